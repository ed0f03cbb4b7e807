"""The labels of the encoder's heads are those of the records, of the ontology and of the packaged weights."""

from __future__ import annotations

from evaluation.plv import QUADS
from tocsin.coding.acts import load_encoder
from tocsin.records.event import ROOTS, STATUSES
from tocsin.registry import load_registry
from training.acts import labels, markup


def test_roots_and_statuses_are_those_of_the_records() -> None:
    assert markup.ROOTS == ROOTS
    assert markup.STATUSES == STATUSES
    assert markup.AGAIN not in STATUSES
    assert labels.TRIGGERS[0] == ""


def test_roots_and_classes_are_those_of_the_ontology() -> None:
    roots = load_registry().ontology.roots
    assert set(labels.MODES) == set(roots) == set(ROOTS)
    quads = {name: roots[name].quad for name in ROOTS if name in QUADS}
    assert quads == {name: quad for name, quad in QUADS.items() if name != "YIELD"}
    assert roots["RETREAT"].quad == QUADS["YIELD"]
    assert set(labels.PAIRS) == set(QUADS)


def test_no_label_stands_twice() -> None:
    for names in (labels.TRIGGERS, labels.STATUS_NAMES, labels.MODE_NAMES, labels.PAIRS, labels.ROLES):
        assert len(set(names)) == len(names)


def test_the_packaged_weights_have_the_same_labels() -> None:
    packaged = load_encoder().labels
    assert packaged.triggers == labels.TRIGGERS
    assert packaged.status == labels.STATUS_NAMES
    assert packaged.modes == labels.MODE_NAMES
    assert packaged.pairs == labels.PAIRS
    assert packaged.roles == labels.ROLES
