"""From raw bytes to an article: decode, check, date. The text is never altered after decoding."""

from __future__ import annotations

from datetime import date, datetime

from riwaya.articles.checks import check
from riwaya.articles.dateline import published_in
from riwaya.errors import InputError, Issue
from riwaya.ids import article_hash
from riwaya.knowledge.timewords import Months
from riwaya.model import Article
from riwaya.sources import Item
from riwaya.sources.encoding import MARKS, encoding_of

# How files of other kinds begin: PDF, ZIP (docx), gzip, OLE (doc), PNG, JPEG, GIF, RAR, 7z, ELF, SQLite.
MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x7fELF",
    b"SQLite",
)
UTF8 = ("utf-8", "utf-8-sig")
EARLIEST, LATEST = 1900, 2100


def read_article(item: Item, months: Months, published: date | None = None) -> tuple[Article, list[Issue]]:
    """The article that an item holds and the warnings about it; raises InputError if it is none.

    The date of publication is the item's, else that of the dateline, else `published`; `months` are the knowledge's."""
    text, warnings = decode(item)
    warnings += check(text, item.where, item.lang)
    day, doubts = _published(item)
    day = day or published_in(text, months) or published
    warnings += doubts
    if day is None:
        warnings.append(Issue("no-date", item.where))
    article = Article(
        item.id,
        text,
        article_hash(item.raw),
        title=item.title,
        published=day,
        outlet=item.outlet,
        url=item.url,
        lang=item.lang or "ar",
        source=item.where,
    )
    return article, warnings


def decode(item: Item) -> tuple[str, list[Issue]]:
    """The text of an item and, if it was not whole UTF-8, a warning; raises InputError if its bytes are no text."""
    raw = item.raw
    if not raw.strip():
        raise InputError("empty", item.where)
    if item.encoding:
        return raw.decode(item.encoding), []
    if raw.startswith(MAGIC):
        raise InputError("binary", item.where)
    encoding = encoding_of(raw)
    if b"\0" in raw and not encoding.startswith(("utf-16", "utf-32")):
        raise InputError("binary", item.where)
    if not encoding:
        raise InputError("encoding", item.where)
    text = raw.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if encoding in UTF8 and not broken:
        return text, []
    if any(raw == mark for mark, _ in MARKS):
        raise InputError("empty", item.where)
    return text, [Issue("recoded", item.where, encoding + (f", {broken} broken characters" if broken else ""))]


def _published(item: Item) -> tuple[date | None, list[Issue]]:
    if not item.published:
        return None, []
    day = read_day(item.published)
    return day, [] if day else [Issue("bad-date", item.where, item.published[:40])]


def read_day(told: str) -> date | None:
    """The day of an ISO date or point of time (`2019-06-04`, `2019-06-04T10:00:00Z`); None if it is none."""
    try:
        day = datetime.fromisoformat(told.strip()).date()
    except ValueError:
        return None
    return day if EARLIEST <= day.year <= LATEST else None
