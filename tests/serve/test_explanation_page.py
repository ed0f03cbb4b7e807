"""Why a record says what it says: a page of its own, and the part of it that goes under the record's card."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi import FastAPI

from tocsin import pipeline
from tocsin.records import Explanation, Part, Reason, Record, Words
from tocsin.serve.guard import HEADERS
from tocsin.serve.shown import explanation_address

from .asking import ask
from .crisis import HOSTILE, HOSTILE_ID, STRAIT, strait_records

Explain = Callable[[Record, str], None]


@pytest.fixture
def explain(monkeypatch: pytest.MonkeyPatch) -> Explain:
    """Stands for the coder: explains one record by all of its evidence."""

    def run(record: Record, note: str) -> None:
        words = Words(record.start, record.end, record.evidence, record.span)
        part = Part("type", (record.type,), (words,), "rule", (Reason("rule for the kind", {"note": note}),))
        found = Explanation(record.id, record.doc, record.type, words, record.version, 0.42, None, (part,))
        monkeypatch.setattr(pipeline, "_explained", lambda *_: (found,))

    return run


def test_every_card_leads_to_its_explanation(app: FastAPI) -> None:
    page = ask(app, "/documents/strait-1").text
    for record in strait_records():
        address = explanation_address("strait-1", record.id).replace("&", "&amp;")
        assert f'<a class="explain" href="{address}">' in page


def test_an_explanation_is_a_page_of_its_own(app: FastAPI, explain: Explain) -> None:
    record = strait_records()[0]
    explain(record, "a note")
    answer = ask(app, explanation_address("strait-1", record.id))
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
    assert answer.text.startswith("<!doctype html>")
    assert f"<mark>{record.evidence}</mark>" in answer.text
    assert "A rule found it by these words (a note)." in answer.text
    assert "Probability that the record is right: 0.42." in answer.text
    assert f'href="/documents/strait-1#w-{record.id}"' in answer.text


def test_asked_for_by_a_script_it_is_the_part_alone(app: FastAPI, explain: Explain) -> None:
    record = strait_records()[0]
    explain(record, "a note")
    answer = ask(app, explanation_address("strait-1", record.id), headers={"HX-Request": "true"})
    assert answer.text.startswith('<div class="explanation">')
    assert "<html" not in answer.text


def test_text_and_notes_are_escaped(app: FastAPI, explain: Explain) -> None:
    found = ask(app, "/documents/" + "odd%20id%3F%23%252F%26%3Cb%3E").text
    address = next(part for part in found.split('"') if part.startswith("/explanation?")).replace("&amp;", "&")
    record_id = address.rpartition("=")[2]
    words = Words(0, 30, HOSTILE[:30], (0, 60))
    part = Part("type", ("event",), (words,), "rule", (Reason("rule for the kind", {"note": "<b>\u202e{x}"}),))
    one = Explanation(record_id, HOSTILE_ID, "event", words, "v", None, None, (part,))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "_explained", lambda *_: (one,))
        page = ask(app, address).text
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page
    assert "&lt;b&gt;" in page
    assert "\u202e" not in page


def test_a_record_that_the_coder_does_not_make_says_so(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_explained", lambda *_: ())
    record = strait_records()[1]
    page = ask(app, explanation_address("strait-1", record.id)).text
    assert "does not make this record" in page
    assert f"<mark>{record.evidence}</mark>" in page
    assert "When it was coded, this was noted: " in page


@pytest.mark.parametrize(
    "address", ["/explanation", "/explanation?document=strait-1&record=zzz", "/explanation?document=%3Cb%3E&record=1"]
)
def test_what_is_not_there_is_not_found(app: FastAPI, address: str) -> None:
    answer = ask(app, address)
    assert answer.status_code == 404
    assert "<b>" not in answer.text
    assert STRAIT[:20] not in answer.text
