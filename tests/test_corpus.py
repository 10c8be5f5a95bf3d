"""The own corpus: its lines are sound, its parts are fixed, and the program does not get worse on its test part."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import corpus
import riwaya
from riwaya.evaluate import read_gold
from update_baseline import BASELINE, CORPUS, digest, measure

HELD = ("detection", "stance")


def test_sound() -> None:
    assert not corpus.check(corpus.items())
    assert not corpus.check(corpus.items(folder=corpus.SECOND))


def test_parts() -> None:
    """Whole items, none in both, and all that the list names are there."""
    parts = {part: {item.name for item in corpus.items(part)} for part in ("train", "test", "all")}
    assert parts["train"] | parts["test"] == parts["all"] and not parts["train"] & parts["test"]
    assert parts["test"] == set(corpus.TEST.read_text("utf-8").split())
    assert 0.18 < len(parts["test"]) / len(parts["all"]) < 0.22


def test_no_text_twice() -> None:
    texts = [item.text for item in corpus.items()]
    assert len(set(texts)) == len(texts)


def test_second_annotation_is_of_the_same_texts() -> None:
    first = {item.name: item.text for item in corpus.items()}
    assert all(first[item.name] == item.text for item in corpus.items(folder=corpus.SECOND))


def test_build(tmp_path: Path) -> None:
    """What is built is gold as `riwaya evaluate` reads it, with every span where it says it is."""
    assert corpus.build(corpus.items("test")[:5], tmp_path) == 5
    for article in read_gold(tmp_path):
        assert article.text and article.published
        for row in article.reports:
            spans = [row["trigger"], *row["agents"], *row["patients"], *row["voice"], row["place"], row["time"]]
            assert all(article.text[s["start"] : s["end"]] == s["text"] for s in spans if s)


LINE = "- قصف | ASSAULT/aerial | agent الطيران=SYR.MIL | place حي القابون | voice ناشطون | denied | count killed=3; wounded=10-12"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (LINE, ""),
        (LINE.replace("قصف ", "نهب "), "not in the paragraph above"),
        (LINE.replace("aerial", "air"), "no type or mode"),
        (LINE.replace("denied", "unsure"), "no field"),
        (LINE.replace("ناشطون", "شهود"), "not in the text"),
        (LINE.replace("killed", "dead"), "no count"),
        (LINE.replace(" | voice ناشطون", ""), "nobody denies it"),
        (LINE.replace("SYR.MIL", "Assad"), "no actor"),
    ],
)
def test_faults_are_told(line: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "1.txt"
    path.write_text(f"genre: news | published: 2015-08-06\nقال ناشطون إن قصف الطيران لم يشمل حي القابون.\n{line}\n", "utf-8")
    faults = corpus.check([corpus.read(path)])
    assert (fault in faults[0] and faults[0].startswith("1.txt:3")) if fault else not faults


def test_occurrences(tmp_path: Path) -> None:
    """A trigger goes on from the line before; a participant is the one nearest to it, unless a number says which."""
    text = "هجوم في حلب بعد هجوم في حمص."
    path = tmp_path / "1.txt"
    lines = ["genre: news", text, "- هجوم | ASSAULT | place حلب", "- هجوم#2 | ASSAULT | place حمص"]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    item = corpus.read(path)
    assert [row["trigger"]["start"] for row in item.reports] == [0, 16] and item.text == text + "\n"


def test_floors(coder: riwaya.Coder) -> None:
    kept = json.loads(BASELINE.read_text("utf-8"))
    assert digest(corpus.ROOT) == kept["gold"][CORPUS], "the corpus has changed: measure again with update_baseline.py"
    measured = measure(CORPUS, coder)
    fallen = {name: (round(measured[name], 4), kept["floors"][CORPUS][name]) for name in HELD if measured[name] < kept["floors"][CORPUS][name]}
    assert not fallen, "measured, floor"
