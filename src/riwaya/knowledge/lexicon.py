"""Compiles the words of frames, reporting verbs, light verbs and cues into one table of forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from riwaya.knowledge.inflect import inflect
from riwaya.knowledge.stems import Verb
from riwaya.knowledge.wording import Wording, wording
from riwaya.model import Lexeme, Reading
from riwaya.spelling import key

DUAL = ("ان", "ين")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A trigger of several words: what must follow the first word, which of all words is the trigger, and the frame."""

    rest: tuple[str, ...]
    trigger: int
    frame: str
    wordings: tuple[Wording, ...]  # of `rest`, as a text is compared with it


@dataclass(slots=True)
class Lexicon:
    """The table of forms while it is built: uses of verbs and nouns are collected first, then every form is made."""

    verbs: dict[tuple[str, str, str], Verb] = field(default_factory=dict)
    verb_uses: dict[tuple[str, str, str], Lexeme] = field(default_factory=dict)
    noun_uses: dict[tuple[str, ...], Lexeme] = field(default_factory=dict)
    adjective_uses: dict[str, Lexeme] = field(default_factory=dict)
    phrases: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))

    def add_verb(self, verb: Verb, *, frame: str = "", speech: str = "", light: str = "", cue: str = "") -> None:
        """Records a verb and one of its uses."""
        identity = (verb.lemma, verb.root, verb.form)
        known = self.verbs.get(identity)
        if known is None or (verb.masdars and set(verb.masdars) - set(known.masdars)):
            masdars = tuple(dict.fromkeys([*(known.masdars if known else ()), *verb.masdars]))
            self.verbs[identity] = replace(verb, masdars=masdars)
        self.verb_uses[identity] = _with(self.verb_uses.get(identity, Lexeme(verb.lemma)), frame, speech, light, cue)

    def add_noun(self, forms: tuple[str, ...], *, frame: str = "", speech: str = "", cue: str = "") -> None:
        """Records an event noun (singular, plural, ...) and one of its uses."""
        self.noun_uses[forms] = _with(self.noun_uses.get(forms, Lexeme(forms[0])), frame, speech, "", cue)

    def add_adjective(self, form: str, *, frame: str) -> None:
        """Records a word that acts as a predicate over the noun that it follows."""
        self.adjective_uses[form] = _with(self.adjective_uses.get(form, Lexeme(form)), frame, "", "", "")

    def add_phrase(self, text: str, frame: str) -> None:
        """Records a trigger of several words; `*` marks the trigger, else it is the first word."""
        words = text.split()
        trigger = next((i for i, word in enumerate(words) if word.startswith("*")), 0)
        written = [word.removeprefix("*") for word in words]
        plain = [key(word) for word in written]
        self.phrases[plain[0]].append(Phrase(tuple(plain[1:]), trigger, frame, tuple(map(wording, written[1:]))))

    def compile(self) -> dict[str, tuple[Reading, ...]]:
        """The readings of every form, by its key without article, proclitics and suffix pronoun."""
        table: dict[str, dict[Reading, None]] = defaultdict(dict)
        for identity, verb in self.verbs.items():
            lexeme = self.verb_uses[identity]
            for form in inflect(verb):
                reading = Reading(lexeme, form.pos, form.voice, form.person, form.gender, form.number, form.bound)
                table[key(form.text)][reading] = None
        for forms, lexeme in self.noun_uses.items():
            for text, number in _noun_forms(forms):
                table[key(text)][Reading(lexeme, "noun", gender=_gender(text), number=number)] = None
        for text, lexeme in self.adjective_uses.items():
            for inflected, gender, number in (
                (text, "m", "s"),
                (text + "ة", "f", "s"),
                (text + "ين", "m", "p"),
                (text + "ون", "m", "p"),
            ):
                table[key(inflected)][Reading(lexeme, "adjective", gender=gender, number=number)] = None
        return {form: tuple(readings) for form, readings in table.items()}


def _with(lexeme: Lexeme, frame: str, speech: str, light: str, cue: str) -> Lexeme:
    return Lexeme(
        lexeme.lemma,
        lexeme.frames if not frame or frame in lexeme.frames else (*lexeme.frames, frame),
        lexeme.speech or speech,
        lexeme.light or light,
        lexeme.cues if not cue or cue in lexeme.cues else (*lexeme.cues, cue),
    )


def _gender(text: str) -> str:
    return "f" if text.endswith(("ة", "ات")) else "m"


def _noun_forms(forms: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """The forms of a noun with their number: those given, the regular dual, the construct before a suffix, the accusative."""
    for index, text in enumerate(forms):
        number = "s" if index == 0 else "p"
        yield text, number
        if text.endswith("ة"):
            yield text[:-1] + "ت", number
        elif text.endswith("اء"):
            yield from ((text[:-1] + seat, number) for seat in "ئؤ")  # لقائه, لقاؤه
        elif not text.endswith(("ات", "اء", "ى")):
            yield text + "ا", number
    singular = forms[0]
    base = singular[:-1] + "ت" if singular.endswith("ة") else singular
    for ending in (*DUAL, "ا", "ي"):
        yield base + ending, "d"
