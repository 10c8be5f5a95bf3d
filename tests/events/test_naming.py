"""Wordings are counted by who uses them, with the class of the longest listed name; event words by the longest expression."""

from __future__ import annotations

from dataclasses import replace

import pytest

from riwaya.events.naming import Naming, class_of, naming
from riwaya.spelling import fold
from riwaya.store.settle import Listed, event_word
from riwaya.store.uses import Sample, Use, Wanted

LABELS = {"حفتر": "neutral", "مليشيات حفتر": "pejorative", "القياده العامه": "self"}
LISTED = {("تحرير", "take"): ("honouring", "taker"), ("سيطره", "take"): ("neutral", "none"), ("استشهدوا", "death"): ("honouring", "dead")}
WORDS = Listed.of([("احرار", "take"), ("استعاده السيطره", "take"), ("استشهدوا", "death"), ("تحرير", "take"), ("سيطره", "take")])


def name(text: str, *, speaker: str = "", outlet: str = "أ", day: str = "2019-04-05", count: int = 1, copied: int = 0) -> Use:
    """A name in sentences of one outlet."""
    return Use(speaker, outlet, " ".join(map(fold, text.split())), text, speaker, count, copied, day, day)


def word(known: str, about: str, *, text: str = "", speaker: str = "", part: str = "agent") -> Use:
    """An event word in sentences of one outlet."""
    return replace(name(known, speaker=speaker), text=text or known, about=about, part=part)


def found(*names: Use, words: tuple[Use, ...] = ()) -> Naming:
    """The wordings of some uses."""
    return naming(names, words, LABELS, LISTED)


@pytest.mark.parametrize(
    ("wording", "kind"),
    [
        ("مليشيات حفتر", "pejorative"),
        ("قوات خليفه حفتر", "neutral"),
        ("القياده العامه للجيش", "self"),
        ("الجيش", "unclassed"),
        ("حفترستان", "unclassed"),
    ],
)
def test_the_longest_listed_name_within_a_wording_gives_the_class(wording: str, kind: str) -> None:
    assert class_of(wording, LABELS)[1] == kind


def test_what_takes_up_a_name_is_no_name() -> None:
    kept = found(name("مقاتليها"), name("35 آخرين"), name("قواته"), name("الشرطة"), name("كتيبة"), name("قوات حفتر وآخرون")).outlets
    assert {wording.text for wording in kept} == {"الشرطة", "كتيبة", "قوات حفتر وآخرون"}


def test_spellings_are_one_wording_and_the_most_frequent_is_shown() -> None:
    (wording,) = found(name("القياده العامة"), name("القيادة العامة", count=2)).outlets
    assert (wording.text, wording.count, wording.kind) == ("القيادة العامة", 3, "self")


def test_what_a_voice_says_is_not_the_outlets() -> None:
    told = found(name("القيادة العامة"), name("مليشيات حفتر", speaker="LBY.GNA"))
    assert [w.text for w in told.outlets] == ["القيادة العامة"]
    assert [(w.speaker, w.text, w.kind) for w in told.voices] == [("LBY.GNA", "مليشيات حفتر", "pejorative")]


def test_outlets_stand_apart_and_a_known_voice_is_one_in_all_of_them() -> None:
    both = [(outlet, speaker) for speaker in ("", "LBY.GNA", "مصدر") for outlet in ("أ", "ب")]
    told = found(*(name("حفتر", outlet=outlet, speaker=speaker) for outlet, speaker in both))
    assert [w.outlets for w in told.outlets] == [("أ",), ("ب",)]
    assert [(w.speaker, w.outlets) for w in told.voices] == [("LBY.GNA", ("أ", "ب")), ("مصدر", ("أ",)), ("مصدر", ("ب",))]


def test_days_and_copies_are_those_of_all_spellings() -> None:
    told = name("القياده العامة", day="2019-06-01", count=2, copied=1), name("القيادة العامة", day=""), name("القيادة العامة")
    (wording,) = found(*told).outlets
    assert (wording.first, wording.last, wording.copied, wording.count) == ("2019-04-05", "2019-06-01", 1, 4)


def test_months_and_sentences_are_asked_for_by_wording() -> None:
    sample = Sample("r", "a", "أ", "2019-04-05", "قال حفتر")
    asked: list[Wanted] = []

    def more(wanted: Wanted) -> tuple[tuple[tuple[str, int], ...], tuple[Sample, ...]]:
        asked.append(wanted)
        return (("2019-04", 2),), (sample,)

    told = naming([name("حفتر"), name("حفتر", speaker="LBY.GNA")], [word("تحرير", "take")], LABELS, LISTED, more)
    assert asked == [Wanted("", "أ", "حفتر"), Wanted("LBY.GNA", None, "حفتر"), Wanted("", "أ", "تحرير", "take", "agent")]
    assert all((w.months, w.samples) == ((("2019-04", 2),), (sample,)) for w in (*told.outlets, *told.voices, *told.outlet_words))


def test_event_words_have_class_and_view_and_the_actors_part() -> None:
    words = (word("استشهدوا", "death", speaker="LBY.LNA", part="patient"), word("استشهدوا", "death", speaker="LBY.LNA"), word("تحرير", "take"))
    told = found(words=words)
    assert [(w.speaker, w.part, w.kind, w.favours) for w in told.voice_words] == [
        ("LBY.LNA", "agent", "honouring", "dead"),
        ("LBY.LNA", "patient", "honouring", "dead"),
    ]
    assert [(w.known, w.about, w.kind, w.favours) for w in told.outlet_words] == [("تحرير", "take", "honouring", "taker")]


@pytest.mark.parametrize(
    ("sentence", "at", "keys", "known", "text"),
    [
        ("أعلن الجيش وتحرير المدينة", 2, {"وتحرير": "تحرير"}, "تحرير", "تحرير"),
        ("أعلن الجيش استعادة السيطرة على", 3, {"السيطرة": "سيطره"}, "استعاده السيطره", "استعادة السيطرة"),
        ("رحبت تركيا بالسيطرة على المدينة", 2, {"بالسيطرة": "سيطره"}, "سيطره", "سيطرة"),
        ("دخلت قوات الجيش", 0, {}, "", ""),
        ("السيطرة كاملة على المدينة", 2, {"السيطرة": "سيطره"}, "", ""),
    ],
)
def test_the_longest_expression_around_the_event_word_decides(sentence: str, at: int, keys: dict[str, str], known: str, text: str) -> None:
    words = sentence.split()
    told = event_word(words, [keys.get(word, fold(word)) for word in words], at, WORDS)
    assert (told[0][0], told[1]) == (known, text) if known else told is None
