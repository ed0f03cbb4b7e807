"""Coded articles as examples: which pieces of a passage belong to which record, and what that record says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.articles import GOLD, LEARN, join
from evaluation.scoring import RecordDict
from tocsin.coding.acts.passages import passages
from tocsin.coding.acts.pieces import Cutter
from tocsin.coding.tagged import SAID
from tocsin.read import Reader
from tocsin.registry import load_registry
from tocsin.registry.gazetteer import open_gazetteer

from .labels import RECORDS

SOURCES = ((GOLD, "train"), (LEARN, "learn"))
"""Files of labels and the split of each that is learned from; the split ``dev`` never is."""
_AT = {label: number for number, label in enumerate(RECORDS)}
Bits = NDArray[np.bool_]


@dataclass
class Tagged:
    """A passage with the labels of its pieces, and which of them are learned: pieces × labels each."""

    ids: list[int]
    labels: Bits
    learned: Bits
    """What only a record that may be left out would say is neither learned nor held against anyone."""


def read_tagged(cutter: Cutter, articles: Path) -> list[Tagged]:
    """The labelled articles that may be learned from, cut into passages as they are in use."""
    reader = Reader(load_registry(), gazetteer=open_gazetteer())
    found: list[Tagged] = []
    for labels, split in SOURCES:
        documents, gold = join(articles, split, labels)
        for document in documents:
            sentences = reader.read(document).sentences
            found += tagged(cutter, document.text, sentences, gold[document.id])
    return found


def tagged(
    cutter: Cutter, text: str, sentences: tuple[tuple[int, int], ...], records: list[RecordDict]
) -> Iterator[Tagged]:
    """One example a passage."""
    for passage in passages(cutter, text, sentences):
        first = passage[0][0]
        pieces = cutter.cut(text[first : passage[-1][1]])
        spans = np.array(pieces.spans)
        words = spans[:, 1] > spans[:, 0]
        labels = np.zeros((len(spans), len(RECORDS)), bool)
        maybe = np.zeros_like(labels)
        for record in records:
            into = maybe if record.get("priority") == "may" else labels
            for start, end in ((record["start"], record["end"]), *record.get("also", ())):
                inside = words & (spans[:, 0] + first < end) & (spans[:, 1] + first > start)
                if inside.any():
                    into[np.ix_(inside, said(record))] = True
                    into[int(inside.argmax()), _AT[f"{record['type']}:opens"]] = True
        yield Tagged(pieces.ids, labels, words[:, None] & (labels | ~maybe))


def said(record: dict[str, Any]) -> list[int]:
    """The labels of a record, by number: its kind, and what it says of those few things that have one."""
    kind = str(record["type"])
    names = [kind, *(f"{kind}:{record[key]}" for key in SAID.get(kind, ()) if record.get(key))]
    if kind == "event" and record.get("holders"):
        names.append("event:held")
    return [_AT[name] for name in names]
