"""Reviewed reports as a yardstick: the gold of an article beside what the program says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from riwaya.errors import InputError
from riwaya.review.fields import FIELDS, Json
from riwaya.store import ArticleHead, Library, article

SAFE = re.compile(r"[\w-][\w.-]*\.txt", re.ASCII)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """An article with its reviewed reports: `gold` are those that hold, `machine` what the program says of those that were reviewed, the
    rejected ones included; `complete`: every report that the program has in it was reviewed, and reviewers differ in none."""

    head: ArticleHead
    text: str
    gold: tuple[Json, ...]
    machine: tuple[Json, ...]
    complete: bool


def yardsticks(library: Library) -> Iterator[Yardstick]:
    """The articles of which a report was reviewed, by day of publication."""
    ids = library.db.execute(
        "SELECT id FROM articles WHERE id IN (SELECT article FROM reviewed) ORDER BY published IS NULL, published, id"
    ).fetchall()
    for (id,) in ids:
        found = article(library, id)
        assert found is not None
        rows = library.db.execute(
            "SELECT r.data, r.withdrawn, w.state, w.machine, w.reviewers FROM reports r LEFT JOIN reviewed w ON w.report = r.id"
            " WHERE r.article = ? AND (r.withdrawn IS NULL OR w.report IS NOT NULL) ORDER BY r.start, r.id",
            (id,),
        ).fetchall()
        settled = [row for row in rows if row["state"] and row["state"] != "disputed"]
        yield Yardstick(
            *found,
            gold=tuple({**json.loads(row["data"]), "reviewed_by": json.loads(row["reviewers"])} for row in settled if row["withdrawn"] is None),
            machine=tuple(json.loads(row["machine"]) for row in settled if row["machine"] is not None),
            complete=len(settled) == len(rows),
        )


def write_gold(library: Library, folder: Path) -> list[str]:
    """Writes the articles that were reviewed completely as gold, a JSON file and a text each, as `riwaya evaluate` reads them; gives
    their names. Raises InputError if the folder cannot be written."""
    names: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in yardsticks(library):
            if not one.complete:
                continue
            name = one.head.name if SAFE.fullmatch(one.head.name) and one.head.name not in names else f"{one.head.id}.txt"
            names.append(name)
            (folder / name).write_bytes(one.text.encode("utf-8"))
            row = {
                "article": name,
                "article_id": one.head.id,
                "title": one.head.title,
                "outlet": one.head.outlet,
                "published": one.head.published.isoformat() if one.head.published else None,
                "reports": [_gold(report) for report in one.gold],
            }
            (folder / name).with_suffix(".json").write_text(json.dumps(row, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise InputError("unwritable", str(error.filename or folder), error.strerror or "") from error
    return names


def _gold(report: Json) -> Json:
    return {name: report[name] for name in ("id", "trigger", *FIELDS, "reviewed_by")}
