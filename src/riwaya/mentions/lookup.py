"""Finds the names of the knowledge in a text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from riwaya.knowledge.names import END, Meaning, Tree
from riwaya.language.text import Text
from riwaya.spelling import fold

PARTICLE = fold("إن")


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the text: tokens `first` up to, not including, `last`, and what it may mean; `whole`: its first letter looks like
    a preposition and is none (`بان كي مون`)."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]
    whole: bool = False


def find_names(text: Text, tree: Tree, *, clitics: bool = True) -> dict[int, tuple[Found, ...]]:
    """The names that begin at each token, the longest first. Quotation marks inside a name are passed over; with `clitics`
    the first word is compared without its proclitics, else only without a conjunction."""
    found: dict[int, tuple[Found, ...]] = {}
    tokens = text.tokens
    for sentence in text.sentences:
        for index in range(sentence.first, sentence.last):
            form = tokens[index].form
            if clitics:
                node = tree.get(form.core_fold)
                if node is None and form.suffix:
                    node = tree.get(form.fold)
            else:
                node = tree.get(form.fold) or (tree.get(form.bare_fold) if form.conj else None)
            if clitics and form.core_fold == PARTICLE and text.kinds[index] == "S" and (form.conj or text.kinds[index - 1] in "V.:,"):
                continue  # فإن صالح رفض: not the town of عين صالح
            hits = _hits(text, node, index, sentence.last) if node is not None else []
            if not hits and clitics and form.prep and (whole := tree.get(form.fold)) is not None:
                hits = [replace(hit, whole=True) for hit in _hits(text, whole, index, sentence.last) if hit.last > index + 1]
            if hits:
                found[index] = tuple(reversed(hits))
    return found


def _hits(text: Text, node: Tree, index: int, last: int) -> list[Found]:
    """The names whose first word has brought to a node of the tree, the shortest first."""
    hits = [Found(index, index + 1, node[END])] if END in node else []
    position = index + 1
    while position < last:
        if text.kinds[position] == "Q":
            position += 1
            continue
        following = node.get(text.tokens[position].form.fold)
        if following is None:
            break
        node = following
        position += 1
        if END in node:
            hits.append(Found(index, position, node[END]))
    return hits
