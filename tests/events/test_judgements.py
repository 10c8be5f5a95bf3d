"""What people decide wins, stays, and can be undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import riwaya
from riwaya.errors import UsageError
from riwaya.events.intake import Intake, decide
from riwaya.events.judgements import judgements
from riwaya.ids import article_hash
from riwaya.model import Article
from riwaya.store import Library, create_library, event, reports
from riwaya.store.history import changes

ONE = ("a", "2020-05-19", "قصفت طائرات مسيرة أمس الاثنين قاعدة الوطية الجوية، بحسب مصدر عسكري.")
SAME = ("b", "2020-05-19", "شنت طائرات غارة على قاعدة الوطية الجوية أمس الاثنين.")
OTHER = ("c", "2018-06-15", "هاجم مسلحون ميناء السدرة النفطي الخميس.")


@pytest.fixture
def library(coder: riwaya.Coder, tmp_path: Path) -> Library:
    found = create_library(tmp_path / "library.db")
    intake = Intake(found, coder.knowledge, "test")
    for told in (ONE, SAME, OTHER):
        add(intake, coder, *told)
    intake.finish()
    return found


def add(intake: Intake, coder: riwaya.Coder, name: str, day: str, text: str) -> None:
    raw = f"{name} {text}".encode()
    intake.take(coder.code_article(Article(name, text, article_hash(raw), "", date.fromisoformat(day), f"outlet {name}")), raw)


def homes(library: Library) -> dict[str, str]:
    """The event of the report of each article, by the article's name."""
    return {stored.article.name: stored.event for stored in reports(library)}


def ids(library: Library) -> dict[str, str]:
    return {stored.article.name: stored.report.id for stored in reports(library)}


def test_same_merges_and_leaves_a_tombstone(library: Library) -> None:
    before, report = homes(library), ids(library)
    assert before["a"] == before["b"] != before["c"]
    number, touched = decide(library, "test", "same", (report["a"], report["c"]), "سلمى")
    assert homes(library) == dict.fromkeys("abc", before["a"]), "the larger event stays"
    gone = event(library, before["c"])
    assert gone and gone.ended and gone.merged_into == before["a"]
    assert touched == {before["a"], before["c"]} and number == 1
    merged = event(library, before["a"])
    assert merged and merged.reports == 3, "the listing is brought up to date"


def test_undoing_brings_back_what_was(library: Library) -> None:
    before, report = homes(library), ids(library)
    number, _ = decide(library, "test", "same", (report["a"], report["c"]), "سلمى")
    decide(library, "test", "undo", (str(number),), "سلمى")
    assert homes(library) == before
    again = event(library, before["c"])
    assert again and not again.ended and not again.merged_into
    with pytest.raises(UsageError):
        decide(library, "test", "undo", (str(number),), "سلمى")


def test_different_splits(library: Library) -> None:
    before, report = homes(library), ids(library)
    decide(library, "test", "different", (report["a"], report["b"]), "سلمى")
    after = homes(library)
    assert after["a"] == before["a"] != after["b"]
    kept = event(library, before["a"])
    assert kept and kept.reports == 1


def test_unsure_moves_nothing(library: Library) -> None:
    before, report = homes(library), ids(library)
    decide(library, "test", "unsure", (report["a"], report["c"]), "سلمى", "لا تاريخ")
    assert homes(library) == before
    assert [(j.relation, j.who, j.note) for j in judgements(library)] == [("unsure", "سلمى", "لا تاريخ")]


def test_rows_are_only_added(library: Library) -> None:
    report = ids(library)
    number, _ = decide(library, "test", "same", (report["a"], report["c"]), "سلمى")
    decide(library, "test", "undo", (str(number),), "يوسف")
    assert [(j.relation, j.undoes, j.who) for j in judgements(library)] == [("same", None, "سلمى"), ("undo", number, "يوسف")]
    kinds = [change.kind for change in changes(library)]
    assert "event-merged" in kinds and "event-returned" in kinds and kinds.count("report-moved") == 2


def test_a_judgement_wins_over_the_program(coder: riwaya.Coder, library: Library) -> None:
    """A later article that is like both joins neither against a decision; what was judged apart stays apart when coded again."""
    report = ids(library)
    decide(library, "test", "different", (report["a"], report["b"]), "سلمى")
    apart = homes(library)
    intake = Intake(library, coder.knowledge, "test")
    add(intake, coder, "d", "2020-05-20", "قالت مصادر إن غارة الاثنين على قاعدة الوطية الجوية دمرت منظومة دفاع.")
    intake.finish()
    after = homes(library)
    assert after["a"] == apart["a"] and after["b"] == apart["b"] and after["a"] != after["b"]


def test_unknown_ids_are_told(library: Library) -> None:
    report = ids(library)
    with pytest.raises(UsageError):
        decide(library, "test", "same", (report["a"], "0000000000000000"), "سلمى")
    with pytest.raises(UsageError):
        decide(library, "test", "same", (report["a"], report["a"]), "سلمى")
