"""`riwaya code`: from articles to reports."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import click

from riwaya.articles.read import read_day
from riwaya.cli.batch import Outcome, lost, work
from riwaya.cli.issues import Issues
from riwaya.cli.language import language, language_option, say
from riwaya.cli.progress import Progress, Totals
from riwaya.coder import load
from riwaya.errors import InputError, Issue, UsageError
from riwaya.exports import FORMATS, Format
from riwaya.runners import runner_for
from riwaya.sources import read_paths

ISSUES = "issues.jsonl"
NOTHING_CODED = 3
INTERRUPTED = 130


@click.command("code")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.option("--format", "format_name", type=click.Choice(list(FORMATS)), help="By default csv for .csv, else jsonl.")
@click.option("--published", help="Day of publication (YYYY-MM-DD) of articles that tell none themselves.")
@click.option("--knowledge", type=click.Path(path_type=Path), help="A folder of own knowledge, laid over the shipped.")
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to code with.")
@click.option("--quiet", is_flag=True, help="No progress, no totals, no problems on the terminal.")
@click.option("--json", "as_json", is_flag=True, help="Print the totals as JSON.")
@language_option
def command(
    paths: tuple[str, ...],
    output: Path | None,
    format_name: str | None,
    published: str | None,
    knowledge: Path | None,
    workers: int,
    quiet: bool,
    as_json: bool,
) -> None:
    """Code articles into reports.

    PATH is a .txt, .jsonl or .csv file, a folder of them, or - for the standard input. Tables have a column `text`
    and may have `id`, `title`, `published`, `outlet`, `url` and `lang`. Problems are listed in issues.jsonl beside
    the output. The exit status is 0 if something was coded and 3 if nothing was.
    """
    day = day_of(published)
    issues_path = (output.parent if output else Path()) / ISSUES
    skip = frozenset(path.resolve() for path in (output, issues_path) if path is not None)
    for path in paths:
        if path != "-" and Path(path).resolve() in skip:
            raise UsageError("usage", "", say("overwrites", path=path))
    format = FORMATS[format_name or _format_of(output)]
    coder = load(knowledge)
    totals, issues = Totals(), Issues(issues_path, quiet=quiet)
    outcomes = runner_for(workers).run(partial(work, coder, format, day), read_paths(paths, skip), lost)
    with closing(issues), _opened(output) as out, Progress(totals, shown=not quiet and output is not None) as progress:
        interrupted = _write(out, format, outcomes, issues, totals, progress)
    if as_json:
        click.echo(json.dumps({**totals.to_dict(), "errors": issues.errors, "warnings": issues.warnings}), err=True)
    elif not quiet:
        click.echo(_told(totals, issues, interrupted), err=True)
    sys.exit(INTERRUPTED if interrupted else 0 if totals.articles else NOTHING_CODED)


def _write(out: BinaryIO, format: Format, outcomes: Iterator[Outcome], issues: Issues, totals: Totals, progress: Progress) -> bool:
    """Writes the outcomes as they come, each article whole; gives whether the user interrupted."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    seen: set[str] = set()
    try:
        _put(out, format.head())
        for outcome in outcomes:
            _put(out, outcome.lines)
            twice = [Issue("duplicate-id", outcome.where, outcome.id)] if outcome.id in seen else []
            for issue in chain(outcome.issues, twice):
                issues.add(issue)
            if outcome.coded:
                seen.add(outcome.id)
                totals.add(outcome.reports, outcome.words)
            progress.refresh()
    except KeyboardInterrupt:
        return True
    return False


def _put(out: BinaryIO, lines: str) -> None:
    if lines:
        out.write(lines.encode("utf-8", "backslashreplace"))
        out.flush()


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        stream = output.open("wb")
    except OSError as error:
        raise InputError("unwritable", str(output), error.strerror or "") from error
    with stream:
        yield stream


def _format_of(output: Path | None) -> str:
    return "csv" if output and output.suffix.lower() == ".csv" else "jsonl"


def day_of(published: str | None) -> date | None:
    """The day of an option `--published`; raises UsageError if it is no date."""
    day = read_day(published) if published else None
    if published and day is None:
        raise UsageError("usage", "--published", say("bad-date", value=published))
    return day


def _told(totals: Totals, issues: Issues, interrupted: bool) -> str:
    parts = [say("interrupted")] if interrupted else []
    parts.append(say("totals", **totals.to_dict(), errors=issues.errors, warnings=issues.warnings))
    if issues.errors or issues.warnings:
        parts.append(say("issues", path=issues.path))
    return ("؛ " if language() == "ar" else "; ").join(parts)
