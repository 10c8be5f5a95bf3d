"""The part-of-speech tagger: own cases, and floors on a treebank where it lies beside the repository."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import language_yardstick as yardstick  # noqa: E402
from riwaya.knowledge.tables import read_frequencies  # noqa: E402
from riwaya.language.lexicon import Lexicon  # noqa: E402
from riwaya.language.segment import Segmenter  # noqa: E402
from riwaya.language.tag import Tagger, spell_out  # noqa: E402
from riwaya.spelling import norm  # noqa: E402
from train_language import read_sentences  # noqa: E402

KNOWLEDGE = ROOT / "src" / "riwaya_knowledge"
MODEL = KNOWLEDGE / "models" / "tagger.crfsuite"
PUD = yardstick.SHARED / "pud" / "ar_pud-ud-test.conllu"
UPOS = set("NOUN PROPN VERB ADJ ADV ADP CCONJ SCONJ PART PRON DET NUM AUX PUNCT SYM X INTJ".split())  # noqa: SIM905


@pytest.fixture(scope="module")
def models() -> tuple[Segmenter, Tagger]:
    return yardstick.load()


def tag(models: tuple[Segmenter, Tagger], text: str) -> list[tuple[str, str]]:
    segmenter, tagger = models
    segments: list[tuple[str, str]] = []
    for word in text.split():
        segments += spell_out([(s.text, s.kind) for s in segmenter.split(norm(word))])
    return [(s, t) for (s, _), t in zip(segments, tagger.tag(segments), strict=True)]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("قتل مسلحون ثلاثة جنود في هجوم شرق بنغازي .", ["قتل"]),
        ("أعلن الجيش اليوم أن قواته سيطرت على المطار .", ["أعلن", "سيطرت"]),
        ("وقال المتحدث إن الطائرات قصفت مواقع المسلحين .", ["قال", "قصفت"]),
        ("مقتل خمسة مدنيين في قصف على حلب", []),
        ("الرئيس يصل إلى القاهرة ويلتقي نظيره المصري", ["يصل", "يلتقي"]),
        ("سيجتمع الوزراء غدا لبحث الأزمة .", ["يجتمع"]),
        ("لم تعلن أي جهة مسؤوليتها عن التفجير الذي استهدف مقر اللجنة .", ["تعلن", "استهدف"]),
    ],
)
def test_verbs(models: tuple[Segmenter, Tagger], text: str, verbs: list[str]) -> None:
    assert [s for s, t in tag(models, text) if t == "VERB"] == verbs


def test_tags_of_a_sentence(models: tuple[Segmenter, Tagger]) -> None:
    tags = dict(tag(models, "وقالت مصادر أمنية إن قواتهم دخلت مدينة طرابلس للمرة الأولى منذ عام 2011 ."))
    assert tags["و"] == "CCONJ"
    assert tags["مصادر"] == "NOUN"
    assert tags["أمنية"] == "ADJ"
    assert tags["هم"] == "PRON"
    assert tags["طرابلس"] == "PROPN"
    assert tags["2011"] == "NUM"
    assert tags["."] == "PUNCT"


def test_the_article_after_li_is_written_out() -> None:
    assert spell_out([("ل", "prep"), ("لجيش", "stem")]) == [("ل", "prep"), ("الجيش", "stem")]
    assert spell_out([("لجنة", "stem")]) == [("لجنة", "stem")]


def test_no_sentence(models: tuple[Segmenter, Tagger]) -> None:
    assert models[1].tag([]) == []


def test_the_lexicon_has_the_last_word() -> None:
    frequencies = read_frequencies(KNOWLEDGE / "ar" / "frequencies.tsv")
    tagger = Tagger(MODEL, frequencies, lambda form, bound: frozenset({"ADV"}) if form == "المدينة" else None)
    assert tagger.tag([("دخل", "stem"), ("الجيش", "stem"), ("المدينة", "stem")])[2] == "ADV"


def test_lexicon() -> None:
    parts = {"يقصف": ["imperfect"], "قصف": ["perfect", "masdar"], "شهر": ["perfect"], "قاصف": ["active"]}
    closed = {"أن": ["SCONJ"], "إن": ["PART"], "من": ["ADP", "PRON"]}
    frequencies = {"شهر": 12, "الشهر": 11}
    lexicon = Lexicon(closed, lambda form: parts.get(form, ()), frequencies, {"كبير": "ADJ"})
    assert lexicon.allowed("أن") == {"SCONJ"}
    assert lexicon.allowed("ان") == {"SCONJ", "PART"}
    assert lexicon.allowed("يقصف") == {"VERB"}
    for form in ("قصف", "شهر"):
        allowed = lexicon.allowed(form)
        assert allowed is not None and {"VERB", "NOUN"} <= allowed
    adjective = lexicon.allowed("الكبيرة")
    assert adjective is not None and "ADJ" in adjective and "VERB" not in adjective
    assert lexicon.allowed("مجهولة") is None


def test_training_sentences_are_well_formed() -> None:
    count = 0
    for sentence in read_sentences(ROOT / "data" / "language"):
        count += 1
        for word in sentence:
            assert all(text and tag in UPOS for text, tag in word), word
    assert count >= 230


@pytest.mark.skipif(not PUD.exists(), reason=f"NO YARDSTICK: {PUD} is absent")
def test_pud_floor(models: tuple[Segmenter, Tagger]) -> None:
    sentences = list(yardstick.pud_sentences(PUD))
    segmenter, tagger = models
    gold, _, _ = yardstick.tag_score(tagger, None, sentences)
    assert gold.accuracy >= 0.89
    assert gold.verb_f >= 0.90
    assert gold.finite_f >= 0.935
    own, _, _ = yardstick.tag_score(tagger, segmenter, sentences)
    assert own.accuracy >= 0.875
