"""The table of reasons in docs/events.md is the one that linking goes by."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.events import compare, held

DOC = (Path(__file__).parents[2] / "docs" / "events.md").read_text("utf-8")
ROWS = {cell.strip(): row for row in re.findall(r"^\| .* \|$", DOC, re.M) for cell in row.split("|")[1].split("/")}


def reasons(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Every reason that a module gives, with the weights that stand in its expression."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(node.elts[0], ast.Constant):
            reason, numbers = node.elts[0].value, set(weights(node.elts[1]))
            if isinstance(reason, str) and numbers:
                yield reason, numbers


def weights(node: ast.expr) -> Iterator[str]:
    """The weights of an expression, with their signs; conditions hold none."""
    match node:
        case ast.IfExp():
            yield from (*weights(node.body), *weights(node.orelse))
        case ast.BinOp():
            yield from weights(node.left)
        case ast.UnaryOp(operand=ast.Constant(value=float() as value)):
            yield f"-{value}"
        case ast.Constant(value=float() as value):
            yield f"+{value}"
        case ast.Name(id=name):
            yield f"+{getattr(compare, name)}"


REASONS = [reason for module in (compare, held) for reason in reasons(Path(str(module.__file__)))]


def test_there_are_reasons() -> None:
    assert len({reason for reason, _ in REASONS}) > 40


@pytest.mark.parametrize(("reason", "numbers"), REASONS, ids=[f"{reason} {' '.join(sorted(numbers))}" for reason, numbers in REASONS])
def test_the_table_has_the_reason_with_its_weights(reason: str, numbers: set[str]) -> None:
    assert reason in ROWS, "docs/events.md lacks it"
    told = set(re.findall(r"[+-]\d+\.\d+", ROWS[reason]))
    assert numbers <= told, ROWS[reason]


def test_the_table_has_no_reason_that_is_gone() -> None:
    table = DOC[DOC.index("| reason | within | across |") : DOC.index("### Copies")]
    told = {cell.strip() for row in re.findall(r"^\| (?!reason|---).* \|$", table, re.M) for cell in row.split("|")[1].split("/")}
    assert told == {reason for reason, _ in REASONS}
