"""The language that the program speaks with its user: English or Arabic."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from riwaya.cli.messages import MESSAGES
from riwaya.errors import Issue
from riwaya.show.details import detail_in
from riwaya.show.faults import words_of

LANGUAGES = ("en", "ar")
F = TypeVar("F", bound=Callable[..., Any])


def _of_environment() -> str:
    told = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "ar" if told.startswith("ar") else "en"


_chosen = [_of_environment()]  # one process talks with one user


def _choose(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value:
        _chosen[0] = value


def language() -> str:
    """The language that the user chose, `en` or `ar`."""
    return _chosen[0]


def language_option(function: F) -> F:
    """The command with the option `--lang`."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        is_eager=True,
        callback=_choose,
        help="Language of the messages; by default that of the environment.",
    )(function)


def say(message: str, **values: object) -> str:
    """The message of a name in the user's language; numbers get thousands separators."""
    shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
    return MESSAGES[message][LANGUAGES.index(_chosen[0])].format(**shown)


def say_issue(issue: Issue) -> str:
    """A problem on one line in the user's language."""
    message, remedy = words_of(issue, _chosen[0])
    detail = detail_in(issue.detail, _chosen[0])
    told = f"{message}: {detail}" if detail else message
    return f"{issue.where + ': ' if issue.where else ''}{told} ({remedy})"
