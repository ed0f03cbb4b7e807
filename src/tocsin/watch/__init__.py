"""Watching: incidents become counts by week, with the reports behind each, so that quiet and unread look different."""

from __future__ import annotations

from .choose import INCIDENT_ORDERS, Chosen, IncidentOrder, Wanted, choose_incidents
from .counts import WeekCount, count_weeks
from .overview import Overview, Week, oversee

__all__ = [
    "INCIDENT_ORDERS",
    "Chosen",
    "IncidentOrder",
    "Overview",
    "Wanted",
    "Week",
    "WeekCount",
    "choose_incidents",
    "count_weeks",
    "oversee",
]
