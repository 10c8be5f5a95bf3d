"""Measures the quality floors and writes them to tests/baseline.json.

    python tools/update_baseline.py [--allow-lower] [--print]

The gold annotations and rated sentences lie beside the project (`../shared`), the project's own corpus in `data/corpus`, of which only the
test part is measured; the hash of each folder is kept with its floors, so that a change of the gold is seen. A floor that would fall
stops the tool unless --allow-lower is given.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

import corpus
import riwaya
import score_events
from riwaya.evaluate import compare, detected, faults, read_gold, read_records, score

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
BASELINE = ROOT / "tests" / "baseline.json"
FOLDERS = {
    **{name: SHARED / "gold" / name for name in ("seeds", "news", "events")},
    "gsr": SHARED / "data" / "gsr",
}
CORPUS = "corpus"  # the test part of the own corpus
KEPT = ("detection", "agents", "patients", "place", "time", "source", "counts", "who_whom_voice_stance")

Figures = dict[str, float]


def digest(folder: Path) -> str:
    """The hash of the annotation files of a folder, names and contents."""
    found = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".json", ".csv", ".txt")):
        found.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return found.hexdigest()[:16]


def measure(name: str, coder: riwaya.Coder) -> Figures:
    """The figures of one yardstick: F1 of detection and slots, shares of stance and ground, or F1 per rated type; of events
    B-cubed and the share of disagreements that are found."""
    if name == "events":
        return score_events.figures(coder)
    if name == "gsr":
        return _rated(FOLDERS[name], coder)
    annotated = [item.gold() for item in corpus.items("test")] if name == CORPUS else read_gold(FOLDERS[name])
    rows = {a.article: coder.code(a.text or "", published=a.published).to_dicts() for a in annotated}
    scores = score(compare(a, rows[a.article]) for a in annotated)
    figures = {slot: scores.figures[slot].f1 for slot in KEPT}
    return {**figures, "stance": scores.over_matched["stance"], "ground": scores.over_matched["ground"]}


def _rated(folder: Path, coder: riwaya.Coder) -> Figures:
    records = read_records(folder)
    types: dict[str, set[str]] = defaultdict(set)
    for record in {r.id: r for r in records}.values():
        for report in coder.code(record.text, published=record.published).reports:
            if report.stance == "actual" and report.ground == "news":
                types[record.id].add(report.type)
    return {kind: f.f1 for kind, f in detected(records, {i: frozenset(t) for i, t in types.items()}).items()}


def frame_faults(coder: riwaya.Coder) -> dict[str, list[str]]:
    """What is wrong with each example of the frames, by frame and sentence; empty lists are sound."""
    found = {}
    for example in coder.knowledge.examples:
        rows = coder.code(example.text).to_dicts()
        found[f"{example.frame}: {example.text}"] = faults(example.text, example.trigger, example.expected, rows)
    return found


def share_sound(found: dict[str, list[str]]) -> float:
    """The share of examples that code to themselves."""
    return sum(not wrong for wrong in found.values()) / max(1, len(found))


def main() -> None:
    """Measures, compares with the kept floors, and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--allow-lower", action="store_true", help="let a floor fall")
    parser.add_argument("--print", action="store_true", dest="only_print", help="measure, write nothing")
    arguments = parser.parse_args()
    coder = riwaya.load()
    kept = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {"gold": {}, "floors": {}}
    floors = {name: _floored(measure(name, coder)) for name in FOLDERS if FOLDERS[name].is_dir()}
    floors[CORPUS] = _floored(measure(CORPUS, coder))
    floors["frames"] = _floored({"sound": share_sound(frame_faults(coder))})
    if arguments.only_print:
        print(json.dumps(floors, indent=1))
        return
    fallen = [
        f"{name} {figure}: {value} below {kept['floors'][name][figure]}"
        for name, figures in floors.items()
        for figure, value in figures.items()
        if value < kept["floors"].get(name, {}).get(figure, 0)
    ]
    if fallen and not arguments.allow_lower:
        sys.exit("these floors would fall (--allow-lower lets them):\n" + "\n".join(fallen))
    gold = {name: digest(FOLDERS[name]) for name in floors if name in FOLDERS} | {CORPUS: digest(corpus.ROOT)}
    written = {"gold": {**kept["gold"], **gold}, "floors": {**kept["floors"], **floors}}
    BASELINE.write_text(json.dumps(written, indent=1) + "\n", "utf-8")


def _floored(figures: Figures) -> Figures:
    """Figures rounded down to three places, so that a floor is never above what was measured."""
    return {name: math.floor(value * 1000) / 1000 for name, value in figures.items()}


if __name__ == "__main__":
    main()
