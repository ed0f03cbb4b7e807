"""Measures the kind of an act whose actor and target are given: the PLV benchmark (Hu et al., ACL 2024).

The benchmark's sentences have one source and one target marked and are of 15 roots in 4 quads; its YIELD is CONCEDE and
RETREAT together. The encoder gives each root a probability; a quad's is the sum over its roots.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tocsin.coding.acts import Encoder, load_cutter, load_encoder
from tocsin.coding.acts.pieces import ACTOR, TARGET
from tocsin.errors import UsageError

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),
    **dict.fromkeys(("ACCUSE", "REQUEST", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"), 4),
}
_MARKS = {"<s>": f"{ACTOR[0]} ", "</s>": f" {ACTOR[1]}", "<t>": f"{TARGET[0]} ", "</t>": f" {TARGET[1]}"}


@dataclass(frozen=True)
class Row:
    """One sentence of the benchmark; root and quad are empty where the file does not tell them."""

    uid: str
    marked: str
    root: str
    quad: str


@dataclass(frozen=True)
class Predicted:
    """The likeliest root, and the likeliest quad over all roots."""

    uid: str
    root: str
    quad: int


def measure_plv(path: Path, *, weights: Path | None = None, out: Path | None = None) -> dict[str, Any]:
    """Macro-F1 over roots, quads and cooperation or conflict, as published; without gold only how many sentences."""
    rows = read_rows(path)
    found = predict(rows, Encoder(weights, threads=2) if weights else load_encoder())
    if out:
        lines = ["uid\troot\tquad", *(f"{p.uid}\t{p.root}\t{p.quad}" for p in found)]
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if not all(row.root in QUADS and row.quad in {"1", "2", "3", "4"} for row in rows):
        return {"sentences": len(rows)}
    quads = [int(row.quad) for row in rows]
    return {
        "sentences": len(rows),
        "root_f1": macro_f1([row.root for row in rows], [p.root for p in found]),
        "quad_f1": macro_f1(quads, [p.quad for p in found]),
        "binary_f1": macro_f1([q > 2 for q in quads], [p.quad > 2 for p in found]),
    }


def read_rows(path: Path) -> list[Row]:
    """The benchmark's rows. The id is the column ``uid``, else the first one."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream, delimiter="\t")
        names = reader.fieldnames or []
        if not names or not ({"marked_sentence"} & set(names) or {"sentence", "source", "target"} <= set(names)):
            raise UsageError(f"{path}: needs a header with marked_sentence, or with sentence, source and target")
        uid = "uid" if "uid" in names else names[0]
        return [Row(r[uid], _marked(r), r.get("gold_root") or "", r.get("gold_penta") or "") for r in reader]


def _marked(row: dict[str, str]) -> str:
    if row.get("marked_sentence"):
        return row["marked_sentence"]
    text = row["sentence"]
    for tag, party in (("s", row["source"]), ("t", row["target"])):
        text = re.sub(re.escape(party), lambda m, tag=tag: f"<{tag}>{m.group()}</{tag}>", text, count=1)  # type: ignore[misc]
    return text


def predict(rows: Sequence[Row], encoder: Encoder) -> list[Predicted]:
    """A root and a quad for every row."""
    cutter, roots = load_cutter(), encoder.labels.pairs
    passes = [cutter.cut(to_pieces(row.marked)).ids for row in rows]
    places = [[cutter.place_of(mark, ids) for ids in passes] for mark in (ACTOR, TARGET)]
    best = predict_with(roots, encoder.pairs(passes, *places))
    return [Predicted(row.uid, *found) for row, found in zip(rows, best, strict=True)]


def predict_with(roots: Sequence[str], shares: NDArray[np.float32]) -> list[tuple[str, int]]:
    """The likeliest root and the likeliest quad for each row of probabilities, rows × roots."""
    quads = np.stack([shares[:, [QUADS[r] == q for r in roots]].sum(axis=1) for q in (1, 2, 3, 4)], axis=1)
    best = zip(shares.argmax(axis=1), quads.argmax(axis=1), strict=True)
    return [(roots[int(root)], int(quad) + 1) for root, quad in best]


def to_pieces(marked: str) -> str:
    """The benchmark's marks as the encoder's own."""
    for mark, piece in _MARKS.items():
        marked = marked.replace(mark, piece)
    return marked


def macro_f1(gold: Sequence[object], found: Sequence[object]) -> float:
    """The mean over the gold's labels of each label's F1."""
    scores = []
    for label in sorted(set(gold), key=str):
        both = sum(g == f == label for g, f in zip(gold, found, strict=True))
        scores.append(2 * both / (sum(g == label for g in gold) + sum(f == label for f in found)))
    return round(sum(scores) / len(scores), 4) if scores else 0.0
