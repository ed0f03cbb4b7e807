"""On which side of the report a bare weekday lies, as the act itself says.

Reading a text, the tense nearest to "Monday" decides, and in "speaking Monday, the president vowed" or "called for a
meeting on Monday" that is another verb's. What was done was done on the Monday before, what is wanted or planned will
be on the next.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Token

from tocsin.records import TimeExpression

from . import clauses
from .context import Context
from .status import status_of
from .triggers import Trigger

_BARE = re.compile(
    r"(?:(?:on|by|late|early) )*(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?"
    r"|(?:(?:de|du|le|ce|pour) )*(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)(?: (?:matin|après-midi|soir))?",
    re.I,
)
_WEEK = timedelta(days=7)
_PAST = frozenset({"was", "were", "did", "had"})
_AHEAD = frozenset({"planned", "demanded", "expected", "hoped", "discussed"})


def of_act(context: Context, trigger: Trigger, time: TimeExpression) -> TimeExpression:
    """The time on the act's side of the report, where it is a weekday alone."""
    published = context.reading.document.published[:10]
    if not published or not time.first or time.first != time.last or not _BARE.fullmatch(time.text):
        return time
    if time.first > published and _is_past(_verb(trigger.token)):
        return _moved(time, -_WEEK)
    if time.first < published and trigger.noun and status_of(trigger.token).status in _AHEAD:
        return _moved(time, _WEEK) if _hangs_on(context, time, trigger.token) else time
    return time


def _verb(token: Token) -> Token:
    """The finite verb that tells the act: over an infinitive or participle the verb that it depends on."""
    while not clauses.is_verb(token) or token.tag_ in {"VBG", "VB"}:
        if token.dep_ not in {"xcomp", "advcl", "dobj", "conj"} or {"will", "would", "to"} & {
            *clauses.auxiliaries(token)
        }:
            break
        token = token.head
    return token


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(_PAST & set(clauses.auxiliaries(verb))))


def _hangs_on(context: Context, time: TimeExpression, noun: Token) -> bool:
    """Whether the time stands in the noun's own phrase and no clause lies between."""
    span = context.reading.parse.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return False
    for above in span.root.ancestors:
        if above == noun:
            return True
        if clauses.is_verb(above):
            return False
    return False


def _moved(time: TimeExpression, by: timedelta) -> TimeExpression:
    day = (date.fromisoformat(time.first) + by).isoformat()
    return replace(time, value=day, first=day, last=day)
