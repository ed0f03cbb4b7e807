"""Runs the encoder: 8-bit weights in ONNX Runtime, checked against their hash before anything is read with them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as state

from tocsin.errors import ModelError

Array = NDArray[np.float32]
WEIGHTS, LABELS = "acts.onnx", "acts.json"
_REMEDY = "install tocsin anew or run `make train`"
TOGETHER = 320
"""Pieces in one pass of the network, unless one sequence alone has more. Short sequences run side by side, which
takes a third off what they cost. The 8-bit scales depend a little on what runs beside; what is read of a text is still
the same each time, for only sequences of one text run together."""
_SLOWER = ["SkipLayerNormFusion"]
"""ONNX Runtime's fusions that cost time on a processor: a tenth of a pass, measured with 1.31 on AVX-512."""
_LOADING = (state.Fail, state.InvalidGraph, state.InvalidProtobuf, state.NotImplemented, state.RuntimeException)


@dataclass(frozen=True)
class Labels:
    """What the outputs of each head stand for, in order, and the hash that the weights must have."""

    triggers: tuple[str, ...]
    status: tuple[str, ...]
    modes: tuple[str, ...]
    pairs: tuple[str, ...]
    roles: tuple[str, ...]
    records: tuple[str, ...]
    sha256: str


class Encoder:
    """The network with its labels. One thread: a run has as many processes as there are cores."""

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        weights, labels = _files(folder)
        self.labels = labels
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
            )
        except _LOADING as error:
            raise ModelError(f"{WEIGHTS} cannot be loaded: {error}") from error
        self.digest = labels.sha256[:12]

    def heads(self, passes: Sequence[list[int]], names: Sequence[str]) -> list[dict[str, Array]]:
        """The named heads' outputs for each pass, pieces × outputs, without padding."""
        found: list[dict[str, Array]] = [{} for _ in passes]
        for chosen in _together(passes):
            nothing = [0] * len(chosen)
            outputs = self._run([passes[i] for i in chosen], nothing, nothing, names)
            for row, i in enumerate(chosen):
                found[i] = {n: o[row][: len(passes[i])] for n, o in zip(names, outputs, strict=True)}
        return found

    def pairs(self, passes: Sequence[list[int]], actors: Sequence[int], targets: Sequence[int]) -> Array:
        """Probabilities of PLOVER's roots for sentences with marked parties: passes × 15."""
        found = np.zeros((len(passes), len(self.labels.pairs)), np.float32)
        for chosen in _together(passes):
            marks = [actors[i] for i in chosen], [targets[i] for i in chosen]
            found[chosen] = softmax(self._run([passes[i] for i in chosen], *marks, ["pair"])[0])
        return found

    def _run(self, passes: list[list[int]], actors: list[int], targets: list[int], names: Sequence[str]) -> list[Array]:
        longest = max(map(len, passes))
        ids = np.zeros((len(passes), longest), np.int64)
        mask = np.zeros_like(ids)
        for row, one in enumerate(passes):
            ids[row, : len(one)], mask[row, : len(one)] = one, 1
        feed = {"ids": ids, "mask": mask, "actors": np.array(actors), "targets": np.array(targets)}
        outputs: list[Array] = self._session.run(list(names), feed)
        return outputs


def _together(passes: Sequence[list[int]]) -> Iterator[list[int]]:
    """Which sequences run in one pass, those of like length side by side: numbers of ``passes``."""
    chosen: list[int] = []
    for i in sorted(range(len(passes)), key=lambda i: len(passes[i])):
        if chosen and (len(chosen) + 1) * len(passes[i]) > TOGETHER:
            yield chosen
            chosen = []
        chosen.append(i)
    if chosen:
        yield chosen


def softmax(logits: Array) -> Array:
    """Probabilities over the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), np.float32)


def _files(folder: Path | None) -> tuple[bytes, Labels]:
    """The weights and their labels; ``ModelError`` where they are missing, broken or do not belong together."""
    place = folder if folder is not None else resources.files(__package__).joinpath("weights")
    try:
        weights = place.joinpath(WEIGHTS).read_bytes()
        labels = _labels(json.loads(place.joinpath(LABELS).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{WEIGHTS} or {LABELS} is missing or broken; {_REMEDY}") from error
    if hashlib.sha256(weights).hexdigest() != labels.sha256:
        raise ModelError(f"{WEIGHTS} is not the file that {LABELS} names; {_REMEDY}")
    return weights, labels


def _labels(found: dict[str, Any]) -> Labels:
    lists = {name: tuple(found[name]) for name in ("triggers", "status", "modes", "pairs", "roles", "records")}
    return Labels(**lists, sha256=str(found["sha256"]))


@cache
def load_encoder() -> Encoder:
    """The packaged weights, loaded once a process (about 0.1 s)."""
    return Encoder()
