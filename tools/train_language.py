"""Train the clitic segmenter and the part-of-speech tagger from `data/language/*.txt`; deterministic."""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycrfsuite
import yaml

from riwaya.knowledge.inflect import Verb, inflect
from riwaya.knowledge.tables import listed_words, read_frequencies, tags_of_closed
from riwaya.language.lexicon import Lexicon
from riwaya.language.segment import Features, labels_of
from riwaya.language.tag import TagFeatures, spell_out
from riwaya.spelling import key, norm

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data" / "language"
KNOWLEDGE = ROOT / "src" / "riwaya_knowledge"
MODELS = KNOWLEDGE / "models"
SEGMENT = {"c1": 0.02, "c2": 0.02, "max_iterations": 150, "feature.possible_transitions": True}
TAG = {"c1": 0.05, "c2": 0.1, "max_iterations": 150, "feature.possible_transitions": True}

Word = list[tuple[str, str]]  # (text, tag) of every segment


def read_word(token: str) -> Word:
    """`و/CCONJ+قال/VERB` -> its segments; the last slash of a segment parts text and tag."""
    segments = []
    for part in token.split("+"):
        text, _, tag = part.rpartition("/")
        if not text or not tag:
            raise ValueError(f"{token}: write TEXT/TAG, segments joined by +")
        segments.append((norm(text), tag))
    return [s for s in segments if s[0]]


def read_sentences(folder: Path, pattern: str = "sentences*.txt") -> Iterator[list[Word]]:
    for path in sorted(folder.glob(pattern)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    yield [read_word(token) for token in line.split()]
                except ValueError as error:
                    raise SystemExit(f"{path.name}:{number}: {error}") from error


def read_words(path: Path) -> Iterator[tuple[str, ...]]:
    """A word a token, its segments joined by `+`, without tags."""
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                for token in line.split():
                    yield tuple(token.split("+"))


def letter_kind(text: str, tag: str, index: int, stem: int) -> str:
    """One of C P F S X for a segment of a word whose stem (or first non-proclitic) is at `stem`."""
    if index > stem:
        return "X"
    if index == stem:
        return "S"
    if tag in ("CCONJ", "SCONJ"):
        return "C"
    return "F" if text == "س" else "P"


def kinds_of(word: Word) -> list[tuple[str, str]]:
    """(text, C P F S X) of the segments of an annotated word."""
    stem = len(word) - 1
    while stem > 0 and word[stem][1] == "PRON" and word[stem][0] in _PRONOUNS:
        stem -= 1
    found = [(text, letter_kind(text, tag, i, stem)) for i, (text, tag) in enumerate(word)]
    if stem < len(word) - 1 and word[stem][0] in ("ب", "ل", "ك"):  # له، به: no stem
        found[stem] = (word[stem][0], "P")
    return found


_PRONOUNS = frozenset(["ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "كما", "ي", "ني"])


def guess_kinds(segments: tuple[str, ...]) -> list[tuple[str, str]]:
    """Kinds of the segments of a word without tags."""
    tagged: Word = []
    for i, text in enumerate(segments):
        tag = "NOUN"
        if i < len(segments) - 1 and text in ("و", "ف", "أ") and all(s in ("و", "ف", "أ") for s in segments[:i]):
            tag = "CCONJ"
        elif i and i == len(segments) - 1 and text in _PRONOUNS:
            tag = "PRON"
        tagged.append((norm(text), tag))
    return kinds_of(tagged)


def train_segmenter(frequencies: dict[str, int], out: Path) -> int:
    counts: Counter[tuple[tuple[str, str], ...]] = Counter()
    for sentence in read_sentences(DATA):
        for word in sentence:
            if "ء" <= word[0][0][0] <= "ي":
                counts[tuple(kinds_of(word))] += 1
    for segments in read_words(DATA / "words.txt"):
        counts[tuple(guess_kinds(segments))] += 1
    features = Features(frequencies)
    trainer = pycrfsuite.Trainer(verbose=False)
    for kinds, count in sorted(counts.items()):
        text = "".join(t for t, _ in kinds)
        if len(text) < 2:
            continue
        rows, labels = features.of(text), labels_of(kinds)
        for _ in range(min(3, count)):
            trainer.append(rows, labels)
    trainer.set_params(SEGMENT)
    trainer.train(str(out))
    return len(counts)


def train_tagger(frequencies: dict[str, int], lexicon: Lexicon, out: Path) -> int:
    features = TagFeatures(frequencies, lexicon.allowed)
    trainer = pycrfsuite.Trainer(verbose=False)
    total = 0
    for sentence in read_sentences(DATA):
        segments: list[tuple[str, str]] = []
        tags: list[str] = []
        for word in sentence:
            kinds = kinds_of(word)
            segments += spell_out([(text, KIND[kind]) for text, kind in kinds])
            tags += [tag for _, tag in word]
        trainer.append(features.of(segments), tags)
        total += 1
    trainer.set_params(TAG)
    trainer.train(str(out))
    return total


def _verbs_in(body: Any) -> Iterator[dict[str, Any]]:
    if isinstance(body, dict):
        if {"lemma", "root", "form"} <= set(body):
            yield body
        for value in body.values():
            yield from _verbs_in(value)
    elif isinstance(body, list):
        for value in body:
            yield from _verbs_in(value)


def knowledge_verbs(folder: Path) -> Iterator[dict[str, Any]]:
    """Every verb of the knowledge files."""
    for path in sorted([*(folder / "frames").glob("*.yaml"), *(folder / "ar").glob("*.yaml")]):
        yield from _verbs_in(yaml.safe_load(path.read_text(encoding="utf-8")))
    path = folder / "ar" / "verbs.tsv"
    if path.exists():
        for row in read_rows(path):
            yield {**row, "masdar": [m for m in (row.get("masdar") or "").split("|") if m]}


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")


def load_lexicon(folder: Path, frequencies: dict[str, int]) -> Lexicon:
    """Closed classes and every form of every verb."""
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for body in knowledge_verbs(folder):
        masdar = body.get("masdar") or []
        verb = Verb(
            lemma=str(body["lemma"]),
            root=str(body["root"]),
            form=str(body["form"]),
            vowels=str(body.get("vowels") or ""),
            masdars=tuple(masdar) if isinstance(masdar, list) else (str(masdar),),
            intransitive=bool(body.get("intransitive", False)),
            participles=bool(body.get("participles", True)),
        )
        try:
            forms = inflect(verb)
        except ValueError as error:
            print(f"left out {verb.lemma}: {error}")
            continue
        for form in forms:
            parts[key(form.text)].add(form.pos)
    closed, listed = tags_of_closed(folder / "ar" / "closed.tsv"), listed_words(folder / "ar" / "listed.tsv")
    return Lexicon(closed, lambda form: parts.get(form, ()), frequencies, listed)


KIND = {"C": "conj", "P": "prep", "F": "future", "S": "stem", "X": "suffix"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--only", choices=("segmenter", "tagger"))
    arguments = parser.parse_args()
    frequencies = read_frequencies(KNOWLEDGE / "ar" / "frequencies.tsv")
    if arguments.only != "tagger":
        words = train_segmenter(frequencies, arguments.out / "segmenter.crfsuite")
        print(f"segmenter: {words} words, {(arguments.out / 'segmenter.crfsuite').stat().st_size} bytes")
    if arguments.only != "segmenter":
        sentences = train_tagger(frequencies, load_lexicon(KNOWLEDGE, frequencies), arguments.out / "tagger.crfsuite")
        print(f"tagger: {sentences} sentences, {(arguments.out / 'tagger.crfsuite').stat().st_size} bytes")


if __name__ == "__main__":
    main()
