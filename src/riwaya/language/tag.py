"""Parts of speech of the segments of a sentence (Universal Dependencies), by a linear-chain CRF.

What the lexicon knows of a form (`allowed`) is seen as a feature and has the last word: a tag that the lexicon excludes
is replaced by the likeliest one that it allows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from riwaya.spelling import key

Allowed = Callable[[str, bool], "frozenset[str] | None"]  # of a form, and whether a pronoun is attached to it
_CACHE_LIMIT = 200_000
_EDGE = ([b"<s"], [b"<t"], [b"s>"], [b"t>"])


class Row(NamedTuple):
    """Features of a segment for itself and for the places one and two before and after it, its shape and the tags it can
    have. They are bytes, as the model wants them: strings would be encoded again each time that the segment is met."""

    own: list[bytes]
    before: list[bytes]
    after: list[bytes]
    long_before: list[bytes]
    long_after: list[bytes]
    shape: str
    allowed: frozenset[str] | None


def nothing_known(form: str, bound: bool = False) -> frozenset[str] | None:
    """The lexicon of a tagger that was given none."""
    return None


def spell_out(segments: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The segments of one word with the alef of the article that is not written after ل put back (لل+جيش: ل, الجيش)."""
    for i in range(1, len(segments)):
        text, kind = segments[i]
        if kind == "stem" and len(text) > 3 and text[0] == "ل" and segments[i - 1] == ("ل", "prep"):
            segments[i] = ("ا" + text, kind)
    return segments


def bound(segments: Sequence[tuple[str, str]], position: int) -> bool:
    """Whether a pronoun is attached to the segment at `position`."""
    return position + 1 < len(segments) and segments[position + 1][1] == "suffix"


class TagFeatures:
    """What the tagger sees; the same in training and in use."""

    def __init__(self, frequencies: Mapping[str, int], allowed: Allowed = nothing_known) -> None:
        self._count = frequencies
        self._allowed = allowed
        self._rows: dict[tuple[str, str, bool], Row] = {}
        self._shapes: dict[tuple[str, str, str], list[bytes]] = {}

    def row(self, text: str, kind: str, bound: bool = False) -> Row:
        """What is seen of a segment, wherever it stands; `bound`: a pronoun follows."""
        known = self._rows.get((text, kind, bound))
        if known is None:
            if len(self._rows) >= _CACHE_LIMIT:
                self._rows.clear()
            known = self._rows[text, kind, bound] = self._compute(text, kind, bound)
        return known

    def _compute(self, text: str, kind: str, bound: bool) -> Row:
        form = key(text)
        allowed = self._allowed(text, bound)
        options = "/".join(sorted(allowed)) if allowed else "?"
        if kind != "stem":
            shape = kind
        elif not form[:1].isalpha():
            shape = "0" if form[:1].isdigit() else "."
        elif not "ء" <= form[0] <= "ي":
            shape = "X"
        else:
            shape = "ال" + form[-1] if form.startswith("ال") and len(form) > 4 else form[-1]
        own = [f"k{kind}", f"w{text}", f"f{form}", f"o{options}", f"h{shape}"]
        if kind == "stem" and len(shape) > 0 and shape not in ("0", ".", "X"):
            count = self._count
            size = len(form)
            own += [f"1{form[:1]}", f"2{form[:2]}", f"3{form[:3]}", f"z{form[-1:]}", f"y{form[-2:]}", f"x{form[-3:]}"]
            own.append(f"n{min(size, 7)}")
            own.append(f"m{form[:1]}{form[-2:]}{min(size, 6)}")
            if text[-1] in "اًى":
                own.append(f"t{text[-2:]}")
            whole = count.get(form, 0)
            # How the form behaves in news: with the article, after the future س, with feminine and plural endings.
            definite = shape[:2] == "ال"
            base = form[2:] if definite else form
            for name, other in (
                ("A", base if definite else "ال" + form),
                ("S", "س" + form),
                ("B", "ب" + form),
                ("T", form + "ت"),
                ("W", form + "وا"),
                ("Y", base + "ية"),
                ("N", base + "ين"),
                ("O", base + "ون"),
                ("P", base + "ات"),
            ):
                value = count.get(other, 0)
                own.append(f"{name}{0 if not value else 2 + max(-3, min(2, (value - whole) // 2 + 1))}")
            root = base[:-1] if base[-1:] in "ةا" else base
            spellings = (root, root + "ة", "ال" + root, "ال" + root + "ة", root + "ا")
            genders = "".join("01"[other in count] for other in spellings)
            own.append(f"G{genders}{shape}")
            own.append(f"J{genders}")
            own.append(f"C{min(whole, 12) // 3}{genders[2:4]}{shape[:2]}")
            own.append(f"c{min(whole, 12) // 3}")
        near = [form, "/" + options, "#" + kind + shape]
        if kind == "stem" and len(form) > 4:
            near.append("~" + form[:2] + form[-2:] if shape[:2] == "ال" else "~" + form[:1] + form[-2:])
        far = [form, "/" + options + shape]
        return Row(
            [f.encode() for f in own],
            [b"-" + f.encode() for f in near],
            [b"+" + f.encode() for f in near],
            [b"<" + f.encode() for f in far],
            [b">" + f.encode() for f in far],
            shape if kind == "stem" else kind,
            allowed,
        )

    def rows(self, segments: Sequence[tuple[str, str]]) -> list[Row]:
        """What is seen of every segment of a sentence by itself."""
        return [self.row(text, kind, bound(segments, i)) for i, (text, kind) in enumerate(segments)]

    def of(self, segments: Sequence[tuple[str, str]]) -> list[list[bytes]]:
        """Features of every segment of a sentence."""
        return self.together(self.rows(segments))

    def together(self, rows: Sequence[Row]) -> list[list[bytes]]:
        """Features of every segment of a sentence among its neighbours."""
        last = len(rows) - 1
        found: list[list[bytes]] = []
        for i, row in enumerate(rows):
            left, right = rows[i - 1].shape if i else "<", rows[i + 1].shape if i < last else ">"
            shapes = self._shapes.get((left, row.shape, right))
            if shapes is None:  # there are few shapes, so all that meet can be remembered
                both = f"{left} {row.shape}"
                shapes = self._shapes[left, row.shape, right] = [f"u{both}".encode(), f"v{both} {right}".encode()]
            found.append(
                row.own
                + (rows[i - 1].before if i else _EDGE[0])
                + (rows[i + 1].after if i < last else _EDGE[2])
                + (rows[i - 2].long_before if i > 1 else _EDGE[1])
                + (rows[i + 2].long_after if i < last - 1 else _EDGE[3])
                + shapes
            )
        return found


class Tagger:
    """Tags the (text, kind) segments of one sentence."""

    def __init__(self, model_path: Path, frequencies: Mapping[str, int], allowed: Allowed = nothing_known) -> None:
        self._model = pycrfsuite.Tagger()
        self._model.open(str(model_path))
        self._labels = tuple(sorted(self._model.labels()))
        self._features = TagFeatures(frequencies, allowed)

    def tag(self, segments: Sequence[tuple[str, str]]) -> list[str]:
        """The part of speech of every segment."""
        if not segments:
            return []
        rows = self._features.rows(segments)
        self._model.set(self._features.together(rows))
        tags: list[str] = self._model.tag()
        for i, (_, kind) in enumerate(segments):
            if kind == "suffix":
                tags[i] = "PRON"
                continue
            allowed = rows[i].allowed
            if allowed and tags[i] not in allowed:
                tags[i] = self._likeliest(allowed, i)
        return tags

    def _likeliest(self, allowed: frozenset[str], position: int) -> str:
        if len(allowed) == 1:
            return next(iter(allowed))
        known = [tag for tag in sorted(allowed) if tag in self._labels]
        if not known:
            return min(allowed)
        scores = [float(self._model.marginal(tag, position)) for tag in known]
        return known[scores.index(max(scores))]
