"""What keeps a text from being coded, and what its reader should know."""

from __future__ import annotations

import re

from riwaya.errors import InputError, Issue
from riwaya.sources import LONGEST
from riwaya.sources.encoding import SAMPLE, prose_share

ARABIC = 0.5  # share of letters; articles full of Latin names keep above .8, mixed tables fall below
FOREIGN = 0.01  # share of letters that Arabic lacks: Arabic news keeps below .001, Persian and Urdu have .03 and more
PROSE = 0.12  # share of usual words below which Arabic letters do not make Arabic prose; Arabic news has .25
CONTROLS = 0.02  # share of control characters above which the bytes are no text
PAGE_TAGS = 6  # closing tags; fewer are leftovers in a text, more are a page
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\ufffe\uffff]")
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufefc]")
# Letters of Persian, Urdu, Pashto, Kurdish and Uyghur, without the ya and kaf that Persian keyboards give for Arabic's.
_FOREIGN = re.compile("[\u0672-\u06a8\u06ab-\u06be\u06c0-\u06cb\u06cd-\u06d3\u06d5\u06fa-\u06ff]")
_PAGE = re.compile(r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<script[\s>]", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|br|a|b|i|em|strong|img|li|ul|ol|td|tr|table|h[1-6]|font|article|section)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_TWICE = re.compile("[\u00d8\u00d9]|[طظ](?=[^\\s\u0621-\u0636\u0639-\u064a])")  # first bytes of UTF-8's Arabic, read as Latin or Arabic letters
TWICE = 0.2  # share of such characters; they are half of all letters where UTF-8 was decoded as a code page, none in any language
_ARABIC_CODES = ("ar", "ara", "arabic", "العربية", "عربي", "عربية")


def check(text: str, where: str, lang: str = "") -> list[Issue]:
    """The warnings about a text; raises InputError if it cannot be coded."""
    _refuse_noise(text, where)
    if len(_TWICE.findall(text[:SAMPLE])) > TWICE * len(text[:SAMPLE]):
        raise InputError("encoded-twice", where, " ".join(text[:12].split()))
    warnings = _tags(text, where)
    _refuse_language(text, where, lang)
    controls = len(_BIDI.findall(text))
    if controls:
        warnings.append(Issue("bidi", where, f"{controls} of them"))
    return warnings


def _refuse_noise(text: str, where: str) -> None:
    if len(text) > LONGEST:
        raise InputError("too-long", where, f"{len(text):,} characters")
    if len(_CONTROL.findall(text)) > CONTROLS * len(text):
        raise InputError("binary", where)
    if not _LETTER.search(text):
        raise InputError("empty", where, "no letters" if text.strip() else "")


def _tags(text: str, where: str) -> list[Issue]:
    """A warning if tags stand in the text; raises InputError if it is a page."""
    tags = _TAG.findall(text) if "<" in text else []
    if "<" in text and (_PAGE.search(text) or sum(tag.startswith("</") for tag in tags) >= PAGE_TAGS):
        raise InputError("html", where)
    return [Issue("markup", where, f"{len(tags)} of them, such as {tags[0][:40]}")] if tags else []


def _refuse_language(text: str, where: str, lang: str) -> None:
    code = re.split(r"[-_]", lang.strip().lower())[0]
    if code and code not in _ARABIC_CODES:
        raise InputError("not-arabic", where, f"its language is given as {lang!r}")
    share = arabic_share(text)
    if share < ARABIC:
        raise InputError("not-arabic", where, f"{share:.0%} of its letters are Arabic")
    foreign = len(_FOREIGN.findall(text)) / len(_ARABIC.findall(text))
    if foreign > FOREIGN and prose_share(text) < PROSE:
        raise InputError("not-arabic", where, "it is another language in Arabic script")


def arabic_share(text: str) -> float:
    """The share of Arabic letters among all letters; 0 if there are none."""
    letters = len(_LETTER.findall(text))
    return len(_ARABIC.findall(text)) / letters if letters else 0.0
