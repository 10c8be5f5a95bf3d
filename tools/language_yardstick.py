"""Measure the segmenter and the tagger on treebanks that they were never trained on."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from riwaya.knowledge.tables import read_frequencies
from riwaya.language.segment import Segmenter
from riwaya.language.tag import Tagger, spell_out
from riwaya.spelling import norm
from train_language import load_lexicon

ROOT = Path(__file__).resolve().parents[1]
KNOWLEDGE = ROOT / "src" / "riwaya_knowledge"
SHARED = ROOT.parent / "shared" / "data"

Split = tuple[str, ...]


def is_letters(text: str) -> bool:
    return bool(text) and all("ء" <= c <= "ي" for c in text)


def padt_words(path: Path) -> Iterator[Split]:
    """Words of letters with their gold segments; punctuation and digits glued to them are cut off."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            for word in json.loads(line)["words"]:
                run: list[str] = []
                for segment in [*word["segs"], ""]:
                    plain = norm(segment)
                    if is_letters(plain):
                        run.append(plain)
                    elif run:
                        yield tuple(run)
                        run = []


@dataclass
class Token:
    text: str
    tag: str
    glued: bool  # no space after it


def pud_sentences(path: Path) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                text = norm(cells[1])
                if text:
                    sentence.append(Token(text, cells[3], "SpaceAfter=No" in cells[9]))
                elif "SpaceAfter=No" not in cells[9] and sentence:
                    sentence[-1].glued = False
            elif not line.strip() and sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def pud_groups(sentence: list[Token]) -> Iterator[list[Token]]:
    """Surface words: runs of letters without a space; anything else is a word of its own."""
    run: list[Token] = []
    for token in sentence:
        if is_letters(token.text):
            run.append(token)
            if not token.glued:
                yield run
                run = []
        else:
            if run:
                yield run
                run = []
            yield [token]
    if run:
        yield run


def pud_words(path: Path) -> Iterator[Split]:
    for sentence in pud_sentences(path):
        for group in pud_groups(sentence):
            if is_letters(group[0].text):
                yield tuple(token.text for token in group)


def split_score(segmenter: Segmenter, words: Iterator[Split]) -> tuple[int, int, Counter[tuple[Split, Split]]]:
    right = total = 0
    errors: Counter[tuple[Split, Split]] = Counter()
    for gold in words:
        found = tuple(s.text for s in segmenter.split("".join(gold)))
        total += 1
        if found == gold:
            right += 1
        else:
            errors[gold, found] += 1
    return right, total, errors


@dataclass
class TagScore:
    right: int = 0
    total: int = 0
    verb_right: int = 0
    verb_found: int = 0
    verb_gold: int = 0
    finite_right: int = 0
    finite_found: int = 0
    finite_gold: int = 0

    @property
    def accuracy(self) -> float:
        return self.right / self.total if self.total else 0.0

    @property
    def verb_f(self) -> float:
        return 2 * self.verb_right / ((self.verb_found + self.verb_gold) or 1)

    @property
    def finite_f(self) -> float:
        """F of finite verbs, كان and its sisters among them: PUD calls them now AUX, now VERB."""
        return 2 * self.finite_right / ((self.finite_found + self.finite_gold) or 1)


FINITE = ("VERB", "AUX")


def gold_kinds(group: list[Token]) -> list[str]:
    """The kinds of gold segments: proclitics by their letters, suffixes by their tag."""
    last = len(group) - 1
    stem = last
    if last and group[last].tag == "PRON" and len(group[last].text) <= 3:
        stem = last - 1
    found: list[str] = []
    for i, token in enumerate(group):
        if i > stem:
            found.append("suffix")
        elif i < stem or (last and stem < last and token.text in "بلك"):
            found.append("conj" if token.text in "وفأ" else "future" if token.text == "س" else "prep")
        else:
            found.append("stem")
    return found


def tag_score(
    tagger: Tagger, segmenter: Segmenter | None, sentences: list[list[Token]]
) -> tuple[TagScore, Counter[tuple[str, str]], list[tuple[str, str, str]]]:
    """Accuracy over gold segments; with a segmenter a gold segment counts only where it was found exactly."""
    score = TagScore()
    confusion: Counter[tuple[str, str]] = Counter()
    verbs: list[tuple[str, str, str]] = []
    for sentence in sentences:
        segments: list[tuple[str, str]] = []
        gold: list[tuple[int, int, str, str]] = []
        places: dict[tuple[int, int], int] = {}
        start = 0
        for group in pud_groups(sentence):
            word = "".join(t.text for t in group)
            at = start
            for token in group:
                gold.append((at, at + len(token.text), token.tag, token.text))
                at += len(token.text)
            if segmenter is None:
                at = start
                for token in group:
                    places[at, at + len(token.text)] = len(places)
                    at += len(token.text)
                segments += spell_out([(t.text, k) for t, k in zip(group, gold_kinds(group), strict=True)])
            else:
                parts = segmenter.split(word)
                for part in parts:
                    places[start + part.start, start + part.end] = len(places)
                segments += spell_out([(part.text, part.kind) for part in parts])
            start += len(word)
        tags = tagger.tag(segments)
        score.verb_found += tags.count("VERB")
        score.finite_found += sum(tag in FINITE for tag in tags)
        for begin, end, tag, text in gold:
            place = places.get((begin, end))
            got = tags[place] if place is not None else "-"
            score.total += 1
            score.right += got == tag
            score.verb_gold += tag == "VERB"
            score.verb_right += tag == "VERB" == got
            score.finite_gold += tag in FINITE
            score.finite_right += tag in FINITE and got in FINITE
            if got != tag:
                confusion[tag, got] += 1
                verbs.append((text, tag, got))
    return score, confusion, verbs


def load() -> tuple[Segmenter, Tagger]:
    frequencies = read_frequencies(KNOWLEDGE / "ar" / "frequencies.tsv")
    lexicon = load_lexicon(KNOWLEDGE, frequencies)
    segmenter = Segmenter(KNOWLEDGE / "models" / "segmenter.crfsuite", frequencies)
    return segmenter, Tagger(KNOWLEDGE / "models" / "tagger.crfsuite", frequencies, lexicon.allowed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="how many of the commonest errors to print")
    parser.add_argument("--padt", default="sigmorphon_test.jsonl", help="file of the newswire yardstick")
    arguments = parser.parse_args()
    segmenter, tagger = load()
    sentences = list(pud_sentences(SHARED / "pud" / "ar_pud-ud-test.conllu"))
    for name, words in (
        ("newswire", padt_words(SHARED / "padt_segmentation" / arguments.padt)),
        ("PUD", pud_words(SHARED / "pud" / "ar_pud-ud-test.conllu")),
    ):
        right, total, errors = split_score(segmenter, words)
        print(f"segmentation {name}: {right / total:.2%} of {total} words")
        for (gold, found), count in errors.most_common(arguments.errors):
            print(f"  {count} {'+'.join(gold)} <- {'+'.join(found)}")
    for name, splitter in (("gold", None), ("own", segmenter)):
        score, confusion, wrong = tag_score(tagger, splitter, sentences)
        print(f"tags PUD, {name} segments: {score.accuracy:.2%} of {score.total}, VERB F {score.verb_f:.3f}, with AUX {score.finite_f:.3f}")
        if splitter is None and arguments.errors:
            for (gold_tag, got), count in confusion.most_common(25):
                forms = Counter(t for t, g, p in wrong if (g, p) == (gold_tag, got))
                print(f"  {gold_tag} -> {got}: {count}", " ".join(f"{t}:{n}" for t, n in forms.most_common(10)))


if __name__ == "__main__":
    main()
