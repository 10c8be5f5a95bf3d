"""Search keys: one for all that a reader takes for the same word, and not for more."""

from __future__ import annotations

import pytest

import riwaya


@pytest.mark.parametrize(
    "same",
    [
        "القوات قوات وقوات بالقوات للقوات قواتهم",
        "سيطرة السيطرة سيطرتها وبسيطرتهم",
        "حلفاء الحلفاء حلفائه وحلفاؤها",
        "قتلى القتلى قتلاها",
        "هجوم الهجوم هجوما هجومًا",
        "مدنيين المدنيون مدنيون",
        "مقاتلين المقاتلون مقاتلي مقاتلو مقاتليها",
        "لاجئين اللاجئين للاجئين",
        "بنغازي بنغازى وبنغازي",
        "الأحد الاحد والأحد",
    ],
)
def test_one_key(same: str, coder: riwaya.Coder) -> None:
    index = coder.code(same.replace(" ", "، ")).index
    assert len({word.key for word in index}) == 1, index


@pytest.mark.parametrize("other", ["سوريا سوري", "درعا درع", "البحرين بحري", "بيته بية", "وقتها وقة", "عليا علي", "قانون قانين"])
def test_other_words_keep_theirs(other: str, coder: riwaya.Coder) -> None:
    words = other.split()
    first, *_, last = coder.code(other.replace(" ", "، ")).index
    assert first.key != last.key, words


def test_offsets_are_those_of_the_words(coder: riwaya.Coder) -> None:
    text = "😀 قالت: «القُوّات» انسحبت، 12.5 كم!"
    assert [text[word.start : word.end] for word in coder.code(text).index] == ["قالت", "القُوّات", "انسحبت", "12.5", "كم"]
