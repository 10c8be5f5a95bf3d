"""One page of HTML for an article: everything in it, nothing fetched, every text escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from riwaya.show.pieces import Piece, marks, pieces
from riwaya.show.texts import Texts
from riwaya.show.view import CONTROLS, View, by_script, plain

FOLDER = Path(__file__).with_name("templates")
STATIC = Path(__file__).with_name("static")  # style and script of the reader, for other pages as well


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text as the page draws it: words, the role it shows, its marks as data; or a control's name."""

    words: str
    role: str = ""
    faint: bool = False
    marks: str = ""
    report: int = 0
    control: str = ""


def page(shown: View, *, home: str = "") -> str:
    """The page of an article; `home` is the address of an index page to lead back to."""
    links = dict.fromkeys(range(1, len(shown.reports) + 1), "")
    return _render("article.html", texts=shown.texts, shown=shown, paragraphs=paragraphs(shown), links=links, home=home)


def paragraphs(shown: View) -> list[list[Run]]:
    """The text of an article in paragraphs, each in runs."""
    text = shown.article.text
    lines = pieces(text, marks(text, [report.row for report in shown.reports]))
    return [[run for piece in line for run in runs(text, piece)] for line in lines]


def index_page(entries: Sequence[tuple[str, View]], texts: Texts) -> str:
    """The page that leads to the pages of several articles: (address, article) each."""
    return _render("index.html", texts=texts, entries=entries)


def _render(template: str, *, texts: Texts, **values: object) -> str:
    style, script = f"{_asset(STATIC / 'reader.css')}\n{_asset(FOLDER / 'page.css')}", _asset(STATIC / "reader.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'; img-src data:"
    shared = {"texts": texts, "say": partial(texts.get, "interface"), "word": texts.get, "plain": plain}
    assets = {"style": style, "script": script, "policy": policy}
    return _environment().get_template(template).render(**shared, **assets, **values)


def runs(text: str, piece: Piece) -> list[Run]:
    """The runs of a piece: its words, cut where a direction control stands, which is named instead of drawn."""
    role = piece.role
    faint = not role and bool(piece.marks)
    data = " ".join(f"{mark.report}:{mark.role}{'' if mark.whole else '~'}" for mark in piece.marks)
    report = next((m.report for m in piece.marks if m.role == "trigger"), piece.marks[0].report if piece.marks else 0)
    shows = role or (piece.marks[0].role if piece.marks else "")
    runs, at = [], piece.start
    for match in CONTROLS.finditer(text, piece.start, piece.end):
        if at < match.start():
            runs.append(Run(text[at : match.start()], shows, faint, data, report))
        runs.append(Run("", control=f"U+{ord(match.group()):04X}"))
        at = match.end()
    if at < piece.end:
        runs.append(Run(text[at : piece.end], shows, faint, data, report))
    return runs


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(FOLDER)
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(by_script=by_script)
    return made


@cache
def _asset(path: Path) -> str:
    return path.read_text("utf-8").strip()


def _hash(content: str) -> str:
    """The hash by which a content security policy admits an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
