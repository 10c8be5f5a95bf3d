"""Control: who is said to hold a place, a lane for each claimant over time, and what each voice last said up to a day, also on a map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from riwaya.events.claims import Claim
from riwaya.events.control import control_of, snapshot
from riwaya.events.fronts import fronts
from riwaya.exports.cells import JOIN, iso, joined
from riwaya.store import Filter, KnownPlace, Library, find_places
from riwaya.store.fields import day_of
from riwaya.web.asked import DAY, Part, link, part
from riwaya.web.claimants import features
from riwaya.web.downloads import table_download
from riwaya.web.facets import counts
from riwaya.web.faults import unknown
from riwaya.web.lanes import lanes
from riwaya.web.listing import Json
from riwaya.web.map_words import map_settings
from riwaya.web.render import VENDOR, page
from riwaya.web.visit import Visit, Visiting

pages, api = APIRouter(), APIRouter(tags=["control"])
Which = Annotated[Part, Depends(part)]
Place = Annotated[str, Query(max_length=200, description="An id, or a name in Arabic or English.")]
At = Annotated[str, Query(pattern=DAY, description="What each voice last said up to this day (YYYY-MM-DD), instead of all claims.")]
WORDS = (
    *("no-webgl", "map-failed", "map-empty", "zoom-in", "zoom-out", "map-gestures", "map-fingers", "nav-map", "disputed", "unnamed"),
    *("a-denial", "stale", "comma", "of-claims", "without-point", "undated"),
)
COLUMNS = (
    *("claim", "place", "part", "state", "extent", "denied", "by", "losers", "told_by", "voice"),
    *("low", "high", "inferred", "disputed", "stale", "outlets", "quote"),
)


def _found(visit: Visit, place: str, at: str) -> tuple[list[KnownPlace], date | None, tuple[Claim, ...]]:
    meant = find_places(visit.library, place)
    if not meant:
        raise unknown(place)
    day = day_of(at, "at", last=True) if at else None

    def make(library: Library) -> tuple[Claim, ...]:
        claims = control_of(library, meant[0].id, day)
        return snapshot(claims) if day else claims

    return meant, day, visit.site.kept(f"claims {meant[0].id} {day}", make)


@pages.get("/control")
def control_page(visit: Visiting, which: Which, place: Place = "", at: At = "") -> Response:
    """The page; of very many claims a part, which is a stretch of time."""
    told = counts(visit.index, Filter(types=("CONTROL",)), "place")
    if not place.strip():
        last = _day(visit, at)
        return page(
            visit,
            "control.html",
            place=None,
            told=list(told.items())[:60],
            at=last,
            formats=("geojson",),
            address=lambda form: link(f"/control{form and '.' + form}", at=last.isoformat()),
            drawn=VENDOR.is_dir(),
            settings=map_settings(visit, WORDS),
        )
    meant, day, claims = _found(visit, place, at)
    some = claims[which.offset : which.offset + which.limit]
    number = {claim.id: number for number, claim in enumerate(claims, 1)}
    here = {"place": meant[0].id, "at": day.isoformat() if day else ""}
    return page(
        visit,
        "control.html",
        place=meant[0],
        others=meant[1:6],
        told=list(told.items())[:60],
        at=day,
        claims=some,
        total=len(claims),
        part=which,
        number=number,
        claim_at=lambda id: _claim_at(number[id], which, here),
        lanes=lanes(some, visit.names),
        formats=("json", "csv"),
        address=lambda form: link(f"/control{form and '.' + form}", None, **here, **(which.told() if form != "csv" else {})),
    )


@pages.get("/control.json", name="control_json")
@api.get("/control", name="control")
def control_data(visit: Visiting, which: Which, place: Place, at: At = "") -> Json:
    """The claims about who holds a place and its parts, with the sentences that carry them, in the order of the days they speak of."""
    meant, day, claims = _found(visit, place, at)
    after = which.offset + which.limit
    more = link("/api/v1/control", None, place=meant[0].id, at=at, limit=which.limit, offset=after) if after < len(claims) else None
    return {
        "place": asdict(meant[0]),
        "also": [other.id for other in meant[1:]],
        "at": day,
        "total": len(claims),
        "limit": which.limit,
        "offset": which.offset,
        "next": more,
        "claims": [_record(claim) for claim in claims[which.offset : after]],
    }


@pages.get("/control.csv", name="control_csv")
def control_csv(visit: Visiting, place: Place, at: At = "") -> Response:
    """The claims as CSV."""
    _, _, claims = _found(visit, place, at)
    return table_download(COLUMNS, [_row(claim) for claim in claims], "control.csv")


@pages.get("/control.geojson", name="control_geojson")
@api.get("/control.geojson", name="control_geojson_api")
def control_geojson(visit: Visiting, at: At = "") -> Json:
    """What each voice last said up to a day about who holds each place, as GeoJSON: at each place one entry a claimant, with the voices.
    Without a day, up to the last one on which an article was published."""
    day = _day(visit, at)
    return visit.site.kept(f"control {day} {visit.texts.language}", lambda library: features(visit, fronts(library, day), day))


def _day(visit: Visit, at: str) -> date:
    if at:
        return day_of(at, "at", last=True)
    (last,) = visit.library.db.execute("SELECT max(published) FROM articles").fetchone()
    return date.fromisoformat(last) if last else datetime.now(UTC).date()


def _claim_at(number: int, which: Part, here: Mapping[str, str]) -> str:
    """Where the claim of a number stands: on the page, or on the one that has its part."""
    if which.offset < number <= which.offset + which.limit:
        return f"#c-{number}"
    other = Part(which.limit, (number - 1) // which.limit * which.limit)
    return f"{link('/control', None, **here, **other.told())}#c-{number}"


def _record(claim: Claim) -> Json:
    return {**asdict(claim), "outlets": claim.outlets}


def _row(claim: Claim) -> dict[str, str | int | None]:
    return {
        "claim": claim.id, "place": claim.place, "part": claim.part, "state": claim.state, "extent": claim.extent, "denied": claim.denied,
        "by": joined(party.actor or party.text for party in claim.by), "losers": joined(party.actor or party.text for party in claim.losers),
        "told_by": claim.teller, "voice": claim.voice, "low": iso(claim.low), "high": iso(claim.high), "inferred": claim.inferred,
        "disputed": JOIN.join(claim.disputed), "stale": iso(claim.stale), "outlets": JOIN.join(claim.outlets), "quote": claim.evidence[0].quote,
    }  # fmt: skip
