"""Nouns that tell what somebody says: the masdar of a verb of saying, and what goes round as news."""

from __future__ import annotations

from dataclasses import replace

from riwaya.knowledge.cues import Speech
from riwaya.mentions.phrases import Phrase
from riwaya.reports.clause import OBJECT, SUBJECT
from riwaya.reports.code import Coded
from riwaya.reports.view import COMPLEMENTISER, View
from riwaya.spelling import key
from riwaya.voices.content import clause_end
from riwaya.voices.glosses import apposition_end
from riwaya.voices.speakers import can_speak

WITNESS = "source_person"  # the class of nouns such as شهود
REPORT = "source_document"
WHAT = "ما"
WITHOUT = "دون"
NEWS = "source_report"  # the class of nouns such as أنباء, with which nobody is named
ABOUT = frozenset({"عن", "ب"})
WHERE = frozenset({"في", "لدى", "ب"})
TAKEN = frozenset({OBJECT, "إلى", "على", "ب", "عن"})  # functions by which a verb takes what its subject says
FIGURES = frozenset(key(w) for w in ("حصيلة", "تعداد", "أرقام", "إحصاء", "إحصائية", "إحصاءات", "إحصائيات", "معلومات", "بيانات", "معطيات"))
NEAR = 8  # tokens between a verb and the noun of saying that it takes
CIRCUMSTANCE = frozenset({"بعد", "قبل", "منذ", "عقب", "إثر", "اثر", "خلال", "أثناء", "غداة"})


def announced(view: View, index: int) -> tuple[Phrase, int, Speech] | None:
    """Who says what by the masdar of a verb of saying (`بعد إعلان الحكومة تحرير المدينة`): the speaker, where the content begins,
    and how the verb attributes it; None if the noun at a token does not embed anything."""
    form = view.text.tokens[index].form
    if view.kind(index) != "N" or form.definite or form.suffix or view.knowledge.source_nouns.get(key(form.core)) == WITNESS:
        return None  # أبلغ شهود وكالة رويترز: witnesses, no seeing
    if view.knowledge.roles.get(form.stem_key, ("", "", ""))[0] == "MED":
        return None  # قالت إذاعة الجيش: a station
    found = next((r.lexeme.speech for r in form.readings if r.pos == "masdar" and r.number != "p" and r.lexeme.speech), "")
    speaker = view.phrase(index + 1) if found else None
    if speaker is None or speaker.prep or not speaker.definite or view.text.tokens[speaker.first].form.conj or not can_speak(view, speaker):
        return None
    if view.text.tokens[speaker.first].form.text.startswith("لـ"):
        return None  # في تصريح لـCNN
    speech = view.knowledge.speeches[found]
    mark = next((i for i in range(speaker.first, speaker.last - 1) if view.kind(i) == "Q" and view.text.tokens[i + 1].form.event), -1)
    if mark > speaker.first:
        return replace(speaker, last=mark), mark + 1, speech  # بعد إعلان السلطات «تحريرها»
    first = _content(view, _behind_gloss(view, _behind_place(view, speaker.last)), speech.prep | ABOUT)
    if first < 0 or speech.narrator or (speech.only and view.kind(first) != "S"):
        return None
    return speaker, first, speech


def _behind_place(view: View, position: int) -> int:
    """The token behind a phrase that says where a speaker is (`إعلان الحكومة في المنفى تحرير المدينة`)."""
    place = view.phrase(position + 1) if view.kind(position) == "P" and view.preposition(position) in WHERE else None
    return position if place is None or view.is_event(place) or view.is_masdar(place) else place.last


def _behind_gloss(view: View, position: int) -> int:
    """The token behind who a speaker is or when he spoke, in commas (`إعلان وزير الخارجية، فلان، أن`), or his name behind his title."""
    if view.kind(position) == "," and position + 1 in view.times:
        position = view.times[position + 1]
        return position + (view.kind(position) == ",")
    if view.kind(position) == ",":
        return max(position, apposition_end(view, position))
    name = view.phrase(position)
    if name is None or name.prep or name.definite or view.is_event(name) or not _is_called(view, name):
        return position
    return name.last


def _is_called(view: View, name: Phrase) -> bool:
    """Whether every word of a phrase can be a name, and one is."""
    tokens = view.text.tokens[name.first : name.last]
    return any(t.tag == "PROPN" for t in tokens) and not any(t.form.conj or t.form.prep or t.form.suffix for t in tokens)


def announcing(coded: Coded, index: int) -> tuple[Phrase, int, Speech] | None:
    """Who says what by the masdar of a verb of saying that is what he does (`سارع الوزير إلى نفي مقتل`, `رفض تأكيد اعتقال`); as
    `announced`."""
    view = coded.view
    form = view.text.tokens[index].form
    found = next((r.lexeme.speech for r in form.readings if r.pos == "masdar" and r.lexeme.speech), "")
    if not found or view.kind(index) != "N" or form.definite or form.suffix or form.conj:
        return None
    speech = view.knowledge.speeches[found]
    content, first = view.phrase(index + 1), index + 1
    if speech.only or content is None or content.prep or view.event_in(content) < 0:
        return None
    verb = next((i for i in range(index - 1, max(view.first, index - NEAR) - 1, -1) if view.kind(i) in "VRS.:,"), -1)
    if verb < 0 or view.kind(verb) != "V":
        return None
    clause = coded.grammar.verb(verb)
    if clause.passive or not any(a.phrase is not None and a.phrase.head == index and a.function in TAKEN for a in clause.arguments):
        return None
    subject = next((a.phrase for a in clause.get(SUBJECT) if a.phrase is not None and a.phrase.head != index), None)
    return (subject, first, speech) if subject is not None and can_speak(view, subject) else None


def going_round(view: View, index: int) -> tuple[Phrase, int] | None:
    """News that nobody is named with (`وردت أنباء عن مقتل القائد`): the phrase, and where its content begins; None if there is none."""
    form = view.text.tokens[index].form
    if view.kind(index) != "N" or view.knowledge.source_nouns.get(key(form.stem)) != NEWS or form.suffix:
        return None
    phrase = view.phrase_of.get(index)
    if phrase is None or phrase.head != index or _never_came(view, index):
        return None
    first = _content(view, phrase.last, ABOUT)
    told = first > phrase.last or (first == phrase.last and view.kind(first) == "S")  # سرت أنباء بأن
    return (phrase, first) if told else None


def _never_came(view: View, index: int) -> bool:
    """Whether there is no such news (`لم ترد أنباء عن سقوط ضحايا`, `دون أنباء عن ضحايا`): nobody tells it."""
    if view.text.tokens[index - 1].form.core == WITHOUT:
        return True
    verb = next((i for i in range(index - 1, max(view.first - 1, index - NEAR), -1) if view.kind(i) not in "NAXPD"), -1)
    return verb > view.first and view.kind(verb) == "V" and view.kind(verb - 1) == "G"


def is_news(view: View, phrase: Phrase | None) -> bool:
    """Whether a phrase is news, reports or rumours, which somebody may deny."""
    return phrase is not None and view.knowledge.source_nouns.get(key(view.text.tokens[phrase.head].form.stem)) in (NEWS, REPORT)


def news_told(view: View, first: int) -> int:
    """Where the content of news begins that a relative clause tells of (`الأنباء التي تحدثت عن *مشاركة*`, `ما تردد عن *مقتل*`), `first` being in
    or right before the news; -1 if no news stands there."""
    while first in view.time_tokens or view.kind(first) in "XQP":
        first += 1
    phrase = view.phrase_of.get(first)
    if phrase is None and first < view.last and view.text.tokens[first].form.norm == WHAT:
        return _told_by(view, first + 1, any_verb=True)
    if phrase is None or not is_news(view, phrase):
        return -1
    position = phrase.last + (view.kind(phrase.last) == ",")
    return _told_by(view, position + (view.kind(position) == "R"))


def _told_by(view: View, verb: int, *, any_verb: bool = False) -> int:
    """Where the content begins of a verb that tells the news; -1 if no such verb stands at a token."""
    readings = [r for r in view.text.tokens[verb].form.readings if r.finite] if verb < view.last and view.kind(verb) == "V" else []
    if not any(r.lexeme.speech for r in readings) and not (any_verb and view.kind(verb) == "V"):
        return -1
    content = verb + 1
    while content in view.time_tokens:
        content += 1
    return content + (view.kind(content) in "PS")


def saying_end(view: View, first: int) -> int:
    """The token behind what a noun of saying embeds: its clause; of a noun of action, also a circumstance, which is rather the
    narrator's (`جاء اعتراف الحكومة بالاعتقالات بعد الهجوم`)."""
    end = clause_end(view, first)
    if view.kind(first) == "S":
        return end
    return next((i for i in range(first + 1, end) if view.kind(i) == "P" and view.preposition(i) in CIRCUMSTANCE), end)


def _content(view: View, position: int, prepositions: frozenset[str]) -> int:
    """Where a clause or a noun of action begins behind a speaker, over times and behind one of the prepositions; -1 if nowhere."""
    while position in view.times or view.kind(position) in "XQ":
        position = view.times.get(position, position + 1)
    if view.kind(position) == "P" and view.preposition(position) in prepositions:
        position += 1
        following = view.phrase(position)
    else:
        following = view.phrase(position)
        if following is not None and following.prep and following.prep not in prepositions:
            return -1
    if view.kind(position) == "S":
        return position if view.text.tokens[position].form.closed.endswith(COMPLEMENTISER) else -1
    if _is_bare_masdar(view, position):
        return position
    if following is None or view.text.tokens[following.first].form.conj:
        return -1
    return position if view.event_in(following) >= 0 or view.is_masdar(following) else -1


def _is_bare_masdar(view: View, position: int) -> bool:
    """Whether a masdar that is spelt like its verb stands before an event noun, its object (`إعلان الحكومة شن غارات`)."""
    form = view.text.tokens[position].form if position < view.last else None
    if form is None or view.kind(position) != "V" or form.conj or form.prep or not any(r.pos == "masdar" for r in form.readings):
        return False
    following = view.phrase(position + 1)
    return following is not None and following.first == position + 1 and not following.prep and view.is_event(following)


def published_by(coded: Coded, phrase: Phrase) -> Phrase | None:
    """Who made figures known that are no source themselves (`بحسب حصيلة جديدة أعلنتها الوزارة`, `وفق أرقام نشرها الجيش`); None if it
    is not told."""
    view = coded.view
    if key(view.text.tokens[phrase.head].form.stem) not in FIGURES:
        return None
    owner = view.phrase(phrase.last)
    if owner is not None and owner.prep == "ل" and can_speak(view, owner):
        return owner  # بحسب حصيلة لوكالة فرانس برس
    position = phrase.last + (view.kind(phrase.last) == "R")
    form = view.text.tokens[position].form if position < view.last else None
    if form is None or view.kind(position) != "V" or not form.suffix:
        return None
    return next((a.phrase for a in coded.grammar.verb(position).get(SUBJECT) if a.phrase is not None and can_speak(view, a.phrase)), None)


def is_told(view: View, index: int) -> bool:
    """Whether an event noun without article stands at a token (`حسب الجيش إلى مقتل القائد فلان`): whoever is named behind it is no source."""
    form = view.text.tokens[index].form
    return form.event and not form.definite
