"""The nouns that a verb makes: its masdars and participles, in every number, before pronouns and genitives."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.knowledge.sounds import plain, spell
from riwaya.knowledge.stems import Stems, Verb

# text, gender, number, stands only before a suffix pronoun
Noun = tuple[str, str, str, bool]
# endings as sounds; `+` marks what stands only before a pronoun
_MASCULINE, _FEMININE = "m", "f"
_PARTICIPLE: dict[str, tuple[tuple[str, str, str], ...]] = {
    "": (
        ("", "m", "s"), ("A", "m", "s"), ("ap", "f", "s"), ("at+", "f", "s"),
        ("An", "m", "d"), ("ayn", "m", "d"), ("A", "m", "d"), ("ay", "m", "d"),
        ("atAn", "f", "d"), ("atayn", "f", "d"), ("atA", "f", "d"), ("atay", "f", "d"),
        ("Un", "m", "p"), ("In", "m", "p"), ("U", "m", "p"), ("I", "m", "p"), ("At", "f", "p"),
    ),
    "iy": (
        ("I", "m", "s"), ("", "m", "s"), ("iyA", "m", "s"), ("iyap", "f", "s"), ("iyat+", "f", "s"),
        ("iyAn", "m", "d"), ("iyayn", "m", "d"), ("iyA", "m", "d"), ("iyay", "m", "d"),
        ("iyatAn", "f", "d"), ("iyatayn", "f", "d"), ("iyatA", "f", "d"), ("iyatay", "f", "d"),
        ("Un", "m", "p"), ("In", "m", "p"), ("U", "m", "p"), ("I", "m", "p"), ("iyAt", "f", "p"),
    ),
    "ay": (
        ("Y", "m", "s"), ("A+", "m", "s"), ("Ap", "f", "s"), ("At+", "f", "s"),
        ("ayAn", "m", "d"), ("ayayn", "m", "d"), ("ayA", "m", "d"), ("ayay", "m", "d"),
        ("AtAn", "f", "d"), ("Atayn", "f", "d"), ("AtA", "f", "d"), ("Atay", "f", "d"),
        ("awn", "m", "p"), ("ayn", "m", "p"), ("aw", "m", "p"), ("ay", "m", "p"), ("ayAt", "f", "p"),
    ),
}  # fmt: skip
_LETTERS_OF_ENDING = {e: spell("b" + e)[1:] for rows in _PARTICIPLE.values() for e, _, _ in rows}
_UNJOINED = frozenset("اأإآدذرزو")  # letters that do not join on to the next one


def _bases(verb: Verb, stems: Stems) -> Iterator[tuple[str, str, str]]:
    """Yield part of speech, sounds and ending class of a verb's participles."""
    last = stems.root[-1]
    weak = last in "wy"
    transitive = not verb.intransitive
    if verb.form == "1":
        f, c = stems.root[0], stems.root[1]
        if stems.hollow:
            yield ("active", f"{f}A'", "iy") if last == "'" else ("active", f"{f}A'i{last}", "")
            if transitive:
                middle = "U" if c == "w" else "I"
                yield "passive", f"ma{f}{middle}{last}", ""
            return
        if stems.doubled:
            yield "active", f"{f}A{c}{last}", ""
        else:
            yield ("active", f"{f}A{c}", "iy") if weak else ("active", f"{f}A{c}i{last}", "")
        if transitive:
            glide = "ww" if stems.perfect.end == "aw" else "yy"
            yield "passive", f"ma{f}{c}" + ((("u" if glide == "ww" else "i") + glide) if weak else f"U{last}"), ""
        return
    active = stems.imperfect
    if verb.form in ("5", "6", "q2"):
        # the imperfect has a where the participle has i
        pieces = stems.perfect_passive.open
        body = "mut" + "a" + stems.perfect.open[2:] if stems.perfect.open.startswith("ta") else "mu" + active.open
        if weak:
            yield "active", body, "iy"
        elif pieces[-2] != "i" and stems.doubled:
            yield "active", body, ""
        else:
            yield "active", body[:-2] + "i" + last, ""
    else:
        yield "active", "mu" + active.open, "iy" if active.end else ""
    if transitive:
        yield "passive", "mu" + stems.imperfect_passive.open, "ay" if stems.imperfect_passive.end else ""


def participles(verb: Verb, stems: Stems) -> Iterator[tuple[str, Noun]]:
    """Yield part of speech (`active`, `passive`) and form of a verb's participles.

    قاتل gives مقاتل, مقاتلا, مقاتلة, مقاتلان ..., مقاتلو; a weak one both القاضي's قاضي and قاض.
    """
    if not verb.participles:
        return
    for pos, base, end in _bases(verb, stems):
        hamza = base.endswith("'")
        text = spell(base)
        for ending, gender, number in _PARTICIPLE[end]:
            bound = ending.endswith("+")
            if hamza:
                if ending == "A" and number == "s" and base.endswith("A'"):
                    continue  # no alef after اء
                whole = spell(base + ending)
            else:
                whole = text + _LETTERS_OF_ENDING[ending]
            yield pos, (whole, gender, number, bound)
            if "ؤو" in whole and whole[whole.index("ؤو") - 1] not in _UNJOINED:
                yield pos, (whole.replace("ؤو", "ئو"), gender, number, bound)  # Egyptian spelling: مسئول


def _regular(verb: Verb, stems: Stems) -> str:
    """Return the sounds of the regular masdar, empty for form I."""
    root = stems.root
    if verb.form == "1":
        return ""
    weak = root[-1] in "wy"
    if verb.form.startswith("q"):
        f, c, k, d = tuple(root)
        if verb.form == "q1":
            return f"{f}a{c}{k}" + ("Ap" if weak else f"a{d}ap")
        if verb.form == "q2":
            return f"ta{f}a{c}{k}" + ("I" if weak else "u" + d)
        return f"i{f}{c}i{k}{d}A{d}"
    f, c, k = tuple(root)
    tail = "A'" if weak else "A" + k
    match verb.form:
        case "2":
            return f"ta{f}{c}i" + ("yap" if weak else "'ap" if k == "'" else "y" + k)
        case "3":
            return "mu" + stems.imperfect_passive.open + ("Ap" if weak else "ap")
        case "4":
            if root == "r'y":
                return "'irA'ap"
            return f"'i{f}A{k}ap" if stems.hollow else f"'i{f}{c}{tail}"
        case "5" | "6":
            start = stems.perfect.open if weak or stems.doubled else stems.perfect.open[:-2]
            return start + ("I" if weak else "" if stems.doubled else "u" + k)
        case "7" | "8":
            cut = stems.perfect.open
            start = cut[: -2 if stems.hollow or stems.doubled else -2 if weak else -4]
            if stems.doubled:
                start = cut[:-3]
            return f"{start}i{'y' if stems.hollow else c}{tail}"
        case "9":
            return f"i{f}{c}i{k}A{k}"
        case _:
            return f"isti{f}A{k}ap" if stems.hollow else f"isti{f}{c}{tail}"


def _before_pronoun(text: str) -> tuple[str, ...]:
    """Return the spellings that a noun takes before a pronoun, where they differ from the noun itself."""
    if text.endswith("ة"):
        return (text[:-1] + "ت",)
    if text.endswith("ى"):
        return (text[:-1] + "ا",)
    if text.endswith("يء"):
        return (text[:-1] + "ئ",)
    if text.endswith(("ء", "أ")):
        return (text[:-1] + "ئ", text[:-1] + "ؤ")
    if text.endswith("ؤ"):
        return (text[:-1] + "ئ",)
    return ()


def _joined(text: str) -> str:
    """Return a masculine noun as it stands before an ending that begins with an alef: بدء, but عبئ for عبء."""
    if text.endswith("ء") and len(text) > 1 and text[-2] not in _UNJOINED:
        return text[:-1] + "ئ"
    return text


def _noun(text: str, *, plural: bool, weak: bool) -> Iterator[Noun]:
    if text.endswith("ة"):
        stem = text[:-1]
        yield text, _FEMININE, "s", False
        yield stem + "ت", _FEMININE, "s", True
        for ending in ("تان", "تين", "تا", "تي"):
            yield stem + ending, _FEMININE, "d", False
        yield (stem[:-1] + "يات" if stem.endswith("ا") else _sounded(stem) + "ات"), _FEMININE, "p", False
        return
    yield text, _MASCULINE, "s", False
    for spelling in _before_pronoun(text):
        yield spelling, _MASCULINE, "s", True
    if text.endswith("ى"):
        yield text[:-1] + "يان", _MASCULINE, "d", False
        yield text[:-1] + "يين", _MASCULINE, "d", False
        return
    if weak:  # تخلّ beside التخلّي
        yield text[:-1], _MASCULINE, "s", False
    if text.endswith("أ"):
        yield text[:-1] + "آن", _MASCULINE, "d", False
        yield text + "ين", _MASCULINE, "d", False
        return
    joined = _joined(text)
    if not text.endswith(("اء", "ا")):
        yield joined + "ا", _MASCULINE, "s", False
    yield joined + "ان", _MASCULINE, "d", False
    yield ("".join((text[:-1], "ئين")) if text.endswith("ء") else text + "ين"), _MASCULINE, "d", False
    if plural:
        yield joined + "ات", _MASCULINE, "p", False


def _sounded(stem: str) -> str:
    """Return a stem before ات; a hamza on alef merges with it (مفاجأة, مفاجآت)."""
    return stem[:-1] + "آ" if stem.endswith("أ") else stem


def masdars(verb: Verb, stems: Stems) -> Iterator[Noun]:
    """Yield the forms of a verb's masdars: the regular one of its form, and those that the lexicon lists.

    هاجم gives مهاجمة, مهاجمت before a pronoun, مهاجمتان ..., مهاجمات.
    """
    derived = spell(_regular(verb, stems))
    seen: set[str] = set()
    for text in (derived, *map(plain, verb.masdars)):
        if not text or text in seen:
            continue
        seen.add(text)
        weak = verb.form in ("5", "6", "q2") and text == derived and text.endswith("ي")
        for noun in _noun(text, plural=verb.form != "1", weak=weak):
            whole = noun[0]
            yield (whole.replace("آا", "آ"), *noun[1:]) if "آا" in whole else noun
