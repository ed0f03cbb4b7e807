"""Hearsay that a verb's form tells: "l'armée aurait tué douze civils" is what unnamed people say."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.records.moods import is_hearsay

from .claim import Claim
from .page import Page

_ASIDE = frozenset({"punct", "conj", "cc", "parataxis", "advcl", "relcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def told_by_form(page: Page, claims: Sequence[Claim]) -> list[Claim]:
    """One claim of nobody named for each such verb, unless the text tells who says it."""
    if not page.parse.user_data:
        return []
    found = []
    for verb in page.parse:
        if not is_hearsay(verb) or any(c.covers(verb.idx) for c in claims):
            continue
        own = [c for c in verb.children if c.dep_ not in _ASIDE or (c.dep_ == "punct" and c.i < verb.i)]
        subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
        first = min([verb.idx, *(c.left_edge.idx for c in subjects)])
        last = max([verb, *(c.right_edge for c in own)], key=lambda token: token.i)
        start, end = page.trimmed(*page.within_line(verb.idx, first, last.idx + len(last)))
        claim = Claim(start, end, "indirect", verb.lemma_, "hearsay by the verb's form", None, None)
        claim.unnamed, claim.is_statement = True, False
        found.append(claim)
    return found


__all__ = ["told_by_form"]
