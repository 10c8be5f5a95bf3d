"""Articles: a text and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` never changes after reading; every offset counts its code points.

    `id` is the input's own id, else the file's name; `hash` identifies the raw bytes (`riwaya.ids.article_hash`).
    """

    id: str
    text: str
    hash: str = ""
    title: str = ""
    published: date | None = None
    outlet: str = ""
    url: str = ""
    lang: str = ""
    source: str = ""
