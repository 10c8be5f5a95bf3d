"""A small library to review, and short ways to look at it."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copyfile
from typing import Any

import riwaya
from riwaya.events.intake import Intake
from riwaya.ids import article_hash
from riwaya.model import Article
from riwaya.store import Library, StoredReport, create_library, reports

STRIKE = ("a", "2020-05-19", "قصفت طائرات مسيرة أمس الاثنين قاعدة الوطية الجوية، وقتل خمسة جنود، بحسب مصدر عسكري.")
AGAIN = ("b", "2020-05-19", "شنت طائرات غارة على قاعدة الوطية الجوية أمس الاثنين.")
TAKEN = ("c", "2020-06-05", "أعلنت قوات حكومة الوفاق الجمعة سيطرتها على مدينة ترهونة. ثم اختفت بضائع من المتاجر في الشوارع.")
ALL = (STRIKE, AGAIN, TAKEN)


@cache
def _made() -> tuple[tempfile.TemporaryDirectory[str], list[bool]]:
    return tempfile.TemporaryDirectory(), []


def library_of(coder: riwaya.Coder, folder: Path) -> Library:
    """A library of three articles whose reports stand in events; made once, then copied."""
    home, done = _made()
    if not done:
        _make(coder, Path(home.name)).close()
        done.append(True)
    return create_library(Path(copyfile(Path(home.name) / "library.db", folder / "library.db")))


def _make(coder: riwaya.Coder, folder: Path) -> Library:
    found = create_library(folder / "library.db")
    intake = Intake(found, coder.knowledge, "test")
    for name, day, text in ALL:
        raw = f"{name} {text}".encode()
        article = Article(name, text, article_hash(raw), f"عنوان {name}", date.fromisoformat(day), f"منبر {name}")
        intake.take(coder.code_article(article), raw)
    intake.finish()
    return found


def stored(library: Library, article: str, type: str) -> StoredReport:
    """The first report of an article that is of a type."""
    return next(one for one in reports(library) if one.article.name == article and one.report.type == type)


def span(library: Library, report: str, words: str) -> dict[str, Any]:
    """The offsets of words in the article of a report."""
    (text,) = library.db.execute("SELECT a.text FROM articles a JOIN reports r ON r.article = a.id WHERE r.id = ?", (report,)).fetchone()
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def rows(library: Library, table: str) -> list[tuple[Any, ...]]:
    """All rows of a table in its order."""
    return [tuple(row) for row in library.db.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]
