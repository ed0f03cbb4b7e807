"""Finds the acts that passages tell: the words that tell them, then what each tells and who stands in which role."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .encoder import Array, Encoder, Labels, softmax
from .passages import Passage, word_at
from .pieces import TRIGGER, Cutter, Pieces, marked, unmoved

HEADS = ("root", "status", "mode", "roles")
THRESHOLD = 0.5
"""Probability from which a word is taken to tell an act."""
WORTH_ASKING = 0.2
"""Probability in the first reading from which a word is asked for, if it can reach the threshold at all."""
DOUBTFUL, CLEAR = 0.03, 0.5
"""The same for words that a lexicon knows: below the one none is saved, above the other none is lost."""
RIVALS = 3
"""Roots of an act that are kept with their probabilities."""
_SURE, _GOING_ON = 0.5, 0.25
_SMALL = frozenset({"a", "an", "and", "of", "or", "s", "the"})
_LETTERS = re.compile(r"\w+")
_WITHIN = re.compile(r"\s*(?:(?:of|in|the|for|from|['’]s?)\s+)+|\s*['’]s?\s+")
"""What lies within one party though the encoder leaves it out: "the home [of] a lawyer"."""
_BETWEEN = re.compile(r"(?:[,;&]|\b(?:and|or))\s*$")
"""What a run ends in where the next party may open."""
Span = tuple[int, int]


@dataclass(frozen=True)
class Act:
    """One act as the words tell it. Spans are characters of the whole text."""

    trigger: Span
    root: str
    mode: str
    status: str
    actors: tuple[Span, ...]
    targets: tuple[Span, ...]
    probability: float
    """That the word tells an act at all."""
    statuses: tuple[tuple[str, float], ...]
    """Every status with its probability, the likeliest first."""
    roots: tuple[tuple[str, float], ...] = ()
    """The likeliest roots with their probabilities, in order."""


@dataclass(frozen=True, eq=False)
class _Word:
    """A word that may tell an act, with the sentence it stands in and the probability of each root, none first."""

    span: Span
    sentence: Span
    told: Array


def find_acts(
    encoder: Encoder,
    cutter: Cutter,
    text: str,
    passages: Sequence[Passage],
    *,
    threshold: float = THRESHOLD,
    known: Collection[Span] = (),
    settled: Collection[Span] = (),
) -> list[Act]:
    """The acts of some passages of a text, in text order.

    The text is read twice: in passages (:func:`read_passages`), for the words that may tell an act; then each such
    word, marked in its sentence, for what it tells and of whom. A word has to convince both times: its probability is
    the mean of the two. ``known`` are words that a lexicon has, returned however doubtful; those of them that are
    ``settled``, because their parties are known too, are not asked for where the first reading is clear: such an act
    has neither statuses nor parties.
    """
    listed = frozenset(start for start, _ in known)
    # The mean of two reaches the threshold only where the first is no further below it than 1 is above.
    worth = max(WORTH_ASKING, 2 * threshold - 1)
    words = [word for passage in passages for word in _telling(passage, listed, worth)]
    done = {start for start, _ in settled}
    clear = [w for w in words if w.span[0] in done and 1 - w.told[0] >= CLEAR]
    asked = [w for w in words if w not in clear]
    cut = [cutter.cut(_asking(text, word)) for word in asked]
    heads = encoder.heads([pieces.ids for pieces in cut], HEADS)
    acts = [_act(text, encoder.labels, cutter, *one) for one in zip(asked, cut, heads, strict=True)]
    acts = [act for act in acts if act.probability >= threshold or act.trigger[0] in listed]
    return sorted([*acts, *(_unasked(encoder.labels, w) for w in clear)], key=lambda act: act.trigger)


def _unasked(labels: Labels, word: _Word) -> Act:
    roots = _roots(labels, word.told)
    return Act(word.span, roots[0][0], "", "", (), (), float(1 - word.told[0]), (), roots)


def _roots(labels: Labels, told: Array) -> tuple[tuple[str, float], ...]:
    order = 1 + np.argsort(-told[1:], kind="stable")[:RIVALS]
    return tuple((labels.triggers[int(i)], float(told[i])) for i in order)


def _telling(passage: Passage, known: frozenset[int], worth: float) -> Iterator[_Word]:
    for piece, opens in enumerate(passage.opens):
        start = passage.spans[piece][0]
        if not opens or 1 - passage.told[piece, 0] < (DOUBTFUL if start in known else worth):
            continue
        sentence = next((s for s in passage.sentences if s[0] <= start < s[1]), None)
        if sentence is not None:
            yield _Word(word_at(passage, piece), sentence, passage.told[piece])


def _asking(text: str, word: _Word) -> str:
    start, end = word.sentence
    return marked(text[start:end], {TRIGGER: (word.span[0] - start, word.span[1] - start)})


def _act(text: str, labels: Labels, cutter: Cutter, word: _Word, pieces: Pieces, heads: dict[str, Array]) -> Act:
    place = cutter.place_of(TRIGGER, pieces.ids)
    told = np.asarray((softmax(heads["root"][place]) + word.told) / 2, np.float32)
    status, mode = softmax(heads["status"][place]), int(heads["mode"][place].argmax())
    order = np.argsort(-status)
    roles = np.asarray(1 / (1 + np.exp(-heads["roles"])), np.float32)
    spans = [_unmarked(cutter, word, pieces, i) for i in range(len(pieces.ids))]
    return Act(
        trigger=word.span,
        root=_roots(labels, told)[0][0],
        mode=labels.modes[mode],
        status=labels.status[int(order[0])],
        actors=tuple(_parties(roles[:, 0], roles[:, 1], spans, text)),
        targets=tuple(_parties(roles[:, 2], roles[:, 3], spans, text)),
        probability=float(1 - told[0]),
        statuses=tuple((labels.status[int(i)], float(status[i])) for i in order),
        roots=_roots(labels, told),
    )


def _unmarked(cutter: Cutter, word: _Word, pieces: Pieces, piece: int) -> Span | None:
    """Where a piece of the marked sentence stands in the text; none for the frame and the marks."""
    start, end = pieces.spans[piece]
    if start == end or pieces.ids[piece] in cutter.marks:
        return None
    first = word.sentence[0]
    trigger = word.span[0] - first, word.span[1] - first
    return first + unmoved(TRIGGER, trigger, start), first + unmoved(TRIGGER, trigger, end - 1) + 1


def _parties(inside: Array, opens: Array, spans: list[Span | None], text: str) -> Iterator[Span]:
    """Runs of words inside a role, cut where a new party opens behind a comma or "and". Marks inside do not break them.

    A run begins where a piece is likely inside and goes on while the next is not unlikely: names in several pieces are
    not torn apart by one that the encoder doubts, nor where only a small word lies between. A run of nothing but small
    words names nobody.
    """
    runs: list[Span] = []
    open_ = False
    for piece, span in enumerate(spans):
        if span is None:
            continue
        joins = open_ and span[0] == runs[-1][1] and text[span[0]].isalnum()
        if inside[piece] < (_GOING_ON if open_ else _SURE) and not joins:
            open_ = False
        elif not runs or _parts(text[runs[-1][0] : span[0]], text[runs[-1][1] : span[0]], bool(opens[piece] >= _SURE)):
            runs.append(span)
            open_ = True
        else:
            runs[-1] = runs[-1][0], span[1]
            open_ = True
    for begun, end in runs:
        start = begun
        while start and text[start].isalnum() and text[start - 1].isalnum():
            start -= 1  # the word that the run begins in the middle of
        if set(_LETTERS.findall(text[start:end].lower())) - _SMALL:
            yield start, end


def _parts(run: str, gap: str, opens: bool) -> bool:
    """Whether what stands before a piece keeps it out of the run before it."""
    if gap.strip():
        return not _WITHIN.fullmatch(gap)
    return opens and bool(_BETWEEN.search(run))
