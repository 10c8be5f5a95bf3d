"""Verbs in the dual, which are spelt like a masdar in the accusative (`قتلا`)."""

from __future__ import annotations

from riwaya.knowledge import Knowledge
from riwaya.model import WordForm
from riwaya.spelling import key

BEING = frozenset({"كان", "بات", "ظل", "ظلّ", "أصبح", "زال"})
TANWIN = "\u064b"  # no verb has it


def _joins_two(forms: list[WordForm], tags: list[str], offset: int) -> bool:
    """Whether a word with و goes on with what two did (`تسلل مسلحان إلى المبنى وقتلا حارسين`): whom they do it to stands right behind it."""
    behind = forms[offset + 1] if offset + 1 < len(forms) else None
    if behind is None or behind.conj or behind.prep or not (behind.definite or tags[offset + 1] in ("NOUN", "NUM", "PROPN")):
        return False
    for position in range(offset - 1, 0, -1):
        if tags[position] == "NOUN" and forms[position].stem.endswith("ان") and len(forms[position].stem) > 4 and not forms[position].prep:
            return tags[position - 1] == "VERB"
        if tags[position] in ("VERB", "PUNCT"):
            return any(r.finite and r.number == "d" for r in forms[position].readings)  # المهاجمان فتحا النار وقتلا حارسا
    return False


def _two_open(forms: list[WordForm], tags: list[str], offset: int) -> bool:
    """Whether two stand before a word and no verb before them, so that the word tells what they did or suffered (`الضابطان قتلا`, `الجندي
    والشرطي قتلا`, unlike `أعدم رجلان شنقا`): a noun in the nominative dual, or two with article that open the clause."""
    before = forms[offset - 1]
    if before.stem.endswith("ان") and len(before.stem) > 4 and tags[offset - 1] in ("NOUN", "ADJ") and not before.prep and not before.suffix:
        for position in range(offset - 2, -1, -1):
            if tags[position] == "PUNCT" or forms[position].closed.endswith("/complementiser"):
                break
            if tags[position] == "VERB" or (position == 0 and any(r.finite for r in forms[0].readings)):
                return any(r.lexeme.lemma in BEING for r in forms[position].readings)
        return True
    if offset < 2 or before.conj != "و" or not before.definite or not forms[offset - 2].definite or forms[offset - 2].prep:
        return False
    opener = forms[offset - 3] if offset > 2 else None
    return opener is None or opener.closed.endswith("/complementiser") or tags[offset - 3] == "PUNCT"


def tells_of_two(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> bool:
    """Whether a word is a verb in the dual: behind a noun in the dual that can be its subject (`إن جنديين قتلا`), or with ف (`ففتحا النار`)."""
    form = forms[offset]
    if form.definite or form.prep or not form.stem.endswith("ا"):
        return False
    if not any(r.pos == "perfect" and (r.person, r.number) == (3, "d") for r in form.readings):
        return False
    if TANWIN in form.text:
        return False
    if all(r.finite for r in form.readings) and "ال" + key(form.stem[:-1]) not in knowledge.frequencies:
        return True  # مسلحين يستقلان سيارة أطلقا النار, but not شخصا
    if form.conj or offset == 0:
        return offset > 0 and (form.conj == "ف" or _joins_two(forms, tags, offset))
    if _two_open(forms, tags, offset):
        return True
    for position in range(offset - 1, max(-1, offset - 5), -1):
        before = forms[position]
        if tags[position] in ("VERB", "AUX", "PUNCT") or before.closed.endswith("/complementiser"):
            return False
        if before.stem.endswith(("ين", "ان")) and len(before.stem) > 4 and tags[position] in ("NOUN", "NUM") and not before.prep:
            opens = position > 0 and forms[position - 1].closed.endswith("/complementiser")
            if opens or (position == offset - 1 and tags[position] == "NOUN" and all(r.finite for r in form.readings)):
                return True
    return False
