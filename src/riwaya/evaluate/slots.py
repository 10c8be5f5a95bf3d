"""When two fillers of a slot are the same (codebook, section 8): they share a content word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from riwaya.evaluate.gold import Row

FUNCTION_WORDS = frozenset(["من", "في", "فى", "على", "علي", "إلى", "الى", "إلي", "عن", "مع", "بين", "و", "أو", "بعد", "قبل", "ضد", "لدى"])
MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640]")
PROCLITICS = re.compile(r"^(?:[وف])?(?:لل|[بكل])?(?:ال)?(?=\w{3})")
FOLDED = str.maketrans("أإآىة", "ااايه")

Same = Callable[[Row, Row], bool]
Fillers = Callable[[Row], Sequence[Row]]


def content_words(phrase: str) -> frozenset[str]:
    """The content words of a noun phrase without vowel signs and proclitics; function words if there is nothing else.

    This is the measure's own folding, not the language layer's: a change there must not move the yardstick."""
    words = re.findall(r"\w+", MARKS.sub("", phrase).translate(FOLDED))
    content = [word for word in words if word not in FUNCTION_WORDS] or words
    return frozenset(PROCLITICS.sub("", word) or word for word in content)


def same_phrase(a: Row, b: Row) -> bool:
    """Whether two spans share a content word."""
    return bool(content_words(a["text"] or "") & content_words(b["text"] or ""))


def same_actor(a: Row, b: Row) -> bool:
    """Whether two participants carry one actor identifier."""
    return bool(a["actor"] == b["actor"])


def same_count(a: Row, b: Row) -> bool:
    """Whether two counts give one best figure for one thing."""
    return bool((a["what"], a["best"]) == (b["what"], b["best"]))


def leftovers(gold: Iterable[Row], system: Iterable[Row], same: Same) -> tuple[int, list[Row], list[Row]]:
    """How many fillers match, each at most once, and those of gold and of the system that do not."""
    left, missing = list(system), []
    hits = 0
    for row in gold:
        found = next((i for i, other in enumerate(left) if same(row, other)), None)
        if found is None:
            missing.append(row)
        else:
            del left[found]
            hits += 1
    return hits, missing, left


def single(slot: str) -> Fillers:
    """The filler of a slot that holds one span or nothing."""
    return lambda row: [row[slot]] if row.get(slot) and row[slot].get("text") else []


def with_actor(slot: str) -> Fillers:
    """The participants of a slot that carry an actor identifier."""
    return lambda row: [p for p in row[slot] if p.get("actor")]


def counted(row: Row) -> Sequence[Row]:
    """The counts of a report that give a best figure."""
    return [count for count in row.get("counts", []) if count.get("best") is not None]


def source(row: Row) -> Sequence[Row]:
    """The nearest source of a report."""
    return row["voice"][:1]  # type: ignore[no-any-return]


SLOTS: dict[str, tuple[Fillers, Same]] = {
    "agents": (lambda row: row["agents"], same_phrase),
    "patients": (lambda row: row["patients"], same_phrase),
    "place": (single("place"), same_phrase),
    "time": (single("time"), same_phrase),
    "source": (source, same_phrase),
    "agents.actor": (with_actor("agents"), same_actor),
    "patients.actor": (with_actor("patients"), same_actor),
    "counts": (counted, same_count),
}
