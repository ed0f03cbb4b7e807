"""What is known of a record beside its fields: how sure the encoder is of it, and what its words leave open."""

from __future__ import annotations

from tocsin.records import Event, Record, Statement
from tocsin.records.event import FACTS

from ..context import Context
from ..tagged import SAID

_PARTIES = ("actors", "targets", "speaker", "parties", "owner", "a", "b")


def features(context: Context, record: Record) -> dict[str, float]:
    """Named values of one record, by which :mod:`training.confidence` weighs it. What is not known is left out."""
    span = record.start, record.end
    found = {
        f"is {record.type}": 1.0,
        "characters": float(record.end - record.start),
        "depth": record.start / len(context.text),
        "holders": float(len(record.holders)),
        "unnamed": float("unnamed" in record.holders),
        "ambiguous": float(len(record.ambiguous)),
        "quoted": float(context.quoted(*span)),
        "dated": float(bool(record.date_text)),
        "seen": float(record.why.startswith("read as")),
    }
    for field in _PARTIES:
        if hasattr(record, field):
            found[f"named {field}"] = float(len(getattr(record, field)))
    if isinstance(record, Event):
        found |= {
            f"root {record.event_type}": 1.0,
            f"status {record.status}": 1.0,
            "placed": float(bool(record.country)),
        }
        found["repeated why"] = float(record.why.count("encoder"))
    if isinstance(record, Statement):
        found[f"quote {record.quote}"] = 1.0
    return found | _shares(context, record)


def _shares(context: Context, record: Record) -> dict[str, float]:
    span = record.start, record.end
    share = context.tagged.share(record.type, span)
    if share is None:
        return {}
    found = {"share": share, f"share {record.type}": share, "read": 1.0}
    for field in SAID.get(record.type, ()):
        value = getattr(record, field)
        if value:
            found[f"share of {field}"] = context.tagged.share(f"{record.type}:{value}", span) or 0.0
    if isinstance(record, Event):
        told = {status: context.tagged.share(f"event:{status}", span) or 0.0 for status in FACTS}
        found["share of facts"] = min(1.0, sum(told.values()))
        found["share held"] = context.tagged.share("event:held", span) or 0.0
        found["told"] = context.told(span)
    return found
