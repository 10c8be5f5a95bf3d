"""Who a noun phrase means: a known actor, a state's institution, or people of a role and nationality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from riwaya.knowledge import Knowledge
from riwaya.knowledge.names import Meaning
from riwaya.language.text import Text
from riwaya.mentions.country import NATIONAL
from riwaya.mentions.lookup import Found
from riwaya.mentions.phrases import Phrase
from riwaya.spelling import fold, key


@dataclass(frozen=True, slots=True)
class Identity:
    """What an actor is: identifier, country and role, each empty if unknown; `kind` is the noun's class (armed, civilian, ...)."""

    actor: str = ""
    country: str = ""
    role: str = ""
    kind: str = ""
    rule: str = ""


NOBODY = Identity()
NEAR = 3  # sentences in which soldiers without a nationality are fellows of those told of before
DEFENCE = frozenset({"MIL", "MOD"})  # patterns of bodies whose soldiers are those that they tell of
LONGEST = 6  # words of a name that a single noun takes up later


class Actors:
    """Resolves the noun phrases of one text, whose sentences are about the countries of `homes`, by what its names mean there."""

    def __init__(self, text: Text, knowledge: Knowledge, names: Mapping[int, tuple[Found, ...]], homes: Sequence[str]) -> None:
        self.text = text
        self.knowledge = knowledge
        self.names = names
        self._known: dict[tuple[int, int, int], Identity] = {}  # of phrases; each is asked for by several rules
        self.homes = homes
        self.surnames = self._surnames()
        self.named_heads = frozenset(index for index, found in names.items() if any(m.kind == "actor" for f in found for m in f.meanings))

    def _surnames(self) -> dict[str, Identity]:
        """The last names of the known persons that the article names in full: later it says only `بارزاني`."""
        found: dict[str, Identity] = {}
        for names in self.names.values():
            for meaning in names[0].meanings:
                if meaning.kind == "actor" and names[0].last - names[0].first > 1 and self.knowledge.actors[meaning.id].kind == "person":
                    found[self.text.tokens[names[0].last - 1].form.core_fold] = self._named(meaning, names[0].first)
        return found

    def identify(self, phrase: Phrase) -> Identity:
        """The identity of a phrase; NOBODY if nothing in it is an actor."""
        return self.identify_range(phrase.first, phrase.last, phrase.head)

    def identify_range(self, first: int, last: int, head: int) -> Identity:
        """As `identify`, for tokens `first` up to `last` with a head noun."""
        known = self._known.get((first, last, head))
        if known is None:
            known = self._known[first, last, head] = self._identity(first, last, head)
        return known

    def _by_two_words(self, head: int, last: int) -> tuple[str, str, str] | None:
        """The entry of a noun that only with the word behind it is known for what it is (`فرقة عسكرية`, `قطعة سلاح`)."""
        if head + 1 >= last:
            return None
        stem, behind = self.text.tokens[head].form.stem_key, self.text.tokens[head + 1].form.stem_key
        found = self.knowledge.roles.get(f"{stem} {behind}")
        return found or (self.knowledge.roles.get(f"{stem[:-1]} {behind}") if stem.endswith("ا") else None)

    def _identity(self, first: int, last: int, head: int) -> Identity:
        country = nation = ""
        pattern: Meaning | None = None
        named: Identity | None = None
        index = at = first
        while index < last:
            found = next((f for f in self.names.get(index, ()) if f.last <= last), None)
            if found is None:
                index += 1
                continue
            if self.eliminates(found.last - 1) or self._is_site(index, found.last, last):
                index = found.last
                continue
            for meaning in found.meanings:
                if meaning.kind == "actor" and named is not None and self._holds(first, at, index, meaning):
                    named, at = self._named(meaning, index), index  # رئيس إقليم كردستان مسعود بارزاني
                elif meaning.kind == "actor" and named is None and not (meaning.context and self._foreign(found.last, last, meaning)):
                    named, at = self._named(meaning, index), index
                elif meaning.kind == "head" and pattern is None:
                    pattern = meaning
                elif meaning.kind in NATIONAL and not country and not self._is_surname(first, index, last):
                    country, nation = meaning.id, meaning.kind
            index = found.last
        if named is None:
            named, at = self._taken_up(last - 1), last - 1
        head_form = self.text.tokens[head].form
        roles = self.knowledge.roles
        bare = key(head_form.stem[:-1] + "ة") if head_form.suffix and head_form.stem.endswith("ت") else ""  # زوجته
        listed = roles.get(key(head_form.stem)) or roles.get(key(head_form.core)) or roles.get(bare)
        role, kind, suffix = listed or self._by_two_words(head, last) or ("", "", "")
        if named is not None and at > head and named.role == "CVL" and kind in ("armed", "official", "political"):
            country, named = country or named.country, None  # جنود ليبيين: their country, not the people of it
        if named is not None and kind == "armed" and role and at > head and named.role in ("GOV", "LEG", "OPP"):
            return Identity(named.actor, named.country, role, kind, "forces of the named")
        if named is not None and kind not in ("weapon", "asset"):
            return (
                named
                if named.country != "INT" or not country
                else Identity(named.actor, named.country, named.role, named.kind or kind, named.rule)
            )
        if named is not None:
            return Identity(named.actor, named.country, named.role, kind, "owner of the thing")
        if pattern is not None:
            fellows = self._nation_before(head) if suffix == "MIL" and not country else ""
            where = country or fellows or (self._about(head) if pattern.extra == "bare" else "")
            role = self.knowledge.pattern_roles[pattern.id]
            return Identity(f"{where}.{pattern.id}" if where else "", where, role, kind, f"pattern {pattern.id}")
        if kind:
            where = country or (suffix == "MIL" and self._nation_before(head)) or self._home(role, head)
            actor = f"{where}.{suffix}" if suffix and where and where != "INT" else ""
            return Identity(actor, where if role else country, role, kind, "role noun")
        alone = nation == "adjective" and last - first == 1 and self._is_somebody(first)
        if nation == "people" or alone or (country and self.text.kinds[first] == "#"):  # 11 عراقيا
            return Identity(f"{country}.CIVILIANS", country, "CVL", "civilian", "people")
        if country and (nation != "adjective" or last - first == 1):
            return Identity(f"{country}.GOV", country, "GOV", "", "country")
        return self._person(first, last)

    def _holds(self, first: int, office: int, index: int, meaning: Meaning) -> bool:
        """Whether the name of a person stands behind the body that he leads, in a phrase that begins with his office."""
        if self.knowledge.actors[meaning.id].kind != "person" or index <= office:
            return False
        form = self.text.tokens[first].form
        return key(form.stem) in self.knowledge.titles or key(form.core) in self.knowledge.titles

    def _is_surname(self, first: int, index: int, last: int) -> bool:
        """Whether the name of a country or town ends the name of a man in three words (`عبدالله حسن باريس`)."""
        words = self.text.tokens[first:last]
        return index == last - 1 and len(words) > 2 and all(word.tag == "PROPN" and not word.form.definite for word in words)

    def _taken_up(self, index: int) -> Identity | None:
        """Whom a definite noun of a body takes up (`التنظيم` behind `تنظيم الدولة`, `الوزارة` behind `وزارة الدفاع التونسية`): the last that was
        named with it; None if it is no such noun, or nobody was."""
        tokens, kinds = self.text.tokens, self.text.kinds
        form = tokens[index].form
        stem = fold(form.stem)
        if not form.definite or form.suffix or stem not in self.knowledge.retellings.get("body", ()):
            return None
        for first in range(index - 1, -1, -1):
            before = tokens[first].form
            if fold(before.stem) != stem or before.definite or before.suffix:
                continue
            last = first + 1
            while last < min(index, first + LONGEST) and kinds[last] in "NAQ" and not (tokens[last].form.conj or tokens[last].form.prep):
                last += 1
            found = self.identify_range(first, last, first)
            if found.actor:
                return replace(found, rule="taken up")
        return None

    def _is_somebody(self, index: int) -> bool:
        """Whether a nationality by itself is a man or two of it (`قتل مصريان`, `أصيب مصري`), and no adjective of an act."""
        form = self.text.tokens[index].form
        if form.core.endswith(("يان", "يتان", "يتين")):
            return True
        return index > 0 and self.text.kinds[index - 1] == "V" and not form.definite and form.core.endswith(("ي", "ية"))

    def _nation_of_teller(self, head: int) -> str:
        """The nationality of the army or ministry that tells of soldiers without one (`قالت وزارة الدفاع البريطانية إن جنديا قتل`)."""
        tokens = self.text.tokens
        for index in range(self.text.sentences[self.text.sentence_of[head]].first, head - 2):
            if not any(r.finite and r.lexeme.speech for r in tokens[index].form.readings):
                continue
            body = next((f for f in self.names.get(index + 1, ()) if any(m.kind == "head" and m.id in DEFENCE for m in f.meanings)), None)
            nation = "" if body is None else self._adjective_at(body.last)
            if nation:
                return nation
        return ""

    def _adjective_at(self, index: int) -> str:
        return next((m.id for f in self.names.get(index, ()) for m in f.meanings if m.kind == "adjective"), "")

    def _nation_before(self, head: int) -> str:
        """The nationality of the soldiers told of last, a few sentences before at most (`قتل جندي أمريكي ... وقتل جندي آخر`); empty if none."""
        tokens, sentence = self.text.tokens, self.text.sentence_of[head]
        if tokens[head].form.definite or tokens[head].form.suffix:
            return ""
        if any(m.kind in NATIONAL for found in self.names.get(head + 1, ()) for m in found.meanings):
            return ""  # قتل عسكريا تركيا
        teller = self._nation_of_teller(head)
        if teller:
            return teller
        low = self.text.sentences[max(0, sentence - NEAR)].first
        for index in range(head - 1, low, -1):
            nation = next((m.id for f in self.names.get(index, ()) for m in f.meanings if m.kind in ("adjective", "people")), "")
            if nation and self._is_soldier(index - 1) and tokens[index].form.definite == tokens[index - 1].form.definite:
                return nation if self.text.sentences[self.text.sentence_of[index]].item == self.text.sentences[sentence].item else ""
        return ""

    def _is_soldier(self, index: int) -> bool:
        form = self.text.tokens[index].form
        return (self.knowledge.roles.get(form.stem_key) or self.knowledge.roles.get(key(form.core)) or ("", "", ""))[2] == "MIL"

    def _is_site(self, index: int, behind: int, last: int) -> bool:
        """Whether a name of one word is a noun of places with an adjective behind it (`القاعدة العسكرية`, not `القاعدة`)."""
        form = self.text.tokens[index].form
        if behind > index + 1 or behind >= last or self.knowledge.place_nouns.get(form.stem_key, ("",))[0] != "base":
            return False
        return self.text.tokens[behind].tag == "ADJ" and self.text.tokens[behind].form.definite

    def eliminates(self, index: int) -> bool:
        """Whether a word that names the courts is the masdar of eliminating here: `القضاء على`."""
        tokens = self.text.tokens
        return tokens[index].form.stem == "قضاء" and index + 1 < len(tokens) and key(tokens[index + 1].form.core) == "علي"

    def _foreign(self, index: int, last: int, meaning: Meaning) -> bool:
        """Whether a nationality follows a short name that is not the actor's own (`الجيش المصري` in an article about Libya)."""
        following = self.names.get(index, ()) if index < last else ()
        nations = {m.id for found in following for m in found.meanings if m.kind in NATIONAL}
        return bool(nations) and meaning.context not in nations

    def _about(self, index: int) -> str:
        return self.homes[self.text.sentence_of[index]]

    def _home(self, role: str, index: int) -> str:
        return self._about(index) if role not in ("", "IGO", "NGO", "MED") else ""

    def _named(self, meaning: Meaning, index: int) -> Identity:
        actor = self.knowledge.actors[meaning.id]
        country = actor.country
        if country == "INT" and actor.role == "REB" and self._about(index) == "LBY":
            country = "LBY"  # codebook, section 4: what a multinational group does in Libya
        return Identity(actor.id, country, actor.role, "person" if actor.kind == "person" else "", "name")

    def _person(self, first: int, last: int) -> Identity:
        """A named person or a title: a last name known from before, else role and country of the title."""
        known = self.surnames.get(self.text.tokens[last - 1].form.core_fold)
        if known is not None:
            return known
        for index in range(first, last):
            title = self.knowledge.titles.get(key(self.text.tokens[index].form.core)) or self.knowledge.titles.get(
                key(self.text.tokens[index].form.stem)
            )
            if title:
                return Identity("", self._about(index) if title[0] else "", title[0], "person", "title")
        if all(self.text.tokens[i].tag == "PROPN" for i in range(first, last)) and last - first >= 2:
            return Identity("", "", "", "person", "name of a person")
        return NOBODY
