"""`riwaya outlets`: what each outlet tells and whom it quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import click

from riwaya.cli.asked import print_json, print_table
from riwaya.cli.language import language, language_option, say
from riwaya.cli.library import library_option
from riwaya.errors import UsageError
from riwaya.events.names import actor_words
from riwaya.events.outlets import Difference, Profile, Share, differences_of, outlets_of
from riwaya.show.texts import Texts
from riwaya.store import Library
from riwaya.store.tallies import spelled

SHOWN = 10  # rows of each table of one outlet; --json gives all


@click.command("outlets")
@click.argument("outlet", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the profiles as JSON.")
@library_option
@language_option
def command(library: Library, outlet: str | None, as_json: bool) -> None:
    """Show how much each outlet tells, how much of it without a source, and which events it alone tells.

    With OUTLET, its name as the articles give it: whom it quotes, how it presents events, and where its numbers of killed and wounded
    differ from those of others for the same events.
    """
    found = outlets_of(library, outlet)
    if outlet is not None and not found:
        raise UsageError("unknown-outlet", library.name, outlet)
    apart = differences_of(library, outlet) if outlet is not None else ()
    if as_json:
        print_json({"outlets": [asdict(profile) for profile in found], "differences": [asdict(d) for d in apart]})
        return
    print_table("outlets-columns", [_row(profile) for profile in found])
    if outlet is not None:
        _print_one(library, found[0], apart)


def _print_one(library: Library, profile: Profile, apart: Sequence[Difference]) -> None:
    told = (("outlets-voices", "", profile.voices), ("outlets-stances", "stances", profile.stances), ("outlets-types", "types", profile.types))
    for heading, section, shares in told:
        if shares:
            click.echo(f"\n{say(heading)}")
            print_table("share-columns", [_share(library, share, section) for share in shares[:SHOWN]])
    click.echo(f"\n{say('outlets-figures')}")
    if apart:
        print_table("figures-columns", [_difference(difference) for difference in apart[:SHOWN]])
    else:
        click.echo(say("no-differences"))


def _row(profile: Profile) -> tuple[str, ...]:
    return (
        f"{profile.articles:,}", f"{profile.reports:,}", f"{profile.unattributed:.0%}", f"{profile.events:,}", f"{profile.alone:.0%}",
        profile.outlet or say("no-outlet"),
    )  # fmt: skip


def _share(library: Library, share: Share, section: str) -> tuple[str, ...]:
    """A row: the id or code, and in the last cell what is Arabic: names as written, in Arabic also the words for ids and codes."""
    known = share.value.isascii()
    words = "" if known else spelled(library, share.value)
    if known and language() == "ar":
        words = Texts("ar").get(section, share.value) if section else actor_words(library, share.value, arabic=True)
    shown = "" if not known or words == share.value else share.value
    return (f"{share.reports:,}", f"{share.share:.0%}", shown, words)


def _difference(found: Difference) -> tuple[str, ...]:
    own, others = _range(found.low, found.high), _range(found.others_low, found.others_high)
    return (found.event, say(f"count-{found.what}"), own, others, f"{found.words} · {'، '.join(found.others)}")


def _range(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"
