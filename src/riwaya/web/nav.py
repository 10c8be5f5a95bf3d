"""The entries of the navigation, in their order: key of the words and address."""

from __future__ import annotations

ENTRIES: tuple[tuple[str, str], ...] = (
    ("overview", "/"),
    ("map", "/map"),
    ("events", "/events"),
    ("search", "/search"),
    ("actors", "/actors"),
    ("places", "/places"),
    ("outlets", "/outlets"),
    ("control", "/control"),
    ("naming", "/naming"),
    ("codebook", "/codebook"),
    ("data", "/data"),
    ("changes", "/changes"),
)
