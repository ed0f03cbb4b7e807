"""Examples of about the same length as tensors, so that little of a batch is padding."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor

from .examples import IGNORED, Asked, Pair, Plain, Round
from .labels import RECORDS, ROLES
from .tagged import Tagged

E = TypeVar("E", Plain, Asked, Pair, Tagged)
PIECES = 1100
"""Of one batch, padding counted: about 24 sentences."""


@dataclass
class PlainBatch:
    """Passages with what each piece tells."""

    ids: Tensor
    mask: Tensor
    triggers: Tensor


@dataclass
class AskedBatch:
    """Sentences with one word marked, and all that is asked of it."""

    ids: Tensor
    mask: Tensor
    places: Tensor
    root: Tensor
    status: Tensor
    mode: Tensor
    roles: Tensor


@dataclass
class PairBatch:
    """Marked sentences with the place of each mark and the root of the pair."""

    ids: Tensor
    mask: Tensor
    actors: Tensor
    targets: Tensor
    roots: Tensor


@dataclass
class RecordBatch:
    """Passages of articles with the records that each piece belongs to, and which of the labels are learned."""

    ids: Tensor
    mask: Tensor
    labels: Tensor
    learned: Tensor


Batch = PlainBatch | AskedBatch | PairBatch | RecordBatch


def batches(examples: Round, rng: random.Random) -> list[Batch]:
    """All examples of a round in batches of one kind each, shuffled."""
    found: list[Batch] = [plain_batch(group) for group in _groups(examples.plain, rng)]
    found += [asked_batch(group) for group in _groups(examples.asked, rng)]
    found += [pair_batch(group) for group in _groups(examples.pairs, rng)]
    rng.shuffle(found)
    return found


def pair_batches(pairs: list[Pair], rng: random.Random) -> list[PairBatch]:
    """Marked sentences alone in batches, shuffled."""
    found = [pair_batch(group) for group in _groups(pairs, rng)]
    rng.shuffle(found)
    return found


def record_batches(examples: list[Tagged], rng: random.Random) -> list[Batch]:
    """Passages of articles alone in batches, shuffled."""
    found: list[Batch] = [record_batch(group) for group in _groups(examples, rng)]
    rng.shuffle(found)
    return found


def _groups(examples: list[E], rng: random.Random) -> Iterator[list[E]]:
    ordered = sorted(examples, key=lambda e: len(e.ids) + rng.random() * 6)
    group: list[E] = []
    for example in ordered:
        if group and (len(group) + 1) * max(len(example.ids), len(group[-1].ids)) > PIECES:
            yield group
            group = []
        group.append(example)
    if group:
        yield group


def padded(ids: list[list[int]]) -> tuple[Tensor, Tensor]:
    """Ids and mask, batch × the longest."""
    longest = max(map(len, ids))
    table = torch.zeros(len(ids), longest, dtype=torch.long)
    mask = torch.zeros(len(ids), longest, dtype=torch.long)
    for row, one in enumerate(ids):
        table[row, : len(one)] = torch.tensor(one)
        mask[row, : len(one)] = 1
    return table, mask


def plain_batch(group: list[Plain]) -> PlainBatch:
    """One batch of passages."""
    ids, mask = padded([e.ids for e in group])
    triggers = torch.full(ids.shape, IGNORED)
    for row, example in enumerate(group):
        triggers[row, : len(example.ids)] = torch.tensor(example.triggers)
    return PlainBatch(ids, mask, triggers)


def asked_batch(group: list[Asked]) -> AskedBatch:
    """One batch of sentences with a marked word."""
    ids, mask = padded([e.ids for e in group])
    roles = torch.zeros(*ids.shape, len(ROLES))
    for row, example in enumerate(group):
        for role, pieces in enumerate(example.roles):
            roles[row, pieces, role] = 1.0
    columns = zip(*((e.place, e.root, e.status, e.mode) for e in group), strict=True)
    places, root, status, mode = (torch.tensor(column) for column in columns)
    return AskedBatch(ids, mask, places, root, status, mode, roles)


def pair_batch(group: list[Pair]) -> PairBatch:
    """One batch of marked sentences."""
    ids, mask = padded([e.ids for e in group])
    actors, targets, roots = (torch.tensor(c) for c in zip(*((e.actor, e.target, e.root) for e in group), strict=True))
    return PairBatch(ids, mask, actors, targets, roots)


def record_batch(group: list[Tagged]) -> RecordBatch:
    """One batch of passages of articles."""
    ids, mask = padded([e.ids for e in group])
    labels, learned = (torch.zeros(*ids.shape, len(RECORDS)) for _ in range(2))
    for row, example in enumerate(group):
        labels[row, : len(example.ids)] = torch.from_numpy(example.labels).float()
        learned[row, : len(example.ids)] = torch.from_numpy(example.learned).float()
    return RecordBatch(ids, mask, labels, learned)
