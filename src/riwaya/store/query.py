"""Reads what a user searches for: from a line of words, phrases, operators and fields to a tree of conditions.

one or two          either word; AND is the same as nothing between two
-word  NOT word     not this
"a b"  «a b»        these words one after the other
word*               words that begin so
name:value          a field of the report (`FIELDS`); several values with commas, any of which will do
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riwaya.errors import UsageError
from riwaya.language.tokens import TOKEN
from riwaya.spelling import norm

FIELDS = ("type", "mode", "actor", "place", "voice", "outlet", "stance", "ground", "since", "until")
DEEPEST, LONGEST = 20, 100  # brackets within brackets, words of a query: more is no query
CLOSING = {'"': '"', "“": "”", "„": "”", "”": "”", "«": "»"}
OPERATORS = ("AND", "OR", "NOT")
# A bracket or a minus; a quotation mark, behind a field's name or alone; a field; a stretch without blanks.
_PIECE = re.compile(
    r"(?P<sign>[()]|-(?=[^\s)]))|(?:(?P<name>[A-Za-z]+):)?(?P<quote>[\"“„”«])"
    r"|(?P<field>[A-Za-z]+):(?P<values>[^\s()\"“„”«»]*)|[^\s()\"“„”«»]+|[\s»]"
)
_UNSENDABLE = re.compile("[\0\ud800-\udfff]")  # what no text that SQLite stores holds


@dataclass(frozen=True, slots=True)
class Words:
    """Words that follow one another, as typed; `prefix`: of the last one only the beginning is given."""

    told: str
    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on a field of the report: any of the values; `at` is where it stands in the query, counted from 1."""

    name: str
    values: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class All:
    """All of the conditions."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of the conditions."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a condition."""

    part: Node


Node = Words | Field | All | Any | Not


@dataclass(frozen=True, slots=True)
class _Piece:
    """A bracket, an operator, a condition or the end; `told` is what stands at `at`."""

    kind: str
    at: int
    told: str
    node: Node | None = None


def parse(query: str) -> Node:
    """The tree of a query; raises UsageError that names the place and what to do if it cannot be read."""
    pieces = list(_pieces(_UNSENDABLE.sub("", query)))
    if len(pieces) == 1:
        raise UsageError("query-empty", "query")
    if len(pieces) > LONGEST:
        raise UsageError("query-long", "query", str(LONGEST))
    node, rest = _any(pieces, 0, 0)
    if pieces[rest].kind != "end":
        raise _fault("query-open", pieces[rest])
    return node


def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a stretch of text, without vowel signs and punctuation."""
    found = (norm(token) for token in TOKEN.findall(text))
    return tuple(word for word in found if word[:1].isalnum())


def _any(pieces: Sequence[_Piece], at: int, depth: int) -> tuple[Node, int]:
    """The condition that begins at a piece, as far as a bracket or the end, and the place behind it."""
    part, at = _all(pieces, at, depth)
    parts = [part]
    while pieces[at].kind == "OR":
        part, at = _all(pieces, at + 1, depth)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Any(tuple(parts))), at


def _all(pieces: Sequence[_Piece], at: int, depth: int) -> tuple[Node, int]:
    part, at = _one(pieces, at, depth)
    parts = [part]
    while pieces[at].kind not in ("OR", ")", "end"):
        part, at = _one(pieces, at + (pieces[at].kind == "AND"), depth)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else All(tuple(parts))), at


def _one(pieces: Sequence[_Piece], at: int, depth: int) -> tuple[Node, int]:
    piece = pieces[at]
    if depth > DEEPEST:
        raise _fault("query-long", piece)
    if piece.node is not None:
        return piece.node, at + 1
    if piece.kind == "NOT":
        part, at = _one(pieces, at + 1, depth + 1)
        return Not(part), at
    if piece.kind == "(":
        node, end = _any(pieces, at + 1, depth + 1)
        if pieces[end].kind != ")":
            raise _fault("query-open", piece)
        return node, end + 1
    raise _fault("query-operator", pieces[at - 1] if piece.kind == "end" else piece)


def _pieces(query: str) -> Iterator[_Piece]:
    at = 0
    while found := _PIECE.match(query, at):
        start, at = at, found.end()
        told = found[0]
        if found["sign"]:
            yield _Piece("NOT" if told == "-" else told, start, told)
        elif found["quote"]:
            end = query.find(CLOSING[found["quote"]], at)
            if end < 0:
                raise _fault("query-open", _Piece("", start, found["quote"]))
            inside, at = query[at:end], end + 1
            yield from _field(found["name"], (inside,), start) if found["name"] else _words(inside, start)
        elif told in OPERATORS:
            yield _Piece(told, start, told)
        elif found["field"]:
            yield from _field(found["field"], tuple(found["values"].split(",")), start)
        else:
            yield from _words(told, start)
    yield _Piece("end", len(query), "")


def _words(told: str, at: int) -> Iterator[_Piece]:
    words = words_of(told)
    if words:
        yield _Piece("node", at, told, Words(told.strip(), words, told.rstrip().endswith("*")))


def _field(name: str, values: tuple[str, ...], at: int) -> Iterator[_Piece]:
    kept = tuple(value.strip() for value in values if value.strip())
    piece = _Piece("node", at, f"{name}:", Field(name.lower(), kept, at + 1))
    if name.lower() not in FIELDS or not kept:
        raise _fault("query-field", piece)
    yield piece


def _fault(code: str, piece: _Piece) -> UsageError:
    return UsageError(code, f"query:{piece.at + 1}", piece.told)
