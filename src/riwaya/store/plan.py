"""From the tree of a query to what SQLite is asked: full-text expressions for words, conditions for fields and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from riwaya.spelling import norm
from riwaya.store.fields import filter_of
from riwaya.store.filters import BRIEF, Filter, Value, is_open, report_condition
from riwaya.store.library import Library
from riwaya.store.query import All, Any, Field, Node, Not, Words
from riwaya.store.terms import Named, Term, beginnings_of, keys_of, named

ARTICLES, REPORTS = "articles", "reports"
TABLES = {ARTICLES: "article_words", REPORTS: "report_words"}  # the table of words of each
NAME = "name"  # the field that stands for an actor whom a word names, in any part of a report; its values are ids
NAME_WORDS = 6  # words that a name in Latin letters may have
WAYS = 16  # phrases that are looked for where the words of one have several keys

Clause = tuple[str, list[Value]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked: `match` restricts and ranks (empty if no word does), `conditions` are on `r`, a row of reports, or `a`, one of
    articles; `marks` finds all words to mark. `terms` and `names` tell how the words were understood,
    `filters` how the fields were that hold for the whole query."""

    match: str
    marks: str
    conditions: tuple[Clause, ...]
    terms: tuple[Term, ...]
    names: tuple[Named, ...]
    filters: tuple[Filter, ...]


def plan(library: Library, tree: Node, filter: Filter, within: str, *, exact: bool) -> Plan:
    """How the articles or reports are found that a tree and a filter ask for."""
    names: list[Named] = []
    if not exact:
        tree = _with_names(library, tree, names)
    wanted = list(_words(tree))
    terms = {words: _term(library, words, exact=exact) for words in dict.fromkeys(wanted)}
    parts = tree.parts if isinstance(tree, All) else (tree,)
    asked = _Asked(library, within, exact, terms)
    texts = tuple(part for part in parts if asked.text(part) or (isinstance(part, Not) and asked.text(part.part)))
    match = asked.text(All(texts))
    rest = [part for part in parts if not match or part not in texts]
    fields = [filter_of(library, part.name, part.values, part.at) for part in rest if isinstance(part, Field) and part.name != NAME]
    others = [part for part in rest if not isinstance(part, Field) or part.name == NAME]
    return Plan(
        asked.column(match),
        asked.column(" OR ".join(_expression(terms[words]) for words in dict.fromkeys(_words(tree, excluded=False)))),
        (asked.filtered([filter, *fields]), *(asked.clause(part) for part in others)),
        tuple(terms.values()),
        tuple(names),
        tuple(fields),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """Writes the parts of a tree as SQL."""

    library: Library
    within: str
    exact: bool
    terms: dict[Words, Term]

    def column(self, expression: str) -> str:
        """A full-text expression for the columns in which words are looked for."""
        columns = "exact" if self.exact else "keys names" if self.within == REPORTS else "keys"
        return f"{{{columns}}} : ({expression})" if expression else ""

    def text(self, node: Node) -> str:
        """A part as full-text expression; empty if it is none, being about a field or only about what is excluded."""
        if isinstance(node, Words):
            return _expression(self.terms[node])
        if isinstance(node, Any):
            told = [self.text(part) for part in node.parts]
            return f"({' OR '.join(told)})" if all(told) else ""
        if isinstance(node, All):
            told = [self.text(part) for part in node.parts if not isinstance(part, Not)]
            less = [self.text(part.part) for part in node.parts if isinstance(part, Not)]
            if not told or not all((*told, *less)):
                return ""
            return f"(({' AND '.join(told)}) NOT ({' OR '.join(less)}))" if less else f"({' AND '.join(told)})"
        return ""

    def clause(self, node: Node) -> Clause:
        """A part as condition on a row."""
        rows, values = self.rows(node.part if isinstance(node, Not) else node)
        return f"{self._row} {'NOT IN' if isinstance(node, Not) else 'IN'} ({rows})", values

    def rows(self, node: Node) -> Clause:
        """A part as query for the rows of what it holds for: sets, so that each part is looked up by its own index."""
        if text := self.text(node):
            return f"SELECT rowid FROM {TABLES[self.within]} WHERE {TABLES[self.within]} MATCH ?", [self.column(text)]
        if isinstance(node, Any):
            return _sets(" UNION ", [self.rows(part) for part in node.parts])
        if isinstance(node, (All, Not)):
            parts = node.parts if isinstance(node, All) else (node,)
            held = [self.rows(part) for part in parts if not isinstance(part, Not)] or [(f"SELECT row FROM {self.within}", list[Value]())]
            return _sets(" EXCEPT ", [_sets(" INTERSECT ", held), *(self.rows(part.part) for part in parts if isinstance(part, Not))])
        assert isinstance(node, Field)
        if node.name == NAME:
            return self._named(node.values)
        return self._reports(*report_condition(filter_of(self.library, node.name, node.values, node.at)))

    def filtered(self, filters: Sequence[Filter]) -> Clause:
        """The condition that a report passes filters; of an article, that one of its reports passes all of them."""
        clauses = [report_condition(filter) for filter in filters]
        condition, values = " AND ".join(condition for condition, _ in clauses), [value for _, told in clauses for value in told]
        if self.within == REPORTS:
            return condition, values
        if all(is_open(filter) for filter in filters):
            return "TRUE", []
        rows, values = self._reports(condition, values)
        return f"{self._row} IN ({rows})", values

    def _named(self, actors: Sequence[str]) -> Clause:
        """The query for what names one of some actors, in any part."""
        ids = f"SELECT p.report FROM participants p WHERE p.actor IN ({', '.join('?' for _ in actors)})"
        return self._reports(f"r.withdrawn IS NULL AND r.id IN ({ids})", [*actors])

    def _reports(self, condition: str, values: list[Value]) -> Clause:
        """The query for the reports, or the articles of reports, that pass a condition."""
        if self.within == REPORTS:
            return f"SELECT r.row FROM {BRIEF} WHERE {condition}", values
        return f"SELECT row FROM articles WHERE id IN (SELECT r.article FROM {BRIEF} WHERE {condition})", values

    @property
    def _row(self) -> str:
        return "r.row" if self.within == REPORTS else "a.row"


def _sets(operator: str, queries: Sequence[Clause]) -> Clause:
    """The union, intersection or difference of what some queries give."""
    if len(queries) == 1:
        return queries[0]
    return operator.join(f"SELECT * FROM ({query})" for query, _ in queries), [value for _, values in queries for value in values]


def _with_names(library: Library, node: Node, names: list[Named]) -> Node:
    """The tree with an alternative for the words that name an actor or place; what they name is added to `names`."""
    if isinstance(node, Words):
        return _named(library, [node], names) or node
    if isinstance(node, Not):
        return Not(_with_names(library, node.part, names))
    if isinstance(node, Any):
        return Any(tuple(_with_names(library, part, names) for part in node.parts))
    if not isinstance(node, All):
        return node
    parts: list[Node] = []
    at = 0
    while at < len(node.parts):
        run = _run(node.parts[at : at + NAME_WORDS])
        found = next(((length, name) for length in range(len(run), 0, -1) if (name := _named(library, run[:length], names))), None)
        length, part = found or (1, _with_names(library, node.parts[at], names))
        parts.append(part)
        at += length
    return All(tuple(parts))


def _run(parts: Sequence[Node]) -> list[Words]:
    """The words in Latin letters with which some parts begin."""
    found: list[Words] = []
    for part in parts:
        if not isinstance(part, Words) or not part.told.isascii() or part.prefix:
            break
        found.append(part)
    return found


def _named(library: Library, run: Sequence[Words], names: list[Named]) -> Node | None:
    told = " ".join(words.told for words in run)
    found = named(library, told)
    names += found
    if not found:
        return None
    meant = ((field, tuple(name.id for name in found if name.kind == kind)) for kind, field in (("actor", NAME), ("place", "place")))
    fields = tuple(Field(field, ids, 0) for field, ids in meant if ids)
    return Any((*fields, Words(told, tuple(word for words in run for word in words.words))))


def _words(node: Node, *, excluded: bool = True) -> Iterator[Words]:
    """The words of a tree in their order, with or without those of its exclusions."""
    if isinstance(node, Words):
        yield node
    elif isinstance(node, (All, Any)):
        for part in node.parts:
            yield from _words(part, excluded=excluded)
    elif isinstance(node, Not) and excluded:
        yield from _words(node.part)


def _term(library: Library, words: Words, *, exact: bool) -> Term:
    keys = [(norm(word),) if exact else keys_of(library, word) for word in words.words]
    prefix = words.prefix and len(words.words[-1]) > 1  # one letter begins a tenth of all words
    if prefix and not exact:
        keys[-1] = beginnings_of(words.words[-1])
    return Term(words.told, tuple(keys), prefix)


def _expression(term: Term) -> str:
    """The full-text expression of a word or phrase: any of the ways in which it can be written in keys."""
    ending = "*" if term.prefix else ""
    ways = (f'"{" ".join(way)}"{ending}' for way in islice(product(*term.keys), WAYS))
    return f"({' OR '.join(ways)})"
