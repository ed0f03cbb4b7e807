"""Labels whose giver the words leave open: the label stands without a speaker, and both readings are told."""

from __future__ import annotations

from spacy.tokens import Token

from .claim import Claim
from .page import Page


def doubtful(page: Page, verb: Token) -> Claim | None:
    """ "described as "imposed" by X": X may have described, or imposed; so the words stand without a speaker."""
    unmarked = _participle(page, verb)
    if unmarked is not None:
        return unmarked
    end = page.sentence(verb)[1]
    quotation = next((q for q in page.quotations if verb.idx < q.start < end), None)
    if quotation is None or page.text[verb.idx + len(verb) : quotation.start].strip(" \"“'‘") not in {
        "as",
        "",
    }:
        return None
    inner = page.parse[page.at(quotation.end - 1)]
    by = next((t for t in verb.doc[inner.i + 1 : inner.i + 3] if t.norm_ == "by"), None)
    whom = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if inner.tag_ not in {"VBN", "VBD"} or whom is None:
        return None
    claim = Claim(quotation.start, quotation.end, "mixed", verb.lemma_, "quoted words with a by-phrase", verb)
    claim.ambiguous = (f"{verb.text} by {whom.text}", f"{inner.text} by {whom.text}")
    return claim


def _participle(page: Page, verb: Token) -> Claim | None:
    """ "Labelled unlawfully imposed by X": X may have labelled, or imposed."""
    end = page.sentence(verb)[1]
    by = next((t for t in verb.doc[verb.i + 2 : verb.i + 8] if t.norm_ == "by" and t.idx < end), None)
    if by is None or by.nbor(-1).tag_ != "VBN" or by.nbor(-1).head.i not in {verb.i, verb.i + 1}:
        return None
    inner, whom = by.nbor(-1), next((c for c in by.children if c.dep_ == "pobj"), None)
    between = verb.doc[verb.i + 1 : inner.i]
    if whom is None or any(t.is_punct or t.pos_ in {"NOUN", "PROPN", "PRON", "VERB"} for t in between):
        return None
    first = between[1] if len(between) > 1 and between[0].norm_ == "as" else verb.nbor()
    claim = Claim(first.idx, inner.idx + len(inner), "indirect", verb.lemma_, "label with a by-phrase", verb)
    claim.ambiguous = (f"{verb.text} by {whom.text}", f"{inner.text} by {whom.text}")
    return claim
