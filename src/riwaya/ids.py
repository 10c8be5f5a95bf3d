"""Identifiers that stay the same from run to run."""

from __future__ import annotations

import hashlib


def article_hash(raw: bytes) -> str:
    """The identifier of an article: 16 hexadecimal digits of the SHA-256 of its raw bytes."""
    return hashlib.sha256(raw).hexdigest()[:16]


def report_id(article: str, start: int, end: int, frame: str) -> str:
    """The identifier of a report: 16 hexadecimal digits over article id, trigger offsets and frame."""
    return hashlib.sha256(f"{article}:{start}:{end}:{frame}".encode()).hexdigest()[:16]


def event_id(report: str) -> str:
    """The identifier of the event that a report opens: 12 hexadecimal digits behind `e`, so that it is never taken for a report's."""
    return "e" + hashlib.sha256(f"event:{report}".encode()).hexdigest()[:12]
