"""`riwaya naming`: how outlets and voices name an actor and its events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import click

from riwaya.cli.asked import print_json, print_table, the_actor, title
from riwaya.cli.language import language_option, say
from riwaya.cli.library import library_option
from riwaya.events.naming import Wording, naming_of
from riwaya.store import Library


@click.command("naming")
@click.argument("actor")
@click.option("--limit", type=click.IntRange(1), default=40, show_default=True, help="At most so many wordings in each table.")
@click.option("--json", "as_json", is_flag=True, help="Print all wordings as JSON, with months and sentences.")
@library_option
@language_option
def command(library: Library, actor: str, limit: int, as_json: bool) -> None:
    """Show how outlets and voices name ACTOR, and their words for the events in which it takes part.

    ACTOR is an id or a name in Arabic or English. The names in an outlet's own narration and those in the mouth of the sources that
    it quotes stand apart. The class of a name is that of the knowledge's `naming.yaml`.
    """
    known = the_actor(library, actor)
    found = naming_of(library, known.id, brief=not as_json)
    if as_json:
        print_json({"actor": asdict(known), **asdict(found)})
        return
    click.echo(title(known))
    if not (found.outlets or found.voices):
        click.echo(say("no-names"))
    for heading, wordings in (("naming-outlets", found.outlets), ("naming-voices", found.voices)):
        _print(heading, "naming-columns", wordings, limit)
    for heading, wordings in (("words-outlets", found.outlet_words), ("words-voices", found.voice_words)):
        _print(heading, "words-columns", wordings, limit)


def _print(heading: str, columns: str, wordings: Sequence[Wording], limit: int) -> None:
    """Prints a table of the most frequent wordings, in their order."""
    if not wordings:
        return
    click.echo(f"\n{say(heading)}")
    least = sorted((-wording.count, number) for number, wording in enumerate(wordings))[:limit][-1]
    print_table(columns, [_row(wording) for number, wording in enumerate(wordings) if (-wording.count, number) <= least])
    if len(wordings) > limit:
        click.echo(say("more-wordings", shown=limit, total=len(wordings)), err=True)


def _row(wording: Wording) -> tuple[str, ...]:
    """A row of the table; who speaks and the wording, both as written, stand in the last cell."""
    days = wording.first if wording.first == wording.last else f"{wording.first} – {wording.last}"
    by = wording.speaker_text if wording.speaker else "، ".join(wording.outlets)
    actor = wording.speaker if wording.speaker.isascii() else ""
    kind = [say(f"class-{wording.kind}")]
    if wording.about:
        kind = [say(f"about-{wording.about}"), say(f"part-{wording.part or 'none'}"), *kind]
    return (f"{wording.count:,}", *kind, days, actor, f"{wording.text} · {by}")
