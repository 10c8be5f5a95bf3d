"""`riwaya add`: from articles to a library."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from importlib.metadata import version
from pathlib import Path

import click

from riwaya.articles import read_article
from riwaya.cli.batch import Coded, code_item, lost_coding
from riwaya.cli.code import INTERRUPTED, ISSUES, NOTHING_CODED, day_of
from riwaya.cli.issues import Issues
from riwaya.cli.language import language_option, say
from riwaya.cli.progress import Progress, Totals
from riwaya.coder import load
from riwaya.errors import InputError, Issue
from riwaya.events.intake import Intake
from riwaya.ids import article_hash
from riwaya.model import Coding
from riwaya.runners import runner_for
from riwaya.sources import Item, read_paths
from riwaya.store import count_articles, count_events, create_library


@click.command("add")
@click.argument("library_file", type=click.Path(dir_okay=False, path_type=Path), metavar="LIBRARY.db")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--recode", is_flag=True, help="Code again what another knowledge coded.")
@click.option("--published", help="Day of publication (YYYY-MM-DD) of articles that tell none themselves.")
@click.option("--knowledge", type=click.Path(path_type=Path), help="A folder of own knowledge, laid over the shipped.")
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to code with.")
@click.option("--quiet", is_flag=True, help="No progress, no totals, no problems on the terminal.")
@click.option("--json", "as_json", is_flag=True, help="Print the totals as JSON.")
@language_option
def command(
    library_file: Path,
    paths: tuple[str, ...],
    recode: bool,
    published: str | None,
    knowledge: Path | None,
    workers: int,
    quiet: bool,
    as_json: bool,
) -> None:
    """Code articles and add them to a library.

    PATH is what `riwaya code` reads. LIBRARY.db is made if it is missing, and brought to this version if it is older. What it holds
    already is passed over, so the command can be called again after an interruption or with more articles. Each article is kept whole or
    not at all, and its reports are linked to events at once. Problems are listed in issues.jsonl beside the library. The exit status is 0 if
    the library holds an article and 3 if it is empty.
    """
    day = day_of(published)
    coder = load(knowledge)
    library = create_library(library_file)
    issues, totals = Issues(library_file.parent / ISSUES, quiet=quiet), Totals()
    runner = runner_for(workers)
    with closing(library), closing(issues), Progress(totals, shown=not quiet) as progress:
        intake = Intake(library, coder.knowledge, version("riwaya"))

        def fresh() -> Iterator[Item | Issue]:
            """The items that the library lacks; of the others it is noted where they stood."""
            for item in read_paths(paths, frozenset({library_file.resolve(), issues.path.resolve()})):
                if isinstance(item, Issue) or not intake.known(article_hash(item.raw)):
                    yield item
                    continue
                try:
                    intake.see_again(read_article(item, coder.knowledge.times.months, day)[0])
                except InputError as error:
                    yield error.issue

        interrupted = _take(runner.run(partial(code_item, coder, day), fresh(), lost_coding), intake, issues, totals, progress)
        if recode and not interrupted:
            interrupted = _retake(coder.pipe(intake.outdated(), workers=workers), intake, issues, totals, progress)
        intake.finish()
        articles, events = count_articles(library), count_events(library)
    told = {**intake.to_dict(), "reports": totals.reports, "articles": articles, "events": events}
    told |= {"errors": issues.errors, "warnings": issues.warnings}
    if as_json:
        click.echo(json.dumps(told))
    elif not quiet:
        click.echo(say("added", **told), err=True)
        if issues.errors or issues.warnings:
            click.echo(say("issues", path=issues.path), err=True)
    sys.exit(INTERRUPTED if interrupted else 0 if articles else NOTHING_CODED)


def _take(coded: Iterator[Coded], intake: Intake, issues: Issues, totals: Totals, progress: Progress) -> bool:
    """Takes the codings as they come; gives whether the user interrupted."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for outcome in coded:
            for issue in outcome.issues:
                issues.add(issue)
            if outcome.coding is not None:
                intake.take(outcome.coding, outcome.raw)
                totals.add(len(outcome.coding.reports), outcome.coding.words)
            progress.refresh()
    except KeyboardInterrupt:
        return True
    return False


def _retake(codings: Iterator[Coding], intake: Intake, issues: Issues, totals: Totals, progress: Progress) -> bool:
    """Puts codings in the place of older ones; gives whether the user interrupted."""
    try:
        for coding in codings:
            if coding.failure:
                issues.add(Issue("failed", coding.article.source or coding.article.id, coding.failure))
                continue
            intake.retake(coding)
            totals.add(len(coding.reports), coding.words)
            progress.refresh()
    except KeyboardInterrupt:
        return True
    return False
