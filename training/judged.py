"""What analysts said of a project's records, as something to learn from: beside the coded articles, for who wants it.

The weights that are shipped know none of it: it is a project's own. ``make train JUDGED=FOLDER`` fits anew with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tocsin.coding.acts.passages import passages
from tocsin.coding.acts.pieces import Cutter
from tocsin.read import Reader
from tocsin.records import Document
from tocsin.registry import load_registry
from tocsin.registry.gazetteer import open_gazetteer
from tocsin.reviewing import Label, labels
from tocsin.store import Project

from .acts.labels import RECORDS
from .acts.tagged import Tagged, said


def read_judged(folder: Path) -> list[tuple[Document, list[Label]]]:
    """The English documents of a project that something was said of, each with all that stands."""
    with Project.open(folder) as project:
        found: dict[str, list[Label]] = defaultdict(list)
        for label in labels(project):
            found[label.doc].append(label)
        documents = [project.document(name) for name in found]
    return [(one, found[one.id]) for one in documents if one.lang in ("", "en")]


def read_examples(cutter: Cutter, folder: Path) -> list[Tagged]:
    """A project's judged records as examples for the encoder."""
    reader = Reader(load_registry(), gazetteer=open_gazetteer())
    return [
        example
        for document, judged in read_judged(folder)
        for example in examples(cutter, document.text, reader.read(document).sentences, judged)
    ]


def examples(
    cutter: Cutter, text: str, sentences: tuple[tuple[int, int], ...], judged: list[Label]
) -> Iterator[Tagged]:
    """One example for each passage that holds judged words; nothing is learned of words that nobody judged.

    Of judged words it is learned whether they are a record of that type, and what it says; not whether they are
    another's too, which was not asked.
    """
    for passage in passages(cutter, text, sentences):
        first, last = passage[0][0], passage[-1][1]
        mine = [one for one in judged if first <= one.start < last]
        if not mine:
            continue
        pieces = cutter.cut(text[first:last])
        spans = np.array(pieces.spans)
        shape = len(spans), len(RECORDS)
        wanted, learned = np.zeros(shape, bool), np.zeros(shape, bool)
        for one in mine:
            inside = (spans[:, 1] > spans[:, 0]) & (spans[:, 0] + first < one.end) & (spans[:, 1] + first > one.start)
            if not inside.any():
                continue
            learned[np.ix_(inside, np.array([name.split(":")[0] == one.type for name in RECORDS]))] = True
            if one.record:
                wanted[np.ix_(inside, np.array(said({**one.record, "type": one.type})))] = True
                wanted[int(inside.argmax()), RECORDS.index(f"{one.type}:opens")] = True
        yield Tagged(pieces.ids, wanted, learned)
