"""The tags that closed classes and the inflected words of the knowledge allow for a form: the tagger's `allowed`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from riwaya.spelling import key

NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "ADV"})
_NAME = frozenset({"PROPN", "NOUN", "ADJ", "X"})  # X only tells the features of names from those of other nominals
_ADJECTIVE = frozenset({"ADJ", "NOUN", "PROPN"})
_ADJECTIVE_ENDINGS = ("ة", "ا", "ين", "ون", "ات", "ان", "تين", "تان")
_VERB = frozenset({"VERB"})
_RATHER_NOUN = frozenset({"NOUN", "ADJ", "VERB"})
_RATHER_VERB = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_FINITE = frozenset({"perfect", "imperfect", "imperative"})
_ROOM = 3  # how much rarer (log2) the form with the article may be for a verb form still to be a noun, too


class Lexicon:
    """Form -> allowed tags; forms are search keys.

    `closed`: tags of each function word. `parts`: gives for a form the `pos` of its readings (perfect, imperfect,
    imperative, masdar, active, passive, noun, adjective). A finite form that news also writes with the article is
    left open, for the knowledge lists few nouns. `listed`: frequent names (PROPN) and adjectives (ADJ, in the masculine
    singular unless they do not inflect).
    """

    def __init__(
        self,
        closed: Mapping[str, Iterable[str]],
        parts: Callable[[str], Iterable[str]],
        frequencies: Mapping[str, int],
        listed: Mapping[str, str] | None = None,
    ) -> None:
        self._exact = {form: frozenset(tags) for form, tags in closed.items()}
        folded: dict[str, set[str]] = {}
        for form, tags in closed.items():
            folded.setdefault(key(form), set()).update(tags)
        self._closed = {form: frozenset(tags) for form, tags in folded.items()}
        self._parts = parts
        self._names = {key(form) for form, tag in (listed or {}).items() if tag == "PROPN"}
        self._adjectives = {key(form) for form, tag in (listed or {}).items() if tag == "ADJ"}
        self._count = frequencies
        self._seen: dict[tuple[str, bool], frozenset[str] | None] = {}

    def allowed(self, form: str, bound: bool = False) -> frozenset[str] | None:
        """The tags that a form can have, or None when nothing is known; `bound`: a pronoun is attached to it."""
        if (form, bound) in self._seen:
            return self._seen[form, bound]
        if len(self._seen) > 200_000:
            self._seen.clear()
        found = self._exact.get(form) or self._compute(key(form))
        if bound and found is not None and "NOUN" not in found and self._hides_noun(key(form)):
            found |= NOMINAL
        self._seen[form, bound] = found
        return found

    def _hides_noun(self, form: str) -> bool:
        """Whether a form in ت may be a noun in ة before its pronoun (`سيطرت` of `سيطرته` is سيطرة or she controlled)."""
        noun = form[:-1] + "ة"
        return form.endswith("ت") and ("ال" + noun in self._count or not _FINITE.issuperset(self._parts(noun)))

    def _compute(self, form: str) -> frozenset[str] | None:
        closed = self._closed.get(form)
        if closed is not None:
            return closed
        parts = set(self._parts(form))
        if not parts & _FINITE:
            if form in self._names:
                return _NAME
            if self._is_adjective(form):
                return _ADJECTIVE
        if not parts:
            if form.startswith("ال") and len(form) > 5 and any(self._parts(form[2:])):
                return NOMINAL
            return None
        finite = parts & _FINITE
        if not finite:
            return NOMINAL if form.startswith("ال") else _RATHER_NOUN
        if form in self._names:
            return _NAME | _VERB
        if parts == finite and not self._like_noun(form):
            return _VERB if _surely_finite(form) else _RATHER_VERB
        return NOMINAL | _VERB

    def _is_adjective(self, form: str) -> bool:
        base = form[2:] if form.startswith("ال") and len(form) > 4 else form
        if form in self._adjectives or base in self._adjectives:
            return True
        return any(base.endswith(e) and base[: -len(e)] in self._adjectives for e in _ADJECTIVE_ENDINGS)

    def _like_noun(self, form: str) -> bool:
        with_article = self._count.get("ال" + form, 0)
        return with_article > 0 and with_article >= self._count.get(form, 0) - _ROOM


def _surely_finite(form: str) -> bool:
    """Whether only a verb looks like this: short perfects and duals are left to the sentence (عدد, وفقا, تشرين)."""
    if form.endswith("وا"):
        return len(form) > 3
    if form[0] == "ي" and not form.endswith(("ين", "ا", "ن")):
        return len(form) > 3
    return (form.endswith("ت") and len(form) > 3) or (form.endswith("ون") and len(form) > 4)
