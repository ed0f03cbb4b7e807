"""Sums of trees are read from JSON and added in plain Python."""

from __future__ import annotations

from tocsin.coding.where import load_forest
from tocsin.coding.where.forest import Forest, Tree


def test_a_tree_sends_small_values_left_and_absent_ones_count_as_nothing() -> None:
    stump = ([0], [0.5], [~0], [~1], [-1.0, 2.0])
    constant: Tree = ([], [], [], [], [0.25])
    forest = Forest({"gap": 0}, (stump, constant), "")
    assert forest.score({"gap": 3}) == 2.25
    assert forest.score({"gap": 0.5}) == -0.75
    assert forest.score({}) == forest.score({"unheard of": 9}) == -0.75


def test_the_packaged_trees_are_whole_and_small() -> None:
    forest = load_forest()
    for features, thresholds, left, right, leaves in forest.trees:
        assert len(features) == len(thresholds) == len(left) == len(right) == len(leaves) - 1
        assert sorted(~c for c in (*left, *right) if c < 0) == list(range(len(leaves)))
        assert all(0 <= f < len(forest.features) for f in features)
    assert len(forest.digest) == 12
