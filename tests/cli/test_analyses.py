"""`riwaya control`, `naming` and `outlets` on a library of the examples, as their users run them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
COAST, BANK = "وكالة الساحل (مثال)", "شبكة الضفة (مثال)"


def run(*words: object, library: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    env = {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "160", **({"RIWAYA_LIBRARY": str(library)} if library else {})}
    command = [sys.executable, "-m", "riwaya", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the examples."""
    path = tmp_path_factory.mktemp("library") / "examples.db"
    done = run("add", path, "examples", "--quiet")
    assert done.returncode == 0, done.stderr
    return path


def found(library: Path, *words: str) -> Any:
    """What a command prints as JSON."""
    done = run(*words, "--json", library=library)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_timeline_of_sirte_says_who_took_it_when_and_who_disputes_it(library: Path) -> None:
    claims = found(library, "control", "سرت")["claims"]
    days = [claim["low"] or claim["high"] for claim in claims]
    assert days == sorted(days)
    whole = [claim for claim in claims if not claim["part"]]
    by = [[party["actor"] for party in claim["by"]] for claim in whole]
    assert ["INT.ISIS"] in by and ["LBY.BUNYAN_MARSUS"] in by and ["LBY.LNA"] in by
    (taken,) = [claim for claim in whole if not claim["denied"] and claim["by"] and claim["by"][0]["actor"] == "LBY.LNA"]
    (denial,) = [claim for claim in whole if claim["denied"]]
    assert (taken["outlets"], denial["outlets"]) == ([COAST], [BANK])
    assert denial["by"] == [{"actor": "LBY.LNA", "text": "مليشيات حفتر"}], "the name stays as it was told"
    assert denial["id"] in taken["disputed"] and taken["id"] in denial["disputed"]
    (announced,) = [claim for claim in whole if claim["teller"] == "LBY.LNA"]
    # The evening that the sentence names is that of the announcement: the taking lies in the days that the article allows.
    assert announced["inferred"] and announced["low"] <= "2020-01-06" <= announced["high"] and announced["by"] == []
    assert all(claim["stale"] for claim in whole if claim["by"] and claim["by"][0]["actor"] == "INT.ISIS")
    assert any(claim["part"] and claim["by"][0]["actor"] == "LBY.SIRTE_PROTECTION" for claim in claims if claim["by"])


def test_every_claim_has_its_sentence_in_its_article(library: Path) -> None:
    texts = {row["id"]: row["text"] for row in map(json.loads, (ROOT / "examples" / "articles.jsonl").read_text("utf-8").splitlines())}
    texts |= {path.name: path.read_text("utf-8") for path in (ROOT / "examples").glob("*.txt")}
    told = [evidence for claim in found(library, "control", "LBY", "--at", "2021-01-01")["claims"] for evidence in claim["evidence"]]
    assert len(told) > 30
    assert all(evidence["quote"] in texts[evidence["name"]] for evidence in told)


def test_a_snapshot_ends_at_its_day_and_puts_the_last_words_side_by_side(library: Path) -> None:
    claims = found(library, "control", "ly.gharyan", "--at", "2019-06-28")["claims"]
    assert max(evidence["published"] for claim in claims for evidence in claim["evidence"]) == "2019-06-28"
    assert {claim["teller"].partition("@")[0] for claim in claims} >= {"LBY.GNA.FORCES", "LBY.LNA", "LBY.CIVILIANS"}
    assert {claim["denied"] for claim in claims} == {True, False}


def test_the_table_shows_state_marks_and_voice(library: Path) -> None:
    shown = run("control", "sirte", library=library).stdout
    assert all(word in shown for word in ("Sirte (ly.sirte)", "taken", "denied: taken", "disputed", "stale", "recalled", "Thalathin", BANK))
    assert "نفي: سيطرة" in run("control", "sirte", "--lang", "ar", library=library).stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("control", "nowhere"), "nowhere"),
        (("control", "sirte", "--at", "yesterday"), "yesterday"),
        (("naming", "nobody"), "nobody"),
        (("outlets", "none"), "none"),
    ],
)
def test_what_the_library_lacks_is_told(library: Path, words: tuple[str, ...], told: str) -> None:
    done = run(*words, library=library)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr and "(" in done.stderr


def test_the_names_of_an_actor_differ_by_outlet_and_stay_with_their_voice(library: Path) -> None:
    told = found(library, "naming", "LBY.LNA")
    names = {(row["outlets"][0], row["text"]): row["kind"] for row in told["outlets"]}
    assert names[(COAST, "القيادة العامة للجيش الوطني الليبي")] == "self"
    assert names[(BANK, "مليشيات حفتر")] == "pejorative"
    assert (COAST, "مليشيات حفتر") not in names
    spoken = {(row["speaker"], row["text"]): row for row in told["voices"]}
    residents = spoken[("LBY.CIVILIANS", "مليشيات حفتر")]
    assert residents["kind"] == "pejorative" and residents["count"] == sum(number for _, number in residents["months"])
    assert all(sample["quote"] and "مليشيات حفتر" in sample["quote"] for sample in residents["samples"])
    words = {(row["outlets"][0], row["known"]): row["kind"] for row in told["outlet_words"]}
    assert words[(COAST, "يحرر")] == "honouring" and words[(BANK, "احتلت")] == "pejorative"


def test_an_outlet_has_its_voices_and_its_own_numbers(library: Path) -> None:
    told = found(library, "outlets", BANK)
    (profile,) = told["outlets"]
    assert profile["articles"] == 7 and 0 < profile["unattributed"] < 0.5 and 0 < profile["alone"] < 1
    assert any(share["value"] == "LBY.GNA.FORCES" for share in profile["voices"])
    assert sum(share["reports"] for share in profile["types"]) == profile["reports"]
    for difference in told["differences"]:
        assert (difference["low"], difference["high"]) != (difference["others_low"], difference["others_high"])
        assert BANK not in difference["others"]
    assert {row["outlet"] for row in found(library, "outlets")["outlets"]} >= {COAST, BANK}
