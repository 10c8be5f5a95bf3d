"""The two languages of the interface: which one a visitor gets, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

from riwaya.show.texts import FILE, LANGUAGES, Texts

WORDS = Path(__file__).with_name("texts.yaml")
COOKIE = "riwaya_lang"


@cache
def texts_of(language: str) -> Texts:
    """The words of the reader's page and of the application."""
    return Texts(language, (FILE, WORDS))


def language_of(query: Mapping[str, str], cookies: Mapping[str, str], accepted: str) -> str:
    """The language that is asked for by the address, else that of the last choice, else the first that the browser accepts."""
    told = (query.get("lang"), cookies.get(COOKIE), *(part.partition(";")[0].strip()[:2].lower() for part in accepted.split(",")))
    return next((language for language in told if language in LANGUAGES), LANGUAGES[0])


def say(texts: Texts, key: str, **values: object) -> str:
    """A phrase of the application with its values; numbers have separators."""
    shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
    return texts.get("web", key).format(**shown) if shown else texts.get("web", key)


def speaker(texts: Texts) -> partial[str]:
    """`say` in one language."""
    return partial(say, texts)
