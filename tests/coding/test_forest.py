"""Sums of trees are read from JSON and added, all trees at once."""

from __future__ import annotations

import json
import random
from importlib import resources
from typing import Any

import pytest

from tocsin.coding.forest import Forest, Tree
from tocsin.coding.where import load_forest
from tocsin.coding.where.weights import WEIGHTS


def test_a_tree_sends_small_values_left_and_absent_ones_count_as_nothing() -> None:
    stump: Tree = ([0], [0.5], [~0], [~1], [-1.0, 2.0])
    constant: Tree = ([], [], [], [], [0.25])
    forest = Forest({"gap": 0}, (stump, constant), "")
    assert forest.scores([{"gap": 3}, {"gap": 0.5}, {}, {"unheard of": 9}]) == [2.25, -0.75, -0.75, -0.75]


def test_the_packaged_trees_are_whole_and_small() -> None:
    packaged = _packaged()
    for features, thresholds, left, right, leaves in packaged["trees"]:
        assert len(features) == len(thresholds) == len(left) == len(right) == len(leaves) - 1
        assert sorted(~c for c in (*left, *right) if c < 0) == list(range(len(leaves)))
        assert all(0 <= f < len(packaged["features"]) for f in features)
    assert len(load_forest().digest) == 12


def test_trees_walked_at_once_lead_where_each_leads_alone() -> None:
    packaged, draw = _packaged(), random.Random(3)
    rows = [{name: draw.choice([0, 1, 2, 7]) for name in packaged["features"] if draw.random() < 0.5} for _ in range(9)]
    alone = [sum(_leaf(tree, packaged["features"], row) for tree in packaged["trees"]) for row in rows]
    assert load_forest().scores(rows) == pytest.approx(alone)


def _packaged() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resources.files("tocsin.coding.where").joinpath(WEIGHTS).read_bytes())
    return found


def _leaf(tree: Any, names: list[str], row: dict[str, int]) -> float:
    feature, threshold, left, right, leaves = tree
    node = 0 if feature else -1
    while node >= 0:
        node = (left if row.get(names[feature[node]], 0) <= threshold[node] else right)[node]
    return float(leaves[~node])
