"""When and how many: what stands in an event's own clause, or empty."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Token

from tocsin.records import Bounds, Number, TimeExpression
from tocsin.records.event import FACTS

from . import clauses, dated_beside, lengths, weekdays
from .context import Context
from .lexicon import load_lexicon
from .nouns import lemma
from .status import status_of
from .triggers import Trigger

_DESCRIBES = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
_WITHIN = frozenset({"in", "during", "at", "by"})
"""Prepositions that set an act within another: "twelve died in the raid", "killed by a blast"."""
_CONTENT = frozenset({"advcl", "conj", "xcomp", "dobj", "nsubj", "nsubjpass"})
"""What of a reported clause is told by its report, as its own verb is."""
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T")
_LOOSEST = timedelta(days=31)
_YEAR = 4
"""Characters of a TIMEX3 value that is a year alone."""
_SPEAKING = frozenset({"speak", "talk", "testify", "address", "write", "appear"})
"""Verbs of the occasion on which something is said: "speaking on Monday, he accused"."""
_CONTRASTS = frozenset({"contrast", "comparison", "response", "addition"})
"""Nouns behind which another act stands: "in contrast to the invasion in 2008"."""


def date_of(context: Context, trigger: Trigger) -> TimeExpression | None:
    """The words that date the act: those of its own clause, else of the clause that it is an open part of.

    What has happened has happened before its report: "in 2016", told in June, ends in June.
    """
    found = _words(context, trigger)
    if found is None:
        return None
    told = _as_told(context, weekdays.of_act(context, trigger, _on_its_day(found)))
    published = context.reading.document.published[:10]
    if told.first and told.first <= published < told.last and _is_fact(trigger.token):
        return replace(told, last=published)
    return told


def _words(context: Context, trigger: Trigger) -> TimeExpression | None:
    for anchor in _anchors(trigger):
        found = _of_clause(context, anchor) or dated_beside.since(context, anchor)
        if found is not None and (anchor == trigger.token or _is_shared(context, trigger, found)):
            return found
        if found := dated_beside.when(context, anchor) or dated_beside.days_after(context, anchor):
            return found
        if found := _of_meanwhile(context, anchor):
            return found
    if trigger.noun and (named := dated_beside.named_elsewhere(context, trigger.token)):
        return named
    cue = dated_beside.spoken(context, trigger)
    said = (_of_clause(context, cue) or dated_beside.day_of_sentence(context, cue)) if cue is not None else None
    beside = said or _only_date(context, trigger) or dated_beside.behind(context, trigger)
    return beside or lengths.back_from_report(context, trigger) or dated_beside.frame(context, trigger)


def _is_shared(context: Context, trigger: Trigger, time: TimeExpression) -> bool:
    """Whether the date of a verb that the act depends on is the act's too: what is promised is not done that day."""
    token = trigger.token
    published = context.reading.document.published[:10]
    if trigger.noun or token.dep_ not in {"xcomp", "conj"} or _is_fact(token):
        return True
    last = weekdays.of_act(context, trigger, time).last
    return not last or last >= published


def _of_meanwhile(context: Context, anchor: Token) -> TimeExpression | None:
    """The date of a clause that tells what happened at once: "repelled rebels as fighting erupted on Sunday"."""
    if not _is_past(anchor):
        return None
    beside = [c for c in clauses.children(anchor, "advcl") if _is_at_once(c)]
    return next((t for c in beside if (t := _of_clause(context, c)) is not None), None)


def _is_at_once(clause: Token) -> bool:
    """Whether a clause tells what happened at the same time, or where the words of the main clause were spoken."""
    if clause.tag_ == "VBG":
        return clause.lemma_.lower() in _SPEAKING
    return dated_beside.is_meanwhile(clause) and _is_past(clause)


def _of_clause(context: Context, anchor: Token) -> TimeExpression | None:
    """The date of a word's own clause, the nearest of several."""
    scope = clauses.subtree_span(anchor)
    near = [t for t in context.times_in(*scope) if _is_date(t) and _dates(context, t, anchor)]
    return min(near, key=lambda t: (t.first == "", abs(t.start - anchor.idx)), default=None)


def _on_its_day(time: TimeExpression) -> TimeExpression:
    """A time by the clock lies on the day that reading gave it: "at 11 a.m." is today's."""
    clock = _CLOCK.match(time.value)
    return replace(time, first=clock[1], last=clock[1]) if clock and not time.first else time


def _as_told(context: Context, time: TimeExpression) -> TimeExpression:
    """In an undated text "on Tuesday" may lie in many weeks: its words stay, and bounds that far apart are no date."""
    if context.reading.document.published:
        return time
    if time.text.lower().startswith(("since ", "depuis ")):
        return replace(time, last="")  # to a day of which nothing is known
    if time.value and not time.value.startswith(("XXXX", "P")):
        return time
    if time.first and time.last and date.fromisoformat(time.last) - date.fromisoformat(time.first) <= _LOOSEST:
        return time
    return replace(time, first="", last="")


def _is_date(time: TimeExpression) -> bool:
    """A length of time alone ("for two years") dates nothing, nor does "now"; "in the past two years" does."""
    return not time.value.endswith("_REF") and (bool(time.first) or not time.value.startswith("P"))


def _is_fact(token: Token) -> bool:
    return status_of(token).status in FACTS


def _only_date(context: Context, trigger: Trigger) -> TimeExpression | None:
    """The one date of the sentence, for an act that its main clause only takes further.

    Not for what the main clause only says or wants, nor for what it looks back on.
    """
    sentence = trigger.token.sent
    dates = [t for t in context.times_in(sentence.start_char, sentence.end_char) if t.first and _is_date(t)]
    if len(dates) != 1 or _is_told(trigger.token, dates[0]) or _is_recalled(trigger):
        return None
    root = _root(context, dates[0])
    if root is None or _describes(root) or _is_set_apart(root):
        return None
    verb = next((a for a in root.ancestors if clauses.is_verb(a)), None)
    return dates[0] if verb is not None and verb == sentence.root else None


def _is_set_apart(root: Token) -> bool:
    """Whether a date is that of another thing in its clause: "after failed tests in 2016", "in contrast to 2008"."""
    apart = load_lexicon("circumstances")["apart"]
    for above in root.ancestors:
        if clauses.is_verb(above):
            return False
        if above.dep_ == "prep" and (above.norm_ in apart or above.norm_ == "than"):
            return True
        if above.dep_ == "pobj" and above.lemma_.lower() in _CONTRASTS:
            return True
    return False


def _is_recalled(trigger: Trigger) -> bool:
    """Whether a noun inside another noun's phrase only says which one it is: "a suspect in the Paris attacks"."""
    token = trigger.token
    if not trigger.noun or token.dep_ != "pobj" or token.head.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    known = any(c.norm_ in {"the", "that", "those"} for c in token.children)
    return known and token.head.head.lemma_.lower() not in load_lexicon("circumstances")["waves"]


def _is_told(token: Token, time: TimeExpression) -> bool:
    """Whether the main clause says or wants the act, or looks back on it: "said last month that …", "after the raid".

    What is said on one day to have been done is news of that day; what is said about it is not.
    """
    apart, one_day = load_lexicon("circumstances")["apart"], time.first == time.last
    news = one_day and _is_fact(token)
    for step in (token, *token.ancestors):
        if step.dep_ == "ccomp":
            return not news
        if step.dep_ == "acl" and any(c.dep_ == "mark" for c in step.children):
            return True  # "revelations last week that he used it"
        news = news and step.dep_ in _CONTENT
        if step.dep_ == "relcl" and (time.start > token.sent.root.idx or "had" in clauses.auxiliaries(step)):
            return True
        if one_day and (_mark(step) if step.dep_ == "advcl" else step.norm_ if step.dep_ == "prep" else "") in apart:
            return True
    return False


def _mark(clause: Token) -> str:
    """The word that opens a subordinate clause, or empty."""
    return next((c.norm_ for c in clause.children if c.dep_ == "mark"), "")


def _anchors(trigger: Trigger) -> list[Token]:
    """The trigger, then the words whose time it shares: "in 2014 it began supporting", "on Sunday talks resumed"."""
    token = trigger.token
    found = [token]
    if trigger.noun and (verb := _verb_over(token)) is not None:
        found.append(verb)
    if trigger.noun and (wave := _wave_over(token)) != token:
        found.append(wave)
    while token.dep_ in {"xcomp", "conj"} or (token.dep_ == "advcl" and _shares_time(token)):
        if not clauses.is_verb(token.head) or (token.dep_ == "conj" and not _goes_on(token)):
            break
        token = token.head
        found.append(token)
    if token.dep_ in {"relcl", "acl"} and _is_of_head(token) and not token.head.ent_type_:
        found.append(token.head)  # "the 2 January strike that killed him"
        over = _verb_over(token.head) if lemma(token.head) in load_lexicon("circumstances")["announcing"] else None
        found += [over] if over is not None else []
    return found


def _wave_over(noun: Token) -> Token:
    """The noun that counts the deeds, "a new round of talks on Friday"; where there is none, the deed itself."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.norm_ == "of" else noun
    return over if over.lemma_.lower() in load_lexicon("circumstances")["waves"] else noun


def _is_of_head(clause: Token) -> bool:
    """Whether a clause tells of the deed that it hangs on: what that does, what it says, what was done in it."""
    words = load_lexicon("circumstances")
    if clauses.subject(clause) == clause.head:
        return True
    if clause.dep_ == "acl" and any(c.norm_ == "that" and c.i < clause.i for c in clause.children):
        return lemma(clause.head) in words["announcing"]
    within = any(c.norm_ in _WITHIN and any(g.norm_ == "which" for g in c.children) for c in clause.children)
    return within and lemma(clause.head) in words["occasions"]


def _verb_over(noun: Token) -> Token | None:
    """The verb that brings the noun's act about, or within whose time it lies; not one that only speaks of it."""
    lexicon = load_lexicon("circumstances")
    wave = noun.head.head if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in lexicon["waves"] else noun
    verb = wave.head
    if wave.dep_ == "pobj" and (verb.norm_ in _WITHIN or verb.head.lemma_.lower() in lexicon["entering"]):
        verb = verb.head
    elif wave.dep_ not in {"dobj", "nsubj", "nsubjpass"}:
        return None
    return verb if clauses.is_verb(verb) and verb.lemma_.lower() not in lexicon["speaking_of"] else None


def _goes_on(token: Token) -> bool:
    """A coordinated clause tells what comes next: same subject, or the same tense of telling."""
    if not clauses.children(token, "nsubj", "nsubjpass"):
        return True
    return _is_past(token) and _is_past(token.head)


def _is_past(verb: Token) -> bool:
    """Simple past, passive included: "were carried out"."""
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool({"was", "were"} & set(clauses.auxiliaries(verb))))


def _shares_time(token: Token) -> bool:
    """An open part of another verb's clause, or its purpose: "called him on Saturday to discuss it"."""
    if token.tag_ == "VBG" or any(c.dep_ == "aux" and c.norm_ == "to" for c in token.children):
        return True
    return dated_beside.is_meanwhile(token) and _is_past(token) and _is_past(token.head)


def _root(context: Context, time: TimeExpression) -> Token | None:
    span = context.reading.parse.char_span(time.start, time.end, alignment_mode="expand")
    return span.root if span is not None else None


def _describes(root: Token) -> bool:
    """Whether a date stands before a noun and belongs to that alone: "Friday's memo", "the 2015 deal"."""
    return root.dep_ in _DESCRIBES and root.i < root.head.i


def _dates(context: Context, time: TimeExpression, anchor: Token) -> bool:
    root = _root(context, time)
    if root is None:
        return False
    if root == anchor:
        return True
    lexicon = load_lexicon("circumstances")
    part = _is_at_occasion(root.head, anchor) or (len(time.value) != _YEAR and _is_part(root.head, anchor))
    if _describes(root) and root.head != anchor and not part:
        return False
    for above in root.ancestors:
        if above == anchor:
            return True
        if above.dep_ in {"dobj", "pobj"} and _is_spoken_of(above, anchor):
            return False
        if above.dep_ in {"pobj", "pcomp"} and above.head.norm_ in lexicon["apart"]:
            return False
        if above.dep_ in {"relcl", "acl"} and above.head == anchor and clauses.subject(above) == anchor:
            return above.lemma_.lower() in lexicon["done" if above.tag_ == "VBN" else "happening"]
        if clauses.is_verb(above) and above.dep_ not in {"xcomp", "pcomp", "conj"}:
            return False
        if above.dep_ == "conj" and above.tag_ == "VB" and above.head == anchor:
            return False  # "to bring them home and to end the war in 2020": each aim has its own time
    return False


def _is_at_occasion(occasion: Token, verb: Token) -> bool:
    """Whether an act lies within an occasion that its year tells: "killed in a 2009 shooting"."""
    within = occasion.dep_ == "pobj" and occasion.head.norm_ in _WITHIN and occasion.head.head == verb
    return within and lemma(occasion) in load_lexicon("circumstances")["occasions"]


def _is_spoken_of(noun: Token, verb: Token) -> bool:
    """Whether a noun is a deed that the verb only speaks of, wants or weighs: "called for talks on Monday"."""
    words = load_lexicon("circumstances")
    governor = noun.head.head if noun.dep_ == "pobj" and noun.head.norm_ in {"for", "on", "to"} else noun.head
    spoken = governor == verb and verb.lemma_.lower() in words["speaking_of"]
    return spoken and (lemma(noun) in words["dated_deeds"] or lemma(noun) in words["occasions"])


def _is_part(noun: Token, verb: Token) -> bool:
    """Whether the verb says what a noun does or who joins: "the Sunday raid killed five", "attend Friday's talks"."""
    if noun.dep_ == "pobj":
        return noun.head.norm_ in _WITHIN and noun.head.head == verb
    attended = noun.dep_ == "dobj" and verb.lemma_.lower() in load_lexicon("circumstances")["attending"]
    return noun.head == verb and (attended or noun.dep_ in {"nsubj", "nsubjpass"})


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
