"""From raw bytes to articles: what is refused, what is warned of, which date counts; the text stays as it is."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya.articles import read_article
from riwaya.articles.read import read_day
from riwaya.errors import InputError, Issue
from riwaya.ids import article_hash
from riwaya.knowledge import knowledge_files
from riwaya.knowledge.timewords import load_times
from riwaya.model import Article
from riwaya.sources import LONGEST, Item

TEXT = "قال المتحدث باسم الجيش الليبي إن الطائرات قصفت مواقع المسلحين في مدينة سرت، وإن القتال مستمر على أطرافها."
PERSIAN = "سخنگوی ارتش گفت که نیروها پیشروی را آغاز کرده‌اند و درگیری‌ها در حومه شهر ادامه دارد و چند تن کشته شدند."
URDU = "فوج کے ترجمان نے کہا کہ طیاروں نے شہر کے قریب ٹھکانوں پر بمباری کی اور لڑائی جاری ہے۔"
PAGE = f"<!DOCTYPE html><html><head><title>x</title></head><body><p>{TEXT}</p></body></html>"

REFUSED: list[tuple[bytes | str, str]] = [
    (b"", "empty"),
    (b" \r\n\t", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (b"\xff\xfe", "empty"),
    ("\u064b\u064c\u0651", "empty"),
    ("١٢٣ ... ؟", "empty"),
    (b"%PDF-1.4 \xe2\xe3", "binary"),
    (b"\x89PNG\r\n\x1a\n\0\0\0", "binary"),
    (bytes(range(256)) * 8, "binary"),
    ((TEXT + "\x01\x02\x03" * 20), "binary"),
    ("The army said on Monday.", "not-arabic"),
    ("中国军队周一表示。", "not-arabic"),
    (PERSIAN, "not-arabic"),
    (URDU, "not-arabic"),
    (TEXT.encode().decode("latin-1"), "encoded-twice"),
    (TEXT.encode().decode("cp1256"), "encoded-twice"),
    (TEXT.encode().decode("cp1252", "replace"), "encoded-twice"),
    (PAGE, "html"),
    (f"<div>{TEXT}</div>" * 7, "html"),
    ("ق " * LONGEST, "too-long"),
    ("Армия сообщила в понедельник".encode("koi8-r"), "not-arabic"),
]


MONTHS = load_times(knowledge_files()).months


def read(given: Item, published: date | None = None) -> tuple[Article, list[Issue]]:
    return read_article(given, MONTHS, published)


def item(raw: bytes | str, **more: str) -> Item:
    return Item("a", raw.encode() if isinstance(raw, str) else raw, "a.txt", **more)


@pytest.mark.parametrize(("raw", "code"), REFUSED, ids=[f"{code}-{n}" for n, (_, code) in enumerate(REFUSED)])
def test_what_is_refused(raw: bytes | str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(item(raw))
    assert caught.value.fault.code == code
    assert caught.value.where == "a.txt"


@pytest.mark.parametrize("lang", ["fa", "en-GB", "French"])
def test_another_language_given_is_set_aside(lang: str) -> None:
    with pytest.raises(InputError):
        read(item(TEXT, lang=lang))


@pytest.mark.parametrize("lang", ["", "ar", "ar-LY", "AR_eg", "ara", "Arabic", "العربية"])
def test_arabic_given_in_any_way_is_read(lang: str) -> None:
    assert read(item(TEXT, lang=lang))[0].text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "windows-1256"])
def test_other_encodings_are_read_and_told(encoding: str) -> None:
    article, warnings = read(item(TEXT.encode(encoding)), date(2019, 6, 4))
    assert article.text == TEXT
    assert [warning.code for warning in warnings] == ["recoded"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TEXT[:20] + "\u202e" + TEXT[20:], "bidi"),
        (TEXT[:20] + "\u2067" + TEXT[20:] + "\u2069", "bidi"),
        (TEXT + "<br>", "markup"),
        (f"<b>{TEXT}</b>", "markup"),
    ],
)
def test_what_is_warned_of(text: str, code: str) -> None:
    article, warnings = read(item(text), date(2019, 6, 4))
    assert article.text == text
    assert [warning.code for warning in warnings] == [code]


@pytest.mark.parametrize("text", [TEXT + "\r\n" + TEXT, "\n\n " + TEXT + "\t", TEXT.replace("ا", "اـ"), TEXT + "\u200f \ufdf2"])
def test_the_text_is_never_altered(text: str) -> None:
    article, _ = read(item(text))
    assert article.text == text
    assert article.hash == article_hash(text.encode())


def test_a_quoted_foreign_name_or_a_persian_keyboard_is_no_other_language() -> None:
    text = TEXT.replace("ي", "ی").replace("ك", "ک") + " ونقلت وكالة Reuters عن پوتين ذلك."
    assert read(item(text))[0].text == text


def test_the_date_comes_from_the_input_then_the_dateline_then_the_user() -> None:
    dated = f"طرابلس 12 أبريل 2019 - {TEXT}"
    user = date(2001, 1, 1)
    assert read(item(dated, published="2019-06-04T23:59:00+02:00"), user)[0].published == date(2019, 6, 4)
    assert read(item(dated), user)[0].published == date(2019, 4, 12)
    assert read(item(TEXT), user)[0].published == user


def test_dates_that_cannot_be_read_or_are_missing_are_told() -> None:
    article, warnings = read(item(TEXT, published="4/6/19"))
    assert article.published is None
    assert [warning.code for warning in warnings] == ["bad-date", "no-date"]


@pytest.mark.parametrize("told", ["", "0001-01-01", "2019-02-30", "yesterday", "٢٠١٩"])
def test_no_dates(told: str) -> None:
    assert read_day(told) is None
