"""Stretches of an article's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article: `article.text[start:end] == text`, offsets in code points, half-open."""

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` between two offsets; raises ValueError if it would be empty or lie outside."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span {start}:{end} does not lie in a text of {len(text)} characters")
        return cls(text[start:end], start, end)

    def to_dict(self) -> dict[str, object]:
        """The span as the JSON object of the report format."""
        return {"text": self.text, "start": self.start, "end": self.end}
