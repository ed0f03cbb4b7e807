"""Indicators in words and as JSON: every count with its source, scope, period, definition and coverage."""

from __future__ import annotations

from typing import Any

from tocsin.records.figure import Beside, Change, Figure, Quoted
from tocsin.registry import Registry

from .naming import actor_name, actor_names, country_name, listed, one_line

UNKNOWN = "not known"
"""Stands where nothing was read of it, or no file speaks of it: not a nought."""


def scope_name(figure: Figure, registry: Registry) -> str:
    """Where, or who, in words."""
    if figure.by == "admin1":
        return f"{figure.scope[1]}, {country_name(figure.scope[0], registry)}"
    if figure.by == "country":
        return listed([country_name(code, registry) for code in figure.scope])
    return " – ".join(actor_name(one, registry) for one in figure.scope)


def number(value: float | None) -> str:
    """A count; a word where it is not known."""
    return UNKNOWN if value is None else f"{value:,.0f}"


def between(figure: Figure) -> str:
    """Low and high, where the source gives them: "90 to 140", "at least 90"."""
    if figure.value is None or figure.low is None:
        return ""
    if figure.high is None:
        return f"at least {number(figure.low)}"
    return "" if figure.low == figure.high == figure.value else f"{number(figure.low)} to {number(figure.high)}"


def percent(value: float | None) -> str:
    """A change, with its sign; a dash where there is none to tell."""
    return "–" if value is None else f"{value:+.1f} %"


def coverage_line(figure: Figure) -> str:
    """How much was read for it: reports and origins behind it, documents that speak of the place."""
    read = figure.coverage
    if read is None:
        return "counted by its source"
    if not read.documents and not read.reports:
        return f"none of {read.read:,} documents speaks of it" if read.read else "no document of that time was read"
    if not read.documents:
        return f"{_count(read.reports, 'report')}, {_count(read.origins, 'origin')}, all told at other times"
    spoken = f"{read.documents:,} of {read.read:,} documents speak of it"
    return f"{_count(read.reports, 'report')}, {_count(read.origins, 'origin')}; {spoken}"


def change_to_dict(change: Change, registry: Registry) -> dict[str, Any]:
    """One count with the one before, as JSON."""
    now, then = change.now, change.before
    covered = now.coverage
    return {
        "kind": "computed",
        "metric": now.metric,
        "source": now.source,
        "by": now.by,
        "scope": list(now.scope),
        "scope_name": scope_name(now, registry),
        "period": now.period,
        "value": _whole(now.value),
        "low": _whole(now.low),
        "high": _whole(now.high),
        "baseline_period": then.period if then else "",
        "baseline_value": _whole(then.value) if then else None,
        "change_percent": None if change.percent is None else round(change.percent, 1),
        "definition": now.definition,
        "attribution": now.attribution,
        "reports": covered.reports if covered else None,
        "origins": covered.origins if covered else None,
        "documents": covered.documents if covered else None,
        "documents_read": covered.read if covered else None,
        "credit": now.credit,
        "licence": now.licence,
    }


def beside_to_dict(beside: Beside, registry: Registry) -> dict[str, Any]:
    """A quoted figure with what stands beside it, as JSON."""
    one = beside.quoted
    return {
        "kind": "quoted",
        "metric": one.metric,
        "source": list(one.source),
        "source_name": actor_names(one.source, registry, "a source that is not told"),
        "scope": one.scope,
        "period": one.period,
        "baseline_period": one.baseline,
        "value": _whole(one.value),
        "unit": one.unit,
        "change_percent": signed(one),
        "definition": "",
        "words": one.words,
        "doc": one.doc,
        "record": one.record,
        "outlet": one.outlet,
        "published": one.published,
        "origins": one.origins,
        "computed": [change_to_dict(change, registry) for change in beside.computed],
        "difference": difference(beside, registry),
    }


def signed(one: Quoted) -> float | None:
    """The quoted change in percent, a fall below nought; None where it is no change in percent."""
    if one.value is None or one.unit != "percent" or one.direction not in {"up", "down"}:
        return None
    return -one.value if one.direction == "down" else one.value


def difference(beside: Beside, registry: Registry) -> str:
    """How the quoted figure and the counts beside it differ in scope, period and definition, from their fields."""
    one = beside.quoted
    who = actor_names(one.source, registry, "a source that is not told")
    told = [
        f"for {one_line(one.scope)}" if one.scope else "for a scope that the words do not tell",
        one_line(one.period) if one.period else "for a period that the words do not tell",
        f"against {one_line(one.baseline)}" if one.baseline else "against a baseline that the words do not tell",
    ]
    head = f"{who} is quoted on “{one_line(one.metric)}” {', '.join(told)}, by a definition that is not told."
    rows = [change for change in beside.computed if change.percent is not None]
    if not rows:
        return f"{head} Nothing is known here of the same places and time to set beside it."
    lines = [
        f"{_counter(change.now)} counts {change.now.definition}, in {scope_name(change.now, registry)}, "
        f"{change.now.period} against {change.before.period if change.before else ''}: {number(change.now.value)}, "
        f"{percent(change.percent)}."
        for change in rows
    ]
    quoted = signed(one)
    same = [c for c in rows if quoted is not None and ((c.percent or 0) > 0) == (quoted > 0)]
    way = "" if quoted is None else _direction(len(same), len(rows))
    return " ".join(filter(None, [head, *lines, way, f"{_differing(beside)}; neither is put in the other's place."]))


def _counter(figure: Figure) -> str:
    return "This project" if figure.coverage is not None else figure.source


def _count(value: int, noun: str) -> str:
    return f"{value:,} {noun}{'' if value == 1 else 's'}"


def _direction(same: int, rows: int) -> str:
    """Whether the counts go the way of the quoted figure."""
    if same == rows:
        return "The direction is the same, the size is not to be compared."
    return "The direction is another." if not same else "The counts do not all go that way."


def _differing(beside: Beside) -> str:
    """In what the quoted figure and the counts differ, or may: what the words do not tell may be anything."""
    one = beside.quoted
    computed = {code for change in beside.computed for code in change.now.scope}
    parts = [] if set(one.countries) == computed else ["scope"]
    if not set(one.years) & {change.now.period for change in beside.computed}:
        parts.append("period")
    told = "differs" if one.countries or not parts else "may differ"
    shown = " and ".join(parts).capitalize()
    return f"{shown} {told.removesuffix('s') if len(parts) > 1 else told}, and so may definition" if parts else (
        "Definition may differ"
    )  # fmt: skip


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value
