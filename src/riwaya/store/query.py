"""Reads what a user searches for: from a line of words, phrases, operators and fields to a tree of conditions.

    one or two          either word; AND is the same as nothing between two
    -word  NOT word     not this
    "a b"  «a b»        these words one after the other
    word*               words that begin so
    name:value          a field of the report (`FIELDS`); several values with commas, any of which will do
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.errors import UsageError
from riwaya.spelling import IGNORED, norm

FIELDS = ("type", "mode", "actor", "place", "voice", "outlet", "stance", "ground", "since", "until")
DEEPEST, LONGEST = 20, 100  # brackets within brackets, words of a query: more is no query
CLOSING = {'"': '"', "“": "”", "„": "”", "”": "”", "«": "»"}
# A quoted stretch behind a field's name or alone, a bracket, an operator, a stretch without blanks.
_PIECE = re.compile(
    r"(?P<blank>\s+)|(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[^\s)]))"
    r"|(?:(?P<name>[A-Za-z]+):)?(?P<quote>[\"“„”«])|(?P<word>[^\s()\"“„”«»]+)|(?P<stray>.)",
    re.S,
)
_WORDS = re.compile(rf"\d+(?:[.,٫٬]\d+)*|[^\W\d_](?:[{IGNORED}]*\w)*|\d+")
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
    kind: str  # open, close, minus, operator, node
    at: int
    operator: str = ""
    node: Node | None = None


def parse(query: str) -> Node:
    """The tree of a query; raises UsageError that names the place and what to do if it cannot be read."""
    pieces = list(_pieces(query))
    if sum(isinstance(piece.node, Words) for piece in pieces) > LONGEST:
        raise UsageError("query-long", "query", str(LONGEST))
    node, rest = _any(pieces, 0, 0)
    if rest < len(pieces):
        raise _fault("query-open", pieces[rest].at, ")")
    return node


def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a stretch of text, without vowel signs and punctuation."""
    return tuple(word for found in _WORDS.findall(text) if (word := norm(found)))


def _any(pieces: list[_Piece], at: int, depth: int) -> tuple[Node, int]:
    part, at = _all(pieces, at, depth)
    parts = [part]
    while at < len(pieces) and pieces[at].operator == "OR":
        part, at = _all(pieces, at + 1, depth)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Any(tuple(parts))), at


def _all(pieces: list[_Piece], at: int, depth: int) -> tuple[Node, int]:
    parts: list[Node] = []
    while at < len(pieces) and pieces[at].kind != "close" and pieces[at].operator != "OR":
        if pieces[at].operator == "AND":
            if not parts or at + 1 == len(pieces) or pieces[at + 1].kind == "close":
                raise _fault("query-operator", pieces[at].at, "AND")
            at += 1
        part, at = _one(pieces, at, depth)
        parts.append(part)
    if not parts:
        if not pieces:
            raise UsageError("query-empty", "query")
        here = pieces[min(at, len(pieces) - 1)]
        raise _fault("query-operator", here.at, here.operator or ("(" if here.kind == "open" else ")"))
    return (parts[0] if len(parts) == 1 else All(tuple(parts))), at


def _one(pieces: list[_Piece], at: int, depth: int) -> tuple[Node, int]:
    piece = pieces[at] if at < len(pieces) else pieces[-1]
    if depth > DEEPEST:
        raise _fault("query-long", piece.at, str(LONGEST))
    if at < len(pieces) and piece.node is not None:
        return piece.node, at + 1
    if at < len(pieces) and (piece.kind == "minus" or piece.operator == "NOT"):
        if at + 1 == len(pieces):
            raise _fault("query-operator", piece.at, piece.operator or "-")
        part, at = _one(pieces, at + 1, depth + 1)
        return Not(part), at
    if at < len(pieces) and piece.kind == "open":
        node, end = _any(pieces, at + 1, depth + 1)
        if end == len(pieces):
            raise _fault("query-open", piece.at, "(")
        return node, end + 1
    raise _fault("query-operator", piece.at, piece.operator or ")")


def _pieces(query: str) -> Iterator[_Piece]:
    query = _UNSENDABLE.sub("", query)
    at = 0
    while found := _PIECE.match(query, at):
        start, at = at, found.end()
        kind = found.lastgroup or ""
        if kind in ("open", "close", "minus"):
            yield _Piece(kind, start)
        elif kind == "quote":
            end = query.find(CLOSING[found["quote"]], at)
            if end < 0:
                raise _fault("query-open", start, found["quote"])
            told, at = query[at:end], end + 1
            yield from _field(found["name"], (told,), start) if found["name"] else _words(told, start)
        elif kind == "word":
            yield from _bare(found["word"], start)


def _bare(told: str, at: int) -> Iterator[_Piece]:
    """The piece of a stretch without blanks and quotation marks."""
    if told in ("AND", "OR", "NOT"):
        yield _Piece("operator", at, told)
        return
    name, colon, value = told.partition(":")
    if colon and name.isascii() and name.isalpha():
        yield from _field(name, tuple(value.split(",")), at)
    elif told.strip("*") or told:
        yield from _words(told, at)


def _words(told: str, at: int) -> Iterator[_Piece]:
    words = words_of(told)
    if words:
        yield _Piece("node", at, node=Words(told.strip(), words, told.rstrip().endswith("*")))


def _field(name: str, values: tuple[str, ...], at: int) -> Iterator[_Piece]:
    kept = tuple(value.strip() for value in values if value.strip())
    if name.lower() not in FIELDS or not kept:
        raise _fault("query-field", at, f"{name}:")
    yield _Piece("node", at, node=Field(name.lower(), kept, at + 1))


def _fault(code: str, at: int, detail: str) -> UsageError:
    return UsageError(code, f"query:{at + 1}", detail)
