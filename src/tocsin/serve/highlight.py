"""Cuts a text at the edges of its evidence, in one pass, so that overlapping records can each be lit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .cards import Card


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on which the same records rest."""

    text: str
    cards: tuple[Card, ...] = ()
    """Shortest evidence first: the first one gives the piece its look."""
    begins: tuple[Card, ...] = ()
    """Those whose evidence begins here."""
    ends: tuple[Card, ...] = ()
    """Those whose evidence ends here."""


def pieces(text: str, cards: Sequence[Card]) -> Iterator[Piece]:
    """The whole text in order, cut wherever evidence begins or ends. Time goes with the text and the overlaps in it."""
    starts, ends = defaultdict(list), defaultdict(list)
    for card in cards:
        starts[card.record.start].append(card)
        ends[card.record.end].append(card)
    open_cards: dict[str, Card] = {}
    at = 0
    for cut in sorted({*starts, *ends, len(text)}):
        if cut > at:
            yield _piece(text[at:cut], open_cards, starts[at], ends[cut])
        for card in ends[cut]:
            open_cards.pop(card.anchor, None)
        for card in starts[cut]:
            open_cards[card.anchor] = card
        at = cut


def _piece(text: str, open_cards: dict[str, Card], begins: list[Card], ends: list[Card]) -> Piece:
    return Piece(text, tuple(sorted(open_cards.values(), key=_length)), tuple(begins), tuple(ends))


def _length(card: Card) -> int:
    return card.record.end - card.record.start
