"""The date of an act that its own clause does not tell, where the words beside it leave no doubt.

What is said in a quotation is said on the day that its report names; what has gone on since something happened began
then; and "the Paris attacks" are dated by "the Nov. 13 Paris attacks".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from tocsin.records import TimeExpression

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import lemma
from .triggers import Trigger

_SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
"""Roots whose act is done by saying so: "we commend Egypt's efforts", he said Tuesday."""
_THIRD = frozenset({"it", "they", "he", "she"})
_REPORTING = frozenset({"say", "add", "announce", "declare", "state", "insist", "stress", "reiterate", "repeat"})
_NOW = frozenset({"do", "does", "would", "did", "am", "are", "'m", "’m", "'re", "’re", "will", "'ll", "’ll"})
_SPEAKERS = frozenset({"i", "we"})


def since(context: Context, verb: Token) -> TimeExpression | None:
    """ "They have fired rockets since the truce expired Friday": from that day to the report's."""
    published = context.reading.document.published[:10]
    if not published or not _goes_on(verb):
        return None
    for child in verb.children:
        opens = child.lower_ == "since" or any(c.dep_ == "mark" and c.lower_ == "since" for c in child.children)
        if child.dep_ in {"advcl", "prep"} and opens:
            dates = [t for t in context.times_in(*clauses.subtree_span(child)) if t.first]
            if len(dates) == 1 and dates[0].first <= published:
                return replace(dates[0], last=published)
    return None


def _goes_on(verb: Token) -> bool:
    """Whether the verb tells what has been going on to the present."""
    auxiliaries = clauses.auxiliaries(verb)
    return bool({"have", "has", "'ve", "’ve", "'s", "’s"} & set(auxiliaries)) and verb.tag_ in {"VBN", "VBG"}


def is_meanwhile(clause: Token) -> bool:
    """Whether an adverbial clause tells what happens at the same time: "as", "when", "while"; not "as they did"."""
    if clause.lemma_ in {"do", "have"}:
        return False
    marks = [c for c in clause.children if c.i < clause.i and c.dep_ in {"mark", "advmod"}]
    return clause.dep_ == "advcl" and bool(marks) and marks[0].lower_ in {"as", "when", "while"}


def spoken(context: Context, trigger: Trigger) -> Token | None:
    """The verb of saying whose day is the act's: what "we" or "I" do in a quotation is done by saying it."""
    token = trigger.token
    if trigger.root not in _SAID or not clauses.is_verb(token) or not _NOW.issuperset(clauses.auxiliaries(token)):
        return None
    doer = clauses.subject(token)
    if doer is not None and doer.lower_ in _THIRD and token.dep_ == "ccomp":
        return token.head if token.head.lemma_.lower() in _REPORTING else None
    if doer is None or doer.lower_ not in _SPEAKERS or token.tag_ not in {"VBP", "VB", "VBG"}:
        return None
    cue = context.cue_of(token.idx)
    return next((t for t in context.reading.parse if t.idx == cue), None) if cue >= 0 else None


def day_of_sentence(context: Context, cue: Token) -> TimeExpression | None:
    """The one day that a sentence names outside of its quotations."""
    sentence = cue.sent
    times = context.times_in(sentence.start_char, sentence.end_char)
    days = [t for t in times if t.first and t.first == t.last and not context.quoted(t.start, t.end)]
    return days[0] if len(days) == 1 and _is_adverb(context, days[0]) else None


def _is_adverb(context: Context, time: TimeExpression) -> bool:
    """Whether the date stands for itself ("Tuesday", "on Tuesday") and before no noun."""
    span = context.reading.parse.char_span(time.start, time.end, alignment_mode="expand")
    return span is not None and (span.root.dep_ in {"npadvmod", "tmod"} or span.root.lower_ == "on")


def named_elsewhere(context: Context, noun: Token) -> TimeExpression | None:
    """The date of the same act, from another phrase of the text that names it with one: "the Sept. 11 attacks"."""
    words = load_lexicon("circumstances")
    if lemma(noun) not in words["dated_deeds"] or not _is_definite(noun):
        return None
    mine = _names(context, noun)
    found = {(t.first, t.last): t for t in _dated(context, noun, mine)}
    return next(iter(found.values())) if len(found) == 1 else None


def _dated(context: Context, noun: Token, mine: set[str]) -> Iterator[TimeExpression]:
    for other in context.tokens():
        if other == noun or lemma(other) != lemma(noun) or other.pos_ != "NOUN":
            continue
        theirs = _names(context, other)
        if not (mine & theirs if mine else not theirs):
            continue
        start, end = other.left_edge.idx, other.idx + len(other)
        yield from (t for t in context.times_in(start, end) if t.first and len(t.value) == len("2015-11-13"))


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in {"the", "those", "that", "these", "this"} for c in noun.children)


def _names(context: Context, noun: Token) -> set[str]:
    """The proper names in a noun's own phrase, dates aside."""
    start, end = clauses.noun_span(noun)
    times = context.times_in(start, end)
    inside = noun.doc.char_span(start, end, alignment_mode="expand") or ()
    return {
        t.lower_ for t in inside if t.pos_ == "PROPN" and t != noun and not any(x.start <= t.idx < x.end for x in times)
    }
