"""Sources: files, folders, tables and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riwaya.errors import Issue
from riwaya.sources import LONGEST, Item, read_paths

TEXT = "قصفت الطائرات مواقع المسلحين قرب مدينة سرت. وقال المتحدث إن خمسة منهم قتلوا."


def items(*paths: Path) -> list[Item]:
    return [found for found in read_paths(map(str, paths)) if isinstance(found, Item)]


def issues(*paths: Path) -> list[Issue]:
    return [found for found in read_paths(map(str, paths)) if isinstance(found, Issue)]


def rows(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def test_folder_is_read_in_order_of_names_without_hidden_files_and_our_own(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.TXT", "a/.hidden.txt", "note.md", "issues.jsonl", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    assert [item.id for item in items(tmp_path)] == ["b.txt", "z.TXT"]
    assert issues(tmp_path) == [Issue("passed-over", str(tmp_path), ".md 1")]


def test_folder_leaves_out_what_is_being_written(tmp_path: Path) -> None:
    path = rows(tmp_path / "out.jsonl", {"text": TEXT})
    assert [found.code for found in read_paths([str(tmp_path)], frozenset([path])) if isinstance(found, Issue)] == ["no-articles"]


def test_json_lines_keep_the_fields_of_good_rows_and_tell_bad_ones(tmp_path: Path) -> None:
    path = rows(
        tmp_path / "a.jsonl",
        {"id": 7, "text": TEXT, "title": "عنوان", "published": "2019-06-04", "outlet": "o", "url": "u", "lang": None},
        {"text": TEXT, "more": 1},
        {"id": "x"},
        {"text": 3},
        [1],
    )
    broken = b'{"text": \n\n' + b"[" * 100_000 + b'\n{"text": "\\ud800"}\n{"text":"\xff\xfe"}\n'
    path.write_bytes(path.read_bytes() + broken)
    first, second = items(path)
    assert (first.id, first.title, first.published, first.outlet, first.url, first.lang) == (
        "7",
        "عنوان",
        "2019-06-04",
        "o",
        "u",
        "",
    )
    assert (second.id, second.where) == ("a.jsonl:2", f"{path}:2")
    found = issues(path)
    assert {issue.code for issue in found} == {"bad-row"}
    assert [issue.where.rpartition(":")[2] for issue in found] == ["3", "4", "5", "6", "8", "9", "10"]


def test_a_file_of_reports_is_told_once(tmp_path: Path) -> None:
    path = rows(tmp_path / "a.jsonl", {"trigger": {}, "article": "x"}, {"trigger": {}, "article": "x"})
    assert len(issues(path)) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_csv_in_every_dress(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    body = f'id{delimiter}Text{delimiter}published\r\nx1{delimiter}"{TEXT}\r\nثم"{delimiter}2019-06-04\r\n'
    path.write_bytes(body.encode(encoding))
    (item,) = items(path)
    assert (item.id, item.published) == ("x1", "2019-06-04")
    assert item.raw.decode(item.encoding) == TEXT + "\r\nثم"
    assert [issue.code for issue in issues(path)] == ([] if encoding.startswith("utf-8") else ["recoded"])


def test_csv_rows_that_are_broken_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n1,{TEXT}\n2,a,b\n\n3,{TEXT}\n4\n5,"{TEXT}', "utf-8")
    assert [item.id for item in items(path)] == ["1", "3"]
    assert [issue.where.rpartition(":")[2] for issue in issues(path)] == ["3", "6", "7"]


def test_csv_without_the_column_is_told_with_the_columns_it_has(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,body\n1,x\n", "utf-8")
    (issue,) = issues(path)
    assert issue.code == "no-text-column" and "`id`, `body`" in issue.detail and "rename the column" in issue.fault.remedy


def test_columns_of_other_names_are_told_and_not_read(tmp_path: Path) -> None:
    """`date` may be the day of the event, so it is not taken for the day of publication unasked."""
    path = tmp_path / "a.csv"
    path.write_text(f"text,date\n{TEXT},2019-06-04\n", "utf-8")
    assert issues(path) == [Issue("other-column", str(path), "`date` → `published`")]
    assert items(path)[0].published == "" and "rename the column" in issues(path)[0].fault.remedy
    lines = rows(tmp_path / "a.jsonl", {"body": TEXT, "date": "2019-06-04"})
    assert [issue.code for issue in issues(lines)] == ["other-column", "no-text-column"]


def test_files_of_other_kinds_are_counted_on_one_line(tmp_path: Path) -> None:
    for name in ("a.txt", "b.docx", "c.DOCX", "d.pdf", "Makefile", "l.db", "l.db-wal", ".hidden.pdf"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    found = list(read_paths([str(tmp_path)], frozenset({tmp_path / "l.db"})))
    assert found[1:] == [Issue("passed-over", str(tmp_path), ".docx 2, .pdf 1, Makefile 1")] and not found[1].fatal  # type: ignore[union-attr]
    (tmp_path / "a.txt").unlink()
    assert next(read_paths([str(tmp_path)])).code == "no-articles"  # type: ignore[union-attr]


def test_what_is_longer_than_an_article_is_not_read_whole(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("قصف " * LONGEST * 2, "utf-8")
    table = rows(tmp_path / "b.jsonl", {"text": "ق" * (LONGEST + 1)})
    assert [issue.code for issue in issues(text, table)] == ["too-long", "too-long"]


def test_paths_that_lead_nowhere_do_not_stop_the_others(tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text(TEXT, "utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    found = list(read_paths([str(tmp_path / "nothing"), str(empty), str(good)]))
    assert [getattr(f, "code", "item") for f in found] == ["not-found", "no-articles", "item"]


def test_rows_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = rows(tmp_path / "a.jsonl", *({"text": TEXT} for _ in range(3)))
    reading = read_paths([str(path)])
    next(reading)
    path.unlink()  # an open file goes on; nothing was read ahead into a list
    assert len(list(reading)) == 2
