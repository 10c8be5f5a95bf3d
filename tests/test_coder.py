"""The Python interface."""

from __future__ import annotations

import dataclasses
import pickle
from datetime import date
from pathlib import Path

import pytest

import riwaya

TEXT = "قال المتحدث باسم الجيش الليبي إن الطائرات قصفت أمس مواقع المسلحين في مدينة سرت."


def articles(number: int) -> list[riwaya.Article]:
    return [riwaya.Article(f"a{n}", TEXT + " وقتل فيها جندي." * (n % 3), f"{n:016x}") for n in range(number)]


class Failing:
    """An analyser that fails on one article."""

    def __init__(self, coder: riwaya.Coder) -> None:
        self.analyser = coder._analyser

    def analyse(self, article: riwaya.Article) -> object:
        if article.id == "a3":
            raise IndexError("boom")
        return self.analyser.analyse(article)


def test_code_gives_the_reports_of_a_text(coder: riwaya.Coder) -> None:
    coding = coder.code(TEXT, published="2019-06-04", id="x", outlet="o", url="u", title="t")
    (report,) = coding.reports
    assert report.type == "ASSAULT"
    assert report.time is not None and report.time.low == date(2019, 6, 3)
    assert (coding.article.id, coding.article.outlet, coding.article.url, coding.article.title) == ("x", "o", "u", "t")
    assert coding.to_dicts()[0]["article"] == "x"


def test_the_date_may_be_a_date_a_string_the_datelines_or_missing(coder: riwaya.Coder) -> None:
    day = date(2019, 6, 4)
    assert coder.code(TEXT, published=day).reports == coder.code(TEXT, published="2019-06-04").reports
    assert coder.code(f"طرابلس 4 يونيو 2019 - {TEXT}").article.published == day
    assert coder.code(TEXT).article.published is None
    with pytest.raises(riwaya.UsageError):
        coder.code(TEXT, published="4/6/19")


@pytest.mark.parametrize("text", ["", " ", "\n", "abc", "²", "9" * 5000, "ق" * 100_000, "قصف" * 20_000])
def test_any_text_can_be_coded(coder: riwaya.Coder, text: str) -> None:
    assert coder.code(text).article.text == text


def test_half_of_a_character_is_no_reason_to_fail(coder: riwaya.Coder) -> None:
    assert coder.code("\ud800 قصف").article.text == "\ud800 قصف"


@pytest.mark.parametrize("workers", [1, 2])
def test_pipe_keeps_the_order_and_codes_as_code_does(coder: riwaya.Coder, workers: int) -> None:
    given = articles(11)
    codings = list(coder.pipe(given, workers=workers))
    assert codings == [coder.code_article(article) for article in given]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_fails_stops_nothing(coder: riwaya.Coder, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coder, "_analyser", Failing(coder))
    codings = list(coder.pipe(articles(6), workers=workers))
    assert [coding.failure for coding in codings] == ["", "", "", "IndexError: boom", "", ""]
    assert [bool(coding.reports) for coding in codings] == [True, True, True, False, True, True]


def test_a_failure_alone_is_an_error_of_riwaya(coder: riwaya.Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coder, "_analyser", Failing(coder))
    with pytest.raises(riwaya.InputError) as caught:
        coder.code_article(articles(4)[3])
    assert caught.value.fault.code == "failed"
    assert "boom" in caught.value.line()


def test_errors_and_coders_survive_the_way_to_another_process(coder: riwaya.Coder) -> None:
    error = pickle.loads(pickle.dumps(riwaya.InputError("empty", "a.txt", "x")))
    assert (error.where, error.detail, error.fault.code) == ("a.txt", "x", "empty")
    again = pickle.loads(pickle.dumps(coder))
    assert again.code(TEXT).to_dicts() == coder.code(TEXT).to_dicts()


def test_a_folder_of_own_knowledge_is_laid_over(tmp_path: Path, coder: riwaya.Coder) -> None:
    (tmp_path / "packs" / "zz").mkdir(parents=True)
    (tmp_path / "packs" / "zz" / "actors.yaml").write_text(
        "- {id: ZZZ.FORCE, name_en: x, country: LBY, role: REB, names: [كتائب الصقر الأبلق]}\n", "utf-8"
    )
    text = "قصفت كتائب الصقر الأبلق مدينة سرت."
    (report,) = riwaya.load(tmp_path).code(text).reports
    assert [agent.actor for agent in report.agents] == ["ZZZ.FORCE"]
    assert "ZZZ.FORCE" not in [agent.actor for agent in coder.code(text).reports[0].agents]


def test_all_names_are_there_and_sorted() -> None:
    assert sorted(riwaya.__all__) == list(riwaya.__all__)
    assert all(hasattr(riwaya, name) for name in riwaya.__all__)


def test_results_cannot_be_changed(coder: riwaya.Coder) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        coder.code(TEXT).reports[0].type = "AID"  # type: ignore[misc]
