"""What the web application allows and where it listens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """`library` is the file; `users` a file of users, None if nobody needs to sign in. `hosts` are the names to which the server answers,
    empty for any: a page of another site must not reach a server on this machine under a name of its own. `seconds` is what one request
    may cost the database; the others are limits in bytes."""

    library: Path
    users: Path | None = None
    hosts: tuple[str, ...] = LOOPBACK
    seconds: float = 10.0
    longest_address: int = 8_000
    longest_body: int = 1_000_000
