"""Who may read, review and administer: a file of names, roles and hashed passwords."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from riwaya.errors import UsageError

ROLES = ("reader", "reviewer", "admin")  # each may do what those before it may
AT_A_TIME = 64  # passwords that are looked at side by side, of each name one
TRIES, PAUSE = 5, 60.0  # wrong passwords for a name within so many seconds
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody")  # looked at for unknown names, so that they take as long as known ones


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who signed in."""

    name: str
    role: str

    def may(self, role: str) -> bool:
        """Whether the user's role allows what another needs."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Users:
    """All users; `failed` remembers wrong passwords for a while."""

    people: Mapping[str, tuple[User, str]]
    failed: dict[str, list[float]] = field(default_factory=dict)
    locks: tuple[threading.Lock, ...] = field(default_factory=lambda: tuple(threading.Lock() for _ in range(AT_A_TIME)), compare=False)

    def named(self, name: str) -> User | None:
        """The user of a name."""
        found = self.people.get(name)
        return found[0] if found else None

    def verified(self, name: str, password: str) -> User | None:
        """The user, if the password is right; nobody for a while after too many wrong ones. Takes some time on purpose."""
        with self.locks[hash(name) % AT_A_TIME]:  # or many tries at a time would all be looked at before one is counted
            return self._verified(name, password)

    def _verified(self, name: str, password: str) -> User | None:
        now = time.monotonic()
        recent = [moment for moment in self.failed.get(name, ()) if now - moment < PAUSE]
        if len(recent) >= TRIES:
            return None
        user, kept = self.people.get(name, (None, _NOBODY))
        try:
            _HASHER.verify(kept, password)
        except VerificationError:
            user = None
        if user is None:
            if len(self.failed) > 10_000:
                self.failed.clear()
            self.failed[name] = [*recent, now]
        else:
            self.failed.pop(name, None)
        return user


def read_users(path: Path) -> Users:
    """The users of a file; raises UsageError for an entry that breaks the rules."""
    people: dict[str, tuple[User, str]] = {}
    for number, entry in enumerate(_entries(path), 1):
        where = f"{path.name}, entry {number}"
        if (
            not isinstance(entry, dict)
            or set(entry) != {"name", "role", "password"}
            or not all(isinstance(v, str) and v for v in entry.values())
        ):
            raise UsageError("bad-users", where, "name, role, password")
        if entry["role"] not in ROLES:
            raise UsageError("bad-users", where, f"{entry['role']} ({', '.join(ROLES)})")
        if entry["name"] in people:
            raise UsageError("bad-users", where, entry["name"])
        try:
            _HASHER.check_needs_rehash(entry["password"])
        except InvalidHashError as error:
            raise UsageError("bad-users", where, "the password is not hashed; `riwaya user` writes it") from error
        people[entry["name"]] = User(entry["name"], entry["role"]), entry["password"]
    if not people:
        raise UsageError("bad-users", path.name, "it names nobody")
    return Users(people)


def write_user(path: Path, name: str, role: str, password: str) -> None:
    """Adds a user to a file, or gives the user of that name another role and password; the file is for its owner's eyes only.

    Raises UsageError if the file breaks the rules."""
    kept = []
    if path.exists():
        read_users(path)  # what it would refuse is not written anew
        kept = [entry for entry in _entries(path) if entry["name"] != name]
    kept.append({"name": name, "role": role, "password": _HASHER.hash(password)})
    draft = path.with_name(f"{path.name}.new")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
        yaml.safe_dump(kept, stream, allow_unicode=True, sort_keys=False)
    draft.replace(path)


def _entries(path: Path) -> list[Any]:
    try:
        told = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError("bad-users", path.name, type(error).__name__) from error
    if not isinstance(told, list):
        raise UsageError("bad-users", path.name, "no list of users")
    return told
