"""The sentences of cases/reports.tsv and cases/open.tsv, which a linguist can edit."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import riwaya
from riwaya.evaluate import faults

CASES = Path(__file__).parent / "cases"


def read(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


ROWS = read("reports.tsv")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['sentence']} [{row['trigger']}]" for row in ROWS])
def test_sentence(row: dict[str, str], coder: riwaya.Coder) -> None:
    found = wrong(row, coder.code(row["sentence"], published=row["published"] or None))
    if row["status"] == "open":
        assert found, "this row has come right: set its status to ok"
        pytest.xfail("; ".join(found))
    assert not found


def wrong(row: dict[str, str], coding: riwaya.Coding) -> list[str]:
    """What is wrong with the coding of a row's sentence."""
    rows = coding.to_dicts()
    if not row["trigger"]:
        return [f"{r['type']} coded on {r['trigger']}" for r in rows]
    voice = {"narrator": [], "": None}.get(row["voice"], [row["voice"]])
    lists = {slot: row[slot].split("|") if row[slot] else [] for slot in ("agents", "patients", "place")}
    expected = {"type": row["type"], "stance": row["stance"] or "actual"}
    expected |= {slot: found for slot, found in lists.items() if found != ["-"]}  # type: ignore[misc]
    expected |= {"ground": row["ground"]} if row["ground"] else {}
    expected |= {"voice": voice} if voice is not None else {}  # type: ignore[dict-item]
    if row.get("time"):
        expected["time"] = [] if row["time"] == "none" else [row["time"]]  # type: ignore[assignment]
    open_slots = {slot for slot, found in lists.items() if found == ["-"]}
    told = faults(row["sentence"], row["trigger"], expected, rows)
    return [fault for fault in told if fault.split()[0] not in open_slots]


def test_open_sentences_are_still_open(coder: riwaya.Coder) -> None:
    """The sentences of cases/open.tsv; one that comes right moves to reports.tsv."""
    blank = {"published": "", "voice": "", "ground": ""}
    right = [row for row in read("open.tsv") if not wrong(row | blank, coder.code(row["sentence"]))]
    assert not right, "these have come right: move them to reports.tsv\n" + "\n".join(row["sentence"] for row in right)


@pytest.mark.parametrize("row", read("doublets.tsv"), ids=[row["sentence"] for row in read("doublets.tsv")])
def test_one_act_is_told_once(row: dict[str, str], coder: riwaya.Coder) -> None:
    """The sentences of cases/doublets.tsv: all words that a report hangs on, in their order."""
    assert [r["trigger"]["text"] for r in coder.code(row["sentence"]).to_dicts()] == (row["triggers"].split("|") if row["triggers"] else [])
