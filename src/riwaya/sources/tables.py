"""Articles that are rows: JSON Lines and CSV, with `text` and optional `id title published outlet url lang`."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from riwaya.errors import Issue
from riwaya.sources.encoding import SAMPLE, encoding_of
from riwaya.sources.item import LONGEST, Item, Source

FIELDS = ("id", "title", "published", "outlet", "url", "lang")
# What others call the columns. They are named to the user and never read unasked: `date` may be the day of the event.
OTHERS: Mapping[str, tuple[str, ...]] = {
    "text": ("body", "content", "article", "article_text", "full_text", "fulltext", "text_ar", "نص", "النص", "المتن"),
    "published": ("date", "pub_date", "pubdate", "publish_date", "publication_date", "published_at", "datetime", "التاريخ", "تاريخ النشر"),
    "title": ("headline", "العنوان"),
    "outlet": ("source", "newspaper", "publisher", "المصدر", "الصحيفة"),
}
DELIMITERS = ",;\t"
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # an over-long text is told as such, not as a broken table


class JsonLines(Source):
    """A file with one JSON object a line."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def items(self) -> Iterator[Item | Issue]:
        """The articles in the order of the lines."""
        yield from _open(self.path, json_items)


class Table(Source):
    """A CSV file with a header line; comma, semicolon and tab are understood."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def items(self) -> Iterator[Item | Issue]:
        """The articles in the order of the rows."""
        yield from _open(self.path, csv_items)


def _open(path: Path, read: Callable[[TextIO, str, str], Iterator[Item | Issue]]) -> Iterator[Item | Issue]:
    try:
        with path.open("rb") as stream:
            encoding = encoding_of(stream.read(SAMPLE))
        if not encoding:
            yield Issue("encoding", str(path))
            return
        if not encoding.startswith("utf-8"):
            yield Issue("recoded", str(path), encoding)
        # Broken bytes come through as lone surrogates, so that they spoil their own row and no other.
        errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
        with path.open(encoding=encoding, errors=errors, newline="") as text:
            yield from read(text, path.name, str(path))
    except OSError as error:
        yield Issue("unreadable", str(path), error.strerror or "")
    except UnicodeError as error:
        yield Issue("encoding", str(path), str(error))


def json_items(lines: Iterable[str], name: str, where: str) -> Iterator[Item | Issue]:
    """The articles of JSON Lines; a row without an id gets the file's name and its line number."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        at = f"{where}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Issue("bad-row", at, f"no JSON: {getattr(error, 'msg', 'nested too deeply')}")
            continue
        if not isinstance(row, dict):
            yield Issue("bad-row", at, "no JSON object")
        elif number == 1 and "trigger" in row and "text" not in row:
            yield Issue("bad-row", where, "these are reports, not articles")
            return
        else:
            if number == 1:
                yield from _renamed([str(key).strip().lower() for key in row], where)
            yield _item(row, f"{name}:{number}", at)


def csv_items(stream: TextIO, name: str, where: str) -> Iterator[Item | Issue]:
    """The articles of a CSV table; a row without an id gets the file's name and its line number."""
    head = stream.readline()
    delimiter = max(DELIMITERS, key=head.count)
    header = [cell.strip().lower().lstrip("\ufeff") for cell in next(csv.reader([head], delimiter=delimiter), [])]
    if "text" not in header:
        yield Issue("no-text-column", where, ", ".join(f"`{cell}`" for cell in header[:12]))
    yield from _renamed(header, where)
    if "text" not in header:
        return
    rows = csv.reader(stream, delimiter=delimiter, strict=True)
    while True:
        at = f"{where}:{rows.line_num + 2}"
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Issue("bad-row", at, str(error))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            yield Issue("bad-row", at, f"{len(cells)} cells under {len(header)} columns")
            continue
        yield _item(dict(zip(header, cells, strict=True)), f"{name}:{at.rpartition(':')[2]}", at)


def _renamed(columns: Sequence[str], where: str) -> Iterator[Issue]:
    """A warning for each column that seems to be one that riwaya reads, under another name."""
    for field, others in OTHERS.items():
        other = next((name for name in others if name in columns), "")
        if other and field not in columns and field != "text":
            yield Issue("other-column", where, f"`{other}` → `{field}`")


def _item(row: Mapping[str, Any], id: str, where: str) -> Item | Issue:
    """The item of a row, or what is wrong with it."""
    text = row.get("text")
    if text is None:
        other = next((name for name in OTHERS["text"] if name in row), "")
        return Issue("no-text-column", where, f"`{other}`") if other else Issue("bad-row", where, "no `text`")
    if not isinstance(text, str):
        return Issue("bad-row", where, "`text` is no string")
    if len(text) > LONGEST:
        return Issue("too-long", where, f"{len(text):,} characters")
    told = {name: "" if row.get(name) is None else str(row[name]).strip() for name in FIELDS}
    try:
        raw = text.encode()
        for value in told.values():
            value.encode()
    except UnicodeEncodeError:
        return Issue("bad-row", where, "broken characters")
    told["id"] = told["id"] or id
    return Item(raw=raw, where=where, encoding="utf-8", **told)
