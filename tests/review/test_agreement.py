"""Two reviewers and the program: where they differ, who has the last word, how far they agree, and the gold that comes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_review import library_of, span, stored

import riwaya
from riwaya.errors import ConflictError, UsageError
from riwaya.evaluate import Gold, compare, read_gold, score
from riwaya.review.adjudicate import adjudicate, dispute, disputes, undo_adjudication
from riwaya.review.agreement import MACHINE, Agreement, agreement, measured
from riwaya.review.decide import add, decide, undo
from riwaya.review.fields import FIELDS, Json, values
from riwaya.review.gold import write_gold, yardsticks
from riwaya.review.items import shown_to
from riwaya.store import Library, report, reports


@pytest.fixture
def library(coder: riwaya.Coder, tmp_path: Path) -> Library:
    return library_of(coder, tmp_path)


def disputed(library: Library) -> str:
    """A report on which two reviewers differ in stance and agents, and agree in ground."""
    id = stored(library, "a", "ASSAULT").report.id
    words = span(library, id, "مصدر عسكري")
    decide(library, id, "correct", "سلمى", fields={"stance": "denied", "ground": "background", "agents": []})
    decide(library, id, "correct", "يوسف", fields={"stance": "planned", "ground": "background", "agents": [words]})
    return id


def test_where_reviewers_differ_the_program_holds_until_it_is_decided(library: Library) -> None:
    before = stored(library, "a", "ASSAULT").report
    id = disputed(library)
    found = report(library, id)
    assert found and (found.report.stance, found.report.agents, found.report.ground) == (before.stance, before.agents, "background")
    (one,) = disputes(library)
    assert one.row["id"] == id and [part.field for part in one.fields] == ["agents", "stance"]
    stance = one.fields[1]
    assert stance.coded == "actual" and stance.told == {"سلمى": "denied", "يوسف": "planned"}


def test_the_adjudicators_value_wins_field_by_field_and_can_be_undone(library: Library) -> None:
    id = disputed(library)
    done = adjudicate(library, id, "مريم", fields={"stance": "possible"})
    assert done.open == ("agents",)
    done = adjudicate(library, id, "مريم", side="يوسف")
    found = report(library, id)
    assert found and found.report.stance == "possible", "what was decided before is not decided again by taking a side"
    assert [p.span.text for p in found.report.agents] == ["مصدر عسكري"] and not done.open and not disputes(library)
    undo_adjudication(library, done.adjudication, "مريم")
    assert [part.field for part in disputes(library)[0].fields] == ["agents"]
    with pytest.raises(UsageError):
        undo_adjudication(library, done.adjudication, "مريم")


def test_whether_it_is_a_report_is_decided_as_well(library: Library) -> None:
    one = stored(library, "c", "CONTROL")
    decide(library, one.report.id, "reject", "سلمى")
    decide(library, one.report.id, "accept", "يوسف")
    assert report(library, one.report.id), "the program has it, and nobody has decided"
    assert [part.field for part in dispute(library, one.report.id).fields] == ["outcome"]
    adjudicate(library, one.report.id, "مريم", fields={"outcome": "reject"})
    assert report(library, one.report.id) is None and not disputes(library)
    adjudicate(library, one.report.id, "مريم", side="يوسف")
    assert report(library, one.report.id)


def test_an_adjudication_on_an_older_version_is_told_and_kept(library: Library) -> None:
    id = disputed(library)
    version = dispute(library, id).version
    decide(library, id, "correct", "سلمى", fields={"stance": "possible"})
    with pytest.raises(ConflictError) as caught:
        adjudicate(library, id, "مريم", side="يوسف", version=version)
    assert dispute(library, id).fields, "it does not count"
    row = library.db.execute("SELECT who, late, fields FROM adjudications WHERE id = ?", (caught.value.kept,)).fetchone()
    assert (row["who"], row["late"]) == ("مريم", 1) and json.loads(row["fields"])["agents"][0]["text"] == "مصدر عسكري", "but nothing is lost"


def test_an_agreement_of_both_reviewers_needs_no_adjudicator(library: Library) -> None:
    id = stored(library, "a", "ASSAULT").report.id
    for who in ("سلمى", "يوسف"):
        decide(library, id, "correct", who, fields={"stance": "denied"})
    found = report(library, id)
    assert found and found.report.stance == "denied" and not disputes(library)
    undo(library, "سلمى")
    found = report(library, id)
    assert found and found.report.stance == "denied", "the other's decision still stands"


def test_two_who_add_one_word_add_one_report(library: Library) -> None:
    one = stored(library, "c", "CONTROL")
    word = span(library, one.report.id, "اختفت")
    first = add(library, one.article.id, "سلمى", {"trigger": word, "type": "COERCE", "mode": "seize"})
    second = add(library, one.article.id, "يوسف", {"trigger": {**word, "end": word["end"] - 1}, "type": "COERCE", "mode": "withhold"})
    assert first.report == second.report
    assert [part.field for part in dispute(library, first.report).fields] == ["mode"]


def field(found: tuple[Agreement, ...], name: str) -> Agreement:
    return next(one for one in found if one.field == name)


def test_the_program_is_one_more_coder(library: Library) -> None:
    told = [one.report.id for one in reports(library)]
    for id in told:
        decide(library, id, "accept", "سلمى")
        decide(library, id, "accept", "يوسف")
    found = agreement(library)
    assert [one.field for one in found] == ["outcome", *FIELDS]
    kind = field(found, "type")
    assert kind.units == len(told) and kind.alpha == kind.with_machine == 1
    assert {pair.coders for pair in kind.pairs} == {("سلمى", "يوسف"), ("سلمى", MACHINE), ("يوسف", MACHINE)}
    assert all(pair.kappa == 1 and pair.same == 1 for pair in kind.pairs)
    decide(library, told[0], "reject", "يوسف")
    again = agreement(library)
    outcome, kind = field(again, "outcome"), field(again, "type")
    assert kind.units == len(told) - 1, "fields are compared where both keep the report"
    assert outcome.alpha is not None and outcome.alpha < 1
    against = {pair.coders: pair.same for pair in outcome.pairs}
    assert against[("سلمى", MACHINE)] == 1 and against[("يوسف", MACHINE)] == pytest.approx(1 - 1 / len(told))


def test_spans_agree_in_part() -> None:
    row: Json = values({
        "type": "ASSAULT", "mode": "", "agents": [], "patients": [], "place": None, "time": None, "counts": [], "means": "", "control": None,
        "voice": [], "stance": "actual", "ground": "news",
    })  # fmt: skip
    one = {**row, "agents": [{"text": "قوات الوفاق", "start": 0, "end": 11, "actor": "LBY.GNA.FORCES"}]}
    other = {**row, "agents": [{"text": "قوات", "start": 0, "end": 4, "actor": "LBY.GNA.FORCES"}]}
    agents = field(measured([{"a": one, "b": other}, {"a": row, "b": row}]), "agents")
    (pair,) = agents.pairs
    assert agents.alpha == 1 and pair.same == 1, "they mean the same"
    assert pair.spans == pytest.approx((2 * 4 / 15 + 1) / 2)


def test_gold_is_what_was_reviewed_completely_and_scores_full_against_itself(library: Library, tmp_path: Path, coder: riwaya.Coder) -> None:
    a, c = stored(library, "a", "ASSAULT"), stored(library, "c", "CONTROL")
    for one in list(reports(library)):
        if one.article.name == "a":
            decide(library, one.report.id, "correct", "سلمى", fields={"stance": "denied"})
    decide(library, c.report.id, "reject", "سلمى")
    add(library, c.article.id, "سلمى", {"trigger": span(library, c.report.id, "اختفت"), "type": "COERCE", "mode": "seize"})
    found = {one.head.name: one for one in yardsticks(library)}
    assert sorted(found) == ["a", "c"] and found["a"].complete
    for one in list(reports(library)):
        if one.article.name == "c" and not shown_to(library, one.report.id, "سلمى").mine:
            decide(library, one.report.id, "accept", "سلمى")
    names = write_gold(library, tmp_path / "gold")
    assert sorted(names) == sorted(f"{one.article.id}.txt" for one in (a, c))
    gold = read_gold(tmp_path / "gold")
    assert {article.article: article.text for article in gold} == {f"{one.head.id}.txt": one.text for one in found.values()}
    whole = score([compare(article, article.reports) for article in gold])
    assert all(figure.f1 == 1 for figure in whole.figures.values() if figure.gold)
    assert all(share == 1 for share in whole.over_matched.values())
    triggers = [(article.text or "", r["trigger"]) for article in gold for r in article.reports]
    assert all(text[trigger["start"] : trigger["end"]] == trigger["text"] for text, trigger in triggers)
    assert {r["stance"] for article in gold if article.article.startswith(a.article.id) for r in article.reports} == {"denied"}


def test_the_program_is_scored_against_the_review(library: Library) -> None:
    c = stored(library, "c", "CONTROL")
    told = [one.report.id for one in reports(library)]
    for id in told:
        decide(library, id, "accept", "سلمى")
    decide(library, c.report.id, "reject", "سلمى")
    add(library, c.article.id, "سلمى", {"trigger": span(library, c.report.id, "اختفت"), "type": "COERCE", "mode": "seize"})
    compared = [compare(Gold(one.head.name, one.gold, one.text, None), one.machine) for one in yardsticks(library)]
    detection = score(compared).figures["detection"]
    assert (detection.hits, detection.system, detection.gold) == (len(told) - 1, len(told), len(told))
