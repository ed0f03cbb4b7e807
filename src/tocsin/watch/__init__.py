"""Watching: incidents become counts by week, with the reports behind each, so that quiet and unread look different."""

from __future__ import annotations

from .counts import WeekCount, count_weeks

__all__ = ["WeekCount", "count_weeks"]
