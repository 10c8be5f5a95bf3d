"""`riwaya control`: who holds a place, according to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

import click

from riwaya.cli.asked import print_json, print_table, the_day, the_place, title
from riwaya.cli.language import language_option, say
from riwaya.cli.library import library_option
from riwaya.events.claims import Claim, Party
from riwaya.events.control import control_of, snapshot
from riwaya.store import Library

EXACT = {"month": 7, "year": 4}  # letters of an ISO date that a precision warrants


@click.command("control")
@click.argument("place")
@click.option("--at", metavar="DATE", help="What each voice last said up to this day (YYYY-MM-DD), instead of the whole timeline.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many claims; of the timeline the last.")
@click.option("--json", "as_json", is_flag=True, help="Print all claims as JSON, with the sentences that carry them.")
@library_option
@language_option
def command(library: Library, place: str, at: str | None, limit: int, as_json: bool) -> None:
    """Show who is said to have taken, held, lost or besieged PLACE, since when, and by whom it is said.

    PLACE is an id or a name in Arabic or English. Claims about parts of it are marked and never stand for the whole. `disputed`:
    another voice says otherwise of the same time. `stale`: nobody repeated it for 90 days.
    """
    day = the_day(at, "--at")
    known = the_place(library, place)
    claims = control_of(library, known.id, day)
    if day:
        claims = snapshot(claims)
    if as_json:
        print_json({"place": asdict(known), "at": day, "claims": [_record(claim) for claim in claims]})
        return
    click.echo(f"{title(known)}{f'  {day.isoformat()}' if day else ''}")
    if not claims:
        click.echo(say("no-claims"))
        return
    print_table("control-columns", [_row(claim) for claim in (claims[:limit] if day else claims[-limit:])])
    if len(claims) > limit:
        click.echo(say("more-claims", shown=limit, total=len(claims)), err=True)


def _record(claim: Claim) -> dict[str, object]:
    return {**asdict(claim), "outlets": claim.outlets}


def _row(claim: Claim) -> tuple[str, ...]:
    """A row of the table; the voice as told and the sentence stand in the last cell."""
    state = say(f"claim-{claim.state}")
    marks = [say("claim-denied", state=state) if claim.denied else state]
    told = (claim.extent, "disputed" if claim.disputed else "", "stale" if claim.stale else "")
    marks += [say(f"claim-{mark}") for mark in told if mark]
    if claim.ground == "background":
        marks.append(say("claim-recalled"))
    who = [_names(claim.by)] if claim.by or not claim.losers else []
    if claim.losers:
        who.append(f"< {_names(claim.losers)}")
    source = claim.teller.partition("@")[0] if claim.voice else say("narrator")
    words = " · ".join(filter(None, (claim.voice, "، ".join(claim.outlets))))
    return (
        "\n".join(filter(None, (_since(claim), claim.place_text if claim.part else ""))),
        "\n".join(marks),
        "\n".join(who),
        source if source.isascii() or not claim.voice else say("as-told"),
        f"{words}\n«{claim.evidence[0].quote}»",
    )


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(party.actor or say("as-told") for party in parties) or say("unnamed")


def _since(claim: Claim) -> str:
    """The day, month or year told, else the days between which it lies; `by` and the last day where only the publication tells."""
    if claim.inferred:
        return say("claim-by", day=claim.high.isoformat()) if claim.high else "?"
    ends = [day.isoformat()[: EXACT.get(claim.precision, 10)] if day else "?" for day in (claim.low, claim.high)]
    return ends[0] if ends[0] == ends[1] else "\n– ".join(ends)
