"""Which reports become one event: the cases of `tests/cases/events.tsv`, and what holds of linking as such."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

import riwaya
from riwaya.events.intake import Intake, decide
from riwaya.ids import article_hash
from riwaya.model import Article
from riwaya.store import create_library, event, open_library, reports
from riwaya.store.history import changes

CASES = Path(__file__).parents[1] / "cases" / "events.tsv"


def cases() -> list[dict[str, str]]:
    """The rows of the file, comments left out."""
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def linked(coder: riwaya.Coder, folder: Path, told: list[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
    """The event of each report, by article name and trigger, in a library to which the articles (name, day, text) were added."""
    library = create_library(folder / "library.db")
    intake = Intake(library, coder.knowledge, "test")
    for name, day, text in told:
        raw = f"{name}\n{text}".encode()
        article = Article(name, text, article_hash(raw), "", date.fromisoformat(day), f"outlet {name}", "", "ar", name)
        intake.take(coder.code_article(article), raw)
    intake.finish()
    found = {(stored.article.name, stored.report.trigger.text): stored.event for stored in reports(library)}
    library.close()
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['word_a']} / {case['word_b']}: {case['note']}")
def test_cases(coder: riwaya.Coder, tmp_path: Path, case: dict[str, str]) -> None:
    found = linked(coder, tmp_path, [("a", case["day_a"], case["text_a"]), ("b", case["day_b"], case["text_b"])])
    one = next((home for (name, word), home in found.items() if name == "a" and case["word_a"] in word), None)
    other = next((home for (name, word), home in found.items() if name == "b" and case["word_b"] in word), None)
    assert one and other, f"no report of these words; found {list(found)}"
    assert (one == other) == (case["relation"] == "same")


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        pytest.param(
            "اندلعت اشتباكات في مدينة درنة أمس الخميس. وانفجرت سيارة مفخخة في المدينة أثناء الاشتباكات.",
            "اشتباكات",
            "وانفجرت",
            id="a fight and a blow",
        ),
        pytest.param(
            "دارت معارك عنيفة في مدينة سرت بين الجيش ومسلحين أمس السبت. وشنت طائرات حربية غارات على مواقع المسلحين في سرت.",
            "معارك",
            "غارات",
            id="battles and raids",
        ),
        pytest.param(
            "سيطرت قوات الجيش الوطني الليبي على مدينة بنغازي. وسيطرت القوات على حي الصابري.",
            "سيطرت",
            "وسيطرت",
            id="a town and its quarter",
        ),
        pytest.param(
            "قتل جنديان في هجوم على حاجز قرب مدينة درنة أمس الخميس. وكثيرا ما يشن مسلحون هجمات على الحواجز.",
            "هجوم",
            "هجمات",
            id="one attack and a series",
        ),
    ],
)
def test_an_article_tells_them_as_two(coder: riwaya.Coder, tmp_path: Path, text: str, one: str, other: str) -> None:
    found = linked(coder, tmp_path, [("a", "2016-08-07", text)])
    assert found["a", one] != found["a", other]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("وقع انفجار في مدينة درنة أمس الخميس. وأسفر الانفجار عن مقتل أربعة جنود.", "انفجار", "مقتل"),
        ("شنت طائرات حربية غارة على بلدة النوفلية أمس السبت. وأدت الغارة إلى مقتل خمسة مسلحين.", "غارة", "مقتل"),
    ],
)
def test_an_article_tells_act_and_victims_as_one(coder: riwaya.Coder, tmp_path: Path, text: str, one: str, other: str) -> None:
    found = linked(coder, tmp_path, [("a", "2016-08-07", text)])
    assert found["a", one] == found["a", other]


def test_every_report_has_an_event(coder: riwaya.Coder, tmp_path: Path) -> None:
    found = linked(coder, tmp_path, [(str(n), row["day_a"], row["text_a"]) for n, row in enumerate(cases())])
    assert found and all(found.values())


def test_adding_leaves_what_was_linked(coder: riwaya.Coder, tmp_path: Path) -> None:
    rows = [(str(n), row["day_a"], row["text_a"]) for n, row in enumerate(cases())]
    (tmp_path / "few").mkdir()
    (tmp_path / "all").mkdir()
    few, all_of_them = linked(coder, tmp_path / "few", rows[:5]), linked(coder, tmp_path / "all", rows)
    assert {key: all_of_them[key] for key in few} == few


def test_an_article_that_shows_two_events_to_be_one_merges_them(coder: riwaya.Coder, tmp_path: Path) -> None:
    """The first two share neither place nor detail; the third tells both. One leaves a tombstone, and the change log tells."""
    told = [
        ("a", "2020-05-19", "قصفت طائرات مسيرة أمس الاثنين قاعدة الوطية الجوية."),
        ("b", "2020-05-20", "قتل ستة فنيين أوكرانيين في غارة دمرت منظومة بانتسير وحظيرة ومدرجا، بحسب بسام الورفلي."),
    ]
    both = "قصفت طائرات مسيرة أمس الاثنين قاعدة الوطية الجوية، وقتل ستة فنيين أوكرانيين في غارة دمرت منظومة بانتسير وحظيرة ومدرجا."
    for name, number in (("apart", 2), ("together", 1)):
        (tmp_path / name).mkdir()
        found = linked(coder, tmp_path / name, told if number == 2 else [*told, ("c", "2020-05-20", both)])
        assert len({home for (article, _), home in found.items() if article in "ab"}) == number
    library = open_library(tmp_path / "together" / "library.db")
    (merged,) = [change for change in changes(library) if change.kind == "event-merged"]
    gone = event(library, merged.before)
    assert gone and gone.ended and gone.merged_into == merged.after
    number, _ = decide_apart(tmp_path / "together", merged.after, merged.before)
    assert number == 1
    assert len({stored.event for stored in reports(library)}) == 2, "a person can take a merging back"


def decide_apart(folder: Path, kept: str, gone: str) -> tuple[int, set[str]]:
    """The judgement that an event and one that was merged into it are different."""
    library = open_library(folder / "library.db", write=True)
    return decide(library, "test", "different", (kept, gone), "سلمى")
