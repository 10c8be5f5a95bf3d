"""Data: what can be taken away and under which terms, the versions that made it, and how to cite it."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version

from fastapi import APIRouter
from starlette.responses import Response

from riwaya.exports.fields import tables
from riwaya.exports.readme import LOSSES
from riwaya.knowledge.files import read_yaml
from riwaya.store.history import Run, runs
from riwaya.web.listing import Json
from riwaya.web.render import page
from riwaya.web.visit import Visit, Visiting

pages, api = APIRouter(), APIRouter(tags=["data"])
TERMS = (
    ("riwaya", "Apache-2.0"),
    ("PLOVER", "CC BY-SA 4.0"),
    ("GeoNames", "CC BY 4.0"),
    ("UCDP", "CC BY 4.0"),
    ("MapLibre GL JS", "BSD-3-Clause"),
    ("Natural Earth, world-atlas", "public domain, ISC"),
    ("Noto Naskh Arabic", "OFL-1.1"),
)


def _versions(visit: Visit) -> Json:
    done: list[Run] = runs(visit.library)
    return {
        "program": version("riwaya"),
        "library": visit.library.name,
        "coded_by": list(dict.fromkeys(run.code for run in done)),
        "knowledge": list(dict.fromkeys(run.knowledge for run in done)),
        "state": max((run.ended or run.started for run in done), default=""),
        "runs": len(done),
    }


def _formats() -> dict[str, Json]:
    return {name: {"about": told["about"], "limits": told["limits"]} for name, told in read_yaml(LOSSES).items()}


@pages.get("/data")
def data_page(visit: Visiting) -> Response:
    """The page."""
    return page(
        visit,
        "data.html",
        versions=_versions(visit),
        kinds=_formats(),
        table=tables()["events"],
        terms=TERMS,
        today=datetime.now(UTC).date(),
        base=str(visit.request.base_url).rstrip("/"),
        routes=_routes(visit),
        formats=("json",),
        address="/data",
    )


@pages.get("/data.json", name="data_json")
@api.get("/data", name="data")
def data_data(visit: Visiting) -> Json:
    """The versions that made the library, the formats with what each cannot say, and the columns of events.csv."""
    columns = [{"name": field.name, "type": field.type, "about": field.about, "unit": field.unit} for field in tables()["events"].fields]
    return {"versions": _versions(visit), "formats": _formats(), "terms": dict(TERMS), "columns": columns}


def _routes(visit: Visit) -> list[tuple[str, str]]:
    """The addresses for programs and what each gives."""
    paths = visit.request.app.openapi()["paths"]
    return [(path, told["get"]["description"].split("\n")[0]) for path, told in paths.items() if "get" in told]
