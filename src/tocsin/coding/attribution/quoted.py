"""Gives each quotation its cue and its source: "…," X said; X told Y: "…"; "…" — X."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tocsin.records import Quotation

from .alone import carried, stands_alone
from .claim import Claim
from .inserted import source_of_inserted
from .lexicon import words
from .page import Page
from .sources import (
    addressee,
    agent,
    is_first_person,
    is_passive,
    may_speak,
    nearby,
    placed_before,
    says_in_full,
    subject,
)

_SPEECH = frozenset({"say", "think", "ask", "demand", "describe", "deny", "utter", "accuse", "want"})
_REACH = 45
"""Tokens between a quotation and its verb of saying; appositions of a speaker's offices run long."""
_CONTINUES = frozenset(",?!…-—–")
_BLANK = re.compile(r"[\s\"“”„«»'‘’`,]*")


class Quoter:
    """The claims made by one page's quotations, in text order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.claims: list[Claim] = []
        self.cues: set[int] = set()
        """Indices of the verbs of saying that a quotation has taken."""
        self._open: list[Claim] = []
        """Paragraphs of a quotation that has not closed yet: its speaker may be named at the end."""

    def read(self) -> list[Claim]:
        """One claim for each quotation that somebody is heard in; scare quotes are left to the clauses around them."""
        for quotation in self.page.quotations:
            if self.page.is_furniture(quotation.start, quotation.end):
                continue
            claim = self._after(quotation) or self._before(quotation) or self._around(quotation)
            claim = claim or self._alone(quotation)
            if claim is not None:
                self._add(claim, quotation)
        return self.claims

    def _around(self, quotation: Quotation) -> Claim | None:
        """The verb of saying among the words quoted, as French has it."""
        if self.page.parse.lang_ != "fr":
            return None
        for token in self.page.parse[self.page.at(quotation.start) : self.page.at(quotation.end)]:
            source = source_of_inserted(self.page, quotation, token) if self._is_cue(token) else None
            if source is not None:
                return self._claim(quotation, token, source, "quotation around its verb of saying")
        return None

    def _alone(self, quotation: Quotation) -> Claim | None:
        if not stands_alone(self.page, quotation):
            return None
        return self._signed(quotation, self._tokens_after(quotation)) or carried(self.page, quotation, self.claims)

    def _add(self, claim: Claim, quotation: Quotation) -> None:
        self.claims.append(claim)
        if claim.cue_token is not None:
            self.cues.add(claim.cue_token.i)
            for earlier in self._open:
                earlier.carried, earlier.why = claim, "quotation that goes on in the next paragraph"
        if quotation.closed or claim.cue_token is not None:
            self._open.clear()
        else:
            self._open.append(claim)

    # -- "…," X said --------------------------------------------------------------------------------------------------

    def _after(self, quotation: Quotation) -> Claim | None:
        text, end = self.page.text, quotation.end
        tail = text[end : end + 4].lstrip("\"“”„«»'‘’` ")
        last = text[quotation.start : end].rstrip("'’»”\" ")[-1:]
        runs_on = last in _CONTINUES or tail[:1] in {",", "—", "–"} or text[end : end + 1] in {",", "—"}
        if not runs_on or not quotation.closed or self._belongs_before(quotation):
            return None
        following = self._tokens_after(quotation)
        if any(t.norm_ == "according" for t in following[:3]):
            return self._according(quotation, next(t for t in following if t.norm_ == "according"))
        cues = [(position, token) for position, token in enumerate(following) if self._is_cue(token)]
        if not cues:
            return self._signed(quotation, following)
        position, cue = next((c for c in cues if not _tells_of_speaker(c[1])), cues[0])
        return self._said_after(quotation, cue, following[:position])

    def _belongs_before(self, quotation: Quotation) -> bool:
        """Whether the quotation is but a part of a clause that began before it: its clause is what is said."""
        text, start = self.page.text, quotation.start
        if self.page.fragment(start):
            return True
        return text[start].islower() and any(self._is_cue(t) for t in self._tokens_before(quotation))

    def _said_after(self, quotation: Quotation, verb: Token, between: list[Token]) -> Claim | None:
        source = self._source(verb, quotation)
        if source is None or not (verb.i - _REACH < source.i < verb.i + 12):
            inverted = [t for t in verb.doc[verb.i + 1 : verb.i + 7] if t.pos_ in {"PROPN", "NOUN", "PRON"}]
            if verb.doc.lang_ == "fr":  # "a déclaré à la BBC Peter Nagle": who is told stands before who speaks
                inverted = [t for t in inverted if t.dep_ not in {"pobj", "compound"}]
            source = nearby(between) or (inverted[0] if inverted else None)
        return self._claim(quotation, verb, source, "quotation before its verb of saying")

    def _according(self, quotation: Quotation, token: Token) -> Claim:
        beside = token.doc.lang_ == "fr"  # "selon" has its noun below it, "according" has it below its "to"
        source = next(
            (t for t in token.subtree if t.dep_ == "pobj" and (t.head if beside else t.head.head).i == token.i), None
        )
        claim = self._claim(quotation, token, source, "quotation followed by according to")
        claim.cue = "according to"
        return claim

    def _signed(self, quotation: Quotation, following: list[Token]) -> Claim | None:
        """A name alone at the line's end; a dash stands before it unless the quotation fills the line."""
        dashed = bool(following) and following[0].norm_ in {"—", "–", "--", "-"}
        opens_line = not self.page.text[self.page.line(quotation.start)[0] : quotation.start].strip(" \"“„«'‘`")
        rest = [t for t in following[dashed:] if not t.is_space]
        if not rest or len(rest) > 14 or not (dashed or opens_line) or any(t.pos_ in {"VERB", "AUX"} for t in rest):
            return None
        if rest[0].pos_ not in {"PROPN", "NOUN", "DET"} or not (dashed or rest[0].pos_ == "PROPN"):
            return None
        source = next((t for t in rest if t.pos_ in {"PROPN", "NOUN"} and t.dep_ != "compound"), rest[0])
        return Claim(
            quotation.start,
            self.page.end_of_words(quotation),
            "direct",
            "",
            "quotation signed after a dash",
            None,
            source,
        )

    def _tokens_after(self, quotation: Quotation) -> list[Token]:
        """Tokens up to the sentence's end, the line's end or the next quotation."""
        line_end = self.page.line(quotation.start)[1]
        found: list[Token] = []
        for token in self.page.parse[self.page.at(quotation.end - 1) + 1 :][:_REACH]:
            if token.idx >= line_end or (token.text in {".", "?", "!"} and found):
                break
            if token.idx >= quotation.end and self.page.quotation(token.idx) is not None:
                break
            if found or not _BLANK.fullmatch(token.text):
                found.append(token)
        return found

    # -- X said: "…" --------------------------------------------------------------------------------------------------

    def _before(self, quotation: Quotation) -> Claim | None:
        before = self._tokens_before(quotation)
        for position in range(len(before) - 1, -1, -1):
            token = before[position]
            claim = self._said_before(quotation, token, before[position + 1 :]) if self._is_cue(token) else None
            if claim is not None:
                return claim
            if token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBG", "VBN"}:
                break
        return self._after_colon(quotation, before)

    def _said_before(self, quotation: Quotation, verb: Token, between: list[Token]) -> Claim | None:
        last = between[-1] if between else verb
        set_off = last.text in {",", ":", "—", "–"} or last.norm_ == "that" or last is verb
        if not set_off or not self.page.is_whole(quotation):
            return None
        if "describe" in words().classes(verb.lemma_) and last.text != ":":
            return None
        if not ({"say", "utter", "think", "ask", "deny"} & words().classes(verb.lemma_)) and last.text not in {
            ":",
            ",",
        }:
            return None
        return self._claim(quotation, verb, self._source(verb, quotation), "quotation after its verb of saying")

    def _after_colon(self, quotation: Quotation, before: list[Token]) -> Claim | None:
        if not before or before[-1].text != ":" or not self.page.is_whole(quotation):
            return None
        sentence = before[:-1]
        verbs = [t for t in sentence if t.pos_ in {"VERB", "AUX"} and t.dep_ in {"ROOT", "ccomp", "conj"}]
        source = subject(verbs[0]) if verbs else nearby([t for t in sentence if t.ent_type_ not in {"DATE", "TIME"}])
        if source is None or not may_speak(source):
            return None
        return Claim(
            quotation.start, self.page.end_of_words(quotation), "direct", "", "quotation after a colon", None, source
        )

    def _tokens_before(self, quotation: Quotation) -> list[Token]:
        """Tokens of the quotation's sentence before its mark."""
        line_start = self.page.line(quotation.start)[0]
        found: list[Token] = []
        for i in range(self.page.at(quotation.start) - 1, -1, -1):
            token = self.page.parse[i]
            if token.idx < line_start or len(found) > _REACH:
                break
            if self.page.quotation(token.idx) is not None or (found and token.text in {".", "?", "!", ";"}):
                break
            if not found and token.text in {".", "?", "!", ";"}:
                break
            if found or not _BLANK.fullmatch(token.text) or token.text == ",":
                found.append(token)
        return found[::-1]

    # -- shared -------------------------------------------------------------------------------------------------------

    def _is_cue(self, token: Token) -> bool:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"amod", "compound", "aux"}:
            return False
        classes = words().classes(token.lemma_)
        return says_in_full(token) and "urge" not in classes and bool(_SPEECH & classes)

    def _source(self, verb: Token, quotation: Quotation) -> Token | None:
        left = self.page.at(self.page.sentence(verb)[0])
        found = agent(verb) if is_passive(verb) else subject(verb) or placed_before(verb, left)
        if found is None or quotation.start <= found.idx < quotation.end or is_first_person(found):
            return None
        return found

    def _claim(self, quotation: Quotation, cue: Token, source: Token | None, why: str) -> Claim:
        claim = Claim(quotation.start, self.page.end_of_words(quotation), "direct", cue.lemma_, why, cue, source)
        claim.addressee = addressee(cue)
        return claim


def _tells_of_speaker(verb: Token) -> bool:
    """ "…, a driver, who asked not to be named, told AFP": the clause about the speaker is not the one that speaks."""
    while verb.dep_ in {"conj", "xcomp"}:
        verb = verb.head
    return verb.dep_ == "relcl" and any(c.tag_ in {"WP", "WDT"} and c.i < verb.i for c in verb.children)
