from __future__ import annotations

from tocsin.coding.attribution import Attribution
from tocsin.coding.statements import code_statements
from tocsin.read.model import load_model
from tocsin.records import Document, Reading

TEXT = "Osman told reporters that the bridge was safe."


def reading() -> Reading:
    return Reading(Document("d", TEXT), load_model().nlp(TEXT), (), (), (), (), (), (), ())


def attribution(*, is_statement: bool = True, speakers: tuple[str, ...] = ("NER.GOV",)) -> Attribution:
    start = TEXT.index("the bridge")
    return Attribution(
        start,
        len(TEXT) - 1,
        ("the-herald", "NER.GOV"),
        ("Osman",),
        "indirect",
        "tell",
        6,
        (),
        is_statement,
        (),
        speakers,
    )


def test_a_statement_carries_the_words_said_and_who_said_them() -> None:
    (statement,) = code_statements(reading(), [attribution()])
    assert statement.evidence == "the bridge was safe"
    assert statement.speaker == ("NER.GOV",)
    assert statement.holders == ("the-herald", "NER.GOV")
    assert (statement.names, statement.quote, statement.doc) == (("Osman",), "indirect", "d")


def test_holders_without_a_statement_make_none() -> None:
    assert code_statements(reading(), [attribution(is_statement=False)]) == []


def test_an_unknown_speaker_stays_empty() -> None:
    (statement,) = code_statements(reading(), [attribution(speakers=())])
    assert statement.speaker == ()
