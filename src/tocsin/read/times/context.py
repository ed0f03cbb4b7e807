"""What stands around a time expression: the day of publication, the date told before, the tense of its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from spacy.tokens import Doc, Token

from .calendar import Stretch
from .grammar import Grammar
from .tense import cue_before, is_present, near_cue, ruling_verb, tense_of

_REACH = 60
"""Characters on either side in which a cue such as "scheduled" speaks about the expression."""
DEADLINES = frozenset({"by", "until", "till", "ahead of", "no later than", "up until", "through"})
"""Prepositions that lead up to a date; most often it is one to come."""


@dataclass
class Context:
    """One expression's surroundings; whatever costs a look at the parse is had on demand."""

    grammar: Grammar
    """Of the language of the text."""
    parse: Doc
    text: str
    """Made plain, as the grammar has it."""
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
        if self.preposition in self.grammar.words["looks_back"]:
            return -1
        if (
            found := cue_before(self.grammar, self.before())
            or (-1 if self._follows_past_verb() else 0)
            or self._tense()
        ):
            return found
        if near_cue(self.grammar, self.before(), self.behind(24)):
            return 1
        return 1 if self.preposition in DEADLINES else 0

    @cached_property
    def present(self) -> bool:
        """Whether the verb that rules the expression stands in the present: "the court hears the case in May"."""
        verb = self._verb()
        return verb is not None and is_present(verb)

    def around(self, name: str) -> re.Pattern[str]:
        """The language's pattern for what can stand around a time."""
        return self.grammar.around[name]

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
        verb, steps, present = self._verb(), 0, False
        while verb is not None and steps < 4:
            if found := tense_of(verb, self.start, self.preposition):
                return 0 if present and found < 0 else found  # "said" above "is heard in May" tells nothing of May
            present = present or is_present(verb)
            verb, steps = ruling_verb(verb), steps + 1
        return 0

    def _verb(self) -> Token | None:
        token = self.token
        if token is None:
            return None
        return token if token.pos_ in ("VERB", "AUX") else ruling_verb(token)
