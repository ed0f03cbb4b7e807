"""Writes the fitted network as one ONNX file of 8-bit weights, with the labels of its outputs beside it."""

from __future__ import annotations

import hashlib
import json
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .labels import MODE_NAMES, PAIRS, RECORDS, ROLES, STATUS_NAMES, TRIGGERS
from .network import ActNetwork

INPUTS = ["ids", "mask", "actors", "targets"]
OUTPUTS = ["trigger", "root", "status", "mode", "roles", "records", "pair"]
OPERATORS = ["MatMul", "Gather", "Gemm"]


class Exported(nn.Module):
    """All heads in one pass: what is not asked for costs next to nothing beside the encoder."""

    def __init__(self, network: ActNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, actors: Tensor, targets: Tensor) -> tuple[Tensor, ...]:
        """The heads' logits for each piece, and those of the marked pair for each row."""
        n = self.network
        states = n.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        places = torch.stack([actors * 0, actors, targets], dim=1)
        chosen = states.gather(1, places.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        heads = (n.trigger, n.root, n.status, n.mode, n.roles, n.records)
        return (*(head(states) for head in heads), n.pair(chosen.flatten(1)))


def export(network: ActNetwork, folder: Path, *, quantize: bool = True) -> Path:
    """Writes ``acts.onnx`` and ``acts.json`` into the folder; returns the first."""
    network.eval()
    weights = folder / "acts.onnx"
    with TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(scratch) / "whole.onnx"
        example = (*torch.ones(2, 2, 8, dtype=torch.long), *torch.zeros(2, 2, dtype=torch.long))
        axes = {name: {0: "batch", 1: "pieces"} for name in ("ids", "mask", *OUTPUTS[:-1])}
        axes |= {name: {0: "batch"} for name in ("actors", "targets", "pair")}
        torch.onnx.export(
            Exported(network).eval(),
            example,
            whole,
            input_names=INPUTS,
            output_names=OUTPUTS,
            dynamic_axes=axes,
            dynamo=False,
            opset_version=17,
        )
        if quantize:
            quantize_dynamic(
                whole, weights, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=OPERATORS
            )
        else:
            weights.write_bytes(whole.read_bytes())
    labels = {
        "sha256": hashlib.sha256(weights.read_bytes()).hexdigest(),
        "triggers": TRIGGERS,
        "status": STATUS_NAMES,
        "modes": MODE_NAMES,
        "pairs": PAIRS,
        "roles": ROLES,
        "records": RECORDS,
    }
    folder.joinpath("acts.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    return weights
