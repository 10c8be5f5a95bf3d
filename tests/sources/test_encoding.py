"""Encodings are found by marks, strictness and the looks of Arabic prose."""

from __future__ import annotations

import pytest

from riwaya.sources.encoding import encoding_of, prose_share

TEXT = "قال المتحدث باسم الجيش الليبي إن الطائرات قصفت مواقع المسلحين في مدينة سرت، وإن القتال مستمر على أطرافها."
FRENCH = "Le porte-parole a déclaré que les forces ont été déployées près de la frontière à l'aube."
RUSSIAN = "Представитель армии заявил, что войска продолжают наступление на город и что бои идут на окраинах."


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("windows-1256", "windows-1256"),
        ("iso-8859-6", "iso-8859-6"),
    ],
)
def test_arabic_prose_is_read_back(encoding: str, name: str) -> None:
    text = TEXT.replace("،", "") if encoding == "iso-8859-6" else TEXT
    raw = text.encode(encoding)
    assert encoding_of(raw) == name
    assert raw.decode(name).lstrip("\ufeff") == text


def test_a_letter_cut_in_two_at_the_end_of_a_sample_is_still_utf8() -> None:
    assert encoding_of(TEXT.encode()[:-1]) == "utf-8"


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    assert encoding_of((TEXT * 5).encode() + b"\xff" + TEXT.encode()) == "utf-8"


@pytest.mark.parametrize("word", ["مقتل جندي", "انفجار قرب بنغازي", "سرت"])
def test_short_texts_of_the_old_code_page(word: str) -> None:
    assert encoding_of(word.encode("windows-1256")) == "windows-1256"


@pytest.mark.parametrize(("text", "encoding"), [(FRENCH, "latin-1"), (RUSSIAN, "koi8-r")])
def test_other_languages_do_not_turn_into_arabic_prose(text: str, encoding: str) -> None:
    raw = text.encode(encoding)
    found = encoding_of(raw)
    assert not found or prose_share(raw.decode(found, "replace")) < 0.05


def test_share_of_usual_words() -> None:
    assert prose_share(TEXT) > 0.4
    assert prose_share(FRENCH) == 0
