"""The accounts of an event: voices that agree on what happened form one, whatever names they use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.events.contradictions import conflicts
from riwaya.events.tellings import Telling
from riwaya.store import StoredReport


@dataclass(frozen=True, slots=True)
class Account:
    """What voices that do not contradict one another tell together. `parts_with` are the kinds of contradiction with other accounts."""

    voices: tuple[str, ...]
    outlets: tuple[str, ...]
    tellings: tuple[Telling, ...]
    parts_with: frozenset[str]

    @property
    def reports(self) -> tuple[StoredReport, ...]:
        """The reports of all its voices."""
        return tuple(stored for telling in self.tellings for stored in telling.reports)


def accounts(told: Sequence[Telling]) -> tuple[Account, ...]:
    """The accounts of an event, the one that most voices tell first: each voice joins the first account with none of whose voices it is in
    contradiction. Another name for an actor makes no other account."""
    groups: list[list[Telling]] = []
    for telling in told:
        home = next((group for group in groups if not any(conflicts(telling, member) - {"name"} for member in group)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    groups.sort(key=lambda group: -len(group))
    return tuple(_account(group, [t for other in groups if other is not group for t in other]) for group in groups)


def _account(group: Sequence[Telling], others: Sequence[Telling]) -> Account:
    return Account(
        voices=tuple(telling.voice for telling in group),
        outlets=tuple(sorted({outlet for telling in group for outlet in telling.outlets})),
        tellings=tuple(group),
        parts_with=frozenset(kind for telling in group for other in others for kind in conflicts(telling, other)),
    )
