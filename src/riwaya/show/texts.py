"""The words of the interface in English and Arabic (`texts.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

LANGUAGES = ("en", "ar")
FILE = Path(__file__).with_name("texts.yaml")

Table = Mapping[str, Mapping[str, Mapping[str, str]]]  # section, key, language


@cache
def tables(file: Path = FILE) -> Table:
    """A whole file of texts."""
    found: Table = yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


class Texts:
    """The texts of one language, from one file or several that share no section."""

    def __init__(self, language: str, files: Sequence[Path] = (FILE,)) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"there are no texts in {language!r}")
        self.language = language
        self._tables = {section: told for file in files for section, told in tables(file).items()}
        self.direction = "rtl" if language == "ar" else "ltr"

    def get(self, section: str, key: str) -> str:
        """The text for a key of a section; the key itself where there is none, for a new value must stay readable."""
        found = self._tables[section].get(key)
        return found[self.language] if found else key

    def longest(self, section: str, text: str) -> str:
        """The text for the longest key of a section that `text` is or, if the key ends in a space, begins with."""
        best = ""
        for key in self._tables[section]:
            if (text == key or (key.endswith(" ") and text.startswith(key))) and len(key) > len(best):
                best = key
        return self.get(section, best).format(text[len(best) :]) if best else text
