"""Libraries: what is one, of which version; filters give what a plain look at every report gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import riwaya
from libraries import Told, library_of
from riwaya.errors import InputError
from riwaya.events.places import Gazetteer
from riwaya.store import (
    NARRATOR,
    Filter,
    Library,
    StoredReport,
    count_events,
    create_library,
    event,
    events,
    open_library,
    report,
    reports,
    reports_of_article,
    reports_of_events,
)
from riwaya.store.filters import conditions
from riwaya.store.migrate import APPLICATION, versions

NEWS: list[Told] = [
    ("one", "مرصد", date(2019, 4, 5), "أعلن الجيش الوطني الليبي الخميس سيطرته على مدينة غريان. ونفت حكومة الوفاق سقوط غريان في يد الجيش."),
    ("two", "وكالة", date(2019, 4, 9), "قتل خمسة جنود في اشتباكات قرب مطار طرابلس الاثنين. وقصفت طائرات الجيش الوطني الليبي مواقع في غريان."),
    ("three", "وكالة", date(2020, 1, 7), "دعت بعثة الأمم المتحدة إلى وقف القتال في سرت. وقال سكان إن قوات حكومة الوفاق ستنسحب من سرت غدا."),
    ("four", "", None, "اندلعت اشتباكات في بنغازي بين قوات الجيش ومسلحين، وقتل مدنيان في انفجار لغم في حي الصابري عام 2016."),
    ("five", "مرصد", date(2021, 1, 7), "تظاهر المئات في تونس احتجاجا على الغلاء. واعتقلت الشرطة عشرات المتظاهرين في العاصمة تونس أمس."),
]


@pytest.fixture(scope="module")
def library(coder: riwaya.Coder, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Five articles; every report stands in an event of its own, every third of which is disputed."""
    found = library_of(coder, tmp_path_factory.mktemp("filters"), NEWS)
    with found.transaction() as db:
        for number, (id, type) in enumerate(db.execute("SELECT id, type FROM reports ORDER BY id").fetchall()):
            db.execute(
                "INSERT INTO events (id, type, mode, words, date_precision, date_inferred, place_id, place_name, country, where_prec, ground,"
                " reports, articles, outlets, voices, disputes, run) VALUES (?, ?, '', '', '', 1, '', '', '', 0, '', 1, 1, 1, 1, ?, 1)",
                (f"e{number:03}", type, "denial number" if number % 3 == 0 else ""),
            )
            db.execute("UPDATE reports SET event = ? WHERE id = ?", (f"e{number:03}", id))
    return found


def test_it_has_enough_to_filter(library: Library) -> None:
    found = list(reports(library))
    assert len(found) >= 9 and len({stored.report.type for stored in found}) >= 4
    assert any(stored.low is None for stored in found) or any(stored.inferred for stored in found)


def passes(library: Library, filter: Filter, stored: StoredReport) -> bool:
    """Whether a report passes a filter, told without SQL."""
    told, gazetteer = stored.report, Gazetteer(library.db)
    place = told.place
    path = gazetteer.path(place.id, place.country) if place and place.id else (place.country,) if place and place.country else ()
    people = {person.actor for person in (*told.agents, *told.patients)}
    source = told.voice[0] if told.voice else None
    row = event(library, stored.event)
    return (
        (not filter.types or told.type in filter.types)
        and (not filter.modes or told.mode in filter.modes)
        and (not filter.stances or told.stance in filter.stances)
        and (not filter.grounds or told.ground in filter.grounds)
        and (not filter.actors or bool(people & set(filter.actors)))
        and (not filter.places or bool(set(path) & set(filter.places)))
        and (not filter.outlets or bool(set(stored.article.outlets) & set(filter.outlets)))
        and (not filter.voices or (NARRATOR if source is None else source.actor) in filter.voices)
        and (filter.since is None or (stored.high is not None and stored.high >= filter.since))
        and (filter.until is None or (stored.low is not None and stored.low <= filter.until))
        and (not filter.disputed or bool(row and row.disputes))
    )


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


DAYS = st.none() | st.sampled_from([date(2016, 6, 1), date(2019, 4, 4), date(2019, 4, 8), date(2020, 1, 6), date(2022, 1, 1)])
FILTERS = st.builds(
    Filter,
    types=some("CONTROL", "ASSAULT", "RETREAT", "REQUEST", "PROTEST"),
    modes=some("capture", "aerial", "withdraw", "arrest"),
    actors=some("LBY.LNA", "LBY.GNA", "LBY.GNA.FORCES", "INT.UNSMIL"),
    places=some("ly.gharyan", "ly.sirte", "LBY", "TUN", "ly.benghazi", "ly.tripoli"),
    since=DAYS,
    until=DAYS,
    voices=some(NARRATOR, "LBY.LNA", "LBY.GNA"),
    outlets=some("مرصد", "وكالة", "لا أحد"),
    stances=some("actual", "denied", "planned", "demanded"),
    grounds=some("news", "background"),
    disputed=st.booleans(),
)


@given(FILTERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_combined_filters(library: Library, filter: Filter) -> None:
    agree(library, filter)


EVERYTHING = Filter(
    types=("CONTROL",), modes=("capture",), actors=("LBY.LNA",), places=("ly.gharyan",), since=date(2019, 4, 8), until=date(2019, 4, 8),
    voices=(NARRATOR,), outlets=("وكالة",), stances=("actual",), grounds=("news",), disputed=True,
)  # fmt: skip


@pytest.mark.parametrize("name", [name for name, _ in conditions(EVERYTHING)])
def test_one_filter(library: Library, name: str) -> None:
    """Each condition alone lets some reports through and others not."""
    field = {"since": "since", "until": "until", "disputed": "disputed"}.get(name, f"{name}s")
    filter = replace(Filter(), **{field: getattr(EVERYTHING, field)})
    assert 0 < agree(library, filter) < len(list(reports(library)))


def agree(library: Library, filter: Filter) -> int:
    """How many reports pass; fails where SQL and a plain look at them differ, for reports or for events."""
    expected = [stored for stored in reports(library) if passes(library, filter, stored)]
    found = list(reports(library, filter))
    assert [stored.report.id for stored in found] == [stored.report.id for stored in expected]
    ids = {stored.event for stored in expected}
    assert {row.id for row in events(library, filter)} == ids and count_events(library, filter) == len(ids)
    return len(found)


@given(FILTERS, st.integers(0, 5), st.integers(0, 15))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_pages_are_parts_of_the_whole(library: Library, filter: Filter, limit: int, offset: int) -> None:
    whole = [stored.report.id for stored in reports(library, filter)]
    assert [stored.report.id for stored in reports(library, filter, limit=limit, offset=offset)] == whole[offset : offset + limit]
    rows = [row.id for row in events(library, filter)]
    assert [row.id for row in events(library, filter, limit=limit, offset=offset)] == rows[offset : offset + limit]


def test_what_is_withdrawn_is_not_found(coder: riwaya.Coder, tmp_path: Path) -> None:
    library = library_of(coder, tmp_path, NEWS[:1])
    first, *rest = reports(library)
    with library.transaction() as db:
        db.execute("UPDATE reports SET withdrawn = 1 WHERE id = ?", (first.report.id,))
    assert list(reports(library)) == rest == reports_of_article(library, first.article.id)
    assert report(library, first.report.id) is None
    assert report(library, rest[0].report.id) == rest[0]


def test_reports_of_many_events(library: Library) -> None:
    """More events than one SQL list has values."""
    ids = [row.id for row in events(library)]
    found = reports_of_events(library, [*ids, *(f"none{n}" for n in range(1200))])
    assert all(len(found[id]) == 1 for id in ids) and not found["none7"]


def test_a_stored_report_is_the_coded_one(coder: riwaya.Coder, library: Library) -> None:
    name, outlet, day, text = NEWS[0]
    coded = coder.code(text, published=day.isoformat() if day else None).to_dicts()
    mine = [stored for stored in reports(library) if stored.article.name == name]
    fields = ("type", "mode", "trigger", "agents", "patients", "place", "time", "voice", "stance", "ground", "control", "counts", "because")
    assert [[stored.report.to_dict()[f] for f in fields] for stored in mine] == [[row[f] for f in fields] for row in coded]
    assert all(text[stored.quote.start : stored.quote.end] == stored.quote.text for stored in mine)
    assert all(stored.article.outlet == outlet for stored in mine)


# What is a library.


def code_of(call: Callable[[], Library]) -> str:
    with pytest.raises(InputError) as raised:
        call()
    assert raised.value.issue.where
    return raised.value.issue.code


def made(folder: Path, pragma: str = "") -> Path:
    path = folder / "library.db"
    library = create_library(path)
    if pragma:
        library.db.execute(f"PRAGMA {pragma}")
    library.close()
    return path


def test_made_opened_and_opened_again(tmp_path: Path) -> None:
    path = made(tmp_path / "new" / "folder")
    for library in (create_library(path), open_library(path), open_library(path, write=True)):
        assert library.db.execute("PRAGMA user_version").fetchone()[0] == len(versions())
        assert library.name == "library.db"
        library.close()


def test_reading_writes_nothing(tmp_path: Path) -> None:
    library = open_library(made(tmp_path))
    with pytest.raises(sqlite3.OperationalError):
        library.db.execute("INSERT INTO facts VALUES ('a', 'b')")


def test_missing(tmp_path: Path) -> None:
    assert code_of(lambda: open_library(tmp_path / "none.db")) == "no-library"
    assert not (tmp_path / "none.db").exists(), "looking does not make one"
    assert code_of(lambda: open_library(tmp_path)) == "no-library"


OTHERS = {
    "empty": b"",
    "text": b"just text, and long enough to be taken for a header of something else" * 20,
    "torn": b"SQLite format 3\0" + b"x" * 4096,
}


@pytest.mark.parametrize("content", OTHERS.values(), ids=OTHERS.keys())
def test_something_else(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    assert code_of(lambda: open_library(path)) == "no-library"
    assert path.read_bytes() == content
    if content:
        assert code_of(lambda: create_library(path)) == "no-library" and path.read_bytes() == content


def test_another_program_s_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    sqlite3.connect(path).executescript("CREATE TABLE reports (x); INSERT INTO reports VALUES (1);")
    assert code_of(lambda: open_library(path)) == code_of(lambda: create_library(path)) == "no-library"
    assert sqlite3.connect(path).execute("SELECT * FROM reports").fetchall() == [(1,)]


def test_newer(tmp_path: Path) -> None:
    path = made(tmp_path, f"user_version = {len(versions()) + 1}")
    assert code_of(lambda: open_library(path)) == code_of(lambda: create_library(path)) == "library-newer"


def test_older_is_told_to_readers_and_brought_up_by_writers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version that comes later adds a table; what the library held stays."""
    path = made(tmp_path)
    library = open_library(path, write=True)
    with library.transaction() as db:
        db.execute("INSERT INTO facts VALUES ('kept', 'yes')")
    library.close()
    later = tmp_path / "9999.sql"
    later.write_text("CREATE TABLE later (x);", "utf-8")
    files = [*versions(), later]
    monkeypatch.setattr("riwaya.store.migrate.versions", lambda: files)
    assert code_of(lambda: open_library(path)) == "library-older"
    library = create_library(path)
    assert library.db.execute("PRAGMA user_version").fetchone()[0] == len(files)
    assert library.db.execute("SELECT value FROM facts").fetchall()[0][0] == "yes" and not library.db.execute("SELECT * FROM later").fetchall()


def test_a_migration_that_fails_leaves_the_library_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path)
    bad = tmp_path / "9999.sql"
    bad.write_text("CREATE TABLE half (x); INSERT INTO nowhere VALUES (1);", "utf-8")
    before = versions()
    monkeypatch.setattr("riwaya.store.migrate.versions", lambda: [*before, bad])
    with pytest.raises(InputError):
        create_library(path)
    monkeypatch.undo()
    library = open_library(path)
    assert library.db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone()[0] == 0
    assert library.db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION


def test_a_transaction_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    library = create_library(tmp_path / "library.db")
    with pytest.raises(KeyError), library.transaction() as db:
        db.execute("INSERT INTO facts VALUES ('a', 'b')")
        raise KeyError
    assert not library.db.execute("SELECT * FROM facts").fetchall()
