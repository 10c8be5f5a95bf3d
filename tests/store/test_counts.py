"""What is counted while a library is written is what plain counting over all its reports finds, whatever was done to it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import riwaya
from riwaya.events.intake import Intake, decide
from riwaya.events.naming import SAMPLES, naming_of
from riwaya.ids import article_hash
from riwaya.model import Article, Coding
from riwaya.store import Library, StoredReport, create_library, reports
from riwaya.store.directory import copy_directory
from riwaya.store.marks import index_of
from riwaya.store.settle import ABOUT, AROUND, Listed, event_word
from riwaya.store.tallies import Shared, articles_by_outlet, shared_events, tallies
from riwaya.store.uses import Sample, Use, Wanted, months_used, names_used, samples, words_used
from riwaya.store.write import voice_of

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles.jsonl"
ACTORS = ("LBY.LNA", "LBY.GNA.FORCES", "INT.ISIS", "LBY.CIVILIANS")
Found = tuple[Wanted, str, str, Sample, bool]  # the wording in one outlet, spelling, speaker as written, sentence, whether it is a copy's


@pytest.fixture(scope="module")
def codings(coder: riwaya.Coder) -> list[tuple[Coding, bytes]]:
    """The examples, coded once."""
    rows = map(json.loads, EXAMPLES.read_text("utf-8").splitlines())
    told = []
    for row in rows:
        raw = row["text"].encode()
        day = date.fromisoformat(row["published"]) if row.get("published") else None
        article = Article(row["id"], row["text"], article_hash(raw), row.get("title", ""), day, row.get("outlet", ""))
        told.append((coder.code_article(article), raw))
    return told


@pytest.fixture
def library(coder: riwaya.Coder, codings: list[tuple[Coding, bytes]], tmp_path: Path) -> Iterator[Library]:
    """A library of the examples."""
    found = create_library(tmp_path / "library.db")
    intake = Intake(found, coder.knowledge, "test")
    for coding, raw in codings:
        intake.take(coding, raw)
    intake.finish()
    yield found
    found.close()


def printed(library: Library) -> dict[str, list[str]]:
    """The outlets in which each article stood."""
    rows = library.db.execute("SELECT DISTINCT article, outlet FROM appearances ORDER BY article, outlet").fetchall()
    return {article: [outlet for other, outlet in rows if other == article] for article, _ in rows}


def names(library: Library, actor: str) -> Iterator[Found]:
    """The names of an actor, by plain reading of all reports."""
    seen = set()
    for stored in sorted(reports(library), key=lambda s: (s.article.id, s.report.trigger.start, s.report.id)):
        voices = stored.report.voice
        people = [(person.span, person.actor, voices[:1], False) for person in (*stored.report.agents, *stored.report.patients)]
        people += [(voice.span, voice.actor, voices[number + 1 : number + 2], True) for number, voice in enumerate(voices)]
        for span, id, source, quoted in people:
            fold = riwaya_fold(span.text)
            told = source[0] if source else None
            own = told is not None and not quoted and fold == riwaya_fold(told.span.text)
            if id != actor or own or span.text not in stored.quote.text:
                continue
            speaker = (told.actor or riwaya_fold(told.span.text)) if told else ""
            use = (stored.article.id, stored.quote.start, fold, speaker)
            if use not in seen:
                seen.add(use)
                name = fold.rpartition(" من ")[2]
                yield from placed(library, stored, Wanted(speaker, "", name), span.text.rpartition(" من ")[2], told.span.text if told else "")


def words(library: Library, actor: str) -> Iterator[Found]:
    """The event words of an actor's events, by plain reading of all reports."""
    marks = ", ".join("?" for _ in ABOUT)
    listed = Listed.of(
        library.db.execute(f"SELECT fold, about FROM event_words WHERE about IN ({marks}) ORDER BY fold, about", list(ABOUT.values()))
    )
    all_reports = list(reports(library))
    parts = {stored.report.id: part_in(stored, actor) for stored in all_reports}
    events: dict[str, set[str]] = {}
    for stored in all_reports:
        events.setdefault(stored.event, set()).update(filter(None, [parts[stored.report.id]]))
    for stored in all_reports:
        of_event = events[stored.event]
        if not of_event or stored.report.type not in ABOUT or stored.report.stance == "denied":
            continue
        index, start = index_of(library.db, stored.article.id), stored.report.trigger.start
        at = next((n for n, word in enumerate(index) if word.start <= start < word.end), None)
        if at is None:
            continue
        near = range(max(0, at - AROUND), min(len(index), at + AROUND + 1))
        near = [n for n in near if stored.quote.start <= index[n].start < stored.quote.end]
        (text,) = library.db.execute("SELECT text FROM articles WHERE id = ?", (stored.article.id,)).fetchone()
        found = event_word([text[index[n].start : index[n].end] for n in near], [index[n].key for n in near], near.index(at), listed)
        if found:
            (known, about), told = found
            voice = stored.report.voice[:1]
            part = parts[stored.report.id] or (min(of_event) if len(of_event) == 1 else "both")
            yield from placed(
                library, stored, Wanted(voice_of(stored.report), "", known, about, part), told, voice[0].span.text if voice else ""
            )


def part_in(stored: StoredReport, actor: str) -> str:
    """The part of an actor in a report, empty if he has none."""
    told = [slot for slot, who in (("agent", stored.report.agents), ("patient", stored.report.patients)) if any(p.actor == actor for p in who)]
    return "both" if len(told) == 2 else "".join(told)


def placed(library: Library, stored: StoredReport, wanted: Wanted, text: str, speaker_text: str) -> Iterator[Found]:
    """A use in each of the outlets of its article."""
    article, day = stored.article, stored.article.published
    for outlet in printed(library)[article.id]:
        sample = Sample(stored.report.id, article.id, outlet, day.isoformat() if day else "", stored.quote.text.strip())
        yield replace(wanted, outlet=outlet), text, speaker_text, sample, article.story != article.id


def riwaya_fold(text: str) -> str:
    return " ".join(riwaya.spelling.fold(word) for word in text.split())


def check(library: Library) -> None:
    """Compares what is kept with what plain counting finds."""
    outlets, stored = printed(library), list(reports(library))
    told = Counter((o, s.report.type, s.report.stance, voice_of(s.report)) for s in stored for o in outlets[s.article.id])
    assert {(t.outlet, t.type, t.stance, t.voice): t.reports for t in tallies(library)} == told
    assert articles_by_outlet(library) == Counter(outlet for each in outlets.values() for outlet in each)
    tellers: dict[str, set[str]] = {}
    for s in stored:
        tellers.setdefault(s.event, set()).update(outlets[s.article.id])
    events, alone = Counter[str](), Counter[str]()
    for who in tellers.values():
        events.update(who)
        alone.update(who if len(who) == 1 else ())
    assert shared_events(library) == {outlet: Shared(number, alone[outlet]) for outlet, number in events.items()}
    for actor in ACTORS:
        check_uses(library, actor, list(names(library, actor)), names_used(library, actor), words=False)
        check_uses(library, actor, list(words(library, actor)), words_used(library, actor), words=True)


def check_uses(library: Library, actor: str, found: list[Found], uses: list[Use], *, words: bool) -> None:
    groups: dict[tuple[Wanted, str, str], list[tuple[Sample, bool]]] = {}
    for wanted, text, speaker, sample, copied in found:
        groups.setdefault((wanted, text, speaker), []).append((sample, copied))
    expected = {
        key: (len(group), sum(copied for _, copied in group), *bounds([sample.published for sample, _ in group]))
        for key, group in groups.items()
    }
    got = {(Wanted(u.speaker, u.outlet, u.fold, u.about, u.part), u.text, u.speaker_text): (u.count, u.copied, u.first, u.last) for u in uses}
    assert got == expected
    months = Counter((wanted, sample.published[:7]) for wanted, _, _, sample, _ in found if sample.published)
    assert {(wanted, month): times for wanted, month, times in months_used(library, actor, words=words)} == months
    of_wording = samples(library, actor, SAMPLES, lambda wanted: wanted, words=words)
    assert of_wording.keys() == {wanted for wanted, *_ in found}
    for wanted, shown in of_wording.items():
        quotes = {sample.quote: sample.published for other, _, _, sample, _ in found if other == wanted}
        assert len(shown) == min(len(quotes), SAMPLES) and {sample.quote for sample in shown} <= quotes.keys()
        assert [sample.published for sample in shown] == sorted(sample.published for sample in shown)
        assert all(sample in [other for one, _, _, other, _ in found if one == wanted] for sample in shown)


def bounds(days: list[str]) -> tuple[str, str]:
    known = sorted(filter(None, days))
    return (known[0], known[-1]) if known else ("", "")


def test_the_examples(library: Library) -> None:
    check(library)
    found = naming_of(library, "LBY.LNA")
    assert len(found.outlets) > 5 and len(found.voice_words) > 5
    brief = naming_of(library, "LBY.LNA", brief=True)
    assert brief.voices == tuple(replace(wording, months=(), samples=()) for wording in found.voices)


def test_after_judgements_and_their_undoing(library: Library) -> None:
    first, *rest = sorted(stored.report.id for stored in reports(library))
    numbers = [decide(library, "test", "same", (first, other), "سلمى")[0] for other in rest[:40:4]]
    check(library)
    big = Counter(stored.event for stored in reports(library)).most_common(1)[0][0]
    members = [stored.report.id for stored in reports(library) if stored.event == big]
    decide(library, "test", "different", (members[0], members[-1]), "سلمى")
    check(library)
    for number in numbers[::-2]:
        decide(library, "test", "undo", (str(number),), "سلمى")
    check(library)


def test_after_coding_again(coder: riwaya.Coder, library: Library, codings: list[tuple[Coding, bytes]]) -> None:
    """Reports that altered, that are no longer found, that return; and in another outlet, where an article stood as well."""
    intake = Intake(library, coder.knowledge, "test")
    for number, (coding, _) in enumerate(codings[::3]):
        if number % 2:
            intake.retake(replace(coding, reports=coding.reports[1::2]))
        else:
            fewer = tuple(
                replace(report, stance="denied", voice=(), agents=report.patients, patients=report.agents) for report in coding.reports
            )
            intake.retake(replace(coding, reports=fewer))
    intake.finish()
    check(library)
    for coding, raw in codings[::4]:
        intake.take(replace(coding, article=replace(coding.article, outlet="منبر آخر (مثال)", url="https://example.org/2")), raw)
        intake.take(replace(coding, article=replace(coding.article, url="https://example.org/3")), raw)
    intake.finish()
    check(library)
    for coding, _ in codings[::3]:
        intake.retake(coding)
    intake.finish()
    check(library)
    listed = library.db.execute("SELECT id, outlets FROM events WHERE ended IS NULL AND reports > 0").fetchall()
    outlets = printed(library)
    told: dict[str, set[str]] = {}
    for stored in reports(library):
        told.setdefault(stored.event, set()).update(filter(None, outlets[stored.article.id]))
    assert dict(map(tuple, listed)) == {event: len(names) for event, names in told.items()}, "the listing knows of the other outlet"


def test_other_listed_words_are_counted_at_once(coder: riwaya.Coder, library: Library) -> None:
    fewer = tuple(entry for entry in coder.knowledge.event_words if entry[1] != "take")
    with library.transaction() as db:
        copy_directory(db, replace(coder.knowledge, event_words=fewer, version="another"))
    check(library)
    assert {use.about for use in words_used(library, "LBY.LNA")} == {"death", "withdrawal"}
