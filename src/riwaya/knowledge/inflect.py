"""All forms of a verb, in the ordinary spelling of the press.

`stems` makes what each tense is built on, this module adds person and number, `nominals` the masdars and participles.
Forms carry no proclitic and no pronoun; what a stem becomes before a pronoun stands beside it, marked `bound`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.knowledge.nominals import masdars, participles
from riwaya.knowledge.sounds import spell
from riwaya.knowledge.stems import Stem, Stems, Verb, imperfect_text, perfect_text, stems

__all__ = ["Form", "Verb", "citation", "inflect", "vocalised"]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb.

    `pos` is perfect, imperfect, imperative, masdar, active or passive (the participles); `person` is 1 to 3, 0 for
    nouns; `gender` is m, f or empty; `number` is s, d or p; `voice` of a finite verb is active or passive, else empty.
    `bound`: the text stands only before a suffix pronoun.
    """

    text: str
    pos: str
    person: int
    gender: str
    number: str
    voice: str
    bound: bool = False


# An ending: its sounds, whether it takes the closed stem, person, gender, number, whether a pronoun follows.
_Ending = tuple[str, bool, int, str, str, bool]
_TO_CONSONANT: tuple[_Ending, ...] = (
    ("na", True, 3, "f", "p", False), ("ta", True, 2, "m", "s", False), ("ti", True, 2, "f", "s", False),
    ("tumA", True, 2, "", "d", False), ("tum", True, 2, "m", "p", False), ("tumU+", True, 2, "m", "p", True),
    ("tunna", True, 2, "f", "p", False), ("tu", True, 1, "", "s", False), ("nA", True, 1, "", "p", False),
)  # fmt: skip


def _perfect_endings(third: tuple[str, ...], glide: str) -> tuple[_Ending, ...]:
    """Return a perfect's endings: he, he before a pronoun, she, they two (m, f), they, and all others."""
    he, his, she, two, two_f, they = third
    rows: list[_Ending] = [(he, False, 3, "m", "s", False)]
    if his != he:
        rows.append((his + "+", False, 3, "m", "s", True))
    rows += [(she, False, 3, "f", "s", False), (two, False, 3, "m", "d", False), (two_f, False, 3, "f", "d", False)]
    rows += [(they + "|", False, 3, "m", "p", False), (they + "+", False, 3, "m", "p", True)]
    return (*rows, *((glide + e[0], *e[1:]) for e in _TO_CONSONANT))


_PERFECT = {
    "": _perfect_endings(("a", "a", "at", "A", "atA", "U"), ""),
    "ay": _perfect_endings(("Y", "A", "at", "ayA", "atA", "aw"), "ay"),
    "aw": _perfect_endings(("A", "A", "at", "awA", "atA", "aw"), "aw"),
    "iy": _perfect_endings(("iya", "iya", "iyat", "iyA", "iyatA", "U"), "I"),
    "uw": _perfect_endings(("uwa", "uwa", "uwat", "uwA", "uwatA", "U"), "U"),
}

_PREFIXES = (("y", 3, "m", "s"), ("t", 3, "f", "s"), ("t", 2, "m", "s"), ("'", 1, "", "s"), ("n", 1, "", "p"))
_PLURAL = (("y", 3, "m"), ("t", 2, "m"))
_DUAL = (("y", 3, "m"), ("t", 3, "f"), ("t", 2, ""))
_WOMEN = (("y", 3, "f"), ("t", 2, "f"))
# The indicative before a pronoun, the same at the word's end, jussive, dual, short dual, they, short they, women,
# thou (f), short thou. The jussive of a strong verb is the closed stem alone.
_IMPERFECT_ENDINGS: dict[str, tuple[str, ...]] = {
    "": ("u", "u", "", "Ani", "A", "Una", "U", "na", "Ina", "I"),
    "iy": ("I", "I", "i", "iyAni", "iyA", "Una", "U", "Ina", "Ina", "I"),
    "uw": ("U", "U", "u", "uwAni", "uwA", "Una", "U", "Una", "Ina", "I"),
    "ay": ("A", "Y", "a", "ayAni", "ayA", "awna", "aw", "ayna", "ayna", "ay"),
}
_Row = tuple[str, str, bool, int, str, str, bool]  # prefix and an ending


def _imperfect_rows(endings: tuple[str, ...]) -> tuple[_Row, ...]:
    bound, free, jussive, dual, short_dual, they, short_they, women, thou, short_thou = endings
    rows: list[_Row] = [(p, free, False, person, g, n, False) for p, person, g, n in _PREFIXES]
    if bound != free:
        rows += [(p, bound + "+", False, person, g, n, True) for p, person, g, n in _PREFIXES]
    rows += [(p, jussive, True, person, g, n, False) for p, person, g, n in _PREFIXES]
    rows += [(p, e, False, person, g, "d", False) for p, person, g in _DUAL for e in (dual, short_dual)]
    for p, person, g in _PLURAL:
        rows += [
            (p, they, False, person, g, "p", False), (p, short_they + "|", False, person, g, "p", False),
            (p, short_they + "+", False, person, g, "p", True),
        ]  # fmt: skip
    rows += [(p, women, True, person, g, "p", False) for p, person, g in _WOMEN]
    rows += [("t", thou, False, 2, "f", "s", False), ("t", short_thou, False, 2, "f", "s", False)]
    return tuple(rows)


_IMPERFECT = {end: _imperfect_rows(endings) for end, endings in _IMPERFECT_ENDINGS.items()}
_PREFIX_LETTERS = {"y": "ي", "t": "ت", "n": "ن", "'": "أ"}
# The imperative: ending, closed stem, gender, number, bound.
_IMPERATIVE = {
    end: (
        (e[2], True, 2, "m", "s", False), (e[9], False, 2, "f", "s", False), (e[4], False, 2, "", "d", False),
        (e[6] + "|", False, 2, "m", "p", False), (e[6] + "+", False, 2, "m", "p", True),
        (e[7], True, 2, "f", "p", False),
    )
    for end, e in _IMPERFECT_ENDINGS.items()
}  # fmt: skip
_HAMZA_IMPERATIVES = ("'x*", "'kl", "'mr")  # خذ, كل, مر lose their first radical


def _letters(ending: str) -> str:
    """Return the letters of an ending behind a consonant."""
    return spell("b" + ending)[1:]


_ENDINGS = {row[0] for rows in _PERFECT.values() for row in rows}
_ENDINGS |= {row[1] for rows in _IMPERFECT.values() for row in rows}
_ENDINGS |= {row[0] for rows in _IMPERATIVE.values() for row in rows}
_LETTERS = {ending: _letters(ending) for ending in _ENDINGS}


class _Speller:
    """Joins the spelled stems of one tense to endings; spells the whole word only where its letters depend on both."""

    def __init__(self, prefix: str, stem: Stem) -> None:
        self.stem, self.prefix = stem, prefix
        self.open, self.closed = prefix + stem.open, prefix + stem.closed
        # A final hamza changes its seat with the ending, a final y its ى.
        self.slow = stem.open[-1:] == "'" or (stem.end == "ay" and stem.open[-1:] == "y")
        self.open_text = spell(self.open)
        self.closed_text = spell(self.closed) if stem.closed != stem.open else self.open_text

    def forms(self, ending: str, closed: bool) -> tuple[str, ...]:
        """Return the spellings of one form, the usual one first."""
        if self.slow:
            return self._whole(ending, closed)
        text = self.closed_text if closed else self.open_text
        letters = _LETTERS[ending]
        # أعلنّا, لفتُّ: a doubled letter is written once, but not where a vowel parts the two (لفتت)
        if closed and letters and letters[0] == text[-1:] and letters[0] in "نت":
            return (text + letters[1:],)
        return (text + letters,)

    def _whole(self, ending: str, closed: bool) -> tuple[str, ...]:
        stem = self.closed if closed else self.open
        usual = spell(stem + ending)
        if ending[:1] == "U" and stem.endswith("'"):
            # بدؤوا or بدأوا, جاؤوا or جاءوا: the press keeps the seat of the singular as often
            kept = spell(stem + "a") + _LETTERS[ending]
            if kept != usual:
                return usual, kept
        if ending == "u" and stem.endswith("'") and (bound := spell(stem + "u+")) != usual:
            return usual, bound
        return (usual,)


def _perfect(stem: Stem, voice: str) -> Iterator[Form]:
    speller = _Speller("", stem)
    for ending, closed, person, gender, number, bound in _PERFECT[stem.end]:
        for text in speller.forms(ending, closed):
            yield Form(text, "perfect", person, gender, number, voice, bound)


def _imperfect(stem: Stem, vowel: str, voice: str) -> Iterator[Form]:
    common = _Speller("y" + vowel, stem)
    own = _Speller("'" + vowel, stem)  # أ + أ merge: آخذ
    simple = common.open_text == common.closed_text and not stem.end and not common.slow
    for prefix, ending, closed, person, gender, number, bound in _IMPERFECT[stem.end]:
        if simple and ending == "":
            continue  # the jussive looks like the indicative
        speller = own if prefix == "'" else common
        for at, text in enumerate(speller.forms(ending, closed)):
            whole = text if prefix == "'" else _PREFIX_LETTERS[prefix] + text[1:]
            # يقرؤه: a hamza's second seat in the indicative stands before a pronoun only
            yield Form(whole, "imperfect", person, gender, number, voice, bound or (at > 0 and ending == "u"))


def _imperative(verb: Verb, found: Stems) -> Iterator[Form]:
    stem = found.imperfect
    onset = ""
    if verb.form == "4":
        onset = "'a"
    elif found.root in _HAMZA_IMPERATIVES and verb.form == "1":
        stem = Stem(stem.open[1:], stem.closed[1:])
    stems_ = [stem]
    if found.doubled and stem.closed != stem.open:
        stems_ = [Stem(stem.open, stem.open), stem]  # مُدَّ beside امدد
    for each in stems_:
        pieces = []
        for part in (each.open, each.closed):
            cluster = not onset and len(part) > 1 and part[1] not in "aiuAIUY" and part[0] not in "aiuAIUY"
            joining = "u" if verb.form == "1" and verb.vowels[1] == "u" else "i"
            pieces.append((joining if cluster else onset) + part)
        ready = Stem(pieces[0], pieces[1], each.end)
        if each.end and len(each.open) < 2:
            continue  # قِ, رَ: one letter, never in the press
        speller = _Speller("", ready)
        for ending, closed, person, gender, number, bound in _IMPERATIVE[each.end]:
            for text in speller.forms(ending, closed):
                yield Form(text, "imperative", person, gender, number, "active", bound)


def inflect(verb: Verb) -> tuple[Form, ...]:
    """Return every form of a verb, each once: perfect, imperfect, passives, imperative, masdars, participles.

    قصف gives among others قصفوا, قصفو (bound), يقصفون, يقصفوا, اقصف, قاصفو, مقصوفة. `ValueError` says that root and
    form disagree.
    """
    found = stems(verb)
    prefix = _prefix_vowel(verb)
    forms: dict[Form, None] = dict.fromkeys(_perfect(found.perfect, "active"))
    forms.update(dict.fromkeys(_imperfect(found.imperfect, prefix, "active")))
    if not verb.intransitive:
        forms.update(dict.fromkeys(_perfect(found.perfect_passive, "passive")))
        forms.update(dict.fromkeys(_imperfect(found.imperfect_passive, "u", "passive")))
    forms.update(dict.fromkeys(_imperative(verb, found)))
    for text, gender, number, bound in masdars(verb, found):
        forms[Form(text, "masdar", 0, gender, number, "", bound)] = None
    for pos, (text, gender, number, bound) in participles(verb, found):
        forms[Form(text, pos, 0, gender, number, "", bound)] = None
    return tuple(forms)


def _prefix_vowel(verb: Verb) -> str:
    return "u" if verb.form in ("2", "3", "4", "q1") else "a"


def citation(verb: Verb) -> str:
    """Return the lemma that root, form and vowels give, with shadda but no vowels: to check the lexicon's."""
    return "".join(c for c in vocalised(verb, "perfect") if c not in "\u064e\u064f\u0650\u0652")


def vocalised(verb: Verb, pos: str) -> str:
    """Return the fully vocalised third person masculine singular.

    `pos` is `perfect`, `imperfect`, `perfect passive` or `imperfect passive`: قَصَفَ, يَقْصِفُ, قُصِفَ, يُقْصَفُ;
    or `closed perfect` and `closed imperfect`, the forms before a consonant (I, they of women): قُلْتُ, يَمْدُدْنَ.
    """
    found = stems(verb)
    match pos:
        case "perfect":
            return spell(perfect_text(found.perfect), vocalised=True)
        case "closed perfect":
            glide = {"": "", "ay": "ay", "aw": "aw", "iy": "I", "uw": "U"}[found.perfect.end]
            return spell(found.perfect.closed + glide + "tu", vocalised=True)
        case "perfect passive":
            return spell(perfect_text(found.perfect_passive), vocalised=True)
        case "imperfect":
            return spell(imperfect_text(found.imperfect, "y" + _prefix_vowel(verb)), vocalised=True)
        case "closed imperfect":
            glide = {"": "", "ay": "ay", "aw": "aw", "iy": "I", "uw": "U"}[found.imperfect.end]
            return spell("y" + _prefix_vowel(verb) + found.imperfect.closed + glide + "na", vocalised=True)
        case "imperfect passive":
            return spell(imperfect_text(found.imperfect_passive, "yu"), vocalised=True)
    raise ValueError(f"no citation form is called {pos!r}")
