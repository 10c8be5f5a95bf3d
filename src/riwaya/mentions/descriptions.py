"""Which words describe the noun before them, and which begin anew."""

from __future__ import annotations

from riwaya.knowledge import Knowledge
from riwaya.language.text import Text
from riwaya.spelling import key

SITES = frozenset({"site", "base"})  # kinds of place nouns
RANKED = frozenset({"MIL", "COP"})  # roles of those whose title is a rank
JET = key("مقاتلة")  # what a fighting plane is called, and a woman who fights
HUMAN = frozenset({"armed", "civilian", "person", "official", "political", "media", "religious"})


def describes_two(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word tells of a plural or dual in ين right before it, whatever its tag (`اشتباكين منفصلين`)."""
    form, noun = text.tokens[index].form, text.tokens[index - 1].form
    ends = noun.stem.endswith("ين") and form.stem.endswith("ين") and not form.definite
    return ends and form.stem_key not in knowledge.roles and any(r.pos in ("active", "passive") for r in form.readings)


def are_many(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word with article is a sound plural that tells of men by itself (`المتمردين`)."""
    form = text.tokens[index].form
    role = knowledge.roles.get(form.stem_key)
    return form.definite and form.stem.endswith(("ون", "ين")) and role is not None and role[1] in HUMAN


def is_relation(text: Text, knowledge: Knowledge, begin: int, index: int) -> bool:
    """Whether a word is an adjective of relation behind a noun, both without article, which no noun with article follows as genitive."""
    form, noun = text.tokens[index].form, text.tokens[index - 1].form
    if index <= begin or form.definite or form.suffix or noun.definite or noun.suffix or not form.stem.endswith(("ي", "ية")):
        return False
    if form.stem.endswith("ية"):
        behind = text.tokens[index + 1].form.stem_key  # قناة رسمية السكان
        return text.kinds[index] == "A" and noun.stem.endswith(("ة", "ات")) and behind in knowledge.roles
    if any(knowledge.place_nouns.get(text.tokens[i].form.stem_key, ("", 0, ""))[2] == "direction" for i in (index - 1, index)):
        return False
    plural = key(form.stem[:-1] + "ين") in knowledge.readings or key(form.stem[:-1] + "ين") in knowledge.roles  # مقاتلي الحركة
    return not plural and text.kinds[index - 1] == "N" and key(form.stem + "ة") in knowledge.frequencies


def is_armed(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word is a noun without article for armed people."""
    form = text.tokens[index].form
    return not form.definite and knowledge.roles.get(key(form.stem), ("", ""))[1] == "armed"


def ends_alike(text: Text, one: int, other: int) -> bool:
    """Whether two words without article have one ending of the dual or the sound plural, so that the second describes the first."""
    first, second = text.tokens[one].form, text.tokens[other].form
    if first.definite or second.definite or first.suffix or second.suffix or min(len(first.stem), len(second.stem)) < 5:
        return False
    return any(first.stem.endswith(ending) and second.stem.endswith(ending) for ending in ("ين", "ون", "ان"))


def same_case(text: Text, one: int, other: int, *, plural: bool) -> bool:
    """Whether two words with article are sound masculine plurals in the same case, so that one can describe the other."""
    first, second = text.tokens[one].form, text.tokens[other].form
    if second.definite and second.stem.endswith("ون") and not first.stem.endswith(("ون", "ين")):
        return plural  # السكان المسلمون: never an object
    return second.definite and any(first.stem.endswith(ending) and second.stem.endswith(ending) for ending in ("ون", "ين"))


def other_case(text: Text, one: int, other: int) -> bool:
    """Whether one of two words is a sound plural in the nominative and the other in another case (`المسلحون الكوريين`)."""
    return text.tokens[one].form.stem[-2:] + text.tokens[other].form.stem[-2:] in ("ونين", "ينون")


def is_direction(text: Text, knowledge: Knowledge, index: int) -> bool:
    noun = knowledge.place_nouns.get(key(text.tokens[index].form.stem))
    return noun is not None and noun[2] == "direction" and not text.tokens[index].form.definite


def is_site(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word is a noun of a post or building without article: an event noun behind it says what it is for."""
    noun = knowledge.place_nouns.get(key(text.tokens[index].form.stem))
    return noun is not None and noun[0] in SITES and noun[2] != "direction" and not text.tokens[index].form.definite


def only_event(text: Text, index: int) -> bool:
    """Whether a word is known as an event noun alone, and as no participle."""
    form = text.tokens[index].form
    return form.event and all(r.pos == "noun" for r in form.readings)


def is_second_adjective(text: Text, begin: int, end: int, *, dual: bool) -> bool:
    """Whether an indefinite nationality goes on with the adjective before it, or with a dual (`سفينة حربية تركية`, `جنديان أمريكيان`)."""
    previous, form = text.tokens[end - 1].form, text.tokens[end].form
    if form.definite or form.suffix or previous.definite or previous.suffix:
        return False
    if key(previous.stem) == JET and end - 2 == begin and form.norm.endswith("ة"):
        return True
    if text.kinds[end - 1] != "A" or end - 1 == begin:
        return form.norm.endswith("ان") and previous.norm.endswith("ان") and dual
    return any(form.norm.endswith(ending) and previous.norm.endswith(ending) for ending in ("ة", "ون", "ين", "ان", "يا")) or not (
        form.norm.endswith(("ة", "ا", "ون", "ين", "ان")) or previous.norm.endswith(("ة", "ا", "ون", "ين", "ان"))
    )


def is_rank(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word with article is the rank of a soldier or policeman, behind which nothing without article can follow but a name."""
    form = text.tokens[index].form
    role, kind = knowledge.titles.get(key(form.core), ("", ""))
    return form.definite and not form.suffix and role in RANKED and kind == "rank"


def quotation(text: Text, begin: int, end: int, last: int) -> int:
    """Takes up a short quoted name (`تنظيم "الدولة"`); longer quotations are speech."""
    kinds = text.kinds
    for close in range(end + 2, min(end + 6, last)):
        if kinds[close] == "Q":
            return close + 1 if close == end + 2 or all(k in "NA#CX" for k in kinds[end + 1 : close]) else end
        if kinds[close] in ".,:V":
            break
    if begin > 0 and kinds[begin - 1] == "Q":
        return end + 1  # the phrase began inside this quotation
    return end


def is_accusative(text: Text, index: int) -> bool:
    """Whether a word ends in the alif of an indefinite object (`أياما`, not `هاتفيا`, which is an adverb)."""
    form = text.tokens[index].form
    return form.norm.endswith("ا") and not form.norm.endswith("يا") and len(form.norm) > 4 and text.tokens[index].tag != "PROPN"


def is_adverb(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether an adjective of relation stands alone in the accusative (`المعترف بها دوليا`), and is nobody (`خطفوا دبلوماسيا`)."""
    norm, before = text.tokens[index].form.norm, text.kinds[index - 1] if index else ""
    return text.kinds[index] == "A" and norm.endswith("يا") and before in "AP" and key(norm[:-1]) not in knowledge.roles


def is_definite(text: Text, begin: int, end: int) -> bool:
    """Whether any word of a phrase makes it definite."""
    tokens = text.tokens
    return any(t.form.definite or t.form.suffix or t.tag == "PROPN" for t in tokens[begin:end])
