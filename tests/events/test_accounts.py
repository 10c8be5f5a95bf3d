"""Who agrees stands together, and no report is lost or doubled."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from test_contradictions import LABELS, REPORTS, named, voices
from told import told

from riwaya.events.accounts import Account, accounts
from riwaya.events.contradictions import conflicts
from riwaya.store import StoredReport


def told_by(found: Sequence[Account]) -> list[tuple[str, ...]]:
    return [account.voices for account in found]


def test_voices_that_agree_are_one_account_and_the_largest_stands_first() -> None:
    found = accounts(
        voices(
            told("hold", by="LBY.GNA", voice="LBY.GNA"),
            told("capture", by="LBY.LNA", voice="LBY.LNA"),
            told("capture", by="LBY.LNA", voice="LBY.HOR"),
        )
    )
    assert told_by(found) == [("LBY.LNA", "LBY.HOR"), ("LBY.GNA",)]
    assert [account.parts_with for account in found] == [frozenset({"outcome"})] * 2


def test_who_adds_something_agrees() -> None:
    """One tells who, the other when: no contradiction, one account."""
    found = accounts(voices(told("capture", by="LBY.LNA", voice="LBY.LNA"), told("capture", voice="LBY.HOR", on="2020-01-06")))
    assert told_by(found) == [("LBY.LNA", "LBY.HOR")] and found[0].parts_with == frozenset()


def test_another_name_is_no_other_account() -> None:
    (account,) = accounts(voices(named("الجيش الوطني", "منبر أول"), named("مليشيات حفتر", "منبر ثان")))
    assert len(account.voices) == 2 and LABELS


def test_a_denial_is_an_account_of_its_own() -> None:
    found = accounts(
        voices(
            told("capture", by="LBY.LNA", outlet="منبر أول"),
            told("capture", by="LBY.LNA", outlet="منبر ثان"),
            told("capture", by="LBY.LNA", voice="LBY.GNA", stance="denied"),
        )
    )
    assert told_by(found)[1] == ("LBY.GNA",) and found[1].parts_with == frozenset({"denial"})


def test_outlets_of_an_account_are_all_in_which_it_stood() -> None:
    copy = told("capture", by="LBY.LNA", outlet="منبر ثان", story="first", first_outlet="منبر أول")
    (account,) = accounts(voices(told("capture", by="LBY.LNA", outlet="منبر أول", story="first"), copy))
    assert (account.voices, account.outlets) == (("outlet:منبر أول",), ("منبر أول", "منبر ثان"))


@given(st.lists(REPORTS, min_size=1, max_size=8))
def test_accounts_part_the_reports(reports: Sequence[StoredReport]) -> None:
    found = accounts(voices(*reports))
    assert sorted(stored.report.id for account in found for stored in account.reports) == sorted(stored.report.id for stored in reports)
    heard = [voice for account in found for voice in account.voices]
    assert len(heard) == len(set(heard))
    for account in found:
        assert not any(conflicts(one, other) - {"name"} for one in account.tellings for other in account.tellings if one is not other)
        others = [telling for other in found if other is not account for telling in other.tellings]
        assert account.parts_with == {kind for one in account.tellings for other in others for kind in conflicts(one, other)}
    sizes = [len(account.voices) for account in found]
    assert sizes == sorted(sizes, reverse=True)
