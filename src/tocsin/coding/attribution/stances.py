"""Finds acts that stand in somebody's wish, threat, charge or proposal, told by a noun.

"The movement's call to march", "a threat of further strikes", "floated the idea of a blockade": no words are reported,
yet the act is there only because somebody wants, fears or alleges it. What comes of these are holders, never
statements; and where the text does not tell whose stance it is, nothing.
"""

from __future__ import annotations

from spacy.tokens import Token

from .claim import Claim
from .lexicon import words
from .page import Page
from .sources import is_first_person, is_undone, subject

_VERBAL = frozenset({"VERB", "AUX"})
_OF = frozenset({"of", "for"})
_BY = frozenset({"by", "from"})


class Stances:
    """The claims that one page's nouns of wanting, threatening and charging make, in text order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._words = words()

    def read(self) -> list[Claim]:
        """One claim a noun or verb."""
        return [c for t in self.page.parse if (c := self._claim(t)) is not None and c.end > c.start]

    def _claim(self, token: Token) -> Claim | None:
        if token.lemma_.lower() in self._words.responsibility:
            return self._owned_up(token)
        if token.pos_ == "NOUN" and token.lemma_.lower() in self._words.leanings:
            return self._held(token, self._airing(token))
        if token.pos_ != "NOUN" or token.lemma_.lower() not in self._words.stances | self._words.ideas:
            return None
        return self._held(token, self._owner(token))

    def _held(self, noun: Token, source: Token | None) -> Claim | None:
        content = next((c for c in noun.children if c.i > noun.i and _is_content(c)), None) or _to_act(noun)
        if source is None or content is None or is_first_person(source):
            return None
        start = content.nbor().idx if content.dep_ == "prep" else content.left_edge.idx
        end = end_of_wish(content)
        start, end = self.page.trimmed(*self.page.within_line(noun.idx, start, end))
        claim = Claim(start, end, "indirect", noun.lemma_, "act in somebody's stance", noun, source)
        quoted = [q for q in self.page.quotations if start <= q.start < end]
        claim.quote = "mixed" if quoted else "indirect"
        claim.is_statement = any(len(self.page.text[q.start : q.end].split()) > 1 for q in quoted)
        claim.is_statement &= self.page.quotation(noun.idx) is None
        claim.needs_source = True
        return claim

    def _owned_up(self, noun: Token) -> Claim | None:
        """ "Claimed responsibility for the attacks": the deed is told by whoever says that it was theirs."""
        verb = noun.head
        if noun.dep_ != "dobj" or verb.lemma_.lower() not in self._words.owning or is_undone(verb):
            return None
        source, content = subject(verb), next((c for c in noun.children if c.norm_ == "for"), None)
        if content is None:
            content = next((c for c in verb.children if c.norm_ == "for" and c.i > noun.i), None)
        if source is None or content is None or content.i + 1 >= len(noun.doc) or is_first_person(source):
            return None
        end = content.right_edge.idx + len(content.right_edge)
        last = self.page.sentence(noun)[1]
        end = last if self.page.text[end : end + 1] == ";" else end
        start, end = self.page.trimmed(*self.page.within_line(noun.idx, content.nbor().idx, end))
        claim = Claim(start, end, "indirect", verb.lemma_, "responsibility claimed for a deed", verb, source)
        claim.is_statement, claim.needs_source = False, True
        return claim

    def _owner(self, noun: Token) -> Token | None:
        """Whose stance it is: the possessor, the by- or from-phrase, or the subject that airs it."""
        for child in noun.children:
            if child.dep_ == "poss":
                return child if child.tag_ != "PRP$" else self._airing(noun) or child
            if child.dep_ == "prep" and child.norm_ in _BY:
                return next((c for c in child.children if c.dep_ == "pobj"), None)
        return self._airing(noun)

    def _airing(self, noun: Token) -> Token | None:
        """The subject of "voiced a demand", "floated the idea": verbs whose subject has the stance that they tell."""
        first = noun
        while first.dep_ in {"conj", "appos"} and first.head.pos_ == "NOUN":
            first = first.head
        verb = first.head
        if first.dep_ not in {"dobj", "conj"} or verb.pos_ not in _VERBAL or is_undone(verb):
            return None
        return subject(verb) if verb.lemma_.lower() in self._words.airing else None


def end_of_wish(content: Token) -> int:
    """The end of an act without a closing "who …", "that …", which tells of somebody what is so already."""
    last = content.right_edge
    for token in (last, *last.ancestors):
        if token.i == content.i:
            break
        if token.dep_ == "relcl" and token.right_edge.i >= last.i and token.left_edge.tag_ in {"WP", "WDT", "WP$"}:
            before = token.left_edge.nbor(-1)
            return before.idx + len(before)
    return last.idx + len(last)


def _is_content(child: Token) -> bool:
    """An infinitive, a that-clause, or an act behind "of" and "for"."""
    if child.dep_ in {"acl", "relcl", "ccomp"}:
        return any(c.norm_ in {"to", "that"} and c.dep_ in {"aux", "mark"} for c in child.children)
    if child.dep_ == "prep" and child.norm_ == "to":
        return any(c.dep_ == "pcomp" for c in child.children)  # "his opposition to sending troops"
    return child.dep_ == "prep" and child.norm_ in _OF


def _to_act(noun: Token) -> Token | None:
    """The infinitive right after "the call by the movement", which the parser hangs on the sentence's verb."""
    last = noun.right_edge
    following = noun.doc[last.i + 1 : last.i + 2]
    if following and following[0].dep_ == "prep" and _is_content(following[0]) and following[0].norm_ == "to":
        return following[0]
    return following[0].head if following and following[0].tag_ == "TO" and following[0].head.i > last.i else None
