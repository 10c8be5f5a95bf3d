"""Which words are the name of somebody whose office stands before it, whatever the tagger says: many first names are ordinary words, too."""

from __future__ import annotations

from riwaya.knowledge import Knowledge
from riwaya.model import WordForm
from riwaya.spelling import key

OFFICES = frozenset({"official", "person", "political"})  # kinds of those whose name follows what they are
FAR = 7  # words from an office to the name of who holds it
PLURALS = ("ات", "ون", "ين")


def is_given(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> bool:
    """Whether a noun is a first name behind an office and before a family name (`التقى وزير الخارجية الأردني سالم الحمدان`)."""
    form = forms[offset]
    if (
        form.core_fold not in knowledge.first_names
        or key(form.core) in knowledge.name_particles
        or is_inflected(form)
        or form.stem.endswith("ة")
    ):
        return False
    if form.definite or offset + 1 >= len(forms):
        return False
    if means_else(form, knowledge) or not _can_follow(forms[offset - 1], tags[offset - 1], knowledge):
        return False
    return can_be_family(forms[offset + 1], tags[offset + 1], knowledge) and _behind_office(forms, tags, offset, knowledge)


def is_family(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> bool:
    """Whether a noun is the family name behind the first name of somebody whose office stands before it."""
    begin = offset - 1
    if begin > 0 and forms[begin].definite:
        begin -= 1  # وزير الدفاع عز الدين كمرك
    first = forms[begin]
    if tags[begin] != "PROPN" or first.core_fold not in knowledge.first_names or first.definite or first.suffix:
        return False
    if key(first.core) in knowledge.name_particles or (begin > 0 and is_rank(forms[begin - 1], knowledge)):
        return False
    return can_be_family(forms[offset], tags[offset], knowledge) and _behind_office(forms, tags, begin, knowledge)


def is_rank(form: WordForm, knowledge: Knowledge) -> bool:
    """Whether a word is a rank, behind which the phrase finds the name by itself."""
    return "rank" in (knowledge.titles.get(key(form.core), ("", ""))[1], knowledge.titles.get(form.stem_key, ("", ""))[1])


def _can_follow(before: WordForm, tag: str, knowledge: Knowledge) -> bool:
    """Whether nothing but a name or an object can stand behind a word: it has the article, is a name or a title."""
    return not is_rank(before, knowledge) and (before.definite or tag == "PROPN" or before.core_fold in knowledge.titles)


def is_inflected(form: WordForm) -> bool:
    return bool(form.conj or form.prep or form.suffix)


def means_else(form: WordForm, knowledge: Knowledge) -> bool:
    """Whether a word is as well known for somebody or somewhere by what he or it is."""
    stem = form.stem_key
    known = stem in knowledge.roles or stem in knowledge.place_nouns or stem in knowledge.partitives or stem in knowledge.titles
    return known or form.event


def can_be_family(form: WordForm, tag: str, knowledge: Knowledge) -> bool:
    """Whether a word can be a family name: it is known as one, tagged as a name, or has the article and is no noun of people or places."""
    if is_inflected(form):
        return False
    if tag == "PROPN" or form.core_fold in knowledge.surnames:
        return True
    if not form.definite and not form.readings and tag == "NOUN" and form.core_fold not in knowledge.frequencies:
        return not means_else(form, knowledge)
    if not form.definite or tag not in ("NOUN", "ADJ") or means_else(form, knowledge) or form.stem.endswith(("ة", *PLURALS)):
        return False
    return not any(r.pos == "masdar" for r in form.readings) and form.core_fold not in knowledge.names


def _behind_office(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> bool:
    """Whether the noun phrase before a word begins with an office or title of one person."""
    for position in range(offset - 1, max(-1, offset - FAR), -1):
        form = forms[position]
        if tags[position] not in ("NOUN", "ADJ", "PROPN") or key(form.core) in knowledge.name_particles:
            return False
        role = knowledge.roles.get(form.stem_key, ("", "", ""))
        single = knowledge.number_of.get(form.stem_key, "s") == "s" and not form.stem.endswith((*PLURALS, "ة"))
        if single and (role[1] in OFFICES or key(form.core) in knowledge.titles) and not (form.definite and position < offset - 1):
            return True
    return False
