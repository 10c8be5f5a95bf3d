"""Numbers of an event: whose figure the lowest, the best and the highest are. Never an average, never a sum."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from test_contradictions import REPORTS, toll
from told import number, person, told

from riwaya.events.figures import Figure, figures
from riwaya.store import StoredReport


def killed(*reports: StoredReport) -> Figure:
    (figure,) = figures(reports)
    return figure


def bounds(figure: Figure) -> tuple[int | None, int | None, int | None]:
    return figure.low, figure.best, figure.high


def test_the_best_is_what_most_voices_tell() -> None:
    figure = killed(toll(number(7), "INT.WHO"), toll(number(9), "LBY.MOH"), toll(number(9), "INT.UNSMIL"), toll(number(20), "LBY.GNA"))
    assert bounds(figure) == (7, 9, 20)
    assert [(claim.voice, claim.best, claim.current) for claim in figure.claims][-1] == ("LBY.GNA", 20, True)


def test_of_two_that_as_many_tell_the_latest_is_the_best() -> None:
    assert bounds(killed(toll(number(9), "INT.WHO", published="2019-07-05"), toll(number(7), "LBY.MOH", published="2019-07-04"))) == (7, 9, 9)


def test_it_is_never_an_average() -> None:
    figure = killed(toll(number(10), "INT.WHO"), toll(number(20), "LBY.MOH"))
    assert figure.best in (10, 20)


def test_a_follow_up_of_the_same_voice_takes_the_place_of_the_first() -> None:
    figure = killed(toll(number(44), "INT.WHO", published="2019-07-04"), toll(number(53), "INT.WHO", published="2019-07-05"))
    assert bounds(figure) == (53, 53, 53)
    assert [(claim.best, claim.current) for claim in figure.claims] == [(44, False), (53, True)]


def test_a_lower_follow_up_counts_as_well() -> None:
    """A voice that corrects itself downwards is believed, too."""
    assert bounds(killed(toll(number(53), "INT.WHO", published="2019-07-04"), toll(number(44), "INT.WHO", published="2019-07-05"))) == (
        44,
        44,
        44,
    )


def test_what_the_article_calls_an_earlier_toll_counts_only_alone() -> None:
    """وكانت الحصيلة الأولى تفيد بمقتل تسعة / وأشارت حصيلة سابقة إلى مقتل تسعة."""
    for words in ("الحصيلة الأولى", "حصيلة سابقة"):
        assert bounds(killed(toll(number(15), "LBY.MOH"), toll(number(9), words))) == (15, 15, 15)
        assert bounds(killed(toll(number(9), words))) == (9, 9, 9)


def test_of_one_day_the_largest_of_a_voice_counts() -> None:
    assert bounds(killed(toll(number(3), "INT.WHO"), toll(number(12), "INT.WHO"))) == (12, 12, 12)


def test_copies_are_one_voice() -> None:
    """Three papers print one wire text with 7; two tell 9 themselves."""
    wire = [told("aerial", type="ASSAULT", counts=(number(7),), outlet=f"منبر {n}", story="wire", first_outlet="وكالة") for n in range(3)]
    own = [told("aerial", type="ASSAULT", counts=(number(9),), outlet=outlet) for outlet in ("أ", "ب")]
    figure = killed(*wire, *own)
    assert bounds(figure) == (7, 9, 9) and len({claim.voice for claim in figure.claims}) == 3


def test_bounds_that_the_text_gives_are_kept() -> None:
    assert bounds(killed(toll(number(None, low=20, high=99), "INT.WHO"))) == (20, None, 99)
    assert bounds(killed(toll(number(44, low=44), "INT.WHO"))) == (44, 44, 44)


def test_what_is_denied_or_to_come_gives_no_number() -> None:
    for stance in ("denied", "negated", "planned", "demanded", "threatened"):
        assert figures([told("aerial", type="ASSAULT", stance=stance, counts=(number(7),))]) == ()


def test_children_and_one_side_are_no_toll_of_all() -> None:
    whole, children = toll(number(53), "INT.WHO"), toll(number(6, who="أطفال"), "LBY.MOH")
    side = toll(number(11), "LBY.LNA", patient="LBY.LNA", patient_role="MIL")
    figure = killed(whole, children, side)
    assert bounds(figure) == (53, 53, 53)
    assert [claim.whose for claim in figure.claims] == ["", "اطفال", "LBY.LNA"]


def test_more_of_one_side_raises_the_highest() -> None:
    assert bounds(killed(toll(number(18), "LBY.MOH"), toll(number(30), "LBY.GNA", patient="LBY.LNA", patient_role="MIL"))) == (18, 18, 30)


def test_where_nobody_counts_all_the_sides_are_the_figure() -> None:
    own = toll(number(3), "LBY.GNA", patient="LBY.GNA", patient_role="MIL")
    foe = toll(number(20), "LBY.GNA", patient="LBY.LNA", patient_role="MIL")
    assert bounds(killed(own, foe)) == (3, 20, 20)
    assert all(claim.current for claim in killed(own, foe).claims), "who counts the foe takes nothing back of his own dead"


def test_killed_and_wounded_are_two_figures() -> None:
    both = told("aerial", type="ASSAULT", counts=(number(4), number(9, what="wounded")), patients=(person("LBY.CIVILIANS", "CVL"),))
    assert [(figure.what, figure.best) for figure in figures([both])] == [("killed", 4), ("wounded", 9)]


@given(st.lists(REPORTS, max_size=8))
def test_a_figure_is_somebodys_and_its_bounds_are_in_order(reports: Sequence[StoredReport]) -> None:
    for figure in figures(reports):
        known = [bound for bound in bounds(figure) if bound is not None]
        assert known == sorted(known)
        current = [claim for claim in figure.claims if claim.current]
        assert current and len({(claim.voice, claim.whose) for claim in current}) == len(current), "a voice has one figure that holds"
        told_of = {value for claim in current for value in (claim.low, claim.best, claim.high)}
        assert set(bounds(figure)) <= told_of | {None}, "nobody's figure"
        assert figure.best is None or figure.best in {claim.best for claim in current}
    assert sum(len(figure.claims) for figure in figures(reports)) <= sum(len(stored.report.counts) for stored in reports)


@given(st.lists(REPORTS, max_size=6), st.randoms())
def test_the_order_of_adding_does_not_matter(reports: list[StoredReport], chance: object) -> None:
    mixed = list(reports)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert {f.what: bounds(f) for f in figures(mixed)} == {f.what: bounds(f) for f in figures(reports)}
