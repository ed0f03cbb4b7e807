"""The day of an event that a text has dated before: "the 26 July coup ... a week after the coup"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from .bounds import Found
from .calendar import Stretch

_DATING = frozenset({"of", "on", "in"})
_POINTING = frozenset({"the", "that", "this"})


def told_day(parse: Doc, found: Sequence[Found], item: Found) -> Stretch | None:
    """The date of the event that follows "a week after", if the text has given its noun one date and no other."""
    event = _event_behind(parse, item.end)
    if event is None:
        return None
    dates = [f.stretch for f in found if f.stretch.first and _dated_by(parse, f) == event.lemma_]
    return dates[0] if dates and all(d.first == dates[0].first and d.last == dates[0].last for d in dates) else None


def _event_behind(parse: Doc, end: int) -> Token | None:
    span = _words(parse, end - 1, end)
    if span is None or span.end >= len(parse):
        return None
    word = parse[span.end]
    return word.head if word.norm_ in _POINTING and word.head.pos_ == "NOUN" and word.head.i > word.i else None


def _dated_by(parse: Doc, item: Found) -> str:
    """The noun that a date belongs to: "the 26 July coup", "the coup of 26 July"; empty where it is a verb's."""
    span = _words(parse, item.start, item.end)
    head = span.root.head if span else None
    if head is None:
        return ""
    if head.pos_ == "ADP" and head.norm_ in _DATING:
        head = head.head
    return head.lemma_ if head.pos_ == "NOUN" else ""


def _words(parse: Doc, start: int, end: int) -> Span | None:
    return parse.char_span(start, end, alignment_mode="expand")
