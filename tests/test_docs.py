"""The documents tell the truth: commands and options exist, linked files are there, snippets run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

import codebook
from riwaya.cli import COMMANDS, Commands
from riwaya.cli import riwaya as group
from riwaya.knowledge.vocabulary import COUNTS, GROUNDS, MEANS, ROLES, STANCES, TYPES
from update_docs import BLOCK, output

ROOT = Path(__file__).parents[1]
DOCS = [path for path in (*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("examples/*.md")))]
IDS = [str(path.relative_to(ROOT)) for path in DOCS]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.S | re.M)


def fences(path: Path, language: str) -> list[str]:
    """The fenced blocks of a language in a document."""
    return [body for name, body in FENCE.findall(path.read_text("utf-8")) if name == language]


def options(command: click.Command) -> set[str]:
    """The option names of a command and of its parts."""
    parts = command.commands.values() if isinstance(command, click.Group) else ()
    own = {o for p in command.params if isinstance(p, click.Option) for o in (*p.opts, *p.secondary_opts)} | {"--help"}
    return own.union(*map(options, parts))


@pytest.mark.parametrize("path", DOCS, ids=IDS)
def test_commands_exist(path: Path) -> None:
    """Every `riwaya COMMAND --option` in a document exists."""
    assert isinstance(group, Commands)
    context = click.Context(group)
    for line in re.findall(r"riwaya [a-z][^\n`|>]*", path.read_text("utf-8")):
        words = shlex.split(line.replace("'", ""), comments=True)[1:]
        if words[0] not in COMMANDS:
            assert "`riwaya " + words[0] not in path.read_text("utf-8"), f"there is no command {words[0]}"
            continue
        command = group.get_command(context, words[0])
        assert command is not None
        named = {word.strip("[](),.:;").split("=")[0] for word in words if word.strip("[]").startswith("-") and word.strip("-")}
        assert named <= options(command), f"{line!r} names options that do not exist"


@pytest.mark.parametrize("path", DOCS, ids=IDS)
def test_options_exist(path: Path) -> None:
    """Every option in backquotes is one of some command."""
    context = click.Context(group)
    known = options(group).union(*(options(c) for name in COMMANDS if (c := group.get_command(context, name))))
    tools = {"--allow-lower"}
    for option in re.findall(r"`(--[a-z-]+)", path.read_text("utf-8")):
        assert option in known | tools, option


@pytest.mark.parametrize("path", DOCS, ids=IDS)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCS, ids=IDS)
def test_make_targets_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for target in re.findall(r"(?:^|`)make ([a-z-]+)", path.read_text("utf-8"), re.M):
        assert target in targets, target


@pytest.mark.parametrize("path", DOCS, ids=IDS)
def test_python_snippets_run(path: Path, tmp_path: Path) -> None:
    for code in fences(path, "python"):
        (tmp_path / "examples").mkdir(exist_ok=True)
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr


def test_the_codebook_says_what_the_knowledge_says() -> None:
    """`python tools/codebook.py` writes the table anew; the lists of the document are those of the program."""
    text = codebook.FILE.read_text("utf-8")
    assert text == codebook.renewed(text)
    for value in (*STANCES, *GROUNDS, *MEANS, *ROLES, *COUNTS, *TYPES):
        assert f"`{value}`" in text, value


@pytest.mark.parametrize("path", [path for path in DOCS if path.parent != ROOT / "examples"], ids=lambda path: path.name)
def test_outputs_are_real(path: Path) -> None:
    """Blocks that are a command's output are what it prints now; `python tools/update_docs.py` writes them anew."""
    for match in BLOCK.finditer(path.read_text("utf-8")):
        assert match[4].strip(), f"the output of {match[3]} is empty"
        if match[2] == "run":
            assert match[4] == output(match[3])
