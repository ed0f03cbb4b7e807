"""Watching: incidents become counts by week, with the reports behind each, so that quiet and unread look different."""

from __future__ import annotations

from tocsin.records.wanted import INCIDENT_ORDERS, IncidentOrder

from .choose import Chosen, Wanted, choose_incidents
from .counts import WeekCount, count_weeks
from .entries import ChosenEntries, WantedEntries, choose_entries
from .overview import Overview, Week, oversee

__all__ = [
    "INCIDENT_ORDERS",
    "Chosen",
    "ChosenEntries",
    "IncidentOrder",
    "Overview",
    "Wanted",
    "WantedEntries",
    "Week",
    "WeekCount",
    "choose_entries",
    "choose_incidents",
    "count_weeks",
    "oversee",
]
