"""Whatever the text, coding it raises nothing, points at the right characters, and gives the same again."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import riwaya

SIGNS = [
    ".",
    "،",
    "؛",
    "؟",
    ":",
    "«",
    "»",
    '"',
    "(",
    ")",
    "\n",
    "\r\n",
    "\t",
    "-",
    "/",
    "…",
    "!",
    "\u200f",
    "\u202e",
    "ـ",
]
NUMBERS = ["3", "15", "2011", "٢٠", "1,200", "3.5", "خمسة", "عشرات", "2019-06-04", "0", "99999999999999999999"]
MARKS = ["\u064b", "\u0651", "\u0670", "\u200d", "\u2066", "\u2069", "\ufeff", "\u00ad"]
CLITICS = ["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "س", "وس"]
SUFFIXES = ["ه", "ها", "هم", "نا", "هما"]
DAYS = [None, "2019-06-04", "2012-02-29"]


def _names(tree: dict[str, Any], prefix: tuple[str, ...] = ()) -> Iterator[str]:
    for word, below in tree.items():
        if word == "$":
            yield " ".join(prefix)
        else:
            yield from _names(below, (*prefix, word))


@pytest.fixture(scope="session")
def words(coder: riwaya.Coder) -> list[str]:
    """Words and names of every kind that the knowledge has."""
    pick = random.Random(7)
    known = coder.knowledge
    forms = pick.sample(sorted(known.readings), 3000)
    names = pick.sample(sorted(_names(known.names)), 1500)
    cues = sorted(_names(known.cues))
    examples = [word for example in pick.sample(known.examples, 300) for word in example.text.split()]
    return [*forms, *names, *cues, *sorted(known.closed), *examples]


def offsets_hold(coding: riwaya.Coding) -> None:
    """Asserts that every span of a coding's reports is the stretch of text that it says."""
    text = coding.article.text
    for report in coding.reports:
        spans = [report.trigger, *(p.span for p in (*report.agents, *report.patients)), *(s.span for s in report.voice)]
        spans += [found.span for found in (report.place, report.time) if found is not None]
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.text
        for count in report.counts:
            assert 0 <= count.start < count.end <= len(text)


def sound(coder: riwaya.Coder, text: str, day: str | None = None) -> None:
    """Asserts what holds of the coding of any text."""
    coding = coder.code(text, published=day)
    assert coding.article.text == text
    offsets_hold(coding)
    once = json.dumps(coding.to_dicts())
    assert once == json.dumps(coder.code(text, published=day).to_dicts())
    assert len({report.id for report in coding.reports}) == len(coding.reports)


@given(text=st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_string(coder: riwaya.Coder, text: str) -> None:
    sound(coder, text)


@given(text=st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_arabic_string(coder: riwaya.Coder, text: str) -> None:
    sound(coder, text)


@given(data=st.data())
@settings(max_examples=250, deadline=None)
def test_words_of_the_knowledge_in_any_order(coder: riwaya.Coder, words: list[str], data: st.DataObject) -> None:
    word = st.one_of(
        st.sampled_from(words),
        st.sampled_from(SIGNS),
        st.sampled_from(NUMBERS),
        st.builds("".join, st.tuples(st.sampled_from(CLITICS), st.sampled_from(words))),
        st.builds("".join, st.tuples(st.sampled_from(words), st.sampled_from(SUFFIXES + MARKS))),
    )
    parts = data.draw(st.lists(st.tuples(word, st.sampled_from([" ", " ", " ", "", "\n"])), max_size=60))
    sound(coder, "".join(part for pair in parts for part in pair), data.draw(st.sampled_from(DAYS)))


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_sentences_cut_and_joined_anywhere(coder: riwaya.Coder, data: st.DataObject) -> None:
    examples = coder.knowledge.examples
    text = ""
    for _ in range(data.draw(st.integers(1, 6))):
        sentence = examples[data.draw(st.integers(0, len(examples) - 1))].text
        cut = data.draw(st.integers(0, len(sentence)))
        text += sentence[:cut] if data.draw(st.booleans()) else sentence[cut:]
        text += data.draw(st.sampled_from([" ", "", "\n", "، ", ": «", "» ", *MARKS]))
    sound(coder, text, data.draw(st.sampled_from(DAYS)))


def test_a_text_may_end_at_any_word(coder: riwaya.Coder) -> None:
    """Headlines and torn texts lack the final mark that rules look for behind a word."""
    for at, example in enumerate(coder.knowledge.examples):
        words = example.text.rstrip(" .؟!").split()
        coder.code(" ".join(words))
        coder.code(" ".join(words[: 1 + at % len(words)]))
