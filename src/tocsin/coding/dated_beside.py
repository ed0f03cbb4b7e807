"""The date of an act that its own clause does not tell, where the words beside it leave no doubt.

What is said in a quotation is said on the day that its report names; what has gone on since something happened began
then; and "the Paris attacks" are dated by "the Nov. 13 Paris attacks".
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Span, Token

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
_ANNOUNCING = _REPORTING | {"signal", "promise", "vow", "pledge", "indicate", "warn", "tell", "assure", "confirm"}
_NOW = frozenset(
    {
        "do",
        "does",
        "would",
        "did",
        "am",
        "are",
        "'m",
        "’m",
        "'re",
        "’re",
        "will",
        "'ll",
        "’ll",
        "must",
        "should",
        "ought",
    }
)
_OUGHT = frozenset({"must", "should", "ought", "need"})
_SPEAKERS = frozenset({"i", "we"})
_LASTING = frozenset({"do", "have", "continue", "remain", "keep", "persist", "linger"})
"""Verbs of what goes on beyond the day: "killed on Sunday as rebels continued their attacks"."""
_NEAR = 40
"""Characters before a clause in which the time has to end that it tells more of."""
_DAYS = re.compile(r"P(\d{1,2})D")
_YEAR, _MONTH = re.compile(r"\d{4}"), re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_BACK = 2
"""Sentences back to which what goes on may go on."""
_PRONOUNS = frozenset({"he", "she", "it", "they"})


def since(context: Context, verb: Token) -> TimeExpression | None:
    """ "They have fired rockets since the truce expired Friday": from that day to the report's."""
    published = context.reading.document.published[:10]
    if not published or not _goes_on(verb):
        return None
    for child in verb.children:
        opens = child.norm_ == "since" or any(c.dep_ == "mark" and c.norm_ == "since" for c in child.children)
        if child.dep_ in {"advcl", "prep"} and opens:
            dates = [t for t in context.times_in(*clauses.subtree_span(child)) if t.first]
            if len(dates) == 1 and dates[0].first <= published:
                return replace(dates[0], last=published)
    return None


def when(context: Context, verb: Token) -> TimeExpression | None:
    """The time that a clause with "when" tells more of: "since last year, when the minister ended the ban"."""
    if verb.dep_ not in {"advcl", "relcl"} or not any(c.norm_ == "when" for c in verb.children):
        return None
    first = min(verb.left_edge.i, *(c.i for c in verb.children if c.norm_ == "when"))
    before = verb.doc[max(0, first - 1)]
    end = before.idx if before.norm_ == "," else verb.doc[first].idx
    times = [t for t in context.times_in(max(0, end - _NEAR), end) if t.first and 0 <= end - t.end <= 1]
    if not times:
        return None
    time = times[-1]
    return replace(time, last=_last_of(time)) if time.text.lower().startswith(("since ", "depuis ")) else time


def _last_of(time: TimeExpression) -> str:
    """The last day of the year or month that opens a stretch: of "since 2016" the end of 2016."""
    if _YEAR.fullmatch(time.value):
        return f"{time.value}-12-31"
    if _MONTH.fullmatch(time.value):
        year, month = int(time.value[:4]), int(time.value[5:])
        return f"{time.value}-{monthrange(year, month)[1]:02}"
    return time.first


def days_after(context: Context, verb: Token) -> TimeExpression | None:
    """ "Spoke on Thursday, two days after rebels seized the town": counted from the day of the clause above."""
    marks = [c for c in verb.children if c.dep_ in {"mark", "prep"} and c.norm_ in {"after", "before"} and c.i < verb.i]
    if verb.dep_ != "advcl" or not marks:
        return None
    start = marks[0].idx
    lengths = [t for t in context.times_in(max(0, start - _NEAR), start + len(marks[0])) if t.end >= start - 1]
    found = _DAYS.fullmatch(lengths[-1].value) if lengths else None
    known = day_of_sentence(context, verb) if found else None
    if found is None or known is None or known.start > lengths[-1].start:
        return None
    way = -1 if marks[0].norm_ == "after" else 1
    day = (date.fromisoformat(known.first) + way * timedelta(days=int(found[1]))).isoformat()
    return replace(lengths[-1], first=day, last=day)


def behind(context: Context, trigger: Trigger) -> TimeExpression | None:
    """The past date right behind a deed's phrase whose verb is not past: "to punish them for the raid on 9/11"."""
    token = trigger.token
    published = context.reading.document.published[:10]
    verb = next((t for t in token.ancestors if clauses.is_verb(t)), None)
    if not trigger.noun or verb is None or verb.tag_ not in {"VB", "VBZ", "VBP"} or not published:
        return None
    end = clauses.noun_span(token)[1]
    times = [t for t in context.times_in(end, end + _NEAR) if t.first and 0 <= t.start - end <= 1]
    return times[0] if times and times[0].last < published and times[0].first == times[0].last else None


def frame(context: Context, trigger: Trigger) -> TimeExpression | None:
    """The day that a sentence before opens with, for what goes on with it: "On Friday the army … . It also …"."""
    token = trigger.token
    sentence = token.sent
    if not _tells_past(sentence.root) or not _is_main(token) or context.times_in(*_span(sentence)):
        return None
    for _ in range(_BACK):
        if not _carries_on(sentence.root) or sentence.start < 1:
            return None
        before = token.doc[sentence.start - 1].sent
        so_far = context.text[: sentence.start_char]
        if "\n" in so_far[len(so_far.rstrip()) :] or not _tells_past(before.root):
            return None
        doer = clauses.subject(before.root)
        times = [t for t in context.times_in(*_span(before)) if t.first and t.first == t.last]
        opening = [t for t in times if doer is not None and t.start < doer.left_edge.idx]
        if times:
            return opening[0] if len(opening) == 1 and _is_adverb(context, opening[0]) else None
        sentence = before
    return None


def _is_main(token: Token) -> bool:
    """Whether a word tells what its sentence does: its main verb, a clause with "when", its subject or object."""
    root = token.sent.root
    while token.dep_ == "conj" or (token.dep_ == "advcl" and is_meanwhile(token)):
        token = token.head
    return token == root or (token.head == root and token.dep_ in {"nsubj", "nsubjpass", "dobj"})


def _tells_past(verb: Token) -> bool:
    auxiliaries = set(clauses.auxiliaries(verb))
    past = verb.tag_ == "VBD" or bool({"was", "were", "could"} & auxiliaries)
    return past and not {"had", "has", "have"} & auxiliaries


def _carries_on(root: Token) -> bool:
    """Whether a sentence goes on with what the one before tells: by a pronoun, by "also", or by some of those told."""
    doer = clauses.subject(root)
    if any(c.norm_ in {"also", "then", "later"} for c in root.children):
        return True
    if doer is None:
        return False
    counted = {c.norm_ for c in doer.children} & {"another", "other", "others", "second", "third", "same"}
    rest = doer.pos_ == "NUM" or doer.norm_ in {"others", "another", "both", "some", "most", "one"}
    return doer.norm_ in _PRONOUNS or rest or bool(counted)


def _span(sentence: Span) -> tuple[int, int]:
    return sentence.start_char, sentence.end_char


def _goes_on(verb: Token) -> bool:
    """Whether the verb tells what has been going on to the present."""
    auxiliaries = clauses.auxiliaries(verb)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and not auxiliaries:
        return True  # "one of 44 soldiers killed since the war began"
    return bool({"have", "has", "'ve", "’ve", "'s", "’s"} & set(auxiliaries)) and verb.tag_ in {"VBN", "VBG"}


def is_meanwhile(clause: Token) -> bool:
    """Whether an adverbial clause tells what happens at the same time: "as", "when", "while"; not "as they did"."""
    if clause.lemma_ in _LASTING:
        return False
    marks = [c for c in clause.children if c.i < clause.i and c.dep_ in {"mark", "advmod"}]
    return clause.dep_ == "advcl" and bool(marks) and marks[0].norm_ in {"as", "when", "while"}


def spoken(context: Context, trigger: Trigger) -> Token | None:
    """The verb of saying whose day is the act's: what "we" or "I" do in a quotation is done by saying it."""
    token = trigger.token
    if _is_own_word(trigger):
        return token.head
    if trigger.root not in _SAID or not clauses.is_verb(token) or not _NOW.issuperset(clauses.auxiliaries(token)):
        return None
    doer = clauses.subject(token)
    if trigger.root == "REQUEST" and _OUGHT & {token.lemma_.lower(), *clauses.auxiliaries(token)}:
        return _cue(context, token)
    if doer is not None and doer.norm_ in _THIRD and token.dep_ == "ccomp":
        return token.head if token.head.lemma_.lower() in _REPORTING else None
    if doer is None or doer.norm_ not in _SPEAKERS or token.tag_ not in {"VBP", "VB", "VBG"}:
        return None
    return _cue(context, token)


def _is_own_word(trigger: Trigger) -> bool:
    """Whether an act of words is told by what was announced: "signaled last week that it would withdraw"."""
    token = trigger.token
    ahead = bool({"would", "will", "'ll", "’ll"} & set(clauses.auxiliaries(token)))
    announced = token.dep_ == "ccomp" and token.head.lemma_.lower() in _ANNOUNCING
    return trigger.root in {"CONCEDE", "THREATEN", "REQUEST"} and ahead and announced


def _cue(context: Context, token: Token) -> Token | None:
    """The verb of saying of the quotation that a word stands in."""
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
    return span is not None and (span.root.dep_ in {"npadvmod", "tmod"} or span.root.norm_ == "on")


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
    return any(c.norm_ in {"the", "those", "that", "these", "this"} for c in noun.children)


def _names(context: Context, noun: Token) -> set[str]:
    """The proper names in a noun's own phrase, dates aside."""
    start, end = clauses.noun_span(noun)
    times = context.times_in(start, end)
    inside = noun.doc.char_span(start, end, alignment_mode="expand") or ()
    return {
        t.norm_ for t in inside if t.pos_ == "PROPN" and t != noun and not any(x.start <= t.idx < x.end for x in times)
    }
