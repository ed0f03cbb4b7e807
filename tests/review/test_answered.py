"""What is said all at once is what would have been said key by key; and what stands around a drawn item."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tocsin.records import AuditItem
from tocsin.review import answered, here_and_elsewhere, passage

TEXT = "A first sentence. Soldiers shelled the camp at dawn, he said. A last one."
START = TEXT.index("Soldiers")
RECORD = AuditItem(
    "record", "r1", "k1", "d", "hash", "The Post", "event", "likely", START, START + 25, (START, START + 43)
)
SENTENCE = replace(RECORD, subject="sentence", type="bare", band="", start=18, end=61)


@pytest.mark.parametrize(
    ("item", "answer", "details", "kept"),
    [
        (RECORD, "right", (), ()),
        (RECORD, "skip", (), ()),
        (RECORD, "wrong", ("who", "date"), ("who", "date")),
        (RECORD, "wrong", ("who", "nothing"), ("nothing",)),
        (SENTENCE, "nothing", (), ()),
        (SENTENCE, "missed", ("event", "event"), ("event", "event")),
    ],
)
def test_an_answer_is_a_judgement(
    item: AuditItem, answer: str, details: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    said = answered(item, "ana", answer, details)
    assert (said.subject, said.key, said.user, said.answer, said.details) == (
        item.subject, item.key, "ana", answer, kept,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("item", "answer", "details"),
    [
        (RECORD, "wrong", ()),
        (RECORD, "wrong", ("who", "who")),
        (RECORD, "wrong", ("back",)),
        (RECORD, "right", ("who",)),
        (RECORD, "missed", ("event",)),
        (RECORD, "quit", ()),
        (RECORD, "", ()),
        (SENTENCE, "missed", ()),
        (SENTENCE, "missed", ("date",)),
        (SENTENCE, "right", ()),
    ],
)
def test_what_cannot_be_said_is_refused(item: AuditItem, answer: str, details: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="cannot be said"):
        answered(item, "ana", answer, details)


def test_a_passage_is_the_text_in_five_parts() -> None:
    found = passage(RECORD, TEXT)
    assert (found.lead, found.words, found.rest) == ("", "Soldiers shelled the camp", " at dawn, he said.")
    assert "".join((found.before, found.lead, found.words, found.rest, found.after)) == TEXT
    short = passage(RECORD, TEXT, 3, 4)
    assert (short.before, short.after) == ("…ce. ", " A l…") or (short.before, short.after) == ("…e. ", " A l…")


def test_records_are_listed_here_or_elsewhere() -> None:
    assert here_and_elsewhere(SENTENCE, []) == ([], [])
