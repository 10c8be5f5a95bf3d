"""What the parts of `riwaya review` share: the library, the person, what was typed, and how it is shown."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from riwaya.cli.asked import print_json
from riwaya.cli.language import say
from riwaya.errors import UsageError
from riwaya.show.view import plain
from riwaya.store import Library, open_library

if TYPE_CHECKING:
    from riwaya.review.adjudicate import Settled
    from riwaya.review.decide import Saved

F = TypeVar("F", bound=Callable[..., Any])


def who_option(function: F) -> F:
    """The command with the option `--who`: who reviews."""
    return click.option("--who", default=getpass.getuser, show_default="your user name", help="Who reviews.")(function)


@contextmanager
def library_at(path: Path, *, write: bool = False) -> Iterator[Library]:
    """The library in a file, closed at the end."""
    with closing(open_library(path, write=write)) as library:
        yield library


def code() -> str:
    """The version of the program."""
    return version("riwaya")


def entered(library: Library, where: str, text: str, near: int, told: Sequence[str]) -> dict[str, Any]:
    """The fields that were typed as `FIELD=VALUE`."""
    from riwaya.review.fields import OUTCOME
    from riwaya.review.typed import Reader

    reader, fields = Reader(library, where, text, near), dict[str, Any]()
    for one in told:
        field, named, value = one.partition("=")
        if not named:
            raise UsageError("usage", "--set", one)
        fields[field] = value if field == OUTCOME else reader.value(field, value)
    return fields


def after(saved: Saved | Settled, *, as_json: bool) -> None:
    """Tells what came of a decision or an adjudication."""
    told = asdict(saved)
    if as_json:
        print_json(told)
        return
    number = told.get("decision", told.get("adjudication"))
    click.echo(say("review-saved", number=number, events=", ".join(told["events"]) or "-"), err=True)
    if told.get("others"):
        click.echo(say("review-others"), err=True)
    if told.get("open"):
        click.echo(say("review-open", fields=", ".join(told["open"])), err=True)


def shown_value(field: str, value: Any) -> str:
    """The value of a field on one line."""
    if isinstance(value, list):
        return "؛ ".join(shown_value(field, one) for one in value)
    if not isinstance(value, Mapping):
        return "" if value is None else str(value)
    if field == "counts":
        bounds = "-".join("" if value[name] is None else str(value[name]) for name in ("low", "best", "high"))
        return f"{value['what']} {bounds} {plain(value['who'])}".strip()
    if field == "control":
        return " ".join(f"{name}={told}" for name, told in value.items() if told)
    days = "/".join(value[name] or "…" for name in ("from", "to")) if field == "time" else ""
    known = value.get("id") or value.get("actor") or days
    return f"{plain(value['text'])} ({known})" if known else plain(value["text"])
