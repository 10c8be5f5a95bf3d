"""The words of a sentence as the readers of numbers and times want them: unglued, and stripped to words they know."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple, Protocol

from riwaya.spelling import fold


class Token(Protocol):
    """What is needed of a token: its search forms and its offsets in the article."""

    @property
    def norm(self) -> str: ...
    @property
    def fold(self) -> str: ...
    @property
    def core(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def core_start(self) -> int: ...


class Atom(NamedTuple):
    """A word, number or mark. `word` is folded and without the clitics that had to go to make it a known word."""

    word: str
    norm: str
    conj: bool
    prep: str
    token: int
    start: int
    end: int
    digits: bool

    @property
    def definite(self) -> bool:
        """True if the written word carries the article, whatever clitic stands before it."""
        return self.norm.lstrip("وفبك")[:2] in ("ال", "لل")

    @property
    def mark(self) -> bool:
        """True for punctuation."""
        return not self.digits and not self.word[:1].isalpha()


_PIECES = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+|[^\w\s]|_")
_POINTS = ".,٫٬"
_PROCLITICS = "وفبلك"


def known(word: str, core: str, words: Container[str], glued: bool = False) -> tuple[str, bool, str, int]:
    """A folded word without clitics, if one of `words` is left: (word, has a conjunction, preposition, letters).

    `glued` says that the first letter is surely a clitic."""
    if word in words and not glued:
        return word, False, "", 0
    rest, conj, taken = word, False, 0
    if word[0] in "وف":
        rest, conj, taken = word[1:], True, 1
        if rest in words:
            return rest, True, "", 1
    if len(rest) > 2 and rest[0] in "بلك":
        if rest[:2] == "لل" and "ال" + rest[2:] in words:
            return "ال" + rest[2:], conj, "ل", taken
        if rest[1:] in words:
            return rest[1:], conj, rest[0], taken + 1
    if core != word and core in words and word[0] in _PROCLITICS:
        return core, word[0] in "وف", "", 0
    return word, False, "", 0


def split(tokens: Sequence[Token], words: Container[str]) -> list[Atom]:
    """The atoms of a sentence; `words` are all words that a reader looks for."""
    atoms: list[Atom] = []
    for index, token in enumerate(tokens):
        text = token.norm
        if index and tokens[index - 1].norm == "و" and atoms and atoms[-1].word == "و":  # بين 9 و 22
            del atoms[-1]
            added = len(atoms)
            atoms.extend(atom._replace(token=index) for atom in split([token], words))
            if len(atoms) > added:
                atoms[added] = atoms[added]._replace(conj=True)
            continue
        if text.isalpha():
            word = token.fold
            if word in words and not (word[0] == "و" and text[1] in "أإآ"):  # وأحد is no واحد
                atoms.append(Atom(word, text, False, "", index, token.start, token.end, False))
            elif word[0] in _PROCLITICS:
                word, conj, prep, taken = known(word, token.core, words, text[1:2] in ("أ", "إ", "آ"))
                start = token.start + taken if len(text) == token.end - token.start else token.core_start
                if not (conj or prep):
                    start, conj = token.start, word[0] in "وف" and token.core_start > token.start
                atoms.append(Atom(word, text[taken:], conj, prep, index, start, token.end, False))
            else:
                atoms.append(Atom(word, text, False, "", index, token.start, token.end, False))
        elif text:
            _unglue(atoms, token, index, words)
    return atoms


def _unglue(atoms: list[Atom], token: Token, index: int, words: Container[str]) -> None:
    """Adds the pieces of a token that is more than letters: numbers, marks, words run together with them."""
    text = token.norm
    exact = len(text) == token.end - token.start
    conj, prep = False, ""
    for piece in _PIECES.finditer(text):
        part = piece.group()
        start = token.start + piece.start() if exact else token.start
        end = token.start + piece.end() if exact else token.end
        if part[0].isdecimal():
            if len(atoms) > 1 and _joins(atoms[-2], atoms[-1], start, part):
                first, point = atoms[-2:]
                del atoms[-2:]
                part, start = first.norm + point.norm + part, first.start
                conj, prep, index = first.conj, first.prep, first.token
            atoms.append(Atom(part, part, conj, prep, index, start, end, True))
            conj, prep = False, ""
        elif part in ("و", "ف", "ب", "ل", "ك", "وب", "ول") and piece.end() < len(text) and text[piece.end()].isdecimal():
            conj, prep = part[0] in "وف", part[-1] if part[-1] in "بلك" else ""
        else:
            word, has, before, taken = known(fold(part), fold(part), words) if part[0].isalpha() else (part, False, "", 0)
            atoms.append(Atom(word, part[taken:], has, before, index, start + taken if exact else start, end, False))


def _joins(first: Atom, point: Atom, start: int, part: str) -> bool:
    """True if a number goes on after a point or comma without a gap: 1,200 and 2.5."""
    return first.digits and point.norm in _POINTS and point.start == first.end and start == point.end and (point.norm != "," or len(part) == 3)
