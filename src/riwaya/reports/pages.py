"""What belongs to the page rather than to the article: lists of links, the headline told over again."""

from __future__ import annotations

from riwaya.reports.view import View

HEADLINE = 4  # words that a headline must have to be known again
NAMING = 3  # words of the name of a site before its headline: `موقع الخبر - انفجار في المدينة`


def is_furniture(view: View) -> bool:
    """Whether a sentence is part of the page rather than of the article (`روابط ذات علاقة ...`)."""
    folds = [view.text.tokens[i].form.fold for i in range(view.first, min(view.first + 4, view.last))]
    return any(list(words) == folds[: len(words)] for words in view.knowledge.furniture) or _repeats_headline(view)


def _repeats_headline(view: View) -> bool:
    """Whether a line is, or ends with, the whole headline of the page over again: behind the date of an update, or in a footer."""
    if view.sentence.index == 0:
        return False
    headline = _headline(view)
    if not headline or headline[-1] != _last_word(view):
        return False
    return _words(view, view.first, view.last)[-len(headline) :] == headline


def _headline(view: View) -> list[str]:
    """The words of the headline, without the name of the site before it; none if it is too short to be known again or stands here."""
    tokens = view.text.tokens
    for sentence in view.mentions.text.sentences[: min(2, view.sentence.index)]:
        start = range(sentence.first, min(sentence.first + NAMING + 1, sentence.last))
        dash = next((i for i in start if tokens[i].form.norm in ("-", "–", "|")), sentence.first - 1)
        words = _words(view, dash + 1, sentence.last)
        if len(words) >= HEADLINE:
            return words
    return []


def _words(view: View, first: int, last: int) -> list[str]:
    return [n for i in range(first, last) if (n := view.text.tokens[i].form.norm).isalnum()]


def _last_word(view: View) -> str:
    """The last word of the sentence without what stands behind it."""
    return next((n for i in range(view.last - 1, view.first - 1, -1) if (n := view.text.tokens[i].form.norm).isalnum()), "")
