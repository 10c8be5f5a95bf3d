"""Who tells what: the stretches of text that a source is quoted for (codebook, section 6)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from riwaya.knowledge.cues import Speech
from riwaya.mentions.actors import NOBODY, Identity
from riwaya.mentions.coreference import agrees
from riwaya.mentions.phrases import Phrase
from riwaya.model import Source
from riwaya.reports.clause import OBJECT, SUBJECT, Clause
from riwaya.reports.code import Coded
from riwaya.reports.view import View
from riwaya.spelling import key
from riwaya.voices.content import clause_end, introduces, is_genitive, is_misread_subject, is_negated, later_content
from riwaya.voices.embedded import Scope, begins_later, deny_news, fronted_end, in_first_person, speakers_go_on, told_by_agents
from riwaya.voices.glosses import SAY, asides, has_phrase
from riwaya.voices.quotes import closing, inside, left_open, opening, quotes_behind, speech_opens
from riwaya.voices.said import action_end, clause_start, content_start, is_told_behind, says_something, speaker_apart, tells_of_action
from riwaya.voices.sayings import announced, announcing, going_round, is_told, published_by, saying_end
from riwaya.voices.speakers import (
    can_speak,
    can_testify,
    is_bare,
    is_called,
    is_introduced,
    is_outlet,
    is_source_noun,
    is_spokesman,
    name_between,
    person_span,
)
from riwaya.voices.topics import after_quote, opening_of, was_said

NEAR = 6  # tokens between a verb and its clause, with only its subject in between
QUOTING = "نقلا"  # what it brings in is nearer than who quotes
PRONOUNS = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p")}  # gender and number of whom a suffix means (`وفق تعبيرهم`)
GOES_ON = 4  # tokens; so near stands the clause with which somebody goes on


@dataclass(slots=True)
class Speaker:
    """The last source of the article, and whether a quotation of it is still open."""

    sources: tuple[Source, ...] = ()
    open: bool = False
    paragraph: int = -1


def _is_set_off(view: View, verb: int) -> bool:
    """Whether a circumstance stands between commas right behind a verb (`وقال، في تصريح لدى مغادرته الرياض، إن`): no subject follows."""
    return view.kind(verb + 1) == "," and view.kind(verb + 2) == "P"


class Attribution:
    """Finds the scopes of one article, sentence by sentence."""

    def __init__(self) -> None:
        self.speaker = Speaker()
        self.spoken_for: Identity | None = None  # for whom the last spokesman spoke
        self.subject: tuple[tuple[Source, ...], Phrase] | None = None  # subject of the narrator's last clause that had one
        self.told: list[tuple[tuple[Source, ...], Phrase, int]] = []  # who spoke, and where, the last one last
        self.accorded = -1  # the verb of the last `حسبما قال`
        self.phrases: dict[int, Phrase] = {}  # the phrase of a source by where its span begins

    def sentence(self, coded: Coded) -> list[Scope]:
        """The scopes of a sentence, outer ones first."""
        view = coded.view
        scopes: list[Scope] = []
        if self.speaker.open:
            close = closing(view.text, view.first, view.last)
            scopes.append(Scope(view.first, close if close >= 0 else view.last, self.speaker.sources, "", "says"))
            self.speaker.open = close < 0
        self._headline(view, scopes)
        unnamed = asides(view)
        for index in range(view.first, view.last):
            if not any(first <= index < last for first, last in unnamed):
                self._at(coded, index, scopes)
        near = view.sentence.paragraph - self.speaker.paragraph in (0, 1) and self.speaker.paragraph >= 0
        if not scopes and near and self.speaker.sources and in_first_person(coded):
            scopes.append(Scope(view.first, view.last, self.speaker.sources, "", "says"))
            self.speaker.paragraph = view.sentence.paragraph
        deny_news(view, scopes, self.phrases)
        speakers_go_on(coded, scopes, self.phrases)
        told_by_agents(coded, scopes)
        self._remember_subject(coded, scopes)
        return scopes

    def _remember_subject(self, coded: Coded, scopes: list[Scope]) -> None:
        """Keeps the subject of the last clause that the narrator tells: whoever is only spoken of does not speak next."""
        view = coded.view
        for index in range(view.last - 1, view.first - 1, -1):
            if view.kind(index) != "V":
                continue
            for argument in coded.grammar.verb(index).get(SUBJECT):
                if argument.phrase is None or argument.way not in ("overt", "topic") or not can_speak(view, argument.phrase):
                    continue
                if not any(s.first <= argument.phrase.first < s.last for s in scopes):
                    self.subject = ((self._source(view, argument.phrase, "", "says"),), argument.phrase)
                    return

    def _at(self, coded: Coded, index: int, scopes: list[Scope]) -> None:
        view = coded.view
        form = view.text.tokens[index].form
        kind = view.kind(index)
        for found in view.mentions.cues.get(index, ()):
            cue = next((m for m in found.meanings if m.kind == "according"), None)
            if cue is not None and (not cue.extra or self._is_saying(coded, found.last, cue.extra)):
                self._according(coded, index, found.last + bool(cue.extra), scopes, cue.id)
                if cue.extra:
                    self.accorded = found.last
                break
        if kind == "V" and index == self.accorded:
            return  # حسبما نقلت عنه الصحيفة: its source has been found
        if kind == "V" and not any(m.kind == "narrator" for found in view.mentions.cues.get(index, ()) for m in found.meanings):
            for reading in form.readings:
                if reading.finite and reading.lexeme.speech:
                    speech = view.knowledge.speeches[reading.lexeme.speech]
                    if self._reports(coded, index, speech):
                        self._verb(coded, index, speech, scopes)
                    elif view.kind(index - 1) == "G" and view.text.tokens[index - 1].form.conj and not inside(view.text, view.first, index):
                        self._close(view, scopes, index - 1)  # ولم يكشف المتحدث عن: the narrator goes on
                    return
        elif key(form.core) in view.knowledge.adverbial and kind in "NAX" and not form.definite:
            speech = view.knowledge.speeches[view.knowledge.adverbial[key(form.core)]]
            if introduces(view, index + 1, speech):
                self._adverbial(view, index, speech, scopes)
        elif kind == "N" and was_said(view, index):
            speech = next(view.knowledge.speeches[r.lexeme.speech] for r in form.readings if r.finite and r.lexeme.speech)
            self._verb(coded, index, speech, scopes)
        elif kind == "N":
            self._noun(coded, index, scopes)

    def _noun(self, coded: Coded, index: int, scopes: list[Scope]) -> None:
        """`بعد إعلان الحكومة تحرير المدينة`, `وردت أنباء عن هجوم`: what a noun of saying embeds, to the end of its clause."""
        view = coded.view
        saying, news = announced(view, index) or announcing(coded, index), going_round(view, index)
        cue = view.text.tokens[index].form.norm
        outer = next((s for s in reversed(scopes) if s.first <= index < s.last and s.sources), None)
        if saying is not None:
            speaker, first, speech = saying
            source, strength = self._source(view, speaker, cue, speech.strength), speech.strength
        elif (
            news is not None and outer is None and not any(s.first == news[1] for s in scopes)
        ):  # قال نشطاء إن هناك أنباء عن هجوم: who passes them on is the source
            first, strength = news[1], "claims"
            source = self._source(view, news[0], cue, strength)
        else:
            return
        behind = outer.sources if outer is not None and outer.sources[0].span != source.span else ()
        scopes.append(Scope(first, saying_end(view, first), (source, *behind), cue, strength, "denied" if strength == "denies" else "", index))

    def _reports(self, coded: Coded, index: int, speech: Speech) -> bool:
        view = coded.view
        if speech.narrator or is_negated(view, index) or is_called(view, index):
            return False
        if speech.only == "media":
            subjects = [a.phrase for a in coded.grammar.verb(index).get(SUBJECT) if a.phrase is not None and a.way in ("overt", "topic")]
            if subjects:
                return any(is_outlet(view, phrase) for phrase in subjects)
            return bool(self.told) and is_outlet(view, self.told[-1][1])
        if speech.only == "phrase":
            if view.kind(index - 1) == "O" and not speech.source:
                return False  # على ما تصفه بأهداف: a name for a thing
            laid = speech.source and any(a.phrase is not None and view.is_event(a.phrase) for a in coded.grammar.verb(index).get(OBJECT))
            if speech.source and any(can_speak(view, a.phrase) for a in coded.grammar.verb(index).get(SUBJECT) if a.phrase is not None):
                if index < coded.grammar.verb(index).content <= index + NEAR:
                    return True  # نقلت الصحيفة أن, نقلت مصادر أن
            return not laid and has_phrase(view, index, speech.id)  # نسبت الشرطة التفجير إلى فلان: it accuses
        if speech.only == "quote":
            content = coded.grammar.verb(index).content
            if speech.continues and index < content <= index + GOES_ON and view.kind(content - 1) != "P":
                return True  # وتابع المصدر أن
            return quotes_behind(view.text, index + 1, min(index + 12, view.last))
        if speech.only == "feeling":
            return view.agreement(index)[0] == 3 and any(a.phrase is not None for a in coded.grammar.verb(index).get(SUBJECT))
        return speech.only != "content"

    def _verb(self, coded: Coded, index: int, speech: Speech, scopes: list[Scope]) -> None:
        view = coded.view
        clause = coded.grammar.verb(index)
        if not says_something(view, clause, index, speech):
            return
        until = min(begins_later(view, scopes, index), fronted_end(view, index))  # where what another tells begins, behind this one
        if content_start(view, clause, index, speech) >= until:
            return
        cue = view.text.tokens[index].form.norm
        nearest = self._subject(coded, clause, index, speech, cue)
        sources = tuple(s for s in (nearest,) if s is not None)
        if speech.source:
            inner = [a for a in clause.arguments if a.function == speech.source and a.phrase is not None]
            if inner and inner[0].phrase is not None:
                sources = (self._source(view, inner[0].phrase, cue, speech.strength), *sources)
        told = not sources and is_told_behind(view, clause, index, speech) and self._can_go_on(view, index)
        if not sources:
            if clause.passive and not speech.source and not told:
                return
            subjects = [a.phrase for a in clause.get(SUBJECT) if a.phrase is not None and a.way in ("overt", "topic")]
            if any(not is_genitive(view, p) for p in subjects) and not (told or speech.continues or _is_set_off(view, index)):
                return  # something that can be no source tells it
            around = next((s.sources for s in reversed(scopes) if s.first < index < s.last), ())
            if around and not view.text.tokens[index].form.conj:
                sources = around  # قال الوزير إن النتائج تكشف أن
            elif speech.continues:
                sources = self._spoke(view, index)
            else:
                sources = self._last_subject(coded, index) or self._spoke(view, index)
                if self._is_impersonal(view, index):
                    return
            if not sources:
                return
            sources = (replace(sources[0], cue=cue, strength=speech.strength), *sources[1:])
        first = index + 1 if told else content_start(view, clause, index, speech)
        joined = bool(view.text.tokens[index].form.conj)  # ونفى المتحدث: what goes before is another's
        behind = after_quote(view, index) and later_content(view, index, speech.prep) < 0
        if not joined and (behind or (first >= view.last - 1 and index > view.first + 3)):
            self._open(view, scopes, Scope(view.first, index, sources, cue, speech.strength, at=index), index)
            return
        if speech.only == "feeling":  # who hopes or fears is no speaker that goes on
            outer = next((s.sources for s in reversed(scopes) if s.first <= index < s.last and s.sources[0].span != sources[0].span), ())
            scopes.append(Scope(first, min(until, clause_end(view, first)), (*sources, *outer), cue, speech.strength, at=index))
            return
        stance = "denied" if speech.strength == "denies" else ""
        last = action_end(coded, index, first, until)
        self._open(view, scopes, Scope(first, last, sources, cue, speech.strength, stance, index), index)

    def _last_subject(self, coded: Coded, index: int) -> tuple[Source, ...]:
        """The subject of the narrator's last clause, if nobody spoke since (`حققت القوات تقدما. وأعلنت سيطرتها`)."""
        person, gender, number = coded.view.agreement(index)
        found = self.subject
        if person != 3 or found is None or not agrees(found[1], gender, number):
            return ()
        spoken = self.told[-1][2] if self.told and self._fits(coded.view, index, self.told[-1][1]) else -1
        return found[0] if found[1].first > spoken else ()

    def _spoke(self, view: View, index: int) -> tuple[Source, ...]:
        """Who spoke last of those that a verb without subject can mean (`قال الوزير إن الخبراء ... وأضاف`)."""
        if self.told and self.speaker.sources and not self._fits(view, index, self.told[-1][1]):
            for sources, phrase, _ in reversed(self.told[:-1]):
                if self._fits(view, index, phrase):
                    return sources
        return self.speaker.sources

    def _fits(self, view: View, index: int, phrase: Phrase) -> bool:
        person, gender, number = view.agreement(index)
        if person != 3 or (number == "p" and phrase.number == "s") or (gender == "f" and number == "s" and phrase.number == "p"):
            return True  # مصادر أمنية ... وقالت: plurals of things; a body or outlet goes on in the plural
        if gender == "f" and view.mentions.places.is_place(phrase):
            return True  # أقرت الخرطوم ... وقالت
        return agrees(phrase, gender, number)

    def _can_go_on(self, view: View, index: int) -> bool:
        """Whether who spoke last, or the subject of the narrator's last clause, can be meant by a verb of saying."""
        known = [self.told[-1][1]] if self.told else [self.subject[1]] if self.subject is not None else []
        return any(self._fits(view, index, phrase) for phrase in known)

    def _is_one_of_many(self, view: View, index: int, phrase: Phrase) -> bool:
        """Whether a masculine singular verb cannot share a plural subject (`قال المصدر إن الجنود انسحبوا ... وقال`)."""
        return view.agreement(index)[1:] == ("m", "s") and phrase.number == "p"

    def _is_impersonal(self, view: View, index: int) -> bool:
        """Whether a verb that is not joined means nobody: it can be passive, and is no form for who spoke last (`قالت مصادر إن ...
        بعدما أعلن عن مقتل جنود`)."""
        form = view.text.tokens[index].form
        if form.conj or index == view.first or not self.told or view.agreement(index)[1:] != ("m", "s"):
            return False
        return any(r.voice == "passive" for r in form.readings if r.finite) and not self._fits(view, index, self.told[-1][1])

    def _speaks(self, sources: tuple[Source, ...], at: int) -> None:
        """Remembers who speaks."""
        self.speaker.sources = sources
        phrase = self.phrases.get(sources[0].span.start) if sources else None
        if phrase is not None:
            self.told = [*self.told[-5:], (sources, phrase, at)]

    def _subject(self, coded: Coded, clause: Clause, index: int, speech: Speech, cue: str) -> Source | None:
        view = coded.view
        content = clause.content >= 0 or later_content(view, index, speech.prep) >= 0
        content = content or speech_opens(view.text, index + 1, min(index + 12, view.last))
        before = speaker_apart(view, clause, index, content, speech)
        if before is not None:
            return self._source(view, before, cue, speech.strength)
        speech_follows = view.kind(index + 1) == "Q" and opening(view.text, index + 1, inside=False)
        for argument in sorted(clause.arguments, key=lambda a: a.way == "shared"):
            if speech_follows and argument.phrase is not None and argument.phrase.first > index:
                continue  # وأردف "سقوط المدينة ..."
            named = argument.phrase is not None and view.kind(index + 1) != "Q" and (content or can_speak(view, argument.phrase))
            if _is_set_off(view, index) and argument.phrase is not None and argument.phrase.first > index:
                continue
            if argument.function != SUBJECT and not (named and is_misread_subject(view, argument, index, speech)):
                continue
            phrase = argument.phrase
            if phrase is None or (clause.passive and not is_source_noun(view, phrase)) or is_genitive(view, phrase):
                continue
            shown = content or tells_of_action(view, clause, index, phrase)
            bare = speech.id == SAY and content and phrase.first == index + 1 and is_bare(view, phrase)  # قال إقبال مروات إن
            if not can_speak(view, phrase) and not (shown and (bare or can_testify(view, phrase, speech.strength))):
                continue
            goes_on = speech.continues or speech.strength == "denies"  # قالت الوزارة إن قواتها تقدمت، ونفت
            if argument.way == "shared" and self.speaker.sources and (goes_on or self._is_one_of_many(view, index, phrase)):
                return replace(self._spoke(view, index)[0], cue=cue, strength=speech.strength)
            source = self._source(view, phrase, cue, speech.strength)
            unnamed = phrase.first > index and source.span.start == view.text.tokens[phrase.first].start and "object" not in speech.hearer
            name = name_between(view, phrase, clause_start(view, clause, index, speech)) if unnamed else None
            if name is not None:
                self.phrases[name.start] = phrase
            return source if name is None else replace(source, span=name)
        return None

    def _source(self, view: View, phrase: Phrase, cue: str, strength: str) -> Source:
        span, identity = person_span(view, phrase)
        self.phrases[span.start] = phrase
        if is_spokesman(view, phrase):
            if identity.actor:
                self.spoken_for = identity
            elif phrase.definite and phrase.last == phrase.first + 1:
                identity = self.spoken_for or identity  # وأضاف المتحدث أن
        return Source(span, cue, identity.actor, identity.country, identity.role, strength)

    def _open(self, view: View, scopes: list[Scope], scope: Scope, at: int) -> None:
        """Adds a scope with the sources of the scopes around it behind its own, and remembers its source."""
        if scope.at >= 0 and view.text.tokens[scope.at].form.conj:
            self._close(view, scopes, scope.at)
        outer = next((s for s in reversed(scopes) if s.first <= at < s.last and s.sources), None)
        if outer is not None and not {s.span for s in outer.sources} & {s.span for s in scope.sources}:
            scope = replace(scope, sources=(*scope.sources, *outer.sources))
        scopes.append(scope)
        if outer is None or not self.speaker.sources:
            self._speaks(scope.sources, max(at, scope.at))
        self.speaker.paragraph = view.sentence.paragraph
        if left_open(view.text, scope.first, view.last):
            self.speaker.open = True

    def _close(self, view: View, scopes: list[Scope], at: int) -> None:
        """Ends the scopes of other verbs where a joined verb of saying begins (`قال ... وأضاف`), unless they are open quotations."""
        for number, scope in enumerate(scopes):
            if scope.first < at < scope.last and scope.at >= view.first and view.kind(scope.at) == "V":
                scopes[number] = replace(scope, last=at)

    def _is_saying(self, coded: Coded, index: int, how: str) -> bool:
        """Whether the verb behind `وفق ما` is one of saying; behind كما only if it has no content of its own (`كما أعلن مقتل جندي`)."""
        view = coded.view
        if view.kind(index) != "V":
            return False
        for reading in view.text.tokens[index].form.readings:
            if reading.finite and reading.lexeme.speech:
                speech = view.knowledge.speeches[reading.lexeme.speech]
                return how == "verb" or (index > view.first + 3 and not says_something(view, coded.grammar.verb(index), index, speech))
        return False

    def _according(self, coded: Coded, index: int, behind: int, scopes: list[Scope], strength: str) -> None:
        """`بحسب مصادر طبية`: the source of its sentence, as far as no other source tells a part of it."""
        view = coded.view
        position = behind
        while position < view.last and (view.kind(position) in "PQX" or position in view.times):
            position = view.times.get(position, position + 1)
        phrase = view.phrase(position)
        phrase = published_by(coded, phrase) or phrase if phrase is not None else None
        if phrase is None or index in view.adverbs:
            return  # على حد سواء
        if not (can_speak(view, phrase) or view.text.tokens[phrase.head].form.suffix or is_introduced(view, phrase)):
            return  # وفقا للقواعد المتبعة: a rule, a plan, a deal is no source
        cue = view.text.tokens[index].form.norm
        inner = [s for s in scopes if s.first <= index < s.last]
        waiting = next((n for n, s in enumerate(scopes) if view.first <= s.at < index <= s.first + 1 and view.kind(s.at) == "V"), -1)
        form = view.text.tokens[phrase.head].form
        if form.suffix and view.mentions.actors.identify(phrase) is NOBODY:
            own = self._main_subject(view, index, view.knowledge.speeches["say"], form.suffix)  # حسب قولها
            own = (self._source(view, phrase, cue, "says"),) if form.suffix == "نا" else own  # مراسلتنا
            if not own or inner:
                return  # who speaks is told already
            source = replace(own[0], cue=cue, strength=strength or "says")
        else:
            source = self._source(view, phrase, cue, strength or "says")
            end = next((i for i in range(phrase.last, view.last) if view.kind(i) in ".:VS" or is_told(view, i)), view.last)
            name = name_between(view, phrase, end) if source.span.start == view.text.tokens[phrase.first].start else None
            if name is not None:  # حسب الناطق باسم المجلس فلان
                source = replace(source, span=name)
                self.phrases[name.start] = phrase
        if waiting >= 0:  # أفادت مصادر بحسب الوكالة بمقتل جنود, قالت الوكالة نقلا عن مصادر إن
            told = scopes[waiting].sources
            quotes = view.text.tokens[index].form.core == QUOTING
            scopes[waiting] = replace(scopes[waiting], sources=(source, *told) if quotes else (*told, source))
            return
        begin = view.first
        for position in range(index - 1, view.first - 1, -1):
            if view.kind(position) in ".":
                begin = position + 1
                break
        term = index - 1 - (view.kind(index - 1) == ",")
        if form.suffix and view.kind(term) == "Q" and opening_of(view, term) >= 0:
            begin = opening_of(view, term)  # احتجاجا على «سياسة التجاهل»، وفق تعبيرهم: only these words are theirs
        elif form.suffix and view.kind(term) == "R":
            begin = index  # الجيش الذي، على حد قولهم، قصف القرية
        elif view.text.tokens[index].form.conj == "و" and index > view.first:
            begin = index  # تظاهر المئات، ووفقا للتلفزيون اعتقل عشرة: a new clause
        elif inner:
            begin = max(begin, inner[-1].first, *(i for i in range(begin, index) if view.kind(i) == ","), begin)
        outer = inner[-1].sources if inner else ()
        quoted_from = self._quoted_from(coded, behind - 1, cue)
        if quoted_from is not None:
            outer = (source, *outer)
            source = quoted_from
        scopes.append(Scope(begin, view.last, (source, *outer), cue, strength or "says", at=index))
        self._speaks((source,), index)

    def _quoted_from(self, coded: Coded, verb: int, cue: str) -> Source | None:
        """Whom the verb of `حسبما نقلته الوكالة عن مسؤولين` quotes; None if it quotes nobody."""
        view = coded.view
        if view.kind(verb) != "V":
            return None
        speeches = [view.knowledge.speeches[r.lexeme.speech] for r in view.text.tokens[verb].form.readings if r.finite and r.lexeme.speech]
        for argument in coded.grammar.verb(verb).arguments:
            if argument.phrase is not None and any(argument.function == s.source for s in speeches) and can_speak(view, argument.phrase):
                return self._source(view, argument.phrase, cue, "says")
        return None

    def _adverbial(self, view: View, index: int, speech: Speech, scopes: list[Scope]) -> None:
        """`مشيرا إلى أن`: goes on with the source of the clause before it."""
        around = [s for s in scopes if s.first <= index <= s.last and s.at < index]
        sources = around[0].sources if around else ()
        if not sources:
            sources = self._main_subject(view, index, speech)
        if not sources:
            return
        cue = view.text.tokens[index].form.norm
        nearest = replace(sources[0], cue=cue, strength=speech.strength)
        scopes.append(
            Scope(
                index + 1,
                view.last,
                (nearest, *sources[1:]),
                cue,
                speech.strength,
                "denied" if speech.strength == "denies" else "",
                index,
            )
        )
        self._speaks((nearest, *sources[1:]), index)

    def _main_subject(self, view: View, index: int, speech: Speech, pronoun: str = "") -> tuple[Source, ...]:
        gender, number = PRONOUNS.get(pronoun, ("", ""))
        for position in range(index - 1, view.first - 1, -1):
            if view.kind(position) != "V":
                continue
            phrase = next(
                (view.phrase_of[p] for p in range(position + 1, index) if p in view.phrase_of and not view.phrase_of[p].prep),
                None,
            )
            if phrase is None or (not pronoun and phrase.gender == "f" and not view.text.tokens[index].form.stem.endswith("ة")):
                continue  # أوضح أن القوات استخدمت الأسلحة، مضيفا أن
            identity = view.mentions.actors.identify(phrase)
            if identity is not NOBODY and identity.kind not in ("weapon", "asset") and agrees(phrase, gender, number):
                return (self._source(view, phrase, "", speech.strength),)
        return self.speaker.sources

    def _headline(self, view: View, scopes: list[Scope]) -> None:
        """`المسماري: قواتنا سيطرت على ...`: a name before a colon at the beginning of a sentence is the source."""
        phrase = view.phrase(view.first)
        if phrase is None or view.kind(phrase.last) != ":" or view.is_event(phrase) or phrase.last - phrase.first > 6:
            return
        identity = view.mentions.actors.identify(phrase)
        if identity is NOBODY or identity.kind in ("weapon", "asset") or view.mentions.places.is_place(phrase):
            return
        if phrase.last + 2 >= view.last:
            return
        scopes.append(Scope(phrase.last + 1, view.last, (self._source(view, phrase, ":", "says"),), ":", "says", at=phrase.last))
