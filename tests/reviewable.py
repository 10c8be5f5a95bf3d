"""A small library to review in the application, with users of every role; its texts have emoji, vowel signs and tatweel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

import httpx

import riwaya
from riwaya.events.intake import Intake
from riwaya.store import create_library
from riwaya.web.settings import Settings
from riwaya.web.users import write_user
from servers import serving

STRIKE = (
    "😀 قصفت طائرات مسيّرة أمس الاثنين قاعدة الوطية الجوية، وقُتل خمسة جنود بحسب مصدر عسكري.\nوبالقوات المسلّحة هاجم الجيـش مواقع المسلحين في درنة."
)
AGAIN = "شنت طائرات غارة على قاعدة الوطية الجوية أمس الاثنين."
TAKEN = "أعلنت قوات حكومة الوفاق الجمعة سيطرتها على مدينة ترهونة. ثم اختفت بضائع من المتاجر في الشوارع."
ARTICLES = (
    ("a", "غارة على الوطية", "منبر أول (مثال)", "2020-05-19", STRIKE),
    ("b", "غارة", "منبر ثان (مثال)", "2020-05-19", AGAIN),
    ("c", "ترهونة", "منبر ثالث (مثال)", "2020-06-05", TAKEN),
)
PASSWORD = "كلمة سر"
PEOPLE = {"salma": "reviewer", "karim": "reviewer", "maryam": "admin", "rami": "reader"}


def make_library(coder: riwaya.Coder, path: Path) -> Path:
    """The library in a file."""
    library = create_library(path)
    intake = Intake(library, coder.knowledge, "test")
    for name, title, outlet, published, text in ARTICLES:
        intake.take(coder.code(text, published=published, id=name, title=title, outlet=outlet), text.encode())
    intake.finish()
    library.close()
    return path


def make_users(path: Path) -> Path:
    """A file of users, one or two of each role."""
    for name, role in PEOPLE.items():
        write_user(path, name, role, PASSWORD)
    return path


@contextmanager
def served(path: Path, users: Path | None = None) -> Iterator[str]:
    """The address of a server for a library, for as long as it is needed."""
    yield from serving(Settings(path, users))


def visitor(address: str, name: str = "", language: str = "en") -> httpx.Client:
    """A client of a user, who asks for pages."""
    headers = {"accept": "text/html", "accept-language": language}
    return httpx.Client(base_url=address, headers=headers, auth=(name, PASSWORD) if name else None, timeout=30)


def report_at(client: httpx.Client, word: str) -> str:
    """The report whose trigger is a word, among those that wait for a user."""
    ids = [one["report"] for one in client.get("/api/v1/review/queue").json()["items"]]
    return str(next(id for id in ids if client.get(f"/api/v1/review/reports/{id}").json()["coded"]["trigger"]["text"] == word))


class Inputs(HTMLParser):
    """The inputs of a page with what stands in them, lists as they are chosen; radio buttons are left out."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.values: dict[str, str] = {}
        self._list = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name, value = told.get("name") or "", told.get("value") or ""
        if tag == "select":
            self._list = name
        elif tag == "option" and self._list and (self._list not in self.values or "selected" in told):
            self.values[self._list] = value  # the first one is chosen unless another is
        elif tag == "input" and name and told.get("type") != "radio":
            self.values[name] = value


def form_of(html: str) -> dict[str, str]:
    """What a browser would send with the forms of a page."""
    return Inputs(html).values
