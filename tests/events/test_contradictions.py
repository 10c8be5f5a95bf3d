"""Where voices part, and where they only seem to: each kind of contradiction with what is one and what is none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import number, path, person, told

from riwaya.events.clashes import KINDS
from riwaya.events.contradictions import Contradiction, conflicts, contradictions, of_reports
from riwaya.events.tellings import Telling, tellings
from riwaya.model import Count, Reason
from riwaya.store import StoredReport

LABELS = {("LBY.LNA", "الجيش الوطني"): "self", ("LBY.LNA", "مليشيات حفتر"): "pejorative", ("LBY.LNA", "قوات حفتر"): "neutral"}
ONE, TWO = "منبر أول", "منبر ثان"
STRIKE = {"type": "ASSAULT", "frame": "strike"}


def voices(*reports: StoredReport) -> list[Telling]:
    """What each voice tells."""
    return tellings(reports, path, LABELS)


def found(*reports: StoredReport) -> dict[str, Contradiction]:
    """The contradictions by kind; none may be found that has one side only."""
    all_found = contradictions(voices(*reports))
    assert all(len(contradiction.sides) > 1 for contradiction in all_found)
    return {contradiction.kind: contradiction for contradiction in all_found}


def sides(contradiction: Contradiction) -> dict[str, tuple[str, ...]]:
    return {side.value: side.voices for side in contradiction.sides}


def test_two_holders_of_one_place_are_two_outcomes() -> None:
    """سيطر الجيش على سرت، وقال الناطق إن قوة حمايتها ما زالت تسيطر عليها."""
    clash = found(told("capture", by="LBY.LNA", outlet=ONE), told("hold", by="LBY.SIRTE_PROTECTION", voice="LBY.SIRTE_PROTECTION"))["outcome"]
    assert sides(clash) == {"LBY.LNA": (f"outlet:{ONE}",), "LBY.SIRTE_PROTECTION": ("LBY.SIRTE_PROTECTION",)}


def test_who_takes_all_and_who_takes_a_part_are_two_outcomes() -> None:
    clash = found(told("capture", by="LBY.LNA", extent="full"), told("capture", by="LBY.LNA", extent="partial", voice="LBY.HOR"))["outcome"]
    assert set(sides(clash)) == {"LBY.LNA full", "LBY.LNA partial"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"by": "LBY.LNA"}, {"by": "LBY.MIL"}, id="the military may be the army that the other names"),
        pytest.param({"by": "LBY.GNA.FORCES"}, {"by": "LBY.GNA"}, id="a government and its own forces"),
        pytest.param({"by": "LBY.LNA"}, {"by": "LBY.GNA", "place": "ly.gharyan"}, id="two places"),
        pytest.param({"by": "LBY.LNA", "on": "2020-01-06"}, {"by": "LBY.GNA", "on": "2020-01-09"}, id="two days"),
        pytest.param({"by": "LBY.LNA", "extent": "full"}, {"by": "LBY.LNA"}, id="how much is left open"),
        pytest.param({"by": "LBY.LNA"}, {"by": "مسلحون"}, id="armed men may be anybody"),
        pytest.param({"by": "LBY.EXTREMISTS"}, {"by": "INT.ISIS"}, id="extremists may be of any group"),
        pytest.param({"by": "LBY.LNA", "mode": "capture"}, {"by": "LBY.SAIQA", "mode": "capture"}, id="two who took it together"),
        pytest.param({"by": "LBY.LNA"}, {"by": "LBY.GNA", "stance": "planned"}, id="a plan is no outcome"),
    ],
)
def test_no_two_outcomes(one: dict[str, str], other: dict[str, str]) -> None:
    first, second = {"mode": "capture", **one}, {"mode": "hold", **other}
    assert "outcome" not in found(told(outlet=ONE, **first), told(outlet=TWO, **second))  # type: ignore[arg-type]


def test_who_took_it_from_whom_is_no_contradiction() -> None:
    """سيطر الجيش على سرت التي كانت تحت سيطرة قوة حمايتها، وذكر آخر أن القوة كانت تسيطر عليها."""
    taken, before = told("capture", by="LBY.LNA", outlet=ONE), told("hold", by="LBY.SIRTE_PROTECTION", outlet=ONE)
    assert "outcome" not in found(taken, before, told("hold", by="LBY.SIRTE_PROTECTION", outlet=TWO))
    assert "outcome" in found(taken, told("hold", by="LBY.SIRTE_PROTECTION", outlet=TWO))


def test_a_denial_answers_who_affirms() -> None:
    denial = told("capture", by="LBY.LNA", voice="LBY.GNA", stance="denied")
    clash = found(told("capture", by="LBY.LNA", outlet=ONE), denial)["denial"]
    assert sides(clash) == {"affirmed": (f"outlet:{ONE}",), "denied": ("LBY.GNA",)}
    assert clash.sides[1].reports == (denial.report.id,)


def test_who_denies_the_fall_and_holds_a_part_still_denies() -> None:
    """نفت القيادة سقوط سرت وقالت إن الجيش ما زال يسيطر على القاعدة."""
    taken = told("capture", by="LBY.GNA.FORCES", outlet=ONE)
    denied = told("capture", voice="LBY.LNA", stance="denied")
    held = told("hold", by="LBY.LNA", voice="LBY.LNA", place="ly.sirte.gardabiya")
    assert sides(found(taken, denied, held)["denial"]) == {"affirmed": (f"outlet:{ONE}",), "denied": ("LBY.LNA",)}
    assert "outcome" in found(taken, denied, held)


def test_who_denies_a_doer_does_not_deny_the_act() -> None:
    """نفى المتحدث قصف سرت، وقال إن المليشيات قصفتها."""
    raid = told("aerial", outlet=ONE, **STRIKE)
    denied = told("aerial", voice="LBY.LNA", stance="denied", **STRIKE)
    others = told("heavy-weapons", by="LBY.MILITIAS", voice="LBY.LNA", **STRIKE)
    assert "denial" in found(raid, denied)
    assert "denial" not in found(raid, denied, others)


def test_without_a_fight_contradicts_a_fight_of_the_same_place_only() -> None:
    """دخلت القوات سرت دون قتال."""
    peaceful = told("", by="LBY.LNA", voice="LBY.LNA", stance="negated", **STRIKE)
    assert "denial" in found(told("", outlet=ONE, **STRIKE), peaceful)
    assert "denial" not in found(told("", outlet=ONE, place="ly.gharyan", **STRIKE), peaceful)
    assert "denial" not in found(told("", outlet=ONE, place="", **STRIKE), peaceful), "an attack somewhere need not be this one"


def test_what_ended_did_happen() -> None:
    """توقفت الاشتباكات عند الغروب."""
    stopped = told("", voice="LBY.GNA", stance="negated", reasons=(Reason("stance", "light verb stop_itself"),), **STRIKE)
    assert not found(told("", outlet=ONE, **STRIKE), stopped)


@pytest.mark.parametrize("stance", ["planned", "demanded", "threatened", "possible"])
def test_what_is_to_come_is_not_gainsaid(stance: str) -> None:
    assert not found(told("capture", by="LBY.LNA", stance=stance), told("capture", by="LBY.LNA", voice="LBY.GNA", stance="denied"))


def test_a_denial_of_another_victim_or_day_is_none() -> None:
    killed = told("", outlet=ONE, patients=(person("LBY.LNA", "MIL"),), on="2020-01-06", **STRIKE)
    denials = (
        told("", voice="LBY.HOR", stance="denied", patients=(person("LBY.BRSC", "REB"),), on="2020-01-06", **STRIKE),
        told("", voice="LBY.HOR", stance="denied", patients=(person("LBY.LNA", "MIL"),), on="2020-01-08", **STRIKE),
    )
    assert all(not found(killed, denial) for denial in denials)


def test_another_doer_of_one_act() -> None:
    clash = found(told("aerial", by="LBY.LNA", voice="LBY.GNA", **STRIKE), told("aerial", by="TUR.MIL", voice="LBY.LNA", **STRIKE))[
        "perpetrator"
    ]
    assert sides(clash) == {"LBY.LNA": ("LBY.GNA",), "TUR.MIL": ("LBY.LNA",)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"by": "LBY.LNA"}, {"by": "LBY.MIL"}, id="the military may be the army"),
        pytest.param({"by": "TUR.MIL"}, {"by": "LBY.UNIDENTIFIED"}, id="unknown men may be anybody's"),
        pytest.param({"by": "PSE.ISR.SETTLERS"}, {"by": "INT.JEWS"}, id="two words for settlers"),
        pytest.param({"by": "LBY.LNA"}, {"by": "LBY.PARTIES"}, id="each side of a fight is one of the two"),
        pytest.param({"by": "LBY.TEBU"}, {"by": "LBY.TRIBES"}, id="tribes are no one group"),
        pytest.param({"by": "LBY.LNA"}, {"by": "INT.ISIS", "ground": "generic"}, id="who often does it did it elsewhere"),
        pytest.param({"by": "LBY.GNA"}, {"by": "LBY.GNA.FORCES"}, id="parts of one another"),
        pytest.param({"by": "LBY.LNA"}, {"by": "طائرة"}, id="a plane may be anybody's"),
        pytest.param({"by": "LBY.LNA", "losers": "LBY.GNA"}, {"by": "LBY.GNA", "losers": "LBY.LNA"}, id="a fight, told from its two ends"),
        pytest.param({"by": "LBY.LNA", "losers": "مستودع"}, {"by": "LBY.GNA", "losers": "مدرسة"}, id="two things were hit"),
        pytest.param({"by": "LBY.LNA", "type": "RETREAT"}, {"by": "LBY.GNA", "type": "RETREAT"}, id="both may have left"),
        pytest.param({"by": "LBY.LNA", "type": "MOBILIZE"}, {"by": "LBY.GNA", "type": "MOBILIZE"}, id="both may have advanced"),
    ],
)
def test_no_other_doer(one: dict[str, str], other: dict[str, str]) -> None:
    assert "perpetrator" not in found(told("", outlet=ONE, **({**STRIKE, **one})), told("", outlet=TWO, **({**STRIKE, **other})))  # type: ignore[arg-type]


def test_a_voice_that_names_both_tells_of_two() -> None:
    one, other = told("aerial", by="LBY.LNA", outlet=ONE, **STRIKE), told("aerial", by="TUR.MIL", voice="LBY.HOR", **STRIKE)
    assert "perpetrator" in found(one, other)
    assert "perpetrator" not in found(one, other, told("aerial", by="TUR.MIL", outlet=ONE, **STRIKE))


def test_the_words_for_what_was_hit_may_differ() -> None:
    """قصف المركز / غارة على مركز المهاجرين."""
    one, other = (
        told("aerial", by="LBY.LNA", losers="مركز", outlet=ONE, **STRIKE),
        told("", by="TUR.MIL", losers="المركز", voice="LBY.LNA", **STRIKE),
    )
    assert "perpetrator" in found(one, other)


def test_victims_of_one_blow_are_armed_or_not() -> None:
    soldiers = told("aerial", voice="LBY.LNA", patients=(person("LBY.BRSC", "REB"),), **STRIKE)
    families = told("aerial", voice="LBY.CIVILIANS", patients=(person("LBY.CIVILIANS", "CVL"),), **STRIKE)
    assert set(sides(found(soldiers, families)["victims"])) == {"armed", "unarmed"}


def test_in_a_fight_soldiers_and_residents_may_both_have_died() -> None:
    soldiers = told("", voice="LBY.LNA", patients=(person("LBY.BRSC", "REB"),), **STRIKE)
    families = told("", voice="LBY.CIVILIANS", patients=(person("LBY.CIVILIANS", "CVL"),), **STRIKE)
    both = told("aerial", voice="LBY.HOR", patients=(person("LBY.BRSC", "REB"), person("LBY.CIVILIANS", "CVL")), **STRIKE)
    unknown = told("aerial", voice="LBY.GNC", patients=(person("عشرة"),), **STRIKE)
    assert "victims" not in found(soldiers, families, both, unknown)


def toll(
    count: Count, voice: str, *, published: str = "2020-01-08", role: str = "", patient: str = "", patient_role: str = "CVL"
) -> StoredReport:
    """A raid with a number, told by a voice."""
    patients = (person(patient, patient_role),) if patient else ()
    return told("aerial", voice=voice, role=role, published=published, counts=(count,), patients=patients, **STRIKE)


def test_two_tolls() -> None:
    clash = found(toll(number(53), "INT.WHO"), toll(number(60, low=60), "LBY.MOH"))["number"]
    assert (clash.about, clash.whose, sides(clash)) == ("killed", "", {"53": ("INT.WHO",), "60+": ("LBY.MOH",)})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(toll(number(44, low=44), "INT.UNSMIL"), toll(number(53), "INT.WHO"), id="44 at least are not fewer than 53"),
        pytest.param(toll(number(44), "INT.UNSMIL", published="2019-07-04"), toll(number(53), "INT.WHO", published="2019-07-05"), id="it rose"),
        pytest.param(toll(number(53), "INT.WHO"), toll(number(6, who="أطفال"), "LBY.MOH"), id="children among the dead"),
        pytest.param(
            toll(number(30), "LBY.GNA", patient="LBY.LNA", patient_role="MIL"),
            toll(number(50), "LBY.LNA", patient="LBY.GNA.FORCES", patient_role="MIL"),
            id="each counts the other side",
        ),
        pytest.param(toll(number(18), "LBY.MOH"), toll(number(6), "LBY.LNA", patient="LBY.LNA", patient_role="MIL"), id="one side among all"),
        pytest.param(toll(number(53), "INT.WHO"), toll(number(130, what="wounded"), "LBY.MOH"), id="dead and wounded"),
    ],
)
def test_no_two_tolls(one: StoredReport, other: StoredReport) -> None:
    assert "number" not in found(one, other)


def test_a_party_to_the_fight_does_not_count_on() -> None:
    """A later, higher figure by the foe is no update."""
    own = toll(number(6), "LBY.GNA.FORCES", role="MIL", published="2019-06-27", patient="LBY.GNA.FORCES", patient_role="MIL")
    foe = toll(number(50), "LBY.LNA", role="MIL", published="2019-06-28", patient="LBY.GNA.FORCES", patient_role="MIL")
    clash = found(own, foe)["number"]
    assert (clash.whose, set(sides(clash))) == ("LBY.GNA.FORCES", {"6", "50"})


def test_more_of_one_side_than_of_all() -> None:
    clash = found(toll(number(18), "LBY.MOH"), toll(number(30), "LBY.GNA", patient="LBY.LNA", patient_role="MIL"))["number"]
    assert set(sides(clash)) == {"18", "30 LBY.LNA"}


def test_another_place_of_one_act() -> None:
    clash = found(told("aerial", outlet=ONE, **STRIKE), told("aerial", outlet=TWO, place="ly.gharyan", **STRIKE))["place"]
    assert set(sides(clash)) == {"ly.sirte", "ly.gharyan"}


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param((told("aerial", outlet=ONE, **STRIKE), told("aerial", outlet=TWO, place="ly.village", **STRIKE)), id="near"),
        pytest.param(
            (told("aerial", outlet=ONE, **STRIKE), told("aerial", outlet=TWO, place="ly.sirte.gardabiya", **STRIKE)), id="a part of it"
        ),
        pytest.param((told("aerial", outlet=ONE, **STRIKE), told("aerial", outlet=TWO, place="", **STRIKE)), id="no place"),
        pytest.param(
            (
                told("", outlet=ONE, **STRIKE),
                told("", outlet=ONE, place="ly.gharyan", **STRIKE),
                told("", outlet=TWO, place="ly.gharyan", **STRIKE),
            ),
            id="a series in two places",
        ),
        pytest.param(
            (told("capture", by="LBY.LNA", outlet=ONE), told("capture", by="LBY.LNA", outlet=TWO, place="ly.gharyan")), id="two captures"
        ),
        pytest.param(
            (told("", type="RETREAT", by="LBY.LNA", outlet=ONE), told("", type="RETREAT", by="LBY.LNA", outlet=TWO, place="ly.gharyan")),
            id="from here to there",
        ),
    ],
)
def test_no_other_place(reports: tuple[StoredReport, ...]) -> None:
    assert "place" not in found(*reports)


def test_another_day() -> None:
    clash = found(told("capture", on="2015-05-28", outlet=ONE), told("capture", on="2015-05-29", outlet=TWO))["date"]
    assert sides(clash) == {"2015-05-28": (f"outlet:{ONE}",), "2015-05-29": (f"outlet:{TWO}",)}


def test_no_other_day() -> None:
    day_and_week = told("capture", on="2015-05-28", outlet=ONE), told("capture", on="2015-05-25", until="2015-05-30", outlet=TWO)
    fights = told("", on="2015-05-28", outlet=ONE, **STRIKE), told("", on="2015-05-29", outlet=TWO, **STRIKE)
    published = told("capture", published="2015-05-28", outlet=ONE), told("capture", on="2015-05-29", outlet=TWO)
    days = ("2015-05-21", "2015-05-24")
    series = *(told("aerial", on=day, outlet=ONE, **STRIKE) for day in days), told("aerial", on="2015-05-23", outlet=TWO, **STRIKE)
    assert all("date" not in found(*reports) for reports in (day_and_week, fights, published, series))


def named(words: str, outlet: str) -> StoredReport:
    return told("", outlet=outlet, patients=(person("LBY.LNA", "MIL", words),), **STRIKE)


def test_another_name() -> None:
    clash = found(named("الجيش الوطني", ONE), named("مليشيات حفتر", TWO))["name"]
    assert (clash.about, set(sides(clash))) == ("LBY.LNA", {"الجيش الوطني (self)", "مليشيات حفتر (pejorative)"})
    assert not found(named("الجيش الوطني", ONE), named("قوات حفتر", TWO)), "a neutral name takes no side"


def test_unnamed_sources_of_two_outlets_are_two_voices() -> None:
    """مصدر عسكري في منبر، ومصدر عسكري ينفي في آخر."""
    one = told("", type="RETREAT", by="LBY.LNA", voice="LBY.MIL", outlet=ONE)
    other = told("", type="RETREAT", by="LBY.LNA", voice="LBY.MIL", outlet=TWO, stance="denied")
    assert sides(found(one, other)["denial"]) == {"affirmed": (f"LBY.MIL@{ONE}",), "denied": (f"LBY.MIL@{TWO}",)}


def test_the_reports_of_a_side_are_those_that_say_it() -> None:
    denial, other = (
        told("capture", by="LBY.LNA", voice="LBY.GNA", stance="denied"),
        told("capture", by="LBY.GNA", voice="LBY.GNA", place="ly.gharyan"),
    )
    affirmed = told("capture", by="LBY.LNA", outlet=ONE)
    kinds = of_reports(contradictions(voices(denial, other, affirmed)), (denial, other, affirmed))
    assert kinds == {denial.report.id: ["denial"], other.report.id: [], affirmed.report.id: ["denial"]}


ACTORS = st.sampled_from(("LBY.LNA", "LBY.GNA", "LBY.GNA.FORCES", "LBY.MIL", "INT.ISIS", "مسلحون", ""))
NUMBERS = st.builds(
    lambda low, more, best: number(low + more if best else None, low=low if low != more else None, high=None if more % 2 else low + more),
    st.integers(0, 40), st.integers(0, 20), st.booleans(),
)  # fmt: skip
REPORTS = st.builds(
    told,
    st.sampled_from(("aerial", "", "capture")),
    by=ACTORS,
    losers=ACTORS,
    voice=st.sampled_from(("", "LBY.LNA", "LBY.GNA", "LBY.MIL", "مصدر")),
    on=st.sampled_from(("", "2020-01-05", "2020-01-06")),
    published=st.sampled_from(("2020-01-06", "2020-01-08")),
    place=st.sampled_from(("ly.sirte", "ly.sirte.gardabiya", "ly.gharyan", "")),
    outlet=st.sampled_from((ONE, TWO, "")),
    stance=st.sampled_from(("actual", "denied", "negated", "planned", "possible")),
    extent=st.sampled_from(("", "full", "partial")),
    counts=st.lists(NUMBERS, max_size=2).map(tuple),
    patients=st.lists(st.builds(person, st.sampled_from(("LBY.LNA", "LBY.CIVILIANS")), st.sampled_from(("MIL", "CVL"))), max_size=1).map(tuple),
)


@given(st.lists(REPORTS, min_size=2, max_size=8), st.sampled_from(("ASSAULT", "CONTROL")))
def test_sides_have_different_values_and_voices(reports: Sequence[StoredReport], type: str) -> None:
    told_of = voices(*reports)
    ids = {stored.report.id for stored in reports}
    by_voice = {telling.voice: {stored.report.id for stored in telling.reports} for telling in told_of}
    for contradiction in contradictions(told_of):
        assert contradiction.kind in KINDS and len(contradiction.sides) > 1
        values = [side.value for side in contradiction.sides]
        assert len(set(values)) == len(values) and all(values)
        for side in contradiction.sides:
            assert side.voices and len(set(side.voices)) == len(side.voices)
            assert set(side.reports) <= ids and set(side.reports) <= set().union(*(by_voice[voice] for voice in side.voices))
            assert all(by_voice[voice] & set(side.reports) for voice in side.voices), "a voice stands on a side by what it says"
        for one, other in combinations(contradiction.sides, 2):
            both = set(one.voices) & set(other.voices)
            assert all(by_voice[v] & set(one.reports) and by_voice[v] & set(other.reports) for v in both), "only who says both stands on both"


@given(REPORTS, REPORTS)
def test_a_conflict_is_mutual_and_a_voice_has_none_with_itself(a: StoredReport, b: StoredReport) -> None:
    for one, other in combinations(voices(a, b), 2):
        assert conflicts(one, other) == conflicts(other, one)
        assert {c.kind for c in contradictions([one, other])} == conflicts(one, other)


@given(st.lists(REPORTS, min_size=1, max_size=6))
def test_a_telling_has_each_report_once(reports: Sequence[StoredReport]) -> None:
    told_of = voices(*reports)
    assert sorted(stored.report.id for telling in told_of for stored in telling.reports) == sorted(stored.report.id for stored in reports)
