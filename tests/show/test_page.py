"""The page: self-contained, harmless whatever the article holds, and with every text of every report."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import riwaya
from riwaya.cli.show import command
from riwaya.knowledge import knowledge_files
from riwaya.knowledge.files import read_yaml
from riwaya.show.page import index_page, page
from riwaya.show.reasons import explain
from riwaya.show.texts import LANGUAGES, Texts, tables
from riwaya.show.view import view

EVIL = 'قصف الجيش <script>alert(1)</script> مدينة حلب \u202eعكس & "قول" 😀.\r\nوقُتل خمسة مدنيين بالقصف.'
EXAMPLES = Path(__file__).parents[2] / "examples"


def made(coder: riwaya.Coder, text: str, language: str = "en") -> str:
    coding = coder.code(text, published="2016-06-10", id="a<b>.txt", title='عنوان "<i>"')
    return page(view(coding.article, coding.to_dicts(), Texts(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_article_cannot_act(coder: riwaya.Coder, language: str) -> None:
    html = made(coder, EVIL, language)
    assert "<script>alert" not in html and "&lt;script&gt;alert" in html
    assert "<i>" not in html and "\u202e" not in html and "U+202E" in html
    assert not re.search(r"\son\w+=|\sstyle=|javascript:|https?://(?!www\.w3\.org)", html)
    assert len(re.findall("<script", html)) == 1


def test_policy_admits_only_what_is_inline(coder: riwaya.Coder) -> None:
    html = made(coder, EVIL)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy and "unsafe" not in policy[1] and policy[1].startswith("default-src &#39;none&#39;")
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", html, re.S)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy[1]


def test_dates_and_ids_read_left_to_right(coder: riwaya.Coder) -> None:
    html = made(coder, "قتل خمسة جنود أمس في هجوم على مدينة درنة.", "ar")
    dates = re.findall(r"<([^>]*)>[^<]*2016-06-\d\d", html)
    assert dates and all('bdi dir="ltr"' in tag for tag in dates)
    assert '<html lang="ar" dir="rtl">' in html


def test_marks_do_not_cut_letters() -> None:
    """Only colour, background and underline may differ on a mark; everything else would break the joins of letters."""
    css = (Path(riwaya.__path__[0]) / "show" / "templates" / "page.css").read_text("utf-8")
    allowed = {"color", "background", "cursor"}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", css, flags=re.S)):
        if any(re.search(r"\.(m|r-\w+|on\.r-\w+|faint)$", s.strip().split(":")[0]) for s in selectors.split(",")):
            names = {line.split(":")[0].strip() for line in body.split(";") if line.strip()}
            assert not {n for n in names if n not in allowed and not n.startswith("text-")}, selectors
    assert not re.search(r"(margin|padding|border|inset)-(left|right)|text-align: (left|right)|letter-spacing|italic", css)


def test_index(coder: riwaya.Coder) -> None:
    coding = coder.code("قتل خمسة جنود.", title="<b>")
    html = index_page([("001.html", view(coding.article, coding.to_dicts(), Texts("en")))], Texts("en"))
    assert 'href="001.html"' in html and "<b>" not in html


def test_texts_are_whole() -> None:
    for section, table in tables().items():
        for key, texts in table.items():
            assert set(texts) == set(LANGUAGES) and all(texts.values()), f"{section} {key}"


def test_every_type_mode_and_value_has_a_text() -> None:
    from riwaya.knowledge import vocabulary

    assert set(tables()["types"]) == vocabulary.TYPES
    assert set(tables()["modes"]) == frozenset().union(*vocabulary.MODES.values())
    assert set(tables()["stances"]) == vocabulary.STANCES and set(tables()["grounds"]) == vocabulary.GROUNDS
    assert set(tables()["means"]) == vocabulary.MEANS and set(tables()["counts"]) == vocabulary.COUNTS


def test_every_reason_of_the_examples_is_told_in_words(coder: riwaya.Coder) -> None:
    """A rule without words in `texts.yaml` would come out as it is, in English: add it there."""
    arabic = Texts("ar")
    bare = set()
    for path in sorted(EXAMPLES.glob("*.txt")):
        for row in coder.code(path.read_text("utf-8")).to_dicts():
            for reason in row["because"]:  # type: ignore[attr-defined]
                if re.search("[A-Za-z]", re.sub(r"«[^»]*»|\(.*\)", "", explain(reason, arabic))):
                    bare.add((reason["field"], reason["rule"]))
    assert not bare


def test_date_given_by_hand(coder: riwaya.Coder) -> None:
    coding = coder.code("قتل خمسة جنود أمس.", published=date(2016, 6, 10))
    assert "2016-06-09" in page(view(coding.article, coding.to_dicts(), Texts("en")))


def test_command(tmp_path: Path) -> None:
    """The command prints, explains, and writes one page or a folder of them."""
    file = tmp_path / "خبر.txt"
    file.write_text("قصف الجيش السوري \u202eمدينة حلب، وقُتل خمسة مدنيين في القصف.", "utf-8")
    run = CliRunner()
    printed = run.invoke(command, [str(file), "--published", "2016-06-10", "--lang", "en"])
    assert printed.exit_code == 0 and "Event word" in printed.output and "\u202e" not in printed.output
    assert "frame" in run.invoke(command, [str(file), "--why", "1", "--lang", "en"]).output
    assert "الكلمة من إطار" in run.invoke(command, [str(file), "--why", "1", "--lang", "ar"]).output
    assert isinstance(run.invoke(command, [str(file), "--why", "99"]).exception, riwaya.UsageError)
    target = tmp_path / "out" / "page.html"
    assert run.invoke(command, [str(file), "--html", str(target)]).exit_code == 0
    assert target.read_text("utf-8").startswith("<!doctype html>")
    (tmp_path / "two.txt").write_text("قتل خمسة جنود.", "utf-8")
    folder = tmp_path / "pages"
    assert run.invoke(command, [str(file), str(tmp_path / "two.txt"), "--html", str(folder)]).exit_code == 0
    assert {path.name for path in folder.iterdir()} == {"001.html", "002.html", "index.html"}


def test_reports_coded_before(tmp_path: Path, coder: riwaya.Coder) -> None:
    import json

    file, rows = tmp_path / "a.txt", tmp_path / "coded.jsonl"
    file.write_text("قصف الجيش السوري مدينة حلب.", "utf-8")
    (row, *_) = coder.code(file.read_text("utf-8"), id="a.txt").to_dicts()
    rows.write_text(json.dumps({**row, "stance": "denied"}) + "\n", "utf-8")
    shown = CliRunner().invoke(command, [str(file), "--reports", str(rows), "--lang", "en"])
    assert "denied" in shown.output


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_no_institution(language: str) -> None:
    """Actors that the knowledge makes of a country and a noun: only those of the state are called its institutions."""
    texts = Texts(language)
    institution = explain({"field": "agents", "rule": "subject", "detail": "pattern POLICE"}, texts)
    for entry in read_yaml(knowledge_files()["world/patterns.yaml"]):
        told = explain({"field": "agents", "rule": "subject", "detail": f"pattern {entry['suffix']}"}, texts)
        state = entry["role"] in ("GOV", "MIL", "COP", "SPY", "JUD", "LEG")
        assert (told.replace(entry["suffix"], "POLICE") == institution) == state, entry["suffix"]
