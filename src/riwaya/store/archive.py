"""Articles as they are listed and as they came."""

from __future__ import annotations

from riwaya.store.library import Library
from riwaya.store.read import heads_where
from riwaya.store.records import ArticleHead


def heads(library: Library, *, outlet: str | None = None, limit: int = -1, offset: int = 0) -> list[ArticleHead]:
    """The articles of all outlets or of one, the latest first."""
    where, values = ("WHERE id IN (SELECT article FROM appearances WHERE outlet = ?)", [outlet]) if outlet is not None else ("", [])
    order = "ORDER BY published IS NULL, published DESC, id"
    # The part is chosen by ids, so that only its rows are read and not all of them sorted.
    part = f"WHERE a.id IN (SELECT id FROM articles {where} {order} LIMIT ? OFFSET ?)"
    return heads_where(library, f"{part} ORDER BY a.published IS NULL, a.published DESC, a.id", (*values, limit, offset))


def copies(library: Library, head: ArticleHead) -> list[ArticleHead]:
    """The other articles of one story: that of which an article is a copy, and further copies."""
    return heads_where(library, "WHERE a.story = ? AND a.id != ? ORDER BY a.published, a.id", (head.story, head.id))


def appearances(library: Library, id: str) -> list[dict[str, str]]:
    """Where the bytes of an article stood: outlet, name, address, title and day of publication (empty if not told)."""
    rows = library.db.execute(
        "SELECT outlet, name, url, title, coalesce(published, '') AS published FROM appearances WHERE article = ?"
        " ORDER BY published, outlet, name",
        (id,),
    )
    return [dict(row) for row in rows]


def raw_copy(library: Library, id: str) -> bytes | None:
    """The bytes of an article as they came, None if there is none."""
    row = library.db.execute("SELECT raw FROM articles WHERE id = ?", (id,)).fetchone()
    return bytes(row[0]) if row else None
