"""`riwaya export` from articles to files, and the files read back with the programs of those who will use them."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import frictionless
import geopandas
import pandas as pd
import pytest
from made import rows
from pyarrow import parquet

import riwaya
from riwaya.cli.filters import Asked, filter_of
from riwaya.errors import InputError, UsageError
from riwaya.events.intake import Intake
from riwaya.exports import select
from riwaya.exports.fields import tables
from riwaya.exports.write import EXPORTS, FORMATS, Result, export
from riwaya.ids import article_hash
from riwaya.model import Article
from riwaya.store import Filter, Library, article, count_events, create_library, event, events, open_library, reports_of_events

ROOT = Path(__file__).parents[2]
PORT, HILL = "مرصد الميناء", "صحيفة التل"
# Name, outlet, day, title, text; two accounts of one strike, a denial, plans, what has only a country, and a title that a spreadsheet would run.
NEWS = (
    (
        *("port-1", PORT, date(2019, 6, 4), '=HYPERLINK("http://example.org")'),
        "قال المتحدث باسم الجيش الوطني الليبي إن طائراته قصفت الاثنين مواقع لقوات حكومة الوفاق في مدينة غريان.\n"
        "وقالت مصادر طبية إن خمسة جنود قتلوا في القصف على غريان الاثنين وأصيب عشرة آخرون.",
    ),
    (
        *("hill-1", HILL, date(2019, 6, 5), "مقتل 12 في غريان"),
        "قالت حكومة الوفاق إن 12 جنديا قتلوا الاثنين في قصف لطائرات الجيش الوطني الليبي على مدينة غريان.\n"
        "ونفى الجيش الوطني الليبي قصف غريان. ودعت الأمم المتحدة إلى وقف إطلاق النار في ليبيا.",
    ),
    (
        *("@port-2", PORT, date(2019, 6, 28), "تبدل السيطرة"),
        "أعلنت قوات حكومة الوفاق الخميس سيطرتها على مدينة غريان بعد اشتباكات عنيفة مع قوات الجيش الوطني الليبي.\n"
        "وقصفت طائرات مجهولة مواقع في ليبيا أمس. وقد يهاجم الجيش مدينة ترهونة.",
    ),
)


@pytest.fixture(scope="module")
def library(coder: riwaya.Coder, tmp_path_factory: pytest.TempPathFactory) -> Library:
    made = create_library(tmp_path_factory.mktemp("library") / "news.db")
    add(coder, made, NEWS)
    return made


def add(coder: riwaya.Coder, library: Library, news: Any) -> None:
    intake = Intake(library, coder.knowledge, "0.test")
    for name, outlet, day, title, text in news:
        raw = text.encode()
        intake.take(coder.code_article(Article(name, text, article_hash(raw), title, day, outlet, "https://example.org/1")), raw)
    intake.finish()


@pytest.fixture(scope="module")
def folder(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of everything in every format."""
    return exported(library, tmp_path_factory.mktemp("export"))[0]


def exported(library: Library, folder: Path, filter: Filter | None = None, **options: Any) -> tuple[Path, Result]:
    return folder, export(library, folder, FORMATS, filter or Filter(), query={"type": "x"}, version="9", **options)


def told(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "reports.jsonl").read_text("utf-8").splitlines()]


def test_one_row_an_event_says_what_the_library_says(library: Library, folder: Path) -> None:
    found = rows(folder / "events.csv")
    assert {row["event"] for row in found} == {row.id for row in events(library)}
    for row in found:
        own = event(library, row["event"])
        assert own is not None
        assert (row["type"], row["mode"], row["words"], row["place_id"]) == (own.type, own.mode, own.words, own.place_id)
        assert (row["date_earliest"], row["date_latest"]) == tuple(day.isoformat() if day else "" for day in (own.low, own.high))
        assert row["event_date"] == (row["date_earliest"] if own.low and own.low == own.high else "")
        assert row["date_inferred"] == str(own.inferred).lower()
        for bound in ("low", "best", "high"):
            number = getattr(own, f"killed_{bound}")
            assert row[f"killed_{bound}"] == ("" if number is None else str(number))
        assert (row["reports"], row["voice_count"]) == (str(own.reports), str(own.voices))
        assert row["disputes"].split(" | ") == list(own.disputes or ("",))
        assert row["coded_by"].startswith("riwaya 0.test, knowledge ")


def test_participants_point_to_their_words(library: Library, folder: Path) -> None:
    found = rows(folder / "participants.csv")
    assert {row["role"] for row in found} >= {"agent", "patient", "voice", "gained_by"}
    pointed = 0
    for row in found:
        text = article(library, row["article_id"])
        assert text is not None
        if row["start"]:
            pointed += 1
            assert text[1][int(row["start"]) : int(row["end"])] == row["name_used"]
    assert pointed >= 20
    whole = {(report["id"], "agent", person["text"]) for report in told(folder) for person in report["agents"]}
    assert {(row["report"], row["role"], row["name_used"]) for row in found if row["role"] == "agent"} == whole


def test_report_lines_are_those_of_coding_with_the_event(coder: riwaya.Coder, library: Library, folder: Path) -> None:
    by_article = Counter(line["article"] for line in told(folder))
    for name, outlet, day, title, text in NEWS:
        coded = coder.code_article(Article(name, text, article_hash(text.encode()), title, day, outlet)).to_dicts()
        lines = [line for line in told(folder) if line["article"] == name]
        assert by_article[name] == len(coded) > 1
        for line in lines:
            own = line.pop("event")
            assert line in coded
            assert line["id"] in {stored.report.id for stored in reports_of_events(library, [own])[own]}


def test_pandas_reads_the_tables_with_their_types(folder: Path) -> None:
    frame = pd.read_csv(folder / "events.csv", parse_dates=["event_date"])
    assert frame["event_date"].dt.year.dropna().eq(2019).all()
    assert frame["date_inferred"].dtype == bool and frame["lat"].dtype == float
    assert frame["event"].is_unique


def test_maps_read_points_that_stand_for_no_more_than_is_told(folder: Path) -> None:
    frame = geopandas.read_file(folder / "events.geojson")
    assert frame.crs.to_epsg() == 4326
    others = rows(folder / "events_without_point.csv")
    all_rows = {row["event"]: row for row in rows(folder / "events.csv")}
    assert len(frame) > 0 and "country only" in {row["why"] for row in others}
    assert set(frame["event"]) | {row["event"] for row in others} == set(all_rows) and len(frame) + len(others) == len(all_rows)
    for _, feature in frame.iterrows():
        row = all_rows[feature["event"]]
        assert (str(feature.geometry.y), str(feature.geometry.x)) == (row["lat"], row["lon"])
        assert row["where_prec"] in ("1", "2", "3", "4") and feature["place_name"].isascii() and feature["point_means"]
    assert all(not row["lat"] for row in all_rows.values() if row["where_prec"] in ("0", "6"))


def test_parquet_holds_what_the_csv_files_hold(folder: Path) -> None:
    for name in ("events", "participants"):
        typed = parquet.read_table(folder / f"{name}.parquet")
        assert tuple(typed.column_names) == tables()[name].columns
        days = [field.name for field in tables()[name].fields if field.type == "date"]
        assert days and all(str(typed.schema.field(day).type) == "date32[day]" for day in days)
        shown = [{column: _shown(cell) for column, cell in row.items()} for row in typed.to_pylist()]
        assert shown == [{column: cell.removeprefix("'") for column, cell in row.items()} for row in rows(folder / f"{name}.csv")]


def _shown(cell: object) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def test_what_the_documents_tell_to_do_with_the_files_works(folder: Path) -> None:
    told = re.findall(r"^```py\n(.*?)^```", (ROOT / "docs" / "formats.md").read_text("utf-8"), re.S | re.M)
    assert len(told) >= 4
    for code in told:
        done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, f"{code}\n{done.stderr}"
        assert done.stdout.strip(), code


def test_frictionless_finds_every_table_as_it_is_described(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["taskName", "rowNumber", "fieldName", "message"])
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    described = {resource["path"] for resource in package["resources"]}
    assert described == {path.name for path in folder.iterdir()} - {"datapackage.json"}
    for resource in package["resources"]:
        for field in resource.get("schema", {}).get("fields", ()):
            assert len(field["description"]) > 3, f"{resource['path']}, {field['name']}"


def test_frictionless_would_find_a_wrong_cell(folder: Path, tmp_path: Path) -> None:
    for path in folder.iterdir():
        text = path.read_bytes()
        (tmp_path / path.name).write_bytes(text.replace(b"ASSAULT", b"ASSAILS", 1) if path.name == "events.csv" else text)
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


STYLES = {
    "acled_style": "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 "
    "assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision "
    "source source_scale notes fatalities tags timestamp",
    "ucdp_style": "id relid year active_year code_status type_of_violence conflict_new_id conflict_name dyad_new_id dyad_name side_a_new_id "
    "side_a side_b_new_id side_b number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id iso3 region event_clarity "
    "date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low",
}
TAGS = (
    "#date+start #date+end #event+type #group+name+first #group+name+second #loc+name #adm1+name #adm2+name #country+name #country+code "
    "#geo+lat #geo+lon #affected+killed #affected+injured #meta+source #description"
)


@pytest.mark.parametrize("style", STYLES)
def test_every_column_of_a_style_is_there_in_order(folder: Path, style: str) -> None:
    head = (folder / f"{style}.csv").read_text("utf-8").splitlines()[0]
    assert head.split(",") == STYLES[style].split()


def test_the_second_row_holds_the_hxl_tags(folder: Path) -> None:
    names, tags, *others = (folder / "events_hxl.csv").read_text("utf-8").splitlines()
    assert tags.split(",")[:16] == TAGS.split()
    assert len(names.split(",")) == len(tags.split(","))
    assert len(others) == len(rows(folder / "events.csv"))


def test_cells_that_a_spreadsheet_would_run_are_guarded(folder: Path) -> None:
    sources = {row["article"]: row for row in rows(folder / "sources.csv")}
    assert sources["port-1"]["title"] == "'" + NEWS[0][3]
    assert "'@port-2" in sources
    assert {line["article"] for line in told(folder)} >= {"@port-2"}, "JSON is not guarded"


@pytest.mark.parametrize("name", ["participants-csv", "plover", "acled-style", "ucdp-style", "geojson"])
def test_what_is_not_given_is_counted_in_the_readme(library: Library, tmp_path: Path, name: str) -> None:
    result = exported(library, tmp_path)[1]
    (loss,) = [loss for loss in result.losses if loss.name == name]
    files = {
        "participants-csv": "participants.csv",
        "plover": "plover.jsonl",
        "acled-style": "acled_style.csv",
        "ucdp-style": "ucdp_style.csv",
        "geojson": "events.geojson",
    }
    (written,) = [written for written in result.files if written.file == files[name]]
    missing = sum(number for _, number in loss.left_out)
    if loss.unit == "events":
        assert written.rows + missing == result.counts["events"]
    else:
        assert len({row["report"] for row in rows(tmp_path / written.file)}) + missing == result.counts["reports"]
    readme = (tmp_path / "README.md").read_text("utf-8")
    for reason, number in loss.left_out:
        assert f"- left out: {number} {loss.unit} that {reason}" in readme


def test_the_readme_tells_query_versions_sources_and_policy(folder: Path) -> None:
    readme = (folder / "README.md").read_text("utf-8")
    assert "- type: x" in readme and "| 0.test |" in readme
    assert f"| {PORT} | 2 | 2019-06-04 | 2019-06-28 |" in readme
    assert "How to cite" in readme and "LBY.GNA" in readme


def test_the_same_library_gives_the_same_bytes(library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(select, "BATCH", 1)
    again, _ = exported(library, tmp_path)
    assert {path.name: path.read_bytes() for path in again.iterdir()} == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_excel_gets_a_mark_in_csv_files_only(library: Library, tmp_path: Path) -> None:
    folder, _ = exported(library, tmp_path, excel=True)
    marked = {path.name for path in folder.iterdir() if path.read_bytes().startswith(b"\xef\xbb\xbf")}
    assert marked == {path.name for path in folder.iterdir() if path.suffix == ".csv"}
    assert frictionless.validate(str(folder / "datapackage.json")).valid


def test_an_event_that_passes_comes_whole_and_what_came_along_is_marked(library: Library, tmp_path: Path) -> None:
    wanted = filter_of(Asked(types=("ASSAULT",), outlets=(HILL,), stances=("denied", "negated")), library)
    folder, result = exported(library, tmp_path, wanted)
    found = rows(folder / "events.csv")
    assert 0 < len(found) == count_events(library, wanted) < count_events(library)
    marks = {(row["report"], row["selected"]) for row in rows(folder / "participants.csv")}
    assert {selected for _, selected in marks} == {"true", "false"}
    assert result.counts["reports"] > result.counts["reports that pass themselves"] == sum(int(row["reports_selected"]) for row in found)
    sample = rows(folder / "audit_sample.csv")
    assert {row["stance"] for row in sample} <= {"denied", "negated"} and sample


def test_the_audit_sample_stays_when_articles_come(coder: riwaya.Coder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.exports.audit.SIZE", 6)
    made = create_library(tmp_path / "a.db")
    add(coder, made, NEWS[:2])
    first = rows(exported(made, tmp_path / "1")[0] / "audit_sample.csv")
    add(coder, made, NEWS[2:])
    second = rows(exported(made, tmp_path / "2")[0] / "audit_sample.csv")
    assert len(first) == len(second) == 6
    order = [row["report"] for row in first]
    kept = [row["report"] for row in second if row["report"] in order]
    assert kept == order[: len(kept)] and kept, "new reports only push the last ones out"
    for row in second:
        text = article(made, row["article_id"])
        assert text is not None
        assert text[1][int(row["quote_start"]) : int(row["quote_end"])] == row["quote"]
        assert text[1][int(row["trigger_start"]) : int(row["trigger_end"])] == row["trigger"]
        assert (row["judgement"], row["judge"], row["note"], row["url"]) == ("", "", "", "https://example.org/1")


def test_who_judged_is_told_and_undone_judgements_are_not(coder: riwaya.Coder, tmp_path: Path) -> None:
    made = create_library(tmp_path / "a.db")
    add(coder, made, NEWS[:1])
    one, other = [id for (id,) in made.db.execute("SELECT id FROM reports ORDER BY id LIMIT 2")]
    made.db.execute(
        "INSERT INTO judgements (relation, a, b, undoes, who, at, note) VALUES ('unsure', ?, NULL, NULL, 'منى', '', ''),"
        " ('unsure', ?, NULL, NULL, 'سعد', '', ''), ('undo', NULL, NULL, 2, 'منى', '', '')",
        (one, other),
    )
    folder, _ = exported(made, tmp_path / "out")
    by_report = {row["report"]: row["reviewed_by"] for row in rows(folder / "participants.csv")}
    assert by_report[one] == "منى" and by_report[other] == ""
    assert {row["reviewed_by"] for row in rows(folder / "events.csv")} <= {"", "منى"}


def test_every_format_has_its_losses_and_is_listed(library: Library, tmp_path: Path) -> None:
    result = exported(library, tmp_path)[1]
    assert [loss.name for loss in result.losses] == list(EXPORTS)
    assert all(loss.limits for loss in result.losses)


def test_what_needs_an_extra_says_which(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"riwaya\[parquet\]"):
        export(library, tmp_path, ["parquet"], Filter(), query={}, version="9")


def test_a_folder_that_cannot_be_written_is_told(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="cannot be written"):
        exported(library, tmp_path / "file")


def test_own_vocabularies_win(library: Library, tmp_path: Path) -> None:
    own = tmp_path / "own" / "vocabularies"
    own.mkdir(parents=True)
    (own / "actor_kinds.tsv").write_text("id\tname_en\n", "utf-8")
    (own / "countries.tsv").write_text("id\tiso_numeric\tregion\tbroad_region\nLBY\t1\tThe coast\tX\n", "utf-8")
    folder, _ = exported(library, tmp_path / "out", knowledge=tmp_path / "own")
    assert {row["region"] for row in rows(folder / "acled_style.csv")} == {"The coast"}


@pytest.fixture(scope="module")
def run(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    path = library.db.execute("PRAGMA database_list").fetchone()[2]

    def call(*words: object) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "LC_ALL": "C.UTF-8", "RIWAYA_LIBRARY": path}
        return subprocess.run([sys.executable, "-m", "riwaya", "export", *map(str, words)], env=env, capture_output=True, text=True, timeout=120)

    return call


def test_the_command_writes_what_is_asked_for(run: Callable[..., Any], tmp_path: Path) -> None:
    done = run(tmp_path, "--format", "events-csv,hxl", "--place", "غريان", "--type", "assault", "--json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    files = {"events.csv", "events_hxl.csv", "sources.csv", "audit_sample.csv", "README.md"}
    assert {written["file"] for written in result["files"]} == files == {path.name for path in tmp_path.iterdir()}
    assert {row["place_name"] for row in rows(tmp_path / "events.csv")} == {"Gharyan"}
    assert "- place: ly.gharyan" in (tmp_path / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("x", "--format", "xlsx"), "events-csv, participants-csv"),
        (("x", "--since", "last week"), "no date"),
        (("x", "--since", "2020-01-02", "--until", "2020-01-01"), "--until"),
        (("x", "--actor", "لا أحد"), "no actor of this name"),
        (("x", "--outlet", "لا أحد"), "no article"),
        (("no.db", "x"), "no library"),
        (("a", "b", "c"), "[LIBRARY.db] DIR"),
    ],
    ids=lambda value: " ".join(value)[:20] if isinstance(value, tuple) else "",
)
def test_errors_say_what_to_do(run: Callable[..., Any], tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    done = run(*(str(tmp_path / word) if word == "x" else word for word in words))
    assert done.returncode == 2
    assert told in done.stderr and "Traceback" not in done.stderr


def test_nothing_that_passes_is_told(run: Callable[..., Any], tmp_path: Path) -> None:
    done = run(tmp_path, "--until", "1990-01-01")
    assert done.returncode == 0 and "no event passes" in done.stderr
    assert rows(tmp_path / "events.csv") == []
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_an_earlier_export_is_not_left_beside_another(library: Library, tmp_path: Path) -> None:
    """`--force` takes away what an export wrote, and neither a file of the user's nor a sample in which somebody judged."""
    exported(library, tmp_path)
    (tmp_path / "mine.csv").write_text("x", "utf-8")
    options: dict[str, Any] = {"query": {}, "version": "9"}
    with pytest.raises(UsageError, match="--force"):
        export(library, tmp_path, ["jsonl"], Filter(), **options)
    export(library, tmp_path, ["jsonl"], Filter(), force=True, **options)
    assert {path.name for path in tmp_path.iterdir()} == {"reports.jsonl", "sources.csv", "audit_sample.csv", "README.md", "mine.csv"}
    sample = tmp_path / "audit_sample.csv"
    judged = [{**row, "judgement": "right"} for row in rows(sample)]
    with sample.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, judged[0])
        writer.writeheader()
        writer.writerows(judged)
    with pytest.raises(UsageError, match=r"audit_sample\.csv"):
        export(library, tmp_path, ["jsonl"], Filter(), force=True, **options)
    assert rows(sample) == judged


def test_a_folder_that_is_no_export_keeps_its_readme(library: Library, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Mine", "utf-8")
    with pytest.raises(UsageError, match=r"README\.md"):
        export(library, tmp_path, ["jsonl"], Filter(), force=True, query={}, version="9")
    assert (tmp_path / "README.md").read_text("utf-8") == "# Mine"


def test_reading_needs_no_writing(library: Library, tmp_path: Path) -> None:
    path = Path(library.db.execute("PRAGMA database_list").fetchone()[2])
    reader = open_library(path)
    exported(reader, tmp_path)
    reader.close()
