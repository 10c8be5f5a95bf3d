"""Claims about a place: what is one claim, what contradicts what, when a claim is stale, and what each voice last said."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from told import day, hold, told

import riwaya
from libraries import Told, library_of
from riwaya.events.claims import Claim
from riwaya.events.control import STALE, contradict, snapshot, timeline
from riwaya.store import Filter, StoredReport, reports
from riwaya.store.holds import holds

VAGUE = frozenset({"LBY.MIL", "LBY.CIVILIANS"})


def claims(*reports: StoredReport, until: str = "") -> tuple[Claim, ...]:
    """The timeline of Sirte."""
    return timeline(filter(None, map(hold, reports)), "ly.sirte", vague=VAGUE, until=day(until) if until else None)


def disputed(*reports: StoredReport) -> bool:
    """Whether any two of the claims contradict each other; marks are always mutual."""
    found = claims(*reports)
    for one, other in combinations(found, 2):
        assert contradict(one, other, VAGUE) == contradict(other, one, VAGUE) == (other.id in one.disputed) == (one.id in other.disputed)
    return any(claim.disputed for claim in found)


def test_a_claim_says_who_took_what_from_whom_since_when_and_by_whose_word() -> None:
    (claim,) = claims(told("capture", by="LBY.LNA", losers="LBY.GNA", voice="LBY.LNA", on="2020-01-06", extent="full"))
    assert (claim.state, claim.extent, claim.denied, claim.part) == ("taken", "full", False, False)
    assert ([p.actor for p in claim.by], [p.actor for p in claim.losers]) == (["LBY.LNA"], ["LBY.GNA"])
    assert (claim.low, claim.high, claim.precision, claim.inferred) == (day("2020-01-06"), day("2020-01-06"), "day", False)
    assert claim.teller == "LBY.LNA"
    assert claim.evidence[0].quote.startswith("جملة")


def test_a_loser_is_no_holder() -> None:
    (claim,) = claims(told("lose", losers="INT.ISIS", by="LBY.LNA"))
    assert (claim.state, [p.actor for p in claim.losers], [p.actor for p in claim.by]) == ("lost", ["INT.ISIS"], ["LBY.LNA"])


@pytest.mark.parametrize("stance", ["planned", "demanded", "threatened", "possible"])
def test_intentions_are_no_claims(stance: str) -> None:
    assert claims(told("capture", by="LBY.LNA", stance=stance)) == ()


def test_habits_are_no_claims() -> None:
    assert claims(told("capture", by="LBY.LNA", ground="generic")) == ()


def test_sieges_are_claims_and_other_restrictions_are_not() -> None:
    (claim,) = claims(told("restrict", by="LBY.LNA", type="COERCE", frame="coerce-besiege"))
    assert claim.state == "besieged"
    assert claims(told("restrict", by="LBY.LNA", type="COERCE", frame="coerce-close")) == ()


def test_a_withdrawal_is_a_loss_only_where_the_report_says_so() -> None:
    """The place of a movement may be where it goes to."""
    assert claims(told("withdraw", by="LBY.GNA", type="RETREAT", frame="retreat-withdraw")) == ()
    (claim,) = claims(told("withdraw", by="LBY.GNA", losers="LBY.GNA", type="RETREAT", frame="retreat-withdraw"))
    assert (claim.state, claim.by, [p.actor for p in claim.losers]) == ("lost", (), ["LBY.GNA"])


def test_a_part_stays_a_part() -> None:
    found = claims(told("capture", by="LBY.LNA", place="ly.sirte.gardabiya"), told("capture", by="LBY.LNA"))
    assert sorted((claim.place, claim.part) for claim in found) == [("ly.sirte", False), ("ly.sirte.gardabiya", True)]


def test_what_a_voice_repeats_is_one_claim_with_its_most_exact_day() -> None:
    (claim,) = claims(
        told("capture", by="LBY.LNA", voice="LBY.LNA", published="2020-01-07"),
        told("capture", by="LBY.LNA", voice="LBY.LNA", published="2020-01-08", on="2020-01-06"),
    )
    assert (claim.low, claim.inferred, len(claim.evidence)) == (day("2020-01-06"), False, 2)


def test_all_of_it_and_part_of_it_are_two_claims() -> None:
    both = [told("capture", by="LBY.LNA", voice="LBY.LNA", extent=extent) for extent in ("full", "partial")]
    assert len(claims(*both)) == 2


def test_residents_of_two_outlets_are_two_voices() -> None:
    named = [told("capture", by="LBY.LNA", voice="LBY.LNA", outlet=outlet) for outlet in ("أ", "ب")]
    residents = [told("capture", by="LBY.LNA", voice="LBY.CIVILIANS", outlet=outlet) for outlet in ("أ", "ب")]
    sources = [told("capture", by="LBY.LNA", voice="مصدر", outlet=outlet) for outlet in ("أ", "ب")]
    assert [len(claims(*reports)) for reports in (named, residents, sources)] == [1, 2, 2]


def test_another_holder_at_the_same_time_is_a_dispute() -> None:
    one = told("capture", by="LBY.LNA", voice="LBY.LNA", on="2020-01-06")
    assert disputed(one, told("hold", by="LBY.GNA", voice="LBY.GNA", on="2020-01-06"))
    assert not disputed(one, told("capture", by="LBY.GNA", voice="LBY.GNA", on="2020-02-06", published="2020-02-07"))
    assert not disputed(one, told("hold", by="LBY.GNA", voice="LBY.LNA", on="2020-01-06")), "one voice does not contradict itself"


@pytest.mark.parametrize("other", ["LBY.MIL", "LBY.LNA.NAVY", "قوات مجهولة", ""])
def test_who_may_be_the_same_contradicts_nobody(other: str) -> None:
    assert not disputed(told("capture", by="LBY.LNA", voice="LBY.LNA"), told("capture", by=other, voice="LBY.GNA"))


def test_captures_within_a_long_span_can_both_be_true() -> None:
    year = told("capture", by="LBY.LNA", on="2020-01-01", until="2020-12-31")
    assert not disputed(year, told("capture", by="LBY.GNA", voice="LBY.GNA", on="2020-01-06"))
    held = told("hold", by="LBY.LNA", on="2020-01-01", until="2020-12-31")
    assert disputed(held, told("capture", by="LBY.GNA", voice="LBY.GNA", on="2020-01-06"))


def test_a_denial_disputes_the_claim_and_is_shown_as_one() -> None:
    claim = told("capture", by="LBY.LNA", voice="LBY.LNA")
    denial = told("capture", by="LBY.LNA", voice="LBY.GNA", stance="denied")
    assert disputed(claim, denial)
    assert [c.denied for c in claims(claim, denial) if c.teller == "LBY.GNA"] == [True]
    assert not disputed(claim, told("capture", by="INT.ISIS", voice="LBY.GNA", stance="denied")), "another's capture is denied"


def test_who_denies_the_fall_of_his_town_agrees_that_he_holds_it() -> None:
    denial = told("capture", voice="LBY.LNA", stance="denied")
    assert not disputed(denial, told("hold", by="LBY.LNA"))
    assert disputed(denial, told("capture", by="LBY.GNA"))


def test_what_is_taken_is_not_fought_for() -> None:
    assert disputed(told("capture", by="LBY.LNA", voice="LBY.LNA"), told("contest", by="LBY.GNA", voice="LBY.GNA"))


def test_who_lost_it_does_not_hold_it() -> None:
    lost = told("lose", losers="LBY.GNA", voice="LBY.LNA")
    assert disputed(lost, told("hold", by="LBY.GNA", voice="LBY.GNA"))
    assert not disputed(lost, told("hold", by="LBY.LNA", voice="LBY.GNA"))


def test_a_part_disputes_the_whole_only_where_all_of_it_is_claimed() -> None:
    part = told("hold", by="LBY.GNA", voice="LBY.GNA", place="ly.sirte.gardabiya")
    assert disputed(told("capture", by="LBY.LNA", extent="full"), part)
    assert not disputed(told("capture", by="LBY.LNA"), part)
    assert not disputed(told("capture", by="LBY.LNA", extent="full"), told("hold", by="LBY.LNA", voice="LBY.GNA", place="ly.sirte.gardabiya"))


def test_a_claim_is_stale_after_ninety_days_without_a_repetition() -> None:
    first = told("hold", by="INT.ISIS", published="2015-05-30")
    (claim, _) = claims(first, told("capture", by="LBY.GNA", published="2016-12-06"))
    assert claim.stale == day("2015-05-30") + STALE
    assert claims(first)[0].stale is None, "nothing follows, and no day is asked for"
    assert claims(first, until="2015-08-28")[0].stale is None
    assert claims(first, until="2015-08-29")[0].stale == day("2015-05-30") + STALE


def test_a_repetition_by_any_voice_keeps_a_claim_alive_and_a_recollection_does_not() -> None:
    first = told("hold", by="INT.ISIS", published="2015-05-30")
    again = day("2015-05-30") + timedelta(days=80)
    asked = (again + timedelta(days=80)).isoformat()
    repeated = told("hold", by="INT.ISIS", voice="LBY.CIVILIANS", published=again.isoformat())
    recalled = told("hold", by="INT.ISIS", voice="LBY.CIVILIANS", published=again.isoformat(), on="2015-05-30", ground="background")
    denied = told("hold", by="INT.ISIS", voice="LBY.CIVILIANS", published=again.isoformat(), stance="denied")
    stale = [next(c for c in claims(first, other, until=asked) if not c.voice).stale for other in (repeated, recalled, denied)]
    assert stale == [None, day("2015-05-30") + STALE, day("2015-05-30") + STALE]


def test_a_snapshot_gives_of_each_voice_its_last_word_up_to_the_day() -> None:
    reports = (
        told("capture", by="INT.ISIS", voice="LBY.CIVILIANS", on="2015-05-28", published="2015-05-30"),
        told("capture", by="LBY.GNA", voice="LBY.GNA", on="2016-12-05", published="2016-12-06"),
        told("hold", by="LBY.GNA", voice="LBY.GNA", on="2020-01-07", published="2020-01-08"),
        told("capture", by="LBY.LNA", voice="LBY.LNA", on="2020-01-06", published="2020-01-07"),
    )
    last = snapshot(claims(*reports, until="2020-01-10"))
    assert [(c.teller.partition("@")[0], c.state, c.by[0].actor) for c in last] == [
        ("LBY.CIVILIANS", "taken", "INT.ISIS"), ("LBY.GNA", "held", "LBY.GNA"), ("LBY.LNA", "taken", "LBY.LNA"),
    ]  # fmt: skip
    assert {c.teller for c in snapshot(claims(*reports, until="2020-01-07"))} == {"LBY.CIVILIANS@صحيفة المثال", "LBY.GNA", "LBY.LNA"}
    assert [c.state for c in snapshot(claims(*reports, until="2020-01-07")) if c.teller == "LBY.GNA"] == ["taken"]


def test_a_later_recollection_does_not_replace_the_news() -> None:
    news = told("capture", by="LBY.LNA", on="2020-01-06", published="2020-01-07")
    recalled = told("capture", by="LBY.GNA", on="2016-12-05", published="2020-03-01", ground="background")
    (last,) = snapshot(claims(news, recalled, until="2020-03-02"))
    assert last.by[0].actor == "LBY.LNA"


def test_order_does_not_matter() -> None:
    reports = [told("capture", by="LBY.LNA", on=f"2020-01-0{n}", voice=voice) for n in (5, 6, 7) for voice in ("LBY.LNA", "")]
    assert claims(*reports) == claims(*reversed(reports))


def test_a_word_on_one_place_does_not_replace_that_on_another() -> None:
    base = told("capture", by="LBY.LNA", voice="LBY.LNA", on="2020-01-01", place="ly.sirte.gardabiya")
    town = told("capture", by="LBY.LNA", voice="LBY.LNA", on="2020-01-06")
    assert [claim.place for claim in snapshot(claims(base, town))] == ["ly.sirte", "ly.sirte.gardabiya"]


NEWS: list[Told] = [
    ("one", "مرصد", date(2019, 4, 5), "أعلن الجيش الوطني الليبي الخميس سيطرته على مدينة غريان. ونفت حكومة الوفاق سقوط غريان في يد الجيش."),
    ("two", "", date(2019, 4, 9), "انسحبت قوات حكومة الوفاق من غريان أمس. وقتل خمسة جنود في اشتباكات قرب مطار طرابلس."),
    ("three", "وكالة", None, "يحاصر الجيش الوطني الليبي مدينة درنة منذ عام. وقال سكان إن قوات حكومة الوفاق تسيطر على وسط سرت."),
]


def test_a_library_gives_of_each_report_what_claims_need(coder: riwaya.Coder, tmp_path: Path) -> None:
    library = library_of(coder, tmp_path, NEWS)
    found = holds(library, Filter())
    assert found == [made for stored in reports(library) if (made := hold(stored))]
    assert {made.type for made in found} == {"CONTROL", "COERCE"}
