"""The words of time (months.tsv, weekdays.tsv, times.yaml): one index of phrases by first word and category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.knowledge.files import check_keys, fail, listed, read_tsv, read_yaml
from riwaya.knowledge.numberwords import NumberWords, load_numbers
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
    "ranks",
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
# Lists of words that stand behind or before a time and never begin one.
NEVER_FIRST = frozenset(
    (
        "part_adverbs", "two_back", "fillers", "anaphoric", "after_noise", "era", "hijri_era", "name_heads", "general_heads",
        "age_cues", "age_after", "term_cues", "every", "weekday_heads", "not_today_before", "not_today_after",
        "ordinary_after", "gone", "ranks", "shift",
    )
)  # fmt: skip
Phrase = tuple[tuple[str, ...], Any]  # words, payload
Months = tuple[tuple[str, int, bool], ...]  # folded name, number, whether of the Hijri calendar


@dataclass(frozen=True, slots=True)
class TimeTables:
    """Phrases by first word and category, longest first; `words` are all that matter, `months` the months' names."""

    phrases: Mapping[str, Mapping[str, tuple[Phrase, ...]]]
    words: frozenset[str]
    starts: frozenset[str]  # the words that can begin a time
    numbers: NumberWords
    known_days: Mapping[tuple[int, int], tuple[int, frozenset[str]]]
    months: Months


def load_times(files: Mapping[str, Path]) -> TimeTables:
    """The words of time in the files of the knowledge, and the number words; raises KnowledgeError on a bad entry."""
    numbers = load_numbers(files["ar/numbers.tsv"])
    path = files["ar/times.yaml"]
    data = read_yaml(path)
    check_keys(path, "file", data, LISTS + TABLES)
    index: dict[str, dict[str, list[Phrase]]] = {}
    vocabulary = set(numbers.words) | {second for _, second in numbers.teens}
    for forms, category, payload in [*_months(files), *_yaml(path, data)]:
        for form in forms:
            words = tuple(fold(word) for word in str(form).split())
            if not words:
                raise fail(path, category, "an empty form", "remove it")
            vocabulary.update(words)
            index.setdefault(words[0], {}).setdefault(category, []).append((words, payload))
    known_days: dict[tuple[int, int], tuple[int, frozenset[str]]] = {}
    for entry in listed(data.get("known_days")):
        heads = frozenset(fold(head) for head in entry["heads"])
        vocabulary.update(heads)
        known_days[entry["month"], entry["day"]] = (entry["year"], heads)
    phrases = {
        word: {category: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for category, entries in found.items()}
        for word, found in index.items()
    }
    months = tuple((" ".join(words), payload[0], payload[1]) for found in phrases.values() for words, payload in found.get("month", ()))
    starts = frozenset(numbers.words) | {word for word, found in phrases.items() if not NEVER_FIRST.issuperset(found)}
    return TimeTables(phrases, frozenset(vocabulary), starts, numbers, known_days, months)


def _months(files: Mapping[str, Path]) -> Iterator[tuple[list[str], str, Any]]:
    for row in read_tsv(files["ar/months.tsv"], ("form", "month", "calendar", "note")):
        yield (
            [row["form"]],
            "month",
            (
                int(row["month"]),
                row["calendar"] == "hijri",
                row["note"].startswith("weak") + row["note"].startswith("weakest"),
            ),
        )
    for row in read_tsv(files["ar/weekdays.tsv"], ("form", "weekday", "note")):
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
