"""The analysed text that every later stage reads."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model import Article, Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Text:
    """An article with its tokens and sentences; `kinds` holds one letter a token, the word classes that the grammar knows.

    V finite verb, N noun or name, A adjective, # number, P preposition, S subordinating conjunction (أن، لأن), R relative
    pronoun, G negation, D demonstrative, O pronoun, C coordinating conjunction, X other particle, Q quotation mark,
    `,` comma and the like, `(` `)` brackets, `:` colon, `.` end of sentence.
    """

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    kinds: str
    sentence_of: tuple[int, ...]
    people: frozenset[int] = frozenset()  # the words of names of people that are known by these words alone

    def span(self, first: int, last: int) -> Span:
        """The span of tokens `first` up to, not including, `last`, without the first word's proclitics."""
        start = self.tokens[first].core_span[0]
        last_token = self.tokens[last - 1]
        return Span.of(self.article.text, start, last_token.end)

    def word(self, index: int) -> Span:
        """The whole written word at an index."""
        token = self.tokens[index]
        return Span.of(self.article.text, token.start, token.end)
