"""Trees that were fitted by boosting, read from JSON and summed with numpy."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable

import numpy as np

from tocsin.errors import ModelError

Tree = tuple[list[int], list[float], list[int], list[int], list[float]]
"""Feature, threshold, left and right of each inner node, then the leaves. A child below 0 is leaf ``~child``."""


class Forest:
    """Sums of trees over named features; a feature that is absent counts as 0.

    All trees are walked at once for all rows, a level a step: the nodes of every tree lie in one array, and a leaf
    leads back to itself.
    """

    def __init__(self, features: Mapping[str, int], trees: Sequence[Tree], digest: str) -> None:
        self.features = dict(features)
        self.digest = digest
        """First 12 hex digits of the SHA-256 of the file: part of the coder's version."""
        first = np.cumsum([0, *(2 * len(tree[4]) - 1 for tree in trees)])
        self._roots = first[:-1]
        nodes = [_nodes(tree, int(start)) for tree, start in zip(trees, first, strict=False)]
        self._feature = np.array([n for tree in nodes for n in tree[0]], np.intp)
        self._threshold = np.array([n for tree in nodes for n in tree[1]])
        self._left = np.array([n for tree in nodes for n in tree[2]], np.intp)
        self._right = np.array([n for tree in nodes for n in tree[3]], np.intp)
        self._value = np.array([n for tree in nodes for n in tree[4]])
        self._levels = max(map(_levels, trees), default=0)

    def scores(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """For each set of feature values the sum of the leaves that it leads to."""
        values = np.zeros((len(rows), len(self.features)))
        for row, found in zip(values, rows, strict=True):
            for name, value in found.items():
                index = self.features.get(name)
                if index is not None:
                    row[index] = value
        lines = np.arange(len(rows))[:, None]
        at = np.broadcast_to(self._roots, (len(rows), len(self._roots)))
        for _ in range(self._levels):
            small = values[lines, self._feature[at]] <= self._threshold[at]
            at = np.where(small, self._left[at], self._right[at])
        total: list[float] = self._value[at].sum(axis=1).tolist()
        return total


def _nodes(tree: Tree, start: int) -> tuple[list[int], list[float], list[int], list[int], list[float]]:
    """The inner nodes and then the leaves of a tree, numbered from ``start``."""
    feature, threshold, left, right, leaves = tree
    inner = len(feature)
    own = range(start + inner, start + inner + len(leaves))

    def place(child: int) -> int:
        return start + child if child >= 0 else own[~child]

    return (
        [*feature, *(0 for _ in leaves)],
        [*threshold, *(0.0 for _ in leaves)],
        [*map(place, left), *own],
        [*map(place, right), *own],
        [*(0.0 for _ in feature), *leaves],
    )


def _levels(tree: Tree) -> int:
    """Steps from the root of a tree to its deepest leaf."""
    _, _, left, right, _ = tree
    level, front = 0, [0] if left else []
    while front:
        level += 1
        front = [child for node in front for child in (left[node], right[node]) if child >= 0]
    return level


def read_forest(file: Traversable, what: str) -> Forest:
    """The trees of a packaged file; ``ModelError`` where it is missing or is not what training writes.

    ``what`` names what they weigh.
    """
    try:
        raw = file.read_bytes()
        found = json.loads(raw)
        trees = tuple((t[0], t[1], t[2], t[3], t[4]) for t in found["trees"])
        features = {name: index for index, name in enumerate(found["features"])}
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise ModelError(f"{file.name}: not the weights of {what}; run `make train`") from error
    return Forest(features, trees, hashlib.sha256(raw).hexdigest()[:12])
