"""`riwaya search` as its users run it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import riwaya
from libraries import library_of
from riwaya.cli.search import command
from riwaya.errors import UsageError

NEWS = (
    ("a", "مرصد", date(2019, 4, 5), "أعلن الجيش الوطني الليبي سيطرته على مدينة غريان.\nونفى الناطق باسم حكومة الوفاق سقوط غريان في يد الجيش."),
    ("b", "وكالة", date(2019, 4, 9), "قتل خمسة جنود في اشتباكات قرب مطار طرابلس.\nوقصفت طائرات الجيش الوطني الليبي مواقع في غريان."),
)


@pytest.fixture(scope="module")
def path(coder: riwaya.Coder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    library_of(coder, folder, NEWS).close()
    return folder / "library.db"


def told(path: Path, *words: str) -> str:
    done = CliRunner().invoke(command, [*words, "-L", str(path)], catch_exceptions=False, env={"COLUMNS": "160"})
    assert done.exit_code == 0, done.output
    return done.output


def found(path: Path, *words: str) -> Any:
    done = CliRunner().invoke(command, [*words, "--json", "-L", str(path)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_table_shows_the_sentence_and_what_matched(path: Path) -> None:
    shown = told(path, "للجيش", "غريان")
    assert "سيطرته على مدينة غريان" in shown
    assert "الجيش" in shown.splitlines()[-1]
    assert "غريان" in shown.splitlines()[-1]
    assert told(path, "فيضان").startswith("0 ")


def test_articles(path: Path) -> None:
    shown = told(path, "--in", "articles", "طائرات")
    assert "عنوان b" in shown
    assert "عنوان a" not in shown


def test_a_name_is_said_to_be_understood(path: Path) -> None:
    assert "LBY.LNA" in told(path, "LBY.LNA").splitlines()[0]


def test_json_has_offsets_and_counts(path: Path) -> None:
    page = found(path, "غريان", "--limit", "1")
    assert list(page) == ["query", "within", "exact", "terms", "understood", "total", "articles", "events", "limit", "offset", "hits"]
    assert page["total"] > 1 and page["articles"] == 2 and len(page["hits"]) == 1
    (hit,) = page["hits"]
    text = {name: text for name, _, _, text in NEWS}[hit["article"]]
    for span in (hit["quote"], *hit["marks"], *hit["names"]):
        assert text[span["start"] : span["end"]] == span["text"]
    assert {"id", "event", "type", "mode", "stance", "ground", "voice", "score", "title", "outlet", "published"} <= set(hit)
    (article, *_) = found(path, "غريان", "--in", "articles")["hits"]
    assert {"article", "article_id", "title", "outlet", "published", "reports", "snippet", "marks", "score"} <= set(article)


def test_options_and_fields_are_the_same(path: Path) -> None:
    assert found(path, "غريان", "--type", "CONTROL")["hits"] == found(path, "غريان type:CONTROL")["hits"]
    assert found(path, "غريان", "--outlet", "وكالة")["total"] == found(path, 'غريان outlet:"وكالة"')["total"] > 0


def test_exact(path: Path) -> None:
    assert found(path, "جيش")["total"] > 0
    assert found(path, "جيش", "--exact")["total"] == 0


def test_a_query_that_cannot_be_read_is_refused(path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        told(path, "(غريان")
    assert raised.value.where == "query:1"
    assert raised.value.fault.exit == 2
