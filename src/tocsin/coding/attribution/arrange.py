"""Settles claims that say the same twice, stand in each other, or only echo what was quoted before."""

from __future__ import annotations

import re

from spacy.tokens import Token

from .claim import Claim
from .lexicon import words
from .page import Page

_CARRIER = 0.5
"""Share of a claim that an inner claim must fill for the outer one to be no more than its carrier."""


def arranged(page: Page, quoted: list[Claim], reported: list[Claim]) -> list[Claim]:
    """All claims in text order, without those that repeat a quotation's words; carriers are no statements."""
    kept = [c for c in reported if not _repeats(c, quoted)]
    claims = [c for c in [*quoted, *_without_doubles(kept)] if not page.is_furniture(c.start, c.end)]
    for claim in claims:
        _split(page, claim, claims)
    claims = [c for c in claims if _has_words(page, c, claims)]
    for claim in claims:
        carried = [inner for inner in claims if _carries(claim, inner)]
        claim.gives_way = [inner for inner in carried if inner.needs_actor]
        if len(carried) > len(claim.gives_way) or _is_asked_within(claim, claims):
            claim.is_statement = False
        chorus = _chorus(page, claim)
        if chorus:
            claim.is_statement, claim.cue = False, chorus
    _pass_on(page, claims)
    return sorted(claims, key=lambda c: (c.start, -c.end))


def _has_words(page: Page, claim: Claim, claims: list[Claim]) -> bool:
    """More than a word, or one word quoted that does not go on as in "“We,” he added, “stay”"."""
    if len(page.text[claim.start : claim.end].split()) > 1:
        return True
    return claim.quote == "direct" and not any(c is not claim and c.cue_start == claim.cue_start >= 0 for c in claims)


def _split(page: Page, inner: Claim, claims: list[Claim]) -> None:
    """ "X said A, adding that B": the participle goes on with X, though the parser hangs it on A."""
    cue = inner.cue_token
    if cue is None or cue.tag_ != "VBG" or cue.dep_ not in {"advcl", "conj", "acl"}:
        return
    for outer in claims:
        if outer is inner or outer.quote == "direct" or not outer.covers(cue.idx) or outer.cue_start > cue.idx:
            continue
        comma = page.text.rfind(",", outer.start, cue.idx)
        if comma >= 0 and re.fullmatch(r",\s*(?:and |but |while |by )?", page.text[comma : cue.idx]):
            outer.end, inner.source = comma, outer.source
            outer.quote = "mixed" if any(outer.start <= q.start < comma for q in page.quotations) else "indirect"


def _repeats(claim: Claim, quoted: list[Claim]) -> bool:
    """Whether a reported clause is but the quotation that already has its speaker."""
    for other in quoted:
        shared = min(claim.end, other.end) - max(claim.start, other.start)
        inside = claim.cue_token is not None and other.covers(claim.cue_start)
        if shared * 2 > claim.end - claim.start and not inside and claim.cue_start != other.cue_start:
            return not _cites(claim, other)
        if shared * 2 > claim.end - claim.start and claim.cue_start == other.cue_start:
            return True
    return False


def _cites(claim: Claim, quotation: Claim) -> bool:
    """A claim around a quotation and its verb of saying is a report of a report."""
    return quotation.cue_start >= 0 and claim.covers(quotation.cue_start)


def _carries(claim: Claim, inner: Claim) -> bool:
    if inner is claim or not inner.is_statement or not claim.covers(inner.start):
        return False
    if inner.cue_start < 0 or not claim.covers(inner.cue_start) or inner.cue_start == claim.cue_start:
        return False
    if inner.cue_token is not None and _is_beside(inner.cue_token, claim):
        return False
    first, last = min(inner.start, inner.cue_start), max(inner.end, inner.cue_start)
    if inner.quote == "direct" and inner.cue_token is not None and inner.end < inner.cue_start:
        last = max(last, inner.cue_token.right_edge.idx)  # "“…,” Osman told reporters in Riyadh"
    if inner.source is not None and inner.cue_token is not None and claim.covers(inner.source.left_edge.idx):
        shared = inner.source.head.pos_ in {"VERB", "AUX"} and inner.source.head.i != inner.cue_token.i
        first = first if shared else min(first, inner.source.left_edge.idx)
    return claim.quote != "direct" and min(last, claim.end) - first > _CARRIER * (claim.end - claim.start)


def _is_beside(cue: Token, claim: Claim) -> bool:
    """ "X said Y misled them by claiming …": the inner verb tells how or when, not what the outer one reports."""
    if cue.pos_ == "NOUN" and cue.dep_ == "pobj" and claim.covers(cue.head.idx):
        return True  # "said he would not sign, despite a finding that …"
    while cue.dep_ in {"ccomp", "xcomp", "conj"} and claim.covers(cue.head.idx):
        cue = cue.head
    return cue.dep_ in {"pcomp", "relcl"} and claim.covers(cue.head.idx)


def _is_asked_within(claim: Claim, claims: list[Claim]) -> bool:
    """A demand or a hope told inside another's reported words is that report's content."""
    return claim.why in {"verb of asking", "verb of expecting"} and any(
        c.is_statement and c.covers(claim.cue_start) for c in claims
    )


def _without_doubles(claims: list[Claim]) -> list[Claim]:
    """One claim for each stretch: the first found of two that share a cue or nearly all their words."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(_same(claim, other) for other in kept):
            kept.append(claim)
    return kept


def _same(a: Claim, b: Claim) -> bool:
    if a.cue_start == b.cue_start:
        return a.start < b.end and b.start < a.end  # else two parts of what one verb tells
    return (a.start, a.end) == (b.start, b.end) and a.cue == b.cue


def _chorus(page: Page, claim: Claim) -> str:
    """The noun that makes quoted words a crowd's: "chants of “…” and “…”". Empty for words that somebody says."""
    if claim.quote != "direct" and claim.cue_start >= 0:
        return ""
    before = page.text[max(page.line(claim.start)[0], claim.start - 200) : claim.start].lower()
    for noun in words().chorus:
        if re.search(rf"\b{noun}s?\b[^.]*$", before):
            return noun
    return ""


def _pass_on(page: Page, claims: list[Claim]) -> None:
    """ "Citing the general, the paper reports that …": the general is the speaker, the paper passes it on."""
    for claim in claims:
        if claim.cue_token is None or not (claim.cue_token.pos_ == "VERB" or claim.cue == "according to"):
            continue
        start, end = page.sentence(claim.cue_token)
        for token in claim.cue_token.doc[page.at(start) : page.at(end - 1) + 1]:
            if _is_citing(token, claim) and not claim.covers(token.idx):
                cited = next((c for c in token.children if c.dep_ in {"dobj", "pobj"}), None) or _next_name(token, end)
                if cited is not None:
                    claim.through.append(cited)


def _is_citing(token: Token, claim: Claim) -> bool:
    """ "Citing the general" beside what is said, or "the paper, which cited the general"."""
    if token.norm_ in {"citing", "quoting"}:
        return True
    return token.lemma_ in {"cite", "quote"} and token.dep_ == "relcl" and token.head == claim.source


def _next_name(token: Token, end: int) -> Token | None:
    for following in token.doc[token.i + 1 : token.i + 6]:
        if following.idx < end and following.pos_ in {"PROPN", "NOUN"} and following.dep_ != "compound":
            return following
    last = None
    for following in token.doc[token.i + 1 : token.i + 6]:
        if following.pos_ == "PROPN":
            last = following
        elif last is not None:
            break
    return last
