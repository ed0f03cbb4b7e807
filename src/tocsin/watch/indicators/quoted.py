"""Quoted figures, read as far as their words go: what is measured, of which year against which, where, by whom."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tocsin.records.actor import base
from tocsin.records.figure import Metric, Quoted
from tocsin.records.ledger.indicator import IndicatorEntry
from tocsin.registry import Registry

_NEAREST: tuple[tuple[Metric, re.Pattern[str]], ...] = (
    ("deaths", re.compile(r"fatal|death|dead|kill|casualt|victim|morts|tués|décès", re.I)),
    ("protests", re.compile(r"protest|demonstrat|manifest", re.I)),
    ("events", re.compile(r"attack|violen|incident|clash|conflict|attaque", re.I)),
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_BEFORE = re.compile(r"previous year|year before|year earlier|prior year|last year|l'année précédente", re.I)


def read_quoted(entry: IndicatorEntry, registry: Registry, words_after: str = "") -> Quoted:
    """A quoted figure. ``words_after``: its sentence, where the baseline may stand outside the record's own words."""
    last = entry.said[-1]
    words = f"{last.evidence} {words_after}"
    scope = _scope(entry, last.evidence)
    value = entry.value[0] if entry.value and entry.value[0] is not None else entry.value[1] if entry.value else None
    return Quoted(
        entry.metric,
        float(value) if value is not None else None,
        entry.unit,
        entry.direction,
        entry.period,
        entry.baseline or next((found[0] for found in [_YEAR_BEFORE.search(words)] if found), ""),
        scope,
        entry.source,
        last.evidence,
        last.doc,
        last.record,
        last.outlet,
        last.told if last.dated else "",
        entry.sources,
        next((metric for metric, named in _NEAREST if named.search(entry.metric)), None),
        _years(entry, words),
        _countries(scope, registry),
    )


def _scope(entry: IndicatorEntry, words: str) -> str:
    """The scope, unless the words name it only as the home of whoever measured: "the US-based monitor"."""
    scope = entry.scope.strip()
    if scope and re.search(rf"\b{re.escape(scope)}[- ]based\b", words) and len(re.findall(re.escape(scope), words)) < 2:
        return ""
    return scope


def _years(entry: IndicatorEntry, words: str) -> tuple[str, ...]:
    found = list(dict.fromkeys(_YEAR.findall(entry.period) or _YEAR.findall(words)))
    against = _YEAR.findall(entry.baseline)
    if not found:
        return ()
    year = max(found)
    if against:
        return year, max(against)
    told = bool(_YEAR_BEFORE.search(f"{entry.baseline} {words}"))
    return (year, str(int(year) - 1)) if told or entry.unit == "percent" else (year,)


def _countries(scope: str, registry: Registry) -> tuple[str, ...]:
    names: Mapping[str, tuple[str, ...]] = {
        name.casefold(): region.members for region in registry.regions.values() for name in region.names
    }
    bare = scope.casefold().removeprefix("the ")
    if members := names.get(bare) or names.get(f"the {bare}"):
        return members
    codes = {base(one.code) for one in registry.lookup(scope) if one.kind in {"state", "demonym"}}
    return tuple(sorted(codes)) if len(codes) == 1 else ()
