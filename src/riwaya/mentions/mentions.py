"""The second stage: everything in a text that names somebody, somewhere, some time or some number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from riwaya.knowledge import Knowledge
from riwaya.language.text import Text
from riwaya.mentions.actors import Actors
from riwaya.mentions.genre import genre_of
from riwaya.mentions.items import divided, settled_by_item
from riwaya.mentions.lookup import Found, find_names
from riwaya.mentions.phrases import NOMINAL, Phrases
from riwaya.mentions.places import Places
from riwaya.mentions.quantities import Quantity, find_quantities
from riwaya.mentions.times import Time, find_times
from riwaya.model import Token
from riwaya.spelling import key

SLASHED = 5  # words of a name between slashes, and the closing one
PLAIN = 3  # so many times more often على is spelt without dots where the other spelling is a name


@dataclass(frozen=True, slots=True)
class Mentions:
    """What the text mentions: names and cues by their first token, times and quantities by sentence, and the readers of
    noun phrases, actors and places, and what kind of article it is. In its `text` the words that bound a number are of the number's class,
    and the sentences have the number of their story."""

    text: Text
    names: Mapping[int, tuple[Found, ...]]
    cues: dict[int, tuple[Found, ...]]
    times: tuple[tuple[Time, ...], ...]
    quantities: tuple[tuple[Quantity, ...], ...]
    phrases: Phrases
    actors: Actors
    places: Places
    genre: str
    foreign: frozenset[int]  # words of short names that mean nobody here, but are names by their form (`المؤتمر الوطني`)


def find(text: Text, knowledge: Knowledge) -> Mentions:
    """The mentions of a text."""
    text = _with_quotes(text)
    told = find_names(text, knowledge.names)
    genre = genre_of(text, told, knowledge)
    text = divided(text, told, genre, knowledge)
    names, homes = settled_by_item(text, told, knowledge)
    cues = find_names(text, knowledge.cues, clitics=False)
    times, quantities = [], []
    for sentence in text.sentences:
        tokens = text.tokens[sentence.first : sentence.last]
        times.append(tuple(find_times(tokens, text.article.published, knowledge.times)))
        quantities.append(tuple(find_quantities(tokens, knowledge.numbers)))
    places = Places(text, knowledge, names, homes)
    names |= {index: _as_place(found) for index, found in names.items() if _is_noun(text, knowledge, index, found) and places.means_place(index)}
    bounded = _bounded_numbers(text, quantities)
    kinds = list(text.kinds)
    for begin, end in bounded.items():
        kinds[begin:end] = "#" * (end - begin)
    for begin in _bracketed_numbers(text):
        kinds[begin : begin + 3] = "###"
    text = _with_names(replace(text, kinds="".join(kinds)), names)
    name_ends = bounded | {index: _behind_mark(text, found[0]) for index, found in names.items() if found[0].last > index + 1}
    actors = Actors(text, knowledge, names, homes)
    persons = frozenset(
        index for index, found in names.items() if any(m.kind == "actor" and knowledge.actors[m.id].kind == "person" for m in found[0].meanings)
    )
    towns = frozenset(
        index
        for index, found in names.items()
        if found[0].last == index + 1
        and any(m.kind in ("country", "place") for m in found[0].meanings)
        and text.tokens[index].form.core_fold not in knowledge.surnames
        and not _is_mere_adjective(text, knowledge, index, found[0])
    )
    named = frozenset(
        index for index, found in names.items() if any(m.kind in ("country", "actor") and not m.context for m in found[0].meanings)
    )
    peoples = frozenset(
        index
        for index, found in names.items()
        if found[0].last == index + 1 and any(m.kind == "people" or m.id in ("INT.KURDS", "INT.ARAB_STATES") for m in found[0].meanings)
    )
    nationalities = frozenset(
        index
        for index, found in names.items()
        if found[-1].last == index + 1 and any(m.kind in ("adjective", "people") for m in found[-1].meanings)
    )
    within = frozenset(
        sentence.first + i
        for sentence, found in zip(text.sentences, times, strict=True)
        for t in found
        for i in range(t.start_token, t.end_token)
    )
    phrases = Phrases(text, knowledge, name_ends, persons, towns, named, within, peoples, nationalities)
    return Mentions(
        text,
        names,
        cues,
        tuple(times),
        tuple(quantities),
        phrases,
        actors,
        places,
        genre,
        _foreign(text, told, names),
    )


def _is_mere_adjective(text: Text, knowledge: Knowledge, index: int, found: Found) -> bool:
    """Whether the name of a place that is an ordinary adjective, too, describes a noun with article that is no place (`الحكومة الجديدة`)."""
    if text.tokens[index].tag != "ADJ" or index == 0 or not all(m.kind == "place" and knowledge.places[m.id].ambiguous for m in found.meanings):
        return False
    before = text.tokens[index - 1].form
    return before.definite and before.stem_key not in knowledge.place_nouns


def _with_names(text: Text, names: Mapping[int, tuple[Found, ...]]) -> Text:
    """A text in which the words of people's names that are spelt like particles are nouns (`علي عبد الله صالح`, `بان كي مون`)."""
    kinds, tokens = list(text.kinds), dict[int, Token]()
    for index, found in names.items():
        if found[0].whole:
            tokens[index] = _unglued(text.tokens[index])
        elif kinds[index] != "P" or found[0].last == index + 1 or not any(m.kind == "actor" for m in found[0].meanings):
            continue
        for position in range(index, found[0].last):
            kinds[position] = "N" if kinds[position] in "PSX" else kinds[position]
    for index in _alis(text):
        kinds[index], tokens[index] = "N", replace(text.tokens[index], tag="PROPN")
    if not tokens:
        return replace(text, kinds="".join(kinds))
    return replace(text, kinds="".join(kinds), tokens=tuple(tokens.get(i, t) for i, t in enumerate(text.tokens)))


def _behind_mark(text: Text, name: Found) -> int:
    """The token behind a name, with the quotation mark that closes one inside it (`وكالة "فرانس برس"`)."""
    open_inside = text.kinds[name.first : name.last].count("Q") % 2 == 1
    return name.last + (open_inside and text.kinds[name.last : name.last + 1] == "Q")


def _unglued(token: Token) -> Token:
    """A word whose first letter looks like a preposition as the one word that it is (`بحيرة`, `بان`)."""
    form, skipped = token.form, len(token.form.conj)
    word = form.norm[skipped:]
    whole = replace(form, prep="", core=word, stem=word, core_start=skipped, core_fold=form.bare_fold, stem_key=key(word))
    return replace(token, form=replace(whole, closed="", readings=(), event=False))


def _alis(text: Text) -> list[int]:
    """The tokens that are the man's name علي: with dots, in a text that writes the preposition without them (`على`)."""
    dotted = [i for i, token in enumerate(text.tokens) if token.form.text == "علي" and text.kinds[i] == "P"]
    if not dotted:
        return []
    plain = sum(token.form.text in ("على", "وعلى") for token in text.tokens)
    return [i for i in dotted if text.kinds[i + 1 : i + 2] in ("N", "A")] if plain >= PLAIN * len(dotted) else []


def _is_noun(text: Text, knowledge: Knowledge, index: int, found: tuple[Found, ...]) -> bool:
    """Whether a name is also an ordinary noun of a place (`القاعدة`)."""
    return found[-1].last == index + 1 and text.tokens[index].form.stem_key in knowledge.place_nouns and text.tokens[index].form.definite


def _as_place(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """The names that begin at a word without what the word alone means as an actor."""
    alone = replace(found[-1], meanings=tuple(m for m in found[-1].meanings if m.kind != "actor"))
    return (*found[:-1], alone)


def _foreign(text: Text, told: Mapping[int, tuple[Found, ...]], names: Mapping[int, tuple[Found, ...]]) -> frozenset[int]:
    """The words of names of several words that begin with the article and hold in articles about other countries only."""
    longest = (found[0] for index, found in told.items() if text.tokens[index].form.definite and found[0].last > index + 1)
    return frozenset(i for name in longest if all(f.last < name.last for f in names.get(name.first, ())) for i in range(name.first, name.last))


def _bracketed_numbers(text: Text) -> list[int]:
    """Where numbers in brackets begin that count what follows (`عدد (36) لغما`)."""
    brackets = (i for i in range(len(text.tokens) - 3) if text.kinds[i : i + 3] == "(#)" and text.kinds[i + 3] == "N")
    return [i for i in brackets if not (text.tokens[i + 3].form.conj or text.tokens[i + 3].form.prep or text.tokens[i + 3].form.definite)]


def _with_quotes(text: Text) -> Text:
    """A text in which the slashes that some agencies write around a name are quotation marks (`تنظيم / داعش /`, not `تموز/يوليو`)."""
    kinds = list(text.kinds)
    for one, other in pairwise(i for i, token in enumerate(text.tokens) if token.form.text == "/"):
        apart = one > 0 and text.tokens[one - 1].end < text.tokens[one].start and kinds[one] != "Q"
        if apart and 1 < other - one <= SLASHED and set(kinds[one + 1 : other]) <= NOMINAL and kinds[one - 1] != "#":
            kinds[one] = kinds[other] = "Q"
    return replace(text, kinds="".join(kinds))


def _bounded_numbers(text: Text, quantities: list[tuple[Quantity, ...]]) -> dict[int, int]:
    """The first token of every number with words that bound it (`ما لا يقل عن 12`), to the token behind the number."""
    found: dict[int, int] = {}
    for sentence, of_sentence in zip(text.sentences, quantities, strict=True):
        for quantity in of_sentence:
            begin, end = sentence.first + quantity.start_token, sentence.first + quantity.end_token
            if quantity.kind == "cardinal" and end - begin > 1 and text.kinds[begin] != "#" and text.kinds[end - 1] == "#":
                found[begin] = end
    return found
