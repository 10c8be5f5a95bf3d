"""What a phrase stands for that has no noun of its own for it: people by their number, a place by its part."""

from __future__ import annotations

from riwaya.mentions.actors import NOBODY
from riwaya.mentions.phrases import Phrase
from riwaya.reports.view import View
from riwaya.spelling import key

OTHERS = frozenset({"آخرون", "آخرين", "آخر", "آخران", "ثالث", "رابع", "خامس", "سادس"})  # one more, or several
PEOPLE = frozenset({"عشرات", "مئات", "الاف", "آلاف", "عديد", "كثير"})
PARTS = frozenset({"%", "بالمئة", "بالمائة", "بالمية"})
HUNDRED = frozenset({"المئة", "المائة"})
THEM = frozenset({"هم", "هن"})


def counts_people(view: View, phrase: Phrase) -> bool:
    """Whether a phrase tells people only by their number or by what they do (`اعتقل العشرات`, `خمسة منهم`, `آخرون`, `الفارين`)."""
    token = view.text.tokens[phrase.head]
    following = view.text.tokens[phrase.last].form if phrase.last < view.last else None
    theirs = following is not None and following.core == "من" and following.suffix in THEM
    if view.kind(phrase.head) == "#" or token.form.stem_key in PEOPLE:
        behind = view.phrase_of.get(phrase.last + 1) if following is not None and following.norm == "من" else None
        bare = phrase.head == phrase.last - 1 and phrase.head not in view.time_tokens
        alone = token.form.stem_key in PEOPLE and token.form.definite and behind is None
        return bare and (theirs or alone)
    return token.form.stem in OTHERS or _is_plural_of_people(view, phrase.head)


def _is_plural_of_people(view: View, index: int) -> bool:
    """Whether a word is a sound masculine plural of a participle: it tells of people, whoever they are (`الفارين`, `متجمهرون`)."""
    form = view.text.tokens[index].form
    if not form.stem.endswith(("ون", "ين")) or len(form.stem) < 5 or view.kind(index) not in "NA" or _kind_of_two(view, index) is not None:
        return False
    readings = {r.pos for r in form.readings if r.number == "p" or r.pos == "masdar"}
    return "masdar" not in readings and bool(readings & {"active", "passive"})


def is_own_country(view: View, phrase: Phrase) -> bool:
    """Whether a phrase means the state of whoever is spoken of (`هددت بلاده`)."""
    form = view.text.tokens[phrase.head].form
    return form.stem_key == "بلاد" and bool(form.suffix)


def part_of_place(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is a share of a place that is told behind من (`أكثر من 90 % من المدينة`, `جزء كبير منها`), or counts several."""
    places, tokens = view.mentions.places, view.text.tokens
    if _counts_places(view, phrase):
        return True
    share = any(key(tokens[i].form.stem) in view.knowledge.partitives or view.kind(i) == "#" for i in range(phrase.first, phrase.last))
    if not share or view.mentions.actors.identify(phrase) is not NOBODY:
        return False  # اعتقلت عشرة أشخاص من المدينة: people, not a part of it
    position = phrase.last
    while position < view.last and (tokens[position].form.norm in PARTS or view.kind(position) == "X"):
        position += 1
    if position + 1 < view.last and tokens[position].form.norm == "في" and tokens[position + 1].form.norm in HUNDRED:
        position += 2  # 80 في المئة من المدينة
    if position >= view.last or tokens[position].form.core != "من":
        return False
    behind = view.phrase_of.get(position + 1)
    return behind is not None and behind.first == position + 1 and places.is_place(behind)


def _counts_places(view: View, phrase: Phrase) -> bool:
    """Whether a phrase has two of a kind of places (`مديريتين`); two buildings are what is hit."""
    noun = _kind_of_two(view, phrase.head)
    return noun is not None and noun[0] != "site"


def _kind_of_two(view: View, index: int) -> tuple[str, int, str] | None:
    """The entry of the place noun that a word is the dual of."""
    stem = view.text.tokens[index].form.stem
    if stem.endswith(("تين", "تان")):
        return view.knowledge.place_nouns.get(key(stem[:-3] + "ة"))
    return view.knowledge.place_nouns.get(key(stem[:-2])) if stem.endswith(("ين", "ان")) else None
