"""What an article is: news, a digest of several stories, an opinion piece or a statement, by signs that can be named.

Every sign speaks for one genre with some points; the genre with most has it, if it has enough. What nothing speaks for is news. Quotations
do not count: what a source says is no sign of how the article speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from riwaya.knowledge import Knowledge
from riwaya.language.text import Text
from riwaya.language.tokens import CLOSING, OPENING, QUOTES
from riwaya.mentions.country import countries_named
from riwaya.mentions.lookup import Found, find_names

NEWS, DIGEST, OPINION = "news", "digest", "opinion"
ENOUGH = 3  # points that make an article something else than news
HEADLINE = 24  # words that a headline has at most
LABEL = 4  # words before the colon of a paragraph's label
LABELS = 3  # labelled paragraphs that make a digest
SCATTERED = 4  # paragraphs with countries from which on it tells something that few of them share one
LONG = 80  # words of an article in which somebody is quoted once at least, if it reports
SHARED = 0.4  # share of such paragraphs that the commonest country is named in, at most
OFTEN = 2  # signs of one kind count no oftener


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for a genre, by the name that a reader can check."""

    genre: str
    name: str
    points: int


def genre_of(text: Text, names: Mapping[int, tuple[Found, ...]], knowledge: Knowledge) -> str:
    """The genre of a text whose names are found."""
    points: dict[str, int] = {}
    for sign in signs(text, names, knowledge):
        points[sign.genre] = points.get(sign.genre, 0) + sign.points
    best = max(points, key=lambda genre: points[genre], default=NEWS)
    return best if points.get(best, 0) >= ENOUGH else NEWS


def signs(text: Text, names: Mapping[int, tuple[Found, ...]], knowledge: Knowledge) -> list[Sign]:
    """The signs of genre of a text, each once."""
    own = _narrated(text)
    found = [*_words(text, own, knowledge), *_form(text, names, knowledge), *_person(text, own)]
    return list(dict.fromkeys(found))


def _narrated(text: Text) -> tuple[bool, ...]:
    """Which tokens stand outside quotations and before a colon; a quotation that is not closed ends with its paragraph."""
    own: list[bool] = []
    quoted, paragraph = False, -1
    for sentence in text.sentences:
        if sentence.paragraph != paragraph:
            quoted, paragraph = False, sentence.paragraph
        spoken = False
        for index in range(sentence.first, sentence.last):
            mark = text.tokens[index].form.text
            if mark in QUOTES:
                quoted = mark in OPENING or (mark not in CLOSING and not quoted)
            spoken = spoken or mark == ":"  # قيادي: لن نسلم بنادقنا
            own.append(not quoted and not spoken)
    return tuple(own)


def _words(text: Text, own: tuple[bool, ...], knowledge: Knowledge) -> Iterator[Sign]:
    """Words of the knowledge, where they stand as they must."""
    headline = _headline(text)
    openings = {sentence.first for sentence in text.sentences}
    for index, names in find_names(text, knowledge.genres, clitics=False).items():
        for meaning in names[0].meanings if own[index] else ():
            stands = {"title": index == 0 < headline, "heading": index < headline, "opening": index in openings, "text": True}
            if stands[meaning.context]:
                yield Sign(meaning.id, " ".join(text.tokens[i].form.norm for i in range(index, names[0].last)), int(meaning.extra))


def _headline(text: Text) -> int:
    """The token behind the headline: a first paragraph of a few words that no full stop ends; 0 if there is none."""
    told = paragraphs(text)
    end = told[0][1] if len(told) > 1 else 0
    return end if end <= HEADLINE and end and text.tokens[end - 1].form.text != "." else 0


def _form(text: Text, names: Mapping[int, tuple[Found, ...]], knowledge: Knowledge) -> Iterator[Sign]:
    """Labels before paragraphs (`تونس: ...`), and paragraphs that no country connects."""
    labels = sum(is_labelled(text, first) for first, _ in paragraphs(text)[1:])
    if labels >= LABELS:
        yield Sign(DIGEST, "labelled paragraphs", 3)
    told = [countries for first, last in paragraphs(text) if (countries := countries_named(names, first, last, knowledge))]
    common = max((sum(country in countries for countries in told) for country in set().union(*told)), default=0)
    if len(told) >= SCATTERED and common <= SHARED * len(told):
        yield Sign(DIGEST, "no common country", 1)


def _person(text: Text, own: tuple[bool, ...]) -> Iterator[Sign]:
    """First persons and questions of the narrator's own."""
    firsts = [i for i, mine in enumerate(own) if mine and text.kinds[i] == "V" and _is_first(text, i)]
    for number, index in enumerate(firsts[:OFTEN]):
        yield Sign(OPINION, f"first person {number + 1}: {text.tokens[index].form.norm}", 1)
    asked = [i for i, mine in enumerate(own) if mine and text.tokens[i].form.text in "؟?"]
    for number, _ in enumerate(asked[:OFTEN]):
        yield Sign(OPINION, f"question {number + 1}", 1)
    ours = [i for i, mine in enumerate(own) if mine and text.kinds[i] in "NAP" and text.tokens[i].form.suffix == "نا"]
    if ours:
        yield Sign(OPINION, f"ours: {text.tokens[ours[0]].form.norm}", 1)
    if len(own) >= LONG > LONG * LONG * sum(text.kinds[i] == "V" and _says(text, i) for i in range(len(own))) / len(own):
        yield Sign(OPINION, "hardly anybody is quoted", 1)
    if any(mine and text.tokens[i].form.text == "!" for i, mine in enumerate(own)):
        yield Sign(OPINION, "exclamation", 1)


def _says(text: Text, index: int) -> bool:
    return any(r.finite and r.pos == "perfect" and r.lexeme.speech for r in text.tokens[index].form.readings)


def _is_first(text: Text, index: int) -> bool:
    """Whether a verb can only be in the first person (`نريد`)."""
    finite = [r for r in text.tokens[index].form.readings if r.finite]
    return bool(finite) and all(r.person == 1 for r in finite)


def paragraphs(text: Text) -> list[tuple[int, int]]:
    """The first token of every paragraph and the one behind its last."""
    found: list[tuple[int, int]] = []
    paragraph = -1
    for sentence in text.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            found.append((sentence.first, sentence.last))
        else:
            found[-1] = (found[-1][0], sentence.last)
    return found


def is_labelled(text: Text, first: int) -> bool:
    """Whether a paragraph begins with a place or a subject and a colon (`صنعاء: فجّر مجهولون`), and not with who says it."""
    sentence = text.sentences[text.sentence_of[first]]
    for index in range(first, min(first + LABEL, sentence.last)):
        if text.tokens[index].form.text == ":":
            return index > first
        if text.kinds[index] == "V" and index > first:
            return False
        if text.kinds[index] not in "VNAPX#":
            return False
    return False
