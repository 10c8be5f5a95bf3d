"""`riwaya evaluate`: scores against gold annotations."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

import riwaya
from riwaya.cli.language import language_option, say
from riwaya.errors import RiwayaError, UsageError
from riwaya.evaluate import (
    CAUSES,
    Calibration,
    Compared,
    Error,
    Figure,
    Gold,
    Row,
    Scores,
    Words,
    calibration,
    compare,
    detected,
    errors,
    ratings,
    read_gold,
    read_records,
    read_rows,
    score,
)
from riwaya.knowledge import load_knowledge
from riwaya.language.analyse import Analyser
from riwaya.store import open_library

NOTHING = "–"  # a share of nothing is not 0


@click.command("evaluate")
@click.argument("gold", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("system", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--against-review",
    "library",
    metavar="LIBRARY.db",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Instead of GOLD: score what the program says of the reports of a library that people reviewed.",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as one JSON object.")
@click.option("--errors", "with_errors", is_flag=True, help="Add the table of errors by cause.")
@click.option("--calibration", "calibrated", is_flag=True, help="Score what `confidence` promises instead: Brier score and reliability table.")
@click.option(
    "--plot", metavar="FILE.svg", type=click.Path(dir_okay=False, path_type=Path), help="With --calibration: write the reliability plot."
)
@click.option("--show", "shown", type=click.IntRange(0), default=3, show_default=True, help="Examples for each cause.")
@click.option("--knowledge", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Own knowledge files.")
@language_option
def command(
    gold: Path | None,
    system: Path | None,
    library: Path | None,
    as_json: bool,
    with_errors: bool,
    calibrated: bool,
    plot: Path | None,
    shown: int,
    knowledge: Path | None,
) -> None:
    """Score reports against the gold annotations in the folder GOLD.

    SYSTEM is the JSON Lines file that `riwaya code` wrote; without it the gold's own texts are coded. A folder with
    assault.csv and protest.csv (sentences that raters labelled) is scored for detection alone.
    """
    console = Console()
    if plot is not None and not calibrated:
        raise UsageError("usage", "--plot", "--calibration --plot FILE.svg")
    if (gold is None) == (library is None) or (system and library):
        raise UsageError("usage", "evaluate", "GOLD [SYSTEM] | --against-review LIBRARY.db")
    if library is not None:
        compared = _reviewed(library)
        if calibrated:
            _calibrated(console, compared, library.stem, as_json, plot)
        else:
            _report(console, compared, as_json, _errors(compared, knowledge) if with_errors else None, shown)
        return
    assert gold is not None
    if (gold / "assault.csv").exists():
        if calibrated:
            raise UsageError("usage", "--calibration", "a folder of annotated articles: raters' labels do not tell who and whom")
        figures = _records(gold, system, knowledge)
        if as_json:
            click.echo(json.dumps({name: figure.to_dict() for name, figure in figures.items()}, indent=1))
        else:
            console.print(_figures("Detection on rated sentences", figures))
        return
    annotated = read_gold(gold)
    rows = read_rows(system) if system else _coded(annotated, knowledge)
    compared = [compare(article, rows.get(article.article, ())) for article in annotated]
    if calibrated:
        _calibrated(console, compared, gold.name, as_json, plot)
        return
    _report(console, compared, as_json, _errors(compared, knowledge) if with_errors else None, shown)


def _report(console: Console, compared: Sequence[Compared], as_json: bool, found: Sequence[Error] | None, shown: int) -> None:
    """Prints the scores, and the errors if there is a list of them."""
    scores = score(compared)
    if as_json:
        told = scores.to_dict() if found is None else {**scores.to_dict(), "errors": [error.to_dict() for error in found]}
        click.echo(json.dumps(told, indent=1, ensure_ascii=False))
        return
    _print_scores(console, scores)
    if found is not None:
        _print_errors(console, found, shown)


def _calibrated(console: Console, compared: Sequence[Compared], name: str, as_json: bool, plot: Path | None) -> None:
    """Prints whether confidences hold, and draws them if a file is given."""
    found = calibration(ratings(compared))
    if plot is not None:
        from riwaya.evaluate.plot import reliability_plot

        plot.write_text(reliability_plot({name: found}), "utf-8")
    if as_json:
        click.echo(json.dumps(found.to_dict(), indent=1))
        return
    console.print(f"{found.reports} reports, {found.right:.3f} of them right: detected, with who, whom, voice and stance")
    console.print(f"Mean confidence {found.confidence:.3f}, expected calibration error {found.ece:.3f}")
    console.print(f"Brier score {found.brier:.3f} (base rate {found.base_brier:.3f}), log loss {found.log_loss:.3f} ({found.base_log_loss:.3f})")
    console.print(_reliability(found))


def _reliability(found: Calibration) -> Table:
    table = Table(title="Reliability", title_justify="left")
    for heading in ("confidence", "reports", "mean", "right"):
        table.add_column(heading, justify="right")
    for one in found.bins:
        table.add_row(f"{one.low:.1f}-{one.high:.1f}", str(one.reports), f"{one.confidence:.3f}", f"{one.right:.3f}")
    return table


def _reviewed(path: Path) -> list[Compared]:
    """The reviewed reports of a library beside what the program says of them."""
    from riwaya.review.gold import yardsticks

    with closing(open_library(path)) as library:
        found = list(yardsticks(library))
    complete = sum(one.complete for one in found)
    click.echo(say("against-review", gold=sum(len(one.gold) for one in found), articles=len(found), complete=complete), err=True)
    return [compare(Gold(one.head.name, one.gold, one.text, one.head.published), one.machine) for one in found]


def _coded(annotated: Sequence[Gold], knowledge: Path | None) -> dict[str, list[Row]]:
    """The reports that the program makes of the gold's texts."""
    coder = riwaya.load(knowledge)
    rows: dict[str, list[Row]] = {}
    for article in annotated:
        if article.text is None:
            raise RiwayaError("not-found", article.article, "the text of this gold article")
        rows[article.article] = list(coder.code(article.text, published=article.published).to_dicts())
    return rows


def _records(folder: Path, system: Path | None, knowledge: Path | None) -> dict[str, Figure]:
    records = read_records(folder)
    types: dict[str, set[str]] = defaultdict(set)
    if system:
        coded: Iterable[tuple[str, Iterable[Row]]] = read_rows(system).items()
    else:
        coder = riwaya.load(knowledge)
        unique = {record.id: record for record in records}
        coded = ((r.id, coder.code(r.text, published=r.published).to_dicts()) for r in unique.values())
    for name, rows in coded:
        types[name] |= {row["type"] for row in rows if row["stance"] == "actual" and row.get("ground", "news") == "news"}
    return detected(records, {name: frozenset(found) for name, found in types.items()})


def _errors(compared: Sequence[Compared], knowledge: Path | None) -> list[Error]:
    known = load_knowledge(knowledge)
    return list(errors(compared, Words(known, Analyser(known))))


def _figures(title: str, figures: dict[str, Figure]) -> Table:
    table = Table(title=title, title_justify="left")
    for heading in ("", "P", "R", "F1", "gold", "system"):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, f in figures.items():
        shares = ((f.precision, f.system), (f.recall, f.gold), (f.f1, f.gold + f.system))
        table.add_row(name, *(f"{share:.3f}" if of else NOTHING for share, of in shares), str(f.gold), str(f.system))
    return table


def _print_scores(console: Console, scores: Scores) -> None:
    console.print(_figures(f"Scores over {scores.articles} articles", scores.figures))
    matched = any(figure.hits for figure in scores.figures.values())
    shares = "   ".join(f"{name} {f'{share:.3f}' if matched else NOTHING}" for name, share in scores.over_matched.items())
    console.print(f"Right over matched reports: {shares}")
    console.print(_figures("Per type", scores.per_type))
    if scores.confusions:
        table = Table("gold", "system", "count", title="Types confused over near triggers", title_justify="left")
        for (gold, system), count in list(scores.confusions.items())[:20]:
            table.add_row(gold, system, str(count))
        console.print(table)


def _print_errors(console: Console, found: Sequence[Error], shown: int) -> None:
    console.print(_by_cause(found))
    causes = Counter((error.group, error.cause, error.detail) for error in found)
    table = Table("group", "cause", "what happened", "count", title="Errors by field and cause", title_justify="left")
    for (group, cause, detail), count in causes.most_common():
        table.add_row(group, cause, detail, str(count))
    console.print(table)
    for (group, cause, detail), count in causes.most_common() if shown else ():
        console.print(f"\n[bold]{group}: {cause}: {detail}[/bold] ({count})")
        for error in [e for e in found if (e.group, e.cause, e.detail) == (group, cause, detail)][:shown]:
            click.echo(f"  {error.article}  {error.trigger}  gold [{error.gold}]  system [{error.system}]")
            click.echo(f"      {error.sentence}")


def _by_cause(found: Sequence[Error]) -> Table:
    """How many reports are missed, too many or wrong in a field, by cause."""
    table = Table("cause", title="Errors by cause", title_justify="left")
    for heading in ("missed", "false", "field", "all"):
        table.add_column(heading, justify="right")
    for cause in CAUSES:
        groups = Counter(e.group if e.group in ("missed", "false") else "field" for e in found if e.cause == cause)
        if groups:
            table.add_row(cause, *(str(groups[name]) for name in ("missed", "false", "field")), str(groups.total()))
    return table
