"""Copies: one wire text under several leads is one source; an outlet's own background is none."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import riwaya
from riwaya.events.copies import DAYS, LIKE, REVISED, SHORTEST, likeness, sketch
from riwaya.events.figures import figures
from riwaya.events.intake import Intake
from riwaya.ids import article_hash
from riwaya.model import Article, Word
from riwaya.store import ArticleHead, Library, articles, create_library, events, reports_of_events

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles.jsonl"
WIRE = {row["id"]: row["text"] for row in map(json.loads, EXAMPLES.read_text("utf-8").splitlines())}["sirte-2015-a"]
LEAD, BODY = WIRE.split("\n", 2)[:2], WIRE.split("\n", 2)[2]
NEW = "اجتمع أعضاء المجلس البلدي صباح اليوم في مقر البلدية وناقشوا ملف السيولة وإصلاح شبكة الكهرباء ورواتب المعلمين قبل بداية الشهر."
DAY = date(2015, 5, 30)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return create_library(tmp_path / "library.db")


def heads(coder: riwaya.Coder, library: Library, *told: tuple[str, str, date | None, str]) -> dict[str, ArticleHead]:
    """The articles (name, outlet, day, text) after they were added in their order, by name."""
    intake = Intake(library, coder.knowledge, "test")
    for name, outlet, day, text in told:
        raw = f"{name}\n{text}".encode()
        intake.take(coder.code_article(Article(name, text, article_hash(raw), "", day, outlet)), raw)
    intake.finish()
    return {head.name: head for head in articles(library)}


def test_another_lead_is_a_copy(coder: riwaya.Coder, library: Library) -> None:
    found = heads(coder, library, ("a", "أ", DAY, WIRE), ("b", "ب", DAY, f"{NEW}\n{BODY}"), ("c", "ج", DAY, NEW + " " + NEW[::-1]))
    assert found["b"].story == found["a"].id and found["b"].first_outlet == "أ" and LIKE <= found["b"].likeness < 1
    assert (found["a"].story, found["a"].likeness) == (found["a"].id, 1.0)
    assert found["c"].story == found["c"].id


def test_a_copy_of_a_copy_is_a_copy_of_the_first(coder: riwaya.Coder, library: Library) -> None:
    found = heads(coder, library, ("a", "أ", DAY, WIRE), ("b", "ب", DAY, f"{NEW}\n{BODY}"), ("c", "ج", DAY, f"{NEW}\n{BODY}\nانتهى"))
    assert found["c"].story == found["b"].story == found["a"].id


def test_an_outlet_repeats_its_own_background(coder: riwaya.Coder, library: Library) -> None:
    """A new article of the outlet that carries the old background on is news; the same article with another word is a revision."""
    half = " ".join(BODY.split()[: len(BODY.split()) // 2])
    found = heads(coder, library, ("a", "أ", DAY, WIRE), ("next", "أ", DAY, f"{NEW}\n{half}"), ("revised", "أ", DAY, WIRE + "\nتصحيح طفيف"))
    assert found["next"].story == found["next"].id
    assert found["revised"].story == found["a"].id and found["revised"].likeness >= REVISED


@pytest.mark.parametrize(("later", "copied"), [(DAYS, True), (DAYS + timedelta(days=1), False)])
def test_long_afterwards_it_is_no_copy(coder: riwaya.Coder, library: Library, later: timedelta, copied: bool) -> None:
    found = heads(coder, library, ("a", "أ", DAY, WIRE), ("b", "ب", DAY + later, f"{NEW}\n{BODY}"))
    assert (found["b"].story == found["a"].id) is copied


def test_short_texts_are_alike_by_chance(coder: riwaya.Coder, library: Library) -> None:
    short = " ".join(WIRE.split()[: SHORTEST - 4])
    found = heads(coder, library, ("a", "أ", DAY, short), ("b", "ب", DAY, short + " أمس"))
    assert found["b"].story == found["b"].id


def test_what_copies_tell_is_told_by_one_voice(coder: riwaya.Coder, library: Library) -> None:
    """Ten outlets print one text: ten outlets, one voice, one claim that counts."""
    text = "قتل سبعة عشر شخصا في انفجار سيارة مفخخة في مدينة درنة أمس الجمعة. " + " ".join(BODY.split()[:30])
    heads(coder, library, *((str(n), f"منبر {n}", DAY, f"{text} {n}") for n in range(10)))
    (event,) = (event for event in events(library) if event.killed_best == 17)
    assert (event.outlets, event.voices) == (10, 1)
    (figure,) = (figure for figure in figures(reports_of_events(library, [event.id])[event.id]) if figure.what == "killed")
    assert len({claim.voice for claim in figure.claims}) == 1 and sum(claim.current for claim in figure.claims) == 1


KEYS = "قتل جنود مدينة هجوم أمس قوات مصدر قال سيطرت قصف حي مطار"
WORDS = st.lists(st.sampled_from(KEYS.split()), min_size=SHORTEST, max_size=60)


def words(keys: list[str]) -> list[Word]:
    return [Word(number, number + 1, key, key) for number, key in enumerate(keys)]


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_mutual(one: list[str], other: list[str]) -> None:
    a, b = sketch(words(one)), sketch(words(other))
    assert likeness(a, a) == 1 and 0 <= likeness(a, b) == likeness(b, a) <= 1
    if {*zip(one, one[1:], one[2:], strict=False)}.isdisjoint(zip(other, other[1:], other[2:], strict=False)):
        assert likeness(a, b) < 0.1, "nothing in common"
