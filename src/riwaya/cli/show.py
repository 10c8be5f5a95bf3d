"""`riwaya show`: an article with its reports."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console

import riwaya
from riwaya.articles.read import read_article
from riwaya.cli.language import language, language_option, say_issue
from riwaya.errors import InputError, Issue, UsageError
from riwaya.evaluate.gold import Row, read_rows
from riwaya.model import Article
from riwaya.show.page import index_page, page
from riwaya.show.terminal import print_article, print_why
from riwaya.show.texts import Texts
from riwaya.show.view import View, view
from riwaya.sources import read_paths

HTML = (".html", ".htm")


@click.command("show")
@click.argument("file", nargs=-1, required=True)
@click.option("--html", type=click.Path(path_type=Path), help="Write a page; a folder for several articles.")
@click.option("--why", type=click.IntRange(1), metavar="N", help="Print why report N is what it is.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication where the input has none.")
@click.option("--reports", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Reports coded before.")
@click.option("--knowledge", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Own knowledge files.")
@language_option
def command(
    file: tuple[str, ...], html: Path | None, why: int | None, published: datetime | None, reports: Path | None,
    knowledge: Path | None,
) -> None:  # fmt: skip
    """Show the articles in FILE with their reports, in the terminal or as a page.

    Without --reports the articles are coded first.
    """
    coder = riwaya.load(knowledge)
    articles = list(_articles(coder, file, published.date() if published else None))
    if not articles:
        sys.exit(3)
    texts = Texts(language())
    coded = _coded(coder, articles, reports)
    shown = [view(article, rows, texts) for article, rows in zip(articles, coded, strict=True)]
    if html is not None:
        click.echo(_write(shown, html, texts))
        return
    console = Console()
    for article in shown:
        if why is None:
            print_article(console, article)
        elif why > len(article.reports):
            raise UsageError("usage", article.article.id, f"there is no report {why}, only {len(article.reports)}")
        else:
            print_why(console, article, why)


def _articles(coder: riwaya.Coder, files: Sequence[str], published: date | None) -> Iterator[Article]:
    for item in read_paths(files):
        if isinstance(item, Issue):
            click.echo(say_issue(item), err=True)
            continue
        try:
            article, warnings = read_article(item, coder.knowledge.times.months, published)
        except InputError as error:
            click.echo(say_issue(error.issue), err=True)
            continue
        for warning in warnings:
            click.echo(say_issue(warning), err=True)
        yield article


def _coded(coder: riwaya.Coder, articles: Sequence[Article], reports: Path | None) -> list[Sequence[Row]]:
    if reports is not None:
        rows = read_rows(reports)
        return [rows.get(Path(article.id).name, []) for article in articles]
    return [coder.code_article(article).to_dicts() for article in articles]


def _write(shown: Sequence[View], target: Path, texts: Texts) -> Path:
    """Writes one page, or a folder of pages with an index; gives the page to open."""
    if len(shown) == 1 and target.suffix.lower() in HTML:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page(shown[0]), "utf-8")
        return target
    if target.suffix.lower() in HTML:
        raise UsageError("usage", str(target), "several articles need a folder, not one page")
    target.mkdir(parents=True, exist_ok=True)
    # Numbered names: an article's id may hold anything, also what no file name can.
    entries = [(f"{number:03d}.html", article) for number, article in enumerate(shown, 1)]
    for name, article in entries:
        (target / name).write_text(page(article, home="index.html"), "utf-8")
    (target / "index.html").write_text(index_page(entries, texts), "utf-8")
    return target / "index.html"
