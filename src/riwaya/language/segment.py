"""Split a search-normalised word into its clitic segments.

A character CRF labels every letter; what it sees beside the letters is how often the word, and what remains of it after
each possible proclitic and enclitic is taken off, was counted in news (`ar/frequencies.tsv`). Words are split without
looking at their neighbours, so every form is computed once and remembered.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pycrfsuite

from riwaya.spelling import key

Kind = Literal["conj", "prep", "future", "stem", "suffix"]

_KIND_OF: dict[str, Kind] = {"C": "conj", "P": "prep", "F": "future", "S": "stem", "X": "suffix"}
_CACHE_LIMIT = 200_000

CONJUNCTIONS = ("و", "ف", "ا")
SUFFIXES = ("ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي", "ني")
_PROCLITICS = tuple(conjunction + rest for conjunction in ("", "و", "ف", "ا") for rest in ("", "ب", "ل", "ك", "س") if conjunction + rest)
_FAMILY_BEFORE = ("ال", "و", "ب", "ل", "ف", "وال", "بال", "لل")
_FAMILY_AFTER = ("ه", "ها", "هم", "نا", "هما")


@dataclass(frozen=True, slots=True)
class Segment:
    """One clitic or stem; `start` and `end` count letters within the word."""

    text: str
    start: int
    end: int
    kind: Kind


class Features:
    """What the segmenter sees of a word; the same in training and in use."""

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._count = frequencies

    def _bare(self, stem: str) -> int:
        """Log-count of a stem that lost its suffix: as written, or with the letters that a suffix changes put back."""
        get = self._count.get
        best = get(stem, 0)
        last = stem[-1:]
        if last == "ت":
            best = max(best, get(stem[:-1] + "ة", 0))
        elif last == "و":
            best = max(best, get(stem + "ا", 0))
        elif last in ("ئ", "ؤ"):
            best = max(best, get(stem[:-1] + "ء", 0))
        elif last == "ا":
            best = max(best, get(stem[:-1] + "ي", 0))
        elif last == "ي":
            best = max(best, get(stem + "ن", 0))
        return best

    def _taken(self, stem: str) -> int:
        """With how many suffixes the stem was met."""
        return sum((stem + suffix) in self._count for suffix in _FAMILY_AFTER)

    def _begun(self, rest: str) -> int:
        """After how many proclitics the rest was met."""
        return sum((before + rest) in self._count for before in _FAMILY_BEFORE)

    def _rest(self, proclitic: str, rest: str) -> int:
        get = self._count.get
        best = get(rest, 0)
        if proclitic.endswith("ل") and rest.startswith("ل"):
            best = max(best, get("ا" + rest, 0), get("ال" + rest, 0))
        for suffix in SUFFIXES:
            if len(rest) > len(suffix) + 1 and rest.endswith(suffix):
                best = max(best, self._bare(rest[: -len(suffix)]) - 2)
        return best

    def of(self, word: str) -> list[list[str]]:
        """Features of every letter of a word."""
        folded = key(word)
        size = len(folded)
        whole = self._count.get(folded, 0)
        before: list[str] = []
        reach = 0
        for proclitic in _PROCLITICS:
            at = len(proclitic)
            if at < size and folded.startswith(proclitic):
                rest = folded[at:]
                count = self._rest(proclitic, rest)
                gap = max(-4, min(4, count - whole))
                begun = self._begun(rest)
                before += (
                    f"p{proclitic}={count}",
                    f"p{proclitic}~{gap}",
                    f"p{proclitic}#{begun}",
                    f"p{at}~{gap}#{begun}",
                    f"p{proclitic}~{gap}|{min(whole, 12) // 3}",
                )
                reach = max(reach, at)
        after: list[str] = []
        back = 0
        for suffix in SUFFIXES:
            at = len(suffix)
            if at < size and folded.endswith(suffix):
                stem = folded[:-at]
                count = self._bare(stem)
                for proclitic in _PROCLITICS:
                    if len(stem) > len(proclitic) + 1 and stem.startswith(proclitic):
                        count = max(count, self._bare(stem[len(proclitic) :]) - 2)
                gap = max(-4, min(4, count - whole))
                taken = self._taken(stem)
                after += (
                    f"s{suffix}={count}",
                    f"s{suffix}~{gap}",
                    f"s{suffix}#{taken}",
                    f"s{suffix}~{gap}#{taken}",
                    f"s{suffix}~{gap}|{stem[-1:]}",
                )
                back = max(back, at)
        short = f"n{min(size, 8)}"
        padded = f"  <{folded}>  "
        found: list[list[str]] = []
        for i in range(size):
            at = i + 3
            letter = padded[at]
            start = min(i, 4)
            end = min(size - 1 - i, 4)
            row = [
                f"a{letter}",
                f"b{letter}{start}",
                f"c{letter}{end}",
                f"d{padded[at - 1 : at + 1]}",
                f"e{padded[at : at + 2]}",
                f"f{padded[at - 1 : at + 2]}",
                f"g{padded[at : at + 3]}",
                f"h{padded[at - 2 : at + 1]}",
                f"i{padded[at + 1 : at + 3]}",
                f"j{padded[at - 2 : at]}",
                f"k{start}{end}",
                short,
            ]
            if i < 4:
                row.append(f"l{folded[: i + 1]}")
                row.append(f"m{folded[: i + 3]}{i}")
            if end < 4:
                row.append(f"o{folded[i:]}")
                row.append(f"q{folded[max(0, i - 2) :]}{end}")
            if size <= 6:
                row.append(f"r{folded}{i}")
            if i <= reach and before:
                row += [f"{i}{feature}" for feature in before]
            if i >= size - back - 1 and after:
                row += [f"{size - 1 - i}{feature}" for feature in after]
            found.append(row)
        return found


def labels_of(kinds: Sequence[tuple[str, str]]) -> list[str]:
    """Letter labels of (text, one of C P F S X) segments; the first letter of a segment is marked B."""
    found: list[str] = []
    for text, kind in kinds:
        found.append("B" + kind)
        found += ["I" + kind] * (len(text) - 1)
    return found


class Segmenter:
    """Splits words. `veto`: forms that are never split; `overrides`: form -> its segments."""

    def __init__(
        self,
        model_path: Path,
        frequencies: Mapping[str, int],
        veto: Container[str] = frozenset(),
        overrides: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._model = pycrfsuite.Tagger()
        self._model.open(str(model_path))
        self._features = Features(frequencies)
        self._veto = veto
        self._overrides = overrides or {}
        self._known: dict[str, tuple[Segment, ...]] = {}

    def split(self, word: str) -> tuple[Segment, ...]:
        known = self._known.get(word)
        if known is None:
            known = self._compute(word)
            if len(self._known) >= _CACHE_LIMIT:
                self._known.clear()
            self._known[word] = known
        return known

    def _compute(self, word: str) -> tuple[Segment, ...]:
        if word in self._overrides:
            return _from_texts(self._overrides[word])
        if len(word) < 2 or not ("ء" <= word[0] <= "ي") or word in self._veto:
            return (Segment(word, 0, len(word), "stem"),)
        labels = self._model.tag(self._features.of(word))
        found: list[Segment] = []
        start = 0
        for end in range(1, len(word) + 1):
            if end == len(word) or labels[end][0] == "B" or labels[end][1] != labels[start][1]:
                found.append(Segment(word[start:end], start, end, _KIND_OF[labels[start][1]]))
                start = end
        return tuple(found)


def _from_texts(texts: tuple[str, ...]) -> tuple[Segment, ...]:
    """Segments of a split that is given: suffixes at the end, clitics before the stem."""
    found: list[Segment] = []
    start = 0
    last = len(texts) - 1
    stem = last
    while stem > 0 and key(texts[stem]) in SUFFIXES:
        stem -= 1
    if stem < last and texts[stem] in ("و", "ف"):
        stem += 1
    for index, text in enumerate(texts):
        kind: Kind = "stem"
        if index > stem:
            kind = "suffix"
        elif text in ("ب", "ك", "ل") and len(texts) > 1:
            kind = "prep"
        elif index < stem:
            kind = "future" if text == "س" else "conj"
        found.append(Segment(text, start, start + len(text), kind))
        start += len(text)
    return tuple(found)
