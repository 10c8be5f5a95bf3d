"""Shows an article with its reports: in a terminal, and as one page of HTML that needs nothing else."""

from riwaya.show.page import index_page, page
from riwaya.show.pieces import Mark, Piece, marks, pieces
from riwaya.show.reasons import explain
from riwaya.show.terminal import print_article, print_why
from riwaya.show.texts import LANGUAGES, Texts
from riwaya.show.view import ReportView, View, view

__all__ = [
    "LANGUAGES",
    "Mark",
    "Piece",
    "ReportView",
    "Texts",
    "View",
    "explain",
    "index_page",
    "marks",
    "page",
    "pieces",
    "print_article",
    "print_why",
    "view",
]
