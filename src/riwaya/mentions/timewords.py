"""The words of time, compiled from the knowledge: one index of phrases by their first word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.knowledge.files import check_keys, fail, listed, read_tsv, read_yaml
from riwaya.mentions.atoms import Atom
from riwaya.mentions.numbers import NumberWords, load_numbers
from riwaya.spelling import fold

UNITS = ("minute", "hour", "day", "week", "month", "year", "decade", "century", "period")
PREPOSITIONS = ("since", "until", "from", "during", "ago", "after", "by")
LISTS = (
    "parts",
    "part_adverbs",
    "day_pairs",
    "lead_ins",
    "two_back",
    "fillers",
    "anaphoric",
    "this",
    "that",
    "same",
    "after_noise",
    "approximators",
    "vague_amounts",
    "era",
    "hijri_era",
    "name_heads",
    "general_heads",
    "age_cues",
    "age_after",
    "term_cues",
    "every",
    "weekday_heads",
    "not_today_before",
    "not_today_after",
    "year_cues",
    "ordinary_after",
    "gone",
)
TABLES = (
    "days",
    "units",
    "shifts",
    "edges",
    "parts_of_year",
    "seasons",
    "decades",
    "prepositions",
    "vague",
    "known_days",
)
Phrase = tuple[tuple[str, ...], str, Any]


@dataclass(frozen=True, slots=True)
class TimeTables:
    """Phrases by first word, longest first: (words, category, payload); `words` are all words that matter."""

    phrases: dict[str, tuple[Phrase, ...]]
    words: frozenset[str]
    numbers: NumberWords
    known_days: dict[tuple[int, int], tuple[int, frozenset[str]]]

    def look(self, atoms: Sequence[Atom], i: int, category: str) -> tuple[Any, int] | None:
        """The payload and end of the longest phrase of a category at atom `i`."""
        if i >= len(atoms):
            return None
        for words, kind, payload in self.phrases.get(atoms[i].word, ()):
            if kind == category and _continues(atoms, i, words):
                return payload, i + len(words)
        return None

    def has(self, atoms: Sequence[Atom], i: int, category: str) -> bool:
        """True if a phrase of the category stands at atom `i`."""
        return 0 <= i < len(atoms) and self.look(atoms, i, category) is not None


def _continues(atoms: Sequence[Atom], i: int, words: tuple[str, ...]) -> bool:
    if i + len(words) > len(atoms):
        return False
    return all(atoms[i + k].word == words[k] and not atoms[i + k].conj for k in range(1, len(words)))


def load_tables(folder: Path) -> TimeTables:
    """The tables of months.tsv, weekdays.tsv, times.yaml and numbers.tsv of a folder; KnowledgeError on a bad entry."""
    numbers = load_numbers(folder / "numbers.tsv")
    path = folder / "times.yaml"
    data = read_yaml(path)
    check_keys(path, "file", data, LISTS + TABLES)
    index: dict[str, list[Phrase]] = {}
    vocabulary = set(numbers.words) | {second for _, second in numbers.teens}
    for forms, category, payload in [*_months(folder), *_yaml(path, data)]:
        for form in forms:
            words = tuple(fold(word) for word in str(form).split())
            if not words:
                raise fail(path, category, "an empty form", "remove it")
            vocabulary.update(words)
            index.setdefault(words[0], []).append((words, category, payload))
    known_days: dict[tuple[int, int], tuple[int, frozenset[str]]] = {}
    for entry in listed(data.get("known_days")):
        heads = frozenset(fold(head) for head in entry["heads"])
        vocabulary.update(heads)
        known_days[entry["month"], entry["day"]] = (entry["year"], heads)
    phrases = {word: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for word, entries in index.items()}
    return TimeTables(phrases, frozenset(vocabulary), numbers, known_days)


def _months(folder: Path) -> Iterator[tuple[list[str], str, Any]]:
    for row in read_tsv(folder / "months.tsv", ("form", "month", "calendar", "note")):
        yield (
            [row["form"]],
            "month",
            (
                int(row["month"]),
                row["calendar"] == "hijri",
                row["note"].startswith("weak") + row["note"].startswith("weakest"),
            ),
        )
    for row in read_tsv(folder / "weekdays.tsv", ("form", "weekday", "note")):
        yield [row["form"]], "weekday", int(row["weekday"])


def _yaml(path: Path, data: dict[str, Any]) -> Iterator[tuple[list[str], str, Any]]:
    for name in LISTS:
        yield listed(data.get(name)), name, None
    for entry in listed(data.get("days")):
        yield entry["forms"], "day", entry["offset"]
    for unit, forms in data["units"].items():
        if unit not in UNITS:
            raise fail(path, "units", f"unknown unit {unit!r}", f"use one of {UNITS}")
        for number in ("one", "two", "many"):
            yield listed(forms.get(number)), "unit", (unit, number)
    for key, category in (("shifts", "shift"), ("edges", "edge")):
        for entry in listed(data.get(key)):
            yield entry["forms"], category, entry[category]
    for entry in listed(data.get("parts_of_year")):
        yield entry["forms"], "part_of_year", (entry["from"], entry["to"])
    for entry in listed(data.get("seasons")):
        yield entry["forms"], "season", tuple(entry["months"])
    for entry in listed(data.get("decades")):
        yield entry["forms"], "decade", entry["year"]
    for kind, forms in data["prepositions"].items():
        if kind not in PREPOSITIONS:
            raise fail(path, "prepositions", f"unknown kind {kind!r}", f"use one of {PREPOSITIONS}")
        yield forms, "prep", kind
    for entry in listed(data.get("vague")):
        yield entry["forms"], "vague", (entry["precision"], entry.get("offset"), entry["note"])
