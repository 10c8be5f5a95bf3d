"""The words of a text as search knows them."""

from __future__ import annotations

from riwaya.language.text import Text
from riwaya.model import Word
from riwaya.spelling import fold


def index(text: Text) -> tuple[Word, ...]:
    """The words and numbers of a text with their search keys: `القوات`, `قوات` and `وقوات` share one."""
    return tuple(
        Word(token.start, token.end, fold(token.form.stem) or token.form.fold, token.form.norm)
        for token in text.tokens
        if token.form.norm[:1].isalnum()
    )
