"""Which words are the names of a person, whatever the tagger says: many Arabic names are ordinary words, too (`قتل أحمد سالم`)."""

from __future__ import annotations

from riwaya.knowledge import Knowledge
from riwaya.language.given import can_be_family, is_inflected, is_rank, means_else
from riwaya.model import WordForm
from riwaya.spelling import key

COMMAS = frozenset("،,")
LONGEST = 4  # names of one person
SERVANT = "عبد"  # with the next word one name: عبد الله
COMPLETING = frozenset({"الدين", "الله", "الإسلام"})  # these, too, make one name with the word before: عز الدين, نصر الله
AHEAD = ("/preposition", "/complementiser")  # what a name can stand behind without a verb


def people(forms: list[WordForm], tags: list[str], knowledge: Knowledge) -> set[int]:
    """The words that are names of people: those that begin with a first name that is nothing else (`أحمد سالم`, `محمد الطاهر`), and, where a
    person can be named, those of which each word is known as a name (`أصيب كريم ناصر`)."""
    found: set[int] = set()
    given, end = knowledge.given_names, 0
    for offset, form in enumerate(forms):
        if offset < end or not (form.core_fold in given or form.core == SERVANT):
            continue
        if form.definite or form.suffix or _is_preposition(form) or ("أ" in form.core[1:] and any(r.pos == "imperfect" for r in form.readings)):
            continue  # يأسر is not ياسر
        end, clear, several = _whole(forms, tags, offset, knowledge)
        if end > offset and (clear or (several and _is_expected(forms, offset, end, found, knowledge))):
            found.update(range(offset, end))
        else:
            end = offset + 1
    return found


def _whole(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> tuple[int, bool, bool]:
    """The end of a name that begins with a first name, whether this is hardly ever another word, and whether there are two names or more."""
    end = _first_name(forms, offset)
    if end == offset:
        return offset, False, False
    clear = end > offset + 1 or forms[offset].core_fold in knowledge.clear_names or _says(forms, tags, offset, knowledge)
    for number in range(1, LONGEST):
        if end >= len(forms) or is_inflected(forms[end]) or _is_preposition(forms[end]):
            return end, clear, number > 1
        behind = forms[end]
        if behind.core_fold in knowledge.family_names and behind.definite:
            return end + 1, clear, True  # a family name is the last
        if behind.core_fold in knowledge.family_names or (behind.core_fold in knowledge.given_names and not behind.definite):
            end = max(end + 1, _first_name(forms, end))
            continue
        likely = clear and (number == 1 or _is_nisba(behind)) and can_be_family(behind, tags[end], knowledge)
        if (likely and not _is_told_more(forms, end)) or _is_rare_nisba(behind, knowledge):
            return end + 1, clear, True
        return end, clear, number > 1 or key(behind.core) in knowledge.name_particles  # جهاد أبو جراد
    return end, clear, True


def _says(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> bool:
    """Whether a word stands right behind a verb of saying and is nobody by his office: who says it, by his name (`وأضاف شاكر جودت أن`)."""
    before = forms[offset - 1] if offset else None
    if before is None or tags[offset - 1] != "VERB" or before.suffix or means_else(forms[offset], knowledge):
        return False
    return any(r.finite and r.lexeme.speech for r in before.readings)


def _first_name(forms: list[WordForm], offset: int) -> int:
    """The end of the first name that begins at a word: the word, or two (`عبد الله`, `عز الدين`)."""
    behind = forms[offset + 1] if offset + 1 < len(forms) else None
    joined = behind is not None and behind.definite and not is_inflected(behind)
    if forms[offset].core == SERVANT:
        return offset + 2 if joined else offset
    if behind is None or not joined or behind.core not in COMPLETING or (forms[offset].prep and behind.core == "الله"):
        return offset + 1  # بحمد الله
    return offset + 2


def _is_preposition(form: WordForm) -> bool:
    """Whether a word is على and not the name that is often spelt like it."""
    return form.core == "على"


def _is_nisba(form: WordForm) -> bool:
    """Whether a word can be the name of a tribe or town that ends the name of a person (`أحمد رافع الخيالي`)."""
    return form.definite and len(form.stem) > 3 and form.stem.endswith("ي")


def _is_rare_nisba(form: WordForm, knowledge: Knowledge) -> bool:
    """Whether a word is a family name by its look and because news never has it without article (`شاكر اللوزي`, unlike `الوطني`)."""
    if not _is_nisba(form) or form.readings or form.core_fold in knowledge.names or form.stem_key in knowledge.roles:
        return False
    return not any(form.stem + ending in knowledge.frequencies for ending in ("", "ة", "ين"))


def _is_told_more(forms: list[WordForm], offset: int) -> bool:
    """Whether a participle tells of who is named before it what it does (`حسين الخاضع لسيطرة الجيش`)."""
    behind = forms[offset + 1] if offset + 1 < len(forms) else None
    governed = behind is not None and (bool(behind.prep) or behind.closed.endswith("/preposition"))
    return governed and any(r.pos in ("active", "passive") for r in forms[offset].readings)


def _is_expected(forms: list[WordForm], offset: int, end: int, found: set[int], knowledge: Knowledge) -> bool:
    """Whether a person can be named at a word: behind a verb of the third person, a preposition, أن or a word with article, joined to
    another person, or between commas (`قائد الشرطة، سالم ناصر، في هجوم`)."""
    form = forms[offset]
    if form.prep or (form.conj and offset - 1 in found):
        return True
    if form.conj or not offset or offset - 1 in found:
        return False
    before = forms[offset - 1]
    if before.norm in COMMAS:
        return end >= len(forms) or forms[end].norm in COMMAS or forms[end].norm == "."
    if is_rank(before, knowledge):
        return form.closed.endswith("/preposition")  # العقيد سالم ناصر: the phrase finds the name by itself, but for علي
    if before.closed.endswith(AHEAD) and not before.suffix:
        return True
    return before.definite or any(r.finite and r.person == 3 for r in before.readings)
