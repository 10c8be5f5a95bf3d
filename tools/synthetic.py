"""A library of invented articles, as large as wanted, to measure the store with: no coder is needed to make it.

    python tools/synthetic.py LIBRARY.db [--reports N]

Invented events fall on towns and days as in a long conflict: a few towns have most of them. Each is told in one to six outlets, by different
voices, sometimes with other figures, another perpetrator, or as a denial. The same number of reports always gives the same library.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import riwaya
from riwaya.events.intake import Intake
from riwaya.ids import article_hash, report_id
from riwaya.knowledge import Knowledge
from riwaya.model import Article, Coding, Control, Count, Participant, Report, Source, Span, When, Where, Word
from riwaya.spelling import fold
from riwaya.store import create_library

FIRST = date(2011, 2, 17)
REPORTS_A_DAY = 28  # so that twice as many reports are twice as many days of the same war, not a denser one
TOWNS = ("city", "town")  # kinds of places: not the quarters of one town
OUTLETS = tuple(f"منبر {n} (مثال)" for n in range(1, 41))
ACTORS = (
    ("LBY.LNA", "LBY", "MIL", ("الجيش الوطني الليبي", "قوات حفتر", "مليشيات حفتر")),
    ("LBY.GNA.FORCES", "LBY", "MIL", ("قوات حكومة الوفاق", "قوات الوفاق", "مليشيات الوفاق")),
    ("INT.ISIS", "LBY", "REB", ("تنظيم الدولة", "تنظيم داعش")),
    ("LBY.DAWN", "LBY", "PAR", ("قوات فجر ليبيا", "مليشيات فجر ليبيا")),
    ("LBY.MISRATA", "LBY", "PAR", ("كتائب مصراتة", "قوات مصراتة")),
)
VOICES = (
    ("LBY.LNA", "المتحدث باسم الجيش"), ("LBY.GNA", "حكومة الوفاق"), ("INT.UNSMIL", "بعثة الأمم المتحدة"), ("", "شهود عيان"),
    ("", "مصدر طبي"), ("", "سكان"),
)  # fmt: skip
KINDS = (
    ("ASSAULT", "aerial", "airstrike", "strike", "قصف"),
    ("ASSAULT", "", "", "clash", "اشتباكات"),
    ("ASSAULT", "explosives", "car-bomb", "bomb", "تفجير"),
    ("CONTROL", "capture", "", "seize_control", "السيطرة"),
    ("RETREAT", "withdraw", "", "withdraw", "انسحاب"),
    ("COERCE", "arrest", "", "arrest", "اعتقال"),
    ("ACCUSE", "disapprove", "", "condemn", "إدانة"),
    ("PROTEST", "demo", "", "demonstrate", "مظاهرة"),
)
LETTERS = "بتجحدرزسشصضطعغفقكمنه"
VOWELS = "وين"
WORDS = len(LETTERS) ** 5 * len(VOWELS)  # details: so many that few events share one, however large the library
Event = tuple[date, tuple[str, str, str, str, str], Where, int, int, int, tuple[str, ...]]


def main() -> None:
    """Makes a library and tells how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--reports", type=int, default=100_000, help="how many (default: 100000)")
    arguments = parser.parse_args()
    seconds, reports = make(arguments.library, arguments.reports)
    print(f"{reports:,} reports linked in {seconds:.1f} s", file=sys.stderr)


def make(path: Path, number: int) -> tuple[float, int]:
    """Makes a library; gives the seconds that keeping and linking took, without those of inventing, and the number of reports."""
    knowledge = riwaya.load().knowledge
    library = create_library(path)
    intake = Intake(library, knowledge, "synthetic")
    seconds, reports = 0.0, 0
    for coding, raw in codings(number, knowledge):
        begin = time.perf_counter()
        intake.take(coding, raw)
        seconds += time.perf_counter() - begin
        reports += len(coding.reports)
    begin = time.perf_counter()
    intake.finish()
    seconds += time.perf_counter() - begin
    library.close()
    return seconds, reports


def codings(number: int, knowledge: Knowledge) -> Iterator[tuple[Coding, bytes]]:
    """Invented codings with about so many reports, day by day, each with the bytes of its article."""
    chance = random.Random(11)
    known = [place for place in knowledge.places.values() if place.country == "LBY" and place.lat is not None]
    towns = [place for kind in TOWNS for place in known if place.kind == kind][:160]
    weights = [1 / (rank + 2) for rank in range(len(towns))]
    made = 0
    day = FIRST
    while made < number:
        told: list[tuple[str, int, Event]] = []
        today = 0
        while today < REPORTS_A_DAY:
            town = chance.choices(towns, weights)[0]
            place = Where(Span(knowledge.spelled[town.id], 0, 1), town.id, town.name_en, "LBY", town.lat, town.lon, town.precision)
            one, other = chance.sample(range(len(ACTORS)), 2)
            event = (day, chance.choice(KINDS), place, one, other, chance.randint(1, 60), tuple(map(_word, chance.sample(range(WORDS), 4))))
            for outlet in chance.sample(OUTLETS, chance.choice((1, 1, 2, 3, 6))):
                lines = chance.choice((1, 1, 2))
                told.append((outlet, lines, event))
                today += lines
        for outlet, rows in groupby(sorted(told, key=lambda row: row[0]), key=lambda row: row[0]):
            coding, raw = _article(outlet, day + timedelta(days=1), [(lines, event) for _, lines, event in rows], chance, knowledge.version)
            made += len(coding.reports)
            yield coding, raw
        day += timedelta(days=1)


def _word(number: int) -> str:
    """An invented word, another one for each number."""
    number, vowel = divmod(number, len(VOWELS))
    letters = [LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(5)]
    return "".join((*letters[:2], VOWELS[vowel], *letters[2:]))


def _article(outlet: str, published: date, rows: list[tuple[int, Event]], chance: random.Random, version: str) -> tuple[Coding, bytes]:
    drafts, sentences, text = [], [], ""
    for lines, event in rows:
        for _ in range(lines):
            start = len(text)
            words, spans = _sentence(event, chance)
            text += words
            drafts.append((start, event, spans))
            sentences.append((start, len(text)))
            text += "\n"
    raw = f"{outlet} {published}\n{text}".encode()
    article = Article(
        f"{published}-{OUTLETS.index(outlet)}", text, article_hash(raw), (sentences and text[: sentences[0][1]]) or "", published, outlet
    )
    reports = tuple(_report(article, start, event, spans, chance) for start, event, spans in drafts)
    return Coding(article, reports, version, len(text.split()), "", _index(text), tuple(sentences)), raw


def _sentence(event: Event, chance: random.Random) -> tuple[str, dict[str, tuple[int, int]]]:
    """A sentence that tells an event, and where in it its parts stand."""
    _, kind, place, one, other, killed, details = event
    parts = {"voice": chance.choice(VOICES)[1] if chance.random() < 0.5 else "", "trigger": kind[4]}
    parts |= {"agent": chance.choice(ACTORS[one][3]), "patient": chance.choice(ACTORS[other][3]), "place": place.span.text}
    killed = killed if chance.random() < 0.8 else killed + chance.randint(1, 9)
    parts |= {"count": f"مقتل {killed}" if kind[0] == "ASSAULT" else "", "time": "أمس"}
    text, spans = "", {}
    order = (("قال", "voice"), ("إن", ""), ("", "agent"), ("نفذ", "trigger"), ("ضد", "patient"), ("في", "place"), ("", "time"), ("بعد", "count"))
    for lead, part in order:
        word = parts.get(part, "")
        if not (word or (not part and parts["voice"])):
            continue
        text += f"{lead} " if lead else ""
        if word:
            spans[part] = (len(text), len(text) + len(word))
            text += f"{word} "
    return text + " ".join(chance.sample(details, 3)) + ".", spans


def _report(article: Article, start: int, event: Event, spans: dict[str, tuple[int, int]], chance: random.Random) -> Report:
    def span(part: str) -> Span:
        low, high = spans[part]
        return Span.of(article.text, start + low, start + high)

    day, (type, mode, means, frame, _), place, one, other, _, _ = event
    agent = Participant(span("agent"), *ACTORS[one][:3])
    patient = Participant(span("patient"), *ACTORS[other][:3])
    voice = ()
    if "voice" in spans:
        source = span("voice")
        actor = next(id for id, name in VOICES if name == source.text)
        voice = (Source(source, "قال", actor),)
    counts = ()
    if "count" in spans:
        killed = int(span("count").text.split()[1])
        counts = (Count("killed", "", killed, killed, killed, span("count").start, span("count").end),)
    return Report(
        id=report_id(article.hash, span("trigger").start, span("trigger").end, frame),
        trigger=span("trigger"),
        frame=frame,
        type=type,
        mode=mode,
        agents=(agent,),
        patients=(patient,),
        place=Where(span("place"), place.id, place.name_en, place.country, place.lat, place.lon, place.precision),
        time=When(span("time"), day, day, "day"),
        counts=counts,
        means=means,
        control=Control(place.name_en, agent.actor, patient.actor, "") if type == "CONTROL" else None,
        voice=voice,
        stance="denied" if chance.random() < 0.05 else "actual",
        ground="news",
        confidence=round(chance.uniform(0.3, 0.95), 2),
        because=(),
    )


def _index(text: str) -> tuple[Word, ...]:
    words, at = [], 0
    for word in text.replace(".", " ").split():
        at = text.index(word, at)
        words.append(Word(at, at + len(word), fold(word.removeprefix("ال")), word))
        at += len(word)
    return tuple(words)


if __name__ == "__main__":
    main()
