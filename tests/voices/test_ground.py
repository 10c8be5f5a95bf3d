"""Ground and time in whole articles: what is the matter, what is recalled, what is a series, and which day is whose."""

from __future__ import annotations

from datetime import date

import pytest

import riwaya

LEAD = "قصفت الطائرات أمس مواقع المسلحين قرب البلدة.\nوقال شهود إن القصف دمر مبنى.\n"
DAY = date(2019, 5, 20)


def coded(coder: riwaya.Coder, sentence: str, trigger: str) -> riwaya.Report:
    """The report of a trigger in a sentence that follows the lead of an article."""
    reports = coder.code(LEAD + sentence, published=DAY).reports
    found = [r for r in reports if trigger in r.trigger.text and r.trigger.start >= len(LEAD)]
    assert found, [r.trigger.text for r in reports]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "trigger", "ground"),
    [
        ("وكانت القوات الحكومية قد سيطرت على الميناء بعد معارك.", "سيطرت", "background"),
        ("وكانت القوات الحكومية قد سيطرت على الميناء الجمعة.", "سيطرت", "news"),
        ("وكان الجيش قد هاجم القرية قبل يومين.", "هاجم", "news"),
        ("وتدير الحكومة شؤونها من الساحل منذ سيطرت جماعة منافسة على العاصمة.", "سيطرت", "background"),
        ("وعاد السكان بعد أربعة أعوام من تحرير المدينة.", "تحرير", "background"),
        ("وتضاعفت الهجمات على الجسور في الشمال.", "الهجمات", "generic"),
        ("وبلغ عدد الغارات على الجنوب ثلاثين.", "الغارات", "generic"),
        ("وقتل 700 مدني في المحافظة منذ عام 2015.", "قتل", "generic"),
        ("وانسحبوا من منطقة كانت تسيطر عليها القبائل.", "تسيطر", "background"),
        ("وقال الضابط إن المعتقلين متورطون وكانوا متورطين في قتل شرطيين.", "قتل", "background"),
        ("ويأتي القصف بعد أسبوع من تفجير دمر فندقا.", "تفجير", "background"),
        ("ويأتي ذلك بعد تفجير دمر فندقا.", "تفجير", "news"),
        ("وبهذا يرتفع عدد قتلى الجيش التركي في هذا الصراع إلى 133 جنديا.", "قتلى", "generic"),
        ("وارتفع عدد القتلى إلى 13 شخصا.", "القتلى", "news"),
        ("ويذكر أن المسلحين هاجموا المطار، وقتلوا ثلاثة حراس.", "قتلوا", "background"),
    ],
)
def test_ground(coder: riwaya.Coder, sentence: str, trigger: str, ground: str) -> None:
    """Grammar tells recalled events and series from the matter of the article."""
    assert coded(coder, sentence, trigger).ground == ground


@pytest.mark.parametrize(
    ("sentence", "trigger", "time"),
    [
        ("وأعلن المجلس المحلي الأحد سيطرة اللواء على المعبر.", "سيطرة", ""),
        ("وقال مسعفون السبت إن خمسة جنود قتلوا في الحي.", "قتلوا", ""),
        ("وأعلن المجلس المحلي سيطرة اللواء على المعبر الأحد.", "سيطرة", "الأحد"),
        ("وجاءت الغارة على الميناء بعد يومين من مقتل القائد.", "الغارة", ""),
        ("وهاجمت القوات الأحد الثكنة بعد انسحاب المسلحين.", "انسحاب", ""),
        ("وهو أعنف قصف على المدينة منذ ستة أشهر.", "قصف", ""),
        ("وقصفت المدفعية الحي ليلا.", "قصفت", "ليلا"),
    ],
)
def test_time(coder: riwaya.Coder, sentence: str, trigger: str, time: str) -> None:
    """The day of saying, a distance and a comparison are no times of the event."""
    found = coded(coder, sentence, trigger).time
    assert (found.span.text if found is not None else "") == time
