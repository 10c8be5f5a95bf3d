"""The reliability plot: stated confidence against the share that is right, as an SVG that light and dark pages can show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from riwaya.evaluate.calibration import Calibration

LEFT, TOP, SIDE = 52, 16, 300  # of the square, in pixels
KEY = 24  # the height of a line of the key
FEW = 15  # bins with fewer reports are left out: their share says nothing
MARKS = ("circle", "square", "diamond", "triangle")
STYLE = """.page{fill:#fff}text{font:13px system-ui,sans-serif;fill:#333}.axis{stroke:#888;fill:none}.even{stroke:#888;stroke-dasharray:4 4}
.s0{color:#0a5fb4}.s1{color:#b3470c}.s2{color:#1b7a3d}.s3{color:#8a3a9a}.line{fill:none;stroke:currentColor;stroke-width:1.5}.mark{fill:currentColor}
@media(prefers-color-scheme:dark){.page{fill:#161b22}text{fill:#ddd}.s0{color:#6db3f8}.s1{color:#f2965c}.s2{color:#6cce8f}.s3{color:#d69ae6}}"""


def reliability_plot(series: Mapping[str, Calibration]) -> str:
    """The plot of one or more calibrations by name; a larger mark stands for more reports, the dashed line for a confidence that holds."""
    width, height = LEFT + SIDE + 78, TOP + SIDE + 56 + KEY * len(series)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">',
        "<title>Reliability: share of right reports by confidence</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="page" width="{width}" height="{height}" rx="6"/>',
        f'<path class="axis" d="M{LEFT} {TOP}V{TOP + SIDE}H{LEFT + SIDE}"/>',
        f'<path class="even" d="M{LEFT} {TOP + SIDE}L{LEFT + SIDE} {TOP}"/>',
        *_ticks(),
    ]
    for number, (name, found) in enumerate(series.items()):
        lines += _curve(number % len(MARKS), found)
        lines += _key(number, name, found)
    return "\n".join([*lines, "</svg>"]) + "\n"


def _ticks() -> Iterator[str]:
    for tenth in range(0, 11, 2):
        told = f"{tenth / 10:g}"
        yield f'<text x="{_x(tenth / 10):g}" y="{TOP + SIDE + 18}" text-anchor="middle">{told}</text>'
        yield f'<text x="{LEFT - 8}" y="{_y(tenth / 10) + 4:g}" text-anchor="end">{told}</text>'
    yield f'<text x="{LEFT + SIDE / 2:g}" y="{TOP + SIDE + 38}" text-anchor="middle">confidence</text>'
    yield f'<text transform="translate(14 {TOP + SIDE / 2:g}) rotate(-90)" text-anchor="middle">share that is right</text>'


def _curve(number: int, found: Calibration) -> Iterator[str]:
    bins = [one for one in found.bins if one.reports >= FEW]
    points = " ".join(f"{_x(one.confidence):.1f},{_y(one.right):.1f}" for one in bins)
    yield f'<g class="s{number}"><polyline class="line" points="{points}"/>'
    for one in bins:
        size = 3 + 5 * (one.reports / found.reports) ** 0.5
        yield _mark(number, _x(one.confidence), _y(one.right), size)
    yield "</g>"


def _key(number: int, name: str, found: Calibration) -> Iterator[str]:
    y = TOP + SIDE + 60 + KEY * number
    told = f"{name}: {found.reports} reports, Brier {found.brier:.3f} (base rate {found.base_brier:.3f})"
    yield f'<g class="s{number % len(MARKS)}">{_mark(number % len(MARKS), 16, y - 4, 5)}</g><text x="28" y="{y}">{escape(told)}</text>'


def _mark(number: int, x: float, y: float, size: float) -> str:
    """A mark of one shape a series, for colour alone does not tell them apart."""
    if MARKS[number] == "circle":
        return f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"/>'
    corners = {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
        "triangle": ((0, -1.2), (1.2, 1), (-1.2, 1)),
    }[MARKS[number]]
    return f'<polygon class="mark" points="{" ".join(f"{x + a * size:.1f},{y + b * size:.1f}" for a, b in corners)}"/>'


def _x(value: float) -> float:
    return LEFT + SIDE * value


def _y(value: float) -> float:
    return TOP + SIDE * (1 - value)
