"""Who may import whom: a stage knows the nouns, the knowledge and what comes before; nothing knows the surfaces."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "riwaya"
MODULES = sorted(SOURCE.rglob("*.py"))
STAGES = ("sources", "articles", "language", "mentions", "reports", "voices", "store", "events", "review", "exports")  # in the order of the data
COMMON = {"model", "knowledge", "errors", "ids", "spelling", "lazy"}
SURFACES = {"cli", "show", "web", "evaluate"}
LONGEST = 500  # lines that one head can hold


def package(path: Path) -> str:
    """The first part of a module's name below `riwaya`."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The packages of riwaya that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names = [f"riwaya.{a.name}" for a in node.names] if node.module == "riwaya" else [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("riwaya."))


@pytest.mark.parametrize("path", MODULES, ids=[str(p.relative_to(SOURCE)) for p in MODULES])
def test_module(path: Path) -> None:
    here, found = package(path), set(imported(path))
    if here in STAGES:
        allowed = COMMON | set(STAGES[: STAGES.index(here) + 1])
        assert found <= allowed, f"a stage does not import {sorted(found - allowed)}"
    if here == "model":
        assert found <= {"model", "lazy"}, "the nouns know nothing else"
    if here == "knowledge":
        assert found <= COMMON, f"the knowledge does not import {sorted(found - COMMON)}"
    if here not in SURFACES and here != "__main__":
        assert not found & SURFACES, "nothing below imports a surface"
    if here == "show":
        assert not found & {"cli", "web", "evaluate"}
    if here == "web":
        assert not found & {"cli", "evaluate"}
    if here == "evaluate":
        assert not found & {"cli", "show", "web"}
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


def test_knowledge_is_data() -> None:
    assert not [path for path in (SOURCE.parent / "riwaya_knowledge").rglob("*.py") if path.read_text("utf-8").strip()]


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES if path.parent.parent == SOURCE}), ids=lambda folder: folder.name)
def test_the_document_names_every_module(folder: Path) -> None:
    document = (SOURCE.parents[1] / "docs" / "architecture.md").read_text("utf-8").partition("## Modules")[2].partition("\n## ")[0]
    (row,) = re.findall(rf"^\| `{folder.name}` \| (.*) \|$", document, re.M)
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} <= set(re.findall("`([a-z_]+)`", row))
