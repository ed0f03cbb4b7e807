"""Measures the choice of an event's place on verbs whose place is marked (Halterman 2019), "none" included."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.scoring import ratio
from tocsin.coding.where import choose_place
from tocsin.errors import UsageError
from tocsin.read import Reader
from tocsin.records import Document, Reading
from tocsin.registry import load_registry
from tocsin.registry.gazetteer import open_gazetteer

Span = tuple[int, int]


@dataclass(frozen=True)
class Item:
    """One verb of one text. Several items share a text, and some share an id."""

    id: str
    text: str
    verb: Span
    places: tuple[Span, ...]
    """Spans of the gold, each of them right; empty where the text tells no place."""


def read_items(file: Path) -> list[Item]:
    """Items of a JSON Lines file with ``id``, ``text``, ``verb`` and ``locations``; ``UsageError`` if it is none."""
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [_item(row) for row in rows]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise UsageError(f"{file}: not JSON Lines with id, text, verb and locations: {error!r}") from error


def _item(row: dict[str, Any]) -> Item:
    (start, end), *_ = [(v[0], v[1]) for v in row["verb"]]
    return Item(str(row["id"]), row["text"], (start, end), tuple((p[0], p[1]) for p in row["locations"]))


def measure_event_places(file: Path, *, out: Path | None = None) -> dict[str, Any]:
    """Share of verbs whose place, or lack of one, is chosen rightly; beside it the share by overlap."""
    items = read_items(file)
    found = predict(items)
    if out is not None:
        _write(out, items, found)
    return score(items, found)


def predict(items: list[Item]) -> list[Span | None]:
    """The chosen span of each item, in order; each text is read once."""
    reader = Reader(load_registry(), gazetteer=open_gazetteer())
    of_text: dict[str, list[int]] = {}
    for index, item in enumerate(items):
        of_text.setdefault(item.text, []).append(index)
    found: list[Span | None] = [None] * len(items)
    for text, indices in of_text.items():
        reading = reader.read(Document("text", text))
        for index in indices:
            found[index] = _chosen(reading, items[index].verb)
    return found


def _chosen(reading: Reading, verb: Span) -> Span | None:
    span = reading.parse.char_span(*verb, alignment_mode="expand")
    place = choose_place(reading, span.root).place if span is not None else None
    return (place.start, place.end) if place is not None else None


def score(items: list[Item], found: list[Span | None]) -> dict[str, Any]:
    """Accuracies: of all, of those with a place and those without, and with an overlap counted as right."""
    right = [_right(item, span) for item, span in zip(items, found, strict=True)]
    near = [_near(item, span) for item, span in zip(items, found, strict=True)]
    placed = [r for r, item in zip(right, items, strict=True) if item.places]
    bare = [r for r, item in zip(right, items, strict=True) if not item.places]
    return {
        "items": len(items),
        "accuracy": ratio(sum(right), len(right)),
        "accuracy_with_place": ratio(sum(placed), len(placed)),
        "accuracy_without_place": ratio(sum(bare), len(bare)),
        "accuracy_overlap": ratio(sum(near), len(near)),
    }


def _right(item: Item, span: Span | None) -> bool:
    return span in item.places if span is not None else not item.places


def _near(item: Item, span: Span | None) -> bool:
    if span is None:
        return not item.places
    return any(span[0] < end and start < span[1] for start, end in item.places)


def _write(path: Path, items: list[Item], found: list[Span | None]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
        writer.writerow(("id", "start", "end"))
        for item, span in zip(items, found, strict=True):
            writer.writerow((item.id, *(span if span is not None else ("", ""))))
