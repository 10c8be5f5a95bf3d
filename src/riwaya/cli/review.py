"""`riwaya review`: people go over what the program coded, agree or differ, and have the last word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from riwaya.cli.asked import print_json, print_table
from riwaya.cli.filters import Asked, filter_of, filter_options
from riwaya.cli.language import language, language_option, say
from riwaya.cli.reviewing import after, code, entered, library_at, shown_value, who_option
from riwaya.show.texts import Texts
from riwaya.show.view import plain
from riwaya.store import report


@click.group("review")
@click.argument("library", type=click.Path(dir_okay=False, path_type=Path), metavar="LIBRARY.db")
@language_option
@click.pass_context
def command(context: click.Context, library: Path) -> None:
    """Review the reports of a library: accept, reject or correct them, add missed ones, measure agreement, decide between reviewers.

    Nothing is overwritten: every decision is kept with who and when, and can be undone. What people decided holds in every command and
    export, and when articles are coded again.
    """
    context.obj = library


@command.command("queue")
@who_option
@filter_options
@click.option("--links", is_flag=True, help="Links between reports to be judged with `riwaya judge`, instead of reports.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Items to pass over.")
@click.option("--json", "as_json", is_flag=True, help="Print them as one JSON object.")
@language_option
@click.pass_obj
def queue_command(path: Path, who: str, asked: Asked, links: bool, limit: int, offset: int, as_json: bool) -> None:
    """List what waits for you, the most urgent first: where the program is least sure and most depends on it."""
    from riwaya.review.links import link_queue
    from riwaya.review.queue import progress, queue

    with library_at(path) as library:
        filter = filter_of(asked, library)
        if links:
            pairs = link_queue(library, who, filter, limit=limit, offset=offset)
            if as_json:
                print_json({"links": [link.to_dict() for link in pairs]})
                return
            told = [report(library, id) for link in pairs for id in (link.other, link.report)]
            quotes = [_line(stored.quote.text) if stored else "" for stored in told]
            listed = [
                (f"{link.other}\n{link.report}", link.event, f"{link.score:.1f}", "\n".join(why for why, _ in link.why), "\n".join(pair))
                for link, pair in zip(pairs, zip(quotes[::2], quotes[1::2], strict=True), strict=True)
            ]
            print_table("link-columns", listed)
            return
        waiting, done = queue(library, who, filter, limit=limit, offset=offset), progress(library, who, filter)
        if as_json:
            numbers = {"total": done.total, "decided": done.decided, "skipped": done.skipped, "left": done.left}
            print_json({**numbers, "items": [one.to_dict() for one in waiting]})
            return
        texts, rows = Texts(language()), list[Sequence[str]]()
        for one in waiting:
            stored = report(library, one.report)
            mark = " ".join(say(name) for name, holds in (("queue-skipped", one.skipped), ("queue-disputed", one.disputed)) if holds)
            kind = texts.get("types", stored.report.type) if stored else ""
            quote = f"[{plain(stored.report.trigger.text)}] {_line(stored.quote.text)}" if stored else ""
            rows.append((one.report, f"{one.urgency:.2f}", kind, one.event, mark, quote))
        print_table("queue-columns", rows)
        click.echo(say("queue-progress", decided=done.decided, total=done.total, skipped=done.skipped), err=True)


@command.command("show")
@click.argument("report")
@who_option
@click.option("--json", "as_json", is_flag=True, help="Print it as a JSON object.")
@language_option
@click.pass_obj
def show_command(path: Path, report: str, who: str, as_json: bool) -> None:
    """Show a report as it waits for you: what the program says, what you decided, and the version that goes with your next decision."""
    from riwaya.review.fields import FIELDS
    from riwaya.review.items import shown_to

    with library_at(path) as library:
        item = shown_to(library, report, who)
    if as_json:
        print_json(item.to_dict())
        return
    click.echo(f"{report}  {item.version}  {item.head.published or ''}  {item.head.outlet}  {item.head.name}")
    click.echo(_line(item.quote.text))
    texts, mine = Texts(language()), item.mine
    click.echo(say("review-mine", kind=mine.kind, at=mine.at, note=mine.note) if mine else say("review-waits"))
    told = item.values
    rows = [("trigger", "", plain(item.row["trigger"]["text"]))]
    rows += [
        (texts.get("interface", field), "*" if told[field] != item.row[field] else "", shown_value(field, told[field]))
        for field in FIELDS
        if told[field] or item.row[field]
    ]
    print_table("review-columns", rows)


@command.command("decide")
@click.argument("report")
@click.argument("kind", type=click.Choice(["accept", "reject", "correct", "skip"]))
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="A corrected field; may be given several times.")
@click.option("--note", default="", help="Why.")
@click.option("--version", "told_version", help="The version that `show` printed: if the report was altered since, you are told.")
@who_option
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as JSON.")
@language_option
@click.pass_obj
def decide_command(
    path: Path, report: str, kind: str, values: Sequence[str], note: str, told_version: str | None, who: str, as_json: bool
) -> None:
    """Decide on a report: `accept` it, `reject` it, `correct` fields of it with --set, or `skip` it for now.

    VALUE is JSON as reports have it, or words of the text: --set agents='قوات الوفاق=LBY.GNA.FORCES' --set counts='killed=5'; see
    docs/review.md. An empty VALUE empties the field.
    """
    from riwaya.review.decide import decide
    from riwaya.review.items import shown_to

    with library_at(path, write=True) as library:
        fields: dict[str, Any] = {}
        if values:
            item = shown_to(library, report, who)
            fields = entered(library, report, item.text, item.row["trigger"]["start"], values)
        after(decide(library, report, kind, who, fields=fields, note=note, version=told_version, code=code()), as_json=as_json)


@command.command("add")
@click.argument("article")
@click.option("--trigger", required=True, metavar="WORDS", help="The word that tells the event, or its offsets START:END.")
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="A field; type is needed.")
@click.option("--event", default="", help="The event that it tells of; without it, it opens one.")
@click.option("--note", default="", help="Why.")
@who_option
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as JSON.")
@language_option
@click.pass_obj
def add_command(path: Path, article: str, trigger: str, values: Sequence[str], event: str, note: str, who: str, as_json: bool) -> None:
    """Add a report that the program missed in ARTICLE (its id, 16 digits)."""
    from riwaya.errors import UsageError
    from riwaya.review.decide import add
    from riwaya.review.typed import Reader
    from riwaya.store import article as read_article

    with library_at(path, write=True) as library:
        found = read_article(library, article)
        if found is None:
            raise UsageError("unknown-article", library.name, article)
        span = Reader(library, article, found[1], 0).span("trigger", trigger)
        fields = {"trigger": span, **entered(library, article, found[1], span["start"], values)}
        after(add(library, article, who, fields, note=note, event_id=event, code=code()), as_json=as_json)


@command.command("undo")
@click.argument("number", required=False, type=int)
@click.option("--adjudication", is_flag=True, help="NUMBER is that of an adjudication.")
@who_option
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as JSON.")
@language_option
@click.pass_obj
def undo_command(path: Path, number: int | None, adjudication: bool, who: str, as_json: bool) -> None:
    """Undo your decision NUMBER, or your last one; what stood before it stands again."""
    from riwaya.errors import UsageError
    from riwaya.review.adjudicate import undo_adjudication
    from riwaya.review.decide import undo

    if adjudication and number is None:
        raise UsageError("usage", "--adjudication", "NUMBER")
    with library_at(path, write=True) as library:
        if adjudication and number is not None:
            after(undo_adjudication(library, number, who, code=code()), as_json=as_json)
        else:
            after(undo(library, who, number, code=code()), as_json=as_json)


@command.command("agreement")
@filter_options
@click.option("--json", "as_json", is_flag=True, help="Print everything as one JSON object.")
@language_option
@click.pass_obj
def agreement_command(path: Path, asked: Asked, as_json: bool) -> None:
    """Say how far reviewers agree with one another and with the program, which counts as one more coder."""
    from riwaya.review.agreement import agreement

    with library_at(path) as library:
        found = agreement(library, filter_of(asked, library))
    if as_json:
        print_json({"fields": [one.to_dict() for one in found]})
        return
    texts = Texts(language())
    rows = []
    for one in found:
        name = say("outcome") if one.field == "outcome" else texts.get("interface", one.field)
        rows.append((name, str(one.units), "", _share(one.alpha), _share(one.with_machine), "", "", ""))
        for pair in one.pairs:
            rows.append(("", str(pair.units), _share(pair.same), "", "", _share(pair.kappa), _share(pair.spans), " – ".join(pair.coders)))
    print_table("agreement-columns", rows)


@command.command("adjudicate")
@click.argument("report", required=False)
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="What holds; outcome=keep or =reject: whether it is a report.")
@click.option("--side", default="", metavar="NAME", help="The reviewer who is right in all that is open.")
@click.option("--note", default="", help="Why.")
@click.option("--version", "told_version", help="The version that was listed: if the report was altered since, you are told.")
@who_option
@filter_options
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@language_option
@click.pass_obj
def adjudicate_command(
    path: Path,
    report: str | None,
    values: Sequence[str],
    side: str,
    note: str,
    told_version: str | None,
    who: str,
    asked: Asked,
    as_json: bool,
) -> None:
    """Without REPORT list where reviewers differ, field by field; with it say what holds."""
    from riwaya.review.adjudicate import adjudicate, dispute, disputes

    if report is None:
        with library_at(path) as library:
            found = disputes(library, filter_of(asked, library))
        if as_json:
            print_json({"disputes": [one.to_dict() for one in found]})
            return
        rows = []
        for one in found:
            for part in one.fields:
                for coder, value in part.told.items():
                    rows.append((one.row["id"], one.version, part.field, coder, shown_value(part.field, value)))
        print_table("dispute-columns", rows)
        return
    with library_at(path, write=True) as library:
        item = dispute(library, report)
        fields = entered(library, report, item.text, item.row["trigger"]["start"], values)
        saved = adjudicate(library, report, who, fields=fields, side=side, note=note, version=told_version, code=code())
        after(saved, as_json=as_json)


@command.command("gold")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--json", "as_json", is_flag=True, help="Print the names of the articles as JSON.")
@language_option
@click.pass_obj
def gold_command(path: Path, folder: Path, as_json: bool) -> None:
    """Write the articles that were reviewed completely into DIR as gold for `riwaya evaluate`."""
    from riwaya.review.gold import write_gold

    with library_at(path) as library:
        names = write_gold(library, folder)
    if as_json:
        print_json({"articles": names})
    else:
        click.echo(say("gold-written", number=len(names), folder=folder), err=True)


def _line(text: str) -> str:
    return " ".join(plain(text).split())


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
