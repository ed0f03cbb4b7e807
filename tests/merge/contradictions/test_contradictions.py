"""What cannot all hold stands side by side, by origin; what can hold together is no contradiction."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.merge.contradictions import contradictions
from tocsin.merge.incidents import incident_of, merge_reports
from tocsin.records import Report
from tocsin.records.contradiction import Contradiction

DAY = "2024-05-04"


def report(doc: str, **changes: Any) -> Report:
    common = Report(
        doc, f"{doc}-r", "ASSAULT", "actual", ("MLI.REB",), ("MLI.MIL",), country="MLI", date_start=DAY, date_end=DAY,
        outlet=f"The {doc}", published="2024-05-05", place="Tessalit", evidence=f"words of {doc}",
    )  # fmt: skip
    return common._replace(**changes)


def found(*reports: Report) -> tuple[Contradiction, ...]:
    return contradictions(incident_of(reports))


def killed(low: int | None, high: int | None) -> dict[str, Any]:
    return {"numbers": {"killed": (low, high)}}


def test_other_counts_stand_side_by_side_with_who_says_so() -> None:
    (one,) = found(
        report("a", **killed(12, 12), holders=("MLI.GOV",)),
        report("b", **killed(30, None), holders=("jnim",)),
        report("c", **killed(12, 12)),
        report("d", **killed(10, None)),
    )
    assert (one.kind, one.about, [(side.said, side.origins) for side in one.sides]) == (
        "count",
        "killed",
        [("12", 2), ("at least 30", 1)],
    )
    assert [(v.doc, v.holders, v.evidence) for v in one.sides[1].voices] == [("b", ("jnim",), "words of b")]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (killed(12, None), killed(14, 14)),
        (killed(10, 99), killed(14, 14)),
        ({"date_start": DAY}, {"date_start": "2024-05-05", "date_end": "2024-05-05"}),
        ({"date_start": "2024-05-01", "date_end": "2024-05-31"}, {}),
        ({"actors": ("jnim",)}, {"actors": ("MLI.REB",)}),
        ({"actors": ("MLI.GOV",)}, {"actors": ("MLI.MIL",)}),
        ({"actors": ()}, {"actors": ("jnim",)}),
        ({"place": "Kidal Region", "place_precision": "admin1", "latitude": 20.0, "longitude": 1.0}, {}),
    ],
)
def test_what_can_hold_together_is_none(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    assert not found(report("a", **ours), report("b", **theirs))


def test_one_origin_revises_itself_and_copies_are_one_voice() -> None:
    first, later = (
        report("a", **killed(3, 3), origin="o"),
        report("b", **killed(7, 7), origin="o", published="2024-05-06"),
    )
    assert not found(first, later)
    (one,) = found(first, later, report("c", **killed(3, 3)))
    assert [(side.said, [voice.doc for voice in side.voices]) for side in one.sides] == [("3", ["c"]), ("7", ["b"])]


@pytest.mark.parametrize(
    ("theirs", "kind"),
    [
        ({"date_start": "2024-05-08", "date_end": "2024-05-08"}, "date"),
        ({"actors": ("FRA.MIL",)}, "actor"),
        ({"place": "Gao", "latitude": 16.27, "longitude": -0.04, "place_precision": "place"}, "place"),
    ],
)
def test_days_doers_and_places(theirs: dict[str, Any], kind: str) -> None:
    ours = {"latitude": 20.2, "longitude": 1.0, "place_precision": "place"}
    (one,) = found(report("a", **ours), report("b", **{**ours, **theirs}))
    assert one.kind == kind


def test_a_claim_and_its_denial_are_one() -> None:
    reports = [report("a", holders=("MLI.MIL",)), report("b", status="denied", holders=("jnim",))]
    denied, told = sorted(merge_reports(reports), key=lambda incident: incident.standing != "denied")
    assert denied.denies == told.id
    (one,) = contradictions(told, [denied])
    assert (one.kind, {side.said: side.voices[0].holders for side in one.sides}) == (
        "denial",
        {"it happened": ("MLI.MIL",), "it did not": ("jnim",)},
    )
    assert not contradictions(told, [incident_of([report("z", status="denied")])])
