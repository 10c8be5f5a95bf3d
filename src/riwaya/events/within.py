"""Which reports of one article tell of one occurrence."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.events.compare import Reason, within
from riwaya.events.facts import Facts
from riwaya.store.rarity import Rarity

Group = list[tuple[Facts, tuple[Reason, ...]]]  # members in the order of the text, each with why it joined
MEAN = 0.3  # weight of the mean over all pairs beside that of the best pair: a chain of likenesses must not run away


def groups(article: Sequence[Facts], rarity: Rarity) -> list[Group]:
    """The reports of an article in groups, in the order of the text: the two most similar groups are joined, again and again, as long as
    they are more likely one occurrence than two."""
    sentences = {start: number for number, start in enumerate(sorted({facts.sentence for facts in article}))}
    found: list[Group] = []
    for type in dict.fromkeys(facts.type for facts in article):
        found += _joined([facts for facts in article if facts.type == type], sentences, rarity)
    return sorted(found, key=lambda group: group[0][0].start)


def _joined(alike: Sequence[Facts], sentences: dict[int, int], rarity: Rarity) -> list[Group]:
    pairs = {
        (i, j): within(alike[i], alike[j], sentences[alike[j].sentence] - sentences[alike[i].sentence], j - i - 1, rarity)
        for j in range(len(alike))
        for i in range(j)
    }
    parts = [[i] for i in range(len(alike))]
    why: dict[int, tuple[Reason, ...]] = {}
    while len(parts) > 1:
        best, one, other = 0.0, -1, -1
        because: tuple[Reason, ...] = ()
        for b in range(len(parts)):
            for a in range(b):
                told = [pairs[min(i, j), max(i, j)] for i in parts[a] for j in parts[b]]
                top = max(told, key=lambda pair: pair[0])
                score = (1 - MEAN) * top[0] + MEAN * sum(pair[0] for pair in told) / len(told)
                if score > best:
                    best, one, other, because = score, a, b, tuple(top[1])
        if one < 0:
            break
        for member in parts[other]:
            why.setdefault(member, because)
        parts[one] = sorted(parts[one] + parts.pop(other))
    return [[(alike[i], why.get(i, ())) for i in part] for part in parts]
