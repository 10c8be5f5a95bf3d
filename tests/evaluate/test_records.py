"""Rated sentences: whose majority counts, and what is detected."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from riwaya.cli.evaluate import command
from riwaya.evaluate import detected, read_records

HEAD = "id,label,accept,reject,total,text\n"


def test_records(tmp_path: Path) -> None:
    rows = "X_20080913.1,yes,2,1,3,نص\nX_20080914.1,no,0,2,2,نص\ntie,yes,1,1,2,نص\none,yes,1,0,1,نص\n"
    (tmp_path / "assault.csv").write_text(HEAD + rows, "utf-8")
    (tmp_path / "protest.csv").write_text(HEAD + "p99999999,yes,3,0,3,نص\n", "utf-8")
    found = read_records(tmp_path)
    assert [(r.id, r.positive, r.published) for r in found] == [
        ("X_20080913.1", True, date(2008, 9, 13)),
        ("X_20080914.1", False, date(2008, 9, 14)),
        ("p99999999", True, None),
    ]
    figures = detected(found, {"X_20080913.1": frozenset({"ASSAULT"}), "X_20080914.1": frozenset({"ASSAULT"})})
    assert (figures["ASSAULT"].hits, figures["ASSAULT"].system, figures["ASSAULT"].gold) == (1, 2, 1)
    assert (figures["PROTEST"].hits, figures["PROTEST"].gold) == (0, 1)


def test_command(tmp_path: Path) -> None:
    """A folder of rated sentences is coded and scored for detection."""
    rows = "a_20080913,yes,3,0,3,قصف الجيش السوري مدينة حلب.\nb_20080913,no,0,3,3,انخفضت أسعار النفط.\n"
    (tmp_path / "assault.csv").write_text(HEAD + rows, "utf-8")
    (tmp_path / "protest.csv").write_text(HEAD, "utf-8")
    done = CliRunner().invoke(command, [str(tmp_path), "--json"])
    assert json.loads(done.stdout)["ASSAULT"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1, "system": 1, "hits": 1}
