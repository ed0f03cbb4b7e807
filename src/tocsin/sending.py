"""Sends alerts where the user said, by mail, webhook and whatever else apprise knows. Unless told, nothing leaves.

A revision of an alert goes out once. What is sent is text: subject, days, words with who says so, how it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tocsin import warning
from tocsin.errors import TocsinError
from tocsin.export.alerting import alert_title, cited_line, date_range, how_sure, method, why_now
from tocsin.records.alert import SEVERITIES, Raised
from tocsin.registry import Registry, load_registry
from tocsin.store import Project, warned

Post = Callable[[Sequence[str], str, str], bool]
"""Sends to these addresses a subject and a text; says whether all of it went out."""
_NOTE = "Machine-coded and not reviewed: look at the words before you act on it."


@dataclass(frozen=True, slots=True)
class Message:
    """What goes out, with the alerts that it tells of."""

    subject: str
    body: str
    alerts: tuple[Raised, ...]


def message(project: Project) -> Message | None:
    """What would be sent now: open alerts, grave enough, that were not sent as they are; None where there are none."""
    least = SEVERITIES.index(project.settings.alerts.notify_from)
    with project.transaction() as connection:
        gone = warned.sent(connection)
    waiting = tuple(
        one
        for one in warning.listed(project)
        if SEVERITIES.index(one.alert.severity) >= least and (one.alert.id, one.revision) not in gone
    )
    return _worded(waiting, load_registry()) if waiting else None


def send(project: Project, post: Post | None = None) -> Message | None:
    """Send what waits to every address of the setting ``alerts.notify``; None where nothing does, or none is set.

    Raises ``TocsinError`` where an address cannot be used or does not take it; it is then tried again next time.
    """
    addresses = project.settings.alerts.notify
    told = message(project) if addresses else None
    if told is None:
        return None
    if not (post or _by_apprise)(addresses, told.subject, told.body):
        raise TocsinError("not every address of alerts.notify took the alerts; they will be sent again")
    with project.transaction() as connection:
        warned.note_sent(connection, ((one.alert.id, one.revision) for one in told.alerts))
    return told


def _worded(raised: tuple[Raised, ...], registry: Registry) -> Message:
    body = "\n\n".join(_paragraph(one, registry) for one in raised) + f"\n\n{_NOTE}\n"
    first = raised[0].alert
    if len(raised) == 1:
        return Message(f"Tocsin, {first.severity}: {alert_title(first, registry)}", body, raised)
    days = sorted(day for one in raised for day in (one.alert.told_first, one.alert.told_last) if day)
    spoken = f", told {days[0]} to {days[-1]}" if days else ""
    grave = sum(one.alert.severity == "high" for one in raised)
    return Message(f"Tocsin: {len(raised)} alerts, {grave} of them high{spoken}", body, raised)


def _paragraph(one: Raised, registry: Registry) -> str:
    alert = one.alert
    lines = [
        f"[{alert.severity}] {alert_title(alert, registry)}",
        f"Days: {date_range(alert)}",
        f"Why now: {why_now(alert, registry)}{' (updated)' if one.revision > 1 else ''}",
        f"How sure: {how_sure(alert)}",
        *(f"- {cited_line(cited, registry)}" for cited in alert.cites[:5]),
    ]
    if len(alert.cites) > 5:
        lines.append(f"- and {len(alert.cites) - 5} more records")
    return "\n".join([*lines, f"{method(alert)} Alert {alert.id}."])


def _by_apprise(addresses: Sequence[str], subject: str, body: str) -> bool:
    import apprise  # noqa: PLC0415 - takes a second, and most commands send nothing

    told = apprise.Apprise()
    for number, address in enumerate(addresses, 1):
        if not told.add(address):
            # The address itself may hold a password, so it is not repeated.
            raise TocsinError(f"alerts.notify: address {number} is none that apprise knows")
    return bool(told.notify(body=body, title=subject, body_format=apprise.NotifyFormat.TEXT))
