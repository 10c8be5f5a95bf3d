"""Measures the inflector against a public list of Arabic verb stems (camel_morph's, CC BY 4.0), no part of riwaya.

    python tools/verb_yardstick.py [FOLDER]

prints how many stems, perfect and imperfect, before vowels and before consonants, come out the same, vowels included.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from riwaya.knowledge.inflect import Verb, vocalised
from riwaya.knowledge.sounds import LETTERS, plain

FOLDER = Path(__file__).parents[1].parent / "shared" / "data" / "verbs"
FORMS = {
    "1a2a3": "1", "1a2~a3": "2", "1A2a3": "3", ">a1o2a3": "4", "ta1a2~3": "5", "ta1A2a3": "6", "{ino1a2a3": "7",
    "{i1ota2a3": "8", "{i1o2a3~": "9", "{isota1o2a3": "10", "1a2o3a4": "q1", "ta1a2o3a4": "q2", "{i1o2a3a4~": "q4",
}  # fmt: skip
_ARABIC = LETTERS | dict(zip("'>&<}|AYawiu~", "ءأؤإئآاى\u064eو\u0650\u064f\u0651", strict=True)) | {"y": "ي", "{": "ا"}
_ARABIC |= {"w": "و", "o": "\u0652"}


@dataclass(frozen=True, slots=True)
class Stem:
    """One row: the verb it belongs to, `perfect` or `imperfect`, and the stem that the list gives, without sukun.

    `merged`: the list leaves the first radical, a hamza, to the prefix.
    """

    verb: Verb
    pos: str
    closed: bool
    merged: bool
    text: str


def arabic(buckwalter: str) -> str:
    """Return the Arabic letters and marks of a word in Buckwalter's transliteration."""
    return "".join(_ARABIC[c] for c in buckwalter)


def _bare(vocalised_text: str) -> str:
    """Return a vocalised word without sukun and without the short vowel that a long one repeats."""
    text = vocalised_text.replace("\u0652", "")
    text = re.sub("^ا[\u064e\u064f\u0650]", "ا", text)
    text = text.replace("\u064eا", "ا").replace("\u064eى", "ى")
    return re.sub("\u0651([\u064e\u064f\u0650])", "\u0651\\1", text)


def _verb(row: dict[str, str], form: str) -> Verb:
    lemma, _, vowel = row["LEMMA"].partition("-")
    radicals = row["ROOT"].split(".")
    root = "".join("ء" if r in "'>&<}|" else arabic(r) for r in radicals)
    vowels = ""
    if form == "1":
        # The list marks the imperfect's vowel; the perfect's stands in the lemma, unless the verb contracts.
        inner = re.match(r"[^aiu]a[^aiuAYo~]([aiu])", lemma)
        contracted = inner is None and not lemma.endswith(("A", "Y"))
        vowels = (inner[1] if inner else "i" if contracted and vowel == "a" else "a") + vowel[:1]
    return Verb(plain(arabic(lemma)), root, form, vowels)


def stems(folder: Path = FOLDER) -> Iterator[Stem]:
    """Yield the list's stems of the forms that riwaya knows, weak ones with the ending of the third person."""
    for name, pos in (("PV", "perfect"), ("IV", "imperfect")):
        with (folder / f"MSA-Verb-LEX-{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                form = FORMS.get(row["PATTERN_ABSTRACT"])
                if form is None or row["DEFINE"].startswith("#") or (form == "1" and "-" not in row["LEMMA"]):
                    continue
                weak = re.search(r"#-(\S+)", row["COND-S"])
                ending = re.sub("a[yw]$", lambda glide: "aY" if glide[0] == "ay" else "aA", weak[1]) if weak else ""
                text = _bare(arabic(row["FORM"] + ending))
                yield Stem(_verb(row, form), pos, "c-suff" in row["COND-T"], ">-#" in row["COND-S"].split(), text)


def ours(stem: Stem) -> str:
    """Return the inflector's stem in the list's shape: no prefix of the imperfect, no ending."""
    made = _bare(vocalised(stem.verb, ("closed " if stem.closed else "") + stem.pos))
    if stem.closed:
        made = re.sub("[تن](\u0651?)[\u064e\u064f]$", lambda ending: ending[0][0] if ending[1] else "", made)
    if stem.pos == "imperfect":
        made = re.sub("^[أإؤئ]", "", made[2:]) if stem.merged else made[2:]
    return _level(made)


def _level(text: str) -> str:
    text = re.sub("[\u064e\u064f\u0650]$", "", text)
    return re.sub("[أإؤئ]$", "ء", text)


def measure(folder: Path = FOLDER) -> tuple[int, int, list[tuple[Stem, str]]]:
    """Return how many stems were compared, how many agree, and the others with what the inflector makes of them."""
    total, wrong = 0, []
    for stem in stems(folder):
        total += 1
        made = ours(stem)
        if made != _level(stem.text):
            wrong.append((stem, made))
    return total, total - len(wrong), wrong


def main() -> None:
    """Prints the figure, the failures by form, and the first of them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    total, same, wrong = measure(folder)
    print(f"{same} of {total} stems agree, vowels included: {same / total:.2%}")
    print(Counter((stem.verb.form) for stem, _ in wrong).most_common())
    for stem, made in wrong[:: max(1, len(wrong) // 60)]:
        print(stem.verb.lemma, stem.verb.root, stem.verb.form, stem.verb.vowels, stem.pos, stem.closed, stem.text, made)


if __name__ == "__main__":
    main()
