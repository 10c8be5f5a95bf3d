"""The scores of the codebook's section 8 over compared articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.evaluate.compare import Compared
from riwaya.evaluate.figures import Figure
from riwaya.evaluate.gold import Row
from riwaya.evaluate.slots import SLOTS, leftovers, same_phrase

Confusion = tuple[str, str]  # type in gold, type in the system


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures by name (detection, slots, all at once), shares right over matched reports, per type, confusions."""

    articles: int
    figures: dict[str, Figure]
    over_matched: dict[str, float]
    per_type: dict[str, Figure]
    confusions: dict[Confusion, int]

    def to_dict(self) -> dict[str, object]:
        """The scores as a JSON object."""
        return {
            "articles": self.articles,
            **{name: figure.to_dict() for name, figure in self.figures.items()},
            "accuracy_over_matched": {name: round(share, 4) for name, share in self.over_matched.items()},
            "per_type": {name: figure.to_dict() for name, figure in self.per_type.items()},
            "confusions": [{"gold": a, "system": b, "count": n} for (a, b), n in self.confusions.items()],
        }


def score(articles: Iterable[Compared]) -> Scores:
    """The scores over all articles together."""
    count = gold = system = typed = untyped = 0
    slots = {name: [0, 0, 0] for name in SLOTS}  # hits, system, gold
    labels: Counter[str] = Counter()
    types: dict[str, list[int]] = {}
    confusions: Counter[Confusion] = Counter()
    for article in articles:
        count += 1
        gold += len(article.gold.reports)
        system += len(article.system)
        typed += len(article.pairs)
        untyped += article.untyped
        _add_slots(slots, article)
        for g, s in article.pairs:
            labels.update(name for name, right in _labels(g, s).items() if right)
        for at, rows in enumerate(([g for g, _ in article.pairs], article.system, article.gold.reports)):
            for row in rows:
                types.setdefault(row["type"], [0, 0, 0])[at] += 1
        confusions.update((g["type"], s["type"]) for g, s in article.confused)
    figures = {
        "detection": Figure(typed, system, gold),
        "detection_untyped": Figure(untyped, system, gold),
        **{name: Figure(*numbers) for name, numbers in slots.items()},
        "who_whom_voice_stance": Figure(labels["whole"], system, gold),
    }
    shares = {name: labels[name] / (typed or 1) for name in ("stance", "ground", "voice", "narrator_or_source")}
    per_type = {name: Figure(*types[name]) for name in sorted(types)}
    return Scores(count, figures, shares, per_type, dict(confusions.most_common()))


def right(gold: Row, system: Row) -> bool:
    """Whether a matched report has who, whom, voice and stance right."""
    return _labels(gold, system)["whole"]


def _add_slots(slots: dict[str, list[int]], article: Compared) -> None:
    for name, (fillers, same) in SLOTS.items():
        numbers = slots[name]
        numbers[0] += sum(leftovers(fillers(g), fillers(s), same)[0] for g, s in article.pairs)
        numbers[1] += sum(len(fillers(row)) for row in article.system)
        numbers[2] += sum(len(fillers(row)) for row in article.gold.reports)


def _labels(g: Row, s: Row) -> dict[str, bool]:
    """Which labels of a matched report are right; `whole` asks for all participants, voice and stance at once."""
    told = bool(g["voice"]) == bool(s["voice"])
    voice = told and (not g["voice"] or same_phrase(g["voice"][0], s["voice"][0]))
    stance = g["stance"] == s["stance"]
    people = all(leftovers(g[slot], s[slot], same_phrase)[1:] == ([], []) for slot in ("agents", "patients"))
    ground = g.get("ground", "news") == s.get("ground", "news")
    whole = voice and stance and people
    return {"stance": stance, "ground": ground, "voice": voice, "narrator_or_source": told, "whole": whole}
