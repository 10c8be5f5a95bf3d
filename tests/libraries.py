"""Small libraries for tests, written without the command."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import riwaya
from riwaya.ids import article_hash
from riwaya.model import Article
from riwaya.store import Library, create_library
from riwaya.store.directory import copy_directory
from riwaya.store.write import add_article, begin_run

Told = tuple[str, str, date | None, str]  # name, outlet, day of publication, text


def library_of(coder: riwaya.Coder, folder: Path, told: Iterable[Told]) -> Library:
    """A library of texts whose reports belong to no events; its file is `library.db` in the folder."""
    library = create_library(folder / "library.db")
    with library.transaction() as db:
        copy_directory(db, coder.knowledge)
        run = begin_run(db, "add", "test", coder.knowledge.version)
        for name, outlet, day, text in told:
            raw = f"{name} {text}".encode()
            coding = coder.code_article(Article(name, text, article_hash(raw), f"عنوان {name}", day, outlet))
            add_article(db, run, coding, raw, coder.knowledge)
    return library
