"""Profiles count reports by who tells them; differences compare an outlet's numbers with those of others for one event."""

from __future__ import annotations

from riwaya.events.outlets import differences, profiles
from riwaya.store.tallies import Shared, Tally, Told


def told(outlet: str, best: int, *, event: str = "e1", published: str = "2020-01-07", what: str = "killed", high: int | None = None) -> Told:
    """A number of victims."""
    return Told(event, "غارة", what, outlet, published, f"{outlet}{best}", None, best, high)


def test_a_profile_says_how_much_is_told_without_a_source_and_who_is_quoted() -> None:
    rows = [Tally("أ", "ASSAULT", "actual", "", 3), Tally("أ", "CONTROL", "denied", "LBY.LNA", 1), Tally("أ", "ASSAULT", "actual", "LBY.LNA", 2)]
    rows += [Tally("أ", "ASSAULT", "actual", "سكان", 2), Tally("ب", "ASSAULT", "actual", "", 1)]
    one, other = profiles({"أ": 2, "ب": 1}, rows, {"أ": Shared(4, 1)})
    assert (one.outlet, one.articles, one.reports, one.unattributed, one.events, one.alone) == ("أ", 2, 8, 0.375, 4, 0.25)
    assert [(share.value, share.reports, share.share) for share in one.voices] == [("LBY.LNA", 3, 0.6), ("سكان", 2, 0.4)]
    assert [(share.value, share.reports) for share in one.types] == [("ASSAULT", 7), ("CONTROL", 1)]
    assert [(share.value, share.share) for share in one.stances] == [("actual", 0.875), ("denied", 0.125)]
    assert (other.unattributed, other.voices, other.events, other.alone) == (1.0, (), 0, 0.0)


def test_an_outlet_without_reports_has_a_profile() -> None:
    (profile,) = profiles({"أ": 1}, [], {})
    assert (profile.reports, profile.unattributed, profile.types) == (0, 0.0, ())


def test_numbers_are_compared_with_the_range_of_the_others() -> None:
    (found,) = differences([told("أ", 44), told("ب", 53), told("ج", 60)], "أ")
    assert (found.low, found.high, found.others_low, found.others_high, found.others) == (44, 44, 53, 60, ("ب", "ج"))


def test_the_last_number_of_each_outlet_counts() -> None:
    numbers = [told("أ", 44), told("أ", 53, published="2020-01-08"), told("ب", 53)]
    assert differences(numbers, "أ") == ()


def test_equal_numbers_and_events_that_nobody_else_counts_are_left_out() -> None:
    numbers = [told("أ", 4), told("ب", 4), told("أ", 5, event="e2"), told("ب", 9, event="e3"), told("ج", 8, event="e3")]
    assert differences(numbers, "أ") == ()


def test_killed_and_wounded_are_not_mixed_and_the_widest_difference_comes_first() -> None:
    numbers = [told("أ", 1), told("ب", 2), told("أ", 10, what="wounded"), told("ب", 90, what="wounded")]
    assert [(d.what, d.low, d.others_low) for d in differences(numbers, "أ")] == [("wounded", 10, 90), ("killed", 1, 2)]


def test_bounds_count_as_well() -> None:
    (found,) = differences([told("أ", 10, high=20), told("ب", 10)], "أ")
    assert (found.low, found.high) == (10, 20)
