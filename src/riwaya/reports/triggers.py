"""Finds the predicates of a sentence: words and phrases that a frame knows, in a place where they can be one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from riwaya.knowledge.frames import Frame
from riwaya.knowledge.lexicon import Phrase as TriggerPhrase
from riwaya.knowledge.wording import Wording
from riwaya.mentions.actors import NOBODY
from riwaya.model import Lexeme, Reading, Token
from riwaya.reports import asides
from riwaya.reports.relatives import behind_relative
from riwaya.reports.spots import SCENES
from riwaya.reports.view import View, names_many
from riwaya.spelling import fold, key

GAP = 8  # words of a subject or adverb that may stand inside a trigger of several words
INNER = 4  # the same behind a participle or masdar
# Where somebody is brought, and what is laid on him
TARGETS = frozenset({"الي", "للعدالة", "للقضاء", "للمحاكمة", "ضمن", "امام", "مسؤولية", "المسؤولية"})
RULED = frozenset(fold(word) for word in ("سلطة", "حكم", "الدولة"))  # سيطرة الحركة على السلطة
AIMED = frozenset(fold(word) for word in ("لدعم", "لمساندة", "لإسناد"))
WISHING = frozenset(fold(word) for word in ("أن", "كي", "لكي", "حتى", "ألا", "لئلا"))  # not حيث يسيطر, إذ يسيطر
STILL = frozenset(fold(word) for word in ("زال", "يزال", "زالت", "تزال", "زالوا", "يزالون"))
NAMING_KINDS = frozenset({"actor", "place", "head", "country", "role", "title"})


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read a predicate: reading, frame, kind (verb, noun, participle) and the tokens that make it up."""

    reading: Reading
    frame: Frame
    kind: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible predicate: its trigger word and the ways to read it, the most special first."""

    index: int
    options: tuple[Option, ...]


def candidates(view: View) -> list[Candidate]:
    """The candidates of a sentence in the order of its words. A phrase comes before the words it is made of; the frames of its
    trigger word alone stay open should the phrase's conditions not hold."""
    found: dict[int, Candidate] = {}
    named = _named(view)
    for index in range(view.first, view.last):
        token = view.text.tokens[index]
        if not token.form.readings and token.form.stem_key not in view.knowledge.phrases and not _in_accusative(view, token):
            continue
        for phrase in _phrases(view, index):
            known = found.get(phrase.index)
            found[phrase.index] = phrase if known is None else replace(known, options=(*phrase.options, *known.options))
        if index in named or index in view.time_tokens:
            continue
        candidate = _word(view, index, token)
        if candidate is not None:
            known = found.get(index)
            found[index] = candidate if known is None else replace(known, options=(*known.options, *candidate.options))
    return _without_echoes(sorted(found.values(), key=lambda c: c.index))


def _without_echoes(found: list[Candidate]) -> list[Candidate]:
    """The candidates without phrases of which another phrase of the same frame takes up a word further on: `أعرب عن *قلقه`, not `أعرب عن`."""
    kept: list[Candidate] = []
    for number, candidate in enumerate(found):
        options = tuple(
            option
            for option in candidate.options
            if not (
                len(option.members) > 1
                and any(
                    other.frame.id == option.frame.id and len(other.members) > 1 and set(other.members) & set(option.members)
                    for later in found[number + 1 :]
                    for other in later.options
                )
            )
        )
        if options:
            kept.append(candidate if len(options) == len(candidate.options) else replace(candidate, options=options))
    return kept


def _named(view: View) -> set[int]:
    """The tokens inside names of several words: `ثورة 17 فبراير` is a name, not an event."""
    tokens = set(view.mentions.foreign.intersection(range(view.first, view.last)))
    for names in (view.mentions.names, view.mentions.cues):
        for index in range(view.first, view.last):
            for found in names.get(index, ()):
                if found.last - found.first > 1 and any(m.kind in NAMING_KINDS for m in found.meanings):
                    tokens.update(range(found.first, found.last))
                    break
    return tokens


def _word(view: View, index: int, token: Token) -> Candidate | None:
    kind = view.kind(index)
    options: list[Option] = []
    meanwhile = view.mentions.phrases.is_circumstantial(index)
    told = any(reading.finite and reading.person == 3 for reading in token.form.readings)
    for reading in token.form.readings:
        if told and reading.finite and (reading.person, reading.number) == (1, "s"):
            continue  # أسقط is he shot down, not I fall
        role = _role(kind, reading, token) if reading.lexeme.frames else ""
        if reading.pos == "imperative" and reading.number != "p":
            continue  # news commands nobody: ادعى is no `ادعي`
        if kind == "A" and role == "noun" and _is_nisba(view, index, token, reading):
            continue
        if role == "noun" and (meanwhile or names_many(view.knowledge, token.form)):
            continue  # مطالبا is who demands, not his demands; مقاتلات are planes
        if not role or (role == "participle" and _is_noun(view, token)):
            continue
        if role == "participle" and reading.pos != "adjective" and token.form.suffix and token.form.stem.endswith(("ي", "و")):
            continue  # مساندوهم are people
        if role == "verb" and reading.lexeme.lemma == "دعا" and token.form.core.endswith(("ى", "ي")):
            continue  # فتاة تدعى هند: she is called so
        for name in reading.lexeme.frames:
            frame = view.knowledge.frames[name]
            if role == "participle" and reading.pos != "adjective" and reading.pos not in frame.participles:
                continue
            if role == "participle" and _only_tells_which(view, index, frame):
                continue
            if role == "verb" and _is_cut_short(token, reading) and not _takes_jussive(view, index):
                continue  # تستعد is of استعدّ, not of استعاد
            if role == "verb" and frame.lasting and not _lasts(view, index, reading):
                continue
            if all(o.frame.id != name or o.kind != role or o.reading.pos != reading.pos for o in options):
                options.append(Option(reading, frame, role, (index,)))
    return Candidate(index, tuple(options)) if options else None


def _only_tells_which(view: View, index: int, frame: Frame) -> bool:
    """Whether a participle with article only tells which forces are meant: where they stand (`القوات المنتشرة في المدينة`), or, with nothing
    behind it, that they are on the run (`العنصر الفار`)."""
    form = view.text.tokens[index].form
    if not form.definite or frame.type not in ("MOBILIZE", "RETREAT"):
        return False
    return frame.type == "MOBILIZE" or view.kind(index + 1) != "P"


def _is_nisba(view: View, index: int, token: Token, reading: Reading) -> bool:
    """Whether a word is an adjective made of an event noun (`مخطط تخريبي`), and no dual in front of its genitive (`اتفاقي سلام`)."""
    if not token.form.stem.endswith("ي") or reading.lexeme.lemma.endswith("ي"):
        return False
    return token.form.definite or view.kind(index + 1) != "N"


def _is_cut_short(token: Token, reading: Reading) -> bool:
    """Whether a form is the jussive of a weak verb, which lost its long vowel (`لم يستعد`, `لم يدع`): it looks like other words."""
    lemma, core = key(reading.lexeme.lemma), key(token.form.core)
    weak = reading.pos == "imperfect" and reading.lexeme.lemma.endswith(("ى", "ا")) and len(core) == len(lemma)
    if weak and not core.endswith(("ي", "و", "ا", "ن")):
        return not token.form.suffix  # وتعز is the town, no jussive of عزّى
    if reading.pos != "imperfect" or len(lemma) < 3 or lemma[-2] != "ا" or len(core) < 3:
        return False
    return core[-1] == lemma[-1] and core[-2] not in "اوي"


def _takes_jussive(view: View, index: int) -> bool:
    """Whether a jussive can stand at a token: behind لم or لا, or with ل."""
    return view.kind(index - 1) in "GX" or bool(view.text.tokens[index].form.prep)


def _lasts(view: View, index: int, reading: Reading) -> bool:
    """Whether a verb tells how things are (`يسيطر`, `ما زال يسيطر`): an imperfect that is not of the future, negated or behind أن, and not
    that of a headline, which tells what has just happened."""
    before = view.kind(index - 1)
    form, particle = view.text.tokens[index].form, view.text.tokens[index - 1].form if index > view.first else None
    told = reading.pos == "imperfect" and reading.person == 3 and not form.prep and not form.future
    wished = before == "S" and particle is not None and not particle.suffix and particle.core_fold in WISHING
    future = particle is not None and particle.core == "سوف"
    whose = index + 1 < view.last and view.kind(index + 1) == "P" and bool(view.text.tokens[index + 1].form.suffix)  # منطقة يسيطر عليها
    still = any(token.form.core_fold in STILL for token in view.text.tokens[max(index - 4, view.first) : index])
    return told and before != "G" and not wished and not future and (view.sentence.index > 0 or before == "R" or whose or still)


def _is_noun(view: View, token: Token) -> bool:
    """Whether a word that has the shape of a participle is listed as an ordinary noun (`مدينة`, `موقع`)."""
    stem = key(token.form.stem)
    listed = stem in view.knowledge.place_nouns or (stem in view.knowledge.roles and token.tag != "ADJ")
    if any(r.pos == "noun" and r.number == "p" and r.lexeme.frames for r in token.form.readings) and not stem.endswith("ا"):
        return True  # لمطالب العمال: their demands
    return listed or (token.form.definite and any(r.pos == "noun" and r.lexeme.frames for r in token.form.readings))  # المطالب


def _role(kind: str, reading: Reading, token: Token) -> str:
    """As what a word with this reading can be a predicate where it is tagged so: verb, noun, participle, or not at all."""
    if reading.finite:
        return "verb" if kind == "V" else ""
    if kind == "V":
        return ""
    if reading.pos in ("masdar", "noun"):
        return "noun" if kind != "P" else ""  # أثناء
    return "participle" if token.tag != "PROPN" or reading.pos == "adjective" else ""  # العقيد شاكر منصور


def _phrases(view: View, index: int) -> list[Candidate]:
    """The triggers of several words that begin at a token, the longest first."""
    form = view.text.tokens[index].form
    found: list[Candidate] = []
    for reading, first in _heads(view, index):
        for phrase in view.knowledge.phrases.get(first, ()):
            if phrase.frame.startswith("speech:"):
                continue
            members = _rest(view, index, phrase, reading)
            if members is None:
                continue
            kind = "verb" if reading is not None and reading.finite and view.kind(index) == "V" else "noun"
            if reading is not None and reading.pos == "active" and view.mentions.phrases.is_circumstantial(index):
                kind = "participle"  # داعيا الأطراف إلى الحوار
            frame = view.knowledge.frames[phrase.frame]
            if frame.lasting and reading is not None and reading.finite and not _lasts(view, index, reading):
                continue
            if kind == "noun" and phrase.trigger == 0 and frame.type == "REQUEST" and _calls_alone(view, reading):
                continue  # المطالبة بالإفراج عنه: what is called for stays its content
            shown = reading or Reading(form.readings[0].lexeme if form.readings else Lexeme(first), "noun")
            option = Option(shown, frame, kind, tuple(members))
            found.append(Candidate(members[phrase.trigger], (option,)))
    return sorted(found, key=lambda c: -len(c.options[0].members))


def _calls_alone(view: View, reading: Reading | None) -> bool:
    """Whether a masdar is a call also without the words behind it that a phrase would take in."""
    if reading is None or reading.pos != "masdar":
        return False
    return any(view.knowledge.frames[name].type == "REQUEST" and not view.knowledge.frames[name].when for name in reading.lexeme.frames)


def _heads(view: View, index: int) -> Iterator[tuple[Reading | None, str]]:
    """The ways in which a word can begin a phrase: as form of a verb, or as the noun itself."""
    form = view.text.tokens[index].form
    seen: set[str] = set()
    for reading in form.readings:
        lemma = key(reading.lexeme.lemma)
        participle = reading.pos in ("active", "passive") and not view.mentions.phrases.is_circumstantial(index)
        if participle and _is_noun(view, view.text.tokens[index]):
            continue  # المحكمة is a court, not who judges
        if lemma not in seen and (reading.finite == (view.kind(index) == "V")):
            seen.add(lemma)
            yield reading, lemma
    for text in (form.stem_key, key(form.core), _in_accusative(view, view.text.tokens[index])):
        if text and text not in seen and view.kind(index) != "V":
            seen.add(text)
            yield None, text


def _in_accusative(view: View, token: Token) -> str:
    """The word that begins a phrase of the knowledge and stands here in the accusative (`نفذ الطيران استطلاعا جويا`); empty if none does."""
    form = token.form
    if not form.stem_key.endswith("ا") or form.definite or form.suffix or token.tag == "VERB":
        return ""
    word = form.stem_key[:-1]
    act = word in view.knowledge.phrases and view.knowledge.roles.get(word, ("", ""))[1] != "armed"  # استهدفت الغارة رتلا عسكريا: whom it hits
    return word if len(word) > 2 and act else ""


def _rest(view: View, index: int, phrase: TriggerPhrase, reading: Reading | None) -> list[int] | None:
    """The tokens of a phrase that begins at a token, if the rest of it follows; a verb's subject may stand in between."""
    members = [index]
    position = index + 1
    gap = _room(view, index, phrase, reading)
    crossed = False
    for word in phrase.wordings:
        if word.forms.isdisjoint(view.forms):
            return None  # most phrases: the sentence lacks a word of theirs
    tokens = view.text.tokens
    told = view.knowledge.frames[phrase.frame].type if phrase.frame in view.knowledge.frames else ""
    if gap == 0 and told != "ASSAULT" and position < view.last and phrase.wordings and not phrase.wordings[0].stands_in(tokens[position].form):
        position = _behind_amount(view, index)
    for word in phrase.wordings:
        while position < view.last and not (
            word.stands_in(tokens[position].form) and (not crossed or _stands_alone(view, position)) and not _is_joined(view, index, position)
        ):
            beyond = asides.behind(view, position) if gap > INNER or crossed else -1
            if view.kind(position) == "R" and reading is not None and reading.finite:
                beyond = behind_relative(view, position, index + 1, full=False)
            if beyond > 0:
                position = beyond
                continue
            if gap == 0 or view.kind(position) in ".,VS:":
                return None
            crossed = crossed or view.kind(position) == "P"
            gap -= 1
            position += 1
        if position >= view.last:
            return None
        members.append(position)
        position += 1
        crossed = False
        gap = min(gap, INNER)
    return members


def _behind_amount(view: View, index: int) -> int:
    """Where the noun stands that a noun governs: right behind it, or behind words that tell only how much (`إدخال كميات كبيرة من المساعدات`,
    `إنقاذ 30 مهاجرا`)."""
    position = index + 1
    if position + 1 < view.last and view.kind(position) == "A" and _tells_amount(view, position + 1):
        position += 1  # أكبر قدر من
    first = position
    while position < view.last:
        behind = position > first and (view.kind(position) == "A" or view.text.tokens[position].form.norm == "من")
        if not behind and not _tells_amount(view, position):
            break
        position += 1
    return position if position > first else index + 1


def _tells_amount(view: View, index: int) -> bool:
    """Whether a word is a number or a word for an amount."""
    form = view.text.tokens[index].form
    return not form.prep and not form.conj and (view.kind(index) == "#" or key(form.stem) in view.knowledge.partitives)


def _room(view: View, index: int, phrase: TriggerPhrase, reading: Reading | None) -> int:
    """How many words may stand between the first word of a phrase and the next: subject and object of a verb, the object of a
    circumstantial participle, and before a preposition the genitive of a masdar (`إحالة القتلة إلى العدالة`)."""
    if reading is None:
        aims = phrase.trigger > 0 and phrase.wordings[phrase.trigger - 1].key in AIMED  # أسلحة من روسيا لدعم الجيش
        return INNER if aims else 0
    if reading.finite:
        return GAP
    if reading.pos == "active":
        return INNER if view.mentions.phrases.is_circumstantial(index) else 0
    if reading.pos != "masdar" or not phrase.wordings:
        return 0
    first = phrase.wordings[0].key
    if first in TARGETS or (first == "علي" and phrase.wordings[-1].fold in RULED):
        return INNER
    return INNER if first.startswith("بال") or _has_subject_between(view, index, phrase) else 0  # دعم المتمردين بالسلاح


def _has_subject_between(view: View, index: int, phrase: TriggerPhrase) -> bool:
    """Whether the genitive of a masdar stands between it and the definite object that makes the phrase (`إطلاق الشرطة النار`)."""
    between, form = view.phrase(index + 1), view.text.tokens[index].form
    if between is None or between.prep or form.suffix or form.definite or between.last >= view.last or len(phrase.wordings) != 1:
        return False
    behind = view.text.tokens[between.last].form
    closed = behind.definite and not behind.conj and not behind.prep and phrase.wordings[0].stands_in(behind)
    return closed and view.mentions.actors.identify(between) is not NOBODY


def _is_joined(view: View, index: int, position: int) -> bool:
    """Whether a definite word is joined with و to the noun behind a verb (`واجه الجيش والمقاومة المسلحين`): it is a second subject, no object
    (unlike `قدمت الرياض الدعم والمساعدات`)."""
    form, subject = view.text.tokens[position].form, view.phrase_of.get(index + 1)
    return form.conj == "و" and form.definite and subject is not None and subject.first == index + 1 and subject.last == position


def _stands_alone(view: View, index: int) -> bool:
    """Whether a word behind a preposition and its noun belongs to the verb, not to that noun (`وقع الوفدان في جنيف *اتفاقا`,
    `حكمت المحكمة على رجلين *بالسجن`)."""
    phrase = view.phrase_of.get(index)
    if phrase is None:
        return view.kind(index) == "P"
    return phrase.head == index and (not phrase.prep or bool(view.text.tokens[index].form.prep))


def vetoed(view: View, frame: Frame, first: int, last: int) -> bool:
    """Whether the words right behind or before a trigger make it no event (`unless`); behind `...` they may stand anywhere in its clause."""
    tokens = view.text.tokens
    if last < view.last and any(_follows(view, last, words) for words in frame.unless.beginning(tokens[last].form)):
        return True
    if frame.unless_later.by_first:
        for position in range(last, view.last):
            if view.kind(position) in ".:":
                break
            if any(_follows(view, position, words) for words in frame.unless_later.beginning(tokens[position].form)):
                return True
    if first == view.first or (tokens[first].form.prep == "ل" and tokens[first - 1].form.core in SCENES):
        return False  # كانت المدينة مسرحا لهجمات, unlike مسرح العمليات
    before = frame.unless_before.ending(tokens[first - 1].form)
    return any(first - len(words) >= view.first and _precedes(view, first, words) for words in before)


def _precedes(view: View, first: int, words: tuple[Wording, ...]) -> bool:
    """Whether the words of a phrase stand right before a token; a noun that is listed without article governs it (`رئيس تحرير`), while one with
    article does not (`قرر الجيش تحرير المدينة`)."""
    form, last = view.text.tokens[first - 1].form, words[-1]
    if form.definite and last.key == last.stem:
        return False
    return _follows(view, first - len(words), words)


def _follows(view: View, position: int, words: tuple[Wording, ...]) -> bool:
    """Whether the words of a phrase stand from a token on."""
    if position + len(words) > view.last:
        return False
    return all(word.stands_in(view.text.tokens[position + i].form) for i, word in enumerate(words))
