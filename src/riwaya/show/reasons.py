"""The reasons of a report in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from riwaya.show.texts import Texts

FUNCTION_AND_WAY = re.compile(r"(?P<function>.+) \((?P<way>[a-z ]+)\)")


def explain(reason: Mapping[str, str], texts: Texts) -> str:
    """What a reason (`field`, `rule`, `detail`) says, without its field: the rule in words, then what it rests on."""
    rule, detail = reason["rule"], reason.get("detail", "")
    parts = FUNCTION_AND_WAY.fullmatch(rule)
    if parts:
        told = f"{texts.longest('rules', parts['function'])}{_comma(texts)}{texts.longest('rules', parts['way'])}"
    else:
        told = texts.longest("rules", rule)
    if not detail:
        return told
    return f"{told} ({_comma(texts).join(texts.longest('details', part) for part in detail.split(', '))})"


def _comma(texts: Texts) -> str:
    return "، " if texts.language == "ar" else ", "
