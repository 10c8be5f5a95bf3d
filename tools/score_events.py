"""Scores how reports are linked into events, on annotated events beside the project (`../shared/gold/events`).

    python tools/score_events.py [--missed]

Codes the articles, adds them to a library of its own in the order of publication, and prints B-cubed over the annotated reports; then what
linking without a fault would reach with the reports that the coder finds, which copies are found, and how many of the annotated
disagreements are found as contradictions. --missed lists the disagreements that are not.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import riwaya
from riwaya.events.intake import Intake
from riwaya.ids import article_hash
from riwaya.model import Article
from riwaya.store import Library, StoredReport, articles, create_library, event, reports

SHARED = Path(__file__).parents[1].parent / "shared"
GOLD = SHARED / "gold" / "events"
YARDSTICK = SHARED / "score" / "events.py"
NEAR = 40  # characters within which a report of the same type is the annotated one, as the yardstick has it
KINDS = {
    **{field: "number" for field in ("killed", "wounded", "captured", "displaced", "arrested")},
    **{kind: kind for kind in ("outcome", "denial", "perpetrator", "victims", "place", "date", "name")},
}  # the annotated fields that riwaya has a kind of contradiction for

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An annotated disagreement: the event, the field, and whether a library event that holds its reports has a contradiction of the
    kind; `shared` says whether any library event holds reports of several of its articles."""

    event: str
    field: str
    found: bool
    shared: bool


def linked(coder: riwaya.Coder, folder: Path, gold: Path = GOLD) -> Library:
    """A library of the annotated articles, in the folder."""
    library = create_library(folder / "library.db")
    intake = Intake(library, coder.knowledge, "score")
    for entry in sorted(_read(gold / "meta.json"), key=lambda entry: (entry["published"], entry["file"])):
        raw = (gold / "txt" / entry["file"]).read_bytes()
        text, day = raw.decode("utf-8"), date.fromisoformat(entry["published"])
        intake.take(coder.code_article(Article(entry["file"], text, article_hash(raw), entry["title"], day, entry["outlet"])), raw)
    intake.finish()
    return library


def b_cubed(library: Library, folder: Path, gold: Path = GOLD) -> tuple[Json, Json]:
    """Precision, recall and F1 of the library's events, and of the best that linking could do with its reports."""
    score = _yardstick()
    found = list(reports(library))
    names = _named(found, gold)
    own = _scored(score, found, lambda stored: stored.event, gold, folder / "linked.jsonl")
    return own, _scored(score, found, lambda stored: names.get(stored.report.id, stored.report.id), gold, folder / "perfect.jsonl")


def copies(library: Library, gold: Path = GOLD) -> tuple[int, int]:
    """How many of the annotated pairs of copies are found, and how many other pairs are."""
    story = {head.name: head.story for head in articles(library)}
    known = {frozenset(pair) for pair in _read(gold / "near_copies.json")}
    names = sorted(story)
    pairs = {frozenset((a, b)) for i, a in enumerate(names) for b in names[i + 1 :] if story[a] == story[b]}
    return len(known & pairs), len(pairs - known)


def disagreements(library: Library, gold: Path = GOLD) -> list[Disagreement]:
    """The annotated disagreements of a kind that riwaya looks for."""
    found = list(reports(library))
    names = _named(found, gold)
    result = []
    for entry in _read(gold / "events.json"):
        homes: dict[str, set[str]] = {}
        for stored in found:
            if names.get(stored.report.id) == entry["event"]:
                homes.setdefault(stored.event, set()).add(stored.article.name)
        kinds = {kind for id in homes if (row := event(library, id)) for kind in row.disputes}
        for told in entry.get("disagreements") or ():
            if told["field"] in KINDS:
                shared = any(len(members) > 1 for members in homes.values())
                result.append(Disagreement(entry["what"], told["field"], KINDS[told["field"]] in kinds, shared))
    return result


def figures(coder: riwaya.Coder) -> dict[str, float]:
    """The figures that are held: B-cubed, and the share of the disagreements that are found."""
    with tempfile.TemporaryDirectory() as folder:
        library = linked(coder, Path(folder))
        own, _ = b_cubed(library, Path(folder))
        told = disagreements(library)
        library.close()
    return {"b3_p": own["p"], "b3_r": own["r"], "b3_f1": own["f1"], "disagreements": sum(one.found for one in told) / len(told)}


def _named(found: list[StoredReport], gold: Path) -> dict[str, str]:
    """The annotated event of each report of the library that is one of its reports, by the report's id."""
    names = {}
    for entry in _read(gold / "events.json"):
        for told in entry["reports"]:
            near = [stored for stored in _of(found, told["article"], entry["type"]) if _gap(stored, told["trigger"]) < NEAR]
            if near:
                best = min(near, key=lambda stored: abs(stored.report.trigger.start - told["trigger"]["start"]))
                names[best.report.id] = entry["event"]
    return names


def _of(found: list[StoredReport], article: str, type: str) -> Iterator[StoredReport]:
    return (stored for stored in found if stored.article.name == article and stored.report.type == type)


def _gap(stored: StoredReport, trigger: Json) -> int:
    own = stored.report.trigger
    return int(max(trigger["start"], own.start) - min(trigger["end"], own.end))


def _scored(score: Any, found: list[StoredReport], name: Callable[[StoredReport], str], gold: Path, path: Path) -> Json:
    rows = ({**stored.report.to_dict(), "article": stored.article.name, "event": name(stored)} for stored in found)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    result: Json = score.main(gold, path)
    return result


def _yardstick() -> Any:
    spec = importlib.util.spec_from_file_location("events_yardstick", YARDSTICK)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missed", action="store_true", help="list the disagreements that are not found")
    arguments = parser.parse_args()
    missing = next((path for path in (GOLD, YARDSTICK) if not path.exists()), None)
    if missing is not None:
        sys.exit(f"score_events: {missing} is missing; the annotated events are not part of the project and lie beside it")
    with tempfile.TemporaryDirectory() as folder:
        library = linked(riwaya.load(), Path(folder))
        print("linked, then with perfect linking:")
        b_cubed(library, Path(folder))
        right, other = copies(library)
        print(f"copies: {right} of {len(_read(GOLD / 'near_copies.json'))} pairs, {other} others")
        told = disagreements(library)
        within = sum(one.shared for one in told)
        print(f"disagreements: {sum(one.found for one in told)} of {len(told)}; in {within} cases an event has reports of several articles")
        for one in told if arguments.missed else ():
            if not one.found:
                print(f"  {one.field:12} {'linked' if one.shared else 'apart'}  {one.event}")


if __name__ == "__main__":
    main()
