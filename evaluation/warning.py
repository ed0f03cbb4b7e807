"""Measures alerts on a few texts without dates: `alerts DIR`, a folder as :mod:`evaluation.founding` has it.

A gold alert of ``founding.json`` is raised if an alert of medium or high severity cites a record that lies on a mention
of its cluster, or on its span, by the scorer's rule. Of the others none should be above medium. What is given as
planned, discussed, quoted or second-hand in the gold alert's name must not come out told as a fact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.founding import Mention, lies_on, read_founding
from tocsin.export.alerting import alert_title, how_sure
from tocsin.merge.ledgers.agreements import agreements
from tocsin.records.alert import Alert
from tocsin.registry import load_registry
from tocsin.watch.alerts import Seen, alerts, default_rules

_NOT_FACTS = ("planned", "discussion", "second-hand", "%")


def measure_alerts(folder: Path, *, errors: bool = False) -> dict[str, Any]:
    """``keys_raised`` of ``keys``, ``others_above_medium``, ``told_too_surely`` on a folder like theirs."""
    known = read_founding(folder)
    seen = Seen(known.reported, load_registry(), agreements(known.reported, order=known.sequence))
    raised = alerts(seen, default_rules())
    mentions = _mentions(known.gold)
    by_key: dict[str, list[Alert]] = {name: [] for name in mentions}
    others: list[Alert] = []
    for alert in raised:
        keys = {key for cited in alert.cites if (key := lies_on(known.by_id[cited.record], mentions))}
        if alert.severity == "low" or not keys:
            others.append(alert)
        for key in keys if alert.severity != "low" else ():
            by_key[key].append(alert)
    surely = [key for key, found in by_key.items() if _is_no_fact(key) and any(one.told == "fact" for one in found)]
    if errors:
        _tell(by_key, others)
    return {
        "keys": len(by_key),
        "keys_raised": sum(bool(found) for found in by_key.values()),
        "others_above_medium": sum(one.severity == "high" for one in others),
        "told_too_surely": len(surely),
        "alerts": len(raised),
    }


def _mentions(gold: Mapping[str, Any]) -> dict[str, Sequence[Mention]]:
    names = [info["id"] for info in gold["cluster_info"]]
    clusters = dict(zip(names, gold["clusters"], strict=True))
    return {
        row["alert"]: [tuple(m) for m in (clusters[row["cluster"]] if "cluster" in row else [row["span"]])]
        for row in gold["alerts"]
    }


def _is_no_fact(key: str) -> bool:
    return any(word in key for word in _NOT_FACTS)


def _tell(by_key: Mapping[str, Sequence[Alert]], others: Sequence[Alert]) -> None:
    from click import echo  # noqa: PLC0415

    registry = load_registry()
    for key, found in by_key.items():
        echo(f"{key}: {'; '.join(_line(one, registry) for one in found) or 'not raised'}", err=True)
    for one in others:
        echo(f"beside: {_line(one, registry)}", err=True)


def _line(alert: Alert, registry: Any) -> str:
    return f"[{alert.severity}] {alert_title(alert, registry)} — {how_sure(alert)}"
