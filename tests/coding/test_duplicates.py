"""Which mentions are one act told twice, and which are two."""

from __future__ import annotations

from tocsin.coding.duplicates import Told, without_repeats
from tocsin.records import Event

TEXT = "Mali's raid on Niger came after its raid on Chad and another in Gao. The raid was condemned."


def raid(words: str, *, targets: tuple[str, ...] = (), place: str = "", kind: str = "ASSAULT") -> Told:
    """A raid of Mali told by a noun."""
    start = TEXT.index(words)
    event = Event.of(
        TEXT,
        doc="d",
        start=start,
        end=start + len(words),
        event_type=kind,
        actors=("MLI.MIL",),
        targets=targets,
        status="actual",
        place=place,
    )
    return Told(event, "raid", "", named=True)


def test_attacks_of_one_side_on_others_or_nobody_told_are_two() -> None:
    told = [raid("raid on Niger", targets=("NER",)), raid("another in Gao", place="Gao")]
    assert len(without_repeats(told)) == 2


def test_attacks_of_one_side_on_the_same_are_one() -> None:
    told = [raid("raid on Niger", targets=("NER",)), raid("The raid", targets=("NER",))]
    assert len(without_repeats(told)) == 1


def test_attacks_of_one_side_at_one_place_are_one() -> None:
    told = [raid("another in Gao", place="Gao"), raid("The raid", place="Gao")]
    assert len(without_repeats(told)) == 1
