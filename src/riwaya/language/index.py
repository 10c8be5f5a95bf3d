"""The words of a text as search knows them."""

from __future__ import annotations

from collections.abc import Mapping

from riwaya.knowledge import Knowledge
from riwaya.knowledge.names import END
from riwaya.language.text import Text
from riwaya.model import Word, WordForm
from riwaya.spelling import fold, key

ARTICLE = "ال"
NAMES = ("actor", "place", "country", "capital", "outlet")  # of all that names may mean, what has one form only
SHORTEST = 4  # letters of a word that may end in a case ending
RARE = 1  # so much rarer, as a logarithm, may a form be in news that stands for another one


def index(text: Text, knowledge: Knowledge) -> tuple[Word, ...]:
    """The words and numbers of a text with their search keys: `القوات`, `قوات` and `وقوات` share one."""
    return tuple(
        Word(token.start, token.end, search_key(token.form, knowledge), token.form.norm)
        for token in text.tokens
        if token.form.norm[:1].isalnum()
    )


def search_key(form: WordForm, knowledge: Knowledge) -> str:
    """The form under which a word is searched: without clitics and article, folded, and as it stands without a pronoun or case
    ending (`سيطرتها` as `سيطرة`, `حلفائهم` as `حلفاء`, `هجوما` as `هجوم`, `مدنيون` and `مدنيي` as `مدنيين`), where news knows that."""
    stem, often = key(form.stem), knowledge.frequencies
    if form.closed or not stem:
        return fold(stem) or form.fold
    if form.prep == "ل" and f"{ARTICLE}{stem}" not in often and f"{ARTICLE}ل{stem}" in often:
        stem = f"ل{stem}"  # للاجئين: of the three ل only two are written
    if form.suffix:
        stem = _before_pronoun(stem, often)
    if len(stem) >= SHORTEST and not _is_name(fold(stem), knowledge):
        stem = _without_case(stem, often, definite=form.definite)
    return fold(stem)


def _before_pronoun(stem: str, often: Mapping[str, int]) -> str:
    """The stem with the letters that a suffix pronoun changes put back."""
    restored = stem
    if stem.endswith("ت"):
        restored = stem[:-1] + "ة"
    elif stem.endswith(("ائ", "اؤ")):
        restored = stem[:-1] + "ء"
    elif stem.endswith("ا"):
        restored = stem[:-1] + "ي"
    elif stem.endswith("و"):
        restored = stem + "ا"
    return restored if _seen(restored, often) > _seen(stem, often) else stem


def _without_case(stem: str, often: Mapping[str, int], *, definite: bool) -> str:
    """The word without the alef of an indefinite accusative; a sound plural in the form that news has most, that of `مدنيين`."""
    if stem.endswith("ا") and not definite:
        bare = stem[:-1]
        return bare if f"{ARTICLE}{bare}" in often and f"{ARTICLE}{stem}" not in often else stem
    plural = ""
    if stem.endswith("ون"):
        plural = stem[:-2] + "ين"
    elif stem.endswith(("ي", "و")) and not definite and f"{stem[:-1]}ون" in often:
        plural = stem[:-1] + "ين"  # مقاتلو التنظيم
    known = _seen(plural, often) if plural else 0
    return plural if known and known >= _seen(stem, often) - RARE else stem


def _is_name(stem: str, knowledge: Knowledge) -> bool:
    """Whether the word alone names somebody or some place (`سوريا`, `درعا`)."""
    return stem in knowledge.surnames or any(meaning.kind in NAMES for meaning in knowledge.names.get(stem, {}).get(END, ()))


def _seen(stem: str, often: Mapping[str, int]) -> int:
    """How often news has a word with or without the article, as a logarithm."""
    return max(often.get(stem, 0), often.get(ARTICLE + stem, 0))
