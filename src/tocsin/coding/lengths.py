"""Acts dated by a length of time that ends with the report: "over the past few weeks", "five weeks of airstrikes".

Only days, weeks and a few months are so near to the report that it can be their end; of years nobody could tell.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Token

from tocsin.records import TimeExpression
from tocsin.records.event import FACTS

from . import clauses
from .context import Context
from .nouns import lemma
from .status import status_of
from .triggers import Trigger

_LENGTH = re.compile(r"P(?:T(?P<hours>\d{2,3})H|(?P<count>\d{1,2}|X)(?P<unit>[DWM]))")
_DAYS = {"D": 1, "W": 7, "M": 30}
_FEW = 4
"""What "few" and "several" are taken for at the most, where the words say that it is few."""
_BACK = re.compile(r"\b(?:past|last|previous|prior|preceding|derni(?:ers|ères)|passé(?:e?s)|précédent(?:e?s))\b", re.I)
_FEWNESS = re.compile(r"\b(?:past|last) (?:few|couple)\b|\bderni(?:ers|ères)\b", re.I)
_LONGEST = timedelta(days=62)
_BEFORE = 14
"""Characters before a length among which the word stands that looks back: "over the prior 72 hours"."""


def back_from_report(context: Context, trigger: Trigger) -> TimeExpression | None:
    """The days up to the report for an act that has gone on for a told length of time until then."""
    published = context.reading.document.published[:10]
    verb = _verb(trigger.token)
    if not published or verb is None or status_of(trigger.token).status not in FACTS:
        return None
    sentence = trigger.token.sent
    for time in context.times_in(sentence.start_char, sentence.end_char):
        days = _length(context, time)
        if days is None or not (_is_of(time, trigger.token) or _is_with(context, time, verb)):
            continue
        first = (date.fromisoformat(published) - days).isoformat()
        return replace(time, first=first, last=published)
    return None


def _verb(token: Token) -> Token | None:
    return token if clauses.is_verb(token) else next((t for t in token.ancestors if clauses.is_verb(t)), None)


def _length(context: Context, time: TimeExpression) -> timedelta | None:
    found = _LENGTH.fullmatch(time.value)
    if found is None or time.first:
        return None
    words = context.text[max(0, time.start - _BEFORE) : time.end]
    if found["hours"]:
        days = timedelta(hours=int(found["hours"]))
    elif found["count"] == "X":
        days = timedelta(days=_FEW * _DAYS[found["unit"]]) if _FEWNESS.search(words) else timedelta()
    else:
        days = timedelta(days=int(found["count"]) * _DAYS[found["unit"]])
    return days if timedelta() < days <= _LONGEST else None


def _is_of(time: TimeExpression, deed: Token) -> bool:
    """Whether the deed filled that time: "five weeks of airstrikes"."""
    if deed.dep_ != "pobj" or deed.head.norm_ != "of" or time.text.lower().startswith(("within", "dans les")):
        return False  # "within a week of the raid" counts from the deed on
    over = deed.head.head
    return time.start <= over.idx < time.end and lemma(over) in {"day", "week", "month"}


def _is_with(context: Context, time: TimeExpression, verb: Token) -> bool:
    """Whether it stands with the verb and says that it ends now: "killed dozens in the past few weeks"."""
    if not _BACK.search(context.text[max(0, time.start - _BEFORE) : time.end]):
        return False
    span = context.reading.parse.char_span(time.start, time.end, alignment_mode="expand")
    above = next((t for t in span.root.ancestors if clauses.is_verb(t)), None) if span is not None else None
    return above is not None and (above == verb or (above.dep_ == "conj" and above.head == verb))
