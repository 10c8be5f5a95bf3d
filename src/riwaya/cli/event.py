"""`riwaya event`: one event, its accounts side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from riwaya.cli.asked import place_words, print_json, print_table
from riwaya.cli.language import language, language_option, say
from riwaya.cli.library import library_option
from riwaya.cli.messages import MESSAGES
from riwaya.errors import UsageError
from riwaya.events.contradictions import Contradiction
from riwaya.events.names import actor_words
from riwaya.events.tellings import Telling
from riwaya.events.view import MACHINE, REVIEWED, EventView, event_view, voice_name
from riwaya.show.texts import Texts
from riwaya.show.view import plain
from riwaya.store import EventRow, Library


@click.command("event")
@click.argument("id")
@click.option(
    "--coding",
    type=click.Choice([REVIEWED, MACHINE]),
    default=REVIEWED,
    show_default=True,
    help="With what people decided of its reports, or as the program alone has them.",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as one JSON object.")
@library_option
@language_option
def command(library: Library, id: str, coding: str, as_json: bool) -> None:
    """Show an event: its accounts, where they part, its figures, and the sentences that carry it.

    ID is that of an event; one that was merged leads to the event that took its reports.
    """
    view = event_view(library, id, coding=coding)
    if view is None:
        raise UsageError("unknown-event", library.name, id)
    if as_json:
        print_json(view.to_dict())
        return
    texts = Texts(language())
    row = view.event
    days = "/".join(dict.fromkeys(day.isoformat() for day in (row.low, row.high) if day)) or say("undated")
    place = _where(library, row)
    click.echo(f"{row.id}  {texts.get('types', row.type)}  {days}{say('inferred') if row.inferred else ''}  {place}")
    click.echo(plain(row.words))
    click.echo(say("counted", reports=row.reports, articles=row.articles, outlets=row.outlets, voices=row.voices))
    if view.contradictions:
        click.echo(f"\n{say('contradictions')}")
        print_table("contradiction-columns", list(_contradictions(view, library, texts)))
    if view.figures:
        click.echo(f"\n{say('figures')}")
        print_table("figure-columns", list(_figures(view, library, texts)))
    click.echo(f"\n{say('accounts')}")
    print_table("account-columns", list(_accounts(view, library)))
    click.echo(f"\n{say('quotes')}")
    print_table("quote-columns", list(_quotes(view, texts)))


def _where(library: Library, row: EventRow) -> str:
    """Place and country of an event, in Arabic by the names that the knowledge has."""
    if language() != "ar":
        return f"{row.place_name} {row.country}".strip() or say("unplaced")
    named = (place_words(library, row.place_id, row.place_name), place_words(library, row.country, row.country))
    return "، ".join(dict.fromkeys(filter(None, named))) or say("unplaced")


def _contradictions(view: EventView, library: Library, texts: Texts) -> Iterator[Sequence[str]]:
    for found in view.contradictions:
        for number, side in enumerate(found.sides):
            voices = ", ".join(_voice(library, voice) for voice in side.voices)
            head = (say(f"kind-{found.kind}"), _about(found, library, texts)) if number == 0 else ("", "")
            yield *head, _named(library, side.value), voices


def _about(found: Contradiction, library: Library, texts: Texts) -> str:
    what = texts.get("counts", found.about) if found.kind == "number" else _named(library, found.about)
    return f"{what} · {_named(library, found.whose)}" if found.whose else what


def _figures(view: EventView, library: Library, texts: Texts) -> Iterator[Sequence[str]]:
    for figure in view.figures:
        bounds = (figure.low, figure.best, figure.high)
        yield texts.get("counts", figure.what), *("" if bound is None else str(bound) for bound in bounds), ""
        for claim in figure.claims:
            told = "" if claim.best is None else str(claim.best)
            day = claim.day.isoformat() if claim.day else ""
            marks = [f"· {_named(library, claim.whose)}"] if claim.whose else []
            marks += [] if claim.current else [say("superseded")]
            yield "", "", told, "", " ".join([day, _voice(library, claim.voice), *marks]).strip()


def _accounts(view: EventView, library: Library) -> Iterator[Sequence[str]]:
    for number, account in enumerate(view.accounts, 1):
        for index, telling in enumerate(account.tellings):
            parts = ", ".join(say(f"kind-{kind}") for kind in sorted(account.parts_with)) if index == 0 else ""
            yield str(number) if index == 0 else "", parts, _voice(library, telling.voice), _told(telling, library)


def _told(telling: Telling, library: Library) -> str:
    people = [" + ".join(sorted(_named(library, who) for who in side)) for side in (telling.agents, telling.patients) if side]
    places = sorted(_named(library, path[0]) for path in telling.paths)
    numbers = [f"{what} {low if low == high else f'{low}-{high}'}" for what, (low, high) in sorted(telling.numbers.items())]
    stance = [say("denies")] if telling.denies else []
    return " · ".join(filter(None, (*stance, " → ".join(people), *places, *numbers)))


def _quotes(view: EventView, texts: Texts) -> Iterator[Sequence[str]]:
    for stored in view.reports:
        day = stored.article.published.isoformat() if stored.article.published else ""
        told = " ← ".join(plain(source.span.text) for source in stored.report.voice)
        quote = " ".join(plain(stored.quote.text).split())
        yield (
            day,
            texts.get("stances", stored.report.stance),
            stored.article.outlet or stored.article.name,
            f"[{told}] {quote}" if told else quote,
        )


def _voice(library: Library, voice: str) -> str:
    return voice_name(library, voice, arabic=language() == "ar")


def _named(library: Library, value: str) -> str:
    """A value in words: actors, places and the values that have words, blanks between them; what nobody knows stays as it is."""
    return " ".join(_word(library, part) for part in value.split(" "))


def _word(library: Library, part: str) -> str:
    for kind in ("value", "class"):  # a class of a name stands in brackets behind it
        if f"{kind}-{part.strip('()')}" in MESSAGES:
            return part.replace(part.strip("()"), say(f"{kind}-{part.strip('()')}"))
    return actor_words(library, part, arabic=language() == "ar") or place_words(library, part, part)
