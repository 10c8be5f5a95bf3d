"""Reads verbs as the knowledge files write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from riwaya.knowledge.files import cell_list, check_keys, fail, listed, read_tsv
from riwaya.knowledge.stems import Verb

VERB_KEYS = ["lemma", "root", "form", "vowels", "masdar", "intransitive", "participles", "note"]


def read_verb(path: Path, entry: str, body: Any) -> Verb:
    """The verb that a mapping describes; raises KnowledgeError if it lacks what its form needs."""
    if not isinstance(body, dict):
        raise fail(path, entry, f"{body!r} is no verb", "write {lemma: .., root: .., form: .., vowels: .., masdar: [..]}")
    check_keys(path, entry, body, VERB_KEYS)
    lemma, root, form = str(body.get("lemma", "")), str(body.get("root", "")), str(body.get("form", ""))
    if not lemma or len(root) not in (3, 4) or not form:
        raise fail(path, entry, f"the verb {lemma or body!r} lacks lemma, root or form", "give all three")
    if form == "1" and len(str(body.get("vowels", ""))) != 2:
        raise fail(
            path,
            entry,
            f"the verb {lemma} of form 1 lacks its vowels",
            "give perfect and imperfect vowel, such as `ai`",
        )
    return Verb(
        lemma=lemma,
        root=root,
        form=form,
        vowels=str(body.get("vowels", "")),
        masdars=tuple(map(str, listed(body.get("masdar")))),
        intransitive=bool(body.get("intransitive", False)),
        participles=bool(body.get("participles", True)),
    )


def load_verbs(path: Path) -> list[Verb]:
    """The verbs of a TSV file with the columns lemma, root, form, vowels, masdar."""
    return [
        read_verb(
            path,
            f"line {row['_line']}",
            {
                "lemma": row["lemma"],
                "root": row["root"],
                "form": row["form"],
                "vowels": row["vowels"],
                "masdar": cell_list(row["masdar"]),
            },
        )
        for row in read_tsv(path, ("lemma", "root", "form", "vowels", "masdar"))
    ]
