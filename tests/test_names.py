"""The names that packages export: each stands in `__all__`, and each name of `__all__` is there."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path
from types import ModuleType

import pytest

SOURCE = Path(__file__).parents[1] / "src"
PACKAGES = [path for path in sorted(SOURCE.glob("riwaya/**/__init__.py")) if path.read_text("utf-8").strip()]
NAMES = [".".join(path.parent.relative_to(SOURCE).parts) for path in PACKAGES]


@pytest.mark.parametrize(("path", "name"), list(zip(PACKAGES, NAMES, strict=True)), ids=NAMES)
def test_exported(path: Path, name: str) -> None:
    """What a package imports for others, at once or when it is asked for (`riwaya.lazy`), stands in `__all__` and can be had."""
    module = importlib.import_module(name)
    exported = getattr(module, "__all__", None)
    if exported is None:  # a package that does something itself, as the command line, or whose modules are imported by name
        return
    imports = {
        alias.asname or alias.name
        for node in _statements(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("riwaya") and node.module != "riwaya.lazy"
        for alias in node.names
    }
    imports = {one for one in imports if not isinstance(getattr(module, one, None), ModuleType)}
    assert imports <= set(exported), "an imported name is missing in __all__"
    assert len(exported) == len(set(exported))
    for one in exported:
        assert hasattr(module, one), one


def _statements(tree: ast.Module) -> list[ast.stmt]:
    """The statements of a module, with those for the type checker, which name what is imported later."""
    return [inner for node in tree.body for inner in (node.body if isinstance(node, ast.If) else [node])]
