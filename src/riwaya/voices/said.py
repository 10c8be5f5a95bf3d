"""What a verb of saying has around it: whether something is said, where that begins, and a speaker that stands apart."""

from __future__ import annotations

from riwaya.knowledge.cues import Speech
from riwaya.mentions.phrases import Phrase
from riwaya.reports.clause import SUBJECT, Clause
from riwaya.reports.code import Coded
from riwaya.reports.view import BARE, View
from riwaya.voices.content import ABOUT, CONTRASTS, is_genitive, later_content
from riwaya.voices.glosses import SAY
from riwaya.voices.quotes import opening, speech_opens
from riwaya.voices.sayings import news_told
from riwaya.voices.speakers import can_speak, can_testify
from riwaya.voices.topics import after_quote, quoted, topic

CONTRARY = frozenset({"إلا", "الا", "غير", "بيد"})  # with أن they bring in what is contrary
CLOSE = 12  # tokens between a word of contrast and the verb of its clause


def says_something(view: View, clause: Clause, index: int, speech: Speech) -> bool:
    """Whether reported content goes with a verb: a clause, a quotation, an action; with a verb that needs a preposition, behind it."""
    if clause.content >= 0 or after_quote(view, index) or later_content(view, index, speech.prep) >= 0:
        return True
    if speech_opens(view.text, index + 1, min(index + 16, view.last)):
        return True
    if view.kind(index - 1) == "R" and view.text.tokens[index].form.suffix:
        return False  # الهدنة التي أعلنها الجيش بعد معارك
    if speech.prep:
        return any(c.function in speech.prep for c in clause.complements)
    if speech.strength == "denies" and news_told(view, content_start(view, clause, index, speech)) >= 0:
        return True  # نفى التقارير التي أشارت إلى مقتل القائد
    return any(view.event_in(p) >= 0 or view.is_masdar(p) for c in clause.complements for p in c.phrases)


def tells_of_action(view: View, clause: Clause, index: int, phrase: Phrase) -> bool:
    """Whether an action follows whoever stands right behind the verb (`أعلن مجمع العمال عن تنفيذ إضراب`, `أعلنت السفارة انفجار قنبلة`)."""
    if not phrase.definite or phrase.first != index + 1:
        return False
    behind = [c for c in clause.complements if c.at >= phrase.last]
    return any(c.function in ABOUT or (c.function == BARE and view.is_event(c.phrases[0])) for c in behind)


def is_told_behind(view: View, clause: Clause, index: int, speech: Speech) -> bool:
    """Whether the action right behind a verb of saying is what it tells and no subject, who spoke last being meant (`قالت الوزارة إن القصف
    استمر. وأكدت مقتل جنديين`)."""
    if speech.prep or clause.content >= 0 or index + 1 >= view.last or not (view.text.tokens[index].form.conj or index == view.first):
        return False
    phrase = view.phrase(index + 1)
    if phrase is None or phrase.prep or view.kind(phrase.head) != "N" or later_content(view, index, speech.prep) >= 0:
        return False
    if phrase.definite and any(c.function == BARE and c.at >= phrase.last for c in clause.complements):
        return False  # وتؤكد موجة العنف هذا الرأي
    return view.text.tokens[phrase.head].form.suffix != "نا" and (view.is_event(phrase) or view.is_masdar(phrase))


def clause_start(view: View, clause: Clause, index: int, speech: Speech) -> int:
    """Where the clause or quotation begins that a verb says; the verb itself if it says none."""
    start = clause.content if clause.content >= 0 else later_content(view, index, speech.prep)
    near = range(index + 1, min(index + 14, view.last))
    colon = next((i for i in near if view.kind(i) == ":" or (view.kind(i) == "Q" and opening(view.text, i, inside=False))), index)
    if start >= 0 and view.kind(start) == "S":
        return start
    told = next((c.at for c in clause.complements if c.function == BARE and c.at > index + 1 and view.is_event(c.phrases[0])), colon)
    return colon if colon > index else told  # أكد قائد الشرطة في كابل فلان مقتل جنود


def speaker_apart(view: View, clause: Clause, index: int, content: bool, speech: Speech) -> Phrase | None:
    """The speaker that stands apart from its verb: in quotation marks behind it, or at the head of the clause."""
    if clause.passive:
        return None
    told = clause.content >= 0 or later_content(view, index, speech.prep) >= 0
    name = quoted(view, index + 1, told)
    if name is not None:
        return name
    behind = view.phrase(index + 2) if view.kind(index + 1) == "," else None
    if behind is not None and told and behind.first == index + 2 and not behind.prep and can_speak(view, behind):
        return behind  # وقال، أحد السكان، إن
    for argument in clause.get(SUBJECT):
        if argument.way == "overt" and argument.phrase is not None and argument.phrase.first > index and can_speak(view, argument.phrase):
            return None
    phrase = topic(view, index)
    if phrase is None or not (can_speak(view, phrase) or (content and can_testify(view, phrase, speech.strength))):
        return None
    return phrase


def content_start(view: View, clause: Clause, index: int, speech: Speech) -> int:
    if clause.content > index:
        return clause.content
    behind = later_content(view, index, speech.prep)
    if behind >= 0:
        return behind
    if view.kind(index + 1) == "Q" and opening(view.text, index + 1, inside=False) and quoted(view, index + 1, False) is None:
        return index + 1  # وأضاف «تسليح الحرس لن»
    if speech.only == "quote" or speech.id == SAY:  # غرد بعد اختطافه: «...»
        near = range(index + 1, min(index + 16, view.last))
        mark = next((i for i in near if view.kind(i) in ":."), -1)
        if mark >= 0 and view.kind(mark) == ":":
            return mark
    ends = [
        a.phrase.last
        for a in clause.arguments
        if a.function == SUBJECT and a.phrase is not None and a.phrase.first > index and not is_genitive(view, a.phrase)
    ]
    position = max([index + 1, *ends])
    while position < view.last and view.kind(position) in ",":
        position += 1
    return position


def action_end(coded: Coded, verb: int, first: int, until: int) -> int:
    """The token behind an action that a verb tells: a clause of contrast or a joined one, with a subject of its own, is the narrator's
    (`أعلنت الوزارة اعتقال متشددين، فيما قصف الجيش القرية`). What is told in a clause or a quotation goes on."""
    view = coded.view
    if any(view.kind(i) in "SQ:V" for i in range(verb + 1, first + 1)):
        return until
    for index in range(first, until - 1):
        kind, form = view.kind(index), view.text.tokens[index].form
        if kind in "SQ:" and form.core not in CONTRASTS and form.norm not in CONTRARY:
            return until
        if form.core in CONTRASTS or (form.norm in CONTRARY and view.kind(index + 1) == "S"):
            return index if _has_subject(coded, index + 1, until, known=False) else until
        if kind == "V":
            masdar = view.kind(index - 1) != "," and any(r.pos == "masdar" for r in form.readings)  # أعلن الجيش صد الهجوم وقتل أحد المهاجمين
            return index if form.conj == "و" and not masdar and _has_subject(coded, index, index + 1) else until
    return until


def _has_subject(coded: Coded, first: int, until: int, *, known: bool = True) -> bool:
    """Whether the next verb behind a token has a subject beside it; a definite one, if it must be known who that is."""
    view = coded.view
    verb = next((i for i in range(first, min(until, first + CLOSE)) if view.kind(i) == "V"), -1)
    if verb < 0:
        return False
    clause = coded.grammar.verb(verb)
    subjects = (a.phrase for a in clause.get(SUBJECT) if a.phrase is not None and a.way in ("overt", "topic"))
    return not clause.passive and any((p.definite or not known) and p.first >= first for p in subjects)
