"""What holds of a report after what reviewers and adjudicators said of it.

Where an adjudicator set a field, his value holds; else that on which all reviewers agree; else the program's, and the report is disputed.
One reviewer agrees with himself. An accepted report holds as it was shown to the reviewer, also where a later coding reads it otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from riwaya.events.reviewed import Outcome
from riwaya.knowledge.crosswalk import Crosswalk, load_crosswalk
from riwaya.knowledge.files import SHIPPED
from riwaya.model import Codes, Reason, Report, report_of
from riwaya.review.fields import FIELDS, OUTCOME, REJECT, Json, differing, fits, same
from riwaya.review.log import Decision
from riwaya.voices.derive import codes_of

CODED = ("type", "mode", "stance", "means", "agents", "patients")  # fields from which codes of other vocabularies follow
DECIDED = "decided by a person"


def settled(told: Mapping[str, Decision], adjudicated: Json) -> Outcome | None:
    """The outcome of the standing decisions on a report, by reviewer; None if there is none."""
    if not told:
        return None
    ordered = sorted(told.values(), key=lambda one: one.id)
    last = ordered[-1]
    add = next((one for one in ordered if one.kind == "add"), None)
    shown = _added(add) if add else next(one.base for one in reversed(ordered) if one.base)
    outcome = adjudicated.get(OUTCOME) or (last.outcome if len({one.outcome for one in ordered}) == 1 else "")
    open = open_fields(told, adjudicated)
    values = {field: adjudicated.get(field, _agreed(field, ordered, shown)) for field in FIELDS}
    if "mode" not in adjudicated and not fits(values["type"], values["mode"]):
        values["mode"] = ""  # the type is agreed upon or decided, the mode is not
    if outcome == REJECT:
        state = "rejected"
    elif open:
        state = "disputed"
    elif not shown["frame"]:
        state = "added"
    else:
        state = "corrected" if differing(shown, values) else "accepted"
    return Outcome(
        report=last.report,
        article=last.article,
        state=state,
        adjudicated=bool(adjudicated),
        reviewers=tuple(sorted(told)),
        at=last.at,
        data=json.dumps(_report(shown, values).to_dict(), ensure_ascii=False),
        event=str(add.fields["event"]) if add else "",
        quote=(add.fields["quote"][0], add.fields["quote"][1]) if add else (0, 0),
    )


def open_fields(told: Mapping[str, Decision], adjudicated: Json) -> tuple[str, ...]:
    """What reviewers of a report differ in and nobody has decided: `outcome`, or fields."""
    keeping = [one for one in told.values() if one.outcome != REJECT]
    if 0 < len(keeping) < len(told) and OUTCOME not in adjudicated:
        return (OUTCOME,)
    if adjudicated.get(OUTCOME) == REJECT:
        return ()
    fields = [field for field in FIELDS if field not in adjudicated]
    return tuple(field for field in fields if any(not same(field, keeping[0].values[field], one.values[field]) for one in keeping[1:]))


def _agreed(field: str, told: Sequence[Decision], shown: Json) -> Any:
    """The value of a field that all reviewers have, in the words of the last one; where they differ, the one that was shown."""
    last = told[-1]
    agreed = all(one.outcome != REJECT and same(field, one.values[field], last.values[field]) for one in told)
    return last.values[field] if agreed else shown[field]


def _added(decision: Decision) -> Json:
    """A report that the program missed: it has no frame."""
    reason = {"field": "trigger", "rule": f"added by {decision.coder}", "detail": ""}
    skeleton = {"id": decision.report, "trigger": decision.fields["trigger"], "frame": "", "confidence": 1.0, "because": [reason]}
    return {**skeleton, **decision.values, "codes": Codes().to_dict()}


def _report(shown: Json, values: Json) -> Report:
    """The report with its fields as they hold, their reasons, and the codes that follow."""
    altered = differing(shown, values)
    report = report_of({**shown, **values})
    reasons = [reason for reason in report.because if reason.field not in altered]
    reasons += [Reason(field, DECIDED) for field in altered]
    codes = report.codes
    if not report.frame or any(field in CODED for field in altered):
        codes = codes_of(
            _crosswalk(), report.type, report.mode, stance=report.stance, means=report.means, agents=report.agents, patients=report.patients
        )
    return replace(report, because=tuple(reasons), codes=codes)


@cache
def _crosswalk() -> Crosswalk:
    return load_crosswalk(SHIPPED / "vocabularies" / "crosswalk.tsv")
