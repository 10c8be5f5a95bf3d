"""The library that a command reads: named by `--library`, by RIWAYA_LIBRARY, or the only one in the current folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from riwaya.cli.language import say
from riwaya.errors import UsageError
from riwaya.store import Library, open_library

ENVIRONMENT = "RIWAYA_LIBRARY"
F = TypeVar("F", bound=Callable[..., Any])


def library_option(function: F) -> F:
    """The command with the option `-L/--library`; its argument `library` is the library, open for reading and closed at the end."""
    return click.option(
        "-L",
        "--library",
        metavar="LIBRARY.db",
        type=click.Path(dir_okay=False, path_type=Path),
        callback=_opened,
        help="The library; by default $RIWAYA_LIBRARY or the only .db file here.",
    )(function)


def library_path(told: Path | None) -> Path:
    """The path of the library that is meant; raises UsageError if that is not clear."""
    if told is not None:
        return told
    if os.environ.get(ENVIRONMENT):
        return Path(os.environ[ENVIRONMENT])
    here = sorted(Path().glob("*.db"))
    if len(here) != 1:
        raise UsageError("usage", "--library", say("which-library", number=len(here)))
    return here[0]


def _opened(context: click.Context, parameter: click.Parameter, value: Path | None) -> Library | None:
    if context.resilient_parsing:
        return None
    library = open_library(library_path(value))
    library.db.execute("BEGIN")  # one state of the library for all that a command asks, also while somebody adds to it
    context.call_on_close(library.close)
    return library
