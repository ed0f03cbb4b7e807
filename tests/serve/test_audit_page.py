"""The audit on the page: one item after the other, plain forms, nothing kept that comes from anywhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from urllib.parse import urlencode

import httpx
import pytest
from fastapi import FastAPI

from tocsin import pipeline
from tocsin.serve import create_app
from tocsin.store import Project

from .asking import ask

FORM = {"content-type": "application/x-www-form-urlencoded"}
RECORDS, SENTENCES = 8, 4


@pytest.fixture(scope="module")
def sampled(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copytree(project, tmp_path_factory.mktemp("audit") / "velmora")
    with Project.open(folder, write=True) as opened:
        pipeline.sample(opened, RECORDS, SENTENCES)
    return folder


@pytest.fixture
def drawn(sampled: Path, tmp_path: Path) -> Path:
    return copytree(sampled, tmp_path / "velmora")


@pytest.fixture
def page(drawn: Path) -> FastAPI:
    return create_app(drawn, user="ana")


Send = Callable[..., httpx.Response]


@pytest.fixture
def send(page: FastAPI) -> Send:
    """Answer what is asked, as a browser sends the form."""

    def sending(query: str = "", headers: dict[str, str] | None = None, **said: str) -> httpx.Response:
        shown = ask(page, f"/audit{query}").text
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown))
        return ask(page, "/audit", "POST", content=urlencode(fields | said), headers=FORM | (headers or {}))

    return sending


def answers(folder: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    with Project.open(folder) as project:
        return [(one.user, one.answer, one.details) for one in project.drawn_judgements()]


def test_a_record_is_shown_in_its_sentence_with_what_it_says(page: FastAPI) -> None:
    shown = ask(page, "/audit?only=records").text
    assert f"<bdi>ana</bdi> has answered 0 of {RECORDS} drawn records; {RECORDS} to go" in shown
    assert "<mark>" in shown
    assert "Does everything shown hold, by the text?" in shown
    assert "<dt>Said by</dt>" in shown
    assert "Wrong <kbd>w</kbd>: in what?" in shown


def test_a_sentence_is_shown_with_what_is_listed(page: FastAPI) -> None:
    shown = ask(page, "/audit?only=sentences").text
    assert "Does this sentence tell something that should be a record and is not listed?" in shown
    assert "Listed for this sentence" in shown
    assert 'name="missed-event"' in shown


def test_answers_are_kept_and_the_next_is_asked(send: Send, page: FastAPI, drawn: Path) -> None:
    kept = send("?only=records", answer="right")
    assert (kept.status_code, kept.headers["location"]) == (303, "/audit?user=ana&only=records")
    assert send("?only=records", answer="skip").status_code == 303
    assert send("?only=records&user=ben&again=1", answer="wrong", detail="who").status_code == 303
    assert (
        send("?only=sentences", **{"answer": "missed", "missed-event": "2", "missed-forecast": "1"}).status_code == 303
    )
    assert send("?only=sentences", **{"answer": "nothing", "missed-event": "0"}).status_code == 303
    assert answers(drawn) == [
        ("ana", "right", ()),
        ("ana", "skip", ()),
        ("ben", "wrong", ("who",)),
        ("ana", "missed", ("event", "event", "forecast")),
        ("ana", "nothing", ()),
    ]
    assert f"has answered 4 of {RECORDS + SENTENCES} drawn" in ask(page, "/audit").text


def test_one_goes_back_and_a_new_answer_takes_the_place_of_the_old(send: Send, page: FastAPI, drawn: Path) -> None:
    send("?only=records", answer="wrong", detail="date")
    shown = ask(page, "/audit?only=records").text
    back = re.search(r'href="/audit(\?[^"]*key=[^"]*)" data-key="b">Back to the last, wrong, date', shown)
    assert back
    query = back[1].replace("&amp;", "&")
    again = ask(page, f"/audit{query}").text
    assert "You said: wrong, date. A new answer takes its place." in again
    assert 'value="date" checked' in again
    assert send(query, answer="right").status_code == 303
    assert [one[1] for one in answers(drawn)] == ["wrong", "right"]
    assert f"has answered 1 of {RECORDS}" in ask(page, "/audit?only=records").text


def test_what_is_wrong_must_be_said(send: Send, drawn: Path) -> None:
    for query, verdict in (("?only=records", "wrong"), ("?only=sentences", "missed")):
        refused = send(query, answer=verdict)
        assert refused.status_code == 422
        assert "Nothing was kept: say what is wrong" in refused.text
    assert answers(drawn) == []


@pytest.mark.parametrize(
    "said",
    [{"answer": "nothing"}, {"answer": "back"}, {"answer": ""}, {"answer": "wrong", "detail": "moon"},
     {"answer": "right", "key": "nowhere"}, {"answer": "right", "subject": "moon"}],
)  # fmt: skip
def test_what_cannot_be_said_of_an_item_is_refused(send: Send, drawn: Path, said: dict[str, str]) -> None:
    assert send("?only=records", **said).status_code == 400
    assert answers(drawn) == []


def test_an_answer_without_the_servers_token_is_not_kept(send: Send, drawn: Path) -> None:
    refused = send("?only=records", answer="wrong", detail="who", token="guessed")
    assert refused.status_code == 403
    assert "nothing was kept" in refused.text
    assert 'value="who" checked' in refused.text
    assert answers(drawn) == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "multipart/form-data; boundary=x"}, 415),
        ({"host": "evil.example"}, 421),
    ],
)
def test_a_form_from_elsewhere_is_refused(send: Send, drawn: Path, headers: dict[str, str], status: int) -> None:
    assert send("?only=records", headers, answer="right").status_code == status
    assert answers(drawn) == []


def test_the_pages_own_form_is_taken_however_the_browser_names_it(send: Send, drawn: Path) -> None:
    for headers in (
        {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"},
        {"origin": "null", "sec-fetch-site": "same-origin"},
    ):
        assert send("?only=records", headers, answer="right").status_code == 303
    assert len(answers(drawn)) == 2


def test_a_form_that_is_too_long_or_none_is_refused(page: FastAPI) -> None:
    assert ask(page, "/audit", "POST", content=b"a=" + b"x" * 20_000, headers=FORM).status_code == 413
    assert ask(page, "/audit", "POST", content=b"&".join([b"a=b"] * 100), headers=FORM).status_code == 400
    assert ask(page, "/audit", "POST", content=b"\xff=%ff", headers=FORM).status_code == 400
    assert ask(page, "/audit", "PUT", content=b"a=b", headers=FORM).status_code == 405


def test_while_another_writes_it_says_so_and_keeps_what_was_marked(
    send: Send, drawn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tocsin.serve.auditing.PAUSE", 0)
    with Project.open(drawn, write=True):
        busy = send("?only=records", answer="wrong", detail="who")
    assert busy.status_code == 503
    assert "Your answer is not kept yet: another tocsin (pid" in busy.text
    assert 'value="who" checked' in busy.text
    assert answers(drawn) == []


def test_at_the_end_it_says_so(send: Send, page: FastAPI) -> None:
    for _ in range(SENTENCES):
        send("?only=sentences", answer="nothing")
    shown = ask(page, "/audit?only=sentences").text
    assert "has judged all that was drawn" in shown
    assert "back to the last one" in shown
    assert "has skipped nothing" in ask(page, "/audit?skipped=1").text


def test_the_report_has_the_figures_of_the_terminal(send: Send, page: FastAPI) -> None:
    for _ in range(RECORDS):
        send("?only=records", answer="right")
    shown = ask(page, "/audit/report").text
    assert f"{RECORDS} drawn, {RECORDS} judged by ana" in shown
    assert "right in everything asked" in shown
    assert "too few judged to say" in shown


def test_before_anything_is_drawn_it_says_what_to_do(app: FastAPI) -> None:
    for path in ("/audit", "/audit/report"):
        assert "tocsin audit sample" in ask(app, path).text


def test_names_and_texts_do_no_harm(page: FastAPI) -> None:
    shown = ask(page, "/audit?user=%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown
