"""The JSON Schema of a report, as `riwaya code` writes it."""

from __future__ import annotations

from typing import Any

from riwaya.knowledge.vocabulary import COUNTS, EXTENTS, GENRES, GROUNDS, MEANS, MODES, PRECISIONS, ROLES, STANCES

Schema = dict[str, Any]


def report_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of one line of JSON Lines."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "riwaya report",
        "description": "One event as told at one place of one article by one voice. "
        "Offsets count Unicode code points of the article's text, half-open.",
        **_object(
            article=_text("the input's id, else the file's name"),
            article_id=_text("the first 16 hexadecimal digits of the SHA-256 of the article's bytes"),
            genre=_one_of(GENRES, "what kind of article it is"),
            id=_text("identifies the report; the same from run to run"),
            trigger=_span("the content word of the predicate"),
            frame=_text("the entry of the frames that the report was coded by"),
            type=_one_of(MODES, "what the event is"),
            mode=_one_of({"", *(mode for modes in MODES.values() for mode in modes)}, "how it was done; may be empty"),
            agents=_list(_participant(), "who does it"),
            patients=_list(_participant(), "to whom, against whom, or with whom"),
            place=_maybe(_place(), "where it happened"),
            time=_maybe(_time(), "when it happened"),
            counts=_list(_count(), "numbers of victims and the like"),
            means=_one_of({"", *MEANS}, "by what; may be empty"),
            control=_maybe(_control(), "who gains or loses which place"),
            voice=_list(_source(), "who tells it, the nearest source first; empty for the article's own narrator"),
            stance=_one_of(STANCES, "how the voice presents it"),
            ground=_one_of(GROUNDS, "the article's own matter, an earlier event, or no single event"),
            confidence={"type": "number", "minimum": 0, "maximum": 1, "description": "how probably type, who, whom, voice and stance are right"},
            because=_list(_object(field=_text(), rule=_text(), detail=_text()), "what decided each field"),
            codes=_codes(),
        ),
    }


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _described(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description} if description else schema


def _text(description: str = "") -> Schema:
    return _described({"type": "string"}, description)


def _number(kind: str, low: float | None = None, high: float | None = None) -> Schema:
    bounds = {name: bound for name, bound in (("minimum", low), ("maximum", high)) if bound is not None}
    return {"type": kind, **bounds}


def _one_of(values: Any, description: str = "") -> Schema:
    return _described({"enum": sorted(values)}, description)


def _list(items: Schema, description: str) -> Schema:
    return {"type": "array", "items": items, "description": description}


def _maybe(schema: Schema, description: str = "") -> Schema:
    return _described({"anyOf": [schema, {"type": "null"}]}, description)


def _offsets() -> dict[str, Schema]:
    return {"start": _number("integer", 0), "end": _number("integer", 0)}


def _span(description: str = "", **more: Schema) -> Schema:
    return _described(_object(text=_text(), **_offsets(), **more), description)


def _participant() -> Schema:
    return _span(
        actor=_text("identifier of the actor lexicon, or empty"),
        country=_text("ISO 3166-1 alpha-3, INT, or empty"),
        role=_one_of({"", *ROLES}),
    )


def _source() -> Schema:
    return _span(
        cue=_text("the word that attributes"),
        actor=_text(),
        country=_text(),
        role=_one_of({"", *ROLES}),
        strength=_text("says, confirms, claims, denies or hints"),
    )


def _place() -> Schema:
    return _span(
        id=_text("identifier of the gazetteer, or empty"),
        name_en=_text(),
        country=_text(),
        lat=_maybe(_number("number", -90, 90)),
        lon=_maybe(_number("number", -180, 180)),
        where_prec=_number("integer", 0, 6),
    )


def _time() -> Schema:
    day = _maybe({"type": "string", "format": "date"})
    days = {"from": day, "to": day}  # `from` is a word of Python
    return _object(text=_text(), **_offsets(), **days, precision=_one_of(PRECISIONS), note=_text())


def _count() -> Schema:
    bound = _maybe(_number("integer", 0))
    return _object(what=_one_of(COUNTS), who=_text(), low=bound, best=bound, high=bound, **_offsets())


def _control() -> Schema:
    return _object(place=_text(), gained_by=_text(), lost_by=_text(), extent=_one_of(EXTENTS))


def _codes() -> Schema:
    return _object(
        plover=_text(),
        plover_mode=_text(),
        cameo=_text(),
        acled_event=_text(),
        acled_sub_event=_text(),
        quad=_number("integer", 0, 4),
    )
