"""What stands around a drawn item: who judges must see the words in their sentence, and what comes before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.records import AuditItem, Record

BEFORE, AFTER = 300, 160
"""Characters of the text that are shown on either side of the sentence: who is meant is told before, as a rule."""
FURTHER = 1500
"""The same when more is asked for."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text in five parts, one after the other."""

    before: str
    lead: str
    """The sentence's beginning, up to the words."""
    words: str
    """What the record rests on, or the whole sentence that is asked about."""
    rest: str
    """The sentence's end."""
    after: str


def passage(item: AuditItem, text: str, before: int = BEFORE, after: int = AFTER) -> Passage:
    """The words in their sentence, in so many characters on either side; what is cut off is told by an ellipsis."""
    return _passage((item.start, item.end), item.context, text, before, after)


def passage_around(start: int, end: int, text: str, width: int = BEFORE) -> Passage:
    """Some words with what stands on either side of them, where no sentence was asked for."""
    return _passage((start, end), (start, end), text, width, width)


def _passage(words: tuple[int, int], context: tuple[int, int], text: str, before: int, after: int) -> Passage:
    first, last = context
    return Passage(
        "…" * (first > before) + text[max(first - before, 0) : first],
        text[first : words[0]],
        text[words[0] : words[1]],
        text[words[1] : last],
        text[last : last + after] + "…" * (last + after < len(text)),
    )


def here_and_elsewhere(item: AuditItem, records: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    """The records listed with a sentence: those that rest on words of it, and the others."""
    here = [one for one in records if one.start < item.end and item.start < one.end]
    return here, [one for one in records if one not in here]
