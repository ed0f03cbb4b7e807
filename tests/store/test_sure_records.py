"""Records are narrowed and sorted by how sure they are; what an older schema kept is weighed by what it states."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.records import Coded, Document, Event, Record
from tocsin.store import Filter, Order, Project

from .conftest import undo

TEXT = "One was hit. Two was hit. Three was hit. He said so."


@pytest.fixture
def kept(project: Project) -> list[Record]:
    """Three events of one document and one of another; the second was never weighed."""
    made: list[Record] = []
    for doc, word, weights in (
        ("b", "One was hit", {"confidence": 0.4, "fact": 0.9}),
        ("b", "Two was hit", {}),
        ("b", "Three was hit", {"confidence": 0.8, "fact": 0.1}),
        ("c", "He said so", {"confidence": 0.6}),
    ):
        if not made or doc != made[-1].doc:
            project.add(Document(doc, TEXT, source=doc), doc.encode())
        start = TEXT.index(word)
        fields: dict[str, Any] = {"event_type": "ASSAULT", "status": "actual", **weights}
        made.append(Event.of(TEXT, doc=doc, start=start, end=start + len(word), **fields))
    for doc in ("b", "c"):
        project.keep(doc, Coded(tuple(one for one in made if one.doc == doc)), "coder-1")
    return made


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({"sure": 0.6}, [2, 3]), ({"sure": 0.81}, []), ({"sure": 0.0}, [0, 1, 2, 3]), ({"fact": 0.5}, [0]),
        ({"sure": 0.5, "fact": 0.05}, [2]), ({"sure": 0.01}, [0, 2, 3]),
    ],
)  # fmt: skip
def test_narrowed(project: Project, kept: list[Record], narrowed: dict[str, float], found: list[int]) -> None:
    wanted = Filter(**narrowed)  # type: ignore[arg-type]
    assert list(project.records(wanted)) == [kept[n] for n in found]
    assert project.count(wanted) == len(found)


@pytest.mark.parametrize(
    ("order", "found"),
    [("place-in-text", [0, 1, 2, 3]), ("confidence", [2, 3, 0, 1]), ("doubt", [0, 3, 2, 1]), ("fact", [0, 2, 1, 3])],
)
def test_sorted_with_what_was_not_weighed_last(
    project: Project, kept: list[Record], order: Order, found: list[int]
) -> None:
    assert list(project.records(Filter(order=order))) == [kept[n] for n in found]
    assert list(project.records(Filter(order=order, limit=2, offset=1))) == [kept[n] for n in found[1:3]]


def test_a_record_is_found_by_its_id(project: Project, kept: list[Record]) -> None:
    assert list(project.records(Filter(ids=(kept[2].id,)))) == [kept[2]]


def test_reports_bring_the_probability_along(project: Project, kept: list[Record]) -> None:
    assert {report.record: report.fact for report in project.reports()} == {
        one.id: one.fact for one in kept if isinstance(one, Event)
    }


def test_a_project_of_the_third_schema_is_brought_up_with_what_its_records_state(
    project: Project, kept: list[Record]
) -> None:
    project.close()
    undo(project.folder / "tocsin.sqlite", "0003")
    with Project.open(project.folder, write=True) as brought_up:
        assert list(brought_up.records(Filter(fact=0.1))) == [kept[0], kept[2]]
        assert list(brought_up.records(Filter(words="three"))) == [kept[2]]
