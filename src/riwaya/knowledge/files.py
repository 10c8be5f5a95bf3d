"""Reads the files of the knowledge and says where an entry breaks the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml

from riwaya.errors import KnowledgeError

SHIPPED = Path(__file__).parents[2] / "riwaya_knowledge"
SCHEMES = "frames/schemes.yaml"
FORBIDDEN = re.compile("[\u0640\ufb50-\ufdff\ufe70-\ufefc\u064c-\u0650\u0652]")
MIXED = re.compile("[A-Za-z][\u0621-\u064a]|[\u0621-\u064a][A-Za-z]")


def knowledge_files(extra: Path | None = None) -> dict[str, Path]:
    """The files of the knowledge by their path within it; those of `extra` win."""
    folders = [SHIPPED, *([extra] if extra else [])]
    files: dict[str, Path] = {}
    for folder in folders:
        if not folder.is_dir():
            raise KnowledgeError("not-found", str(folder), "no folder of knowledge")
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in (".yaml", ".tsv", ".crfsuite"):
                files[path.relative_to(folder).as_posix()] = path
    return files


def families(files: Mapping[str, Path]) -> list[Path]:
    """The files of frames, in the order of their names."""
    return [path for name, path in sorted(files.items()) if fnmatch(name, "frames/*.yaml") and name != SCHEMES]


def fail(path: Path, entry: str, problem: str, remedy: str) -> KnowledgeError:
    """The error for an entry that breaks a rule, naming file, entry, problem and remedy."""
    return KnowledgeError("knowledge", f"{path.parent.name}/{path.name}, {entry}", f"{problem}; {remedy}")


def check_arabic(path: Path, entry: str, value: str) -> None:
    """Raises KnowledgeError if an Arabic value holds tatweel, vowels other than shadda, presentation forms or mixed scripts."""
    if FORBIDDEN.search(value):
        raise fail(path, entry, f"{value!r} holds tatweel, vowel signs or presentation forms", "write plain letters")
    if MIXED.search(value):
        raise fail(path, entry, f"{value!r} mixes Arabic and Latin letters in one word", "use one script a word")


def read_tsv(path: Path, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """The rows of a TSV file as mappings by column; comment lines and blank lines are passed over."""
    header: list[str] | None = None
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            missing = set(columns) - set(header)
            if missing:
                raise fail(path, f"line {number}", f"the header lacks {sorted(missing)}", f"write the columns {list(columns)}")
            continue
        if len(cells) > len(header):
            raise fail(path, f"line {number}", "more cells than columns", "check the tabs")
        cells += [""] * (len(header) - len(cells))
        row = dict(zip(header, cells, strict=True))
        for cell in cells:
            check_arabic(path, f"line {number}", cell)
        row["_line"] = str(number)
        yield row


def read_yaml(path: Path) -> Any:
    """The content of a YAML file; a syntax error is told with its line."""
    try:
        return yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise fail(path, f"line {mark.line + 1}" if mark else "file", str(getattr(error, "problem", error)), "mend the YAML") from error


def check_keys(path: Path, entry: str, given: Mapping[str, Any], allowed: Sequence[str]) -> None:
    """Raises KnowledgeError if a mapping has keys that the format does not know."""
    unknown = set(given) - set(allowed)
    if unknown:
        raise fail(path, entry, f"unknown keys {sorted(map(str, unknown))}", f"allowed are {sorted(allowed)}")


def listed(value: Any) -> list[Any]:
    """A value that may be missing, single or a list, as a list."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list) else [value]


def cell_list(cell: str) -> list[str]:
    """The values of a TSV list cell."""
    return [value.strip() for value in cell.split("|") if value.strip()]


def read_entries(path: Path) -> list[dict[str, Any]]:
    """The entries of a YAML file that is a list, or a mapping with one list."""
    content = read_yaml(path)
    if isinstance(content, dict):
        lists = [value for value in content.values() if isinstance(value, list)]
        if len(lists) != 1:
            raise fail(path, "file", "no list of entries", "write a list of mappings")
        content = lists[0]
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        raise fail(path, "file", "no list of entries", "write a list of mappings")
    return content
