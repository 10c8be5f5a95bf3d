"""Where quotations begin and end."""

from __future__ import annotations

from riwaya.language.text import Text

LONGEST = 250  # tokens; a mark that nothing closes within so many words opens no quotation
TERM = 5  # tokens; so few words in quotation marks, with no verb, are a name or a term


def opening(text: Text, index: int, inside: bool) -> bool:
    """Whether a quotation mark opens: it stands close to the word behind it and apart from the one before it. Where it stands
    close to both or to neither, its shape decides, or else whether it is `inside` a quotation."""
    tokens = text.tokens
    close_before = index > 0 and tokens[index - 1].end == tokens[index].start and text.kinds[index - 1] not in "(:"
    close_behind = index + 1 < len(tokens) and tokens[index].end == tokens[index + 1].start and text.kinds[index + 1] not in ".,:)"
    if close_before != close_behind:
        return close_behind
    mark = tokens[index].form.text
    return mark in "«“„" or (mark not in "»”" and not inside)


def closing(text: Text, first: int, last: int) -> int:
    """The first mark in a range that closes a quotation which is open before it; -1 if there is none."""
    depth = 1
    for index in range(first, min(last, len(text.tokens))):
        if text.kinds[index] == "Q":
            depth += 1 if opening(text, index, inside=True) else -1
            if depth == 0:
                return index
    return -1


def left_open(text: Text, first: int, last: int) -> bool:
    """Whether a quotation begins in a range and ends only behind it."""
    index = first
    while index < last:
        if text.kinds[index] == "Q" and opening(text, index, inside=False):
            end = closing(text, index + 1, index + LONGEST)
            if end >= last:
                return True
            index = max(index, end)
        index += 1
    return False


def quotes_behind(text: Text, first: int, last: int) -> bool:
    """Whether speech begins in a range: a colon, `قائلا`, or a quotation mark with more than a name or a term behind it."""
    for index in range(first, last):
        if text.kinds[index] == ":" or text.tokens[index].form.stem in ("قائل", "قول", "قائلا"):
            return True
        if text.kinds[index] == "Q" and opening(text, index, inside=False):
            close = closing(text, index + 1, index + TERM + 2)
            return close < 0 or any(text.kinds[i] in "VS" for i in range(index + 1, close))
    return False


def speech_opens(text: Text, first: int, last: int) -> bool:
    """Whether a colon or a mark that opens a quotation stands in a range."""
    return any(text.kinds[i] == ":" or (text.kinds[i] == "Q" and opening(text, i, inside=False)) for i in range(first, last))


def inside(text: Text, first: int, index: int) -> bool:
    """Whether a quotation that begins at or behind `first` is open at a token."""
    position = first
    while position < index:
        if text.kinds[position] == "Q" and opening(text, position, inside=False):
            end = closing(text, position + 1, position + LONGEST)
            if end > index:
                return True
            position = max(position, end)
        position += 1
    return False
