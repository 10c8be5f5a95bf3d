"""`riwaya export`: from a library to files that other programs read."""

from __future__ import annotations

import json
import time
from contextlib import AbstractContextManager, closing, nullcontext
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.filters import Asked, filter_of, filter_options, in_words
from riwaya.cli.language import language_option, say
from riwaya.cli.library import library_path
from riwaya.errors import UsageError
from riwaya.store import Library, open_library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.status import Status

    from riwaya.exports.write import Result

CODINGS = ("reviewed", "machine", "both")
INTERVAL = 0.2  # seconds between two states of the line


@click.command("export")
@click.argument("paths", nargs=-1, required=True, metavar="[LIBRARY.db] DIR")
@click.option("--format", "formats", multiple=True, metavar="NAMES", help="Formats, with commas; by default all that need nothing extra.")
@filter_options
@click.option(
    "--coding",
    type=click.Choice(CODINGS),
    default="reviewed",
    show_default=True,
    help="With what people decided of reports, as the program alone has them, or both, each in a folder of its own.",
)
@click.option("--force", is_flag=True, help="Remove from DIR what an earlier export wrote there, and nothing else.")
@click.option("--excel", is_flag=True, help="Begin CSV files with a byte order mark, so that Excel reads Arabic.")
@click.option("--knowledge", type=click.Path(path_type=Path), help="A folder of own knowledge: its vocabularies are laid over the shipped.")
@click.option("--quiet", is_flag=True, help="No progress and no totals.")
@click.option("--json", "as_json", is_flag=True, help="Print totals, files and what was left out as JSON.")
@language_option
def command(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    asked: Asked,
    coding: str,
    force: bool,
    excel: bool,
    knowledge: Path | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Write the events of a library, or those that pass a filter, into the folder DIR, which must be empty.

    Formats: events-csv, participants-csv, jsonl, plover, acled-style, ucdp-style, geojson, hxl, datapackage; parquet needs the extra
    riwaya[parquet]. README.md says what each format cannot say and what was left out; audit_sample.csv is to be checked by people.
    Without LIBRARY.db it is $RIWAYA_LIBRARY or the only .db file here.
    """
    *told, folder = paths
    if len(told) > 1:
        raise UsageError("usage", " ".join(paths), "[LIBRARY.db] DIR")
    chosen = _formats(formats)
    with closing(open_library(library_path(Path(told[0]) if told else None))) as library:
        records = {}
        for name in CODINGS[:2] if coding == "both" else (coding,):
            target = Path(folder) / name if coding == "both" else Path(folder)
            with _coded(library, name) as source:
                result = _export(source, target, chosen, asked, name, excel, knowledge, force=force, shown=not quiet)
            records[name] = _record(result)
            if not quiet and not as_json:
                _tell(result, str(target))
    if as_json:
        click.echo(json.dumps(records if coding == "both" else records[coding], ensure_ascii=False, indent=1))


def _coded(library: Library, coding: str) -> AbstractContextManager[Library]:
    """The library with what people decided, or as the program alone has it."""
    if coding == "reviewed":
        return nullcontext(library)
    from riwaya.review.machine import as_coded

    return as_coded(library)


def _export(
    library: Library,
    folder: Path,
    formats: Sequence[str],
    asked: Asked,
    coding: str,
    excel: bool,
    knowledge: Path | None,
    *,
    force: bool,
    shown: bool,
) -> Result:
    from riwaya.exports.write import export

    filter = filter_of(asked, library)
    query = {**in_words(filter), **({"coding": coding} if coding != "reviewed" else {})}
    with Line(shown=shown) as line:
        return export(
            library,
            folder,
            formats,
            filter,
            query=query,
            version=version("riwaya"),
            excel=excel,
            force=force,
            knowledge=knowledge,
            progress=line.show,
        )


class Line:
    """A line of progress on the terminal; nothing where messages do not go to one."""

    def __init__(self, *, shown: bool) -> None:
        import sys

        self._shown = shown and sys.stderr.isatty()
        self._status: Status | None = None
        self._last = time.monotonic()

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *error: object) -> None:
        if self._status is not None:
            self._status.stop()

    def show(self, done: int, total: int) -> None:
        """Shows how many events are done, if the last time is long enough ago."""
        now = time.monotonic()
        if not self._shown or now - self._last < INTERVAL:
            return
        self._last = now
        line = say("export-progress", done=done, total=total)
        if self._status is None:
            from rich.console import Console

            self._status = Console(stderr=True).status(line)
            self._status.start()
        self._status.update(line)


def _formats(told: Sequence[str]) -> tuple[str, ...]:
    from riwaya.exports.write import DEFAULT, FORMATS

    names = [name.strip() for part in told for name in part.split(",") if name.strip()]
    for name in names:
        if name not in FORMATS:
            raise UsageError("usage", "--format", say("no-format", value=name, formats=", ".join(FORMATS)))
    return tuple(names) or DEFAULT


def _tell(result: Result, folder: str) -> None:
    counts = result.counts
    click.echo(say("exported", events=counts["events"], reports=counts["reports"], folder=folder), err=True)
    for written in result.files:
        click.echo("  " + say("exported-file", rows=written.rows, file=written.file), err=True)
    for loss in result.losses:
        if number := sum(number for _, number in loss.left_out):
            click.echo("  " + say("not-exported", name=loss.name, number=number), err=True)
    if not counts["events"]:
        click.echo(say("nothing-passes"), err=True)


def _record(result: Result) -> dict[str, object]:
    return {
        "counts": dict(result.counts),
        "files": [{"file": written.file, "rows": written.rows} for written in result.files],
        "left_out": {loss.name: dict(loss.left_out) for loss in result.losses},
    }
