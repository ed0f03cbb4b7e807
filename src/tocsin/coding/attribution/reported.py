"""Finds reported words that a verb introduces: X said that …; …, X said; X urged Y to …; X described Y as …."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from spacy.tokens import Token

from .claim import Claim
from .lexicon import words
from .page import Page
from .sources import addressee, agent, is_first_person, is_passive, is_undone, placed_before, subject

_CLAUSES = frozenset({"ccomp", "xcomp"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "oprd", "dative", "attr", "acomp"})
_CHARGES = frozenset({"charge", "report", "rumor", "rumour", "involvement", "responsibility", "wrongdoing"})
_ADDRESSING = frozenset({"tell", "inform", "remind", "assure", "reassure", "warn", "promise"})
_MEASURES = frozenset({"poll", "investigation", "inquiry", "figure", "datum", "data", "analysis", "court", "audit"})


class Reporter:
    """The claims that one page's verbs of saying introduce, in text order."""

    def __init__(self, page: Page, taken: Iterable[int]) -> None:
        self.page = page
        self.taken = frozenset(taken)

    def read(self) -> list[Claim]:
        """One claim a verb, unless a quotation has taken it or nothing was in fact said."""
        found = []
        for verb in self.page.parse:
            classes = words().classes(verb.lemma_)
            if classes and verb.pos_ == "VERB" and verb.dep_ != "amod" and verb.i not in self.taken:
                claim = self._claim(verb, classes)
                if claim is not None and claim.end > claim.start:
                    found.append(claim)
        return found

    def _claim(self, verb: Token, classes: frozenset[str]) -> Claim | None:
        if is_undone(verb):
            return None
        passive = is_passive(verb)
        if "describe" in classes and verb.tag_ == "VBN" and verb.dep_ in {"acl", "ROOT", "conj", "advcl"}:
            doubtful = self._doubtful(verb)
            if doubtful is not None:
                return doubtful
        if passive and not ({"describe", "think", "say"} & classes and agent(verb) is not None):
            return None
        quoting = _quoting(verb)
        if quoting is not None:
            return self._passed_on(verb, quoting)
        source = agent(verb) if passive else self._source(verb, classes)
        if source is None or is_first_person(source) or source.i == verb.i:
            return None
        for name, build in self._builders().items():
            if name in classes:
                claim = build(verb, source)
                if claim is not None:
                    return self._finished(claim, verb, source)
        return None

    def _passed_on(self, verb: Token, quoting: Token) -> Claim | None:
        """ "The agency quoted X as saying …", "X was quoted as saying …"."""
        clause = self._clause_after(verb)
        passive = is_passive(quoting)
        objects = [c for c in quoting.children if c.dep_ in ({"nsubjpass"} if passive else {"dobj"})]
        outlet = agent(quoting) if passive else subject(quoting)
        if clause is None or not objects:
            return None
        claim = self._of(verb, [clause], "quoted as saying")
        claim.through = [objects[0]]
        return self._finished(claim, verb, outlet or objects[0])

    def _source(self, verb: Token, classes: frozenset[str]) -> Token | None:
        start = self.page.at(self.page.sentence(verb)[0])
        found = subject(verb)
        if found is None and {"say", "think"} & classes and verb.tag_ in {"VBD", "VBZ", "VBP"}:
            found = placed_before(verb, start)
        if found is not None and any(t.lower_ in {"citing", "quoting"} for t in found.subtree if t.i < found.i):
            return placed_before(verb, start)
        return found

    def _builders(self) -> Mapping[str, Callable[[Token, Token], Claim | None]]:
        return {
            "say": self._said,
            "think": self._thought,
            "find": self._found,
            "want": self._wanted,
            "deny": self._denied,
            "describe": self._described,
            "ask": self._asked,
            "demand": self._demanded,
            "accuse": self._accused,
        }

    def _finished(self, claim: Claim, verb: Token, source: Token) -> Claim:
        claim.cue_token, claim.source = verb, source
        start, end = self.page.within_line(verb.idx, claim.start, claim.end)
        claim.start, claim.end = self.page.trimmed(start, self._without_aside(start, end))
        if any(claim.start <= q.start < claim.end for q in self.page.quotations):
            claim.quote = "mixed"
        if self.page.quotation(verb.idx) is not None:
            claim.is_statement = False
        whom = addressee(verb)
        if whom is not None and whom.i != source.i:
            claim.addressee = whom
        return claim

    def _without_aside(self, start: int, end: int) -> int:
        """The end of the content without a closing ", who …", ", which …": that is the outlet's own addition."""
        last = self.page.parse[self.page.at(end - 1)]
        while last.is_punct and last.i:
            last = last.nbor(-1)
        for token in (last, *last.ancestors):
            if token.dep_ == "relcl" and token.right_edge.i >= last.i and token.left_edge.idx > start:
                before = token.left_edge.nbor(-1)
                if before.text == "," and token.left_edge.tag_ in {"WDT", "WP", "WP$"}:
                    return before.idx
        return end

    # -- classes of verbs ---------------------------------------------------------------------------------------------

    def _said(self, verb: Token, source: Token) -> Claim | None:
        clause = self._clause_after(verb)
        if clause is not None and not _is_closing(clause):
            return self._of(verb, [clause], "verb of saying with its clause")
        return self._that_after(verb) or (
            self._as_reported(verb) or self._inverted(verb, source) or self._rest(verb) or self._bare(verb)
        )

    def _thought(self, verb: Token, source: Token) -> Claim | None:
        clause = self._clause_after(verb, finite=True)
        claim = self._of(verb, [clause], "verb of holding true") if clause is not None else self._inverted(verb, source)
        if claim is not None:
            claim.needs_actor = True
        return claim

    def _wanted(self, verb: Token, _source: Token) -> Claim | None:
        clause = self._clause_after(verb)
        return self._of(verb, [clause], "verb of expecting", statement=False) if clause is not None else None

    def _found(self, verb: Token, source: Token) -> Claim | None:
        clause = self._clause_after(verb, finite=True)
        if clause is None:
            return None
        speaks = source.lemma_.lower() in words().documents | _MEASURES
        return self._of(verb, [clause], "finding of a document", statement=speaks)

    def _denied(self, verb: Token, _source: Token) -> Claim | None:
        parts = [c for c in verb.children if c.dep_ in _OBJECTS and c.i > verb.i]
        if not parts:
            return None
        nouns = words().nouns | _CHARGES
        stated = any(c.dep_ in _CLAUSES or c.lemma_.lower() in nouns for c in parts)
        return self._of(verb, parts, "verb of denying", statement=stated)

    def _described(self, verb: Token, _source: Token) -> Claim | None:
        parts = [
            c for c in verb.children if c.i > verb.i and (c.dep_ in _OBJECTS or (c.dep_ == "prep" and c.lower_ == "as"))
        ]
        judged = any(c.lower_ == "as" for part in parts for c in (part, *part.children))
        if "name" in words().classes(verb.lemma_):
            judged = judged or any(c.dep_ in {"oprd", "ccomp", "xcomp"} for c in parts)
        if not parts or not judged or any(c.lower_ == "on" and c.dep_ == "prep" for c in verb.children):
            return None
        return self._of(verb, parts, "verb of describing")

    def _doubtful(self, verb: Token) -> Claim | None:
        """ "described as "imposed" by X": X may have described, or imposed; so the words stand without a speaker."""
        end = self.page.sentence(verb)[1]
        quotation = next((q for q in self.page.quotations if verb.idx < q.start < end), None)
        if quotation is None or self.page.text[verb.idx + len(verb) : quotation.start].strip(" \"“'‘") not in {
            "as",
            "",
        }:
            return None
        inner = self.page.parse[self.page.at(quotation.end - 1)]
        by = next((t for t in verb.doc[inner.i + 1 : inner.i + 3] if t.lower_ == "by"), None)
        whom = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        if inner.tag_ not in {"VBN", "VBD"} or whom is None:
            return None
        claim = Claim(quotation.start, quotation.end, "mixed", verb.lemma_, "quoted words with a by-phrase", verb)
        claim.ambiguous = (f"{verb.text} by {whom.text}", f"{inner.text} by {whom.text}")
        return claim

    def _asked(self, verb: Token, _source: Token) -> Claim | None:
        parts = [c for c in verb.children if c.i > verb.i and c.dep_ in _OBJECTS]
        if not parts or verb.dep_ == "acl":
            return None
        told = verb.lemma_ in {"urge", "propose"} or any(c.dep_ in _CLAUSES for c in parts)
        return self._of(verb, parts, "verb of asking", statement=told)

    def _demanded(self, verb: Token, _source: Token) -> Claim | None:
        prepositions = {"for", "on"} if verb.lemma_ == "call" else {"on"}
        parts = [c for c in verb.children if c.i > verb.i and (c.dep_ in _OBJECTS or c.lower_ in prepositions)]
        if not parts or (verb.lemma_ == "call" and not any(c.lower_ in prepositions for c in parts)):
            return None
        stated = any(c.dep_ == "ccomp" and any(m.lower_ == "that" for m in c.children) for c in parts)
        return self._of(verb, parts, "verb of demanding", statement=stated)

    def _accused(self, verb: Token, _source: Token) -> Claim | None:
        parts = [c for c in verb.children if c.i > verb.i and (c.dep_ in _OBJECTS or c.dep_ == "prep")]
        return self._of(verb, parts, "verb of blame or praise", statement=False) if parts else None

    # -- where the content stands -------------------------------------------------------------------------------------

    def _of(self, verb: Token, parts: list[Token], why: str, *, statement: bool = True) -> Claim:
        """The stretch that the parts cover after the verb."""
        first = max(verb.i + 1, min(part.left_edge.i for part in parts))
        last = max(part.right_edge.i for part in parts)
        tokens = verb.doc
        while first < last and (tokens[first].lower_ == "that" or tokens[first].is_punct or tokens[first].is_space):
            first += 1
        end = tokens[last].idx + len(tokens[last])
        return Claim(tokens[first].idx, end, "indirect", verb.lemma_, why, is_statement=statement)

    def _clause_after(self, verb: Token, *, finite: bool = False) -> Token | None:
        for child in verb.children:
            if child.i > verb.i and child.dep_ == "ccomp" and (not finite or _is_finite(child)):
                return child
        return None

    def _that_after(self, verb: Token) -> Claim | None:
        """A that-clause which the parser has hung elsewhere."""
        sentence_end = self.page.sentence(verb)[1]
        if verb.lemma_ not in _ADDRESSING and any(c.dep_ == "dobj" for c in verb.children):
            return None
        reach = 18 if verb.lemma_ in _ADDRESSING else 7
        for token in verb.doc[verb.i + 1 : verb.i + reach]:
            if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.is_punct or token.idx >= sentence_end:
                return None
            if token.lower_ == "that" and token.dep_ in {"mark", "nsubj", "det"} and token.head.i > token.i:
                start = token.idx + len(token)
                return Claim(start, sentence_end, "indirect", verb.lemma_, "verb of saying followed by that")
        return None

    def _rest(self, verb: Token) -> Claim | None:
        """The rest of the sentence after a plain "said", where the parser has torn the clause apart."""
        following = verb.doc[verb.i + 1 : verb.i + 2]
        if verb.lemma_ != "say" or not following or following[0].is_punct or following[0].tag_ in {"TO", "IN"}:
            return None
        end = self.page.sentence(verb)[1]
        rest = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.idx < end]
        if len(rest) < 5 or not any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in rest):
            return None
        return Claim(following[0].idx, end, "indirect", verb.lemma_, "rest of the sentence after said")

    def _as_reported(self, verb: Token) -> Claim | None:
        """ "As the paper reported, …": the main clause is what was said."""
        if verb.dep_ != "advcl" or not any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children):
            return None
        if any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.children) or verb.right_edge.pos_ == "AUX":
            return None
        start, end = self.page.sentence(verb)
        after = verb.right_edge.idx + len(verb.right_edge)
        if verb.head.i > verb.i:
            return Claim(after, end, "indirect", verb.lemma_, "as X reported, before its clause")
        return Claim(start, verb.left_edge.idx, "indirect", verb.lemma_, "as X reported, after its clause")

    def _inverted(self, verb: Token, source: Token) -> Claim | None:
        """ "…, X said" at the sentence's end, or between commas in its midst."""
        if any(c.dep_ in {"dobj", "xcomp"} for c in verb.children if c.i > verb.i):
            return None
        before = self._comma_before(source if verb.i - 40 < source.i < verb.i else verb)
        if before is None or before.text not in {",", "—", "–", "--", "”", '"'}:
            return None
        start, end = self.page.sentence(verb)
        resumed = self._resumes(verb, source, end)
        if before.idx <= start + 2 and not resumed:
            return None
        why = "verb of saying between the parts of its clause" if resumed else "verb of saying after its clause"
        return Claim(start, end if resumed else before.idx, "indirect", verb.lemma_, why)

    def _comma_before(self, token: Token) -> Token | None:
        """What sets the phrase around a token off from the words before it."""
        at = token.i - 1
        while at > 0 and not token.doc[at].is_punct and token.doc[at].pos_ not in {"VERB", "AUX", "SPACE"}:
            at -= 1
        while at > 0 and token.doc[at].text in {"-", "."} and token.doc[at + 1].idx == token.doc[at].idx + 1:
            at -= 1
            while at > 0 and not token.doc[at].is_punct and token.doc[at].pos_ not in {"VERB", "AUX", "SPACE"}:
                at -= 1
        return token.doc[at] if at > 0 else None

    def _resumes(self, verb: Token, source: Token, end: int) -> bool:
        """Whether the clause goes on after "X said,"."""
        last = max(verb.i, source.right_edge.i if source.i > verb.i else verb.i)
        for token in verb.doc[last + 1 : last + 6]:
            if token.idx >= end or token.text == ".":
                return False
            if token.text == ",":
                following = verb.doc[token.i + 1 : token.i + 2]
                rest = self.page.text[token.idx + 1 : end]
                stops = following and (
                    following[0].tag_ in {"VBG", "WDT", "WP"}
                    or following[0].lower_ in {"and", "but", "according", "while"}
                )
                return not stops and len(rest.split()) > 3 and not re.match(r"\s*(?:the )?[A-Z][\w ]+ report", rest)
        return False

    def _bare(self, verb: Token) -> Claim | None:
        """ "X reported thirty deaths", "X vowed to fight": a holder, but no words are told."""
        if "tell_of" not in words().classes(verb.lemma_):
            return None
        parts = [
            c for c in verb.children if c.i > verb.i and (c.dep_ in {"dobj", "xcomp"} or c.lower_ in {"against", "of"})
        ]
        return self._of(verb, parts, "verb of saying with an object", statement=False) if parts else None


def _is_finite(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children)


def _quoting(verb: Token) -> Token | None:
    """The "quoted" of "quoted as saying"."""
    preposition = verb.head
    if verb.dep_ == "pcomp" and preposition.lower_ == "as" and "quote" in words().classes(preposition.head.lemma_):
        return preposition.head
    return None


def _is_closing(clause: Token) -> bool:
    """Whether a supposed clause is in truth the ", the agency reported" that closes the sentence."""
    if "say" not in words().classes(clause.lemma_) or any(
        c.dep_ in {"ccomp", "xcomp", "dobj"} for c in clause.children
    ):
        return False
    start = min((c.left_edge.i for c in clause.children if c.dep_ == "nsubj"), default=clause.i)
    return start > 0 and clause.doc[start - 1].text == ","
