"""Where: the places that noun phrases name, resolved to the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from riwaya.knowledge import Knowledge
from riwaya.knowledge.names import Meaning
from riwaya.language.text import Text
from riwaya.mentions.lookup import Found
from riwaya.mentions.phrases import Phrase
from riwaya.model import Where
from riwaya.spelling import key

NEAR = 2
FIGHT = "fight"  # the frame of fighting against somebody
CROSSING = "border-crossing"
HOUSE = "house"  # note of the nouns for institutions
CAPITAL = "العاصمة"
TAPES = frozenset(key(word) for word in ("صوتي", "فيديو", "مصور", "مسجل", "صوتية", "مصورة", "مسجلة"))  # what is shown on them is no place
SPACES = frozenset(key(word) for word in ("جبهة", "محور", "ساحة", "ميدان", "جسر", "حاجز", "تلة", "تل", "هضبة"))  # a name behind them is theirs
REACH = 3  # sentences back to the place that a definite noun takes up
MILITARY = frozenset({"base", "airport", "port", "border-crossing", "camp"})  # of these there is hardly a second one to be told apart
# What else is called by a noun of a kind: a town is called a city, a quarter a region.
ALIKE = {
    "city": ("city", "town"),
    "town": ("town", "city", "village"),
    "village": ("village", "town"),
    "region": ("region", "district", "neighbourhood", "village", "town"),
    "neighbourhood": ("neighbourhood", "district"),
    "base": ("base", "airport"),
    "airport": ("airport", "base"),
    "camp": ("camp", "base"),
}


class Places:
    """Resolves the places of one text; `homes`, the country that each sentence is about, settles names that several countries have."""

    def __init__(self, text: Text, knowledge: Knowledge, names: Mapping[int, tuple[Found, ...]], homes: Sequence[str]) -> None:
        self.text = text
        self.knowledge = knowledge
        self.names = names
        self.homes = homes

    def noun(self, index: int) -> tuple[str, int, str] | None:
        """The entry of `ar/place_nouns.tsv` for a word: (kind, precision, note)."""
        form = self.text.tokens[index].form
        return self.knowledge.place_nouns.get(key(form.stem)) or self.knowledge.place_nouns.get(key(form.core))

    def is_name(self, index: int) -> Found | None:
        """The name of a place or country that begins at a token, if it can be one here."""
        for found in self.names.get(index, ()):
            for meaning in found.meanings:
                if meaning.kind in ("country", "capital") or (meaning.kind == "place" and self._plausible(index, found, meaning)):
                    return found
        return None

    def _plausible(self, index: int, found: Found, meaning: Meaning) -> bool:
        place = self.knowledge.places[meaning.id]
        token = self.text.tokens[index]
        if found.last - found.first > 1 or (token.tag == "PROPN" and not place.ambiguous):
            return True
        if token.form.definite and not place.ambiguous and place.country == self._home(index):
            return True
        before = index - 1 - (self.text.kinds[index - 1 : index] == "Q")  # في "وانا"
        cue = token.form.prep == "ب" or (
            before >= 0
            and (self.noun(before) is not None or self.text.tokens[before].form.norm in ("في", "إلى", "الى", "من", "قرب", "نحو", "على"))
        )
        if place.ambiguous:
            home = self._home(index) in (place.country, "") and token.tag == "PROPN" and cue
            return home or (before >= 0 and self.noun(before) is not None) or self._stands_alone(index, place.country)
        stem = key(token.form.stem)
        return cue and (
            token.tag == "PROPN" or (not token.form.readings and stem not in self.knowledge.roles and stem not in self.knowledge.titles)
        )

    def _stands_alone(self, index: int, country: str) -> bool:
        """Whether a name that is also a word stands bare behind a preposition of place, in a text about its country (`في جنين`): the word
        would have an article there, or something behind it."""
        tokens, kinds = self.text.tokens, self.text.kinds
        form = tokens[index].form
        if form.definite or form.suffix or form.prep or form.conj or country != self._home(index) or not index:
            return False
        following = kinds[index + 1] if index + 1 < len(kinds) else "."
        direction = index + 1 < len(kinds) and (noun := self.noun(index + 1)) is not None and noun[2] == "direction"
        return tokens[index - 1].form.norm in ("في", "قرب") and (following not in "NA#RX" or direction)

    def is_place(self, phrase: Phrase) -> bool:
        """Whether a phrase names a place: a gazetteer name, or a place noun; a building, a position or a base without article only if named."""
        if self.is_name(phrase.head) is not None:
            return self.text.kinds[phrase.head - 1] != "#" or phrase.head == phrase.first  # 15 ليبيا are people
        noun = self.noun(phrase.head)
        if noun is None or noun[2] == HOUSE or (self.text.tokens[phrase.head].form.suffix and not self.named(phrase)):
            return False
        form = self.text.tokens[phrase.head].form
        if form.stem == "قضاء" and phrase.last < len(self.text.tokens) and self.text.tokens[phrase.last].form.core == "على":
            return False  # القضاء على التنظيم
        if form.core in ("القرب", "النطاق", "الأطراف") and self.text.kinds[phrase.head + 1 : phrase.last] in ("", "A"):
            return False  # بالقرب منها, الواسع النطاق, دعا كل الأطراف الليبية
        if phrase.last > phrase.head + 1 and key(self.text.tokens[phrase.head + 1].form.core) in TAPES:
            return False  # شريط صوتي
        if form.prep == "ل" and form.event and not self.named(phrase):
            return False  # للقضاء عليهم
        if noun[0] == CROSSING and phrase.last > phrase.head + 1 and self.text.tokens[phrase.head + 1].form.event:
            return False  # منفذ الهجوم is who carried it out
        fought = phrase.head > 0 and any(FIGHT in r.lexeme.frames for r in self.text.tokens[phrase.head - 1].form.readings)
        owned = form.conj == "و" or fought
        alone = phrase.last == phrase.head + 1 and form.definite and (form.prep in ("ب", "ل") or (owned and not phrase.prep))
        if alone and any(m.kind == "actor" for found in self.names.get(phrase.head, ()) for m in found.meanings):
            return not form.prep and self._told_before(phrase.head)  # مرتبطة بالقاعدة, محاربة القاعدة where no base was told of
        hit = noun[0] == "base" and not phrase.definite and phrase.prep in ("", "على", "ضد")  # قصفت الطائرات قاعدة للمتمردين
        return not (hit or noun[0] == "site") or self.named(phrase)

    def _told_before(self, index: int) -> bool:
        """Whether the noun of a definite word was told without its article before (`هاجموا قاعدة عسكرية ... دخلوا القاعدة`)."""
        bare = self.text.tokens[index].form.core.removeprefix("ال")
        return any(token.form.core == bare for token in self.text.tokens[:index])

    def named(self, phrase: Phrase) -> bool:
        """Whether a name stands behind the head of a phrase (`مدينة سرت`, `حي "الزهور"`); behind a building it must be a place's."""
        noun = self.noun(phrase.head)
        site = noun is not None and noun[0] == "site"
        somebody = site and any(self._is_somebody(index) for index in range(phrase.head + 1, phrase.last))
        for index in range(phrase.head + 1, phrase.last):
            quoted = self.text.kinds[index] == "Q" and not somebody
            if self.is_name(index) is not None or quoted:
                return True
            whole = not site or (phrase.prep in ("في", "ب") and self.text.tokens[phrase.head].form.stem_key in SPACES)
            if whole and self.text.tokens[index].tag == "PROPN" and not somebody:
                return True
        return False

    def _is_somebody(self, index: int) -> bool:
        """Whether the name of somebody and of no place begins at a token (`مواقع "داعش"`)."""
        meanings = [meaning for found in self.names.get(index, ()) for meaning in found.meanings]
        return any(m.kind == "actor" for m in meanings) and all(m.kind == "actor" for m in meanings)

    def is_site(self, phrase: Phrase) -> bool:
        """Whether a phrase is a building or position, which may be a place or a thing that is hit."""
        noun = self.noun(phrase.head)
        return noun is not None and noun[0] == "site" and noun[2] != HOUSE

    def is_house(self, phrase: Phrase) -> bool:
        """Whether a phrase is an institution that has a house, before which people gather (`أمام وزارة العدل`)."""
        noun = self.noun(phrase.head)
        return noun is not None and noun[2] == HOUSE

    def resolve(self, phrase: Phrase) -> Where:
        """The place that a phrase names; unresolved if the gazetteer does not know it."""
        last = self._capital_end(phrase)
        span = self.text.span(phrase.first, last)
        near = 0
        for index in range(phrase.first, last):
            noun = self.noun(index)
            if noun and noun[1] == NEAR:
                near = NEAR
            found = self.is_name(index)
            if found is None:
                continue
            where = self._best(found, index)
            if where is not None:
                identifier, name, country, lat, lon, precision = where
                return Where(span, identifier, name, country, lat, lon, max(precision, near) if precision == 1 else precision)
        return Where(span)

    def _capital_end(self, phrase: Phrase) -> int:
        """The token behind a phrase, and behind the name of the capital that restates it (`العاصمة الصومالية مقديشو`)."""
        if self.text.tokens[phrase.head].form.core != CAPITAL or phrase.last >= len(self.text.tokens):
            return phrase.last
        form = self.text.tokens[phrase.last].form
        name = None if form.conj or form.prep else self.is_name(phrase.last)
        return name.last if name is not None else phrase.last

    def taken_up(self, phrase: Phrase) -> Where | None:
        """The place that a definite place noun takes up (`المدينة`, `القاعدة الجوية`): the last named one of that kind, if it was named a
        few sentences ago at most, and no other of that kind beside it. None if there is none."""
        noun, tokens = self.noun(phrase.head), self.text.tokens
        if noun is None or not tokens[phrase.head].form.definite or self.named(phrase):
            return None
        behind = range(phrase.head + 1, phrase.last)
        if any(self.text.kinds[i] != "A" for i in behind) or (behind and noun[0] not in MILITARY):
            return None  # المدينة القديمة is only a part of it
        sentence = self._sentence(phrase.first)
        found: Where | None = None
        at = 0
        for index in range(phrase.first - 1, -1, -1):
            here = self._sentence(index)
            if sentence - here > REACH or self._item(index) != self._item(phrase.first) or (found is not None and here < at):
                break
            where = self._of_kind(index, noun[0])
            if where is None:
                continue
            if found is not None and where.id != found.id:
                return None
            found, at = where, here
        return replace(found, span=self.text.span(phrase.first, phrase.last)) if found is not None else None

    def means_place(self, index: int) -> bool:
        """Whether a word that is also somebody's name takes up a place here (`القاعدة` where an air base was told of)."""
        return self.taken_up(Phrase(index, index + 1, index, True, "f", "s")) is not None

    def _sentence(self, index: int) -> int:
        return self.text.sentence_of[index]

    def _home(self, index: int) -> str:
        return self.homes[self.text.sentence_of[index]]

    def _item(self, index: int) -> int:
        return self.text.sentences[self.text.sentence_of[index]].item

    def _of_kind(self, index: int, kind: str) -> Where | None:
        """The place of a kind that is named at a token, and is not only part of somebody's name (`كتائب مصراتة`)."""
        name = self.is_name(index)
        if name is None:
            return None
        if self.noun(index) is None and index and key(self.text.tokens[index - 1].form.stem) in self.knowledge.roles:
            return None
        best = self._best(name, index)
        if best is None or self.knowledge.places.get(best[0]) is None:
            return None
        told = self.knowledge.places[best[0]].kind
        if told not in ALIKE.get(kind, (kind,)):
            return None
        identifier, name_en, country, lat, lon, precision = best
        return Where(self.text.span(name.first, name.last), identifier, name_en, country, lat, lon, precision)

    def _best(self, found: Found, index: int) -> tuple[str, str, str, float | None, float | None, int] | None:
        before = self.noun(index - 1) if index else None
        candidates = []
        for order, meaning in enumerate(found.meanings):
            if meaning.kind == "place":
                place = self.knowledge.places[meaning.id]
                misfit = 2 if before is None else 0 if place.kind == before[0] else 1 + (place.precision != before[1])
                home = place.country == self._home(index)
                candidates.append(
                    (
                        (not home, misfit, order),
                        (place.id, place.name_en, place.country, place.lat, place.lon, place.precision),
                    )
                )
            elif meaning.kind == "country" and meaning.id in self.knowledge.countries:
                lat, lon, name = self.knowledge.countries[meaning.id]
                candidates.append(((before is not None, 0, order), (meaning.id, name, meaning.id, lat, lon, 6)))
        alike = {told[2] for rank, told in candidates if rank[0]} if all(rank[0] for rank, _ in candidates) else set()
        return min(candidates)[1] if candidates and len(alike) < 2 else None  # of places in several countries none
