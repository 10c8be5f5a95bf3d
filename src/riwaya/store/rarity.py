"""How rare a word is in news, and so how much it says that two texts share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

RARE, COMMON = 6, 12  # logarithms to base 2 of how often 55,000 articles have a word: up to here it counts fully, from here on not at all
WHOLE = COMMON - RARE


class Rarity:
    """How often news has the word of a search key, and what it weighs, 0 to 1; what was looked up once is remembered."""

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._often = _Often(frequencies)
        self._parts = _Parts(self._often)

    def often(self, key: str) -> int:
        """How often news has the word of a key in any of its spellings, as a logarithm; 0 if it is not listed."""
        return self._often[key]

    def weight(self, key: str) -> float:
        """The weight of a key: 1 for a rare word, 0 for a common one."""
        return self._parts[key] / WHOLE

    def of(self, keys: Iterable[str]) -> float:
        """The weights of some keys together."""
        return sum(map(self._parts.__getitem__, keys)) / WHOLE


class _Often(dict[str, int]):
    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._frequencies = frequencies

    def __missing__(self, key: str) -> int:
        spelled = (key, key[:-1] + "ة") if key.endswith("ه") else (key,)
        self[key] = often = max(self._frequencies.get(prefix + form, 0) for form in spelled for prefix in ("", "ال"))
        return often


class _Parts(dict[str, int]):
    """Weights as parts of a whole: integers, so that a sum does not depend on the order of a set."""

    def __init__(self, often: Mapping[str, int]) -> None:
        self._often = often

    def __missing__(self, key: str) -> int:
        self[key] = parts = max(0, min(WHOLE, COMMON - self._often[key]))
        return parts
