"""Who counts as a government, for data sets that ask (`vocabularies/ucdp_style.yaml`, government_policy)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from riwaya.model import Participant


class Governments:
    """The policy of a file: which claimants are the government of a contested country, and when."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self._roles = frozenset(rules["government_roles"])
        self._policy: Mapping[str, list[Mapping[str, Any]]] = rules["government_policy"] or {}
        self._groups: Mapping[str, list[str]] = rules.get("rival_groups") or {}

    def is_government(self, person: Participant, day: date) -> bool:
        """Whether a participant stands for the government of its country on a day."""
        if person.role not in self._roles or person.country in ("", "INT"):
            return False
        entry = self.entry(person.country, day)
        if entry is None:
            return True
        rivals = [*(entry.get("rivals") or []), *(id for group in entry.get("rival_groups") or [] for id in self._groups[group])]
        return person.actor not in rivals

    def entry(self, country: str, day: date) -> Mapping[str, Any] | None:
        """The entry of the policy for a country and a day; None where nobody contests it."""
        month = day.isoformat()[:7]
        for entry in self._policy.get(country, ()):
            if str(entry["since"]) <= month and (not entry.get("until") or month < str(entry["until"])):
                return entry
        return None
