"""Analyses written words without their context; every spelling is analysed once."""

from __future__ import annotations

import re

from riwaya.knowledge import Knowledge
from riwaya.language.segment import Segmenter
from riwaya.model import Reading, WordForm
from riwaya.spelling import fold, key, norm

PERSONAL = "PRON/personal"
THEY = frozenset({"هم", "هن", "هما"})
LIMIT = 200_000  # distinct spellings kept; real collections have fewer, noise may have more
LONGEST = 100  # letters of a word, and of words run together; what is longer is noise, and the segmenter would choke on it
ARTICLE = "ال"
_PASSIVE = re.compile("\\w\u064f|ا\\w\u0651?\u0652?\u064f|ا\\w\u0652?\\w\u064f\\w")  # the damma that a perfect has only in the passive
BEFORE_DIGITS = "وفبلك"  # letters that are written together with digits, and with names in Latin letters


class Words:
    """The analysis of words, with a memory of the spellings seen."""

    def __init__(self, knowledge: Knowledge, segmenter: Segmenter) -> None:
        self.knowledge = knowledge
        self.segmenter = segmenter
        self._seen: dict[str, WordForm] = {}

    def form(self, text: str) -> WordForm:
        """The analysis of a written word, number or punctuation mark."""
        found = self._seen.get(text)
        if found is None:
            found = self._analyse(text)
            if len(self._seen) < LIMIT:
                self._seen[text] = found
        return found

    def _analyse(self, text: str) -> WordForm:
        plain = norm(text)
        if not plain or not any(c.isalpha() for c in plain):
            return WordForm(
                text,
                plain,
                plain,
                "",
                "",
                False,
                plain,
                plain,
                False,
                "",
                0,
                len(text),
                (),
                "",
                ((plain, "stem"),),
                plain,
                plain,
                key(plain),
                False,
            )
        closed = self.knowledge.closed.get(plain) or self.knowledge.closed.get(key(plain), "")
        if closed:
            return self._build(text, plain, [("stem", 0, len(plain))], closed)
        if plain[0] == "و" and plain[1:] in THEY and self.knowledge.closed.get(plain[1:], "") == PERSONAL:  # وهم نيام: they, no delusion
            return self._build(text, plain, [("conj", 0, 1), ("stem", 1, len(plain))], "")
        clitic = len(plain) - len(plain.lstrip(BEFORE_DIGITS))
        if plain[clitic:].isdigit() or (clitic and plain[clitic:].isascii() and plain[clitic:]):  # و33 جريحا, لـCNN
            kinds = [("conj" if letter in "وف" else "prep", at, at + 1) for at, letter in enumerate(plain[:clitic])]
            return self._build(text, plain, [*kinds, ("stem", clitic, len(plain))], "")
        if len(plain) > LONGEST:
            return self._build(text, plain, [("stem", 0, len(plain))], "")
        if plain in self.knowledge.place_nouns:  # وادي is no و with أدّي
            return self._build(text, plain, [("stem", 0, len(plain))], "")
        segments: list[tuple[str, int, int]] = [(s.kind, s.start, s.end) for s in self.segmenter.split(plain)]
        if not any(kind == "stem" for kind, _, _ in segments):
            segments = _with_stem(segments)
        if segments[0][0] == "stem" and segments[0][1:] == (0, len(plain)) and self._goes_on(plain):
            segments = [("conj", 0, 1), ("stem", 1, len(plain))]
        return self._build(text, plain, self._with_clitics(plain, segments), "")

    def joined(self, text: str) -> WordForm:
        """A word that is a name as well, read as و and what follows it (`ودان`)."""
        return self._build(text, text, [("conj", 0, 1), ("stem", 1, len(text))], "")

    def _with_clitics(self, plain: str, segments: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
        """The segments with و and the س of the future taken off a stem that is nothing else but a verb behind them (`وهجم`, `ستتهم`)."""
        at = next((i for i, segment in enumerate(segments) if segment[0] == "stem"), 0)
        _, start, end = segments[at]
        if at + 2 == len(segments) and segments[-1][0] == "suffix" and end - start < 3 and segments[at - 1][0] == "future":
            if self._is_unknown(plain[start:end]) and key(plain[start:]) in self.knowledge.readings:
                return [*segments[:at], ("stem", start, len(plain))]  # ستتهم
        if at + 1 == len(segments) and self._is_unknown(plain[start:end]):
            pronoun = next((p for p in ("هم", "ها") if plain[:end].endswith(p) and end - start - len(p) > 1), "")
            bare = self.knowledge.readings.get(key(plain[start : end - len(pronoun)]), ()) if pronoun else ()
            if any(r.pos == "perfect" and r.lexeme.frames for r in bare):
                return [*segments[:at], ("stem", start, end - len(pronoun)), ("suffix", end - len(pronoun), end)]  # حثهم
        taken: list[tuple[str, int, int]] = []
        if plain[start] == "و" and not at and end - start > 3 and self._is_unknown(plain[start:end]):
            rest = plain[start + 1 : end]
            if rest[0] == "س" or any(r.finite and r.lexeme.frames for r in self.knowledge.readings.get(key(rest), ())):
                taken, start = [("conj", start, start + 1)], start + 1
        word = plain[start:end]
        if len(word) > 4 and word[0] == "س" and word[1] in "يت" and self._is_unknown(word) and all(kind != "prep" for kind, _, _ in segments):
            rest = key(word[1:])
            active = [r for r in self.knowledge.readings.get(rest, ()) if r.pos == "imperfect" and r.person == 3 and r.voice == "active"]
            if any(r.lexeme.frames for r in active) or (active and rest in self.knowledge.frequencies):
                return [*segments[:at], *taken, ("future", start, start + 1), ("stem", start + 1, end), *segments[at + 1 :]]
        if not at and not taken and self._is_aim(word):
            return [("prep", start, start + 1), ("stem", start + 1, end), *segments[at + 1 :]]
        if taken and not any(r.finite for r in self.knowledge.readings.get(key(word), ())):
            return segments
        return [*segments[:at], *taken, ("stem", start, end), *segments[at + 1 :]] if taken else segments

    def _is_aim(self, word: str) -> bool:
        """Whether a word that is no other is ل and a verb (`ليشنوا هجوما`, `لتشن`)."""
        if len(word) < 4 or word[0] != "ل" or word[1] not in "يت" or not self._is_unknown(word):
            return False
        return any(r.pos == "imperfect" and r.person == 3 and r.voice == "active" for r in self.knowledge.readings.get(key(word[1:]), ()))

    def _is_unknown(self, word: str) -> bool:
        """Whether a word as it stands is no word of the lexicon, no name and none that news has often."""
        known, folded = self.knowledge, key(word)
        return not (folded in known.readings or folded in known.frequencies or folded in known.roles or fold(word) in known.names)

    def _goes_on(self, plain: str) -> bool:
        """Whether a word that is known as nothing else is ف and the feminine perfect of an act (`فسيطرت`, `فشنت`, not `فقرات`)."""
        if (
            not plain.startswith("ف")
            or not plain.endswith("ت")
            or plain.endswith("ات")
            or key(plain) in self.knowledge.readings
            or plain in self.knowledge.names
        ):
            return False
        readings = self.knowledge.readings.get(key(plain[1:]), ())
        told = [r for r in readings if r.pos == "perfect" and r.person == 3 and not r.bound]
        return any(r.lexeme.frames or r.lexeme.light or r.lexeme.speech for r in told)

    def _build(self, text: str, plain: str, segments: list[tuple[str, int, int]], closed: str) -> WordForm:
        conj = prep = suffix = ""
        future = False
        stem_start, stem_end = 0, len(plain)
        for kind, start, end in segments:
            if kind == "conj":
                conj += plain[start:end]
            elif kind == "prep":
                prep = plain[start:end]
            elif kind == "future":
                future = True
            elif kind == "suffix":
                suffix += plain[start:end]
            else:
                stem_start, stem_end = start, end
        told = tuple((plain[start:end], kind) for kind, start, end in segments)
        bare = plain[stem_start:stem_end]
        if suffix and bare.startswith(ARTICLE) and len(bare) > 3 and not self._is_masdar(bare) and not self._is_weak_verb(bare):
            stem_end, suffix = len(plain), ""  # a word with the article takes no pronoun: الاجتماعي ends in the nisba
        core = plain[stem_start:stem_end]
        if prep == "ل" and core.startswith("ل") and len(core) > 3 and stem_start >= 1:
            core = self._behind_lam(core)
            stem_start -= 1  # the codebook leaves `لل...` whole
        if not closed:
            closed = (self.knowledge.closed.get(core) or self.knowledge.closed.get(key(core), "")) if conj or prep or suffix else ""
        short = len(core) == 4 and core[2:] in self.knowledge.place_nouns  # الحي
        definite = core.startswith(ARTICLE) and (len(core) > 4 or short) and not closed and not self._is_verb(core) and not self._is_masdar(core)
        stem = core[2:] if definite else core
        readings = self._readings(core, stem, definite=definite, suffix=bool(suffix), prep=prep)
        if readings and not definite and not any(r.pos not in ("masdar", "noun", "active", "passive", "adjective") for r in readings):
            definite = False
        start, end = _raw_offsets(text, plain, stem_start, stem_end)
        if len(text) > len(plain):
            readings = _as_vowelled(text[start:end], readings)
        return WordForm(
            text,
            plain,
            fold(plain),
            conj,
            prep,
            future,
            core,
            stem,
            definite,
            suffix,
            start,
            end,
            readings,
            closed,
            told,
            fold(core),
            fold(plain[len(conj) :]),
            key(stem),
            any(r.lexeme.frames and r.pos in ("masdar", "noun") for r in readings),
        )

    def _behind_lam(self, core: str) -> str:
        """The word behind ل whose article has lost its alef (`للجيش`); of three ل only two are written (`للاجئين`, `للقاء`)."""
        table, roles = self.knowledge.readings, self.knowledge.roles
        rest = key(core[1:])
        if rest in table or rest in roles or rest in self.knowledge.place_nouns:
            return "ا" + core
        if core in roles or key(core) in roles:
            return ARTICLE + core
        return core if any(r.pos in ("masdar", "noun") and r.lexeme.frames for r in table.get(key(core), ())) else "ا" + core

    def _is_verb(self, core: str) -> bool:
        """Whether what looks like the article belongs to a verb (`التقى`, `التزم`, `ألقت`)."""
        table, stem = self.knowledge.readings, key(core[2:])
        nouns = stem in self.knowledge.roles or stem in self.knowledge.place_nouns
        return any(r.finite for r in table.get(key(core), ())) and not table.get(stem) and not nouns

    def _is_weak_verb(self, core: str) -> bool:
        """Whether what looks like the article belongs to a verb with a pronoun, before which it is written with alef (`التقاه`)."""
        return core.endswith("ا") and any(r.bound for r in self.knowledge.readings.get(key(core), ())) and self._is_verb(core)

    def _is_masdar(self, core: str) -> bool:
        """Whether what looks like the article belongs to a masdar (`التزامه`, `التحاق`): without it no word is left."""
        table, stem = self.knowledge.readings, key(core[2:])
        if table.get(stem) or stem in self.knowledge.frequencies or stem in self.knowledge.roles or stem in self.knowledge.place_nouns:
            return False
        return any(r.pos == "masdar" for r in table.get(key(core), ()))

    def _readings(self, core: str, stem: str, *, definite: bool, suffix: bool, prep: str) -> tuple[Reading, ...]:
        """The readings that fit: none of a finite verb behind the article or a preposition, bound forms only before a suffix."""
        table = self.knowledge.readings
        found: list[Reading] = []
        stems = {key(core): True, key(stem): definite}
        for form, after_article in stems.items():
            candidates = table.get(form, ())
            if not candidates and form.endswith("ه"):
                candidates = table.get(form[:-1] + "ة", ())
            for reading in candidates:
                if reading.finite and ((after_article and form != key(core)) or (prep and not (prep == "ل" and reading.pos == "imperfect"))):
                    continue
                if reading.bound and not suffix and reading.pos not in ("active", "passive", "masdar"):
                    continue
                found.append(reading)
        return tuple(dict.fromkeys(found))


def _with_stem(segments: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """A preposition with a pronoun and nothing between (`له`): the preposition is the stem."""
    at = max((i for i, segment in enumerate(segments) if segment[0] != "suffix"), default=0)
    return [("stem", start, end) if i == at else (kind, start, end) for i, (kind, start, end) in enumerate(segments)]


def _as_vowelled(written: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Of the readings of a perfect those that its written vowel leaves: `قُتل` and `اعتُقل` are passive."""
    if not _PASSIVE.match(written) or not any(r.pos == "perfect" and r.voice == "passive" for r in readings):
        return readings
    return tuple(r for r in readings if not (r.finite and r.voice == "active"))


def _raw_offsets(text: str, plain: str, start: int, end: int) -> tuple[int, int]:
    """Offsets in the written word for offsets in its norm; signs that carry no letter stay with the letter before them."""
    if len(text) == len(plain):
        return start, end
    positions = [i for i, c in enumerate(text) if norm(c)]
    if len(positions) != len(plain):  # a ligature stands for several letters: the word stays whole
        return 0, len(text)
    return positions[start], positions[end] if end < len(positions) else len(text)
