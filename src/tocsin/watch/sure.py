"""Which incidents are too unsure to be shown and counted."""

from __future__ import annotations

from tocsin.records import Incident
from tocsin.records.incident import TOLD


def is_less_sure(incident: Incident, least: float) -> bool:
    """Whether it is told as having happened, but with less probability than this.

    Plans, demands and denials are never taken for what happened, so no such probability can keep them from being
    shown. What was not weighed stays too: nothing is known against it.
    """
    if incident.standing not in TOLD:
        return False
    fact = incident.fact
    return fact is not None and fact < least
