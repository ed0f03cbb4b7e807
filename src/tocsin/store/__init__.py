"""The store: a project's documents, records and judgements in one SQLite file; the only place with SQL."""

from __future__ import annotations

from .documents import STATES, Added, Change, Entry, State
from .project import Project, Summary
from .queue import Report
from .records import Filter

__all__ = ["STATES", "Added", "Change", "Entry", "Filter", "Project", "Report", "State", "Summary"]
