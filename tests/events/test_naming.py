"""Wordings are counted by who uses them, with the class of the longest listed name, and event words by the longest expression."""

from __future__ import annotations

import pytest

from riwaya.events.naming import SAMPLES, Naming, class_of, naming
from riwaya.spelling import fold
from riwaya.store.uses import Use

LABELS = {"حفتر": "neutral", "مليشيات حفتر": "pejorative", "القياده العامه": "self"}
LISTED = [
    ("تحرير", "take", "honouring", "taker"),
    ("سيطره", "take", "neutral", "none"),
    ("استعاده السيطره", "take", "honouring", "taker"),
    ("استشهدوا", "death", "honouring", "dead"),
    ("قوات", "fighters", "neutral", "none"),
]
KEYS = {"بالسيطره": "سيطره", "السيطره": "سيطره", "وتحرير": "تحرير", "استعاده": "استعاده"}


def name(text: str, *, speaker: str = "", outlet: str = "أ", published: str = "2019-04-05", copied: bool = False, quote: str = "") -> Use:
    """A name in a sentence."""
    folded = " ".join(fold(word) for word in text.split())
    return Use(text, folded, speaker, speaker, outlet, "article", published, copied, "report", quote or f"قال {text} ذلك", 0)


def word(quote: str, at: str, *, speaker: str = "", part: str = "agent") -> Use:
    """The event word `at` in a sentence that begins at offset 100."""
    return Use(at, "", speaker, speaker, "أ", "article", "2019-04-05", False, "report", quote, 100, part, 100 + quote.index(at))


def found(*names: Use, words: tuple[Use, ...] = ()) -> Naming:
    """The wordings of some uses."""
    return naming(names, words, LABELS, LISTED, KEYS)


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


def test_spellings_are_one_wording_and_the_most_frequent_is_shown() -> None:
    (wording,) = found(name("القياده العامة"), name("القيادة العامة"), name("القيادة العامة")).outlets
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


def test_months_days_and_copies_are_counted() -> None:
    days = ("2019-04-05", "2019-04-30", "2019-06-01")
    (wording,) = found(*(name("حفتر", published=day, copied=day == days[2]) for day in days)).outlets
    assert (wording.months, wording.first, wording.last, wording.copied) == ((("2019-04", 2), ("2019-06", 1)), days[0], days[2], 1)


def test_a_wording_has_a_few_different_sentences() -> None:
    (wording,) = found(*(name("حفتر", quote=f"قال حفتر {number // 2}") for number in range(10))).outlets
    assert [sample.quote for sample in wording.samples] == ["قال حفتر 0", "قال حفتر 1", "قال حفتر 2"][:SAMPLES]


def test_a_number_before_a_name_is_no_part_of_it() -> None:
    (wording,) = found(name("عشرون من مليشيات حفتر"), name("مليشيات حفتر")).outlets
    assert (wording.text, wording.count) == ("مليشيات حفتر", 2)


def test_event_words_are_found_without_their_clitics() -> None:
    (wording,) = found(words=(word("أعلن الجيش وتحرير المدينة", "وتحرير"),)).outlet_words
    assert (wording.text, wording.about, wording.kind, wording.favours, wording.part) == ("تحرير", "take", "honouring", "taker", "agent")


def test_the_longest_expression_around_the_event_word_decides() -> None:
    (wording,) = found(words=(word("أعلن الجيش استعادة السيطرة على المدينة.", "السيطرة"),)).outlet_words
    assert (wording.text, wording.kind) == ("استعادة السيطرة", "honouring")
    (wording,) = found(words=(word("رحبت تركيا بالسيطرة على المدينة", "بالسيطرة"),)).outlet_words
    assert (wording.known, wording.kind) == ("سيطره", "neutral")


def test_words_for_other_things_and_unlisted_words_are_left_out() -> None:
    told = found(words=(word("دخلت قوات الجيش", "قوات"), word("قصفت الطائرات المدينة", "قصفت")))
    assert (told.outlet_words, told.voice_words) == ((), ())


def test_event_words_of_voices_stand_apart_and_so_do_the_actors_own_dead() -> None:
    quote = "قال إن جنوده استشهدوا"
    told = found(words=(word(quote, "استشهدوا", speaker="LBY.LNA", part="patient"), word(quote, "استشهدوا", speaker="LBY.LNA")))
    assert told.outlet_words == ()
    assert sorted((w.speaker, w.part, w.count) for w in told.voice_words) == [("LBY.LNA", "agent", 1), ("LBY.LNA", "patient", 1)]
