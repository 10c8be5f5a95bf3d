"""The entries of the navigation, in their order: key of the words and address."""

from __future__ import annotations

from riwaya.web.users import User

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
    ("review", "/review"),
    ("codebook", "/codebook"),
    ("data", "/data"),
    ("changes", "/changes"),
)
NEEDS = {"review": "reviewer"}  # entries for a role and those above it


def entries_for(user: User | None) -> tuple[tuple[str, str], ...]:
    """The entries that a user may open."""
    return tuple(entry for entry in ENTRIES if entry[0] not in NEEDS or (user is not None and user.may(NEEDS[entry[0]])))
