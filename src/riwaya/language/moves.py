"""Verbs of moving and taking that look like nouns or prepositions: `عبر الجنود النهر`, `أن تدخل القوات المدينة`, `وصادر أسلحة`."""

from __future__ import annotations

from riwaya.knowledge import Knowledge
from riwaya.model import WordForm

LINES = frozenset({"الحدود", "النهر", "الجسر", "القناة", "المعبر", "البحر", "المتوسط"})  # what is crossed
REACH = 5  # words of who crosses or enters
BACK = 16  # words back to the verb that is gone on with
PEOPLE = frozenset({"armed", "civilian", "person"})


def crosses(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> bool:
    """Whether عبر is a verb and no preposition: people stand behind it, and behind them what they cross (`وعبر مئات الجنود النهر`)."""
    if offset and not forms[offset].conj and tags[offset - 1] in ("NOUN", "ADJ", "PROPN", "VERB"):
        return False
    people = False
    for position in range(offset + 1, min(offset + REACH, len(forms))):
        form = forms[position]
        if tags[position] not in ("NOUN", "ADJ", "PROPN", "NUM") or form.prep or form.conj:
            return False
        if people and form.core in LINES:
            return True
        people = people or knowledge.roles.get(form.stem_key, ("", ""))[1] in PEOPLE
    return False


def enters(forms: list[WordForm], offset: int, knowledge: Knowledge) -> bool:
    """Whether تدخل tells of entering a place and is no intervention, which has no place for its genitive (`أن تدخل المدينة`,
    `أن تدخل القوات المدينة`)."""
    form = forms[offset]
    if form.core != "تدخل" or form.definite or form.prep or form.suffix or offset + 1 >= len(forms):
        return False
    first = forms[offset + 1]
    if _is_place(first, knowledge):
        return True
    second = forms[offset + 2] if offset + 2 < len(forms) else None
    people = first.definite and not first.prep and not first.conj and knowledge.roles.get(first.stem_key, ("", ""))[1] in PEOPLE
    return people and second is not None and _is_place(second, knowledge)


def _is_place(form: WordForm, knowledge: Knowledge) -> bool:
    """Whether a word with article and nothing before it is a noun of a place."""
    return form.definite and not form.conj and not form.prep and form.stem_key in knowledge.place_nouns


def goes_on_with_object(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> bool:
    """Whether a word with و that can be a perfect or a participle goes on with a verb before it and has an indefinite object behind it
    (`اعتقل الجيش رجلين وصادر أسلحة`): a participle there would need its article."""
    form = forms[offset]
    if form.conj != "و" or form.definite or form.prep or form.suffix or offset + 1 >= len(forms) or form.stem_key in knowledge.roles:
        return False
    if not any(r.pos == "perfect" and (r.person, r.gender, r.number) == (3, "m", "s") and r.lexeme.frames for r in form.readings):
        return False
    if any(r.pos not in ("active", "perfect", "imperfect", "imperative") for r in form.readings):
        return False
    thing = forms[offset + 1]
    if thing.definite or thing.conj or thing.prep or thing.suffix or thing.closed or tags[offset + 1] not in ("NOUN", "NUM"):
        return False
    return any(tags[i] == "VERB" for i in range(max(0, offset - BACK), offset))
