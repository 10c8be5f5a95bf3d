"""Which words begin a noun phrase of their own where a tagger takes them for adjectives of the noun before, or for verbs."""

from __future__ import annotations

from riwaya.knowledge import Knowledge
from riwaya.language.given import is_rank
from riwaya.model import WordForm
from riwaya.spelling import fold, key

FALLEN = frozenset({"قتلى", "جرحى", "ضحايا"})
THINGS = frozenset({"weapon", "asset"})
HUMAN = frozenset({"armed", "civilian", "person", "official", "political", "media", "religious"})


def is_quantity(forms: list[WordForm], offset: int, knowledge: Knowledge) -> bool:
    """Whether a word is one of quantity in the accusative before من (`عددا من`), and no verb of two."""
    norm = forms[offset].norm
    if not norm.endswith("ا") or forms[offset].conj or offset + 1 >= len(forms) or forms[offset + 1].norm != "من":
        return False
    return key(norm[:-1]) in knowledge.partitives


def is_thing(form: WordForm, before: WordForm, knowledge: Knowledge) -> bool:
    """Whether a word without article is the noun of a thing, and no adjective of the noun with article before it."""
    if form.definite or form.conj or form.prep or form.suffix or not before.definite:
        return False
    if form.stem in FALLEN:
        return True  # أوقعت الغارات قتلى
    clash = form.stem.endswith("ة") and not before.stem.endswith(("ة", "ات"))  # استهدف الهجوم حافلة
    if form.readings and knowledge.number_of.get(form.stem_key) != "p" and not clash:
        return False
    return knowledge.roles.get(form.stem_key, ("", ""))[1] in THINGS and knowledge.listed.get(form.stem) != "ADJ"


def begins_anew(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> bool:
    """Whether a word with article is no adjective of the noun with article before it: a noun that never is one (`أغلقت الشرطة المعبر`), or
    one man behind a plural of men (`اتهم النواب المتحدث`)."""
    form, before, behind = forms[offset], forms[offset - 1], forms[offset + 1] if offset + 1 < len(forms) else None
    if not form.definite or form.conj or form.prep or not before.definite or before.suffix or tags[offset - 1] not in ("NOUN", "ADJ", "PROPN"):
        return False
    if fold(form.stem) in knowledge.retellings["sole"]:
        return behind is None or behind.prep != "ب"  # الاتفاق القاضي بالانسحاب
    if fold(form.stem) in knowledge.retellings["offer"] and knowledge.roles.get(before.stem_key, ("", ""))[1] not in ("", *THINGS):
        return True
    one = knowledge.roles.get(form.stem_key, ("", ""))[1] in HUMAN and knowledge.number_of.get(form.stem_key) == "s"
    one = one or is_rank(form, knowledge)  # من بين المصابين العقيد سالم ناصر
    several = before.stem.endswith("ون") or knowledge.number_of.get(before.stem_key) == "p"
    men = knowledge.roles.get(before.stem_key, ("", ""))[1] in HUMAN and not before.stem.endswith(("ات", "ة", "ي", "ى"))
    return one and several and men and before.stem not in ("قوى", "ناس")
