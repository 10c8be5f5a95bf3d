"""Loads and validates the knowledge and compiles its matchers."""

from riwaya.knowledge.load import Knowledge, compile_knowledge, knowledge_files, load_knowledge

__all__ = ["Knowledge", "compile_knowledge", "knowledge_files", "load_knowledge"]
