"""Parts what one verb of saying tells twice: "said that A and that B", "said “A” but “B”"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from .claim import Claim
from .page import Page

_JOINING = frozenset({"and", "but"})
_LEAST = 8
"""Words that each of two that-clauses has at least: "that it exists and that they know it" is said in one breath."""
_LEAST_QUOTED = 3
_PARTED = frozenset({"verb of saying with its clause", "verb of saying followed by that"})


def parted(page: Page, claim: Claim) -> Iterator[Claim]:
    """The claim, or its two parts: each stands for itself, and is quoted in its own way."""
    bounds = _bounds(page, claim) if claim.is_statement and claim.why in _PARTED else None
    if bounds is None:
        yield claim
        return
    for stretch in ((claim.start, bounds[0]), (bounds[1], claim.end)):
        start, end = page.trimmed(*stretch)
        quoted = any(start - 1 <= q.start < end for q in page.quotations)
        yield replace(claim, start=start, end=end, quote="mixed" if quoted else "indirect")


def _bounds(page: Page, claim: Claim) -> tuple[int, int] | None:
    """Where the first part ends and the second starts."""
    for token in page.parse[page.at(claim.start) : page.at(claim.end - 1) + 1]:
        if token.norm_ not in _JOINING or not claim.start < token.idx or token.i + 1 >= len(token.doc):
            continue
        second = _that_clause(page, claim, token) or _quoted_clause(page, claim, token)
        if second is not None:
            return token.idx, second
    return None


def _that_clause(page: Page, claim: Claim, joining: Token) -> int | None:
    """Where the clause behind "and that" starts, if it is one of those that the verb introduces."""
    that = joining.nbor()
    if that.norm_ != "that" or that.dep_ != "mark" or not _is_told(that.head, claim):
        return None
    start = that.idx + len(that)
    parts = page.text[claim.start : joining.idx], page.text[start : claim.end]
    return start if all(len(part.split()) >= _LEAST for part in parts) else None


def _quoted_clause(page: Page, claim: Claim, joining: Token) -> int | None:
    """Where the quotation behind "but" starts, if it has its own subject and verb and another stands before it."""
    quotation = next((q for q in page.quotations if joining.idx < q.start <= joining.idx + len(joining.text) + 3), None)
    before = any(claim.start - 1 <= q.start and q.end <= joining.idx for q in page.quotations)
    if quotation is None or not before or len(page.text[quotation.start : quotation.end].split()) < _LEAST_QUOTED:
        return None
    inside = [t for t in joining.doc[joining.i : page.at(quotation.end)] if t.idx >= quotation.start]
    subjects = [t for t in inside if t.dep_ in {"nsubj", "nsubjpass", "expl"} and t.head in inside]
    return quotation.start if any(_is_told(t.head, claim) for t in subjects) else None


def _is_told(verb: Token, claim: Claim) -> bool:
    """Whether a clause stands beside the one that the verb of saying introduces."""
    first = verb
    while first.dep_ == "conj":
        first = first.head
    return first.i != verb.i and claim.cue_token is not None and first.head.i == claim.cue_token.i
