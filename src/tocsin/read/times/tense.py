"""Whether the words around a date tell of what was (-1), of what is to come (+1), or show neither (0)."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Doc, Token

from .grammar import words

_SENTENCE_STOP = re.compile(r"[.!?;\n\r]")
_PERFECT = frozenset({"have", "has", "'ve", "’ve"})
_PLUPERFECT = re.compile(r"\bhad (?:\w+ )?been\b", re.IGNORECASE)
_TO_COME = ("for", "until", "till", "to", "through")
"""Before a date that something is set for or put off to."""


def ruling_verb(token: Token) -> Token | None:
    """The nearest verb above a word."""
    for head in token.ancestors:
        if head.pos_ in ("VERB", "AUX"):
            return head
    return None


def tense_of(verb: Token, at: int, preposition: str) -> int:
    """Where one verb looks, for a date at that offset with that preposition."""
    lowered = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    plans = verb.lemma_ in words()["future_verbs"]
    if lowered & _PERFECT and preposition in ("until", "till", "through"):
        return 1  # "has held it closed until Friday"
    if lowered & (_PERFECT | {"had", "having"}):
        return -1
    if lowered & _modals():
        return 1
    if plans and (verb.tag_ == "VBN" or any(c.dep_ in ("xcomp", "advcl") and c.idx < at for c in verb.children)):
        return 1  # "is scheduled for May", "planned to leave on Friday"
    if _sets(verb, at, preposition):
        return 1
    if "to" in lowered:
        return _infinitive(verb, preposition)
    if verb.tag_ == "VBG" and lowered & {"is", "are", "am", "'s", "’s", "'re", "’re"}:
        return 1  # "is arriving on Wednesday"
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in words()["timetable_verbs"]:
        return 1
    return -1 if verb.tag_ in ("VBD", "VBN") and not is_present(verb) else 0


def is_present(verb: Token) -> bool:
    """Whether a verb stands in the present: by its own form or by its auxiliary."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return verb.tag_ in ("VBZ", "VBP") or (bool(helpers & {"is", "are", "am"}) and "been" not in helpers)


def _sets(verb: Token, at: int, preposition: str) -> bool:
    """Put something on a day to come: "set the vote for Tuesday", "the vote was put off until May"."""
    if verb.lemma_ not in words()["setting_verbs"]:
        return False
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    what = passive or any(child.dep_ in ("dobj", "dative") and child.idx < at for child in verb.children)
    return what and (preposition.startswith(_TO_COME) or _follows_to(verb.doc, at))


def _follows_to(doc: Doc, at: int) -> bool:
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    return span is not None and span.start > 0 and doc[span.start - 1].text == "to"


def _infinitive(verb: Token, preposition: str) -> int:
    """A plan looks ahead, unless it is one of the past: "had been due to leave on Monday"."""
    plan = verb.head
    if plan.pos_ == "NOUN" and plan.lemma_ in words()["plan_nouns"]:
        return int(preposition.startswith(("in", "by", "next")))  # a bare weekday goes with the verb above
    if plan.lemma_ not in words()["future_verbs"] and plan.lemma_ not in ("be", "go"):
        return 0
    helpers = {child.lower_ for above in (plan, plan.head) for child in above.children if child.dep_.startswith("aux")}
    helpers.add(plan.head.lower_)
    return -1 if {"had", "been"} <= helpers else 1


def cue_before(before: str) -> int:
    """Straight before a date: "effective", "due", "as soon as"; what "had been due" lies behind."""
    if not _ahead().search(before):
        return 0
    return -1 if _PLUPERFECT.search(_SENTENCE_STOP.split(before)[-1]) else 1


def near_cue(before: str, behind: str) -> bool:
    """A word in the sentence that looks ahead, for one whose verb tells nothing."""
    return bool(_cues().search(_SENTENCE_STOP.split(before)[-1])) or bool(_nouns().match(behind))


@lru_cache(maxsize=1)
def _modals() -> frozenset[str]:
    return frozenset(words()["future_modals"])


@lru_cache(maxsize=1)
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words()['future_before'])})(?: on| in| by)?\s\Z", re.IGNORECASE)


@lru_cache(maxsize=1)
def _cues() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words()['future_cues'])})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)?(?: \w+)? (?:{'|'.join(words()['future_nouns'])})\b", re.IGNORECASE)
