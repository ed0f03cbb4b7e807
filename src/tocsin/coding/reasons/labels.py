"""What the encoder's labels of records say of a span: how sure it is of a kind or a value, and what comes second."""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.records import TYPES, Record, RunnerUp

from ..acts import load_encoder
from ..context import Context

LABELLED: Mapping[str, tuple[str, ...]] = {
    "forecast": ("status",),
    "agreement": ("state",),
    "posture": ("element", "state"),
    "relation": ("change",),
    "indicator": ("direction",),
}
"""Fields of each type whose values the encoder has labels for."""
_VALUES: Mapping[tuple[str, str], frozenset[str]] = {
    ("posture", "state"): frozenset({"present", "arriving", "withdrawing", "past", "proposed"}),
}
_LEAST = 0.05
"""Share below which a second kind or value is not worth telling."""


def kind(context: Context, record: Record) -> tuple[float | None, RunnerUp | None]:
    """How much of a record's words the encoder takes for its kind, and for which other kind most."""
    span = record.start, record.end
    others = {name: context.tagged.share(name, span) or 0.0 for name in TYPES if name != record.type}
    return context.tagged.share(record.type, span), _best(others)


def value(context: Context, record: Record, field: str) -> tuple[float | None, RunnerUp | None]:
    """How likely the encoder holds a field's value, and which other one is the likeliest."""
    span, chosen = (record.start, record.end), getattr(record, field)
    known = [name for name in _values(record.type, field) if name != chosen]
    shares = {name: context.tagged.share(f"{record.type}:{name}", span) or 0.0 for name in known}
    own = context.tagged.share(f"{record.type}:{chosen}", span) if _is_label(record.type, chosen) else None
    return own, _best(shares)


def _values(type_: str, field: str) -> list[str]:
    """The values that the encoder knows of a field: a posture's states stand beside its elements."""
    prefix = f"{type_}:"
    names = [n.removeprefix(prefix) for n in load_encoder().labels.records if n.startswith(prefix)]
    states = _VALUES.get((type_, "state"), frozenset())
    return [n for n in names if n != "opens" and (not states or (n in states) == (field == "state"))]


def _is_label(type_: str, value: str) -> bool:
    return f"{type_}:{value}" in load_encoder().labels.records


def _best(shares: Mapping[str, float]) -> RunnerUp | None:
    best = max(shares, key=lambda name: shares[name], default="")
    return RunnerUp(best, "encoder", shares[best]) if best and shares[best] >= _LEAST else None
