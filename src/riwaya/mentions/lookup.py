"""Finds the names of the knowledge in a text."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.knowledge.names import END, Meaning, Tree
from riwaya.language.text import Text


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the text: tokens `first` up to, not including, `last`, and what it may mean."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]


def find_names(text: Text, tree: Tree, *, clitics: bool = True) -> dict[int, tuple[Found, ...]]:
    """The names that begin at each token, the longest first. Quotation marks inside a name are passed over; with `clitics`
    the first word is compared without its proclitics, else only without a conjunction."""
    found: dict[int, tuple[Found, ...]] = {}
    tokens, kinds = text.tokens, text.kinds
    for sentence in text.sentences:
        for index in range(sentence.first, sentence.last):
            form = tokens[index].form
            node: Tree | None = None
            if clitics:
                node = tree.get(form.core_fold)
                if node is None and form.suffix:
                    node = tree.get(form.fold)
            else:
                node = tree.get(form.fold) or (tree.get(form.bare_fold) if form.conj else None)
            if node is None:
                continue
            hits = [Found(index, index + 1, node[END])] if END in node else []
            position = index + 1
            while position < sentence.last:
                if kinds[position] == "Q":
                    position += 1
                    continue
                node = node.get(tokens[position].form.fold)
                if node is None:
                    break
                position += 1
                if END in node:
                    hits.append(Found(index, position, node[END]))
            if hits:
                found[index] = tuple(reversed(hits))
    return found
