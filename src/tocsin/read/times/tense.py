"""Whether the words around a date tell of what was (-1), of what is to come (+1), or show neither (0)."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Doc, Token

from tocsin.records.moods import helper_of

from .grammar import Grammar, grammar, words

_SENTENCE_STOP = re.compile(r"[.!?;\n\r]")
_PERFECT = frozenset({"have", "has", "'ve", "’ve"})
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
    lowered = {child.norm_ for child in verb.children if child.dep_ in ("aux", "auxpass")} | {helper_of(verb)}
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
    helpers = {child.norm_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
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
    helpers = {child.norm_ for above in (plan, plan.head) for child in above.children if child.dep_.startswith("aux")}
    helpers.add(plan.head.norm_)
    return -1 if {"had", "been"} <= helpers else 1


def cue_before(shapes: Grammar, before: str) -> int:
    """Straight before a date: "effective", "due", "as soon as"; what "had been due" lies behind."""
    if not _ahead(shapes.language).search(before):
        return 0
    return -1 if shapes.around["pluperfect"].search(_SENTENCE_STOP.split(before)[-1]) else 1


def near_cue(shapes: Grammar, before: str, behind: str) -> bool:
    """A word in the sentence that looks ahead, for one whose verb tells nothing."""
    cues, nouns = _cues(shapes.language), _nouns(shapes.language)
    return bool(cues.search(_SENTENCE_STOP.split(before)[-1])) or bool(nouns.match(behind))


@lru_cache(maxsize=1)
def _modals() -> frozenset[str]:
    return frozenset(words()["future_modals"])


@lru_cache(maxsize=4)
def _ahead(language: str) -> re.Pattern[str]:
    lists = grammar(language).words
    links = "|".join(f" {link}" for link in lists["future_links"])
    return re.compile(rf"\b(?:{'|'.join(lists['future_before'])})(?:{links})?\s\Z", re.IGNORECASE)


@lru_cache(maxsize=4)
def _cues(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(grammar(language).words['future_cues'])})\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _nouns(language: str) -> re.Pattern[str]:
    nouns = "|".join(grammar(language).words["future_nouns"])
    return re.compile(rf"(?:['’]s)?(?: \w+)? (?:{nouns})\b", re.IGNORECASE)
