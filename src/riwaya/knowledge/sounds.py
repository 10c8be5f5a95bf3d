"""Arabic words as strings of sounds, and how the press spells them.

The inflector joins stems and endings as sounds and spells the whole word at the end, because the seat of a hamza
depends on the vowels on both sides of it. One ASCII letter is one sound (consonants as in
Buckwalter's table, hamza always `'`):

    a i u     short vowels        A I U   long vowels
    Y         a final long a that is written ى
    p         the feminine ending ة
    |         the alef after the plural ending و, which is not sounded
    +         a suffix pronoun follows: what stands before it is no longer the end of the word
"""

from __future__ import annotations

import re
from functools import lru_cache

LETTERS = {
    "b": "ب", "t": "ت", "v": "ث", "j": "ج", "H": "ح", "x": "خ", "d": "د", "*": "ذ", "r": "ر", "z": "ز", "s": "س",
    "$": "ش", "S": "ص", "D": "ض", "T": "ط", "Z": "ظ", "E": "ع", "g": "غ", "f": "ف", "q": "ق", "k": "ك", "l": "ل",
    "m": "م", "n": "ن", "h": "ه", "w": "و", "y": "ي",
}  # fmt: skip
SOUNDS = {letter: sound for sound, letter in LETTERS.items()} | {letter: "'" for letter in "ءأإؤئ"}
LONG = {"A": "ا", "I": "ي", "U": "و", "Y": "ى", "p": "ة", "|": "ا"}
MARKS = {"a": "\u064e", "i": "\u0650", "u": "\u064f", "A": "\u064e", "I": "\u0650", "U": "\u064f", "Y": "\u064e"}
SUKUN, SHADDA = "\u0652", "\u0651"
_CONSONANTS = "".join(LETTERS) + "'"
_MARKED = re.compile("[\u064b-\u0652\u0670]")

_C = "[" + re.escape("".join(c for c in _CONSONANTS if c not in "wy")) + "]"
_GLIDES = (
    (re.compile(f"i(?:w(?={_C}|y)|y(?={_C}|w))"), "I"),
    (re.compile(f"u(?:w(?={_C}|y)|y(?={_C}|w))"), "U"),
)
_TWO_HAMZAS = re.compile(f"'([aiu])'(?=[{re.escape(_CONSONANTS[:-1])}])")


def radicals(root: str) -> str:
    """Return a root's radicals as sounds, one character each.

    `قصف` gives `qSf`, `رءي` gives `r'y`. A character that is no radical raises `ValueError`.
    """
    try:
        return "".join(SOUNDS[letter] for letter in root)
    except KeyError as error:
        raise ValueError(f"root {root!r} holds {error.args[0]!r}, which is no radical") from None


def plain(text: str) -> str:
    """Return a text without vowels, shadda and sukun."""
    return _MARKED.sub("", text)


def contract(word: str) -> str:
    """Return the sounds of a word after w, y and hamza have merged with the vowel before them.

    `yuwqif` gives `yUqif`, `'a'man` gives `'Aman`.
    """
    if "'" in word:
        word = _TWO_HAMZAS.sub(lambda match: "'" + match[1].upper(), word)
    if "w" in word or "y" in word:
        for pattern, vowel in _GLIDES:
            word = pattern.sub(vowel, word)
    return word


def _seat(before: str, after: str, final: bool) -> str:
    """Return the letter that carries a hamza between two sounds (empty: none there)."""
    if not before:
        return "إ" if after in ("i", "I") else "أ"
    if final:
        return {"a": "أ", "i": "ئ", "u": "ؤ"}.get(before, "ء")
    if before in "iI" or after in ("i", "I") or (before == "y" and after not in ("a", "A")):
        return "ئ"
    if before == "U":
        return "ء"
    if before == "u" or after in ("u", "U"):
        return "ؤ"
    if before in "Aw" and after in ("a", "A", "Y"):
        return "ء"
    return "أ"


@lru_cache(maxsize=65536)
def spell(word: str, vocalised: bool = False) -> str:
    """Return the ordinary spelling of a word given as sounds, with every vowel mark if `vocalised`.

    `bada'U|` gives `بدؤوا`, `qaDiy+` gives `قضي`; a word that begins with a vowel begins with a joining alef.
    """
    word = contract(word)
    out: list[str] = []
    end = len(word)
    tail = end - 1 if word[-1:] in ("a", "i", "u") else end  # a last short vowel does not change the spelling
    at = 0
    while at < end:
        sound = word[at]
        if sound in "aiu":
            if at == 0:
                out.append("ا")
            if vocalised:
                out.append(MARKS[sound])
        elif sound in LONG:
            if at == 0:
                out.append("ا")
            if vocalised and sound in MARKS:
                out.append(MARKS[sound])
            # ى after ي would double the letter, so the press writes أحيا with an alef
            out.append("ا" if sound == "Y" and word[at - 1] == "y" else LONG[sound])
        elif sound != "+":
            double = word[at + 1 : at + 2] == sound
            before, start = word[at - 1 : at] if at else "", at
            at += double
            after = word[at + 1 : at + 2]
            letter = LETTERS.get(sound) or _seat(before, after, at + 1 >= tail and start > 0)
            if letter == "أ" and after == "A":
                letter, at = "آ", at + 1
            out.append(letter)
            if vocalised:
                out.append(SHADDA * double)
                if letter != "آ" and (not after or after in _CONSONANTS):
                    out.append(SUKUN)
        at += 1
    return "".join(out)
