"""Watching: incidents become counts by week, with the reports behind each, so that quiet and unread look different."""

from __future__ import annotations

from .counts import WeekCount, count_weeks
from .overview import Overview, Week, oversee

__all__ = ["Overview", "Week", "WeekCount", "count_weeks", "oversee"]
