"""The first stage: from an article to its tokens, sentences and word classes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from riwaya.knowledge import Knowledge
from riwaya.knowledge.names import END as END_OF_NAME
from riwaya.knowledge.names import Tree
from riwaya.language.corrections import corrected
from riwaya.language.lexicon import Lexicon
from riwaya.language.people import people
from riwaya.language.segment import Segmenter
from riwaya.language.tag import Tagger
from riwaya.language.text import Text
from riwaya.language.tokens import CLOSING, END, OPENING, QUOTES, ends_sentence, token_offsets
from riwaya.language.words import Words
from riwaya.model import Article, Sentence, Token, WordForm
from riwaya.spelling import fold, key

LONGEST = 400  # tokens; a longer stretch without an end mark is a list or noise and is cut
FLED = "وفر"  # و with فر; it is وفّر before what is provided (`وفر ملجأ`, `وفر الجيش ممرا`, `وفر للسكان`)
PROVIDED = re.compile(r"\s+(?:\w+\s+)?(?:ل\w+|\w+[اأً])(?!\w)")
PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي")
SPLIT_ABOVE = 25  # tokens; shorter sentences have one main clause, or clauses that belong together
SHORTEST_PART = 6
QUOTED = 8  # words that a headline quotes at most
# Behind و these words go on with an article, as no headline does; the others do without و.
TAKEN_UP = frozenset(
    fold(word)
    for word in (
        *("في", "من", "هذا", "هذه", "ذلك", "كان", "كانت", "يأتي", "تأتي", "حسب", "وفق", "بحسب", "رغم", "منذ", "خلال", "بعد", "لم", "لا", "لن"),
        *("يقول", "تقول", "يعد", "تعد", "يوم", "نقل", "نقلت", "وقع", "وقعت"),
    )
)
RESUMING = frozenset(fold(w) for w in ("أما", "كما", "لكن", "فقد", "يذكر", "يشار"))
NEGATING = frozenset({"لم", "لن"})
WHOLE_VERBS = {"فتحت": ("فتحت",), "فجرت": ("فجرت",)}  # hardly ever ف with تحت or جرت: فتحت الشرطة النار
KIND_OF_TAG = {
    "VERB": "V",
    "AUX": "V",
    "NOUN": "N",
    "PROPN": "N",
    "ADJ": "A",
    "NUM": "#",
    "ADP": "P",
    "SCONJ": "S",
    "PRON": "O",
    "DET": "D",
    "CCONJ": "C",
    "PUNCT": ",",
    "PART": "X",
    "ADV": "X",
    "INTJ": "X",
    "X": "N",
    "SYM": "X",
}
# The classes of `ar/closed.tsv` that the grammar tells apart, whatever their tag.
KIND_OF_CLASS = {
    "relative": "R",
    "complementiser": "S",
    "subordinator": "S",
    "negation": "G",
    "demonstrative": "D",
    "quantifier": "D",
    "personal": "O",
    "number word": "#",
}


class WholeNames:
    """The words that look as if they had a clitic but are names (`بنغازي`, `فرنسا`, `باني`): the segmenter leaves them whole."""

    def __init__(self, names: Tree, persons: frozenset[str], closed: Mapping[str, str]) -> None:
        self._names = names
        self._persons = persons
        # بأنه is also written like the name of a town, but hardly ever is it
        self._particles = frozenset(
            clitic + word + suffix
            for word, tag in closed.items()
            if tag.endswith("/complementiser")
            for clitic in "بكلوف"
            for suffix in PRONOUNS
        )

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or len(word) < 4 or word in self._particles:
            return False
        folded = fold(word)
        return (word[0] in "وفبكلس" and END_OF_NAME in self._names.get(folded, {})) or folded in self._persons


class Analyser:
    """Analyses articles with one knowledge; holds the models and the memory of words."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.connectives: dict[str, list[tuple[str, ...]]] = {}
        for words in knowledge.connectives:
            self.connectives.setdefault(words[0], []).append(words)
        lexicon = Lexicon(knowledge.tags, self._parts, knowledge.frequencies, knowledge.listed)
        whole = WholeNames(knowledge.names, knowledge.surnames, knowledge.closed)
        self.words = Words(knowledge, Segmenter(knowledge.models["segmenter.crfsuite"], knowledge.frequencies, whole, WHOLE_VERBS))
        self._twofold = frozenset(
            name
            for name, following in knowledge.names.items()
            if name[0] == "و"
            and END_OF_NAME in following
            and name not in knowledge.roles
            and any(
                r.pos == "perfect" and r.person == 3 and r.voice == "active" and r.lexeme.frames
                for r in knowledge.readings.get(key(name[1:]), ())
            )
        )
        self.tagger = Tagger(knowledge.models["tagger.crfsuite"], knowledge.frequencies, lexicon.allowed)

    def _parts(self, form: str) -> list[str]:
        return [reading.pos for reading in self.knowledge.readings.get(form, ())]

    def analyse(self, article: Article) -> Text:
        """The tokens, sentences and word classes of an article."""
        text = article.text
        form = self.words.form
        pieces: list[tuple[int, int, WordForm]] = []
        bounds: list[tuple[int, int]] = []  # (first token of a sentence, its paragraph)
        paragraph, previous_end, fresh = 0, 0, True
        for start, end in token_offsets(text):
            if "\n" in text[previous_end:start]:
                paragraph += 1
                fresh = True
            word = text[start:end]
            both = fresh and word in self._twofold and text[end + 1 : end + 2].isalpha()
            both = both or (word == FLED and not PROVIDED.match(text, end))
            if fresh or len(pieces) - bounds[-1][0] >= LONGEST:
                bounds.append((len(pieces), paragraph))
                fresh = False
            pieces.append((start, end, self.words.joined(word) if both else form(word)))  # ودان الوزير الهجوم is no town
            if end - start == 1 and text[start] in END and ends_sentence(text, start):
                fresh = True
            previous_end = end
        return self._assemble(article, pieces, self._split(pieces, bounds))

    def _split(self, pieces: list[tuple[int, int, WordForm]], bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The sentence bounds with long sentences cut where a new main clause begins: at a connective, or at و and a verb of
        saying in the perfect (codebook, section 1); never inside a quotation."""
        found: list[tuple[int, int]] = []
        for number, (first, paragraph) in enumerate(bounds):
            last = bounds[number + 1][0] if number + 1 < len(bounds) else len(pieces)
            found.append((first, paragraph))
            if last - first < SPLIT_ABOVE:
                continue
            begin, quoted = first, False
            body = self._behind_links(pieces, first, last)
            if body > first:
                found.append((body, paragraph))
                begin = body
            for index in range(begin, last):
                form = pieces[index][2]
                if form.text in QUOTES:
                    quoted = form.text in OPENING or (form.text not in CLOSING and not quoted)
                elif not quoted and index - begin >= SHORTEST_PART and last - index >= SHORTEST_PART and self._opens(pieces, index):
                    found.append((index, paragraph))
                    begin = index
        return found

    def _behind_links(self, pieces: list[tuple[int, int, WordForm]], first: int, last: int) -> int:
        """Where the article goes on in a line that begins with links to others (`روابط ذات علاقة ... وسقط ثلاثة قتلى`); -1 if it does not."""
        folds = [piece[2].fold for piece in pieces[first : first + 3]]
        if folds[1:2] != ["ذات"] or not any(list(words) == folds[: len(words)] for words in self.knowledge.furniture):
            return -1
        quoted = first  # where a quotation began; headlines leave some open
        for index in range(first + len(folds), last - SHORTEST_PART):
            form = pieces[index][2]
            if form.text in QUOTES:
                quoted = index if form.text in OPENING or (form.text not in CLOSING and quoted == first) else first
            elif (quoted == first or index - quoted > QUOTED) and (self._opens(pieces, index) or _goes_on(form)):
                return index
        return -1

    def _opens(self, pieces: list[tuple[int, int, WordForm]], index: int) -> bool:
        form = pieces[index][2]
        if (
            form.conj == "و"
            and not form.definite
            and not form.prep
            and any(r.pos == "perfect" and r.lexeme.speech and not self.knowledge.speeches[r.lexeme.speech].only for r in form.readings)
        ):
            return form.core not in ("ذكر", "رد", "قول")
        starts = self.connectives.get(form.fold)
        return starts is not None and any([piece[2].fold for piece in pieces[index : index + len(words)]] == list(words) for words in starts)

    def _assemble(self, article: Article, pieces: list[tuple[int, int, WordForm]], bounds: list[tuple[int, int]]) -> Text:
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        sentence_of: list[int] = []
        kinds: list[str] = []
        known: set[int] = set()
        for index, (first, paragraph) in enumerate(bounds):
            last = bounds[index + 1][0] if index + 1 < len(bounds) else len(pieces)
            tags = self._tags([piece[2] for piece in pieces[first:last]])
            forms = [piece[2] for piece in pieces[first:last]]
            named = people(forms, tags, self.knowledge)
            known.update(first + offset for offset in named)
            for offset in named:
                tags[offset], forms[offset] = "PROPN", replace(forms[offset], readings=(), event=False, closed="")
            for offset, tag in enumerate(tags):
                start, end, form = *pieces[first + offset][:2], forms[offset]
                if offset not in named:
                    tag = tags[offset] = corrected(forms, tags, offset, self.knowledge)
                    form = in_imperfect(form) if offset and forms[offset - 1].core in NEGATING else form
                tokens.append(Token(first + offset, start, end, form, tag))
                kinds.append(kind_of(form, tag))
            sentence_of.extend([index] * (last - first))
            sentences.append(Sentence(index, first, last, pieces[first][0], pieces[last - 1][1], paragraph))
        return Text(article, tuple(tokens), tuple(sentences), "".join(kinds), tuple(sentence_of), frozenset(known))

    def _tags(self, forms: list[WordForm]) -> list[str]:
        """The part of speech of each word's core, tagged in the context of all segments of the sentence."""
        segments: list[tuple[str, str]] = []
        stems: list[int] = []
        for form in forms:
            stem = len(segments)
            for text, kind in form.segments:
                if kind == "stem":
                    stem = len(segments)  # of words run together the last, as `WordForm.core` has it
                segments.append((text, kind))
            stems.append(stem)
        tags = self.tagger.tag(segments)
        return [tags[position] for position in stems]


def _goes_on(form: WordForm) -> bool:
    """Whether a word goes on with an article, as no headline does: و and a verb that can be nothing but one in the perfect (`وشهدت`), or words
    that take up what was told (`وهذا`, `وفي`, `أما`)."""
    if form.fold in RESUMING:
        return True
    if form.conj != "و" or form.definite or not form.readings:
        return form.conj == "و" and form.core_fold in TAKEN_UP
    kinds = {r.pos for r in form.readings if r.pos != "imperfect" or r.person == 3}
    return form.core_fold in TAKEN_UP or ("perfect" in kinds and kinds <= {"perfect", "imperative"})


def in_imperfect(form: WordForm) -> WordForm:
    """A word behind لم or لن, where a verb is in the imperfect: `لم تفقد` is lost, not inspected."""
    readings = tuple(r for r in form.readings if not r.finite or r.pos == "imperfect")
    return form if len(readings) == len(form.readings) else replace(form, readings=readings)


def kind_of(form: WordForm, tag: str) -> str:
    """The letter of `Text.kinds` for a word with its tag."""
    if form.core[:1].isdigit():
        return "#"
    if form.closed:
        kind = KIND_OF_CLASS.get(form.closed.partition("/")[2])
        if kind:
            return kind if kind != "G" or not form.suffix else "N"  # المتمردون وغيرهم من المسلحين
    if tag == "PUNCT":
        mark = form.text
        if mark in QUOTES:
            return "Q"
        if mark in OPENING:
            return "("
        if mark in CLOSING:
            return ")"
        if mark == ":":
            return ":"
        return "." if mark in END else ","
    return KIND_OF_TAG.get(tag, "X")
