"""The clitic segmenter: own cases, and floors on treebanks where they lie beside the repository."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import language_yardstick as yardstick  # noqa: E402
from riwaya.knowledge.tables import read_frequencies  # noqa: E402
from riwaya.language.segment import Segment, Segmenter  # noqa: E402

KNOWLEDGE = ROOT / "src" / "riwaya_knowledge"
PADT = yardstick.SHARED / "padt_segmentation" / "sigmorphon_test.jsonl"
PUD = yardstick.SHARED / "pud" / "ar_pud-ud-test.conllu"


@pytest.fixture(scope="module")
def frequencies() -> dict[str, int]:
    return read_frequencies(KNOWLEDGE / "ar" / "frequencies.tsv")


@pytest.fixture(scope="module")
def segmenter(frequencies: dict[str, int]) -> Segmenter:
    return Segmenter(KNOWLEDGE / "models" / "segmenter.crfsuite", frequencies)


@pytest.mark.parametrize(
    "split",
    [
        "بغداد", "بنغازي", "وزير", "فرنسا", "كابول", "لندن", "وفد", "فصائل", "بيان", "كتائب", "لجنة", "لواء", "واشنطن",
        "قوات", "بعد", "لكن", "لأن", "كما", "الله", "وقت", "بدأ", "فيما", "لبنان", "سوريا", "كانت", "سيطرت", "هاجم",
        "قوات+هم", "سيطرت+ها", "علي+ه", "إلي+ها", "مدينت+نا", "رؤسائ+هم", "قتلو+ه", "اعتقلت+هم", "ل+ه", "ب+ها", "من+هم",
        "و+قال", "و+بغداد", "ل+فرنسا", "ب+بنغازي", "و+وزير", "و+كتائب", "ف+قتل", "و+ب+المدينة", "ل+لسلطة", "و+ل+لجيش",
        "س+يعلن", "و+س+يتم", "ب+أن+ه", "و+أن+هم", "ف+إن", "لأن+ه", "و+لكن+هم", "ب+قوات+هم", "و+قوات+ه", "ل+قوات+ها",
    ],
)  # fmt: skip
def test_splits(segmenter: Segmenter, split: str) -> None:
    assert "+".join(s.text for s in segmenter.split(split.replace("+", ""))) == split


def test_kinds_and_offsets(segmenter: Segmenter) -> None:
    assert segmenter.split("وبقواتهم") == (
        Segment("و", 0, 1, "conj"),
        Segment("ب", 1, 2, "prep"),
        Segment("قوات", 2, 6, "stem"),
        Segment("هم", 6, 8, "suffix"),
    )
    assert [s.kind for s in segmenter.split("وسيعلن")] == ["conj", "future", "stem"]


@pytest.mark.parametrize("word", ["2011", "BBC", "%", "و", "«"])
def test_what_is_no_word_stays_whole(segmenter: Segmenter, word: str) -> None:
    assert segmenter.split(word) == (Segment(word, 0, len(word), "stem"),)


def test_veto_and_overrides(frequencies: dict[str, int]) -> None:
    own = Segmenter(
        KNOWLEDGE / "models" / "segmenter.crfsuite",
        frequencies,
        veto={"وقوات"},
        overrides={"بدونهم": ("ب", "دون", "هم"), "له": ("ل", "ه")},
    )
    assert [s.text for s in own.split("وقوات")] == ["وقوات"]
    assert [(s.text, s.kind) for s in own.split("بدونهم")] == [("ب", "prep"), ("دون", "stem"), ("هم", "suffix")]
    assert [(s.text, s.kind) for s in own.split("له")] == [("ل", "prep"), ("ه", "suffix")]


def test_segments_join_to_the_word(segmenter: Segmenter, frequencies: dict[str, int]) -> None:
    for word in sorted(frequencies)[::97]:
        segments = segmenter.split(word)
        assert "".join(s.text for s in segments) == word
        assert all(word[s.start : s.end] == s.text for s in segments)


@pytest.mark.skipif(not PADT.exists(), reason=f"NO YARDSTICK: {PADT} is absent")
def test_newswire_floor(segmenter: Segmenter) -> None:
    right, total, _ = yardstick.split_score(segmenter, yardstick.padt_words(PADT))
    assert right / total >= 0.985


@pytest.mark.skipif(not PUD.exists(), reason=f"NO YARDSTICK: {PUD} is absent")
def test_pud_floor(segmenter: Segmenter) -> None:
    right, total, _ = yardstick.split_score(segmenter, yardstick.pud_words(PUD))
    assert right / total >= 0.98
