"""The scores: small cases worked out by hand, and the reference scorer beside the project."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

import riwaya
from riwaya.evaluate import Figure, Gold, compare, read_gold, score
from riwaya.evaluate.slots import content_words, leftovers, same_phrase

TEXT = "قصف الجيش المدينة، وقتل خمسة مدنيين. واتهمت الحكومة المسلحين بقصف المدينة."


def span(word: str, after: int = 0) -> dict[str, Any]:
    start = TEXT.index(word, after)
    return {"text": word, "start": start, "end": start + len(word)}


def report(word: str, kind: str = "ASSAULT", *, after: int = 0, **fields: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "agents": [], "patients": [], "place": None, "time": None, "counts": [], "voice": [], "stance": "actual",
    }  # fmt: skip
    return {"trigger": span(word, after), "type": kind, **plain, **fields}


def gold(*reports: dict[str, Any]) -> Gold:
    return Gold("a.txt", reports, TEXT, None)


def test_figure() -> None:
    assert Figure(0, 0, 0).to_dict() == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 0, "system": 0, "hits": 0}
    assert Figure(1, 2, 4).f1 == pytest.approx(2 * 0.5 * 0.25 / 0.75)


def test_overlap_comes_before_nearness() -> None:
    """A report that overlaps another gold trigger is not taken by a near one."""
    first, second = report("قصف"), report("قتل")
    compared = compare(gold(second, first), [report("قتل")])
    assert [(g["trigger"]["text"], s["trigger"]["text"]) for g, s in compared.pairs] == [("قتل", "قتل")]
    assert [row["trigger"]["text"] for row in compared.missed] == ["قصف"]


def test_near_only_within_one_sentence() -> None:
    assert compare(gold(report("قصف")), [report("قتل")]).pairs
    assert not compare(gold(report("مدنيين")), [report("واتهمت")]).pairs


def test_near_triggers_of_other_types_are_confusions() -> None:
    compared = compare(gold(report("قصف", "ASSAULT")), [report("قصف", "CONTROL")])
    assert not compared.pairs and compared.untyped == 1
    assert score([compared]).confusions == {("ASSAULT", "CONTROL"): 1}


def test_each_filler_matches_once() -> None:
    army = {"text": "الجيش"}
    assert leftovers([army, army], [army], same_phrase) == (1, [army], [])


def test_content_words() -> None:
    assert content_words("في المدينة") == {"مدينه"}
    assert content_words("بالقوات") == content_words("القوّات") == {"قوات"}
    assert content_words("من") == {"من"}


def test_whole_asks_for_everything() -> None:
    right = report("قصف", agents=[span("الجيش")], patients=[span("المدينة")])
    extra = report("قصف", agents=[span("الجيش"), span("الحكومة")], patients=[span("المدينة")])
    assert score([compare(gold(right), [right])]).figures["who_whom_voice_stance"].hits == 1
    assert score([compare(gold(right), [extra])]).figures["who_whom_voice_stance"].hits == 0


@pytest.mark.parametrize("folder", ["seeds", "news"])
def test_same_as_the_reference(folder: str, shared: Path, coder: riwaya.Coder) -> None:
    """The reference scorer and this one give the same numbers for the same reports, to the last digit."""
    spec = importlib.util.spec_from_file_location("reference", shared / "score" / "score.py")
    assert spec and spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    place = shared / "gold" / folder
    annotated = read_gold(place)
    rows = {a.article: coder.code(a.text or "", published=a.published).to_dicts() for a in annotated}
    texts = {path.name: path.read_text("utf-8") for path in place.rglob("*.txt")}
    expected = reference.score(reference.load_gold(place), rows, texts)
    mine = score(compare(a, rows[a.article]) for a in annotated).to_dict()
    del mine["confusions"]
    assert json.dumps(mine, sort_keys=True) == json.dumps(expected, sort_keys=True)
