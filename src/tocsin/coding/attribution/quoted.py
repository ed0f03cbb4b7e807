"""Gives each quotation its cue and its source: "…," X said; X told Y: "…"; "…" — X; and more of the same speaker."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tocsin.records import Quotation

from .claim import Claim
from .lexicon import words
from .page import Page
from .sources import addressee, agent, is_first_person, is_passive, nearby, placed_before, subject

_SPEECH = frozenset({"say", "think", "ask", "demand", "describe", "deny", "utter", "accuse", "want"})
_REACH = 45
"""Tokens between a quotation and its verb of saying; appositions of a speaker's offices run long."""
_CONTINUES = frozenset(",?!…-—–")
_SENTENCE_END = re.compile(r"\w{3,}[.!?][\"”’»]*\s")
_BLANK = re.compile(r"[\s\"“”„«»'‘’`,]*")


class Quoter:
    """The claims made by one page's quotations, in text order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.claims: list[Claim] = []
        self.cues: set[int] = set()
        """Indices of the verbs of saying that a quotation has taken."""

    def read(self) -> list[Claim]:
        """One claim for each quotation that somebody is heard in; scare quotes are left to the clauses around them."""
        for quotation in self.page.quotations:
            if self.page.is_furniture(quotation.start, quotation.end):
                continue
            claim = self._after(quotation) or self._before(quotation) or self._alone(quotation)
            if claim is not None:
                self.claims.append(claim)
                if claim.cue_token is not None:
                    self.cues.add(claim.cue_token.i)
        return self.claims

    # -- "…," X said --------------------------------------------------------------------------------------------------

    def _after(self, quotation: Quotation) -> Claim | None:
        text, end = self.page.text, quotation.end
        tail = text[end : end + 4].lstrip("\"“”„«»'‘’` ")
        runs_on = text[end - 1] in _CONTINUES or tail[:1] in {",", "—", "–"} or text[end : end + 1] in {",", "—"}
        if not runs_on or not quotation.closed or self._belongs_before(quotation):
            return None
        following = self._tokens_after(quotation)
        for position, token in enumerate(following):
            if token.lower_ == "according" and position <= 2:
                return self._according(quotation, token)
            if self._is_cue(token):
                return self._said_after(quotation, token, following[:position])
        return self._signed(quotation, following)

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
            source = nearby(between) or (inverted[0] if inverted else None)
        return self._claim(quotation, verb, source, "quotation before its verb of saying")

    def _according(self, quotation: Quotation, token: Token) -> Claim:
        source = next((t for t in token.subtree if t.dep_ == "pobj" and t.head.head.i == token.i), None)
        claim = self._claim(quotation, token, source, "quotation followed by according to")
        claim.cue = "according to"
        return claim

    def _signed(self, quotation: Quotation, following: list[Token]) -> Claim | None:
        """A name alone at the line's end; a dash stands before it unless the quotation fills the line."""
        dashed = bool(following) and following[0].lower_ in {"—", "–", "--", "-"}
        opens_line = not self.page.text[self.page.line(quotation.start)[0] : quotation.start].strip(" \"“„«'‘`")
        rest = [t for t in following[dashed:] if not t.is_space]
        if not rest or len(rest) > 14 or not (dashed or opens_line) or any(t.pos_ in {"VERB", "AUX"} for t in rest):
            return None
        if rest[0].pos_ not in {"PROPN", "NOUN", "DET"} or not (dashed or rest[0].pos_ == "PROPN"):
            return None
        source = next((t for t in rest if t.pos_ in {"PROPN", "NOUN"} and t.dep_ != "compound"), rest[0])
        return Claim(quotation.start, self._end(quotation), "direct", "", "quotation signed after a dash", None, source)

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
        set_off = last.text in {",", ":", "—", "–"} or last.lower_ == "that" or last is verb
        if not set_off or not self._is_whole(quotation):
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
        if not before or before[-1].text != ":" or not self._is_whole(quotation):
            return None
        sentence = before[:-1]
        verbs = [t for t in sentence if t.pos_ in {"VERB", "AUX"} and t.dep_ in {"ROOT", "ccomp", "conj"}]
        source = subject(verbs[0]) if verbs else nearby(sentence)
        if source is None or not self._may_speak(source):
            return None
        return Claim(quotation.start, self._end(quotation), "direct", "", "quotation after a colon", None, source)

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

    # -- words quoted in passing --------------------------------------------------------------------------------------

    def in_passing(self, claims: list[Claim]) -> list[Claim]:
        """Quoted parts of sentences that nobody is named for: the words stand, their speaker stays open.

        Labels of a few words, names of works and echoes of what was quoted before are no statements.
        """
        text, found = self.page.text, []
        for quotation in self.page.quotations:
            words_quoted = text[quotation.start : quotation.end].strip(" ,.").casefold()
            if len(words_quoted.split()) < 4 or self._is_title(quotation):
                continue
            if any(c.start < quotation.end and quotation.start < c.end for c in claims):
                continue
            if words_quoted not in text[: quotation.start - 1].casefold():
                end = self._end(quotation)
                found.append(Claim(quotation.start, end, "mixed", "", "words quoted in passing"))
        return found

    # -- more of the same speaker -------------------------------------------------------------------------------------

    def _alone(self, quotation: Quotation) -> Claim | None:
        """A quotation with no verb of its own: it goes on from the last one, or follows what its speaker did."""
        if not self._stands_alone(quotation) or self._is_title(quotation):
            return None
        signed = self._signed(quotation, self._tokens_after(quotation))
        if signed is not None:
            return signed
        claim = Claim(quotation.start, self._end(quotation), "direct", "", "quotation carried on")
        announced = self._announced(quotation)
        if announced is not None:
            claim.source, claim.why = announced, "quotation taken up by the next sentence"
        elif self._carries_on(quotation):
            claim.carried = self.claims[-1]
        else:
            claim.source, claim.why = self._previous_subject(quotation), "quotation after its speaker's act"
        return claim

    def _stands_alone(self, quotation: Quotation) -> bool:
        """A sentence, or a line, of its own."""
        before = self.page.text[self.page.line(quotation.start)[0] : quotation.start - 1].rstrip(
            " \u00a0\u202f\"“”„«»'‘’`"
        )
        starts = not before or before[-1] in ".!?:…—–]" or before.endswith((".”", '."'))
        first = self.page.text[quotation.start : quotation.start + 1]
        return (
            starts
            and (first.isupper() or first in "[(…'‘$." or first.isdigit() or not before)
            and self._is_whole(quotation)
        )

    def _is_title(self, quotation: Quotation) -> bool:
        """The name of a work or a banner's words: a few words in capitals, and no full stop."""
        said = self.page.text[quotation.start : quotation.end].rstrip(" ,.")
        long = [w for w in re.findall(r"[^\W\d_]+", said) if len(w) > 3]
        return said[-1] not in ".,?!…" and len(said.split()) < 9 and all(w[0].isupper() for w in long)

    def _carries_on(self, quotation: Quotation) -> bool:
        """Whether the last quotation stands in this paragraph, or just before it with nothing else said."""
        if not self.claims:
            return False
        last = self.claims[-1]
        between = self.page.text[last.end : quotation.start]
        if "\n" not in between:
            return len(between) < 400 and not self._other_voice(between)
        first = self.page.line(quotation.start)[0]
        own = self.page.text[first : quotation.start].strip(" \"“”„«»'‘’`")
        return not own and self.page.text[last.end : first].count("\n") <= 3

    def _other_voice(self, between: str) -> bool:
        """Whether a whole sentence stands between two quotations."""
        return len(_SENTENCE_END.findall(between)) > 1

    def _announced(self, quotation: Quotation) -> Token | None:
        """The pronoun of a following "He went on to say": whoever goes on has just been heard."""
        tokens = [
            t for t in self.page.parse[self.page.at(quotation.end) : self.page.at(quotation.end) + 6] if t.is_alpha
        ]
        if (
            len(tokens) < 2
            or tokens[0].lower_ not in {"he", "she", "they"}
            or tokens[1].lemma_ not in {"go", "add", "continue"}
        ):
            return None
        return tokens[0]

    def _previous_subject(self, quotation: Quotation) -> Token | None:
        before = self.page.at(quotation.start) - 2
        line_start = self.page.line(quotation.start)[0]
        while before > 0 and not self.page.parse[before].is_alpha:
            before -= 1
        token = self.page.parse[before]
        if token.idx < line_start or self.page.quotation(token.idx) is not None:
            return None
        root = token.sent.root
        found = subject(root) if root.idx >= line_start else None
        return found if found is not None and self._may_speak(found) else None

    # -- shared -------------------------------------------------------------------------------------------------------

    def _is_cue(self, token: Token) -> bool:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"amod", "compound", "aux"}:
            return False
        return bool(_SPEECH & words().classes(token.lemma_))

    def _source(self, verb: Token, quotation: Quotation) -> Token | None:
        left = self.page.at(self.page.sentence(verb)[0])
        found = agent(verb) if is_passive(verb) else subject(verb) or placed_before(verb, left)
        if found is None or quotation.start <= found.idx < quotation.end or is_first_person(found):
            return None
        return found

    def _may_speak(self, token: Token) -> bool:
        """Persons, names and pronouns speak; a thing named by a common noun does not."""
        return token.pos_ == "PROPN" or token.lower_ in {"he", "she", "they"} or bool(token.ent_type_)

    def _is_whole(self, quotation: Quotation) -> bool:
        """Whether what is quoted ends where its sentence does, and so is no fragment of the sentence around it."""
        text, end = self.page.text, quotation.end
        if text[end - 1] in ".?!…,":
            return True
        tail = text[end : self.page.line(quotation.start)[1]].lstrip("\"“”„«»'‘’` ")
        return not tail or tail[0] in ".;,—–" or bool(re.match(r"(?:and|adding|but) ", tail))

    def _claim(self, quotation: Quotation, cue: Token, source: Token | None, why: str) -> Claim:
        claim = Claim(quotation.start, self._end(quotation), "direct", cue.lemma_, why, cue, source)
        claim.addressee = addressee(cue)
        return claim

    def _end(self, quotation: Quotation) -> int:
        end = quotation.end
        while self.page.text[end - 1] in ", ":
            end -= 1
        return end
