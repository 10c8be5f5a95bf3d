"""Reads the small tables of words: closed classes, frequencies, and lists of words and phrases."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from riwaya.knowledge.files import cell_list, fail, read_tsv
from riwaya.knowledge.names import words_of
from riwaya.spelling import fold, key, norm


def values(path: Path, column: str) -> dict[str, str]:
    """The value in a column for each of the column `words`."""
    return {key(word): row[column] for row in read_tsv(path, ("words", column)) for word in cell_list(row["words"])}


def words(path: Path) -> frozenset[str]:
    """The words of a list of words with notes."""
    return frozenset(values(path, "note"))


def folded_words(path: Path, column: str) -> dict[str, frozenset[str]]:
    """The folded words of a list by the value of a column."""
    found: dict[str, set[str]] = {}
    for row in read_tsv(path, ("words", column)):
        found.setdefault(row[column], set()).update(fold(word) for word in cell_list(row["words"]))
    return {value: frozenset(told) for value, told in found.items()}


def weights(path: Path) -> dict[str, float]:
    """The weight of each sign of a trained model."""
    found = {}
    for row in read_tsv(path, ("sign", "weight")):
        try:
            found[row["sign"]] = float(row["weight"])
        except ValueError as error:
            raise fail(path, f"line {row['_line']}", f"{row['weight']!r} is no weight", "write a decimal number") from error
    return found


def phrases(path: Path) -> tuple[tuple[str, ...], ...]:
    """The phrases of a list, each as folded words."""
    return tuple(tuple(words_of(told)) for row in read_tsv(path, ("words",)) for told in cell_list(row["words"]))


def closed_words(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The function words (norm and key: tag and class) and the ordinary spelling of each preposition."""
    closed: dict[str, str] = {}
    prepositions: dict[str, str] = {}
    rows = list(read_tsv(path, ("form", "tag", "note")))
    for spelled in (norm, key):  # what is written exactly so comes before what only folds to it: كان is no كأن
        for row in rows:
            closed.setdefault(spelled(row["form"]), f"{row['tag']}/{row['note']}")
    for row in rows:
        if row["tag"] == "ADP":
            prepositions.setdefault(key(row["form"]), row["form"])
    return closed, prepositions


def tags_of_closed(path: Path) -> dict[str, frozenset[str]]:
    """All tags of each function word, as it is written."""
    tags: dict[str, set[str]] = {}
    for row in read_tsv(path, ("form", "tag", "note")):
        tags.setdefault(row["form"], set()).add(row["tag"])
    return {form: frozenset(found) for form, found in tags.items()}


def listed_words(path: Path) -> dict[str, str]:
    """Frequent names and adjectives, with their tag."""
    return {row["form"]: row["tag"] for row in read_tsv(path, ("form", "tag", "note"))}


def read_frequencies(path: Path) -> dict[str, int]:
    """How often news has each form, as logarithm to base 2: a line for each logarithm, `log2<TAB>form|form|...`."""
    found: dict[str, int] = {}
    with path.open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            if line.startswith("#"):
                continue
            power, _, forms = line.rstrip("\n").partition("\t")
            found.update(dict.fromkeys(forms.split("|"), int(power)))
    return found


def place_nouns(path: Path) -> dict[str, tuple[str, int, str]]:
    """Kind, precision and note of the nouns that head places."""
    return {
        key(form): (row["kind"], int(row["precision"]), row["note"])
        for row in read_tsv(path, ("form", "kind", "precision", "note"))
        for form in cell_list(row["form"])
    }


def agreement(roles: Path, places: Path, sources: Iterable[tuple[str, ...]]) -> tuple[dict[str, str], frozenset[str]]:
    """The number of each form of role, place and source nouns, and the feminine words that do not look it."""
    number_of: dict[str, str] = {}
    feminine: set[str] = set()

    def add(forms: Iterable[str]) -> None:
        for index, form in enumerate(forms):
            number_of.setdefault(key(form), "s" if index == 0 else "p")

    for row in read_tsv(roles, ("forms", "role", "class")):
        add(cell_list(row["forms"]))
        if "feminine" in row.get("note", ""):
            feminine.update(map(key, cell_list(row["forms"])))
        if "plural of bodies" in row.get("note", ""):
            feminine.add(key(cell_list(row["forms"])[-1]))  # أعلنت الفصائل أنها انسحبت
    for row in read_tsv(places, ("form", "kind")):
        add(cell_list(row["form"]))
        if "feminine" in row.get("note", ""):
            feminine.update(map(key, cell_list(row["form"])))
    for forms in sources:
        add(forms)
    return number_of, frozenset(feminine)
