"""Who stands where around event nouns, masdars and participles."""

from __future__ import annotations

from dataclasses import replace

from riwaya.mentions.actors import NOBODY
from riwaya.mentions.descriptions import is_hit_by
from riwaya.mentions.phrases import Phrase
from riwaya.model import Reading
from riwaya.reports import asides
from riwaya.reports.clause import ADJECTIVE, GENITIVE, OBJECT, SUBJECT, Argument, Clause
from riwaya.reports.coordination import is_fallen
from riwaya.reports.counts import what_of_word
from riwaya.reports.doublets import HURT
from riwaya.reports.functions import OF_SPEECH
from riwaya.reports.view import BARE, BY, CLAUSE, Complement, View
from riwaya.reports.wholes import OTHERS, counts_people
from riwaya.spelling import fold

BURDENS = frozenset({fold("مسؤولية"), fold("المسؤولية")})  # what somebody is made to bear

WITHIN = frozenset({"في", "خلال", "أثناء", "ب"})  # what stands behind them is a part of the act around it
THINGS = frozenset({"weapon", "asset"})  # classes of nouns that are nobody
ACTING = frozenset({"armed", "official", "political"})


def noun(view: View, index: int, reading: Reading) -> Clause:
    """The clause of an event noun or masdar: genitive, adjective, object and prepositions."""
    clause = Clause(index)
    form = view.text.tokens[index].form
    position = index + 1
    if form.suffix:
        clause.arguments.append(Argument(GENITIVE, None, index, "pronoun"))
    elif not form.definite and view.kind(position) in "NAQ#D" and _takes_genitive(view, index, position, reading):
        phrase = view.phrase(position)
        if phrase is not None and not phrase.prep and not view.text.tokens[phrase.first].form.conj:
            members = view.group(phrase)
            clause.arguments.extend(Argument(GENITIVE, member, member.first) for member in members)
            position = members[-1].last
    position = _behind_fallen(view, index, _adjectives(view, clause, position))
    content = False  # whether the act that it speaks of has passed
    fight = False  # whether another act has passed, whose sides بين tells: جاءت الغارة مع استمرار المعارك بين الجيش والمتمردين
    for complement in view.complements(position, own=position == index + 1):
        if (content and complement.function != BY) or (fight and complement.function == "بين"):
            continue
        clause.complements.append(complement)
        if complement.function == BARE:
            told = clause.get(GENITIVE)[-1].phrase if clause.get(GENITIVE) else None
            owner = next((a.phrase for a in clause.get("ل") if a.phrase is not None and a.phrase.last == complement.at), None)
            if owner is not None and _says_who(view, owner, complement.phrases[0]):
                continue  # هجوم لقائد الشرطة العقيد سالم على البلدة
            if told is not None and complement.at == position and _says_who(view, told, complement.phrases[0]):
                position = complement.phrases[-1].last  # اعتقال قائد الشرطة العقيد سالم: who that is
                _name_whole(clause, told, complement.phrases[0])
                clause.arguments.extend(Argument(GENITIVE, member, member.first) for member in complement.phrases[1:])
                continue
            position = view.times.get(position, position)  # بقتلها السبت القيادي
            position = view.adverbs.get(position, position)  # قصف الطائرات بشكل مكثف مواقع
            if reading.pos == "masdar" and clause.get(GENITIVE) and not clause.get(OBJECT) and complement.at == position:
                if told is not None and _is_his_name(view, told, complement.phrases[0]):
                    position = complement.phrases[-1].last  # مقتل الشاب سالم الخطيب برصاص الجيش
                    _name_whole(clause, told, complement.phrases[0])
                    continue
                if not _is_object(view, told, complement.phrases[0]):
                    break
                if _can_act(view, clause.get(GENITIVE)[0].phrase) or view.mentions.places.is_place(complement.phrases[0]):
                    clause.add(OBJECT, complement)
                position = complement.phrases[-1].last
                continue
            break
        if complement.function == CLAUSE:
            clause.content = complement.at
            break
        if complement.pronoun:
            clause.arguments.append(Argument(complement.function, None, complement.at, "pronoun"))
            continue
        clause.add(complement.function, complement)
        if view.is_event(complement.phrases[-1]):
            if content or not _speaks_of(view, reading, complement):
                break
            content = True  # اتهام الحركة بخرق الهدنة من قبل الجيش
        fight = fight or (complement.function not in WITHIN and view.event_in(complement.phrases[-1]) >= 0)
    return clause


def _behind_fallen(view: View, index: int, position: int) -> int:
    """Passes over the wounded who are joined to the dead: what stands behind tells of both (`سقوط قتلى وجرحى في صفوف المسلحين`)."""
    own, joined = view.phrase_of.get(index), view.phrase_of.get(position)
    if own is None or joined is None or joined.first != position or view.text.tokens[position].form.conj != "و":
        return position
    return joined.last if is_fallen(view, own) and is_fallen(view, joined) else position


def _is_object(view: View, told: Phrase | None, phrase: Phrase) -> bool:
    """Whether what stands right behind the genitive of a masdar is its object, the genitive being who acts: somebody or something, no
    adverb (`هزيمة الجيش هزيمة نكراء`), no part or name of what the genitive says (`استهداف الزميلة شيرين`)."""
    head, actors = view.text.tokens[phrase.head], view.mentions.actors
    if view.is_event(phrase) or view.is_masdar(phrase) or head.form.core_fold in BURDENS:
        return phrase.definite or bool(head.form.suffix) or not head.form.norm.endswith("ا")
    if head.tag == "ADJ" or view.kind(phrase.head) == "A":
        return False
    if (
        told is not None
        and told.definite
        and phrase.definite
        and phrase.head == phrase.first
        and told.number == phrase.number == "p"
        and head.form.stem.endswith(("يين", "يون"))
    ):
        return False  # اجتماعات القادة العسكريين
    someone = actors.identify(phrase) is not NOBODY or phrase.definite or view.mentions.places.is_place(phrase) or counts_people(view, phrase)
    if not someone and view.kind(phrase.first) != "#":
        return False
    if told is None:
        return True
    teller = actors.identify(told)
    named = head.tag == "PROPN" and teller.kind in ("civilian", "person", "official") and told.number == "s"
    return bool(teller.role) and teller.kind not in ("weapon", "asset") and not named


def _is_his_name(view: View, told: Phrase, name: Phrase) -> bool:
    """Whether a name stands behind one who is told by what he is alone (`الشاب سالم`)."""
    return asides.is_civilian(view, told) and asides.is_name(view, name)


def _name_whole(clause: Clause, told: Phrase, name: Phrase) -> None:
    """Makes one phrase of the genitive of a clause and the name behind it (`مقتل القيادي المتوسط سالم ناصر`)."""
    for number, argument in enumerate(clause.arguments):
        if argument.function == GENITIVE and argument.phrase is told:
            clause.arguments[number] = replace(argument, phrase=replace(told, last=name.last))


def _says_who(view: View, told: Phrase, other: Phrase) -> bool:
    """Whether a phrase right behind a genitive only tells who that is: his name, or his rank behind his office."""
    if asides.is_apposed(view, told, other):
        return True
    office, rank = view.text.tokens[told.head].form, view.text.tokens[other.head].form
    role = view.knowledge.roles.get(office.stem_key, ("", "", ""))
    office_held = office.stem_key in view.knowledge.titles or role[0] == "UNK"
    return office_held and told.number == other.number == "s" and rank.definite and rank.stem_key in view.knowledge.titles


def _speaks_of(view: View, reading: Reading, complement: Complement) -> bool:
    """Whether an act behind a masdar of speech is what it speaks of, so that the agent marker behind both is that of the masdar."""
    types = {view.knowledge.frames[name].type for name in reading.lexeme.frames}
    return reading.pos == "masdar" and bool(types) and types <= OF_SPEECH and complement.function in ("ب", "إلى", "من")


def _takes_genitive(view: View, index: int, position: int, reading: Reading) -> bool:
    tokens = view.text.tokens
    form, following = tokens[index].form, tokens[position].form
    if form.norm.endswith(("اً", "ًا")) or (
        form.text.endswith("ا") and reading.pos == "masdar" and len(form.stem) > 3 and form.stem.endswith("ا")
    ):
        return False
    if following.conj or following.prep or is_hit_by(view.text, view.knowledge, index, position):
        return False  # استهدفت غارة حافلة
    if reading.number == "d" and form.stem.endswith(("ين", "ان")):
        return False
    if view.kind(position) == "A":
        if following.stem in OTHERS and form.stem.endswith("ة"):
            return True  # إصابة آخرين: no adjective of it
        if _is_victim(view, index, position):
            return True
        return following.definite or tokens[position].tag != "ADJ" or (position in view.mentions.names and not _national(view, position))
    return _is_victim(view, index, position) or not _is_listed_adjective(view, position)


def _is_victim(view: View, index: int, position: int) -> bool:
    """Whether a word read as an adjective is the victim of an act that is told by what it does to people (`مقتل مدني`, `إصابة مسلح`)."""
    form = view.text.tokens[position].form
    someone = view.knowledge.roles.get(form.stem_key, ("", "", ""))[1] in ("civilian", "armed") or (
        _national(view, position)
        and not form.definite
        and (view.kind(position + 1) not in "NA" or bool(view.text.tokens[position + 1].form.conj))
    )
    return someone and what_of_word(view, index) in HURT and not form.stem.endswith("ة")


def _is_listed_adjective(view: View, position: int) -> bool:
    """Whether an indefinite word that the tagger takes for a noun is known as an adjective and owns nothing (`قصف مكثف`, `دمار واسع`)."""
    form, listed = view.text.tokens[position].form, view.knowledge.listed
    if form.definite or form.suffix or position in view.mentions.names:
        return False
    known = any(listed.get(stem) == "ADJ" for stem in (form.stem, form.stem.removesuffix("ة"), form.stem.removesuffix("ا")))
    return known and _ends_phrase(view, position)


def _can_act(view: View, phrase: Phrase | None) -> bool:
    """Whether the genitive of a masdar can be who does it, so that a bare phrase behind it is the object (`بسط الجيش سيطرته`): somebody
    definite, for nobody else stands before an object (`احتجاز مراسلين اثنين`, `توقيف سليمان هلال`)."""
    if phrase is None:
        return True
    identity = view.mentions.actors.identify(phrase)
    known = bool(identity.actor) and identity.kind not in THINGS
    return (phrase.definite or known) and (known or identity.kind in ACTING or bool(identity.role))


def _ends_phrase(view: View, position: int) -> bool:
    """Whether a word is the whole of its noun phrase, so that it owns nothing."""
    phrase = view.phrase(position)
    return phrase is None or phrase.last == position + 1


def _national(view: View, position: int) -> bool:
    return any(m.kind == "adjective" for found in view.mentions.names.get(position, ()) for m in found.meanings)


def _adjectives(view: View, clause: Clause, position: int) -> int:
    """Passes over the adjectives of an event noun; a nationality or a group's adjective is an argument."""
    begin = position
    while _is_adjective(view, position, begin):
        names = view.mentions.names.get(position, ())
        if any(m.kind in ("adjective", "actor") for found in names for m in found.meanings):
            phrase = Phrase(position, position + 1, position, True, "m", "s")
            clause.arguments.append(Argument(ADJECTIVE, phrase, position))
        position += 1
    return position


def _is_adjective(view: View, position: int, begin: int) -> bool:
    """Whether an adjective of an event noun stands here; behind a first one it may be joined by و, its tag apart (`فوري ومستدام`)."""
    form, kind = view.text.tokens[position].form if position < view.last else None, view.kind(position)
    if form is None or form.prep or is_hit_by(view.text, view.knowledge, begin - 1, position):
        return False
    if form.conj != "و":
        return not form.conj and (kind == "A" or (kind == "N" and position == begin and _is_listed_adjective(view, position)))
    before = view.text.tokens[position - 1].form
    return position > begin and kind in "AN" and form.definite == before.definite and not form.event and _only_adjective(view, position)


def _only_adjective(view: View, position: int) -> bool:
    """Whether a word is known as participle or adjective and as nobody."""
    form = view.text.tokens[position].form
    tagged = view.text.tokens[position].tag == "ADJ" or any(r.pos in ("active", "passive") for r in form.readings)
    return tagged and form.stem_key not in view.knowledge.roles and position not in view.mentions.names


def participle(view: View, index: int, meanwhile: Argument | None) -> Clause:
    """The clause of a participle or adjective over the noun that it follows; that noun is its subject, or who
    does it `meanwhile`."""
    clause = Clause(index)
    phrase = view.phrase_of.get(index)
    if meanwhile is not None and (phrase is None or phrase.head >= index):
        clause.arguments.append(meanwhile)
    elif phrase is not None and phrase.head < index:
        clause.arguments.append(Argument(SUBJECT, phrase, phrase.first, "relative"))
    else:
        before = index - 1
        while (before >= view.first and view.kind(before) in ",QX") or before in view.time_tokens:
            before -= 1
        antecedent = view.phrase_of.get(before)
        if antecedent is not None and antecedent.head != index:
            clause.arguments.append(Argument(SUBJECT, antecedent, antecedent.first, "relative"))
        elif phrase is not None and phrase.head == index and view.text.tokens[index].form.definite:
            clause.arguments.append(Argument(SUBJECT, phrase, phrase.first, "overt"))
    clause.complements = list(view.complements(index + 1, own=True))
    bare = [c for c in clause.complements if c.function == BARE]
    if bare and bare[0].at == view.adverbs.get(index + 1, index + 1):  # متهمين بدورهم الجيش
        clause.add(OBJECT, bare[0])
    clause.add_prepositional(clause.complements)
    return clause
