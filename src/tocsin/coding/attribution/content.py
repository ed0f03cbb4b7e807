"""Finds where the words stand that a verb of saying introduces: after it, before it, around it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from .claim import Claim
from .lexicon import words
from .page import Page

CLAUSES = frozenset({"ccomp", "xcomp"})
ADDRESSING = frozenset({"tell", "inform", "remind", "assure", "reassure", "warn", "promise"})
"""Verbs with an object that is spoken to."""
_BY_SOMEBODY = frozenset({"threaten", "document", "detail", "recount"})
"""Verbs that things are the subject of too: a film details a massacre, drought threatens a town."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_CLAUSE_BARS = _FINITE | {"TO"}
_LEADING = frozenset({",", ":", "—", "–", "--", "-"})


class Content:
    """The stretches that one page's verbs of saying introduce."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def of(self, verb: Token, parts: list[Token], why: str, *, statement: bool = True) -> Claim:
        """The stretch that the parts cover after the verb."""
        first = max(verb.i + 1, min(_opening(part).i for part in parts))
        last = max(_closing(part).i for part in parts)
        tokens = verb.doc
        while first < last and (_is_that(tokens[first]) or tokens[first].text in _LEADING or tokens[first].is_space):
            first += 1
        end = tokens[last].idx + len(tokens[last])
        return Claim(tokens[first].idx, end, "indirect", verb.lemma_, why, is_statement=statement)

    def clause_after(self, verb: Token, *, finite: bool = False) -> Token | None:
        """The verb of the clause that follows, with a subject and a finite verb if ``finite``."""
        for child in verb.children:
            if (
                child.i > verb.i
                and (child.dep_ == "ccomp" or _says_of_itself(verb, child))
                and (not finite or _is_finite(child))
                and not _apart(verb, child)
                and not _is_torn(verb, child)
            ):
                return child
            if child.i > verb.i and child.norm_ in {"citing", "quoting"}:
                beyond = [c for c in child.children if c.dep_ == "ccomp" and any(_is_that(m) for m in c.children)]
                if beyond:
                    return beyond[0]  # "said, citing two men, that …"
        return None

    def that_after(self, verb: Token) -> Claim | None:
        """A that-clause which the parser has hung elsewhere."""
        sentence_end = self.page.sentence(verb)[1]
        if verb.lemma_ not in ADDRESSING and any(c.dep_ == "dobj" for c in verb.children):
            return None
        reach = 18 if verb.lemma_ in ADDRESSING else 7
        for token in verb.doc[verb.i + 1 : verb.i + reach]:
            barred = token.is_punct and not token.is_quote
            if token.tag_ in _CLAUSE_BARS or barred or token.idx >= sentence_end:
                return None
            if token.norm_ == "that" and token.dep_ in {"mark", "nsubj", "det"} and token.head.i > token.i:
                start = token.idx + len(token)
                return Claim(start, sentence_end, "indirect", verb.lemma_, "verb of saying followed by that")
        return None

    def rest(self, verb: Token) -> Claim | None:
        """The rest of the sentence after a plain "said", where the parser has torn the clause apart."""
        following = verb.doc[verb.i + 1 : verb.i + 2]
        if verb.lemma_ != "say" or not following or following[0].is_punct or following[0].tag_ in {"TO", "IN"}:
            return None
        end = self.page.sentence(verb)[1]
        rest = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.idx < end]
        told = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if told is not None and told.i + 1 < len(verb.doc) and told.nbor().text == ",":
            return None  # "said the opposite, declaring that …"
        if len(rest) < 5 or not any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in rest):
            return None
        return Claim(following[0].idx, end, "indirect", verb.lemma_, "rest of the sentence after said")

    def as_reported(self, verb: Token) -> Claim | None:
        """ "As the paper reported, …": the main clause is what was said."""
        if verb.dep_ != "advcl" or not any(c.dep_ == "mark" and c.norm_ == "as" for c in verb.children):
            return None
        if any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.children) or verb.right_edge.pos_ == "AUX":
            return None
        start, end = self.page.sentence(verb)
        after = verb.right_edge.idx + len(verb.right_edge)
        if verb.head.i > verb.i:
            return Claim(after, end, "indirect", verb.lemma_, "as X reported, before its clause")
        return Claim(start, verb.left_edge.idx, "indirect", verb.lemma_, "as X reported, after its clause")

    def inverted(self, verb: Token, source: Token) -> Claim | None:
        """ "…, X said" at the sentence's end, or between commas in its midst."""
        barred = {"xcomp"} if verb.lemma_ in ADDRESSING else {"xcomp", "dobj"}
        if any(c.dep_ in barred for c in verb.children if c.i > verb.i):
            return None
        before = self._comma_before(source if verb.i - 40 < source.i < verb.i else verb)
        if before is None or before.text not in {",", "—", "–", "--", "”", '"'}:
            return None
        if verb.dep_ == "relcl" and before.i < verb.head.i < verb.i and verb.head.i != source.i:
            return None  # "…, the demand that the ministry has stressed since March"
        start, end = self.page.sentence(verb)
        resumed = self._resumes(verb, source, end)
        said = [t for t in verb.doc[self.page.at(start) : before.i] if t.idx >= start]
        if not resumed and not any(t.tag_ in _FINITE or t.tag_ == "VB" for t in said):
            return None
        why = "verb of saying between the parts of its clause" if resumed else "verb of saying after its clause"
        return Claim(start, end if resumed else before.idx, "indirect", verb.lemma_, why)

    def _comma_before(self, token: Token) -> Token | None:
        """What sets the phrase around a token off from the words before it."""
        at = token.i - 1
        while at > 0 and not _sets_off(token.doc[at]):
            at -= 1
        while at > 0 and token.doc[at].text in {"-", "."} and token.doc[at + 1].idx == token.doc[at].idx + 1:
            at -= 1
            while at > 0 and not _sets_off(token.doc[at]):
                at -= 1
        return token.doc[at] if at > 0 else None

    def _resumes(self, verb: Token, source: Token, end: int) -> bool:
        """Whether the clause goes on after "X said,"."""
        last = max(verb.i, source.right_edge.i if source.i > verb.i else verb.i)
        last -= verb.doc[last].text == ","
        for token in verb.doc[last + 1 : last + 6]:
            if token.idx >= end or token.text == ".":
                return False
            if token.text == ",":
                following = verb.doc[token.i + 1 : token.i + 2]
                rest = self.page.text[token.idx + 1 : end]
                if following and following[0].norm_ in {"and", "but"} and _goes_on(verb, following[0], end):
                    return True
                stops = following and (
                    following[0].tag_ in {"VBG", "WDT", "WP"}
                    or following[0].norm_ in {"and", "but", "according", "while"}
                )
                least = 1 if following and following[0].tag_ in _FINITE else 3
                return not stops and len(rest.split()) > least and not re.match(r"\s*(?:the )?[A-Z][\w ]+ report", rest)
        return False

    def bare(self, verb: Token) -> Claim | None:
        """ "X reported thirty deaths", "X vowed to fight": a holder, but no words are told."""
        classes = words().classes(verb.lemma_)
        labels = {label for name, label in (("tell_of", "dobj"), ("promise", "xcomp")) if name in classes}
        parts = [c for c in verb.children if c.i > verb.i and c.dep_ in labels]
        if verb.lemma_ == "report" and (told := [c for c in verb.children if c.i > verb.i and _tells_a_deed(c)]):
            return self.of(verb, told, "verb of reporting with a deed")
        parts += [c for c in verb.children if parts and c.i > verb.i and c.norm_ in {"against", "of"}]
        if not parts:
            return None
        claim = self.of(verb, parts, "verb of saying with an object", statement=False)
        claim.needs_source = verb.lemma_ in _BY_SOMEBODY
        return claim


def _says_of_itself(verb: Token, deed: Token) -> bool:
    """ "Affirme avoir neutralisé", "dit craindre": French tells what somebody says of itself by an infinitive."""
    if verb.doc.lang_ != "fr" or deed.dep_ != "xcomp" or "promise" in words().classes(verb.lemma_):
        return False
    return not any(c.i < deed.i and c.lower_ in {"de", "d'", "d’", "à"} for c in deed.children)


def _opening(part: Token) -> Token:
    """Where a clause opens: at its "that", whatever the parser has put before it ("said, citing two men, that")."""
    return next((c for c in part.children if c.dep_ == "mark" and c.norm_ == "that"), part.left_edge)


def _closing(part: Token) -> Token:
    """Where a clause closes: "affirment avoir infligé des pertes, mais les chiffres sont rares" tells two things."""
    if part.dep_ == "xcomp" and part.doc.lang_ == "fr":
        for other in part.children:
            beside = other.dep_ == "conj" and any(c.dep_ in _SUBJECTS for c in other.children)
            marks = [c for c in part.children if c.dep_ in {"cc", "punct"} and part.i < c.i < other.i]
            if beside and marks:
                return part.doc[min(c.i for c in marks) - 1]
    return part.right_edge


def _tells_a_deed(part: Token) -> bool:
    """ "Reported twelve people dying", "reported having posts there"."""
    if part.dep_ == "xcomp":
        return part.tag_ == "VBG"
    return part.dep_ == "dobj" and any(c.dep_ == "acl" and c.tag_ == "VBG" for c in part.children)


def _apart(verb: Token, clause: Token) -> bool:
    """ "…, aid workers say; they give no total": what follows a semicolon is another sentence."""
    return any(token.text == ";" for token in verb.doc[verb.i : clause.left_edge.i + 1])


def _is_torn(verb: Token, clause: Token) -> bool:
    """ "The truce announced on Friday holds": the finite verb is the main one, and the first a participle."""
    if clause.tag_ not in _FINITE or verb.tag_ not in {"VBD", "VBN"}:
        return False
    between = verb.doc[verb.i + 1 : clause.i]
    if any(t.is_punct or (t.tag_ == "IN" and t.dep_ == "mark") for t in between):
        return False
    return not any(c.dep_ in {"nsubj", "nsubjpass", "csubj", "expl", "attr"} for c in clause.children)


def _is_finite(verb: Token) -> bool:
    has_subject = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children)
    return has_subject and any(
        t.tag_ in _FINITE for t in (verb, *verb.children) if t is verb or t.dep_.startswith("aux")
    )


def _goes_on(verb: Token, conjunction: Token, end: int) -> bool:
    """ "They were armed, he said, and were shot", "…, the agency reports, and police fired": more of what is told."""
    if conjunction.i + 1 >= len(verb.doc) or conjunction.nbor().i >= verb.sent.end:
        return False
    following = conjunction.nbor()
    if following.tag_ in _FINITE:
        return True
    rest = [t for t in verb.doc[following.i : verb.sent.end] if t.idx < end]
    first = next((t for t in rest if t.tag_ in _FINITE), None)
    subjects = [c for t in (first, first.head) for c in t.children if c.dep_ in _SUBJECTS] if first is not None else []
    own = any(following.i <= c.i < first.i for c in subjects) if first is not None else False
    return own and not any("say" in words().classes(t.lemma_) for t in rest if t.pos_ == "VERB")


def _sets_off(token: Token) -> bool:
    """Punctuation or a verb; the apostrophe of "the two countries' envoys" is neither."""
    if token.text == "." and token.i + 1 < token.sent.end:
        return False  # "Col. Osman"
    return (token.is_punct and token.tag_ != "POS") or token.pos_ in {"VERB", "AUX", "SPACE"}


def _is_that(token: Token) -> bool:
    """The that which opens a clause, not the one which is its subject."""
    if token.doc.lang_ == "fr":
        return token.lower_ in {"que", "qu'", "qu’"}
    if token.norm_ != "that" or token.i + 1 >= len(token.doc):
        return False
    return token.nbor().tag_ not in _FINITE


def is_closing(clause: Token) -> bool:
    """Whether a supposed clause is in truth the ", the agency reported" that closes the sentence."""
    if "say" not in words().classes(clause.lemma_) or any(
        c.dep_ in {"ccomp", "xcomp", "dobj"} for c in clause.children
    ):
        return False
    start = min((c.left_edge.i for c in clause.children if c.dep_ == "nsubj"), default=clause.i)
    return start > 0 and clause.doc[start - 1].text == ","
