"""What came of an act: the acts that verbs of result take up, and who did them."""

from __future__ import annotations

from dataclasses import replace

from riwaya.mentions.coreference import REACH, agrees
from riwaya.mentions.phrases import Phrase
from riwaya.reports.clause import SUBJECT
from riwaya.reports.counts import what_of
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.fill import Filling
from riwaya.reports.view import View
from riwaya.spelling import fold, key

TOGETHER = 16  # words between a raid and the deaths told with it


def is_suffered(draft: Draft) -> bool:
    """Whether an act is told by what it does to somebody or by what blows up (`مقتل`, `انفجار`), so that nobody in its own clause does it."""
    return draft.frame.scheme.verb.get(SUBJECT, (("agent", ""),))[0][0] in ("patient", "means", "place")


def results(view: View) -> frozenset[str]:
    """The forms of verbs that tell what an act led to."""
    return view.knowledge.retellings.get("outcome", frozenset())


def with_fire(view: View, drafts: list[Draft]) -> None:
    """Makes violence of a raid with fire or deaths in its clause (`قتل ثلاثة في عملية دهم`, `داهم الجيش المبنى وقتل ثلاثة`; codebook,
    section 3, borderlines)."""
    for raid in drafts:
        if raid.frame.type != "COERCE" or fold(raid.reading.lexeme.lemma) not in view.knowledge.retellings["raid"]:
            continue
        if any(_tells_fire(view, deed) and _in_one_clause(view, deed, raid) for deed in drafts):
            raid.frame, raid.mode = replace(raid.frame, type="ASSAULT", mode=""), ""
            raid.reason("type", "a raid with fire or deaths", view.text.tokens[raid.index].form.norm)


def _tells_fire(view: View, deed: Draft) -> bool:
    """Whether a predicate tells of deaths, wounds or shooting."""
    return deed.frame.type == "ASSAULT" and (what_of(view, deed) in ("killed", "wounded") or deed.frame.means == "small-arms")


def _in_one_clause(view: View, deed: Draft, raid: Draft) -> bool:
    """Whether a raid goes with a deed: it is its circumstance (`قتل عندما داهمت الشرطة المنزل`), or they are joined (`داهموا المنزل وقتلوا`)."""
    between = range(min(deed.index, raid.index) + 1, max(deed.index, raid.index))
    if len(between) > TOGETHER or any(view.kind(i) in ".:R" for i in between):
        return False
    when = view.text.tokens[raid.index - 1].form.norm in ("عندما", "حين", "حينما", "أثناء", "خلال")
    if deed.index < raid.index:
        return (
            when or _is_within(view, raid) or view.text.tokens[raid.first - 1].form.norm == "كما" or bool(view.text.tokens[raid.first].form.conj)
        )
    return deed.kind == raid.kind == "verb" and bool(view.text.tokens[deed.first].form.conj)


def _is_within(view: View, raid: Draft) -> bool:
    """Whether a raid is what something else happened in (`في عملية دهم`, `خلال مداهمة`)."""
    carried = key(view.text.tokens[raid.index - 1].form.stem) in view.knowledge.carriers
    phrase = view.phrase_of.get(raid.index - 1 if carried else raid.index)
    return phrase is not None and phrase.prep in ("في", "خلال", "أثناء")


def described(view: View, acts: dict[int, Draft], verb: int) -> Draft | None:
    """The act that a verb of result without a subject behind it describes, over what else is told of it (`هجوما على القاعدة أدى إلى مقتل`)."""
    if view.text.tokens[verb].form.core_fold not in results(view) or view.text.tokens[verb].form.conj:
        return None
    _, gender, number = view.agreement(verb)
    passed = 0
    for position in range(verb - 1, view.first - 1, -1):
        act, phrase = acts.get(position), view.phrase_of.get(position)
        if view.kind(position) == "V" and not passed and not view.text.tokens[position].form.conj and view.kind(position - 1) in "NA":
            passed = position  # غارات شنتها مقاتلات على القرية أسفرت عن مقتل
            continue
        if view.kind(position) in ".V:":
            return None
        if act is not None and act.kind == "noun" and act.frame.type == "ASSAULT" and not is_suffered(act):
            return act if act.agents and phrase is not None and agrees(phrase, gender, number) else None
    return None


def takes_up(view: View, verb: int) -> bool:
    """Whether a verb tells what came of all that was told before it (`مما أسفر عن`, `الأمر الذي أدى إلى`, `وأدى ذلك إلى`)."""
    form = view.text.tokens[verb].form
    if form.core_fold not in results(view):
        return False
    before, following = view.text.tokens[verb - 1].form, view.text.tokens[verb + 1].form if verb + 1 < view.last else None
    if before.core in ("ما", "مما") or (following is not None and view.kind(verb + 1) == "D" and following.core in ("ذلك", "هذا")):
        return True
    return view.kind(verb - 1) == "R" and view.text.tokens[verb - 2].form.core == "الأمر"


def deeds(filling: Filling, acts: dict[int, Draft], verb: int) -> list[Draft]:
    """The acts of violence told before a verb, the nearest first: in its sentence, else in those before it."""
    here = [d for index, d in sorted(acts.items(), reverse=True) if index < verb and d.frame.type == "ASSAULT"]
    sentence = filling.view.sentence.index
    return here or [d for d in reversed(filling.told) if d.frame.type == "ASSAULT" and sentence - d.sentence <= REACH]


def not_among(view: View, draft: Draft, fillers: list[Filler]) -> list[Filler]:
    """Those of the agents of an act that are not named as its victims (`مما أسفر عن مقتل أحد المهاجمين`)."""
    stems = {view.text.tokens[i].form.stem_key for f in draft.patients for i in range(f.phrase.first, f.phrase.last)}
    return [f for f in fillers if view.text.tokens[f.phrase.head].form.stem_key not in stems]


def _is_another(view: View, phrase: Phrase) -> bool:
    """Whether an act is told apart from others by its number (`الهجوم الثاني`)."""
    words = view.knowledge.numbers.times.numbers.words
    return any("ordinal" in words.get(view.text.tokens[i].form.core_fold, (0, ""))[1] for i in range(phrase.head + 1, phrase.last))


def same_act(view: View, filling: Filling, acts: dict[int, Draft], phrase: Phrase) -> list[Filler]:
    """The agents of the act that a definite event noun takes up (`وأسفر الهجوم عن مقتل`): the last one so called, or for a word that fits
    any act the last one told."""
    form = view.text.tokens[phrase.head].form
    if not form.definite or form.suffix or phrase.number == "p" or _is_another(view, phrase):
        return []
    general = form.core_fold.removeprefix("ال") in view.knowledge.retellings.get("act", frozenset())
    for deed in deeds(filling, acts, phrase.first):
        here = deed.sentence == filling.view.sentence.index
        same = view.text.tokens[deed.index].form.stem_key == form.stem_key
        if filling.view.sentence.index - deed.sentence > 1:
            break
        if deed.agents and (same or (here and general)):
            return deed.agents
    return []
