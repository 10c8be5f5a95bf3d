"""Where quotations begin and end."""

from __future__ import annotations

from riwaya.language.text import Text

LONGEST = 250  # tokens; a mark that nothing closes within so many words opens no quotation


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
