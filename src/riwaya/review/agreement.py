"""How far reviewers agree with one another and with the program, which counts as one more coder.

Whether a report is one at all is `outcome`: the program says so of those that it has, and not of those that were added. The fields are
compared where coders keep the report. A field counts as the same by what it says, not by how it is worded (`riwaya.review.fields`)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from riwaya.review.fields import FIELDS, KEEP, OUTCOME, REJECT, SETS, SPANNED, Json, label, spans, values
from riwaya.review.items import shown_to
from riwaya.review.log import decisions_of, standing
from riwaya.review.reliability import alpha, dice, jaccard, kappa, nominal
from riwaya.store import Filter, Library
from riwaya.store.filters import report_condition

MACHINE = "riwaya"  # the program among the coders
REVIEWED = "({r}.withdrawn IS NULL OR {r}.id IN (SELECT report FROM reviewed))"

Codings = Mapping[str, Json | None]  # what each coder has of a report: its fields, or None where he says that it is none


@dataclass(frozen=True, slots=True)
class Pair:
    """Two coders in one field: how many reports both coded, the share on which they agree, Cohen's kappa (None where it is not defined),
    and the share of the text that their spans share (None of a field without spans)."""

    coders: tuple[str, str]
    units: int
    same: float
    kappa: float | None
    spans: float | None

    def to_dict(self) -> Json:
        """The pair as a JSON object."""
        told = {"agreement": self.same, "kappa": self.kappa, "spans": self.spans}
        return {"coders": list(self.coders), "units": self.units, **{k: v if v is None else round(v, 4) for k, v in told.items()}}


@dataclass(frozen=True, slots=True)
class Agreement:
    """A field, or `outcome`: Krippendorff's alpha over the reviewers (None where it is not defined), over the reviewers and the program,
    and each pair of coders."""

    field: str
    units: int
    alpha: float | None
    with_machine: float | None
    pairs: tuple[Pair, ...]

    def to_dict(self) -> Json:
        """The field as a JSON object."""
        told = {"alpha": self.alpha, "alpha_with_machine": self.with_machine}
        return {
            "field": self.field,
            "units": self.units,
            **{name: value if value is None else round(value, 4) for name, value in told.items()},
            "pairs": [pair.to_dict() for pair in self.pairs],
        }


def agreement(library: Library, filter: Filter = Filter()) -> tuple[Agreement, ...]:  # noqa: B008
    """The agreement of all coders on the reports that pass a filter and that somebody reviewed: `outcome` first, then each field."""
    return measured(list(codings(library, filter)))


def measured(found: Sequence[Codings]) -> tuple[Agreement, ...]:
    """The agreement on some reports, from what each coder has of each."""
    return tuple(_field(field, found) for field in (OUTCOME, *FIELDS))


def codings(library: Library, filter: Filter = Filter()) -> Iterable[Codings]:  # noqa: B008
    """What the program and each reviewer have of every reviewed report that passes a filter."""
    condition, chosen = report_condition(filter, present=REVIEWED)
    query = f"SELECT r.id FROM reports r WHERE r.id IN (SELECT report FROM reviewed) AND {condition} ORDER BY r.id"
    ids = [id for (id,) in library.db.execute(query, chosen)]
    for id, told in decisions_of(library.db, ids).items():
        item = shown_to(library, id, "")
        own = {coder: None if one.outcome == REJECT else one.values for coder, one in standing(told).items()}
        yield {MACHINE: None if item.added else values(item.row), **own}


def _field(field: str, found: Sequence[Codings]) -> Agreement:
    labels = [_labels(field, one) for one in found]
    distance = jaccard if field in SETS else nominal
    people = [[told for coder, told in one.items() if coder != MACHINE] for one in labels]
    coders = sorted({coder for one in labels for coder in one} - {MACHINE})
    pairs = (_pair(field, pair, labels, found) for pair in combinations([*coders, MACHINE], 2))
    return Agreement(
        field,
        units=sum(len(one) > 1 for one in people),
        alpha=alpha(people, distance),
        with_machine=alpha([list(one.values()) for one in labels], distance),
        pairs=tuple(pair for pair in pairs if pair.units),
    )


def _labels(field: str, coded: Codings) -> dict[str, Hashable]:
    if field == OUTCOME:
        return {coder: REJECT if row is None else KEEP for coder, row in coded.items()}
    return {coder: label(field, row[field]) for coder, row in coded.items() if row is not None}


def _pair(field: str, coders: tuple[str, str], labels: Sequence[Mapping[str, Hashable]], found: Sequence[Codings]) -> Pair:
    a, b = coders
    both = [(one[a], one[b]) for one in labels if a in one and b in one]
    shared = None
    if field in SPANNED and both:
        rows = [(one[a], one[b]) for one in found if a in one and b in one]
        covered = [dice(spans(field, x[field]), spans(field, y[field])) for x, y in rows if x is not None and y is not None]
        shared = sum(covered) / len(covered)
    same = sum(x == y for x, y in both) / len(both) if both else 0.0
    return Pair(coders, len(both), same, kappa(both), shared)
