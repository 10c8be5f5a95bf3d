"""Actors, places, voices and outlets as a page shows them: by a name in the visitor's language, with the page that tells more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from riwaya.events.names import actor_words
from riwaya.show.view import plain
from riwaya.store import NARRATOR, KnownActor, KnownPlace, Library, known_place
from riwaya.store.tallies import spelled
from riwaya.web.language import say, texts_of

ARABIC = range(0x600, 0x780)


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the language it is in; `id` is empty where the library knows only the words, `href` where there is no page."""

    text: str
    lang: str
    id: str = ""
    href: str = ""

    @property
    def dir(self) -> str:
        """The direction of the name."""
        return "rtl" if self.lang == "ar" else "ltr"


class Names:
    """The names of a library in one language; what was looked up once is remembered for as long as a request lasts, and in `spellings`
    how voices are written, which takes longer to find."""

    def __init__(self, library: Library, language: str, spellings: dict[str, str] | None = None) -> None:
        self._library, self._language = library, language
        self._spellings = {} if spellings is None else spellings
        self.actor = cache(self._actor)
        self.place = cache(self._place)
        self.voice = cache(self._voice)

    def known(self, known: KnownActor | KnownPlace, href: str = "") -> Name:
        """The name of an actor or place."""
        if self._language == "ar" and known.name_ar:
            return Name(known.name_ar, "ar", known.id, href)
        return Name(known.name_en or known.id, "en", known.id, href)

    def outlet(self, outlet: str) -> Name:
        """An outlet; one without a name says so."""
        if not outlet:
            return Name(say(texts_of(self._language), "no-outlet"), self._language)
        return Name(plain(outlet), language_of(outlet), outlet, f"/outlets/{quote(outlet, safe='')}")

    def who(self, told: str) -> Name:
        """An actor's id, or a name as told."""
        return self.actor(told) if told.isascii() and "." in told else Name(plain(told), language_of(told))

    def value(self, facet: str, value: str) -> Name:
        """A value of a facet in words."""
        texts = texts_of(self._language)
        match facet:
            case "type" | "mode" | "stance" | "ground":
                return Name(texts.get(f"{facet}s", value), self._language, value)
            case "actor":
                return self.actor(value)
            case "place":
                return self.place(value)
            case "voice":
                return self.voice("" if value == NARRATOR else value)
            case "outlet":
                return self.outlet(value)
            case "disputed":
                return Name(say(texts, "disputed"), self._language, value)
            case _:
                return Name(value, "en", value)

    def _actor(self, id: str) -> Name:
        told = actor_words(self._library, id, arabic=self._language == "ar") or id
        return Name(told, language_of(told), id, f"/actors/{quote(id, safe='')}")

    def _place(self, id: str) -> Name:
        known = known_place(self._library, id)
        return self.known(known, f"/places/{quote(id, safe='')}") if known else Name(plain(id), language_of(id), id)

    def _voice(self, voice: str) -> Name:
        """A voice as reports, facets and accounts keep it: an actor, `outlet:` and a name, `story:` and an article, or a folded name."""
        voice = voice.partition("@")[0] if not voice.startswith(("outlet:", "story:")) else voice
        kind, _, name = voice.partition(":")
        if kind == "outlet" and name:
            return self.outlet(name)
        if kind == "story" and name:
            return Name(say(texts_of(self._language), "the-article"), self._language, "", f"/articles/{name}")
        if not voice:
            return Name(say(texts_of(self._language), "narrator"), self._language, NARRATOR)
        if voice.isascii():
            return self.actor(voice)
        if voice not in self._spellings:
            self._spellings[voice] = plain(spelled(self._library, voice))
        told = self._spellings[voice]
        return Name(told, language_of(told), voice)


def language_of(text: str) -> str:
    """Arabic if a text has an Arabic letter."""
    return "ar" if any(ord(letter) in ARABIC for letter in text) else "en"
