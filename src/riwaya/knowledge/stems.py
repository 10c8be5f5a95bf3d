"""The stems of a verb: what each tense and voice is built on, before person and number.

A stem is made from five pieces, `onset vowel middle vowel last` (قصف perfect: `q a S a f`), and then contracted where
the middle radical is weak (قال), the last two are equal (مدّ) or the last is weak (رمى). Where a root could be
contracted or not (استصوب, استقال), the lemma decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from riwaya.knowledge.sounds import contract, plain, radicals, spell

FORMS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "q1", "q2", "q4")
CONTRACTING = ("1", "4", "7", "8", "10")
_DROPS_W = ("wsE", "wT'")  # وسع and وطئ lose their w in the imperfect though their perfect has i


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of the lexicon, as docs/knowledge.md describes it."""

    lemma: str
    root: str
    form: str
    vowels: str = ""
    masdars: tuple[str, ...] = ()
    intransitive: bool = False
    participles: bool = True


@dataclass(frozen=True, slots=True)
class Stem:
    """A stem before endings in a vowel (`open`) and in a consonant (`closed`).

    `end` is empty, or for a weak last radical the vowel and glide that the endings merge with: `ay`, `aw`, `iy`, `uw`.
    """

    open: str
    closed: str
    end: str = ""


@dataclass(frozen=True, slots=True)
class Stems:
    """All stems of a verb; the imperfects stand without their prefix."""

    root: str
    perfect: Stem
    imperfect: Stem
    perfect_passive: Stem
    imperfect_passive: Stem
    hollow: bool
    doubled: bool


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the radicals are laid out: what a form puts before, between and after them."""

    onset: str
    vowel: str
    middle: str
    theme: str
    last: str


def _stem(shape: _Shape, *, hollow: bool, doubled: bool, short: str) -> Stem:
    onset, vowel, middle, theme, last = shape.onset, shape.vowel, shape.middle, shape.theme, shape.last
    sound = onset + vowel + middle + theme + last
    if last in ("w", "y"):
        end = {"a": "aw" if last == "w" and short == "aw" else "ay", "i": "iy", "u": "uw"}[theme]
        body = onset + vowel + middle
        return Stem(body, body, end)
    if hollow:
        if vowel == "":
            return Stem(onset + theme.upper() + last, onset + theme + last)
        if vowel == "a":
            return Stem(onset + "A" + last, onset + short + last)
        return Stem(onset + "I" + last, onset + "i" + last)
    if doubled:
        if vowel == "":
            return Stem(onset + theme + middle + last, sound)
        return Stem(onset + vowel + middle + last, sound)
    return Stem(sound, sound)


def _eighth(first: str) -> tuple[str, ...]:
    """Return what the first radical and the infixed t of form VIII may become, likeliest first."""
    if first in ("w", "y"):
        return ("tt",)
    return {
        "'": ("'t", "tt"), "T": ("TT",), "D": ("DT", "DD", "TT"), "S": ("ST", "SS"), "Z": ("ZT", "ZZ", "TT"),
        "d": ("dd",), "*": ("dd", "**"), "z": ("zd",), "v": ("vt", "vv", "tt"), "t": ("tt",),
    }.get(first, (first + "t",))  # fmt: skip


def _triliteral(verb: Verb, root: str, cluster: str) -> tuple[_Shape, ...]:
    """Return the four shapes (perfect, imperfect, their passives) of a verb with three radicals."""
    f, c, k = tuple(root)
    cc = c * 2
    match verb.form:
        case "1":
            past, present = tuple(verb.vowels)
            onset = f
            if f == "w" and c != k and (present == "i" or (present == "a" and (past == "a" or root in _DROPS_W))):
                onset = ""
            bare = "" if onset else "w"  # the dropped w comes back in the passive
            shapes = (
                (f, "a", c, past), (onset, "", c, present), (f, "u", c, "i"), (onset + bare, "", c, "a"),
            )  # fmt: skip
        case "2":
            shapes = ((f, "a", cc, "a"), (f, "a", cc, "i"), (f, "u", cc, "i"), (f, "a", cc, "a"))
        case "3":
            shapes = ((f, "A", c, "a"), (f, "A", c, "i"), (f, "U", c, "i"), (f, "A", c, "a"))
        case "4":
            shapes = (("'a" + f, "", c, "a"), (f, "", c, "i"), ("'u" + f, "", c, "i"), (f, "", c, "a"))
        case "5" | "6":
            long, mid = ("a", cc) if verb.form == "5" else ("A", c)
            new, bare, passive = (f"i{f}{f}", f + f, f"u{f}{f}") if cluster else ("ta" + f, "ta" + f, "tu" + f)
            shapes = (
                (new, long, mid, "a"), (bare, long, mid, "a"), (passive, "u" if long == "a" else "U", mid, "i"),
                (bare, long, mid, "a"),
            )  # fmt: skip
        case "7":
            n = "mm" if f == "m" and cluster else "n" + f
            shapes = (("i" + n, "a", c, "a"), (n, "a", c, "i"), ("u" + n, "u", c, "i"), (n, "a", c, "a"))
        case "8":
            shapes = (
                ("i" + cluster, "a", c, "a"), (cluster, "a", c, "i"), ("u" + cluster, "u", c, "i"),
                (cluster, "a", c, "a"),
            )  # fmt: skip
        case "9":
            fc = f + c
            shapes = (("i" + fc, "a", k, "a"), (fc, "a", k, "i"), ("u" + fc, "u", k, "i"), (fc, "a", k, "a"))
        case "10":
            st = "sta" + f
            shapes = (("i" + st, "", c, "a"), (st, "", c, "i"), ("ustu" + f, "", c, "i"), (st, "", c, "a"))
        case _:
            raise ValueError(f"{verb.lemma}: form {verb.form!r} does not fit three radicals")
    return tuple(_Shape(*shape, k) for shape in shapes)


def _quadriliteral(verb: Verb, root: str) -> tuple[_Shape, ...]:
    f, c, k, d = tuple(root)
    match verb.form:
        case "q1":
            fac = f"{f}a{c}"
            shapes = ((fac, "", k, "a"), (fac, "", k, "i"), (f"{f}u{c}", "", k, "i"), (fac, "", k, "a"))
        case "q2":
            ta = f"ta{f}a{c}"
            shapes = ((ta, "", k, "a"), (ta, "", k, "a"), (f"tu{f}u{c}", "", k, "i"), (ta, "", k, "a"))
        case "q4":
            fc = f"{f}{c}a{k}"
            shapes = (("i" + fc, "", d, "a"), (fc, "", d, "i"), (f"u{f}{c}u{k}", "", d, "i"), (fc, "", d, "a"))
        case _:
            raise ValueError(f"{verb.lemma}: form {verb.form!r} does not fit four radicals")
    return tuple(_Shape(*shape, d) for shape in shapes)


def _candidates(verb: Verb, root: str) -> Iterator[Stems]:
    """Yield the stems that root and form allow, likeliest first."""
    form = verb.form
    if len(root) == 4:
        yield _stems(verb, root, _quadriliteral(verb, root), hollow=False, doubled=form == "q4")
        return
    weak = root[1] in "wy" and root[2] not in "wy" and form in CONTRACTING
    equal = root[1] == root[2] and root[1] not in "wy" and form not in ("2", "5")
    clusters = _eighth(root[0]) if form == "8" else ("", "same") if form in ("5", "6", "7") else ("",)
    for cluster in clusters:
        shapes = _triliteral(verb, root, cluster)
        yield _stems(verb, root, shapes, hollow=weak, doubled=equal or form == "9")
        if weak or equal:
            yield _stems(verb, root, shapes, hollow=False, doubled=False)


def _stems(verb: Verb, root: str, shapes: tuple[_Shape, ...], *, hollow: bool, doubled: bool) -> Stems:
    first = verb.form == "1"
    short = "a"
    if hollow and first:
        short = "u" if root[1] == "w" and verb.vowels[0] == "a" else "i"
    elif first:
        short = "aw"  # only form I keeps apart دعا and رمى
    perfect, imperfect, passive, imperfect_passive = (
        _stem(shape, hollow=hollow, doubled=doubled, short=short if at == 0 else "a") for at, shape in enumerate(shapes)
    )
    if root[:2] == "r'" and root[2] == "y" and verb.form in ("1", "4"):
        # رأى and أرى lose their hamza: in the imperfect, and in the fourth form altogether
        imperfect, imperfect_passive = Stem("r", "r", imperfect.end), Stem("r", "r", "ay")
        if verb.form == "4":
            perfect, passive = Stem("'ar", "'ar", "ay"), Stem("'ur", "'ur", "iy")
    return Stems(root, perfect, imperfect, passive, imperfect_passive, hollow, doubled)


def perfect_text(stem: Stem) -> str:
    """Return the sounds of a perfect's third person masculine singular."""
    return stem.open + {"": "a", "ay": "Y", "aw": "A", "iy": "iya", "uw": "uwa"}[stem.end]


def imperfect_text(stem: Stem, prefix: str) -> str:
    """Return the sounds of an imperfect's third person masculine singular after a prefix, `ya` or `yu`."""
    return contract(prefix + stem.open + {"": "u", "ay": "Y", "aw": "Y", "iy": "I", "uw": "U"}[stem.end])


@lru_cache(maxsize=8192)
def stems(verb: Verb) -> Stems:
    """Return the stems of a verb; `ValueError` says what is wrong with its root, form or vowels."""
    root = radicals(verb.root)
    if verb.form not in FORMS:
        raise ValueError(f"{verb.lemma}: unknown form {verb.form!r}")
    if len(root) != (4 if verb.form.startswith("q") else 3):
        raise ValueError(f"{verb.lemma}: root {verb.root!r} does not fit form {verb.form}")
    if verb.form == "1" and (len(verb.vowels) != 2 or set(verb.vowels) - set("aiu")):
        raise ValueError(f"{verb.lemma}: form 1 needs two vowels of a, i, u")
    lemma = plain(verb.lemma)
    found = list(_candidates(verb, root))
    return next((each for each in found if spell(perfect_text(each.perfect)) == lemma), found[0])
