"""Loads the whole knowledge: the compiled form if one is kept, else the files."""

from __future__ import annotations

import gc
from pathlib import Path

from riwaya.knowledge import cache
from riwaya.knowledge.compile import compile_knowledge
from riwaya.knowledge.files import knowledge_files
from riwaya.knowledge.knowledge import Knowledge


def load_knowledge(extra: Path | None = None) -> Knowledge:
    """The shipped knowledge with the files of `extra` laid over it: a file replaces that of the same path, packs add.

    Raises KnowledgeError at the first entry that breaks a rule."""
    files = knowledge_files(extra)
    place = cache.place_of(files)
    knowledge = cache.kept(place)
    if knowledge is None:
        knowledge = compile_knowledge(files)
        cache.keep(place, knowledge)
    gc.freeze()  # it all stays: the collector need not look through hundreds of thousands of objects again and again
    return knowledge
