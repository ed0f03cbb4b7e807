"""The place of an event counts as right where it is one of the marked spans, or none where none is marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.event_places import Item, read_items, score
from tocsin.errors import UsageError

TEXT = "Shells fell on Gao."


def test_any_of_the_marked_spans_is_right_and_a_part_of_one_only_overlaps() -> None:
    items = [Item("a", TEXT, (7, 11), ((15, 18), (0, 6))), Item("b", TEXT, (7, 11), ()), Item("c", TEXT, (7, 11), ())]
    found = score(items, [(15, 18), None, (15, 18)])
    assert found["accuracy"] == pytest.approx(2 / 3)
    assert (found["accuracy_with_place"], found["accuracy_without_place"]) == (1, 0.5)
    near = score(items[:1], [(15, 17)])
    assert (near["accuracy"], near["accuracy_overlap"]) == (0, 1)


def test_items_are_read_with_their_ids_as_written(tmp_path: Path) -> None:
    file = tmp_path / "items.jsonl"
    file.write_text(
        '{"id": -12, "text": "Shells fell on Gao.", "verb": [[7, 11, "fell"]], "locations": [[15, 18, "Gao"]]}\n'
        '{"id": "x ", "text": "Shells fell.", "verb": [[7, 11, "fell"]], "locations": []}\n',
        encoding="utf-8",
    )
    assert read_items(file) == [Item("-12", TEXT, (7, 11), ((15, 18),)), Item("x ", "Shells fell.", (7, 11), ())]


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "items.jsonl"
    file.write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="verb"):
        read_items(file)
