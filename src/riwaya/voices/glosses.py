"""What the narrator puts between a verb of saying and what is said: who the speaker is, and that he would not be named."""

from __future__ import annotations

from riwaya.reports.view import COMPLEMENTISER, View
from riwaya.spelling import key
from riwaya.voices.quotes import closing, opening
from riwaya.voices.speakers import goes_on, is_called, is_source_noun

REACH = 45  # tokens; what stands further from a verb is not its content
APPOSITION = 12  # tokens in commas that tell who somebody is
COMMAS = 3  # behind so many commas a noun of action is no content any more
AFTERWARDS = frozenset({"بعد", "قبل", "منذ", "رغم", "مع", "دون", "ك"})  # with أن they tell when or in spite of what
SAY = "say"  # the one verb whose clause begins with إن


def asides(view: View) -> list[tuple[int, int]]:
    """The stretches that only tell that a source would not be named (`طلب عدم ذكر اسمه`): first token, and token behind."""
    found: list[tuple[int, int]] = []
    for index, names in view.cues:
        if any(m.kind == "unnamed" for name in names for m in name.meanings):
            found.append((index, _aside_end(view, max(n.last for n in names if any(m.kind == "unnamed" for m in n.meanings)))))
    return found


def _aside_end(view: View, behind: int) -> int:
    """The token where an aside ends: a mark, a complementiser, or a verb that is joined to it."""
    for position in range(behind, min(behind + 12, view.last)):
        kind = view.kind(position)
        if kind in ".,:S)Q" or (kind == "P" and view.kind(position + 1) == "S") or (kind == "V" and view.text.tokens[position].form.conj):
            return position
    return min(behind + 12, view.last)


def said_behind(view: View, verb: int, prepositions: frozenset[str]) -> int:
    """Where what a verb says begins behind glosses on its subject, -1 if nowhere.

    The gloss may be an apposition in commas (`أكد آمر الغرفة، العميد فلان، أن`), a relative clause (`قال ضابط شارك في المعارك إن`),
    a circumstance (`قال فلان، وهو متحدث باسم البلدية، إن`) or an aside (`أكد مصدر، طلب عدم ذكر اسمه، مقتل`)."""
    says = any(r.finite and r.lexeme.speech == SAY for r in view.text.tokens[verb].form.readings)
    ends = dict(asides(view))
    gloss, waiting, commas, position = False, 0, 0, verb + 1
    while position < min(verb + REACH, view.last):
        kind, form = view.kind(position), view.text.tokens[position].form
        if position in ends and ends[position] > position:
            position = ends[position]
            continue
        if kind in "." or goes_on(view, position):
            return -1
        if kind == ":":
            return position + 1 if view.kind(position + 1) == "S" and not gloss else -1
        if kind == "Q" and not opening(view.text, position, inside=False):
            position += 1
            continue
        if kind == "Q":
            position = _behind_name(view, position)
            if position < 0:
                return -1
            continue
        if kind == "S":
            if not form.closed.endswith(COMPLEMENTISER) or (view.kind(position - 1) == "P" and view.preposition(position - 1) in AFTERWARDS):
                gloss = True
            elif waiting and not says and view.kind(position - 1) != ",":
                waiting -= 1
            elif not (says and gloss and waiting and form.core not in ("إن", "ان")):
                return position
        elif kind == "R" or (kind == "O" and form.conj == "و"):
            gloss = True
        elif kind == "V":
            called = is_called(view, position)
            name = next((r.lexeme.speech for r in form.readings if r.finite and r.lexeme.speech), "")
            speech = not called and name != "" and _takes_clause(view, name, position)
            if (speech and form.conj) or not (gloss or called or _explains(view, position)):
                return -1
            gloss = True
            waiting += speech
        elif kind == ",":
            commas += 1
            if commas <= COMMAS and not says and _action_behind(view, position, prepositions):
                return position + 1
        elif not says and not gloss and position > verb + 1 and _action_begins(view, position):
            return -1  # what is said has begun: أعلن الجيش مقتل جندي حاول أن
        position += 1
    return -1


def apposition_end(view: View, comma: int) -> int:
    """The token behind an apposition that a comma opens and another closes, with no clause in it; -1 if there is none."""
    for position in range(comma + 1, min(comma + APPOSITION, view.last)):
        kind = view.kind(position)
        if kind == ",":
            return position + 1 if position > comma + 1 else -1
        if kind not in "NAPD#" or view.text.tokens[position].form.conj:
            return -1
    return -1


def _action_begins(view: View, index: int) -> bool:
    """Whether an event noun without preposition begins a phrase here."""
    phrase = view.phrase_of.get(index)
    return phrase is not None and phrase.first == index and not phrase.prep and index not in view.time_tokens and view.is_event(phrase)


def _takes_clause(view: View, name: str, verb: int) -> bool:
    """Whether a verb of saying has a clause of its own with أن (not `وردت تقارير`); one that tells how a statement came out has
    the statement as its object (`البيان الذي نشرته الصحيفة أن`, `بيان نشر الخميس أن`)."""
    speech = view.knowledge.speeches[name]
    if speech.only == "phrase" and (_explains(view, verb) or view.text.tokens[verb].form.suffix):
        before = view.phrase_of.get(verb - 1) or view.phrase_of.get(verb - 2)
        if before is not None and is_source_noun(view, before):
            return False
    return speech.only != "quote" and not speech.source


def _explains(view: View, verb: int) -> bool:
    """Whether a verb begins a relative clause on the indefinite noun before it (`بيان صدر عن الوزارة`, `مصدر لم يسمه`)."""
    before = verb - 1
    while before > view.first and view.kind(before) in "XG":
        before -= 1
    phrase = view.phrase_of.get(before)
    return phrase is not None and not phrase.definite and not view.text.tokens[before + 1].form.conj


def _behind_name(view: View, mark: int) -> int:
    """The token behind a name in quotation marks; -1 if speech stands in them."""
    close = closing(view.text, mark + 1, min(mark + 8, view.last))
    if close < 0 or any(view.kind(i) in "VS" for i in range(mark + 1, close)):
        return -1
    return close + 1


def _action_behind(view: View, comma: int, prepositions: frozenset[str]) -> bool:
    """Whether a noun of action stands behind a comma as what is said (`نفى الناطق فلان، مشاركة أحد`, `تحدث مصدر، عن مقتل`)."""
    position = comma + 1
    while position in view.times or view.kind(position) == "X":
        position = view.times.get(position, position + 1)  # أعلن الرئيس، فلان، الخميس مقتل وزير
    if view.text.tokens[min(position, view.last - 1)].form.conj:
        return False
    if view.kind(position) == "P":
        if view.preposition(position) not in prepositions:
            return False
        position += 1
        following = view.phrase(position)
        return following is not None and (view.is_masdar(following) or view.event_in(following) >= 0 or view.kind(position) == "#")
    following = view.phrase(position)
    if following is None or (following.prep and following.prep not in prepositions):
        return False
    return view.is_masdar(following) or view.event_in(following) >= 0


def has_phrase(view: View, index: int, speech: str) -> bool:
    """Whether one of the phrases of a verb of saying stands at a verb (`أدلى بتصريح`)."""
    for reading in view.text.tokens[index].form.readings:
        for phrase in view.knowledge.phrases.get(key(reading.lexeme.lemma), ()):
            if phrase.frame == f"speech:{speech}" and _rest_follows(view, index, phrase.rest):
                return True
    return False


def _rest_follows(view: View, index: int, rest: tuple[str, ...]) -> bool:
    position = index + 1
    ends, stops = dict(asides(view)), ".V," if view.kind(index - 1) == "R" else ".V"
    for word in rest:
        while position < min(index + 10, view.last):
            behind = apposition_end(view, position) if view.kind(position) == "," else ends.get(position, 0)
            if behind > position:
                index, position = index + behind - position, behind  # أقر فلان، زعيم الحركة، بالهزيمة
                continue
            form = view.text.tokens[position].form
            joined = view.kind(position) == "S" and form.conj  # تعتبر معقل الحزب وأن القتال: said by somebody else
            if not joined and (word in (key(form.norm), key(form.core), key(form.stem)) or (form.prep and word == form.prep)):
                break
            if view.kind(position) in stops:
                return False
            position += 1
        else:
            return False
        position += 1
    return True
