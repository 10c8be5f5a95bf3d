"""A report as one flat row."""

from __future__ import annotations

from riwaya.exports.cells import JOIN, Cell
from riwaya.model import Article, Participant, Report

NUMBERED = ("killed", "wounded")  # counts that have columns of their own; the others are in words

COLUMNS = (
    *("article", "article_id", "published", "outlet", "id", "type", "mode", "stance", "ground"),
    *("trigger", "trigger_start", "trigger_end"),
    *("agents", "agent_actors", "agent_countries", "agent_roles"),
    *("patients", "patient_actors", "patient_countries", "patient_roles"),
    *("place", "place_id", "place_name", "place_country", "lat", "lon", "where_prec"),
    *("time", "date_earliest", "date_latest", "date_precision"),
    *(f"{what}_{bound}" for what in NUMBERED for bound in ("low", "best", "high")),
    *("other_counts", "means", "control_place", "gained_by", "lost_by", "extent"),
    *("voice", "voice_actors", "voice_cues"),
    *("plover", "plover_mode", "cameo", "acled_event", "acled_sub_event", "quad", "confidence", "because"),
)


def flat(article: Article, report: Report) -> tuple[Cell, ...]:
    """The cells of a report under `COLUMNS`; None where nothing is known."""
    place, time, control, codes = report.place, report.time, report.control, report.codes
    return (
        article.id,
        article.hash,
        article.published.isoformat() if article.published else None,
        article.outlet,
        report.id,
        report.type,
        report.mode,
        report.stance,
        report.ground,
        report.trigger.text,
        report.trigger.start,
        report.trigger.end,
        *_participants(report.agents),
        *_participants(report.patients),
        *((place.span.text, place.id, place.name_en, place.country, place.lat, place.lon, place.precision) if place else (None,) * 7),
        *((time.span.text, time.low and time.low.isoformat(), time.high and time.high.isoformat(), time.precision) if time else (None,) * 4),
        *_counts(report),
        report.means,
        *((control.place, control.gained_by, control.lost_by, control.extent) if control else (None,) * 4),
        *(
            JOIN.join(part)
            for part in (
                [source.span.text for source in report.voice],
                [source.actor for source in report.voice],
                [source.cue for source in report.voice],
            )
        ),
        codes.plover,
        codes.plover_mode,
        codes.cameo,
        codes.acled_event,
        codes.acled_sub_event,
        codes.quad or None,
        report.confidence,
        "; ".join(" ".join(filter(None, (r.field + ":", r.rule, r.detail))) for r in report.because),
    )


def _participants(participants: tuple[Participant, ...]) -> tuple[str, ...]:
    rows = [(p.span.text, p.actor, p.country, p.role) for p in participants]
    return tuple(JOIN.join(column) for column in zip(*rows, strict=True)) if rows else ("",) * 4


def _counts(report: Report) -> tuple[Cell, ...]:
    """Bounds of the first count of killed and of wounded, and all that is left in words."""
    cells: list[Cell] = []
    left = list(report.counts)
    for what in NUMBERED:
        first = next((count for count in left if count.what == what), None)
        if first is None:
            cells += (None, None, None)
        else:
            left.remove(first)
            cells += (first.low, first.best, first.high)
    words = (f"{count.what} {_figure(count.low, count.best, count.high)} {count.who}".strip() for count in left)
    return (*cells, JOIN.join(words))


def _figure(low: int | None, best: int | None, high: int | None) -> str:
    shown = ["?" if bound is None else str(bound) for bound in (low, best, high)]
    return shown[1] if len(set(shown)) == 1 else "/".join(shown)
