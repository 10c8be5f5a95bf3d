"""Naming: how outlets and voices call an actor and its events: who uses which label, when, in which sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from riwaya.events.naming import Naming, Wording, naming_of
from riwaya.exports.cells import JOIN
from riwaya.store import Filter, KnownActor, find_actors
from riwaya.web.asked import link
from riwaya.web.downloads import table_download
from riwaya.web.facets import counts
from riwaya.web.faults import unknown
from riwaya.web.listing import Json
from riwaya.web.render import page
from riwaya.web.visit import Visit, Visiting

pages, api = APIRouter(), APIRouter(tags=["naming"])
Actor = Annotated[str, Query(max_length=200, description="An id, or a name in Arabic or English.")]
CLASSES = ("self", "neutral", "honouring", "pejorative", "unclassed")
COLUMNS = ("kind", "speaker", "outlets", "text", "class", "about", "part", "count", "copied", "first", "last", "quote")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An outlet or voice and its wordings by class."""

    speaker: str
    cells: tuple[tuple[Wording, ...], ...]
    total: int


def matrix(wordings: Sequence[Wording], *, by_outlet: bool) -> tuple[MatrixRow, ...]:
    """The wordings as a table: a row for each outlet or voice, a column for each class; who uses most names first."""

    def key(wording: Wording) -> str:
        return next(iter(wording.outlets), "") if by_outlet else wording.speaker

    rows = []
    for speaker, group in groupby(sorted(wordings, key=key), key=key):
        own = list(group)
        cells = tuple(tuple(sorted((w for w in own if w.kind == kind), key=lambda w: -w.count)) for kind in CLASSES)
        rows.append(MatrixRow(speaker, cells, sum(wording.count for wording in own)))
    return tuple(sorted(rows, key=lambda row: (-row.total, row.speaker)))


def _found(visit: Visit, actor: str) -> tuple[list[KnownActor], Naming]:
    meant = find_actors(visit.library, actor)
    if not meant:
        raise unknown(actor)
    id = meant[0].id
    return meant, visit.site.kept(f"naming {id}", lambda library: naming_of(library, id))


@pages.get("/naming")
def naming_page(visit: Visiting, actor: Actor = "") -> Response:
    """The page."""
    told = list(counts(visit.index, Filter(), "actor").items())[:60]
    if not actor.strip():
        return page(visit, "naming.html", actor=None, told=told, formats=(), address=lambda form: link("/naming"))
    meant, found = _found(visit, actor)
    months = sorted({month for wording in (*found.outlets, *found.voices) for month, _ in wording.months})
    return page(
        visit,
        "naming.html",
        actor=meant[0],
        others=meant[1:6],
        told=told,
        found=found,
        classes=CLASSES,
        tables=(
            ("naming-outlets", True, matrix(found.outlets, by_outlet=True)),
            ("naming-voices", False, matrix(found.voices, by_outlet=False)),
        ),
        word_tables=(("words-outlets", True, found.outlet_words), ("words-voices", False, found.voice_words)),
        years=sorted({month[:4] for month in months}),
        over_time=_over_time((*found.outlets, *found.voices)),
        formats=("json", "csv"),
        address=lambda form: link(f"/naming{form and '.' + form}", actor=meant[0].id),
    )


@pages.get("/naming.json", name="naming_json")
@api.get("/naming", name="naming")
def naming_data(visit: Visiting, actor: Actor) -> Json:
    """The wordings for an actor and its events: by outlet in its own narration, and by quoted voice."""
    meant, found = _found(visit, actor)
    return {"actor": asdict(meant[0]), "also": [other.id for other in meant[1:]], **asdict(found)}


@pages.get("/naming.csv", name="naming_csv")
def naming_csv(visit: Visiting, actor: Actor) -> Response:
    """The wordings as CSV."""
    _, found = _found(visit, actor)
    kinds = (("name", found.outlets), ("name", found.voices), ("event word", found.outlet_words), ("event word", found.voice_words))
    return table_download(COLUMNS, [_row(kind, wording) for kind, wordings in kinds for wording in wordings], "naming.csv")


def _over_time(wordings: Sequence[Wording]) -> dict[str, dict[str, int]]:
    """How often names of each class were used in each year."""
    found: dict[str, dict[str, int]] = {}
    for wording in wordings:
        for month, number in wording.months:
            years = found.setdefault(wording.kind, {})
            years[month[:4]] = years.get(month[:4], 0) + number
    return {kind: found[kind] for kind in CLASSES if kind in found}


def _row(kind: str, wording: Wording) -> dict[str, str | int | None]:
    return {
        "kind": kind, "speaker": wording.speaker, "outlets": JOIN.join(wording.outlets), "text": wording.text, "class": wording.kind,
        "about": wording.about, "part": wording.part, "count": wording.count, "copied": wording.copied, "first": wording.first,
        "last": wording.last, "quote": wording.samples[0].quote if wording.samples else "",
    }  # fmt: skip
