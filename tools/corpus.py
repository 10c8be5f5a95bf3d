"""The project's own corpus of annotated newswire: checks it, builds gold annotations, tells its figures.

    python tools/corpus.py check                    # every line, against the text and the codebook's vocabularies
    python tools/corpus.py build OUT [--part test]  # gold JSON beside its texts, as `riwaya evaluate` reads them
    python tools/corpus.py figures                  # sentences, reports by type, mode, stance, ground, genre
    python tools/corpus.py agreement                # the second annotation scored against the first
    python tools/corpus.py measure [--part test]    # the program's scores, and its errors by cause

`data/corpus/items` holds an item a file: a head line, then the text; under a paragraph stand the lines of its reports, each
beginning with `- `. `data/corpus/GUIDELINE.md` says how they are written. `data/corpus/test.txt` lists the items that are
measured on and never trained on.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import riwaya
from riwaya.evaluate import CAUSES, Gold, Scores, Words, compare, errors, score
from riwaya.knowledge.vocabulary import COUNTS, GROUNDS, MODES, STANCES
from riwaya.language.analyse import Analyser

ROOT = Path(__file__).parents[1] / "data" / "corpus"
ITEMS, SECOND, TEST = ROOT / "items", ROOT / "second", ROOT / "test.txt"
GENRES = ("news", "digest", "opinion", "statement")
MARK = "- "
LETTER = r"[\u0621-\u0652\u0670]"
NUMBERED = re.compile(r"^(.*?)#(\d+)$")
ACTOR = re.compile(r"^[A-Z]{3}\.[A-Z0-9_.]+$")
COUNT = re.compile(r"^(\w+)=(\d*)(?:-(\d*))?$")

Row = dict[str, Any]
Span = dict[str, Any]


class Wrong(Exception):
    """A line that cannot be resolved; the message says why."""


@dataclass(frozen=True, slots=True)
class Item:
    """One annotated text: its number, head, text without the report lines, and the reports with the lines they stand in."""

    name: str
    published: date | None
    genre: str
    text: str
    reports: tuple[Row, ...]
    lines: tuple[int, ...]
    wrong: tuple[str, ...]

    def gold(self) -> Gold:
        """The item as a gold article."""
        return Gold(f"{self.name}.txt", self.reports, self.text, self.published)


def read(path: Path) -> Item:
    """The item of a file; what cannot be resolved is listed in `wrong` with file and line."""
    head, *body = path.read_text("utf-8").splitlines()
    meta = dict(part.strip().split(": ", 1) for part in head.split("|") if ": " in part)
    told = [line for line in body if not line.startswith(MARK)]
    text = "\n".join(told) + "\n"
    reports, lines, wrong, at, start, last = [], [], [], 0, 0, 0
    for number, line in enumerate(body, 2):
        if not line.startswith(MARK):
            start, at, last = at, at + len(line) + 1, 0
            continue
        try:
            row = _report(text, start, at, last, line.removeprefix(MARK))
        except Wrong as problem:
            wrong.append(f"{path.name}:{number}: {problem}: {line}")
            continue
        last = row["trigger"]["start"]
        reports.append({"id": f"r{number}", **row})
        lines.append(number)
    if meta.get("genre") not in GENRES:
        wrong.append(f"{path.name}:1: no genre of {', '.join(GENRES)}")
    published = meta.get("published")
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        day = None
        wrong.append(f"{path.name}:1: no day of publication: {published}")
    return Item(path.stem, day, meta.get("genre", ""), text, tuple(reports), tuple(lines), tuple(wrong))


def items(part: str = "all", folder: Path = ITEMS) -> list[Item]:
    """The items of a part (`train`, `test` or `all`), by number."""
    kept = set(TEST.read_text("utf-8").split()) if part != "all" else set()
    paths = sorted(folder.glob("*.txt"))
    return [read(path) for path in paths if part == "all" or (path.stem in kept) == (part == "test")]


def _report(text: str, low: int, high: int, last: int, line: str) -> Row:
    """The report of a line: `trigger | TYPE/mode | field value | ...`; the trigger stands in the paragraph [low, high)."""
    cells = [cell.strip() for cell in line.split(" | ")]
    if len(cells) < 2:
        raise Wrong("a line is `trigger | TYPE/mode | ...`")
    trigger = _trigger(text, low, high, last, cells[0])
    kind, _, mode = cells[1].partition("/")
    if kind not in MODES or (mode and mode not in MODES[kind]):
        raise Wrong(f"no type or mode of the codebook: {cells[1]}")
    row: Row = {"trigger": trigger, "type": kind, "mode": mode, "agents": [], "patients": [], "place": None, "time": None}
    row |= {"voice": [], "stance": "actual", "ground": "news", "counts": [], "means": "", "control": None}
    given: set[str] = set()
    for cell in cells[2:]:
        field, _, value = cell.partition(" ")
        name = "stance" if cell in STANCES else "ground" if cell in GROUNDS else field
        if name in given:
            raise Wrong(f"{name} is given twice")
        given.add(name)
        if name in ("stance", "ground"):
            row[name] = cell
        elif field in FIELDS and value:
            FIELDS[field](row, text, value.strip())
        else:
            raise Wrong(f"no field of the format: {cell}")
    if kind == "CONTROL":
        row["control"] = _control(row)
    return row


def _trigger(text: str, low: int, high: int, last: int, words: str) -> Span:
    """A trigger in its paragraph: the numbered occurrence, or else the first one at or after the trigger of the line before."""
    numbered = NUMBERED.match(words)
    words, number = (numbered[1], int(numbered[2])) if numbered else (words, 0)
    found = _whole(text[low:high], words)
    if not found:
        raise Wrong(f"not in the paragraph above: {words}")
    if number > len(found):
        raise Wrong(f"the paragraph has it {len(found)} times: {words}")
    starts = [low + at for at in found]
    start = starts[number - 1] if number else next((at for at in starts if at >= last), starts[0])
    return {"text": words, "start": start, "end": start + len(words)}


def _whole(text: str, words: str) -> list[int]:
    """Where words occur: as whole words, behind clitics or the article, or, if nowhere so, within other words."""
    within = [m.start() for m in re.finditer(re.escape(words), text)]
    whole = [
        m.start(1)
        for m in re.finditer(rf"(?<!{LETTER})(?:[وف]?(?:[بكلس]|ال|بال|كال|لل)?)({re.escape(words)})(?:ه|ها|هم|هن|هما|نا)?(?!{LETTER})", text)
    ]
    return whole or within


def _spans(text: str, trigger: int, value: str, *, actors: bool) -> list[Span]:
    """The phrases of a cell, `PHRASE#n=ACTOR ; ...`: the n-th occurrence in the item, or else the one nearest to the trigger."""
    found = []
    for phrase in value.split(" ; "):
        words, _, actor = phrase.strip().partition("=")
        numbered = NUMBERED.match(words)
        words, number = (numbered[1], int(numbered[2])) if numbered else (words, 0)
        starts = _whole(text, words)
        if not starts or not words:
            raise Wrong(f"not in the text: {words}")
        if number > len(starts):
            raise Wrong(f"the text has it {len(starts)} times: {words}")
        if actor and (not actors or not ACTOR.match(actor)):
            raise Wrong(f"no actor: {actor}")
        start = starts[number - 1] if number else min(starts, key=lambda at: abs(at - trigger))
        span = {"text": words, "start": start, "end": start + len(words)}
        found.append(span | {"actor": actor} if actors else span)
    return found


def _listed(slot: str) -> Callable[[Row, str, str], None]:
    def fill(row: Row, text: str, value: str) -> None:
        row[slot] = _spans(text, row["trigger"]["start"], value, actors=True)

    return fill


def _single(slot: str) -> Callable[[Row, str, str], None]:
    def fill(row: Row, text: str, value: str) -> None:
        spans = _spans(text, row["trigger"]["start"], value, actors=False)
        if len(spans) != 1:
            raise Wrong(f"one {slot} only")
        row[slot] = spans[0]

    return fill


def _counts(row: Row, _text: str, value: str) -> None:
    """`killed=5; wounded=30-50; displaced=`: a figure, a range (open: `100-`), or a quantity that the text leaves vague."""
    for part in value.split(";"):
        match = COUNT.match(part.strip())
        if not match or match[1] not in COUNTS:
            raise Wrong(f"no count: {part.strip()}")
        low = int(match[2]) if match[2] else None
        ranged = match[3] is not None
        high = (int(match[3]) if match[3] else None) if ranged else low
        row["counts"].append({"what": match[1], "who": "", "low": low, "best": None if ranged else low, "high": high})


def _holds(row: Row, _text: str, value: str) -> None:
    """`full`, `partial`, or `PLACE > TAKER < LOSER, full`, where mode and participants do not say it."""
    row["control"] = {"told": value}


def _control(row: Row) -> Row:
    """Who gains and loses the place: as told, or else as the mode says."""
    told = (row["control"] or {}).get("told", "full")
    agents, patients = (", ".join(p["text"] for p in row[slot]) for slot in ("agents", "patients"))
    place = row["place"]["text"] if row["place"] else ""
    if ">" in told:
        place, _, rest = (part.strip() for part in told.partition(">"))
        sides, _, extent = (part.strip() for part in rest.rpartition(","))
        gained, _, lost = (part.strip() for part in sides.partition("<"))
    else:
        extent = told
        gained, lost = {"capture": (agents, patients), "hold": (agents, ""), "lose": (patients, agents)}.get(row["mode"], ("", ""))
    if extent not in ("full", "partial"):
        raise Wrong(f"control is full or partial, not {extent!r}")
    return {"place": place, "gained_by": gained, "lost_by": lost, "extent": extent}


FIELDS: dict[str, Callable[[Row, str, str], None]] = {
    "agent": _listed("agents"),
    "patient": _listed("patients"),
    "place": _single("place"),
    "time": _single("time"),
    "voice": _listed("voice"),
    "count": _counts,
    "control": _holds,
}


def check(found: Iterable[Item]) -> list[str]:
    """What is wrong in the items: unresolved lines, and reports that cannot be what the codebook means."""
    faults: list[str] = []
    for item in found:
        faults += item.wrong
        seen: set[tuple[int, str, str, str]] = set()
        for row, number in zip(item.reports, item.lines, strict=True):
            where, trigger = f"{item.name}.txt:{number}", row["trigger"]
            again = (trigger["start"], row["type"], row["stance"], row["voice"][0]["text"] if row["voice"] else "")
            if again in seen:
                faults.append(f"{where}: told twice: {trigger['text']}")
            seen.add(again)
            if row["type"] == "CONTROL" and not row["mode"]:
                faults.append(f"{where}: CONTROL without a mode: {trigger['text']}")
            if row["control"] and row["type"] != "CONTROL":
                faults.append(f"{where}: control is for CONTROL alone: {trigger['text']}")
            if row["stance"] == "denied" and not row["voice"]:
                faults.append(f"{where}: denied, and nobody denies it: {trigger['text']}")
            if row["time"] and not _same_sentence(item.text, trigger, row["time"]):
                faults.append(f"{where}: the time stands in another sentence: {row['time']['text']}")
    return faults


def _same_sentence(text: str, a: Span, b: Span) -> bool:
    low, high = min(a["end"], b["end"]), max(a["start"], b["start"])
    return not re.search(r"[.؟!؛\n]", text[low:high])


def build(found: Iterable[Item], out: Path) -> int:
    """How many items were written: NAME.json in the gold format, and the text beside it."""
    out.mkdir(parents=True, exist_ok=True)
    written = 0
    for item in found:
        published = item.published.isoformat() if item.published else None
        gold = {"article": f"{item.name}.txt", "published": published, "genre": item.genre, "reports": item.reports}
        (out / f"{item.name}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", "utf-8")
        (out / f"{item.name}.txt").write_text(item.text, "utf-8")
        written += 1
    return written


def figures(found: list[Item]) -> dict[str, Any]:
    """How much there is: items, words, sentences, reports by type, mode, stance and ground, filled fields, genres."""
    rows = [row for item in found for row in item.reports]
    return {
        "items": len(found),
        "words": sum(len(item.text.split()) for item in found),
        "sentences": sum(len([s for s in re.split(r"[.؟!؛\n]", item.text) if s.strip()]) for item in found),
        "without a report": sum(not item.reports for item in found),
        "reports": len(rows),
        "genre": _tally(item.genre for item in found),
        "type": _tally(row["type"] for row in rows),
        "mode": _tally(f"{row['type']}/{row['mode']}" for row in rows if row["mode"]),
        "stance": _tally(row["stance"] for row in rows),
        "ground": _tally(row["ground"] for row in rows),
        "filled": {slot: sum(bool(row[slot]) for row in rows) for slot in ("agents", "patients", "place", "time", "voice", "counts")},
    }


def _tally(values: Iterable[str]) -> dict[str, int]:
    return dict(Counter(values).most_common())


def agreement() -> Scores:
    """The scores of the second annotation against the first, over the items that have both."""
    first = {item.name: item for item in items()}
    second = items(folder=SECOND)
    return score(compare(first[item.name].gold(), item.reports) for item in second)


def measure(found: list[Item]) -> dict[str, Any]:
    """F1 of the program by slot, the shares right over matched reports, and how many reports are missed, false, or wrong in a field by cause."""
    coder = riwaya.load()
    compared = [compare(item.gold(), coder.code(item.text, published=item.published).to_dicts()) for item in found]
    scores = score(compared)
    counted = Counter(
        (error.cause, error.group if error.group in ("missed", "false") else "field")
        for error in errors(compared, Words(coder.knowledge, Analyser(coder.knowledge)))
    )
    told = {cause: {group: counted[cause, group] for group in ("missed", "false", "field") if counted[cause, group]} for cause in CAUSES}
    return {
        "items": len(found),
        **{name: round(figure.f1, 3) for name, figure in scores.figures.items()},
        **{name: round(share, 3) for name, share in scores.over_matched.items()},
        "errors": {cause: groups for cause, groups in told.items() if groups},
    }


def main() -> None:
    """Runs what is asked for; check ends with status 1 if something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("do", choices=["check", "build", "figures", "agreement", "measure"])
    parser.add_argument("out", nargs="?", type=Path)
    parser.add_argument("--part", choices=["train", "test", "all"], default="all")
    arguments = parser.parse_args()
    if arguments.do == "agreement":
        print(json.dumps(agreement().to_dict(), indent=1))
        return
    found = items(arguments.part)
    if arguments.do == "check":
        faults = [*check(found), *check(items(folder=SECOND))]
        sys.exit("\n".join([*faults, f"{len(faults)} faults"]) if faults else 0)
    if arguments.do in ("figures", "measure"):
        told = figures(found) if arguments.do == "figures" else measure(found)
        print(json.dumps(told, indent=1, ensure_ascii=False))
    elif arguments.out is None:
        parser.error("build needs a folder to write to")
    else:
        print(f"{build(found, arguments.out)} items written to {arguments.out}")


if __name__ == "__main__":
    main()
