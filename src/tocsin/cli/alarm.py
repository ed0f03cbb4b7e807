"""What a run ends with: how many alerts are open, and that new ones went out where the user said."""

from __future__ import annotations

from tocsin import sending, warning
from tocsin.errors import TocsinError
from tocsin.store import Project


def alarm(project: Project) -> str:
    """Send what is new to the addresses that are set, if any; one line, empty where no alert is open.

    What cannot be sent is told in the line and tried again by the next run: what was coded stays coded.
    """
    shown = warning.listed(project)
    try:
        told = sending.send(project)
        sent = f"; {len(told.alerts)} sent" if told else ""
    except TocsinError as error:
        sent = f"; not sent: {error}"
    if not shown:
        return ""
    high = sum(one.alert.severity == "high" for one in shown)
    alerts = f"{len(shown)} open alert{'' if len(shown) == 1 else 's'}"
    return f"{alerts}{f', {high} of high severity' if high else ''}{sent}; `tocsin alerts` lists them"
