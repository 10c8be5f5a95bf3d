"""The pages of the review from a real server: every decision there and back, conflicts, roles, blind reviewers, both languages, programs."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from test_pages import Page

import riwaya
from reviewable import PASSWORD, form_of, make_library, make_users, report_at, served, visitor
from riwaya.review.fields import FIELDS
from riwaya.show.texts import LANGUAGES
from riwaya.store import Library, open_library, report

FIELD = "/review?type=ASSAULT"


@pytest.fixture(scope="module")
def made(coder: riwaya.Coder, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("review")
    return make_library(coder, folder / "made.db"), make_users(folder / "users.yaml")


@pytest.fixture
def file(made: tuple[Path, Path], tmp_path: Path) -> Path:
    return Path(shutil.copy(made[0], tmp_path / "library.db"))


@pytest.fixture
def alone(file: Path) -> Iterator[httpx.Client]:
    """Somebody at a server without users."""
    with served(file) as address, visitor(address) as client:
        yield client


@pytest.fixture
def people(file: Path, made: tuple[Path, Path]) -> Iterator[dict[str, httpx.Client]]:
    """One client for each user."""
    with served(file, made[1]) as address:
        clients = {name: visitor(address, name) for name in ("salma", "karim", "maryam", "rami")}
        yield clients
        for client in clients.values():
            client.close()


@pytest.fixture
def library(file: Path) -> Iterator[Library]:
    opened = open_library(file)
    yield opened
    opened.close()


def decide(client: httpx.Client, id: str, decision: str, **more: str) -> httpx.Response:
    """Sends the form of a report as the page has it, with some fields altered."""
    return client.post(f"/review/{id}", data={**form_of(client.get(f"/review/{id}").text), "decision": decision, **more})


def judged(client: httpx.Client, id: str) -> Any:
    """What a reviewer has of a report."""
    return client.get(f"/api/v1/review/reports/{id}").json()["mine"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_both_languages(alone: httpx.Client, language: str) -> None:
    alone.headers["accept-language"] = language
    id = report_at(alone, "قصفت")
    article = alone.get(f"/api/v1/review/reports/{id}").json()["article_id"]
    paths = ("", f"/{id}", f"/add/{article}", "/links", "/agreement", "/adjudicate", "/log")
    decide(alone, id, "accept")
    for path in (f"/review{path}" for path in paths):
        answer = alone.get(path)
        page = Page(answer.text)
        (html,) = page.all("html")
        assert (answer.status_code, html["lang"]) == (200, language), path
        assert len(list(page.all("h1"))) == 1 and not re.search("{[a-z]", page.text), path
        assert not any("style" in attrs or any(name.startswith("on") for name in attrs) for _, attrs in page.elements), "nothing inline"
        ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
        assert len(ids) == len(set(ids)), path
        keys = [attrs["data-key"] for _, attrs in page.elements if "data-key" in attrs]
        printed = re.findall(r"<kbd>(.*?)</kbd>", answer.text)
        assert len(keys) == len(set(keys)) and set(keys) <= set(printed), "each key is printed, and leads to one thing"
        assert f'<a href="/review" aria-current="page">{ {"en": "Review", "ar": "المراجعة"}[language] }</a>' in answer.text


def test_the_queue_tells_what_is_urgent_and_narrows(alone: httpx.Client) -> None:
    items = alone.get("/api/v1/review/queue").json()["items"]
    assert [one["urgency"] for one in items] == sorted((one["urgency"] for one in items), reverse=True)
    html = alone.get("/review").text
    assert [id for id in re.findall(r'href="/review/(\w{16})"', html)][1:] == [one["report"] for one in items]
    assault = alone.get("/api/v1/review/queue?type=ASSAULT").json()["left"]
    assert 0 < assault < len(items) and f'href="{FIELD}"' in html
    page = alone.get(FIELD).text
    assert f"0 of {assault} decided" in page and re.search(r'/review/\w{16}\?type=ASSAULT"', page), "the conditions stay in the addresses"


def test_saving_goes_on_to_the_next_and_says_so(alone: httpx.Client, library: Library) -> None:
    first, second = (one["report"] for one in alone.get("/api/v1/review/queue").json()["items"][:2])
    answer = decide(alone, first, "accept", note="واضح")
    assert answer.status_code == 303 and answer.headers["location"].startswith(f"/review/{second}?said=accepted&number=")
    page = alone.get(answer.headers["location"]).text
    assert 'role="status"' in page and "Accepted. Saved as number" in page and "1 of " in page
    mine = judged(alone, first)
    assert (mine["kind"], mine["coder"], mine["note"]) == ("accept", "local", "واضح")
    assert "coded accepted" in alone.get(f"/review/{first}").text
    for _ in range(alone.get("/api/v1/review/queue").json()["left"]):
        answer = decide(alone, alone.get("/api/v1/review/queue").json()["items"][0]["report"], "reject")
    assert answer.headers["location"].startswith("/review?said=rejected"), "after the last one the queue"
    assert "Nothing waits for you" in alone.get("/review").text


def test_correcting_takes_only_what_was_altered_and_keeps_what_was_corrected_before(alone: httpx.Client, library: Library) -> None:
    id = report_at(alone, "قصفت")
    decide(alone, id, "correct", stance="denied")
    assert set(judged(alone, id)["fields"]) == {"stance"}
    decide(alone, id, "correct", agents="طائرات مسيّرة=LBY.GNA.FORCES")
    mine = judged(alone, id)
    assert set(mine["fields"]) == {"stance", "agents"} and mine["fields"]["agents"][0]["actor"] == "LBY.GNA.FORCES"
    held = report(library, id)
    assert held and held.report.stance == "denied" and held.report.agents[0].span.text == "طائرات مسيّرة"
    html = alone.get(f"/review/{id}").text
    assert html.count('class="own"') == 2 and "<del>" in html and "<ins>" in html
    decide(alone, id, "accept", stance="actual")
    assert judged(alone, id)["kind"] == "correct" and judged(alone, id)["fields"]["stance"] == "actual", (
        "who accepts with altered fields corrects"
    )


def test_another_type_leaves_a_mode_that_it_does_not_have(alone: httpx.Client) -> None:
    id = report_at(alone, "قصفت")
    decide(alone, id, "correct", mode="aerial")
    decide(alone, id, "correct", type="COERCE")
    assert judged(alone, id)["fields"] == {"type": "COERCE", "mode": ""}


JSON = '[{"start": 7, "end": 13, "actor": "LBY.LNA", "text": "طائرات"}]'
UNFIT = (("agents", "لا شيء كهذا"), ("agents", "طائرات=NO.BODY"), ("time", "أمس=gestern"), ("place", "[1"), ("counts", "killed=x"))


@pytest.mark.parametrize("typed", ["[]", "", "طائرات مسيّرة=LBY.LNA", JSON, "7:13=LBY.LNA"])
def test_fields_are_typed_as_the_command_takes_them(alone: httpx.Client, typed: str) -> None:
    id = report_at(alone, "قصفت")
    assert decide(alone, id, "correct", agents=typed).status_code == 303
    agents = judged(alone, id)["fields"]["agents"]
    assert [one["actor"] for one in agents] == (["LBY.LNA"] if "LBY.LNA" in typed else [])
    assert not agents or agents[0]["start"] == 7, "code points: the emoji is one"


@pytest.mark.parametrize("wrong", UNFIT)
def test_what_does_not_fit_comes_back_as_it_was_typed(alone: httpx.Client, wrong: tuple[str, str]) -> None:
    field, typed = wrong
    id = report_at(alone, "قصفت")
    answer = decide(alone, id, "correct", note="نصف", stance="denied", **{field: typed})
    assert answer.status_code == 422 and 'role="alert"' in answer.text and f'class="field wrong" data-field="{field}"' in answer.text
    form = form_of(answer.text)
    assert (form[field], form["stance"], form["note"]) == (typed, "denied", "نصف") and judged(alone, id) is None
    assert alone.post(f"/review/{id}", data={**form, "decision": "correct", field: form[f"was-{field}"]}).status_code == 303


def test_a_correction_without_any_and_an_unknown_decision_are_refused(alone: httpx.Client) -> None:
    id = report_at(alone, "قصفت")
    assert decide(alone, id, "correct").status_code == 400
    assert decide(alone, id, "burn").status_code == 400
    assert alone.get("/review/0000000000000000").status_code == 404
    assert alone.get("/review?said=anything").status_code == 400


def test_undoing_leads_back_to_the_report(alone: httpx.Client, library: Library) -> None:
    id = report_at(alone, "قصفت")
    token = {"token": form_of(alone.get("/review").text)["token"]}
    assert alone.post("/review/undo", data=token).headers["location"] == "/review?said=nothing"
    decide(alone, id, "reject")
    assert report(library, id) is None
    answer = alone.post("/review/undo?type=ASSAULT", data=token)
    assert answer.headers["location"].startswith(f"/review/{id}?type=ASSAULT&said=undone") and report(library, id) is not None
    decide(alone, id, "skip")
    assert alone.get("/api/v1/review/queue").json()["items"][-1]["report"] == id
    alone.post("/review/undo", data=token)
    assert alone.get("/api/v1/review/queue").json()["skipped"] == 0


def test_skipping_goes_round_all_that_wait(alone: httpx.Client) -> None:
    number = alone.get("/api/v1/review/queue").json()["left"]
    seen = []
    for _ in range(2 * number):
        seen.append(alone.get("/api/v1/review/queue").json()["items"][0]["report"])
        decide(alone, seen[-1], "skip")
    assert seen[:number] == seen[number:] and len(set(seen)) == number


def test_a_stale_form_is_told_and_what_was_typed_stays(alone: httpx.Client) -> None:
    """Two windows of one reviewer: the second does not overwrite the first, and loses nothing."""
    id = report_at(alone, "قصفت")
    old = form_of(alone.get(f"/review/{id}").text)
    decide(alone, id, "correct", stance="denied")
    answer = alone.post(f"/review/{id}", data={**old, "decision": "correct", "ground": "background", "note": "نافذة ثانية"})
    assert answer.status_code == 409 and "does not count" in answer.text and "still stands in the fields" in answer.text
    form = form_of(answer.text)
    assert (form["stance"], form["ground"], form["note"]) == ("denied", "background", "نافذة ثانية"), "beside what holds now"
    assert judged(alone, id)["fields"] == {"stance": "denied"}
    log = alone.get("/api/v1/review/log").json()["entries"]
    assert log[0]["late"] and log[0]["fields"]["ground"] == "background"
    assert alone.post(f"/review/{id}", data={**form, "decision": "correct"}).status_code == 303
    assert judged(alone, id)["fields"] == {"stance": "denied", "ground": "background"}


def test_a_missed_report_is_added(alone: httpx.Client, library: Library) -> None:
    id = report_at(alone, "سيطرتها")
    article = alone.get(f"/api/v1/review/reports/{id}").json()["article_id"]
    path = f"/review/add/{article}"
    form = {**form_of(alone.get(path).text), "decision": "add"}
    bad = alone.post(path, data={**form, "trigger": "اختفت", "agents": "بضائع="})
    assert bad.status_code == 422 and form_of(bad.text)["trigger"] == "اختفت" and form_of(bad.text)["agents"] == "بضائع="
    assert alone.post(path, data={**form, "type": "COERCE"}).status_code == 422, "a trigger is needed"
    answer = alone.post(path, data={**form, "trigger": "اختفت", "type": "COERCE", "mode": "seize", "agents": "بضائع="})
    assert answer.status_code == 303 and "said=added" in answer.headers["location"]
    added = re.findall(r"/review/(\w+)", answer.headers["location"])[0]
    found = report(library, added)
    assert found and found.report.trigger.text == "اختفت" and found.report.mode == "seize" and not found.report.frame
    assert "added by a person" in alone.get(f"/review/{added}").text
    decide(alone, added, "correct", stance="possible")
    assert judged(alone, added)["kind"] == "add" and judged(alone, added)["fields"]["mode"] == "seize"
    assert alone.post(path, data={**form, "trigger": "سيطرتها", "type": "CONTROL"}).status_code == 400, "the program has it"
    assert alone.get("/review/add/nothing").status_code == 404


def test_links_are_judged_and_taken_back(alone: httpx.Client, library: Library) -> None:
    link = alone.get("/api/v1/review/links").json()["links"][0]
    html = alone.get("/review/links").text
    form = form_of(html)
    assert {form["a"], form["b"]} == {link["report"], link["other"]} and html.count("<blockquote") == 2
    one, other = (report(library, link[name]) for name in ("report", "other"))
    assert one and other and one.event == other.event
    answer = alone.post("/review/links", data={**form, "relation": "different"})
    assert answer.status_code == 303 and "said=judged" in answer.headers["location"]
    one, other = (report(library, link[name]) for name in ("report", "other"))
    assert one and other and one.event != other.event
    assert not any(again["report"] == link["report"] for again in alone.get("/api/v1/review/links").json()["links"])
    assert alone.post("/review/links/undo", data=form).headers["location"].startswith("/review/links?said=unjudged")
    one, other = (report(library, link[name]) for name in ("report", "other"))
    assert one and other and one.event == other.event
    assert "said=nothing" in alone.post("/review/links/undo", data=form).headers["location"]
    assert alone.post("/review/links", data={**form, "relation": "perhaps"}).status_code == 400
    assert alone.post("/review/links", data={**form, "relation": "unsure"}).status_code == 303


def test_a_link_that_somebody_judged_meanwhile_is_told(people: dict[str, httpx.Client]) -> None:
    forms = {name: form_of(people[name].get("/review/links").text) for name in ("salma", "karim")}
    first = people["salma"].post("/review/links", data={**forms["salma"], "relation": "different"})
    second = people["karim"].post("/review/links", data={**forms["karim"], "relation": "same"})
    assert "others" not in first.headers["location"] and "others=yes" in second.headers["location"]
    log = people["maryam"].get("/api/v1/review/log").json()["entries"]
    assert {(one["who"], one["kind"]) for one in log} == {("salma", "different"), ("karim", "same")}, "both are kept"
    number = next(one["id"] for one in log if one["who"] == "karim")
    assert people["salma"].post("/api/v1/review/undo", json={"log": "judgement", "number": number}).status_code == 404, "not hers to undo"


PLACES = ("/review", "/review/links", "/review/log", "/review.json", "/api/v1/review/queue", "/api/v1/review/log", "/api/v1/review/links")
ADMIN = ("/review/agreement", "/review/adjudicate", "/api/v1/review/agreement", "/api/v1/review/disputes")


def test_who_may_what(people: dict[str, httpx.Client]) -> None:
    id = report_at(people["salma"], "قصفت")
    for path in (*PLACES, *ADMIN, f"/review/{id}"):
        allowed = {name: client.get(path).status_code for name, client in people.items()}
        admin_only = 403 if path in ADMIN else 200
        assert allowed == {"rami": 403, "salma": admin_only, "karim": admin_only, "maryam": 200}, path
    assert people["rami"].get("/").text.count('href="/review"') == 0 and 'href="/review"' in people["salma"].get("/").text
    assert "/review/adjudicate" not in people["salma"].get("/review").text and "/review/adjudicate" in people["maryam"].get("/review").text
    token = form_of(people["salma"].get("/review").text)["token"]
    for path in (f"/review/{id}", "/review/undo", "/review/links", "/review/links/undo", "/review/adjudicate", "/review/adjudicate/undo"):
        assert people["rami"].post(path, data={"token": token}).status_code == 403, path
    assert people["salma"].post("/review/adjudicate", data={"token": token, "report": id}).status_code == 403
    bodies = {"decisions": {"report": id, "decision": "accept"}, "undo": {}, "judgements": {"relation": "same", "a": id, "b": id}}
    for path, body in bodies.items():
        assert people["rami"].post(f"/api/v1/review/{path}", json=body).status_code == 403, path
    assert people["salma"].post("/api/v1/review/adjudications", json={"report": id}).status_code == 403
    assert people["salma"].post("/api/v1/review/undo", json={"log": "adjudication", "number": 1}).status_code == 403
    assert people["maryam"].get("/api/v1/review/log").json()["total"] == 0, "nothing of it was written"


def test_no_other_site_can_decide(people: dict[str, httpx.Client]) -> None:
    id = report_at(people["salma"], "قصفت")
    form = form_of(people["salma"].get(f"/review/{id}").text)
    good = {**form, "decision": "accept"}
    assert people["salma"].post(f"/review/{id}", data={k: v for k, v in good.items() if k != "token"}).status_code == 403
    assert people["salma"].post(f"/review/{id}", data={**good, "token": "x"}).status_code == 403
    evil = {"origin": "https://evil.example"}
    assert people["salma"].post(f"/review/{id}", data=good, headers=evil).status_code == 403
    assert people["salma"].post("/api/v1/review/decisions", json={"report": id, "decision": "accept"}, headers=evil).status_code == 403
    assert httpx.post(f"{people['salma'].base_url}/api/v1/review/decisions", json={"report": id, "decision": "accept"}).status_code == 401
    assert judged(people["salma"], id) is None and people["salma"].post(f"/review/{id}", data=good).status_code == 303


def differ(people: dict[str, httpx.Client], id: str) -> None:
    """Two reviewers correct the same report differently."""
    forms = {name: form_of(people[name].get(f"/review/{id}").text) for name in ("salma", "karim")}
    first = people["salma"].post(f"/review/{id}", data={**forms["salma"], "decision": "correct", "stance": "denied", "note": "سر سلمى"})
    second = people["karim"].post(f"/review/{id}", data={**forms["karim"], "decision": "correct", "stance": "planned"})
    assert "others" not in first.headers["location"] and "others=yes" in second.headers["location"], "the second one is told"
    assert "Somebody else has decided" in people["karim"].get(second.headers["location"]).text


def test_reviewers_are_blind_to_one_another(people: dict[str, httpx.Client]) -> None:
    id = report_at(people["salma"], "قصفت")
    item = people["karim"].get(f"/api/v1/review/reports/{id}").json()
    before = {field: item["coded"][field] for field in FIELDS}
    decide(people["salma"], id, "correct", stance="denied", agents="طائرات مسيّرة=LBY.GNA.FORCES", note="سر سلمى")
    for path in (f"/review/{id}", "/review", "/review/log", "/review/links", f"/api/v1/review/reports/{id}", "/api/v1/review/log"):
        text = people["karim"].get(path).text
        assert "سر سلمى" not in text and "salma" not in text and "Forces of the Government" not in text, path
    item = people["karim"].get(f"/api/v1/review/reports/{id}").json()
    assert item["mine"] is None and {field: item["coded"][field] for field in FIELDS} == before
    assert any(one["report"] == id for one in people["karim"].get("/api/v1/review/queue").json()["items"]), "it still waits for him"
    article = item["article_id"]
    decide_added = {**form_of(people["salma"].get(f"/review/add/{article}").text), "decision": "add", "trigger": "بحسب", "type": "ACCUSE"}
    assert people["salma"].post(f"/review/add/{article}", data=decide_added).status_code == 303
    assert "بحسب</bdi>" in people["salma"].get(f"/review/{id}").text and "بحسب</bdi>" not in people["karim"].get(f"/review/{id}").text


def test_from_differing_to_agreement_and_adjudication(people: dict[str, httpx.Client], library: Library) -> None:
    id = report_at(people["salma"], "قصفت")
    differ(people, id)
    for name in ("salma", "karim"):
        decide(people[name], report_at(people[name], "هاجم"), "accept")
    admin = people["maryam"]
    page = admin.get("/review/agreement").text
    told = {one["field"]: one for one in admin.get("/api/v1/review/agreement").json()["fields"]}
    assert told["stance"]["units"] == 2 and [pair["coders"] for pair in told["stance"]["pairs"]] == [
        ["karim", "salma"], ["karim", "riwaya"], ["salma", "riwaya"]
    ]  # fmt: skip
    assert f"{told['stance']['alpha']:.3f}" in page and told["type"]["alpha"] is None and "not defined" in page and "riwaya" in page
    page = admin.get("/review/adjudicate").text
    assert "Reports in dispute: 1" in page and 'value="coder:salma"' in page and 'value="coder:riwaya"' in page and "سر سلمى" in page
    form = form_of(page)
    assert admin.post("/review/adjudicate", data={**form, "pick-stance": "coder:nobody"}).status_code == 404
    assert admin.post("/review/adjudicate", data=form).status_code == 400, "somebody has to be right"
    answer = admin.post("/review/adjudicate", data={**form, "pick-stance": "coder:karim"})
    assert answer.status_code == 303
    held = report(library, id)
    assert held and held.report.stance == "planned"
    assert "Reviewers differ in nothing" in admin.get(answer.headers["location"]).text
    number = form_of(admin.get(answer.headers["location"]).text)["number"]
    assert admin.post("/review/adjudicate/undo", data={**form, "number": number}).status_code == 303
    assert admin.get("/api/v1/review/disputes").json()["total"] == 1
    form = form_of(admin.get("/review/adjudicate").text)
    answer = admin.post("/review/adjudicate", data={**form, "pick-stance": "typed", "set-stance": "threatened"})
    assert answer.status_code == 303
    held = report(library, id)
    assert held and held.report.stance == "threatened"
    log = admin.get("/review/log").text
    assert log.count("decided between reviewers") == 2 and "salma" in log and "karim" in log and "maryam" in log


def test_an_adjudication_that_comes_late_is_told(people: dict[str, httpx.Client]) -> None:
    id = report_at(people["salma"], "قصفت")
    differ(people, id)
    form = form_of(people["maryam"].get("/review/adjudicate").text)
    decide(people["salma"], id, "correct", stance="negated")
    answer = people["maryam"].post("/review/adjudicate", data={**form, "pick-stance": "typed", "set-stance": "possible", "note": "لماذا"})
    assert answer.status_code == 409 and 'value="possible"' in answer.text and "لماذا" in answer.text
    assert people["maryam"].get("/api/v1/review/disputes").json()["total"] == 1


def test_one_side_is_right_in_all(people: dict[str, httpx.Client], library: Library) -> None:
    id = report_at(people["salma"], "قصفت")
    decide(people["salma"], id, "reject")
    decide(people["karim"], id, "accept")
    page = people["maryam"].get("/review/adjudicate").text
    assert "it is none" in page and "it is a report" in page and 'value="coder:riwaya"' not in page
    assert people["maryam"].post("/review/adjudicate", data={**form_of(page), "side": "salma"}).status_code == 303
    assert report(library, id) is None


def test_programs_do_the_same(people: dict[str, httpx.Client], library: Library) -> None:
    salma = people["salma"]
    id = report_at(salma, "قصفت")
    item = salma.get(f"/api/v1/review/reports/{id}").json()
    body = {"report": id, "decision": "correct", "fields": {"stance": "denied", "agents": "طائرات مسيّرة=LBY.LNA"}, "version": item["version"]}
    saved = salma.post("/api/v1/review/decisions", json=body).json()
    assert saved["decision"] and judged(salma, id)["fields"]["agents"][0]["start"] == 7
    late = salma.post("/api/v1/review/decisions", json=body)
    assert late.status_code == 409 and late.json()["error"]["code"] == "conflict"
    for wrong, status in (
        ({**body, "fields": {"agents": "لا شيء كهذا"}}, 422), ({**body, "fields": {"nothing": 1}}, 422), ({**body, "decision": "burn"}, 400),
        ({**body, "more": 1}, 400), ({**body, "report": "0" * 16}, 404), ({**body, "report": "x"}, 400),
    ):  # fmt: skip
        answer = salma.post("/api/v1/review/decisions", json=wrong)
        assert answer.status_code == status and set(answer.json()) == {"error"}, wrong
    assert salma.post("/api/v1/review/undo", json={}).json()["report"] == id and judged(salma, id) is None
    article = item["article_id"]
    added = {"article": article, "decision": "add", "fields": {"trigger": "بحسب", "type": "ACCUSE"}}
    new = salma.post("/api/v1/review/decisions", json=added).json()["report"]
    assert salma.get(f"/api/v1/review/reports/{new}").json()["added"]
    assert salma.post("/api/v1/review/decisions", json={**added, "fields": {"type": "ACCUSE"}}).status_code == 422
    link = salma.get("/api/v1/review/links").json()["links"][0]
    told = {"a": link["report"], "b": link["other"]}
    number = salma.post("/api/v1/review/judgements", json={**told, "relation": "different"}).json()["judgement"]
    assert salma.post("/api/v1/review/undo", json={"log": "judgement"}).json() == {"judgement": number}
    assert people["karim"].post("/api/v1/review/undo", json={"log": "judgement"}).status_code == 404
    differ(people, id)
    dispute = people["maryam"].get("/api/v1/review/disputes").json()["disputes"][0]
    verdict = {"report": id, "fields": {"stance": "possible"}, "version": dispute["version"]}
    told = people["maryam"].post("/api/v1/review/adjudications", json=verdict).json()
    held = report(library, id)
    assert told["open"] == [] and held and held.report.stance == "possible"
    assert people["maryam"].post("/api/v1/review/undo", json={"log": "adjudication", "number": told["adjudication"]}).status_code == 200


def test_names_are_looked_up_by_letters(alone: httpx.Client) -> None:
    def found(kind: str, **params: str) -> list[str]:
        return [one["id"] for one in alone.get(f"/api/v1/lookup/{kind}", params=params).json()["found"]]

    assert "LBY.GNA.FORCES" in found("actors", q="الوفاق") and "LBY.GNA.FORCES" in found("actors", q="National Accord")
    assert found("actors", q="LBY.LNA")[0] == "LBY.LNA"
    assert found("places", q="ترهو")[0] == "ly.tarhuna" and "ly.tarhuna" in found("places", q="Tarhu")
    assert found("places", q="ترهونة", exact="true")[0] == "ly.tarhuna" and not found("places", q="ترهو", exact="true")
    assert not found("actors", q=" ") and not found("actors", q="%_") and len(found("places", q="a", limit="3")) == 3


def test_pages_are_fresh_after_every_decision(alone: httpx.Client) -> None:
    first = alone.get("/review")
    assert alone.get("/review", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    decide(alone, report_at(alone, "قصفت"), "accept")
    assert alone.get("/review", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_the_log_is_whole_and_in_parts(alone: httpx.Client) -> None:
    id = report_at(alone, "قصفت")
    for _ in range(3):
        decide(alone, id, "accept")
        alone.post("/review/undo", data=form_of(alone.get("/review").text))
    whole = alone.get("/api/v1/review/log").json()
    assert whole["total"] == 6 and [one["kind"] for one in whole["entries"]] == ["undo", "accept"] * 3
    part = alone.get("/api/v1/review/log?limit=4").json()
    assert part["entries"] + alone.get(part["next"]).json()["entries"] == whole["entries"]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one["at"]) and one["who"] == "local" for one in whole["entries"])


def test_readers_read_while_a_reviewer_writes(alone: httpx.Client, file: Path) -> None:
    """A transaction that is open for writing keeps no page waiting."""
    with_pen = open_library(file, write=True)
    with_pen.db.execute("BEGIN IMMEDIATE")
    assert alone.get("/review", timeout=5).status_code == 200 and alone.get("/events", timeout=5).status_code == 200
    with_pen.db.rollback()
    with_pen.close()
    assert PASSWORD not in alone.get("/review").text
