"""Where what is said, asked or denied begins and ends."""

from __future__ import annotations

from itertools import pairwise

from riwaya.knowledge.cues import Speech
from riwaya.mentions.phrases import Phrase
from riwaya.reports.clause import OBJECT, SUBJECT, Argument
from riwaya.reports.draft import Draft
from riwaya.reports.view import BARE, View
from riwaya.voices.glosses import said_behind
from riwaya.voices.speakers import goes_on

# Types whose agent is the source of what they embed (codebook, section 6).
SPEECH_ACTS = frozenset(["REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE"])
OPINIONS = frozenset(["SUPPORT"])  # of these only an event is told of, not whoever is backed (`تدعم الحكومة التي`)
CONTRASTS = frozenset({"فيما", "بينما", "حين", "أما", "اما", "لكن"})
AMID = frozenset({"وسط", "خلال", "أثناء", "عقب", "إثر"})
WAKE = frozenset({"ظل", "أعقاب", "إطار", "سياق"})
ALSO = "كما"
ABOUT = frozenset({"عن"})
FELT = frozenset({"ل", "إزاء", "حيال", "تجاه", "بشأن", "بسبب"})  # behind a noun of feeling they bring what it is felt about


def is_misread_subject(view: View, argument: Argument, verb: int, speech: Speech) -> bool:
    """Whether an object is the subject of a verb of saying: right behind a verb that already has a clause as its object
    (`وقال سالم الزوي إن`), unless the verb also takes the hearer as object or the phrase has the ending of an object."""
    if argument.function != OBJECT or argument.phrase is None or argument.at != verb + 1 or "object" in speech.hearer:
        return False
    form = view.text.tokens[argument.phrase.head].form
    return not (argument.phrase.number == "p" and form.stem.endswith("ين"))


def is_genitive(view: View, phrase: Phrase) -> bool:
    """Whether a phrase stands right behind an action without article, whose genitive it is (`أشار إلى اعتقال ثلاثة`)."""
    before = view.phrase_of.get(phrase.first - 1)
    return before is not None and bool(before.prep) and not before.definite and (view.is_masdar(before) or view.is_event(before))


def is_negated(view: View, verb: int) -> bool:
    """Whether a verb is negated: what nobody says has no source (`لم تعلن أي جهة مسؤوليتها`)."""
    before = verb - 1
    while view.kind(before) == "X":
        before -= 1
    return view.kind(before) == "G"


def introduces(view: View, index: int, speech: Speech) -> bool:
    """Whether reported content follows an adverbial participle: a clause, a quotation, an action, each behind its preposition."""
    kind = view.kind(index)
    if kind in "SQ:":
        return not speech.prep
    if kind == "P":
        return (not speech.prep or view.preposition(index) in speech.prep) and view.kind(index + 1) in "SQN#A"
    if kind not in "NA#":
        return False
    form = view.text.tokens[index].form
    if form.prep:
        return not speech.prep or form.prep in speech.prep
    phrase = view.phrase(index)
    return not speech.prep and phrase is not None and (view.event_in(phrase) >= 0 or view.is_masdar(phrase))


def act_content(view: View, draft: Draft) -> int:
    """The token where what a speech act embeds begins, or -1: its content slot, clause or object."""
    scheme = draft.frame.scheme.noun if draft.kind == "noun" else draft.frame.scheme.verb
    if draft.clause.content >= 0:
        return draft.clause.content
    for before, complement in pairwise(draft.clause.complements):
        if before.function == complement.function == BARE and before.phrases[-1].last == complement.at and view.is_masdar(complement.phrases[0]):
            return complement.at  # ناشد السكان المنظمات إرسال مساعدات
    starts = [  # the nearest: ندد بالهجوم الذي أوقع قتلى
        a.phrase.first
        for a in draft.clause.arguments
        if a.phrase is not None and a.function != SUBJECT and any(s == "content" for s, _ in scheme.get(a.function, ()))
    ]
    if starts:
        return min((s for s in starts if s > draft.index), default=starts[0])
    if draft.frame.type in OPINIONS:
        for argument in draft.clause.arguments:
            phrase = argument.phrase
            if phrase is None or view.kind(draft.index) != "V" or argument.function not in (OBJECT, "ب", "على"):
                continue
            if phrase.first > draft.index and view.event_in(phrase) >= 0:
                return phrase.first  # رحبت الجامعة بالهدنة
        return -1
    objects: list[Argument] = [a for a in draft.clause.get(OBJECT) if a.phrase is not None]
    if objects and objects[0].phrase is not None and draft.frame.type in SPEECH_ACTS:
        return objects[0].phrase.first
    if view.kind(draft.index) == "V" and draft.frame.type in ("ACCUSE", "REQUEST", "THREATEN"):
        first = later_content(view, draft.index)
        return first if first >= 0 and view.kind(first) == "S" else -1  # اتهمت المؤسسة التي يقع مقرها في المدينة الحكومة بأنها
    return _felt_about(view, draft)


def _felt_about(view: View, draft: Draft) -> int:
    """Where the event begins that a noun of feeling or demand is about (`استنكاره لقصف القرية`, `قلقه إزاء الاعتقالات`); -1 if none does."""
    if view.kind(draft.index) != "N" or draft.frame.mode == "investigate" or draft.frame.type not in ("ACCUSE", "REQUEST", "REJECT", "THREATEN"):
        return -1
    for complement in draft.clause.complements:
        if complement.function in FELT and complement.at > draft.index and complement.phrases and view.event_in(complement.phrases[0]) >= 0:
            return complement.phrases[0].first
    return -1


def clause_end(view: View, first: int, *, opinion: bool = False) -> int:
    """The token behind the clause that begins at `first`: a mark, a contrast, or a joined clause behind a comma; of a phrase
    without verb, also any joined verb (`أدان قصف المستشفى ودعا`); of what is only praised, any comma."""
    nominal = view.kind(first) in "NA#P"
    for index in range(first, view.last):
        kind = view.kind(index)
        if kind == "." or (index > first and view.text.tokens[index].form.core in CONTRASTS):
            return index
        if kind == "," and _others_also(view, index + 1):
            return index
        if kind == "," and (opinion or _joins_clause(view, index + 1) or goes_on(view, index + 1) or _meanwhile(view, index + 1)):
            return index
        if nominal and kind == "V" and view.text.tokens[index].form.conj == "و":
            return index
        if nominal and index > first and _goes_with(view, index):
            return index
    return view.last


def _goes_with(view: View, index: int) -> bool:
    """Whether a second circumstance is joined here (`وسط دعوات للرد وفي ظل إطلاق نار`): it is no part of what is called for."""
    if view.kind(index) != "P" or not view.text.tokens[index].form.conj:
        return False
    return view.preposition(index) in AMID or (view.preposition(index) == "في" and view.text.tokens[index + 1].form.core in WAKE)


def _others_also(view: View, index: int) -> bool:
    """Whether somebody named is told to do something, too (`إعلان الاتحاد أنه لن ينسحب، كما طالب القادة بالتأجيل`)."""
    if index + 1 >= view.last or view.text.tokens[index].form.core != ALSO or view.kind(index + 1) != "V":
        return False
    subject = view.phrase(index + 2)
    return subject is not None and subject.definite and not subject.prep and view.agreement(index + 1)[0] == 3


def _meanwhile(view: View, index: int) -> bool:
    """Whether what somebody does meanwhile follows (`ندد بالقصف، مطالبا`): the narrator goes on."""
    return index < view.last and view.mentions.phrases.is_circumstantial(index)


def _joins_clause(view: View, index: int) -> bool:
    """Whether a clause begins here that is joined by و or ف: a verb, a particle, or a subject with its verb (`والقوات قصفت`)."""
    if index >= view.last or not view.text.tokens[index].form.conj:
        return False
    if view.kind(index) in "VXGS":
        return True
    phrase = view.phrase(index)
    return phrase is not None and not phrase.prep and phrase.definite and view.kind(phrase.last) == "V"


def later_content(view: View, verb: int, prepositions: frozenset[str] = frozenset()) -> int:
    """Where what is said begins behind what explains the speaker (`أكد آمر الغرفة، العميد فلان، أن`); -1 if nowhere."""
    return said_behind(view, verb, prepositions | ABOUT)
