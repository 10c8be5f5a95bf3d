"""Lines that belong to the page: the headline over again, and links that run into the article."""

from __future__ import annotations

import riwaya

HEADLINE = "مقتل جندي بانفجار عبوة قرب القاعدة"


def triggers(coder: riwaya.Coder, *lines: str) -> list[str]:
    return [report.trigger.text for report in coder.code("\n".join(lines)).reports]


def test_the_headline_over_again_tells_nothing_new(coder: riwaya.Coder) -> None:
    body = "زار الوزير المدينة الأحد."
    assert triggers(coder, f"Site.com - {HEADLINE}", f"الأحد، آخر تحديث 12:21 (GMT+0400) {HEADLINE}", body) == ["بانفجار", "زار"]
    assert triggers(coder, HEADLINE, body, HEADLINE) == ["بانفجار", "زار"]


def test_a_line_that_only_ends_alike_is_told(coder: riwaya.Coder) -> None:
    assert triggers(coder, "انفجار قرب القاعدة", "قتل ثلاثة في انفجار قرب القاعدة") == ["انفجار", "انفجار"]


def test_the_article_goes_on_behind_links_in_one_line(coder: riwaya.Coder) -> None:
    links = "روابط ذات علاقة الجيش يقصف مواقع المسلحين في الوادي الحكومة تعلن بدء الحوار الوطني ووزير الدفاع يستقيل من منصبه "
    assert triggers(coder, links + "وشهدت المدينة الأحد اشتباكات عنيفة بين الجيش والمسلحين.") == ["اشتباكات"]
    assert triggers(coder, links + "أما في العاصمة فهاجم مسلحون مقر الشرطة وسط المدينة.") == ["فهاجم"]
    assert triggers(coder, links.strip()) == []
