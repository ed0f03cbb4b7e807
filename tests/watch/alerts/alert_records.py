"""Reports and what is seen of them, made in a line."""

from __future__ import annotations

from typing import Any

from ledger_records import event

from tocsin.merge.ledgers.agreements import agreements
from tocsin.records import Reported
from tocsin.records.alert import Alert
from tocsin.registry import load_registry
from tocsin.watch.alerts import Rules, Seen, alerts, default_rules


def seen(*reported: Reported, **more: Any) -> Seen:
    """What rules look at: these records, and the instruments that the agreements among them make."""
    return Seen(reported, load_registry(), agreements(reported), **more)


def raised(*reported: Reported, rules: Rules | None = None, **more: Any) -> list[Alert]:
    """The alerts that the records raise."""
    return list(alerts(seen(*reported, **more), rules or default_rules()))


def only(*reported: Reported, **more: Any) -> Alert:
    """The one alert that they raise."""
    (alert,) = raised(*reported, **more)
    return alert


def arrival(status: str = "actual", **more: Any) -> Reported:
    """Russian soldiers who come to Niger."""
    fields: dict[str, Any] = {
        "mode": "deploy", "actors": ("RUS.MIL",), "country": "NER", "fact": 0.8, "doc": "arrival",
    }  # fmt: skip
    return event("Russian soldiers landed in Niamey", "MOBILIZE", status, **fields | more)
