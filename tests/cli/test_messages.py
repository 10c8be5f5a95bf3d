"""The two languages say the same things, and the commands are there without being imported."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import riwaya
from riwaya.cli import COMMANDS
from riwaya.cli.language import say, say_issue
from riwaya.cli.messages import MESSAGES
from riwaya.errors import FAULTS, Issue
from riwaya.show.details import detail_in
from riwaya.show.faults import FAULTS_AR

ARABIC = re.compile("[\u0621-\u064a]")
FIELD = re.compile(r"\{(\w+)")


@pytest.mark.parametrize("name", MESSAGES)
def test_every_message_stands_in_both_languages_with_the_same_fields(name: str) -> None:
    english, arabic = MESSAGES[name]
    assert not ARABIC.search(english)
    assert ARABIC.search(arabic)
    assert sorted(FIELD.findall(english)) == sorted(FIELD.findall(arabic))


def test_every_fault_stands_in_both_languages() -> None:
    assert set(FAULTS_AR) == set(FAULTS)
    assert all(ARABIC.search(text) for pair in FAULTS_AR.values() for text in pair)


CALLS = ("Issue", "InputError", "UsageError", "RiwayaError")
WORDS = re.compile("[a-z]{2,} [a-z]{2,}")


def details() -> Iterator[str]:
    """What the program itself writes as the detail of a problem, with `7` for what varies; the parts of both ways of a condition."""
    for path in sorted(Path(riwaya.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (detail := detail_of(node)) is not None:
                for way in [detail.body, detail.orelse] if isinstance(detail, ast.IfExp) else [detail]:
                    if isinstance(way, ast.JoinedStr):
                        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in way.values)
                    elif isinstance(way, ast.Constant):
                        yield str(way.value)


def detail_of(call: ast.Call) -> ast.expr | None:
    """What stands for the detail where a problem is made."""
    if isinstance(call.func, ast.Name) and call.func.id in CALLS and len(call.args) > 2:
        return call.args[2]
    return call.args[1] if isinstance(call.func, ast.Attribute) and call.func.attr == "_fault" else None


def test_every_detail_in_words_stands_in_arabic() -> None:
    told = [detail for detail in details() if WORDS.search(detail.lower()) and "--" not in detail]  # usages are no words
    assert len(told) > 20
    assert not [detail for detail in told if not ARABIC.search(detail_in(detail, "ar"))]
    assert detail_in("0% of its letters are Arabic", "ar") == "نسبة الحروف العربية فيه 0%"
    assert detail_in("0% of its letters are Arabic", "en") == "0% of its letters are Arabic"


def test_numbers_have_separators(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.cli.language._chosen", ["en"])
    assert say("problems", number=12345) == "12,345 problems"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_problem_names_its_place_and_remedy(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.cli.language._chosen", [language])
    line = say_issue(Issue("encoding", "a.txt", "detail"))
    assert line.startswith("a.txt: ") and "detail" in line and "UTF-8" in line


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_module_of_its_name(name: str) -> None:
    command = importlib.import_module(f"riwaya.cli.{name}").command
    assert isinstance(command, click.Command)
    assert command.name == name
    assert command.help


def test_help_imports_no_command() -> None:
    code = (
        "import sys; from riwaya.cli import riwaya; riwaya.main(['--help'], standalone_mode=False); "
        "assert not {'rich', 'riwaya.cli.code', 'riwaya.evaluate'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert all(name in done.stdout for name in COMMANDS)


def test_coding_without_a_terminal_does_not_import_rich() -> None:
    code = "import sys; import riwaya.cli.code; assert 'rich' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
