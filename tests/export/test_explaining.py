"""Explanations in sentences, and the words that are lit in their stretch of text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import tocsin.records.explanation as explanation_module
from tocsin.coding import reasons
from tocsin.export.excerpts import excerpts
from tocsin.export.explaining import sentences, standing, told
from tocsin.records import Event, Explanation, Part, Reason, RunnerUp, Words, percent
from tocsin.registry import load_registry

TEXT = "On Monday Niger may leave the bloc, officials said. Nobody knows when."


def words(told_: str) -> Words:
    start = TEXT.index(told_)
    return Words(start, start + len(told_), told_, (0, TEXT.index(". ") + 1))


def explanation(*parts: Part) -> Explanation:
    return Explanation("1", "d", "event", words("Niger may leave the bloc"), "new", 0.62, 0.08, parts)


GIVEN = {"word": "may", "act": "leave", "status": "possible"}
MODAL = Part(
    "status", ("possible",), (words("may"),), "rule", (Reason("modal", GIVEN),), 0.7,
    RunnerUp("planned", "encoder", 0.21), (Reason("without the modal", GIVEN),),
)  # fmt: skip


def test_a_field_in_sentences() -> None:
    (one,) = told(explanation(MODAL))
    assert (one.label, one.value) == ("Status", "possible")
    assert one.reasons == ("“may” stands before “leave” and makes it possible.",)
    assert one.runner_up == "planned, by the encoder, with 21%, against 70%"
    assert one.changes == ("if no “may” stood before “leave”: then its tense would decide",)


def test_actors_are_named_and_an_empty_field_says_what_that_means() -> None:
    actor = Part(
        "actors", ("NER.GOV",), (words("Niger"),), "registry", (Reason("meant", {"code": "NER.GOV", "note": "state"}),)
    )
    holders = Part("holders", (), (), "rule", (Reason("outlet's own voice"),))
    first, second = told(explanation(actor, holders), load_registry())
    assert first.value == "Niger (government)"
    assert first.reasons == ("Niger (government): state.",)
    assert second.value == "the outlet itself"


def test_braces_of_a_text_are_no_gaps() -> None:
    reason = Reason("lexicon has the word", {"word": "{root} {0}", "root": "ASSAULT"})
    (one,) = told(explanation(Part("type", ("ASSAULT",), (), "lexicon", (reason,))))
    assert "“{root} {0}”" in one.reasons[0]


def test_what_is_known_of_the_record_as_a_whole() -> None:
    plain_, other = explanation(MODAL), replace(explanation(MODAL), stored="old")
    assert "0.62" in standing(plain_)[0]
    assert "0.08" in standing(plain_)[1]
    assert len(standing(plain_)) == 2
    assert "Another version" in standing(other)[-1]


def test_a_kept_record_that_the_coder_does_not_make_is_explained_by_its_note() -> None:
    event = Event.of(
        TEXT, doc="d", start=10, end=15, event_type="SANCTION", status="possible", why="'leave' tells it", version="old"
    )
    found = Explanation.of_kept(event)
    assert found.parts[0].words[0].text == "Niger"
    assert "does not make this record" in standing(found)[-1]
    assert "'leave' tells it" in told(found)[0].reasons[0]


def test_every_reason_that_is_given_has_a_sentence_and_every_sentence_is_given() -> None:
    table = sentences()
    given = [*Path(reasons.__file__).parent.glob("*.py"), Path(explanation_module.__file__)]
    written = "".join(file.read_text("utf-8") for file in given)
    quoted = set(re.findall(r'"([^"\n]+)"', written))
    known = set(table["reasons"]) | set(table["changes"])
    assert known <= quoted, known - quoted
    assert set(re.findall(r'Reason\(\s*"([^"]+)"', written)) <= known


def test_words_are_lit_in_their_stretch() -> None:
    (runs,) = excerpts(TEXT, [words("leave"), words("Niger"), words("Niger may")])
    assert [run.text for run in runs if run.lit] == ["Niger may", "leave"]
    assert "".join(run.text for run in runs) == "On Monday Niger may leave the bloc, officials said."


def test_a_long_stretch_is_cut_at_blanks() -> None:
    text = "word " * 60 + "here" + " word" * 60
    at = text.index("here")
    (runs,) = excerpts(text, [Words(at, at + 4, "here", (0, len(text)))])
    shown = "".join(run.text for run in runs)
    assert shown.startswith("… word") and shown.endswith("word …")
    assert len(shown) < 170


def test_probabilities_do_not_claim_all_or_nothing() -> None:
    assert [percent(p) for p in (0.0, 0.001, 0.42, 0.999, 1.0)] == ["0%", "under 1%", "42%", "over 99%", "100%"]
