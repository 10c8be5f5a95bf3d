"""Phrases of the knowledge against words of a text, and what a folder laid over the knowledge changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import riwaya
from riwaya.knowledge.wording import veto, wording
from riwaya.language.analyse import Analyser
from riwaya.model import Article, WordForm


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser(riwaya.load().knowledge)


def forms(analyser: Analyser, text: str) -> list[WordForm]:
    return [token.form for token in analyser.analyse(Article("a", text)).tokens]


@pytest.mark.parametrize(
    ("word", "text", "same"),
    [
        ("الرأي", "الرأي", True), ("رأي", "الرأي", True), ("الرأي", "رأيا", True), ("بالقرب", "بالقرب", True),
        ("قوة", "قوته", True), ("قوة", "قوات", False), ("الرأي", "الري", False), ("إطلاق", "اطلاق", True),
    ],
)  # fmt: skip
def test_a_word_stands_in_its_forms(analyser: Analyser, word: str, text: str, same: bool) -> None:
    (form,) = forms(analyser, text)
    assert wording(word).stands_in(form) is same


def test_the_index_of_a_veto_loses_no_phrase(analyser: Analyser) -> None:
    phrases = veto(["في الرأي", "إعلامي", "حادث سير"])
    for text, first, last in (("في", 1, 0), ("الرأي", 0, 1), ("إعلامي", 1, 1), ("سير", 0, 1), ("قصف", 0, 0)):
        (form,) = forms(analyser, text)
        assert len(set(phrases.beginning(form))) == first, text
        assert len(set(phrases.ending(form))) == last, text


def test_tables_of_times_and_words_may_be_laid_over(tmp_path: Path) -> None:
    shipped = Path(riwaya.__file__).parents[1] / "riwaya_knowledge" / "ar"
    (tmp_path / "ar").mkdir()
    for name, line in (("months.tsv", "شهر_التجربة\t5\tgregorian\t"), ("frequencies.tsv", "19\tكلمة_التجربة")):
        content = (shipped / name).read_text("utf-8").rstrip("\n")
        (tmp_path / "ar" / name).write_text(f"{content}\n{line.replace('_', '')}\n", "utf-8")
    coder = riwaya.load(tmp_path)
    assert coder.knowledge.frequencies["كلمةالتجربة"] == 19
    told = coder.code("طرابلس، 7 شهرالتجربة 2012: قصفت القوات البلدة.")
    assert told.article.published == date(2012, 5, 7)
