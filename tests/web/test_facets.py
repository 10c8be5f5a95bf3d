"""The index of bits says the same as the database, whatever is asked."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.events.outlets import outlets_of
from riwaya.store import NARRATOR, Filter, Library, count_events, events, reports
from riwaya.store.filters import LISTS
from riwaya.store.search import rows_found, search
from riwaya.store.tallies import articles_by_outlet
from riwaya.web.facets import SORTS, among_rows, counts, facets, select, with_value
from riwaya.web.index import NOWHERE, Index, build
from riwaya.web.printed import printed
from riwaya.web.site import FACETS


@pytest.fixture(scope="module")
def index(library: Library) -> Index:
    return build(library)


def some(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


DAYS = st.one_of(st.none(), st.dates(date(2011, 1, 1), date(2021, 1, 1)))
FILTERS = st.builds(
    Filter,
    types=some(["ASSAULT", "CONTROL", "ACCUSE", "REQUEST"]),
    modes=some(["capture", "aerial", "targeted"]),
    actors=some(["LBY.LNA", "LBY.GNA", "INT.ISIS", "nobody"]),
    places=some(["LBY", "ly.tripoli", "ly.benghazi", "ly.sirte", "nowhere"]),
    since=DAYS,
    until=DAYS,
    voices=some([NARRATOR, "LBY.LNA", "LBY.CIVILIANS"]),
    outlets=some(["وكالة الساحل (مثال)", "شبكة الضفة (مثال)"]),
    stances=some(["actual", "denied", "planned"]),
    grounds=some(["news", "background"]),
    disputed=st.booleans(),
)


@given(filter=FILTERS)
@settings(max_examples=300, deadline=None)
def test_what_passes_is_what_the_database_says(library: Library, index: Index, filter: Filter) -> None:
    chosen = select(index, filter)
    assert chosen.events == count_events(library, filter)
    assert chosen.ids(limit=10_000) == [row.id for row in events(library, filter)]


@pytest.mark.parametrize("name", ("type", "actor"))
def test_a_facet_tells_how_many_values_it_does_not_show(index: Index, name: str) -> None:
    values = list(counts(index, Filter(), name))
    for chosen in ((), (values[-1],)):
        (facet,) = facets(index, replace(Filter(), **{LISTS[name]: chosen}), (name,), shown=2)
        assert facet.more == len(values) - len(facet.choices) > 0 and len(facet.choices) == 2 + len(chosen)


def test_a_row_that_counts_no_more_selects_no_report(index: Index) -> None:
    gone = replace(index, at_row=array("I", [*index.at_row[:1], NOWHERE, *index.at_row[2:]]))
    assert among_rows(index, [0]) == among_rows(gone, [1]) == 0
    held = [row for row, at in enumerate(index.at_row) if at != NOWHERE]
    assert among_rows(index, held) == index.reports


@given(filter=FILTERS)
@settings(max_examples=60, deadline=None)
def test_a_facet_counts_what_choosing_it_leaves(library: Library, index: Index, filter: Filter) -> None:
    for facet in facets(index, filter, FACETS, shown=3):
        bare = filter
        for choice in facet.choices:
            bare = with_value(bare, facet.name, choice.value, chosen=False)
        for choice in facet.choices:
            alone = with_value(bare, facet.name, choice.value, chosen=True)
            if facet.name not in ("year", "disputed") or not (filter.since or filter.until or filter.disputed):
                assert choice.events == count_events(library, alone), (facet.name, choice)


SEARCHES = [("قوات", Filter()), ("سرت", Filter(stances=("actual",), outlets=("وكالة الساحل (مثال)",))), ("zzz", Filter())]


@pytest.mark.parametrize(("query", "chosen"), SEARCHES)
def test_facets_of_a_search_count_the_events_that_choosing_leaves(library: Library, index: Index, query: str, chosen: Filter) -> None:
    among = among_rows(index, rows_found(library, query))
    names = ("type", "actor", "place", "voice", "outlet", "stance", "ground")
    found = facets(index, chosen, names, shown=4, among=among)
    assert any(facet.choices for facet in found) == (query != "zzz")
    for facet in found:
        bare = replace(chosen, **{LISTS[facet.name]: ()})
        for choice in facet.choices:
            alone = with_value(bare, facet.name, choice.value, chosen=True)
            assert choice.events == search(library, query, alone).events, (facet.name, choice)


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_has_all_events_once_and_parts_fit_together(index: Index, sort: str) -> None:
    chosen = select(index, Filter(types=("ASSAULT",)))
    whole = chosen.ids(limit=10_000, sort=sort)
    assert len(whole) == len(set(whole)) == chosen.events
    assert [id for offset in range(0, len(whole), 7) for id in chosen.ids(limit=7, offset=offset, sort=sort)] == whole


def test_months_add_up(index: Index) -> None:
    chosen = select(index, Filter(disputed=True))
    assert sum(chosen.months().values()) == chosen.events


def test_counts_of_all_values_agree_with_the_facet(index: Index) -> None:
    filter = Filter(places=("LBY",))
    (facet,) = facets(index, filter, ("actor",), shown=1000)
    assert {choice.value: choice.events for choice in facet.choices} == counts(index, filter, "actor")


def test_outlets_of_a_filter_are_counted_as_the_database_counts(library: Library, index: Index) -> None:
    whole = {row.outlet: row for row in printed(index, Filter(), articles_by_outlet(library))}
    profiles = {profile.outlet: profile for profile in outlets_of(library) if profile.reports}
    assert whole.keys() == profiles.keys()
    for outlet, row in whole.items():
        assert all(getattr(row, name) == getattr(profiles[outlet], name) for name in ("articles", "reports", "unattributed", "events", "alone"))
    filter = Filter(types=("ASSAULT",), places=("LBY",))
    for row in printed(index, filter, {}):
        if row.outlet:
            mine = replace(filter, outlets=(row.outlet,))
            assert row.events == count_events(library, mine) and row.reports == len(list(reports(library, mine)))
