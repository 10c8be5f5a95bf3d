"""Libraries of hand-made reports, each put into an event by the test, and what an export of them writes."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from shutil import copyfile

from riwaya.events.places import Gazetteer
from riwaya.events.summary import summarise
from riwaya.exports.write import Result, export
from riwaya.ids import article_hash
from riwaya.knowledge import Knowledge
from riwaya.knowledge.crosswalk import cross
from riwaya.knowledge.vocabulary import ARMED_ROLES
from riwaya.model import Article, Coding, Control, Count, Participant, Report, Source, Span, When, Where
from riwaya.store import Filter, Library, create_library, reports_of_events
from riwaya.store.directory import copy_directory
from riwaya.store.write import add_article, begin_run, end_run

BENGHAZI = Where(Span("بنغازي", 0, 6), "ly.benghazi", "Benghazi", "LBY", 32.117, 20.067, 1)
LIBYA = Where(Span("ليبيا", 0, 5), "LBY", "Libya", "LBY", 27.0, 17.2, 6)
Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Tale:
    """A report to be made: `agents` and `patients` as `ACTOR ROLE COUNTRY` (ACTOR may be `-` for a name that the lexicon lacks), `killed`
    as low, best, high and the word for those who died."""

    event: str
    type: str
    mode: str = ""
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    place: Where | None = BENGHAZI
    days: tuple[str, str] = ("2019-06-03", "2019-06-03")
    precision: str = "day"
    killed: tuple[int | None, int | None, int | None, str] | None = None
    voice: str = ""
    stance: str = "actual"
    ground: str = "news"
    outlet: str = "صحيفة المثال"
    control: Control | None = None


def blank(folder: Path, knowledge: Knowledge) -> Path:
    """The file of a library without articles that knows actors and places; writing these takes longer than all the rest."""
    library = create_library(folder / "blank.db")
    with library.transaction() as db:
        copy_directory(db, knowledge)
    library.close()
    return folder / "blank.db"


def library_of(folder: Path, empty: Path, knowledge: Knowledge, tales: Iterable[Tale]) -> Library:
    """A library of tales, each the one report of an article of its own; it begins as a copy of the library `empty`."""
    library = create_library(Path(copyfile(empty, folder / "made.db")))
    gazetteer = Gazetteer(library.db)
    ordered = list(tales)
    with library.transaction() as db:
        run = begin_run(db, "add", "test", knowledge.version)
        for number, tale in enumerate(ordered):
            raw = f"{number} {tale.event}".encode()
            report = _report(f"{number + 1:016x}", tale, knowledge)
            article = Article(
                f"a{number}", "نص الرواية هنا", article_hash(raw), f"عنوان {number}", date(2019, 6, 5) + timedelta(number), tale.outlet
            )
            add_article(db, run, Coding(article, (report,), knowledge.version), raw, knowledge)
            columns = "type, mode, words, date_precision, date_inferred, place_id, place_name, country, where_prec, ground, reports, articles"
            db.execute(
                f"INSERT OR IGNORE INTO events (id, {columns}, outlets, voices, disputes, run)"
                " VALUES (?, ?, '', '', 'unknown', 1, '', '', '', 0, '', 0, 0, 0, 0, '', ?)",
                (tale.event, tale.type, run),
            )
            db.execute("UPDATE reports SET event = ? WHERE id = ?", (tale.event, report.id))
        for event, _ in groupby(sorted(tale.event for tale in ordered)):
            summarise(db, event, reports_of_events(library, [event])[event], gazetteer.path, {})
        end_run(db, run)
    return library


def exported(library: Library, folder: Path, *formats: str) -> Result:
    """The result of an export of everything in some formats."""
    return export(library, folder, formats, Filter(), query={}, version="0")


def rows(path: Path) -> Rows:
    """The rows of a CSV file by their columns."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _report(id: str, tale: Tale, knowledge: Knowledge) -> Report:
    agents, patients = _people(tale.agents, 100), _people(tale.patients, 200)
    true = {
        "armed": any(p.role in ARMED_ROLES for p in agents) and any(p.role in ARMED_ROLES for p in patients),
        "civilian": any(p.role == "CVL" for p in patients),
        "state": any(p.role in ("GOV", "MIL", "COP") for p in agents),
    }
    actors = frozenset(name for name, holds in true.items() if holds)
    low, high = (date.fromisoformat(day) for day in tale.days)
    counts = (Count("killed", tale.killed[3], *tale.killed[:3], 200, 203),) if tale.killed else ()
    return Report(
        id=id,
        trigger=Span("الرواية", 3, 10),
        frame="made",
        type=tale.type,
        mode=tale.mode,
        agents=agents,
        patients=patients,
        place=tale.place,
        time=When(Span("أمس", 0, 3), low, high, tale.precision),
        counts=counts,
        means="",
        control=tale.control,
        voice=(Source(Span(tale.voice, 0, len(tale.voice)), "قال", tale.voice if tale.voice.isascii() else ""),) if tale.voice else (),
        stance=tale.stance,
        ground=tale.ground,
        confidence=0.9,
        because=(),
        codes=cross(knowledge.crosswalk, type=tale.type, mode=tale.mode, stance=tale.stance, means="", actors=actors),
    )


def _people(told: Iterable[str], start: int) -> tuple[Participant, ...]:
    """Participants; their spans do not overlap, and the first one begins where counts stand."""
    people = []
    for number, one in enumerate(told):
        actor, role, country = one.split()
        people.append(
            Participant(Span(f"اسم{number}", start + 10 * number, start + 10 * number + 4), actor.strip("-"), country.strip("-"), role)
        )
    return tuple(people)
