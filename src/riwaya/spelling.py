"""Spellings that mean the same word: the search forms in which text and knowledge meet.

Three steps, each coarser: `norm` drops what carries no letter (vowels, tatweel, bidi controls) and unifies digits and
presentation forms; `key` folds the spellings of alef and final ya that the press mixes up; `fold` folds final ta
marbuta as well.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MEMORY = 100_000  # words whose forms are remembered; the same ones are asked for over and over
SHADDA = "\u0651"
# Vowel signs, tatweel, zero-width and bidi control characters, broken halves of characters: they carry no letter.
IGNORED = "\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c\ud800-\udfff"
_IGNORED = re.compile(f"[{IGNORED}]")
_DIGITS = {ord(c): str(i) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for i, c in enumerate(digits)}
_KEY = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ھ": "ه", "ہ": "ه"})


def norm(word: str) -> str:
    """The word without vowel signs, tatweel and control characters, in plain letters and ASCII digits."""
    if not word.isalpha() or "\u0640" in word:
        word = _IGNORED.sub("", word).translate(_DIGITS)
    if any("\ufb50" <= c <= "\ufefc" for c in word):
        word = _IGNORED.sub("", unicodedata.normalize("NFKC", word))
    return word


@lru_cache(MEMORY)
def key(word: str) -> str:
    """The norm with alef and final ya folded; ta marbuta stays, for it tells a noun from a suffix."""
    return norm(word).translate(_KEY)


@lru_cache(MEMORY)
def fold(word: str) -> str:
    """The coarsest form: the key with final ta marbuta written as ha. For names and search."""
    folded = key(word)
    return folded[:-1] + "ه" if folded.endswith("ة") else folded
