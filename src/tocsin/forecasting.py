"""What may come, from both sides: our own outlook on imported counts, and forecasts that people made, held to account.

It joins the models with the store. An outlook is fitted where it is asked for, on what the user imported, and kept in
the project as plain figures under the digest of those counts: the same counts are fitted once.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tocsin import following
from tocsin.collect.reference import open_reference
from tocsin.errors import UsageError
from tocsin.records.ledger.forecast import ForecastEntry
from tocsin.records.outlook import CountryOutlook, Gain, MonthOutlook, Outlook, Skill
from tocsin.records.reference import ReferenceEvent, ReferenceMonth, ReferenceSet
from tocsin.records.resolution import Came, HolderRecord, Resolved
from tocsin.store import Project, resolutions
from tocsin.store import reference as kept
from tocsin.watch.forecasting.outlook import make_outlook
from tocsin.watch.forecasting.panel import Panel, make_panel, months_between
from tocsin.watch.holders import holder_records, resolve_entries

MODEL = "1"
"""Counts up whenever the same figures would give another forecast: what was fitted before is then fitted anew."""
_FOLDER = "forecasts"
_FAMILIES = ("ucdp-country-month", "ucdp-ged")
Progress = Callable[[int, int], None]


def outlook(project: Project, *, file: Path | None = None, progress: Progress = lambda *_: None) -> Outlook:
    """The months ahead by what the project holds of UCDP's counts, or by a file of them.

    Fits where these counts were not fitted yet, which takes a minute; ``progress`` hears of it. Raises
    ``UsageError`` where there are no counts, too few of them, or no scikit-learn.
    """
    source, panel = _read(file) if file else _held(project)
    digest = _digest(source, panel)
    cached = project.folder / _FOLDER / f"{digest}.json"
    if cached.is_file():
        return _from_dict(json.loads(cached.read_text("utf-8")))
    made = make_outlook(panel, source, progress)
    _keep(cached, made)
    return made


def kept_outlook(project: Project) -> Outlook | None:
    """The outlook on what the project holds, if it was fitted before; nothing is fitted."""
    try:
        source, panel = _held(project)
    except UsageError:
        return None
    cached = project.folder / _FOLDER / f"{_digest(source, panel)}.json"
    return _from_dict(json.loads(cached.read_text("utf-8"))) if cached.is_file() else None


def forecasts(project: Project, as_of: str = "", sure: float | None = None) -> tuple[ForecastEntry, ...]:
    """The ledger of people's forecasts, each with what an analyst said came of it."""
    entries = following.ledger(project, "forecasts", as_of, sure=sure)
    made = [one for one in entries if isinstance(one, ForecastEntry)]
    return resolve_forecasts(project, made)


def resolve_forecasts(project: Project, entries: Sequence[ForecastEntry]) -> tuple[ForecastEntry, ...]:
    """Forecasts with what an analyst said came of them."""
    return resolve_entries(entries, resolved(project))


def resolved(project: Project) -> tuple[Resolved, ...]:
    """All that analysts said of forecasts, in the order in which they said it."""
    with project.transaction() as connection:
        return tuple(resolutions.said(connection))


def resolve(project: Project, name: str, outcome: Came, user: str, note: str = "") -> ForecastEntry:
    """Say what came of a forecast, by its id or the beginning of it; what was said before stays on record.

    Raises ``UsageError`` where there is no such forecast, or more than one.
    """
    same = [one for one in forecasts(project, sure=0.0) if name and one.id.startswith(name)]
    if len(same) != 1:
        many = "more than one forecast" if same else "no forecast"
        raise UsageError(f"{many} {name!r}; `tocsin ledger forecasts --sure 0 --json` has their ids")
    word = min(same[0].said, key=lambda one: (one.doc, one.start, one.end))
    with project.transaction() as connection:
        resolutions.say(connection, Resolved(word.doc, word.start, word.end, word.evidence, outcome, user, note))
    return resolve_forecasts(project, same)[0]


def holders(project: Project) -> tuple[HolderRecord, ...]:
    """How the forecasts of each holder came out, those with most resolved ones first."""
    return holder_records(forecasts(project, sure=0.0))


def _held(project: Project) -> tuple[ReferenceSet, Panel]:
    """The edition that reaches furthest, and of these the one that speaks of most countries."""
    with project.transaction() as connection:
        sets = [one for one in kept.held(connection) if one.source.family in _FAMILIES and one.finished]
        if not sets:
            raise UsageError("no deaths by country and month to forecast from; `tocsin import ucdp FILE` brings them")
        best = max(sets, key=lambda one: (one.last[:7], len(one.countries), one.source.key)).source
        rows = kept.months(connection, best) or by_month(kept.events(connection, best))
    return best, make_panel(rows)


def _read(file: Path) -> tuple[ReferenceSet, Panel]:
    if not file.is_file():
        raise UsageError(f"{file}: no such file")
    opened = open_reference(file, "ucdp", {}, {})
    rows = list(opened.rows)
    months = [row for row in rows if isinstance(row, ReferenceMonth)]
    return opened.source, make_panel(months or by_month(row for row in rows if isinstance(row, ReferenceEvent)))


def by_month(events: Iterable[ReferenceEvent]) -> list[ReferenceMonth]:
    """Events added up by the month in which they begin; a month without any, of a country that has some, is none."""
    found: dict[tuple[str, str], float] = {}
    for event in events:
        if event.country and event.date_start:
            cell = event.country, event.date_start[:7]
            found[cell] = found.get(cell, 0.0) + (event.best or 0.0)
    if not found:
        return []
    months = months_between(min(m for _, m in found), max(m for _, m in found))
    countries = sorted({country for country, _ in found})
    return [ReferenceMonth(c, month, found.get((c, month), 0.0)) for c in countries for month in months]


def _digest(source: ReferenceSet, panel: Panel) -> str:
    said = hashlib.sha256("\n".join((MODEL, source.key, *panel.countries, *panel.months)).encode())
    said.update(panel.deaths.tobytes())
    said.update(panel.population.tobytes())
    return said.hexdigest()[:16]


def _keep(file: Path, made: Outlook) -> None:
    """Write beside and rename, so that a reader never sees half of it; for the owner's eyes, as all of a project."""
    file.parent.mkdir(mode=0o700, exist_ok=True)
    beside = file.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        json.dump(asdict(made), out)
    beside.replace(file)


def _from_dict(raw: Mapping[str, Any]) -> Outlook:
    countries = tuple(
        CountryOutlook(**one | {"months": tuple(map(_month, one["months"])), "own": _skill(one["own"])})
        for one in raw["countries"]
    )
    lists = {name: tuple(raw[name]) for name in ("kept_back", "shares")}
    return Outlook(**{**raw, **lists, "countries": countries, "skill": _skill(raw["skill"])})


def _month(raw: Mapping[str, Any]) -> MonthOutlook:
    return MonthOutlook(**{**raw, "quantiles": tuple(raw["quantiles"]), "skill": _skill(raw["skill"])})


def _skill(raw: Mapping[str, Any]) -> Skill:
    return Skill(**{**raw, "gains": tuple(Gain(**one) for one in raw["gains"])})
