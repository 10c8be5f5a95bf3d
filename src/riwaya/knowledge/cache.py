"""Keeps the compiled knowledge for the next start."""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from platformdirs import user_cache_dir

from riwaya.knowledge.knowledge import Knowledge

FORMAT = 2  # of the compiled form; raise it when a compiled class outside this package changes
KEPT = 4  # compiled forms: the shipped knowledge and a few that are laid over it


def place_of(files: Mapping[str, Path]) -> Path:
    """Where the compiled form of a set of files is kept; a change of a file or of this package gives another."""
    digest = hashlib.sha256()
    for code in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(f"{code.name}:{code.stat().st_mtime_ns};".encode())
    for name, path in files.items():
        told = path.stat()
        digest.update(f"{name}:{path}:{told.st_size}:{told.st_mtime_ns};".encode())
    folder = Path(os.environ.get("RIWAYA_CACHE") or user_cache_dir("riwaya"))
    return folder / f"knowledge-{FORMAT}-{digest.hexdigest()[:20]}.pickle"


def kept(path: Path) -> Knowledge | None:
    """The compiled form that is kept at a place; None if there is none, or one that cannot be read."""
    try:
        with path.open("rb") as stream, _uncollected():
            found = pickle.load(stream)
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError):
        return None
    return found if isinstance(found, Knowledge) else None


def keep(path: Path, knowledge: Knowledge) -> None:
    """Keeps a compiled form; a machine where nothing can be written compiles at each start."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        others = sorted(path.parent.glob("knowledge-*.pickle"), key=lambda old: old.stat().st_mtime)
        for old in others[: 1 - KEPT]:
            old.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            pickle.dump(knowledge, stream, protocol=pickle.HIGHEST_PROTOCOL)
        os.replace(stream.name, path)
    except OSError:
        pass


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage while hundreds of thousands of objects come that will all stay."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
