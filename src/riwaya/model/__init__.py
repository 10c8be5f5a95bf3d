"""The nouns of the codebook as frozen data; one noun a file, no behaviour beyond their own shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.lazy import lazily

if TYPE_CHECKING:
    from riwaya.model.article import Article as Article
    from riwaya.model.coding import Coding as Coding
    from riwaya.model.count import Count as Count
    from riwaya.model.parse import report_of as report_of
    from riwaya.model.participant import Participant as Participant
    from riwaya.model.participant import Source as Source
    from riwaya.model.reading import Lexeme as Lexeme
    from riwaya.model.reading import Reading as Reading
    from riwaya.model.report import Codes as Codes
    from riwaya.model.report import Control as Control
    from riwaya.model.report import Reason as Reason
    from riwaya.model.report import Report as Report
    from riwaya.model.span import Span as Span
    from riwaya.model.token import Sentence as Sentence
    from riwaya.model.token import Token as Token
    from riwaya.model.token import WordForm as WordForm
    from riwaya.model.when import When as When
    from riwaya.model.where import Where as Where
    from riwaya.model.word import Word as Word

__all__ = [
    "Article",
    "Codes",
    "Coding",
    "Control",
    "Count",
    "Lexeme",
    "Participant",
    "Reading",
    "Reason",
    "Report",
    "Sentence",
    "Source",
    "Span",
    "Token",
    "When",
    "Where",
    "Word",
    "WordForm",
    "report_of",
]

__getattr__ = lazily(
    __name__,
    {
        "Article": "article",
        "Coding": "coding",
        "Count": "count",
        "report_of": "parse",
        "Participant": "participant",
        "Source": "participant",
        "Lexeme": "reading",
        "Reading": "reading",
        "Codes": "report",
        "Control": "report",
        "Reason": "report",
        "Report": "report",
        "Span": "span",
        "Sentence": "token",
        "Token": "token",
        "WordForm": "token",
        "When": "when",
        "Where": "where",
        "Word": "word",
    },
)
