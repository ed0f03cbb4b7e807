"""Reported words that go on in the next sentence, which no verb of saying introduces again."""

from __future__ import annotations

from spacy.tokens import Span, Token

from .claim import Claim
from .lexicon import words
from .page import Page

_POINTING = frozenset({"this", "that", "it", "which", "such", "i", "we", "you"})
_GOING_ON = frozenset({"add", "continue", "say"})
_BACKSHIFTABLE = frozenset({"indirect", "mixed"})


def going_on(page: Page, claims: list[Claim]) -> list[Claim]:
    """Sentences between "X said …" and "it added", and those that "would" marks as still reported."""
    sentences = [s for s in page.parse.sents if s.text.strip()]
    found: list[Claim] = []
    for before, sentence, after in zip(sentences, sentences[1:], [*sentences[2:], None], strict=False):
        last = _said_in(before, claims, page)
        if last is None or not _same_line(page, before, sentence) or _is_told(page, sentence, claims):
            continue
        taken_up = after is not None and _same_line(page, sentence, after) and _takes_up(after)
        if taken_up or _backshifted(sentence):
            found.append(_claim(page, sentence, last, taken_up=taken_up))
    return found


def _claim(page: Page, sentence: Span, last: Claim, *, taken_up: bool) -> Claim:
    start, end = page.trimmed(*page.within_line(sentence.start_char, sentence.start_char, sentence.end_char))
    why = "between a report and what it adds" if taken_up else "report that goes on in would"
    claim = Claim(start, end, "indirect", "", why)
    claim.carried = last
    return claim


def _same_line(page: Page, one: Span, other: Span) -> bool:
    return page.line(one.start_char) == page.line(other[0].idx)


def _said_in(sentence: Span, claims: list[Claim], page: Page) -> Claim | None:
    """The statement that a sentence reports, its verb of saying outside of quotation marks."""
    for claim in claims:
        cue = claim.cue_token
        if cue is None or not claim.is_statement or claim.quote not in _BACKSHIFTABLE:
            continue
        if sentence.start <= cue.i < sentence.end and cue.tag_ in {"VBD", "VBN"} and page.quotation(cue.idx) is None:
            return claim
    return None


def _is_told(page: Page, sentence: Span, claims: list[Claim]) -> bool:
    """Whether somebody speaks in the sentence already, or it asks."""
    start, end = sentence.start_char, sentence.end_char
    if sentence.text.rstrip().endswith("?") or any(start <= q.start < end for q in page.quotations):
        return True
    return any((c.start < end and start < c.end) or start <= c.cue_start < end for c in claims)


def _takes_up(sentence: Span) -> bool:
    """ "…, it added": whoever was reported before still speaks."""
    return any(
        t.lemma_ in _GOING_ON and t.tag_ == "VBD" and any(_goes_back(c) for c in t.children) and _closes(t)
        for t in sentence
    )


def _goes_back(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.norm_ in {"it", "he", "she", "they"}


def _closes(verb: Token) -> bool:
    """Only "add" goes on by itself; "he said" does after its words, in the midst of a report."""
    subject = next(c for c in verb.children if _goes_back(c))
    return verb.lemma_ == "add" or (subject.i > 0 and verb.doc[subject.i - 1].text == ",")


def _backshifted(sentence: Span) -> bool:
    """A main clause in "would" without a condition: what was "will" when it was said."""
    root = sentence.root
    modal = any(c.dep_ == "aux" and c.norm_ == "would" for c in root.children)
    subject = next((c for c in root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    open_ = any(t.norm_ in {"if", "unless", "otherwise", "instead"} for t in sentence)
    return modal and not open_ and subject is not None and subject.norm_ not in _POINTING and not _says(root)


def _says(verb: Token) -> bool:
    return bool(words().classes(verb.lemma_))
