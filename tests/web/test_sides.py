"""Accounts side by side, bars over time, lanes of claims: what a page draws is what is told."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya.events.control import control_of
from riwaya.events.view import EventView, event_view
from riwaya.store import Filter, Library, events
from riwaya.web.chart import HEIGHT, MOST, bars
from riwaya.web.lanes import lanes
from riwaya.web.names import Names
from riwaya.web.sides import people, rows


@pytest.fixture(scope="module")
def views(library: Library) -> list[EventView]:
    return [view for row in events(library, Filter(disputed=True)) if (view := event_view(library, row.id))]


def test_a_row_has_a_cell_for_each_account_and_counts_voices(library: Library, views: list[EventView]) -> None:
    for view in views:
        voices = sum(len(account.voices) for account in view.accounts)
        for row in rows(view, Names(library, "en")):
            assert len(row.cells) == len(view.accounts)
            assert 0 < row.agree <= row.tell <= voices
            assert any(cell.told for cell in row.cells)
            for cell in row.cells:
                assert not cell.differs or cell.told, "who is silent contradicts nobody"


def test_what_accounts_part_with_is_marked(library: Library, views: list[EventView]) -> None:
    kinds = {"happened": "denial", "who": "perpetrator", "when": "date", "where": "place"}
    marked = 0
    for view in views:
        for row in rows(view, Names(library, "en")):
            for cell, account in zip(row.cells, view.accounts, strict=True):
                if row.key in kinds:
                    assert cell.differs == (bool(cell.told) and kinds[row.key] in account.parts_with)
                    marked += cell.differs
    assert marked > 5


def test_people_are_named_as_written(library: Library, views: list[EventView]) -> None:
    for view in views:
        who = people(view, Names(library, "ar"))
        written = {person.span.text for stored in view.reports for person in (*stored.report.agents, *stored.report.patients)}
        for account in view.accounts:
            for telling in account.tellings:
                for one in telling.agents | telling.patients:
                    assert not any(letter >= "\u0600" for letter in one) or who(one).text in written


@pytest.mark.parametrize("months", [{"2019-04": 3, "2019-06": 6, "": 2}, {"1999-01": 1, "2019-12": 4}, {"2020-02": 1}, {}, {"": 4}])
def test_bars_hold_all_dated_events(months: dict[str, int]) -> None:
    asked: list[tuple[date, date]] = []

    def address(first: date, last: date) -> str:
        asked.append((first, last))
        return "x"

    drawn = bars(months, address)
    assert len(drawn) <= MOST and sum(bar.events for bar in drawn) == sum(number for month, number in months.items() if month)
    assert all(0 <= bar.y <= HEIGHT and abs(bar.y + bar.height - HEIGHT) < 0.1 for bar in drawn)
    assert [last.toordinal() + 1 for _, last in asked[:-1]] == [first.toordinal() for first, _ in asked[1:]], "no day is left out"


def test_lanes_hold_every_dated_claim_within_the_axis(library: Library) -> None:
    claims = control_of(library, "ly.sirte")
    drawn = lanes(claims, Names(library, "en"))
    held = [bar for lane in drawn.lanes for bar in lane.bars]
    assert {bar.claim.id for bar in held} == {claim.id for claim in claims if claim.low or claim.high}
    for lane in drawn.lanes:
        for bar in lane.bars:
            assert bar.x >= 0 and bar.x + bar.width <= 100.01 and bar.y < lane.height
            others = [other for other in lane.bars if other is not bar and other.y == bar.y]
            assert all(other.x + other.width <= bar.x or bar.x + bar.width <= other.x for other in others), "no two bars cover each other"
    assert lanes((), Names(library, "en")).lanes == ()
