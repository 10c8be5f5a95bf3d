"""Links the reports of an article to events, one article at a time; what was linked before stays where it is."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

from riwaya.events.blocks import ANY_TIME, blocks
from riwaya.events.compare import Reason
from riwaya.events.facts import Facts, facts_of
from riwaya.events.held import Held
from riwaya.events.judgements import judged, merge, open_event, touched_by_people
from riwaya.events.places import Gazetteer
from riwaya.events.profile import Profile, profile
from riwaya.events.summary import summarise
from riwaya.events.within import groups
from riwaya.ids import event_id
from riwaya.store import Library, StoredReport, reports_of_article, reports_of_events
from riwaya.store.rarity import Rarity
from riwaya.store.uses import labels_of

CLEAR = 1.5  # score from which on two events may be merged: clearly more likely one than two
CANDIDATES = 20  # events looked at for one group of reports: those that share most keys with it
CROWDED = 50  # events from which on a key without a time tells too little: a word that is rare in news may be daily bread in a library
TOGETHER = 50  # events that are read at once to be listed
REMEMBERED = 20_000  # events kept in memory


class Linker:
    """Links with one library; it remembers the profiles of the events that it met last."""

    def __init__(self, library: Library, frequencies: Mapping[str, int]) -> None:
        self._library = library
        self._rarity = Rarity(frequencies)
        self._gazetteer = Gazetteer(library.db)
        self._events: OrderedDict[str, Held] = OrderedDict()
        self._labels = labels_of(library.db)

    def link(self, run: int, article: str) -> None:
        """Links the reports of an article that have no event yet. Expects to be called within a transaction."""
        stored = reports_of_article(self._library, article)
        if all(report.event for report in stored):
            return
        facts = [self._facts(report) for report in stored]
        homes = {report.report.id: report.event for report in stored if report.event}
        touched = set()
        for group in groups(facts, self._rarity):
            members = [member for member, _ in group]
            new = [member for member in members if member.report not in homes]
            if not new:
                continue
            own = profile(members, vocabulary(facts, members))
            event, why, rivals = self._home(members, own, homes)
            if not event:
                event = self._begin(run, new[0])
            if homes or event in touched or event not in self._events:
                self.forget([event])  # read anew when next asked for: one telling of an article, however many groups of it joined
            else:
                self._events[event].add(own, {member.report for member in new})
            for member, reasons in group:
                if member.report not in homes:
                    self._join(event, member.report, [*why, *reasons])
            event = self._gather(run, event, rivals)
            touched.add(event)
            keys = blocks(new, self._rarity)
            self._library.db.executemany("INSERT OR IGNORE INTO blocks VALUES (?, ?)", [(key, event) for key in keys])
        self._library.db.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(event,) for event in sorted(touched)])

    def refresh(self) -> None:
        """Writes anew what is listed of the events whose reports altered; one that has none left is not touched."""
        db = self._library.db
        stale = [event for (event,) in db.execute("SELECT event FROM stale ORDER BY event")]
        for first in range(0, len(stale), TOGETHER):
            for event, reports in reports_of_events(self._library, stale[first : first + TOGETHER]).items():
                if reports:
                    summarise(db, event, reports, self._gazetteer.path, self._labels)
        db.execute("DELETE FROM stale")

    def forget(self, events: Iterable[str]) -> None:
        """Drops what is remembered of events whose reports were moved."""
        for event in events:
            self._events.pop(event, None)

    def _home(self, members: Sequence[Facts], own: Profile, homes: Mapping[str, str]) -> tuple[str, list[Reason], list[str]]:
        """The event of a group and why, an empty id if it is a new one, and other events that the group is clearly like."""
        mine = [homes[member.report] for member in members if member.report in homes]
        if mine:
            return max(sorted(set(mine)), key=mine.count), [], []
        decided = judged(self._library.db, [member.report for member in members])
        best, event, why = 0.0, "", list[Reason]()
        rivals: list[str] = []
        for candidate in self._candidates(members):
            held = self._event(candidate)
            told = {decided[report] for report in decided if report in held.reports}
            if "same" in told:
                return candidate, [("judged the same", 0.0)], []
            if "different" in told:
                continue
            score, reasons = held.like(own, self._rarity)
            if score > CLEAR:
                rivals.append(candidate)
            if score > best:
                best, event, why = score, candidate, reasons
        return event, why, [rival for rival in rivals if rival != event]

    def _gather(self, run: int, event: str, rivals: Sequence[str]) -> str:
        """Merges events that a new article shows to be one: it is clearly like both, and so are they like each other. Gives the id that stays.

        What people have judged is left alone."""
        db = self._library.db
        for rival in rivals:
            held, other = self._event(event), self._event(rival)
            alike = max((held.like(part, self._rarity)[0] for part in other.parts), default=0.0)
            if alike <= CLEAR or touched_by_people(db, event) or touched_by_people(db, rival):
                continue
            kept = merge(db, run, event, rival)
            gone = rival if kept == event else event
            self.forget([kept, gone])  # read anew when next asked for, in the order in which a later run would read it
            event = kept
        return event

    def _candidates(self, members: Sequence[Facts]) -> list[str]:
        keys = [key for key in blocks(members, self._rarity) if ANY_TIME not in key or not self._is_crowded(key)]
        if not keys:
            return []
        marks = ", ".join("?" for _ in keys)
        rows = self._library.db.execute(
            f"SELECT b.event, count(*) AS shared FROM blocks b JOIN events e ON e.id = b.event WHERE b.block IN ({marks})"
            " AND e.ended IS NULL GROUP BY b.event ORDER BY shared DESC, b.event LIMIT ?",
            (*keys, CANDIDATES),
        )
        return [event for event, _ in rows]

    def _is_crowded(self, key: str) -> bool:
        (events,) = self._library.db.execute("SELECT count(*) FROM (SELECT 1 FROM blocks WHERE block = ? LIMIT ?)", (key, CROWDED)).fetchone()
        return int(events) == CROWDED

    def _begin(self, run: int, first: Facts) -> str:
        event = event_id(first.report)
        open_event(self._library.db, run, event, first.type)
        if self._library.db.execute("SELECT 1 FROM reports WHERE event = ? LIMIT 1", (event,)).fetchone() is None:
            self._remember(event, Held())  # there is nothing to read; an event may have been left by the report that it began with
        return event

    def _join(self, event: str, report: str, why: Sequence[Reason]) -> None:
        link = json.dumps([[reason, round(weight, 2)] for reason, weight in why], ensure_ascii=False) if why else ""
        self._library.db.execute("UPDATE reports SET event = ?, link = ? WHERE id = ?", (event, link, report))

    def _event(self, event: str) -> Held:
        """An event as it is remembered, else as the library has it."""
        if event not in self._events:
            held = Held()
            told: dict[str, list[Facts]] = {}
            for report in reports_of_events(self._library, [event])[event]:
                told.setdefault(report.article.id, []).append(self._facts(report))
            marks = ", ".join("?" * len(told))
            order = dict(self._library.db.execute(f"SELECT id, row FROM articles WHERE id IN ({marks})", list(told)).fetchall())
            for article, members in sorted(told.items(), key=lambda item: order[item[0]]):  # as they were added: so it is remembered, too
                facts = [self._facts(report) for report in reports_of_article(self._library, article)]
                held.add(profile(members, vocabulary(facts, members)), {member.report for member in members})
            self._remember(event, held)
        self._events.move_to_end(event)
        return self._events[event]

    def _remember(self, event: str, held: Held) -> None:
        self._events[event] = held
        if len(self._events) > REMEMBERED:
            self._events.popitem(last=False)

    def _facts(self, stored: StoredReport) -> Facts:
        return facts_of(stored, self._gazetteer)


def vocabulary(article: Sequence[Facts], members: Sequence[Facts]) -> frozenset[str]:
    """The rare words of an article, from the facts of all its reports; of a digest those of the stories that some of them tell."""
    items = {member.item for member in members}
    return frozenset().union(*(facts.terms for facts in article if facts.item in items))
