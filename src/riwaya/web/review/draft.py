"""What the form of a report holds: the decision, and each field as it was shown and as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from riwaya.review.fields import FIELDS, Json, fits
from riwaya.review.items import Shown
from riwaya.review.typed import Reader
from riwaya.store import Library

LONGEST = 20_000  # letters of a field
FOLLOWS = ("type", "mode", "agents", "patients", "place")  # if one of these alters, the claim of control is made anew


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that was sent: `typed` are all fields as they are now, `altered` those that differ from what was shown."""

    kind: str
    version: str
    note: str
    typed: Mapping[str, str]
    altered: Mapping[str, str]

    def fields(self, library: Library, item: Shown) -> Json:
        """The values of a correction: what is altered, beside what the reviewer had corrected before. Raises UsageError for words that
        stand nowhere in the text."""
        reader = Reader(library, item.row["id"], item.text, item.row["trigger"]["start"])
        own = dict(item.mine.fields) if item.mine and item.mine.kind == "correct" else {}
        new = {field: reader.value(field, told) for field, told in self.altered.items()}
        if any(field in new for field in FOLLOWS):
            own.pop("control", None)
        found = {**own, **new}
        if "mode" in own and "mode" not in new and not fits(str(found.get("type", item.row["type"])), str(own["mode"])):
            del found["mode"]
        return found


def draft_of(form: Mapping[str, str]) -> Draft:
    """The draft in a form. Whoever accepts with altered fields corrects."""
    typed = {field: _clean(form[field]) for field in ("trigger", *FIELDS) if field in form}
    altered = {field: told for field, told in typed.items() if told != _clean(form.get(f"was-{field}", ""))}
    kind = form.get("decision", "")
    kind = "correct" if kind == "accept" and altered else kind
    return Draft(kind, form.get("version", ""), _clean(form.get("note", "")), typed, altered)


def _clean(told: str) -> str:
    return told.replace("\r\n", "\n").strip()[:LONGEST]
