"""Finds the encoding of bytes: marks first, strict UTF-8, the Arabic code pages by their looks, last a library."""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PAGES = ("windows-1256", "iso-8859-6", "cp720")  # the first is what nearly all old Arabic files use
SAMPLE = 65_536
BROKEN = 0.01  # share of broken characters up to which a file counts as damaged UTF-8 and not as another encoding
LIKELY = 0.08  # share of usual words; Arabic prose has a quarter, a text read in the wrong code page next to none
FREQUENT = 0.35  # share of letters; half of the letters of Arabic are one of these, a sixth of those of misread Russian
_FREQUENT = frozenset("اليومنرت")
_WORD = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5]{2,}")
_USUAL = re.compile(r"[وفبك]?ال\w{2,}|لل\w{2,}|و?(?:في|فى|من|على|علي|إلى|الى|عن|أن|إن|ان|مع|هذا|هذه|التي|الذي|لم|لا|ما|قد|كان|كانت|قال)")


def encoding_of(raw: bytes) -> str:
    """The name of the encoding that `raw`, a text or the beginning of one, is written in; empty if none fits."""
    for mark, name in MARKS:
        if raw.startswith(mark):
            return name
    wide = _wide(raw[:SAMPLE])
    if wide:
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(raw)
        return "utf-8"
    except UnicodeDecodeError:
        pass
    damaged = raw.decode("utf-8", "replace")
    if damaged.count("\ufffd") <= BROKEN * len(damaged):
        return "utf-8"
    sample = raw[:SAMPLE]
    share, best = max((prose_share(sample.decode(page, "replace")), -rank) for rank, page in enumerate(PAGES))
    return PAGES[-best] if share >= LIKELY else _guess(sample)


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: every other byte is the high byte of an Arabic letter (06) or of ASCII (00)."""
    if len(sample) < 4 or b"\x06" not in sample:
        return ""
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high.count(6) + high.count(0) >= 0.9 * len(high) and high.count(6) >= 0.3 * len(high):
            return name
    return ""


def prose_share(text: str) -> float:
    """The share of the words that begin with the Arabic article or are the commonest function words; prose has .25."""
    words = _WORD.findall(text)
    return sum(1 for word in words if _USUAL.fullmatch(word)) / len(words) if words else 0.0


def _guess(sample: bytes) -> str:
    """What the library makes of bytes that show no Arabic prose: a short Arabic text, or another language."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        return ""
    arabic = sample.decode(PAGES[0], "replace")
    letters = [c for c in arabic if c.isalpha()]
    if "Arabic" in best.alphabets or sum(c in _FREQUENT for c in letters) >= FREQUENT * len(letters):
        return PAGES[0]
    return best.encoding
