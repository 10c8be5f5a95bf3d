"""Data: what can be taken away and under which terms, the versions that made it, and how to cite it."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version

from fastapi import APIRouter
from markupsafe import Markup, escape
from starlette.responses import Response

from riwaya.exports.fields import tables
from riwaya.exports.readme import LOSSES
from riwaya.knowledge.files import read_yaml
from riwaya.store.history import Run, runs
from riwaya.web.listing import Json
from riwaya.web.render import ltr, page
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


def _shown_formats(language: str) -> dict[str, Json]:
    """The files of each format, what it is, and what it cannot say, in the visitor's language."""
    shown: dict[str, Json] = {}
    for name, told in read_yaml(LOSSES).items():
        files, _, about = told["about"].partition(": ")
        arabic = {"about": told["about_ar"], "limits": told["limits_ar"]}
        shown[name] = {"files": files, **(arabic if language == "ar" else {"about": about, "limits": told["limits"]})}
    return shown


def _citation(visit: Visit, base: str) -> Markup:
    """How to cite the library: what is Latin or a number keeps its own direction within an Arabic sentence."""
    told, knowledge = _versions(visit), dict.fromkeys(run.knowledge for run in runs(visit.library))
    values = {name: told[name] or "–" for name in ("program", "library", "state")}
    values |= {"knowledge": ", ".join(knowledge) or "–", "address": f"{base}/events", "day": datetime.now(UTC).date().isoformat()}
    return Markup(escape(visit.texts.get("web", "citation"))).format(**{name: ltr(value) for name, value in values.items()})


@pages.get("/data")
def data_page(visit: Visiting) -> Response:
    """The page."""
    return page(
        visit,
        "data.html",
        versions=_versions(visit),
        kinds=_shown_formats(visit.texts.language),
        citation=_citation(visit, str(visit.request.base_url).rstrip("/")),
        table=tables()["events"],
        terms=TERMS,
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
