"""Writes the table of types in docs/codebook.md from the knowledge, between its two comments.

    python tools/codebook.py

The page /codebook of `riwaya serve` shows the same, with all words and examples.
"""

from __future__ import annotations

from pathlib import Path

from riwaya.web.frames import Type, types

FILE = Path(__file__).parents[1] / "docs" / "codebook.md"
BEGIN, END = "<!-- types: written by tools/codebook.py -->\n", "<!-- end of types -->"


def table() -> str:
    """The types as Markdown: what each is, its modes, and a sentence of the knowledge that codes to it."""
    rows = [f"| `{kind.id}` | {kind.gloss} | {_modes(kind)} | {kind.frames[0].examples[0]} |" for kind in types()]
    return "\n".join(["| type | what it is | modes | example |", "| --- | --- | --- | --- |", *rows, ""])


def renewed(text: str) -> str:
    """The document with the table written anew."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}{table()}{END}{rest.partition(END)[2]}"


def _modes(kind: Type) -> str:
    return "; ".join(f"`{mode}` {gloss}".strip() for mode, gloss in kind.modes)


if __name__ == "__main__":
    FILE.write_text(renewed(FILE.read_text("utf-8")), "utf-8")
