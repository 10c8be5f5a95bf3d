"""Loads and validates the knowledge and compiles its matchers.

`knowledge.py` says what the compiled knowledge holds, `compile.py` puts it together, `load.py` loads it through
`cache.py`, which keeps the compiled form. Each other module reads one kind of files: `frames`, `cues`, `names`, `verbs`,
`tables`, `numberwords`, `timewords`, `quantitywords`, `crosswalk`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.lazy import lazily

if TYPE_CHECKING:
    from riwaya.knowledge.compile import compile_knowledge as compile_knowledge
    from riwaya.knowledge.files import knowledge_files as knowledge_files
    from riwaya.knowledge.knowledge import Knowledge as Knowledge
    from riwaya.knowledge.load import load_knowledge as load_knowledge

__all__ = ["Knowledge", "compile_knowledge", "knowledge_files", "load_knowledge"]

__getattr__ = lazily(
    __name__,
    {
        "compile_knowledge": "compile",
        "knowledge_files": "files",
        "Knowledge": "knowledge",
        "load_knowledge": "load",
    },
)
