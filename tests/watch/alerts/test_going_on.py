"""An alert fires once, is updated when new reports change what it says, and is withdrawn when its records are gone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from alert_records import arrival, raised

from tocsin.records.alert import Alert, Heard, Raised
from tocsin.watch.alerts import Change, carry_on


def keys(*alerts: Alert) -> set[tuple[str, str]]:
    return {(cited.doc, cited.record) for alert in alerts for cited in alert.cites}


def went_on(
    before: Sequence[Change], now: Sequence[Alert], there: Collection[tuple[str, str]] | None = None
) -> tuple[Change, ...]:
    known = [Raised(one.alert, one.revision, "2024-05-01", "2024-05-01", one.withdrawn) for one in before]
    held = keys(*(one.alert for one in before), *now) if there is None else there
    return carry_on(known, now, there=held, looked_at=keys(*now))


def test_the_same_again_changes_nothing() -> None:
    first = went_on((), raised(arrival()))
    assert [(one.revision, one.withdrawn) for one in first] == [(1, False)]
    assert went_on(first, raised(arrival())) == ()


def test_a_further_origin_updates_the_alert_under_its_id() -> None:
    first = went_on((), raised(arrival(published="2024-04-12")))
    earlier = arrival(doc="a-first", published="2024-04-11")
    (change,) = went_on(first, raised(arrival(published="2024-04-12"), earlier))
    assert (change.alert.id, change.revision, change.alert.origins) == (first[0].alert.id, 2, 2)


def test_what_was_planned_and_is_told_as_done_becomes_a_fact_of_the_same_alert() -> None:
    first = went_on((), raised(arrival("planned", published="2024-04-01")))
    (change,) = went_on(first, raised(arrival(doc="later", published="2024-04-12")))
    assert (first[0].alert.told, change.alert.told) == ("planned", "fact")
    assert (change.alert.id, change.alert.severity) == (first[0].alert.id, "high")
    assert len(change.alert.cites) == 2


def test_an_alert_whose_records_are_gone_is_withdrawn() -> None:
    first = went_on((), raised(arrival()))
    (change,) = went_on(first, (), there=())
    assert (change.withdrawn, change.revision) == (True, 2)


def test_an_alert_that_is_older_than_what_is_looked_at_stands() -> None:
    first = went_on((), raised(arrival()))
    assert went_on(first, ()) == ()


def test_an_alert_whose_records_were_gone_over_and_say_something_else_is_withdrawn() -> None:
    first = went_on((), raised(arrival()))
    there = keys(first[0].alert)
    known = [Raised(first[0].alert, 1, "", "")]
    (change,) = carry_on(known, (), there=there, looked_at=there)
    assert change.withdrawn


def test_the_state_is_the_last_word_and_new_evidence_opens_what_was_acknowledged() -> None:
    (alert,) = raised(arrival())
    seen = Heard("acknowledged", "desk", "", "2024-05-02")
    assert Raised(alert, 1, "2024-05-01", "2024-05-01").state == "open"
    assert Raised(alert, 1, "2024-05-01", "2024-05-01", heard=(seen,)).state == "acknowledged"
    assert Raised(alert, 2, "2024-05-01", "2024-05-03", heard=(seen,)).state == "open"
    muted = Heard("muted", "desk", "", "2024-05-02")
    assert Raised(alert, 2, "2024-05-01", "2024-05-03", heard=(seen, muted)).state == "muted"
    assert Raised(alert, 2, "2024-05-01", "2024-05-03", withdrawn=True).state == "withdrawn"
