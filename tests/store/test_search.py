"""Searching: what is found by which words, where it is marked, how it is restricted, and that no query breaks anything."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import riwaya
from libraries import Told, library_of
from riwaya.errors import UsageError
from riwaya.store import Filter, Library, article
from riwaya.store.search import ArticleHit, ReportHit, SearchResult, search

CASES = Path(__file__).parents[1] / "cases" / "search.tsv"
NEWS = (
    ("one", "مرصد", date(2019, 4, 5), "أعلن الجيش الوطني الليبي سيطرته على مدينة غريان.\nونفى الناطق باسم حكومة الوفاق سقوط غريان في يد الجيش."),
    ("two", "وكالة", date(2019, 4, 9), "قتل خمسة جنود في اشتباكات قرب مطار طرابلس.\nوقصفت طائرات الجيش الوطني الليبي مواقع في غريان."),
    ("three", "وكالة", date(2020, 1, 7), "😀 قالت وزارة الدفاع التركية إن قواتها قصفت مواقع قرب سرت، وإن القوات المهاجمة انسحبت من مدينة سرت."),
)
Make = Callable[[list[Told]], Library]


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = rows()


@pytest.fixture(scope="module")
def make(coder: riwaya.Coder, tmp_path_factory: pytest.TempPathFactory) -> Make:
    return lambda told: library_of(coder, tmp_path_factory.mktemp("search"), told)


@pytest.fixture(scope="module")
def texts(make: Make) -> Library:
    return make([(text, "", None, text) for text in dict.fromkeys(row["text"] for row in ROWS)])


@pytest.fixture(scope="module")
def news(make: Make) -> Library:
    return make(list(NEWS))


def names(found: SearchResult) -> set[str]:
    """The articles of the hits."""
    return {hit.article.name if isinstance(hit, ArticleHit) else hit.report.article.name for hit in found.hits}


def reports(found: SearchResult) -> set[str]:
    """The ids of the reports that were found."""
    return {hit.report.report.id for hit in found.hits if isinstance(hit, ReportHit)}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['query']} | {row['text']}" for row in ROWS])
def test_case(row: dict[str, str], texts: Library) -> None:
    found = search(texts, row["query"], within="articles", limit=1000)
    assert (row["text"] in names(found)) == (row["found"] != "no")
    exactly = row["text"] in names(search(texts, row["query"], within="articles", exact=True, limit=1000))
    assert exactly == (row["found"] == "yes")


@pytest.mark.parametrize("query", ["القوات", '"الجيش الوطني"', "غريان -مطار", "قصف* OR انسحب*", "Sirte", "actor:LBY.LNA طائرات", "type:ASSAULT"])
@pytest.mark.parametrize("within", ["reports", "articles"])
def test_marks_are_words_of_the_text(query: str, within: str, news: Library) -> None:
    found = search(news, query, within=within)
    assert found.total == len(found.hits) > 0
    for hit in found.hits:
        told = article(news, hit.article.id if isinstance(hit, ArticleHit) else hit.report.article.id)
        assert told is not None
        spans = (*hit.marks, hit.snippet) if isinstance(hit, ArticleHit) else (*hit.marks, *hit.names, hit.report.quote)
        for span in spans:
            assert told[1][span.start : span.end] == span.text
        if query != "type:ASSAULT":
            assert hit.marks or (isinstance(hit, ReportHit) and hit.names)


def test_what_matched_is_marked(news: Library) -> None:
    (hit,) = search(news, "قوات", within="articles").hits
    assert [mark.text for mark in hit.marks] == ["قواتها", "القوات"]
    assert isinstance(hit, ArticleHit) and "قواتها" in hit.snippet.text and hit.reports > 0


def test_a_name_is_found_by_its_words_though_the_sentence_lacks_them(make: Make) -> None:
    library = make([("pronoun", "", None, "وصلت قوات البنيان المرصوص إلى سرت.\nثم هاجمت الميناء وسيطرت عليه.")])
    hits = [hit for hit in search(library, "البنيان").hits if isinstance(hit, ReportHit) and not hit.marks]
    assert hits and all("البنيان" in span.text for hit in hits for span in hit.names)


def test_a_name_in_latin_letters_is_understood(news: Library) -> None:
    for query, id in (("Sirte", "ly.sirte"), ("LBY.LNA", "LBY.LNA"), ("ly.sirte", "ly.sirte")):
        found = search(news, query)
        assert id in {name.id for name in found.names}
        assert found.total
    assert search(news, "Sirte").total == search(news, "place:Sirte").total
    assert names(search(news, "Sirte OR غريان")) == {"one", "two", "three"}
    assert not search(news, "Sirte", exact=True).names


@pytest.mark.parametrize(
    ("query", "filter"),
    [
        ("type:ASSAULT", Filter(types=("ASSAULT",))),
        ("type:assault,CONTROL", Filter(types=("ASSAULT", "CONTROL"))),
        ("stance:denied", Filter(stances=("denied",))),
        ("actor:LBY.LNA", Filter(actors=("LBY.LNA",))),
        ("place:LBY", Filter(places=("LBY",))),
        ("voice:narrator", Filter(voices=("narrator",))),
        ('outlet:"وكالة"', Filter(outlets=("وكالة",))),
        ("since:2019-04-06 until:2019", Filter(since=date(2019, 4, 6), until=date(2019, 12, 31))),
        ("ground:news mode:aerial", Filter(grounds=("news",), modes=("aerial",))),
    ],
)
def test_a_field_is_a_filter(query: str, filter: Filter, news: Library) -> None:
    for within in ("reports", "articles"):
        by_field = search(news, f"(غريان OR سرت OR مطار) {query}", within=within)
        by_filter = search(news, "غريان OR سرت OR مطار", filter, within=within)
        assert [hit.to_dict() for hit in by_field.hits] == [hit.to_dict() for hit in by_filter.hits]
    every, kept, rest = (reports(search(news, told)) for told in ("قتل OR -قتل", query, f"-({query})"))
    assert kept and not kept & rest and kept | rest == every


def test_pages_follow_one_another(news: Library) -> None:
    whole = search(news, "غريان OR سرت OR قصف").hits
    assert len(whole) > 3
    paged = [hit for start in range(0, len(whole), 2) for hit in search(news, "غريان OR سرت OR قصف", limit=2, offset=start).hits]
    assert [hit.to_dict() for hit in paged] == [hit.to_dict() for hit in whole]
    scores = [hit.score for hit in whole]
    assert scores == sorted(scores, reverse=True)


def test_withdrawn_reports_are_not_found(make: Make) -> None:
    library = make([NEWS[0]])
    before = search(library, "غريان").total
    with library.transaction() as db:
        db.execute("UPDATE reports SET withdrawn = 1 WHERE id = (SELECT min(id) FROM reports)")
    assert search(library, "غريان").total == before - 1


WORDS = ["القوات", "غريان", "Sirte", "LBY.LNA", "NATO", "نص*", "12.5", "😀", "type:ASSAULT", "since:2019", "place:سرت", "actor:x", "type:"]
MARKS = ["keys:", *"()\"«»-*:^{}+\\'،ـ", "AND", "OR", "NOT", "NEAR(", "--", "\u064b", "\u202e", "\0", "\ud800"]
PARTS = st.lists(st.sampled_from([*WORDS, *MARKS]), max_size=12)


@settings(max_examples=80, deadline=None)
@given(query=st.one_of(st.text(max_size=40), PARTS.map(" ".join), PARTS.map("".join)))
def test_any_query_is_answered_or_refused_in_words(query: str, news: Library) -> None:
    for within in ("reports", "articles"):
        for exact in (False, True):
            try:
                found = search(news, query, within=within, exact=exact)
            except UsageError as error:
                assert error.fault.code.startswith("query-") or error.fault.code == "bad-day"
            else:
                assert found.total >= len(found.hits)


@pytest.mark.parametrize(
    ("query", "code", "place"),
    [
        ("", "query-empty", "query"),
        ("؟!", "query-empty", "query"),
        ("غريان (سرت", "query-open", "query:7"),
        ("غريان) سرت", "query-open", "query:6"),
        ('سرت "غريان', "query-open", "query:5"),
        ("سرت OR", "query-operator", "query:5"),
        ("AND سرت", "query-operator", "query:1"),
        ("سرت ()", "query-operator", "query:6"),
        ("سرت kind:x", "query-field", "query:5"),
        ("type:", "query-field", "query:1"),
        ("type:WAR", "query-value", "query:1"),
        ("سرت actor:nobody", "query-value", "query:5"),
        ("since:yesterday", "bad-day", "query:1"),
        ("(" * 30 + "سرت" + ")" * 30, "query-long", "query:22"),
        ("سرت " * 200, "query-long", "query"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(query: str, code: str, place: str, news: Library) -> None:
    with pytest.raises(UsageError) as raised:
        search(news, query)
    assert (raised.value.fault.code, raised.value.where) == (code, place)
