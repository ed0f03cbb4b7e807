"""Boosted trees as the package keeps them: JSON that ``tocsin.coding.forest`` walks without the library."""

from __future__ import annotations

from typing import Any

import lightgbm


def export(trees: lightgbm.Booster, names: list[str]) -> dict[str, Any]:
    """The trees with their features; those that no tree asks for are left out."""
    raw = [_flat(tree["tree_structure"]) for tree in trees.dump_model()["tree_info"]]
    used = sorted({feature for tree in raw for feature in tree[0]})
    place = {feature: index for index, feature in enumerate(used)}
    return {"features": [names[f] for f in used], "trees": [[[place[f] for f in tree[0]], *tree[1:]] for tree in raw]}


def _flat(root: dict[str, Any]) -> tuple[list[int], list[float], list[int], list[int], list[float]]:
    features: list[int] = []
    thresholds: list[float] = []
    left: list[int] = []
    right: list[int] = []
    leaves: list[float] = []

    def add(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            leaves.append(float(f"{node['leaf_value']:.4g}"))
            return ~(len(leaves) - 1)
        index = len(features)
        features.append(node["split_feature"])
        thresholds.append(float(f"{node['threshold']:.6g}"))
        left.append(0)
        right.append(0)
        left[index], right[index] = add(node["left_child"]), add(node["right_child"])
        return index

    add(root)
    return features, thresholds, left, right, leaves
