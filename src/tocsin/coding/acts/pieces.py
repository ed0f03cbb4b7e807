"""Cuts text into the word pieces that the encoder reads, each with its place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from tokenizers.implementations import BertWordPieceTokenizer

VOCABULARY = "vocab.txt"
ACTOR, TARGET, TRIGGER = ("[unused1]", "[unused2]"), ("[unused3]", "[unused4]"), ("[unused5]", "[unused6]")
"""Pieces that stand before and behind a marked actor, target or trigger; the vocabulary leaves them free."""
LONGEST = 256
"""Pieces of one pass at most; what a longer passage has beyond is not read."""


@dataclass(frozen=True)
class Pieces:
    """Ids for the encoder and, for each, its characters in the text; (0, 0) for pieces that are no text."""

    ids: list[int]
    spans: list[tuple[int, int]]
    opens: list[bool]
    """Whether the piece is the first of its word."""


class Cutter:
    """BERT's word pieces, lower-cased: the vocabulary of the encoder that was fine-tuned."""

    def __init__(self) -> None:
        with resources.as_file(resources.files(__package__).joinpath("weights").joinpath(VOCABULARY)) as path:
            self._tokenizer = BertWordPieceTokenizer(str(path), lowercase=True)
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.add_special_tokens([*ACTOR, *TARGET, *TRIGGER])
        ids = (self._tokenizer.token_to_id(piece) for mark in (ACTOR, TARGET, TRIGGER) for piece in mark)
        self.marks: frozenset[int] = frozenset(i for i in ids if i is not None)
        self._opening = {mark: self._tokenizer.token_to_id(mark[0]) for mark in (ACTOR, TARGET, TRIGGER)}

    def cut(self, text: str) -> Pieces:
        """The pieces of a text, framed by the encoder's own first and last piece."""
        found = self._tokenizer.encode(text)
        words = [None, *found.word_ids]
        opens = [word is not None and word != before for before, word in pairwise(words)]
        return Pieces(list(found.ids), list(found.offsets), opens)

    def place_of(self, mark: tuple[str, str], ids: list[int]) -> int:
        """Which piece opens what is marked so; 0, the frame's own, where nothing is."""
        wanted = self._opening[mark]
        return ids.index(wanted) if wanted in ids else 0

    def count(self, text: str) -> int:
        """How many pieces a text has, without the frame."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)


@cache
def load_cutter() -> Cutter:
    """The packaged vocabulary, read once a process."""
    return Cutter()


def marked(text: str, spans: Mapping[tuple[str, str], tuple[int, int]]) -> str:
    """The text with spans between their marks; they may overlap."""
    places = []
    for (before, behind), (start, end) in spans.items():
        places += [(start, 1, f"{before} "), (end, 0, f" {behind}")]
    for place, _, mark in sorted(places, reverse=True):
        text = f"{text[:place]}{mark}{text[place:]}"
    return text


def moved_by(mark: tuple[str, str], span: tuple[int, int], place: int) -> int:
    """How far the one mark moves a place of the bare text; a place inside the span moves by the opening alone."""
    before, behind = len(mark[0]) + 1, len(mark[1]) + 1
    return (before if place >= span[0] else 0) + (behind if place >= span[1] else 0)


def unmoved(mark: tuple[str, str], span: tuple[int, int], place: int) -> int:
    """Where a place of the marked text stands in the bare one."""
    before, behind = len(mark[0]) + 1, len(mark[1]) + 1
    if place < span[0] + before:
        return place
    return place - before - (behind if place >= span[1] + before + behind else 0)
