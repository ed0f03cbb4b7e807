"""The encoder: what belongs together is loaded, all else refused, and each pass is read for itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import tocsin.coding.acts
from tocsin.coding.acts import Encoder, load_cutter, load_encoder
from tocsin.coding.acts.encoder import LABELS, WEIGHTS, softmax
from tocsin.coding.acts.find import HEADS
from tocsin.errors import ModelError

PACKAGED = Path(tocsin.coding.acts.__file__).parent / "weights"
SLACK = 0.02
"""Of a probability, on average: 8-bit numbers are scaled by the largest of a batch, so neighbours shift each other."""
TEXTS = (
    "The army shelled rebel positions near Goma.",
    "No.",
    "Ministers of both states met in Geneva, where mediators had asked them for months to open the talks again.",
    *(f"Police arrested {number} men." for number in range(10)),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Weights that are no network, with labels that name them."""
    (tmp_path / WEIGHTS).write_bytes(b"no network")
    labels = json.loads((PACKAGED / LABELS).read_text(encoding="utf-8"))
    labels["sha256"] = hashlib.sha256(b"no network").hexdigest()
    (tmp_path / LABELS).write_text(json.dumps(labels), encoding="utf-8")
    return tmp_path


def rewrite(folder: Path, change: Callable[[dict[str, object]], object]) -> None:
    labels = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    change(labels)
    (folder / LABELS).write_text(json.dumps(labels), encoding="utf-8")


def test_weights_that_are_not_those_named_are_refused(folder: Path) -> None:
    rewrite(folder, lambda labels: labels.update(sha256="0" * 64))
    with pytest.raises(ModelError, match="is not the file"):
        Encoder(folder)


def test_weights_that_cannot_be_loaded_are_refused(folder: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        Encoder(folder)


@pytest.mark.parametrize("name", [WEIGHTS, LABELS])
def test_a_missing_file_is_said(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match="missing or broken"):
        Encoder(folder)


@pytest.mark.parametrize(
    "broken",
    [
        lambda file: file.write_text("{", encoding="utf-8"),
        lambda file: file.write_text("[]", encoding="utf-8"),
        lambda file: file.write_bytes(b"\xff"),
        lambda file: rewrite(file.parent, lambda labels: labels.pop("roles")),
        lambda file: rewrite(file.parent, lambda labels: labels.update(roles=3)),
    ],
)
def test_broken_labels_are_said(folder: Path, broken: Callable[[Path], object]) -> None:
    broken(folder / LABELS)
    with pytest.raises(ModelError, match="missing or broken"):
        Encoder(folder)


def test_each_head_answers_for_each_piece_with_as_many_numbers_as_it_has_labels() -> None:
    encoder, passes = load_encoder(), [load_cutter().cut(text).ids for text in TEXTS]
    names = ("trigger", *HEADS)
    labels = encoder.labels
    sizes = {"trigger": labels.triggers, "root": labels.triggers, "status": labels.status, "mode": labels.modes}
    sizes["roles"] = labels.roles
    for ids, heads in zip(passes, encoder.heads(passes, names), strict=True):
        assert {name: found.shape for name, found in heads.items()} == {n: (len(ids), len(sizes[n])) for n in names}
    shares = encoder.pairs(passes, [1] * len(passes), [2] * len(passes))
    assert shares.shape == (len(passes), len(labels.pairs))
    assert shares.sum(axis=1) == pytest.approx(1, abs=1e-4)
    assert encoder.heads([], names) == []
    assert len(encoder.pairs([], [], [])) == 0


def test_the_same_passes_give_the_same_numbers_in_any_order() -> None:
    encoder, passes = load_encoder(), [load_cutter().cut(text).ids for text in TEXTS]
    found = [heads["trigger"] for heads in encoder.heads(passes, ["trigger"])]
    for one, other in zip(found, encoder.heads(passes, ["trigger"]), strict=True):
        assert np.array_equal(one, other["trigger"])
    shares = encoder.pairs(passes, [1] * len(passes), [2] * len(passes))
    backwards = encoder.pairs(passes[::-1], [1] * len(passes), [2] * len(passes))[::-1]
    assert np.abs(shares - backwards).mean() < SLACK


def test_neighbours_in_a_batch_change_little() -> None:
    encoder, passes = load_encoder(), [load_cutter().cut(text).ids for text in TEXTS]
    together = encoder.heads(passes, ["trigger"])
    alone = [encoder.heads([ids], ["trigger"])[0] for ids in passes]
    pairs = zip(alone, together, strict=True)
    changes = [np.abs(softmax(one["trigger"]) - softmax(other["trigger"])).max(axis=1) for one, other in pairs]
    assert np.concatenate(changes).mean() < SLACK
