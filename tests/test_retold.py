"""Who participants are that are told of by somebody else: others, those of a pronoun, of a body, of a nationality told before."""

from __future__ import annotations

import pytest

from riwaya import Coder

CASES = [
    ("قتل ثلاثة مدنيين في كركوك وجرح 15 آخرين.", "15 آخرين", "IRQ.CIVILIANS"),
    ("أدى الهجوم في عدن إلى مقتل خمسة من الحوثيين وإصابة 12 آخرين.", "12 آخرين", "YEM.HOUTHI"),
    ("قتل سبعة آخرون في كركوك.", "سبعة آخرون", ""),
    ("هاجمت وحدات حماية الشعب البلدة وانسحبت قواتها منها.", "قواتها", "SYR.YPG"),
    ("قصف الجيش السوري الحوثيين ودمر مواقعهم.", "مواقعهم", "YEM.HOUTHI"),
    ("فجر شاب من تنظيم داعش نفسه في الموصل.", "شاب", "INT.ISIS"),
    ("قتل جندي أمريكي في أفغانستان الجمعة. وقتل جندي آخر السبت.", "جندي آخر", "USA.MIL"),
    ("قتل جنديان أمريكيان في كابول. وأصيب جندي ثالث.", "جندي ثالث", "USA.MIL"),
    ("أغارت طائرات حربية إسرائيلية على غزة.", "طائرات حربية إسرائيلية", "ISR.MIL"),
    ("شنت طائرات مقاتلة روسية غارات على إدلب.", "طائرات مقاتلة روسية", "RUS.MIL"),
    ("قتل جنديان في عدن في هجوم لتنظيم القاعدة.", "تنظيم القاعدة", "INT.AQAP"),
    ("قال مسؤول لوكالة فرانس برس إن عشرة أشخاص قتلوا في كابول.", "عشرة أشخاص", "AFG.CIVILIANS"),
    ("انسحبت قوات الرئيس المخلوع علي صالح من عدن.", "قوات الرئيس المخلوع", "YEM.SALEH_FORCES"),
]


@pytest.mark.parametrize(("sentences", "text", "actor"), CASES)
def test_actor(coder: Coder, sentences: str, text: str, actor: str) -> None:
    """The identifier of the participant that begins so."""
    told = [p for report in coder.code(sentences).to_dicts() for p in (*report["agents"], *report["patients"]) if text in p["text"]]
    assert told, "the participant is not there"
    assert {p.get("actor") or "" for p in told} == {actor}
