"""The nouns of the codebook as frozen data; one noun a file, no behaviour beyond their own shape."""

from riwaya.model.article import Article
from riwaya.model.coding import Coding
from riwaya.model.count import Count
from riwaya.model.parse import report_of
from riwaya.model.participant import Participant, Source
from riwaya.model.reading import Lexeme, Reading
from riwaya.model.report import Codes, Control, Reason, Report
from riwaya.model.span import Span
from riwaya.model.token import Sentence, Token, WordForm
from riwaya.model.when import When
from riwaya.model.where import Where
from riwaya.model.word import Word

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
