"""Articles as they are listed and as they came."""

from __future__ import annotations

from riwaya.store.library import Library
from riwaya.store.read import article
from riwaya.store.records import ArticleHead


def heads(library: Library, *, outlet: str | None = None, limit: int = -1, offset: int = 0) -> list[ArticleHead]:
    """The articles of all outlets or of one, the latest first."""
    where, values = ("WHERE id IN (SELECT article FROM appearances WHERE outlet = ?)", [outlet]) if outlet is not None else ("", [])
    rows = library.db.execute(
        f"SELECT id FROM articles {where} ORDER BY published IS NULL, published DESC, id LIMIT ? OFFSET ?", (*values, limit, offset)
    ).fetchall()
    return [found[0] for (id,) in rows if (found := article(library, id))]


def copies(library: Library, head: ArticleHead) -> list[ArticleHead]:
    """The other articles of one story: that of which an article is a copy, and further copies."""
    rows = library.db.execute("SELECT id FROM articles WHERE story = ? AND id != ? ORDER BY published, id", (head.story, head.id)).fetchall()
    return [found[0] for (id,) in rows if (found := article(library, id))]


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
