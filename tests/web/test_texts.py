"""The words of the application stand in both languages, and every page finds those that it asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import riwaya.web
from riwaya.show.texts import tables
from riwaya.web.language import WORDS, language_of

FOLDER = Path(riwaya.web.__file__).parent
ARABIC = re.compile("[\u0621-\u064a]")
FIELD = re.compile(r"\{(\w+)\}")
TEXTS = [(section, key, told) for section, told_all in tables(WORDS).items() for key, told in told_all.items()]
ASKED = re.compile(r"""say\(\s*(?:texts_of\([^)]*\)|texts)?,?\s*["']([a-z-]+)["']""")


@pytest.mark.parametrize(("section", "key", "told"), TEXTS, ids=[f"{section}.{key}" for section, key, _ in TEXTS])
def test_text(section: str, key: str, told: dict[str, str]) -> None:
    assert set(told) == {"en", "ar"}
    assert (ARABIC.search(told["ar"]) and not ARABIC.search(told["en"])) or key == "comma"
    assert sorted(FIELD.findall(told["en"])) == sorted(FIELD.findall(told["ar"]))


def test_no_section_stands_twice() -> None:
    assert not set(tables(WORDS)) & set(tables())
    assert yaml.safe_load(WORDS.read_text("utf-8"))


def test_all_words_that_pages_ask_for_are_there() -> None:
    files = [*FOLDER.rglob("*.html"), *FOLDER.rglob("*.py")]
    asked = {(file.name, key) for file in files for key in ASKED.findall(file.read_text("utf-8"))}
    assert len(asked) > 100
    assert not [(file, key) for file, key in asked if key not in tables(WORDS)["web"] and not key.endswith("-")]


@pytest.mark.parametrize(
    ("query", "cookies", "accepted", "language"),
    [
        ({}, {}, "", "en"),
        ({"lang": "ar"}, {"riwaya_lang": "en"}, "en", "ar"),
        ({}, {"riwaya_lang": "ar"}, "en", "ar"),
        ({}, {}, "fr, ar-LY;q=0.8, en;q=0.5", "ar"),
        ({"lang": "fr"}, {"riwaya_lang": "x"}, "de", "en"),
    ],
)
def test_the_language_of_a_visitor(query: dict[str, str], cookies: dict[str, str], accepted: str, language: str) -> None:
    assert language_of(query, cookies, accepted) == language
