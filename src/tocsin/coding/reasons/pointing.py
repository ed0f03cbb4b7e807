"""Points at words of the text: a token, a noun phrase, what a coder's own note puts between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from tocsin.records import Words
from tocsin.records.base import LINE_BREAKS

from .. import clauses
from ..context import Context

_QUOTED = re.compile(r"'([^']+(?:'[^' ]+)*)'(?![^\W\d_])")
_LONGEST = 6
"""Words of a phrase that are shown with its head."""


def span(context: Context, start: int, end: int) -> Words:
    """The words between two characters, with the sentence and line that they stand in."""
    first, last = next((s for s in context.reading.sentences if s[0] <= start < s[1]), (start, end))
    line_end = next((i for i in range(end, max(last, end)) if context.text[i] in LINE_BREAKS), max(last, end))
    line_start = next((i for i in range(start, min(first, start), -1) if context.text[i - 1] in LINE_BREAKS), 0)
    return Words(start, end, context.text[start:end], (max(line_start, min(first, start)), line_end))


def token(context: Context, word: Token) -> Words:
    """One token."""
    return span(context, word.idx, word.idx + len(word))


def at(context: Context, offset: int) -> tuple[Token, ...]:
    """The token that stands at an offset; none for an offset that is none."""
    found = context.reading.parse.char_span(offset, offset + 1, alignment_mode="expand") if offset >= 0 else None
    return tuple(found) if found is not None else ()


def phrase(context: Context, head: Token) -> Words:
    """A noun phrase from its first word, if that is near, to its head; of a name the whole name."""
    name = next((n for n in context.reading.names if n.start <= head.idx < n.end), None)
    if name is not None:
        return span(context, name.start, name.end)
    near = head.i - head.left_edge.i < _LONGEST and not clauses.is_verb(head)
    first = head.left_edge if near else head
    while first.is_punct and first.i < head.i:
        first = first.nbor()
    return span(context, first.idx, head.idx + len(head))


def form(context: Context, word: Token) -> tuple[Words, ...]:
    """A verb with what stands before it to tell its tense, or a noun alone."""
    helpers = [c for c in word.children if c.dep_ in {"aux", "auxpass"}] if clauses.is_verb(word) else []
    return each(context, [*helpers, word])


def each(context: Context, words: Iterable[Token]) -> tuple[Words, ...]:
    """Several tokens, each once, in text order."""
    return tuple(token(context, t) for t in sorted(set(words), key=lambda t: t.i))


def quoted(context: Context, note: str, near: tuple[int, int]) -> tuple[Words, ...]:
    """What a note puts between quotation marks, where it stands in the sentences of a span, the nearest first.

    Notes give words as they stand or in their base form, so both are looked for. What is not found is left out.
    """
    found = context.reading.parse.char_span(*near, alignment_mode="expand")
    if found is None:
        return ()
    inside = list(found)
    sentences = list(context.reading.parse[found[0].sent.start : found[-1].sent.end])
    hits = [t for piece in _QUOTED.findall(note) for t in _words_of(piece, inside, sentences)]
    return each(context, hits)


def _words_of(piece: str, inside: list[Token], around: list[Token]) -> Iterator[Token]:
    for word in piece.split():
        hit = next((t for t in inside if _is(t, word)), None) or min(
            (t for t in around if _is(t, word)), key=lambda t: abs(t.i - inside[0].i), default=None
        )
        if hit is not None:
            yield hit


def _is(word: Token, written: str) -> bool:
    return written in {word.text, word.norm_} or written.lower() in {word.lower_, word.lemma_.lower()}
