"""Raises the alerts of a project: works out what the rules find, holds it against what was raised, keeps what changed.

It joins watching with the store. `tocsin run` ends with it; listing and sending read what was kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tocsin import views
from tocsin.errors import SettingsError, UsageError
from tocsin.merge.ledgers.agreements import agreements
from tocsin.records import Incident, Reported
from tocsin.records.alert import Action, Alert, Cited, Heard, Raised
from tocsin.records.contradiction import Contradiction
from tocsin.records.wanted import WantedIncidents
from tocsin.registry import load_registry
from tocsin.store import Asked, Filter, Project, warned
from tocsin.watch.alerts import Change, Rules, Seen, alerts, carry_on, default_rules, read_rules

RULES = "alerts.toml"
"""Rules of the user's own, in the project's folder."""
_LATE = tuple(Asked(kind) for kind in ("event", "agreement", "posture", "indicator", "dispute"))
_EVER = (Asked("posture"), Asked("agreement"))
_WEEKS = 30
"""Weeks of incidents that newcomers are looked for in, and baselines where no rule asks for more."""
_SLACK = 4
"""Weeks more than a baseline has: those that are held against it."""
_ALL = 1_000_000
_MOST_AGAINST = 100
"""Contradicted incidents that are looked at in one go, the latest."""


def rules_of(project: Project) -> Rules:
    """The rules that hold in a project. Raises ``SettingsError`` where its own cannot be meant."""
    file, rules = project.folder / RULES, default_rules()
    if file.is_file():
        rules = read_rules(_text(file), RULES, rules)
    off = frozenset(project.settings.alerts.off)
    if unknown := sorted(off - {one.name for one in rules.rule}):
        known = ", ".join(one.name for one in rules.rule)
        raise SettingsError(f"setting alerts.off: no rule {unknown[0]!r}; there are {known}")
    return rules.without(off)


def found(project: Project) -> tuple[Alert, ...]:
    """What the rules find now, whatever was raised before; nothing is written."""
    return alerts(_seen(project), rules_of(project))


def update(project: Project) -> tuple[Change, ...]:
    """Raise what is new, revise what says more, withdraw what no longer stands; returns what changed."""
    seen, rules = _seen(project), rules_of(project)
    now = [_placed(project, one) for one in alerts(seen, rules)]
    with project.transaction() as connection:
        before = warned.raised(connection)
        cited = {(c.doc, c.record) for one in before for c in one.alert.cites}
        there = warned.still_there(connection, cited)
        changes = carry_on(before, now, there=there, looked_at=seen.by_key.keys())
        warned.keep(connection, ((one.alert, one.revision, one.withdrawn) for one in changes))
    return changes


def listed(project: Project, *, since: str = "", every: bool = False) -> list[Raised]:
    """What was raised, the gravest and latest first: what is open, or ``every`` one; ``since`` a day, what changed."""
    with project.transaction() as connection:
        kept = warned.raised(connection)
    shown = [one for one in kept if (every or one.state == "open") and one.changed_at[:10] >= since]
    return sorted(shown, key=_gravest)


def one(project: Project, name: str) -> Raised:
    """An alert by its id or the beginning of it. Raises ``UsageError`` where there is none, or more than one."""
    same = [found for found in listed(project, every=True) if name and found.alert.id.startswith(name)]
    if len(same) != 1:
        many = "more than one alert" if same else "no alert"
        raise UsageError(f"{many} {name!r}; `tocsin alerts --all` lists them with their ids")
    return same[0]


def say(project: Project, name: str, action: Action, user: str, note: str = "") -> Raised:
    """Have an alert acknowledged, muted or open again, from now on; what was said before stays on record."""
    meant = one(project, name)
    with project.transaction() as connection:
        warned.say(connection, meant.alert.id, Heard(action, user, note))
    return one(project, meant.alert.id)


def _gravest(raised: Raised) -> tuple[int, int, str]:
    day = int((raised.alert.told_last or "0").replace("-", ""))
    return -("low", "medium", "high").index(raised.alert.severity), -day, raised.alert.id


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file.name}: cannot be read: {error}") from error


def _seen(project: Project) -> Seen:
    published, least = project.published(), project.settings.watch.sure
    now = max((day for day, documents in published.items() if day and documents), default="")
    since = _day(now, -project.settings.alerts.days) if now else ""
    late = tuple(report for report in project.reported(_LATE, since=since) if _is_late(report, since))
    weeks = max((_WEEKS, *(rule.history + _SLACK for rule in rules_of(project).rule if rule.on == "rise")))
    counted = WantedIncidents(since=_day(now, -7 * weeks)) if now else None
    return Seen(
        reported=late,
        registry=load_registry(),
        agreements=agreements(late, least=least),
        before=tuple(project.reported(_EVER)),
        incidents=views.incidents(project, counted, limit=_ALL).items if counted else (),
        contradictions=tuple(_against(project, since)),
        published=published,
        now=now,
        least=least,
    )


def _is_late(report: Reported, since: str) -> bool:
    """Whether it may have been told since; an undated text counts if it can have been written since."""
    return not since or bool(report.published) or not report.written_last or report.written_last >= since


def _against(project: Project, since: str) -> Iterator[tuple[Incident, Contradiction]]:
    """The incidents of late of which some reports say what others' cannot hold beside, the latest first."""
    wanted = WantedIncidents(standings=(), contradicted=True, told_since=since)
    for incident in views.incidents(project, wanted, limit=_MOST_AGAINST).items:
        for against in views.incident(project, incident.id).contradictions:
            yield incident, against


def _placed(project: Project, alert: Alert) -> Alert:
    """The alert with every cited record's place in its text: an incident's reports come without."""
    bare = [cited for cited in alert.cites if not cited.end]
    if not bare:
        return alert
    wanted = Filter(documents=sorted({c.doc for c in bare}), ids=[c.record for c in bare])
    spans = {(record.doc, record.id): record.span for record in project.records(wanted)}

    def placed(cited: Cited) -> Cited:
        span = spans.get((cited.doc, cited.record))
        return replace(cited, start=span[0], end=span[1]) if span and not cited.end else cited

    return replace(alert, cites=tuple(map(placed, alert.cites)))


def _day(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
