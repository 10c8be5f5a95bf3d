"""Which words describe the noun before them, and which begin anew."""

from __future__ import annotations

from riwaya.knowledge import Knowledge
from riwaya.language.text import Text
from riwaya.spelling import key

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
