"""Reports of one act become one incident; what differs in standing, parties, time or count stays apart."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.merge import merge_reports
from tocsin.records import Event, Incident, Report

DAYS = [(date(2024, 5, 1) + timedelta(days=n)).isoformat() for n in range(12)]


def report(doc: str, **changes: Any) -> Report:
    common = Report(
        doc, f"{doc}-r", "ASSAULT", "actual", ("MLI.REB",), ("MLI.MIL",), country="MLI", date_start=DAYS[3],
        date_end=DAYS[3], outlet=f"The {doc}", published=DAYS[4],
    )  # fmt: skip
    return common._replace(**changes)


def together(*reports: Report) -> bool:
    return len(merge_reports(reports)) == 1


@st.composite
def any_reports(draw: st.DrawFn) -> list[Report]:
    """Few parties, days and counts, so that many meet."""
    found = []
    for number in range(draw(st.integers(0, 14))):
        start = draw(st.integers(0, 8))
        killed = draw(st.sampled_from([None, 2, 5]))
        found.append(
            Report(
                doc=draw(st.sampled_from(["a", "b", "c"])),
                record=f"r{number}",
                event_type=draw(st.sampled_from(["ASSAULT", "CONSULT"])),
                status=draw(st.sampled_from(["actual", "ongoing", "planned", "denied"])),
                actors=draw(st.sampled_from([(), ("MLI.REB",), ("MLI.MIL",)])),
                targets=draw(st.sampled_from([(), ("MLI.MIL",), ("FRA",)])),
                holders=draw(st.sampled_from([(), ("MLI.GOV",)])),
                date_start=draw(st.sampled_from(["", DAYS[start]])),
                date_end=DAYS[start + draw(st.integers(0, 3))],
                numbers={} if killed is None else {"killed": (killed, killed)},
                published=draw(st.sampled_from(["", DAYS[9]])),
            )
        )
    return found


@settings(max_examples=60, deadline=None)
@given(any_reports(), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing_and_none_is_lost(reports: list[Report], chance: Any) -> None:
    shuffled = reports[:]
    chance.shuffle(shuffled)
    first = merge_reports(reports)
    assert first == merge_reports(shuffled)
    assert sorted(r.record for i in first for r in i.reports) == sorted(r.record for r in reports)


@settings(max_examples=60, deadline=None)
@given(any_reports())
def test_no_company_turns_a_claim_a_plan_or_a_denial_into_more(reports: list[Report]) -> None:
    for incident in merge_reports(reports):
        standings = {r.standing for r in incident.reports}
        assert incident.standing in standings
        assert len(standings) == 1 or standings == {"fact", "claim"}
        assert incident.best.standing == incident.standing


@settings(max_examples=60, deadline=None)
@given(any_reports())
def test_what_one_document_counts_apart_stays_apart(reports: list[Report]) -> None:
    for incident in merge_reports(reports):
        for doc in incident.documents:
            assert len({r.numbers["killed"] for r in incident.reports if r.doc == doc and r.numbers}) <= 1


def test_versions_of_one_act_become_one_incident_with_the_range_of_their_counts() -> None:
    incident: Incident
    night = {"date_end": DAYS[4]}
    (incident,) = merge_reports(
        [
            report("wire", numbers={"killed": (12, 12)}, place="Tessalit"),
            report("post", numbers={"killed": (10, None)}, holders=("MLI.GOV",), place="Tessalit", **night),
            report("copy", place="Tessalit"),
        ]
    )
    assert (incident.standing, incident.killed) == ("fact", (10, None))
    assert (incident.first, incident.last) == (DAYS[3], DAYS[4])
    assert incident.outlets == ("The copy", "The post", "The wire")
    assert incident.best.doc == "wire"


def test_claims_alone_stay_a_claim() -> None:
    held = [report(doc, holders=("MLI.MIL",)) for doc in ("a", "b", "c")]
    (incident,) = merge_reports(held)
    assert incident.standing == "claim"


def test_what_differs_stays_apart() -> None:
    one = report("wire")
    assert together(one, report("post"))
    for other in (
        {"status": "planned"},
        {"status": "denied"},
        {"event_type": "SANCTION"},
        {"country": "NER"},
        {"targets": ("BFA.MIL",)},
        {"actors": ("NER.REB",)},
        {"date_start": DAYS[6], "date_end": DAYS[6]},
    ):
        assert not together(one, report("post", **other)), other


def test_who_does_it_to_whom_matters_except_where_both_do_the_same() -> None:
    there, back = {"actors": ("IRN",), "targets": ("ISR",)}, {"actors": ("ISR",), "targets": ("IRN",)}
    assert not together(report("a", **there), report("b", **back))
    assert together(report("a", event_type="CONSULT", **there), report("b", event_type="CONSULT", **back))


def test_daily_raids_are_not_one_endless_incident() -> None:
    raids = [report(f"d{n}", date_start=day, date_end=day) for n, day in enumerate(DAYS)]
    assert len(merge_reports(raids)) == len(DAYS)


def test_what_says_too_little_stands_alone() -> None:
    vague = {"date_start": "", "date_end": ""}
    assert not together(report("a", targets=(), **vague), report("b", targets=(), **vague))
    assert not together(report("a", actors=(), targets=()), report("b", actors=(), targets=()))
    assert not together(report("a", published="", **vague), report("b", published="", **vague))
    assert not together(report("a", date_start="some day"), report("b", date_start="some day", published="soon"))
    assert together(report("a", place="Tessalit", **vague), report("b", place="Tessalit", **vague))


def test_a_report_says_what_its_record_says() -> None:
    text = "Rebels killed five soldiers."
    event = Event.of(
        text, doc="d", start=0, end=27, event_type="ASSAULT", status="actual", actors=("MLI.REB",),
        targets=("MLI.MIL",), holders=("MLI.GOV",), numbers={"killed": (5, 5)}, date_start=DAYS[0], date_end=DAYS[0],
    )  # fmt: skip
    made = Report.of(event, "The Post", DAYS[1])
    assert (made.doc, made.record, made.standing, dict(made.numbers)) == ("d", event.id, "claim", {"killed": (5, 5)})
