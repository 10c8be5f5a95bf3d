"""A small library of the texts that are hard to draw, and the application that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

import riwaya
from riwaya.events.intake import Intake
from riwaya.store import create_library
from riwaya.web.settings import Settings
from servers import serving

# Emoji, vowel signs, tatweel, a zero-width non-joiner, Windows line ends, direction marks, Arabic digits, clitics before a marked core.
HARD = (
    "أعلنت القوات المسلحة 😀 سيطرتها على مدينة سرت الخميس 2016-06-09 (بعد حصار).\r\n"
    "ونددت البعثة بالتنظيم وبالقوات الموالية للحكومة. وهاجم الجيـش الليبي بالمدفعيّة الثقيلة مواقع المسلّحين في درنة، فقُتل ٢٥ مدنيا بقصفهم.\r\n"
    "وقال المتحدث باسم الجيش إن مقاتلي تنظيم الدولة می\u200cخسرون \u202eالمدينة كلها\u202c، ونفى التنظيم ذلك.\n"
)
LATIN = (
    "BBC: قالت مصادر طبية إن 27 شخصا قتلوا في قصف استهدف مدينة سرت الخميس.\n"
    "ونفى المتحدث باسم تنظيم الدولة سيطرة القوات المسلحة على مدينة سرت.\nAFP - وأعلنت القوات المسلحة مقتل 31 من مسلحي التنظيم في سرت الخميس."
)
ARTICLES = (
    ("hard", "سرت (ليبيا): القوات المسلحة تعلن سيطرتها على المدينة", "منبر الساحل (مثال)", "2016-06-10", HARD),
    ("latin", "BBC: قصف في سرت", "BBC عربي (مثال)", "2016-06-11", LATIN),
    ("later", "غارات على درنة (شرق ليبيا)", "منبر الساحل (مثال)", "2018-05-03",
     "قصفت طائرات الجيش الوطني الليبي الأربعاء مواقع لمجلس شورى درنة في المدينة، وقال مصدر طبي إن خمسة مدنيين قتلوا.\n"
     "وأعلن الجيش الوطني الليبي سيطرته على مرتفعات جنوب درنة. ونفى مجلس شورى درنة ذلك وقال إنه صد هجوما للجيش في درنة."),
)  # fmt: skip


@pytest.fixture(scope="session")
def hard(coder: riwaya.Coder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the application that shows the library."""
    path = tmp_path_factory.mktemp("pitfalls") / "hard.db"
    library = create_library(path)
    intake = Intake(library, coder.knowledge, "test")
    for name, title, outlet, published, text in ARTICLES:
        intake.take(coder.code(text, published=published, id=name, title=title, outlet=outlet), text.encode())
    intake.finish()
    library.close()
    yield from serving(Settings(path))


@pytest.fixture(scope="session")
def paths(hard: str) -> dict[str, str]:
    """The addresses of pages by what they show; `hard` and `latin` are articles, `event` is told by several voices."""
    articles = httpx.get(f"{hard}/api/v1/articles").json()["articles"]
    events = httpx.get(f"{hard}/api/v1/events?sort=disputes").json()["events"]
    plain = {name: f"/{name}" for name in ("events", "actors", "places", "outlets", "changes", "articles", "data", "codebook")}
    return {
        **plain, **{article["name"]: f"/articles/{article['id']}" for article in articles},
        "overview": "/", "timeline": "/events?view=timeline", "search": "/search?q=القوات", "found": "/search?q=مصادر&within=articles",
        "event": f"/events/{events[0]['id']}",
        "control": "/control?place=ly.sirte", "naming": "/naming?actor=LBY.LNA",
        "actor": "/actors/LBY.LNA", "place": "/places/ly.sirte",
    }  # fmt: skip


@pytest.fixture
def tab(browser: Any, hard: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A tab in some language and width; it fails if a page complains."""
    language, width = getattr(request, "param", ("ar", 1280))
    context = browser.new_context(base_url=hard, viewport={"width": width, "height": 800}, locale=language)
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    told: list[str] = []
    opened.on("console", lambda message: told.append(message.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    yield opened
    context.close()
    assert not told, "a page complains"
