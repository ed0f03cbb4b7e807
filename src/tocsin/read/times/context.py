"""What stands around a time expression: the day of publication, the date told before, the tense of its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from spacy.tokens import Doc, Token

from .calendar import Stretch
from .grammar import words

_REACH = 60
"""Characters on either side in which a cue such as "scheduled" speaks about the expression."""
_SENTENCE_STOP = re.compile(r"[.!?;\n\r]")
DEADLINES = frozenset({"by", "until", "till", "ahead of", "no later than", "up until", "through"})
"""Prepositions that lead up to a date; most often it is one to come."""


@dataclass
class Context:
    """One expression's surroundings; whatever costs a look at the parse is had on demand."""

    parse: Doc
    text: str
    start: int
    end: int
    published: date | None
    anchor: Stretch | None
    """The date that the text told last, which "the following day" counts from."""
    preposition: str = ""
    quarter: Stretch | None = None
    """The quarter that the text's figures are about."""

    @cached_property
    def token(self) -> Token | None:
        """The first word of the expression in the parse."""
        span = self.parse.char_span(self.start, self.end, alignment_mode="expand")
        return span[0] if span else None

    @cached_property
    def direction(self) -> int:
        """-1 where the sentence tells of what was, +1 where of what is to come, 0 where it shows neither."""
        if self._follows_past_verb():
            return -1
        if found := self._tense():
            return found
        if self._near_cue():
            return 1
        return 1 if self.preposition in DEADLINES else 0

    def before(self, length: int = _REACH) -> str:
        """The text before the expression."""
        return self.text[max(0, self.start - length) : self.start]

    def behind(self, length: int = _REACH) -> str:
        """The text after it."""
        return self.text[self.end : self.end + length]

    def _follows_past_verb(self) -> bool:
        token = self.token
        return token is not None and token.i > 0 and self.parse[token.i - 1].tag_ == "VBD"

    def _tense(self) -> int:
        verb, steps = self._verb(), 0
        while verb is not None and steps < 4:
            if found := _tense_of(verb, self.start):
                return found
            verb, steps = _ruling_verb(verb), steps + 1
        return 0

    def _verb(self) -> Token | None:
        token = self.token
        if token is None:
            return None
        return token if token.pos_ in ("VERB", "AUX") else _ruling_verb(token)

    def _near_cue(self) -> bool:
        before = _SENTENCE_STOP.split(self.before())[-1]
        return bool(_cues().search(before)) or bool(_nouns().match(self.behind(24)))


def _ruling_verb(token: Token) -> Token | None:
    for head in token.ancestors:
        if head.pos_ in ("VERB", "AUX"):
            return head
    return None


def _tense_of(verb: Token, at: int) -> int:
    lowered = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    plans = verb.lemma_ in words()["future_verbs"]
    if lowered & {"have", "has", "had", "having", "'ve", "’ve"}:
        return -1
    if lowered & _modals():
        return 1
    if plans and (verb.tag_ == "VBN" or any(c.dep_ in ("xcomp", "advcl") and c.idx < at for c in verb.children)):
        return 1  # "is scheduled for May", "planned to leave on Friday"
    if verb.lemma_ in words()["setting_verbs"] and any(c.dep_ == "dobj" and c.idx < at for c in verb.children):
        return 1
    if "to" in lowered:
        return 1 if verb.head.lemma_ in words()["future_verbs"] or verb.head.lemma_ in ("be", "go") else 0
    if verb.tag_ == "VBG" and lowered & {"is", "are", "am", "'s", "’s", "'re", "’re"}:
        return 1  # "is arriving on Wednesday"
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in words()["timetable_verbs"]:
        return 1
    return -1 if verb.tag_ in ("VBD", "VBN") or lowered & {"was", "were", "did", "been"} else 0


@lru_cache(maxsize=1)
def _modals() -> frozenset[str]:
    return frozenset(words()["future_modals"])


@lru_cache(maxsize=1)
def _cues() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words()['future_cues'])})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)?(?: \w+)? (?:{'|'.join(words()['future_nouns'])})\b", re.IGNORECASE)
