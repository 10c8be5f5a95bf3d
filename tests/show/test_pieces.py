"""Cutting a text into marked pieces: nothing is lost, nothing moves, whatever the marks are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riwaya.show.pieces import Mark, marks, pieces

ROLES = ["trigger", "agent", "patient", "place", "time", "count", "voice"]
TEXTS = st.text(alphabet="ابجدوالقه \n\r\u064b\u0640\u200c😀\u202ea<&", max_size=60)


@given(TEXTS, st.data())
def test_pieces_cover_the_text(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda s: s[0] < s[1])
    found = data.draw(st.lists(spans, max_size=6)) if text else []
    given_marks = [Mark(n, ROLES[n % 7], *span) for n, span in enumerate(found, 1)]
    cut = [piece for line in pieces(text, given_marks) for piece in line]
    covered = {at for piece in cut for at in range(piece.start, piece.end)}
    assert sum(piece.end - piece.start for piece in cut) == len(covered)
    assert {at for at, c in enumerate(text) if not c.isspace()} <= covered
    for piece in cut:
        over = [m for m in given_marks if m.start <= piece.start and piece.end <= m.end]
        touching = [m for m in given_marks if m.start < piece.end and piece.start < m.end]
        assert sorted(m.report for m in piece.marks) == sorted(m.report for m in over) == sorted(m.report for m in touching)


def test_mark_inside_a_word_brings_the_rest_faintly() -> None:
    text = "وبالقوات هنا"
    report = {"trigger": {"text": "هنا", "start": 9, "end": 12}, "agents": [{"text": "القوات", "start": 2, "end": 8}]}
    found = marks(text, [report])
    assert [(m.role, text[m.start : m.end], m.whole) for m in found] == [
        ("trigger", "هنا", True), ("agent", "القوات", True), ("agent", "وب", False),
    ]  # fmt: skip


def test_offsets_outside_the_text_are_left_out() -> None:
    assert marks("نص", [{"trigger": {"text": "x", "start": 1, "end": 9}}]) == []
