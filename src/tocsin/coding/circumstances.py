"""When and how many: what stands in an event's own clause, or empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Token

from tocsin.records import Bounds, Number, TimeExpression

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .triggers import Trigger

_DESCRIBES = frozenset({"compound", "nmod", "amod", "nummod"})
_LOOSEST = timedelta(days=31)
_YEAR = 4
"""Characters of a TIMEX3 value that is a year alone."""


def date_of(context: Context, trigger: Trigger) -> TimeExpression | None:
    """The words that date the act: those of its own clause, else of the clause that it is an open part of."""
    for anchor in _anchors(trigger):
        scope = clauses.subtree_span(anchor)
        near = [t for t in context.times_in(*scope) if _is_date(t) and _dates(context, t, anchor)]
        if near:
            return _as_told(context, min(near, key=lambda t: (t.first == "", abs(t.start - anchor.idx))))
    found = _only_date(context, trigger)
    return _as_told(context, found) if found else None


def _as_told(context: Context, time: TimeExpression) -> TimeExpression:
    """In an undated text "on Tuesday" may lie in many weeks: its words stay, and bounds that far apart are no date."""
    if context.reading.document.published or (time.value and not time.value.startswith(("XXXX", "P"))):
        return time
    if time.first and time.last and date.fromisoformat(time.last) - date.fromisoformat(time.first) <= _LOOSEST:
        return time
    return replace(time, first="", last="")


def _is_date(time: TimeExpression) -> bool:
    """A length of time alone ("for two years") dates nothing, nor does "now"; "in the past two years" does."""
    return not time.value.endswith("_REF") and (bool(time.first) or not time.value.startswith("P"))


def _only_date(context: Context, trigger: Trigger) -> TimeExpression | None:
    """The one date of the sentence, for an act that its main clause only takes further."""
    sentence = trigger.token.sent
    dates = [t for t in context.times_in(sentence.start_char, sentence.end_char) if _is_date(t)]
    if len(dates) != 1 or not dates[0].first:
        return None
    span = context.reading.parse.char_span(dates[0].start, dates[0].end, alignment_mode="expand")
    verb = next((a for a in span.root.ancestors if clauses.is_verb(a)), None) if span is not None else None
    return dates[0] if verb is not None and verb == sentence.root else None


def _anchors(trigger: Trigger) -> list[Token]:
    """The trigger, then the verbs whose time it shares: "in 2014 it began supporting", "on Sunday talks resumed"."""
    token = trigger.token
    found = [token]
    if trigger.noun and clauses.is_verb(token.head) and token.dep_ in {"dobj", "nsubj", "nsubjpass"}:
        found.append(token.head)
    while token.dep_ in {"xcomp", "conj"} or (token.dep_ == "advcl" and _shares_time(token)):
        if not clauses.is_verb(token.head) or (token.dep_ == "conj" and clauses.children(token, "nsubj", "nsubjpass")):
            break
        token = token.head
        found.append(token)
    return found


def _shares_time(token: Token) -> bool:
    """An open part of another verb's clause, or its purpose: "called him on Saturday to discuss it"."""
    return token.tag_ == "VBG" or any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _dates(context: Context, time: TimeExpression, anchor: Token) -> bool:
    span = context.reading.parse.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return False
    root: Token = span.root
    if root == anchor:
        return True
    if len(time.value) == _YEAR and root.dep_ in _DESCRIBES and root.head != anchor:
        return False  # "denied breaking the 1987 treaty": the year is part of the treaty's name
    for above in root.ancestors:
        if above == anchor:
            return True
        if clauses.is_verb(above) and above.dep_ not in {"xcomp", "pcomp", "conj"}:
            return False
    return False


def numbers_of(context: Context, trigger: Trigger, scope: tuple[int, int]) -> dict[str, Bounds]:
    """Counts of the act by what they count, from the lexicon of units."""
    lexicon = load_lexicon("numbers")
    found: dict[str, Bounds] = {}
    for number in context.numbers_in(*scope):
        key = _tally(context, number, trigger, lexicon)
        if key and key not in found:
            found[key] = (number.low, number.high)
    return found


def _tally(context: Context, number: Number, trigger: Trigger, lexicon: dict[str, dict[str, list[str]]]) -> str:
    if number.unit in {"percent", "usd"}:
        return number.unit if trigger.root in {"AID", "SANCTION"} else ""
    lemma, mode = trigger.token.lemma_.lower(), trigger.mode
    for key, words in lexicon["verbs"].items():
        if lemma in words and number.unit not in lexicon["not_people"]["any"]:
            return key
    participles = _participles(context, number)
    for key, words in lexicon["verbs"].items():
        if participles & set(words):
            return key
    if trigger.root == "PROTEST" and _is_doer(number, trigger):
        return "crowd"
    if mode in lexicon["modes"] and number.unit not in lexicon["not_people"]["any"]:
        return lexicon["modes"][mode][0]
    if trigger.root == "MOBILIZE" and number.unit in lexicon["units"]["personnel"]:
        return "personnel"
    return ""


def _participles(context: Context, number: Number) -> set[str]:
    """Verbs that the counted noun is subject or object of: "killing 12", "left 30 wounded"."""
    span = context.reading.parse.char_span(number.start, number.end, alignment_mode="expand")
    if span is None:
        return set()
    root: Token = span.root
    noun = root.head if root.dep_ in {"nummod", "quantmod", "det", "predet"} else root
    near = {noun.head} | {c for c in noun.children if c.dep_ in {"acl", "amod", "relcl"}}
    near |= {above for above in noun.ancestors if clauses.is_verb(above) and above.dep_ in {"relcl", "acl"}}
    return {t.lemma_.lower() for t in near}


def _is_doer(number: Number, trigger: Trigger) -> bool:
    return any(
        d.left_edge.idx <= number.start and number.end <= d.right_edge.idx + len(d.right_edge) for d in trigger.doer
    )
