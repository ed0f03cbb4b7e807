"""Finds reported words that a verb introduces: X said that …; …, X said; X urged Y to …; X described Y as …."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from spacy.tokens import Token

from .claim import Claim
from .content import CLAUSES, Content, is_closing
from .doubtful import doubtful
from .inserted import told_by_pronoun
from .labels import end_of_label, is_named, is_new
from .lexicon import words
from .page import Page
from .parted import parted
from .sources import (
    addressee,
    agent,
    is_first_person,
    is_passive,
    is_undone,
    placed_before,
    postposed,
    says_in_full,
    subject,
)
from .torn import is_inverted, is_that_said, is_verb_after_all
from .wishes import Wishes, would_like

_CREDIT = re.compile(r", according to [^,;]*$")
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "oprd", "dative", "attr", "acomp"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MEASURES = frozenset(
    {"poll", "number", "investigation", "inquiry", "figure", "datum", "data", "analysis", "court", "audit"}
)


class Reporter:
    """The claims that one page's verbs of saying introduce, in text order."""

    def __init__(self, page: Page, taken: Iterable[int]) -> None:
        self.page = page
        self.content = Content(page)
        self.wishes = Wishes(self.content)
        self.taken = frozenset(taken)

    def read(self) -> list[Claim]:
        """One claim a verb, unless a quotation has taken it or nothing was in fact said."""
        claims = map(self._told, self.page.parse)
        found = [claim for claim in claims if claim is not None and claim.end > claim.start]
        return [part for claim in found for part in parted(self.page, claim)]

    def _told(self, verb: Token) -> Claim | None:
        classes = words().classes(verb.lemma_)
        if verb.i in self.taken:
            return self._before_quotation(verb) if "say" in classes else None
        if classes and (verb.pos_ == "VERB" or is_verb_after_all(verb)) and verb.dep_ != "amod":
            return self._claim(verb, classes)
        return self._made_clear(verb) if verb.lemma_ == "be" else None

    def _made_clear(self, verb: Token) -> Claim | None:
        """ "The ministry was clear that …", "is adamant no troops left": an adjective that tells of words."""
        adjective = next((c for c in verb.children if c.dep_ == "acomp" and c.lemma_ in words().adjectives), None)
        source = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if adjective is None or source is None or source.norm_ in {"it", "this", "that"} or is_undone(verb):
            return None
        clause = self.content.clause_after(adjective, finite=True) or self.content.clause_after(verb, finite=True)
        if clause is None or is_first_person(source):
            return None
        claim = self.content.of(adjective, [clause], "adjective of saying with its clause")
        claim.needs_actor = True
        return self._finished(claim, verb, source)

    def _before_quotation(self, verb: Token) -> Claim | None:
        """ "As the road is closed, Osman said, “we wait”": the clause before the verb is said too, without marks."""
        source = subject(verb)
        quoted = next((q for q in self.page.quotations if q.start > verb.idx), None)
        if (
            source is None
            or source.i > verb.i
            or verb.tag_ == "VBG"
            or quoted is None
            or self.page.text[verb.idx : quoted.start].count(",") != 1
        ):
            return None
        claim = self.content.inverted(verb, source)
        if claim is None:
            return None
        claim.end = min(claim.end, source.left_edge.idx)
        said = verb.doc[self.page.at(claim.start) : source.left_edge.i]
        if any(claim.start <= q.start < claim.end for q in self.page.quotations) or not any(map(_has_subject, said)):
            return None
        return self._finished(claim, verb, source)

    def _claim(self, verb: Token, classes: frozenset[str]) -> Claim | None:
        if is_undone(verb) and not ("wish" in classes and would_like(verb)):
            return None
        if not says_in_full(verb) or is_that_said(verb):
            return None
        inserted = told_by_pronoun(self.page, verb) if {"say", "think", "find"} & classes else None
        if inserted is not None and inserted.source is not None:
            return self._finished(inserted, verb, inserted.source)
        passive = is_passive(verb)
        if "describe" in classes and verb.tag_ == "VBN" and verb.dep_ in {"acl", "ROOT", "conj", "advcl"}:
            unclear = doubtful(self.page, verb)
            if unclear is not None:
                return unclear
        if passive and not ({"describe", "think", "say"} & classes and agent(verb) is not None):
            return None
        quoting = _quoting(verb)
        if quoting is not None:
            return self._passed_on(verb, quoting)
        source = agent(verb) if passive else self._source(verb, classes)
        if source is None or _is_nobody(source) or is_first_person(source) or source.i == verb.i:
            return None
        for name, build in self._builders().items():
            if name in classes:
                claim = build(verb, source)
                if claim is not None:
                    return self._finished(claim, verb, source)
        return None

    def _passed_on(self, verb: Token, quoting: Token) -> Claim | None:
        """ "The agency quoted X as saying …", "X was quoted as saying …"."""
        clause = self.content.clause_after(verb)
        passive = is_passive(quoting)
        objects = [c for c in quoting.children if c.dep_ in ({"nsubjpass"} if passive else {"dobj"})]
        outlet = agent(quoting) if passive else subject(quoting)
        if clause is None or not objects:
            return None
        claim = self.content.of(verb, [clause], "quoted as saying")
        claim.through = [objects[0]]
        return self._finished(claim, verb, outlet or objects[0])

    def _source(self, verb: Token, classes: frozenset[str]) -> Token | None:
        start = self.page.at(self.page.sentence(verb)[0])
        behind = postposed(verb) if "say" in classes else None
        if behind is not None:
            return behind
        found = subject(verb)
        if found is None and verb.pos_ == "NOUN":
            return next((c for c in verb.children if c.dep_ in {"compound", "nmod"}), None)
        if found is None and {"say", "think"} & classes and verb.tag_ in {"VBD", "VBZ", "VBP"}:
            found = placed_before(verb, start) or self._cut_off(verb)
        if found is not None and any(t.norm_ in {"citing", "quoting"} for t in found.subtree if t.i < found.i):
            return placed_before(verb, start)
        return found

    def _cut_off(self, verb: Token) -> Token | None:
        """The noun right before a verb that the parser has opened a sentence with: "The mayors | allege that …"."""
        before = verb.doc[max(0, verb.i - 1) : verb.i]
        if verb.dep_ != "ROOT" or verb.i != verb.sent.start or not before:
            return None
        same_line = self.page.line(before[0].idx) == self.page.line(verb.idx)
        return before[0] if same_line and before[0].pos_ in {"NOUN", "PROPN", "PRON"} else None

    def _builders(self) -> Mapping[str, Callable[[Token, Token], Claim | None]]:
        return {
            "mention": self._mentioned,
            "say": self._said,
            "think": self._thought,
            "find": self._found,
            "want": self._wanted,
            "wish": self.wishes.wished,
            "favour": self.wishes.favoured,
            "wonder": self.wishes.wondered,
            "deny": self._denied,
            "describe": self._described,
            "ask": self._asked,
            "demand": self._demanded,
            "accuse": self._accused,
        }

    def _finished(self, claim: Claim, verb: Token, source: Token) -> Claim:
        claim.cue_token, claim.source = verb, source
        start, end = self.page.within_line(verb.idx, claim.start, claim.end)
        claim.start, claim.end = self.page.trimmed(start, self._without_aside(start, end, verb))
        if any(claim.start <= q.start < claim.end for q in self.page.quotations):
            claim.quote = "mixed"
            claim.is_statement |= self._quotes_words(claim)
        if self.page.quotation(verb.idx) is not None:
            claim.is_statement = False
        whom = addressee(verb)
        if whom is not None and whom.i != source.i:
            claim.addressee = whom
        return claim

    def _quotes_words(self, claim: Claim) -> bool:
        """Whether more than a label is quoted: a direct or mixed quotation is always a statement (ruling 2)."""
        least = 2 if claim.why == "verb of blame or praise" else 3
        return claim.why != "verb of expecting" and any(
            claim.start <= q.start < claim.end and len(self.page.text[q.start : q.end].split()) >= least
            for q in self.page.quotations
        )

    def _without_aside(self, start: int, end: int, verb: Token) -> int:
        """The end of the content without what the outlet adds to it after a comma.

        ", who …", ", which …"; ", referring to …"; ", while others said …", whose words these are not.
        """
        credited = _CREDIT.search(self.page.text, max(start, verb.idx), end)
        if credited is not None:
            return credited.start()
        last = self.page.parse[self.page.at(end - 1)]
        while last.is_punct and last.i:
            last = last.nbor(-1)
        for token in (last, *last.ancestors):
            if token.i == verb.i:
                break
            if token.right_edge.i >= last.i and token.left_edge.idx > max(start, verb.idx) and token.left_edge.i:
                before = token.left_edge.nbor(-1)
                if before.text == "," and _is_added(token):
                    return before.idx
        return end

    # -- classes of verbs ---------------------------------------------------------------------------------------------

    def _said(self, verb: Token, source: Token) -> Claim | None:
        clause = self.content.clause_after(verb)
        if clause is not None and is_inverted(verb, clause):
            return None
        if clause is not None and not is_closing(clause) and source != postposed(verb):
            claim = self.content.of(verb, [clause], "verb of saying with its clause")
            claim.needs_actor = source.pos_ == "NOUN" and "find" in words().classes(verb.lemma_)
            return claim
        return self.content.that_after(verb) or (
            self.content.as_reported(verb)
            or self.content.inverted(verb, source)
            or self.content.rest(verb)
            or self.content.bare(verb)
        )

    def _mentioned(self, verb: Token, _source: Token) -> Claim | None:
        """ "Elders speak of 300 newcomers", "the ministry cited the drought", "a guard says 200"."""
        if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
            return None
        parts = [c for c in verb.children if c.i > verb.i and _is_mentioned(verb, c)]
        claim = self.content.of(verb, parts, "verb of mentioning") if parts else None
        if claim is not None:
            claim.needs_actor = True
        return claim

    def _thought(self, verb: Token, source: Token) -> Claim | None:
        clause = self.content.clause_after(verb, finite=True)
        claim = (
            self.content.of(verb, [clause], "verb of holding true")
            if clause is not None
            else self.content.inverted(verb, source)
        )
        if claim is not None:
            claim.needs_actor = True
        return claim

    def _wanted(self, verb: Token, _source: Token) -> Claim | None:
        clause = self.content.clause_after(verb)
        if clause is None:
            return None
        finite = verb.tag_ in _FINITE and self.content.clause_after(verb, finite=True) is not None
        claim = self.content.of(verb, [clause], "verb of expecting", statement=finite)
        claim.needs_actor = True
        return claim

    def _found(self, verb: Token, source: Token) -> Claim | None:
        clause = self.content.clause_after(verb, finite=True)
        speaks = source.lemma_.lower() in words().documents | _MEASURES
        seen = next((c for c in verb.children if c.i > verb.i and _is_seen(c)), None)
        if clause is None and seen is not None and source.lemma_.lower() in words().documents | words().pictures:
            clause, speaks = seen, False
        if clause is None:
            claim = self.content.inverted(verb, source) if speaks and verb.tag_ != "VBN" else None
            if claim is not None:
                claim.needs_actor = True
            return claim
        claim = self.content.of(verb, [clause], "finding of a document", statement=speaks)
        claim.needs_actor = True
        return claim

    def _denied(self, verb: Token, _source: Token) -> Claim | None:
        parts = [c for c in verb.children if c.dep_ in _OBJECTS and c.i > verb.i]
        if not parts:
            return None
        stated = any(c.dep_ in CLAUSES for c in parts)  # "denied the charge" is an event and no more (ruling 2)
        if verb.lemma_ not in {"deny", "reject"}:
            stated = stated or any(g.dep_ in {"acl", "relcl"} for c in parts for g in c.children)
        return self.content.of(verb, parts, "verb of denying", statement=stated)

    def _described(self, verb: Token, _source: Token) -> Claim | None:
        parts = [
            c for c in verb.children if c.i > verb.i and (c.dep_ in _OBJECTS or (c.dep_ == "prep" and c.norm_ == "as"))
        ]
        judged = any(c.norm_ == "as" for part in parts for c in (part, *part.children))
        if "name" in words().classes(verb.lemma_):
            judged = judged or any(c.dep_ in {"oprd", "ccomp", "xcomp"} or is_named(c) for c in parts)
        if any(c.norm_.endswith(("self", "selves")) for part in parts for c in (part, *part.children)):
            return None
        told = [c for c in parts if verb.lemma_ == "describe" and c.dep_ == "dobj" and is_new(c)]
        if told and not judged and not is_undone(verb) and verb.tag_ in {"VBD", "VBZ", "VBP"}:
            claim = self.content.of(verb, told, "verb of describing something new")
            claim.needs_actor = True
            return claim
        if not parts or not judged or any(c.norm_ == "on" and c.dep_ == "prep" for c in verb.children):
            return None
        claim = self.content.of(verb, parts, "verb of describing")
        claim.end = min([claim.end, *(end for part in parts if (end := end_of_label(part)))])
        return claim

    def _asked(self, verb: Token, _source: Token) -> Claim | None:
        parts = [c for c in verb.children if c.i > verb.i and c.dep_ in _OBJECTS]
        asks_for_itself = verb.lemma_ == "ask" and {c.dep_ for c in parts} == {"xcomp"}
        if not parts or verb.dep_ == "acl" or asks_for_itself:
            return None
        if "urge" in words().classes(verb.lemma_) and not any(c.dep_ in CLAUSES for c in parts):
            return None
        told = any(c.dep_ == "ccomp" and any(m.norm_ == "that" for m in c.children) for c in parts)
        return self.content.of(verb, parts, "verb of asking", statement=told)

    def _demanded(self, verb: Token, source: Token) -> Claim | None:
        prepositions = {"for", "on"} if verb.lemma_ == "call" else {"on"}
        parts = [c for c in verb.children if c.i > verb.i and (c.dep_ in _OBJECTS or c.norm_ in prepositions)]
        if not parts or (verb.lemma_ == "call" and not any(c.norm_ in prepositions for c in parts)):
            return None
        stated = any(c.dep_ == "ccomp" and any(m.norm_ == "that" for m in c.children) for c in parts)
        last = max(part.right_edge.i for part in parts)
        following = verb.doc[last + 1 : last + 2]
        if following and following[0].tag_ == "TO" and following[0].head.i > last:
            parts.append(following[0].head)
        claim = self.content.of(verb, parts, "verb of demanding", statement=stated)
        if self.page.text[claim.end : claim.end + 1] == ";":
            claim.end = self.page.sentence(verb)[1]  # "called for a truce; an exchange of prisoners; …"
        claim.needs_source = source.lemma_.lower() in words().instruments
        return claim

    def _accused(self, verb: Token, _source: Token) -> Claim | None:
        parts = [c for c in verb.children if c.i > verb.i and (c.dep_ in _OBJECTS or c.dep_ == "prep")]
        return self.content.of(verb, parts, "verb of blame or praise", statement=False) if parts else None


def _is_added(verb: Token) -> bool:
    """Whether a clause at the end of what is said is the outlet's own: an aside, a gloss, another's words."""
    first = verb.left_edge
    if verb.dep_ == "relcl":
        return first.tag_ in {"WDT", "WP", "WP$"}
    if verb.dep_ != "advcl":
        return False
    if verb.tag_ == "VBG" and first.i == verb.i:
        return verb.lemma_ in words().glosses
    other = any(c.dep_ == "nsubj" and c.pos_ in {"PROPN", "NOUN"} for c in verb.children)
    return first.norm_ in {"while", "although", "though"} and other and "say" in words().classes(verb.lemma_)


def _is_seen(clause: Token) -> bool:
    """ "Pictures showed soldiers leaving the base": a participle with its own subject."""
    return clause.dep_ == "ccomp" and clause.tag_ == "VBG" and any(c.dep_ == "nsubj" for c in clause.children)


def _has_subject(verb: Token) -> bool:
    """A verb with its own subject: "using an acronym, the ministry said" opens with no words said."""
    return verb.pos_ in {"VERB", "AUX"} and any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children)


def _is_mentioned(verb: Token, part: Token) -> bool:
    """What "speak" has behind "of", "cite" for an object that is nobody, "say" for a number."""
    if verb.lemma_ in {"speak", "talk"}:
        return part.dep_ == "prep" and part.norm_ == "of" and any(c.pos_ == "NOUN" for c in part.children)
    if verb.lemma_ == "cite":
        plain = part.dep_ == "dobj" and part.pos_ == "NOUN" and part.tag_ == "NN"
        return plain and part.lemma_.lower() not in words().documents | words().experts | {"source", "official"}
    return part.dep_ == "dobj" and part.like_num


def _is_nobody(source: Token) -> bool:
    """ "No group has claimed …": nobody says it."""
    if source.doc.lang_ == "fr" and source.norm_ == "nothing":
        return True  # "rien n'indique que …" has but half of a negation
    return source.norm_ in {"nobody", "none", "neither"} or any(c.norm_ in {"no", "neither"} for c in source.children)


def _quoting(verb: Token) -> Token | None:
    """The "quoted" of "quoted as saying"."""
    if verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl"}:
        above = next((t for t in verb.ancestors if t.pos_ == "VERB"), verb)
        if above.lemma_ == "quote" and any(c.dep_ == "dobj" for c in above.children):
            return above  # "the paper quotes the general, its chairman, saying …"
    preposition = verb.head
    if verb.dep_ == "pcomp" and preposition.norm_ == "as" and "quote" in words().classes(preposition.head.lemma_):
        return preposition.head
    return None
