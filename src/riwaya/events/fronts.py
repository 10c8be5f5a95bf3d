"""Who is last said to hold each place of a library at a day."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.events.claims import GROUNDS, STANCES, Claim, end_of
from riwaya.events.control import VAGUE, snapshot, timeline
from riwaya.store import Library
from riwaya.store.holds import CLAIMING, Hold, holds_by_id

BACK = timedelta(days=365)  # what nobody has said for a year says nothing of the day
ROOM = timedelta(days=31)  # before that: reports that may be one claim with later ones, and tell its day more exactly
# Only reports that make claims, and of each voice those that none of its much later ones supersedes: a fraction of all, so that few are read.
# Voices are told apart more finely than `riwaya.events.tellers` does; what remains too much, `snapshot` leaves out.
LATEST = f"""
WITH told AS (
 SELECT r.id, r.day_to, date(max(r.day_from) OVER (PARTITION BY r.place_id, r.voice, coalesce(nullif(s.outlet, ''), s.id)), :room) AS latest
 FROM reports r JOIN articles a ON a.id = r.article JOIN articles s ON s.id = a.story
 WHERE r.withdrawn IS NULL AND r.place_id != ''
  AND r.stance IN ({", ".join(f"'{stance}'" for stance in STANCES)}) AND r.ground IN ({", ".join(f"'{ground}'" for ground in GROUNDS)})
  AND {CLAIMING}
  AND coalesce(a.published, r.day_to, '') <= :day AND coalesce(r.day_from, '') <= :day AND coalesce(r.day_to, a.published, '') >= :since
)
SELECT id FROM told WHERE day_to IS NULL OR latest IS NULL OR day_to >= latest
"""


def fronts(library: Library, day: date) -> dict[str, tuple[Claim, ...]]:
    """Of each place what each voice last said up to a day about who holds it (`riwaya.events.control.snapshot`), within the year before;
    places by id. What is told of a part stands at the part."""
    vague = frozenset(id for (id,) in library.db.execute("SELECT id FROM known_actors WHERE kind IN (?, ?)", VAGUE))
    asked = {"day": day.isoformat(), "since": (day - BACK - ROOM).isoformat(), "room": f"-{ROOM.days} days"}
    ids = [id for (id,) in library.db.execute(LATEST, asked)]
    places: dict[str, list[Hold]] = {}
    for hold in holds_by_id(library, ids):
        places.setdefault(hold.place, []).append(hold)
    found = {}
    for place, told in sorted(places.items()):
        last = snapshot(timeline(told, place, vague=vague, until=day))
        found[place] = tuple(claim for claim in last if (end_of(claim) or day) >= day - BACK)
    return {place: claims for place, claims in found.items() if claims}
