"""How rare a word is in news, and so how much it says that two texts share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

RARE, COMMON = 6, 12  # logarithms to base 2 of how often 55,000 articles have a word: up to here it counts fully, from here on not at all


class Rarity:
    """The weights of search keys, 0 to 1; what was looked up once is remembered."""

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._frequencies = frequencies
        self._weights: dict[str, float] = {}

    def weight(self, key: str) -> float:
        """The weight of a key: 1 for a rare word, 0 for a common one."""
        if key not in self._weights:
            self._weights[key] = max(0.0, min(1.0, (COMMON - self._often(key)) / (COMMON - RARE)))
        return self._weights[key]

    def of(self, keys: Iterable[str]) -> float:
        """The weights of some keys together."""
        return sum(map(self.weight, keys))

    def _often(self, key: str) -> int:
        """How often news has the word of a key in any of its spellings, as a logarithm."""
        spelled = (key, key[:-1] + "ة") if key.endswith("ه") else (key,)
        return max(self._frequencies.get(prefix + form, 0) for form in spelled for prefix in ("", "ال"))
