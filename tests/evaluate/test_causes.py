"""Errors by cause, on a gold article made for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import riwaya
from riwaya.cli.evaluate import command
from riwaya.evaluate import CAUSES, Gold, Words, compare, errors
from riwaya.evaluate.causes import sentence_around
from riwaya.language.analyse import Analyser

TEXT = "قصف الجيش السوري مدينة حلب الأحد. وتناول الوزير الغداء."


@pytest.fixture(scope="module")
def words(coder: riwaya.Coder) -> Words:
    return Words(coder.knowledge, Analyser(coder.knowledge))


def row(word: str, kind: str) -> dict[str, object]:
    start = TEXT.index(word)
    return {
        "trigger": {"text": word, "start": start, "end": start + len(word)}, "type": kind, "agents": [], "patients": [],
        "place": None, "time": None, "counts": [], "voice": [], "stance": "actual",
    }  # fmt: skip


def causes(words: Words, gold: list[dict[str, object]], system: list[dict[str, object]]) -> list[tuple[str, str, str]]:
    compared = compare(Gold("a.txt", tuple(gold), TEXT, None), system)
    return [(error.group, error.cause, error.detail) for error in errors([compared], words)]


def test_missed(words: Words) -> None:
    assert causes(words, [row("الغداء", "AID")], []) == [("missed", "lexicon gap", "no frame has the word")]
    assert causes(words, [row("قصف", "AID")], []) == [("missed", "lexicon gap", "no frame of this type has the word")]
    assert causes(words, [row("قصف", "ASSAULT")], [])[0][1] == "frame"


def test_wrong_type_is_told_once(words: Words) -> None:
    found = causes(words, [row("قصف", "ASSAULT")], [row("قصف", "CONTROL")])
    assert found == [("missed", "frame", "ASSAULT coded as CONTROL")]


def test_false(words: Words) -> None:
    assert causes(words, [], [row("قصف", "ASSAULT")]) == [("false", "frame", "no such report in its sentence")]


def test_fields(words: Words) -> None:
    told = {**row("قصف", "ASSAULT"), "agents": [{"text": "الجيش السوري"}], "stance": "denied"}
    assert causes(words, [told], [row("قصف", "ASSAULT")]) == [
        ("agents", "attachment", "missing"), ("stance", "stance cue", "denied coded as actual"),
    ]  # fmt: skip


def test_participants(words: Words) -> None:
    """A participant of another sentence is a matter of coreference; one that only changed sides, of attachment."""
    minister = {"text": "الوزير", "start": TEXT.index("الوزير"), "end": TEXT.index("الوزير") + 6}
    army = {"text": "الجيش السوري", "start": 4, "end": 16}
    found = causes(words, [{**row("قصف", "ASSAULT"), "agents": [minister]}], [row("قصف", "ASSAULT")])
    assert found == [("agents", "coreference", "missing")]
    found = causes(words, [{**row("قصف", "ASSAULT"), "agents": [army]}], [{**row("قصف", "ASSAULT"), "patients": [army]}])
    assert found == [("agents", "attachment", "in the opposite slot"), ("patients", "attachment", "extra")]


def test_causes_are_known(words: Words) -> None:
    assert {cause for _, cause, _ in causes(words, [row("قصف", "AID")], [row("الغداء", "CONTROL")])} <= set(CAUSES)


def test_sentence() -> None:
    assert sentence_around(TEXT, row("الغداء", "AID")) == "وتناول الوزير الغداء."


def test_command(tmp_path: Path) -> None:
    """The command codes the gold's texts itself and tells scores, confusions and errors as JSON."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    gold = {"article": "a.txt", "published": "2015-08-06", "reports": [row("قصف", "ASSAULT"), row("الغداء", "AID")]}
    (tmp_path / "a.json").write_text(json.dumps(gold), "utf-8")
    done = CliRunner().invoke(command, [str(tmp_path), "--json", "--errors"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["articles"] == 1 and told["detection"]["gold"] == 2
    assert told["detection"]["hits"] >= 1 and told["errors"]
    shown = CliRunner().invoke(command, [str(tmp_path), "--errors", "--show", "1"])
    assert "detection" in shown.output and "وتناول الوزير الغداء" in shown.output
