"""The article and its reports in a terminal: Arabic stands in the last column, for few terminals order it well."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from rich.console import Console
from rich.table import Table
from rich.text import Text

from riwaya.show.pieces import marks, pieces
from riwaya.show.view import ReportView, View, plain

STYLES = {
    "trigger": "bold reverse", "agent": "blue underline", "patient": "red underline", "place": "green underline",
    "time": "magenta underline", "count": "yellow underline", "voice": "cyan underline",
}  # fmt: skip


def print_article(console: Console, shown: View) -> None:
    """Prints the article with its marks, then its reports."""
    texts = shown.texts
    day = shown.article.published
    console.print(Text(f"{day.isoformat() if day else texts.get('interface', 'unpublished')}   {shown.title}", "bold"))
    for line in _paragraphs(shown):
        console.print(line)
        console.print()
    if not shown.reports:
        console.print(texts.get("interface", "none"))
        return
    table = Table(box=None, pad_edge=False, show_header=False)
    for _ in range(4):
        table.add_column()
    for report in shown.reports:
        for row in _rows(report, shown):
            table.add_row(*row)
        table.add_section()
    console.print(table)


def print_why(console: Console, shown: View, number: int) -> None:
    """Prints why each field of a report is what it is."""
    report = shown.reports[number - 1]
    row = report.row
    console.print(Text(f"{number}  {report.type}  {row.get('id', '')}  {plain(row['trigger']['text'])}", "bold"))
    table = Table(box=None, pad_edge=False, show_header=False)
    for field, reason in report.reasons:
        table.add_row(field, Text(reason))
    console.print(table)


def _paragraphs(shown: View) -> Iterator[Text]:
    text = shown.article.text
    for paragraph in pieces(text, marks(text, [report.row for report in shown.reports])):
        line = Text()
        for piece in paragraph:
            line.append(plain(text[piece.start : piece.end]), STYLES.get(piece.role, ""))
        yield line


def _rows(report: ReportView, shown: View) -> Iterator[tuple[Text, Text, Text, Text]]:
    """The lines of a report: number, kind and stance, then a field each; Arabic words in the last column."""
    kind = " ".join(filter(None, (report.type, report.mode and f"({report.mode})")))
    head = f"{kind}, {report.stance}" + (f", {report.ground}" if report.row.get("ground", "news") != "news" else "")
    say = partial(shown.texts.get, "interface")
    word = Text(plain(report.row["trigger"]["text"]), "bold")
    yield Text(str(report.number), "bold"), Text(head, "bold"), Text(say("trigger")), word
    for field in report.fields:
        for value in field.values:
            yield (
                Text(""),
                Text(f"{value.label} {value.note}".strip(), "dim"),
                Text(field.label),
                Text(value.words, STYLES.get(field.role, "")),
            )
    if not report.voice:
        yield Text(""), Text(""), Text(say("told_by")), Text(say("narrator"))
    for link in report.voice:
        note, words = Text(f"{link.actor} {link.strength}".strip(), "dim"), Text(f"{link.words} ({link.cue})")
        yield Text(""), note, Text(say("told_by")), words
