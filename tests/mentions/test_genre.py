"""What kind of article a text is, and what the stories of a digest keep to themselves."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import riwaya

FILE = Path(__file__).parents[1] / "cases" / "genres.tsv"
with FILE.open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))

DIGEST = """موجز أخبار المنطقة
تونس: قال الناطق باسم الداخلية حسن المرزوقي إن الشرطة اعتقلت خمسة محتجين في القصرين.
صنعاء: قصف مسلحون المدينة ثم انسحبوا منها، وأضاف أنهم سيعودون.
بغداد: قتلت الشرطة ثلاثة مسلحين في الموصل.
"""


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_genre(row: dict[str, str], coder: riwaya.Coder) -> None:
    coding = coder.code(row["text"].replace(" / ", "\n"), published="2015-06-01")
    assert (coding.genre, len(coding.items)) == (row["genre"], int(row["items"]))


def test_stories_inherit_nothing(coder: riwaya.Coder) -> None:
    coding = coder.code(DIGEST, published="2015-06-01")
    assert [DIGEST[start:].split(":")[0] for start in coding.items] == ["تونس", "صنعاء", "بغداد"]
    arrest, bombing, *_, killing = coding.reports
    assert [p.actor for p in arrest.agents] == ["TUN.POLICE"] and [p.actor for p in killing.agents] == ["IRQ.POLICE"]
    assert [p.country for p in bombing.agents] == ["YEM"]
    assert arrest.voice and not bombing.voice and not killing.voice


def test_an_opinion_piece_remembers(coder: riwaya.Coder) -> None:
    past = "كانت اللجنة تجتمع في جنيف كل خلاف."
    told = {genre: coder.code(text, published="2015-06-01") for genre, text in (
        ("opinion", f"عن الحوار\nلا أخفي أنني سئمت هذا الكلام، فهل من جديد؟\n{past.replace(' كل خلاف', '')}"),
        ("news", f"عودة الحوار\nأعلنت الأمم المتحدة عودة الحوار الأربعاء.\n{past.replace(' كل خلاف', '')}"),
    )}  # fmt: skip
    grounds = {genre: [r.ground for r in coding.reports if r.trigger.text == "تجتمع"] for genre, coding in told.items()}
    assert [coding.genre for coding in told.values()] == ["opinion", "news"]
    assert grounds == {"opinion": ["background"], "news": ["news"]}
