"""Who is last said to hold which place, as features of a map: at each place one entry a claimant, side by side where they part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from riwaya.events.claims import HAS, Claim, Party
from riwaya.exports.names import POINTS
from riwaya.store import known_place
from riwaya.web.listing import Json
from riwaya.web.visit import Visit


def features(visit: Visit, found: Mapping[str, Sequence[Claim]], day: date) -> Json:
    """The claims of places as GeoJSON; places without an honest point have no geometry. `rank` orders claimants by the number of places
    of which they are told, from 0; `filling` is full for who has the place, else lost (a denial, too), contested or besieged."""
    ranks = _ranks(found)
    told = [_feature(visit, place, claims, ranks) for place, claims in found.items()]
    names = [_name(visit, key) for key in ranks]
    return {"type": "FeatureCollection", "day": day.isoformat(), "claimants": names, "features": told}


def _feature(visit: Visit, place: str, claims: Sequence[Claim], ranks: Mapping[str, int]) -> Json:
    known = known_place(visit.library, place)
    pointed = known is not None and known.precision in POINTS and known.lat is not None
    entries: dict[tuple[int, str], Json] = {}
    for claim in claims:
        for party in _claimants(claim) or (Party("", ""),):
            rank, filling = ranks.get(party.key, -1), _filling(claim)
            entry = entries.setdefault(
                (rank, filling),
                {"rank": rank, "claimant": party.key, "name": _name(visit, party.key), "filling": filling, "stale": True, "voices": []},
            )
            entry["stale"] = entry["stale"] and claim.stale is not None
            voices = entry["voices"]
            assert isinstance(voices, list)
            voices.append(_voice(visit, claim))
    return {
        "type": "Feature",
        "id": place,
        "geometry": {"type": "Point", "coordinates": [known.lon, known.lat]} if pointed and known else None,
        "properties": {
            "place": place,
            "name": visit.names.place(place).text,
            "precision": known.precision if known else 0,
            "disputed": any(claim.disputed for claim in claims),
            "claims": [entries[key] for key in sorted(entries)],
        },
    }


def _voice(visit: Visit, claim: Claim) -> Json:
    return {
        "name": visit.names.voice(claim.teller).text,
        "report": claim.evidence[0].report,
        "state": claim.state,
        "denied": claim.denied,
        "date_earliest": claim.low.isoformat() if claim.low else None,
        "date_latest": claim.high.isoformat() if claim.high else None,
        "disputed": bool(claim.disputed),
        "stale": claim.stale is not None,
    }


def _claimants(claim: Claim) -> tuple[Party, ...]:
    return claim.by or claim.losers


def _filling(claim: Claim) -> str:
    if claim.denied:
        return "lost"
    return "full" if claim.state in HAS else claim.state


def _ranks(found: Mapping[str, Sequence[Claim]]) -> dict[str, int]:
    """The claimants with most places first."""
    places = Counter(key for claims in found.values() for key in {party.key for claim in claims for party in _claimants(claim)} if key)
    return {key: rank for rank, (key, _) in enumerate(sorted(places.items(), key=lambda item: (-item[1], item[0])))}


def _name(visit: Visit, key: str) -> str:
    return visit.names.who(key).text if key else ""
