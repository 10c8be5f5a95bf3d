"""The README of an export: what was asked for, what is there, where it comes from, and what each format cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from riwaya.exports.audit import SEED
from riwaya.exports.export import Export, Setting, Written
from riwaya.exports.sources import Outlet
from riwaya.knowledge.files import read_yaml
from riwaya.store import Library

FILE = "README.md"
MADE_WITH = "Made with riwaya "  # by which an export is known again
HERE = Path(__file__).parent
LOSSES = HERE / "losses.yaml"


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format cannot say: sentences that always hold, how many events or reports were left out for which reason, and how many are
    given with less than is known."""

    name: str
    about: str
    limits: tuple[str, ...]
    unit: str
    left_out: tuple[tuple[str, int], ...]
    simplified: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What an export holds: the program's version, the user's conditions in words, totals, files and sources."""

    version: str
    query: Mapping[str, str]
    counts: Mapping[str, int]
    unlinked: int
    files: tuple[Written, ...]
    outlets: Mapping[str, Outlet]
    sample: int


def losses(exports: Sequence[Export]) -> tuple[Loss, ...]:
    """The loss list of each format."""
    told = read_yaml(LOSSES)
    return tuple(
        Loss(
            export.name,
            told[export.name]["about"],
            tuple(told[export.name]["limits"]),
            told[export.name]["unit"],
            _counted(told[export.name].get("left_out"), export.left_out),
            _counted(told[export.name].get("simplified"), export.simplified),
        )
        for export in exports
    )


def _counted(reasons: Mapping[str, str] | None, found: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The reasons in words with their numbers; a reason without words is an error."""
    words = reasons or {}
    return tuple((words[reason], number) for reason, number in sorted(found.items(), key=lambda item: -item[1]) if number)


def write_readme(setting: Setting, library: Library, exports: Sequence[Export], contents: Contents) -> Written:
    """Writes README.md."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"), undefined=StrictUndefined, autoescape=False, trim_blocks=False, keep_trailing_newline=True
    )
    runs = [dict(row) for row in library.db.execute("SELECT * FROM runs ORDER BY id")]
    text = environment.get_template("readme.md.j2").render(
        library=library.name,
        made_with=MADE_WITH,
        version=contents.version,
        query=contents.query,
        counts=contents.counts,
        unlinked=contents.unlinked,
        files=contents.files,
        abouts={loss.about.partition(":")[0]: loss.about.partition(": ")[2] for loss in losses(exports)},
        excel=setting.excel,
        sample=contents.sample,
        seed=SEED,
        runs=runs,
        outlets=sorted(contents.outlets.items(), key=lambda item: (-item[1].articles, item[0])),
        knowledge=", ".join(dict.fromkeys(run["knowledge"] for run in runs)),
        latest=max((run["ended"] or run["started"] for run in runs), default=""),
        losses=losses(exports),
        policy=list(_policy(setting)) if any(export.name == "ucdp-style" for export in exports) else [],
    )
    (setting.folder / FILE).write_text(text, "utf-8", newline="\n")
    return Written(FILE, len(text.splitlines()))


def _policy(setting: Setting) -> Iterator[dict[str, Any]]:
    rules = setting.vocabularies["ucdp_style.yaml"]
    groups = rules.get("rival_groups") or {}
    for country, entries in (rules["government_policy"] or {}).items():
        for entry in entries:
            rivals = [*(entry.get("rivals") or []), *(id for group in entry.get("rival_groups") or [] for id in groups[group])]
            yield {
                "country": country,
                "since": entry["since"],
                "until": entry.get("until") or "",
                "actor": entry["actor"],
                "rivals": ", ".join(rivals),
            }
