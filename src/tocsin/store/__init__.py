"""The store: a project's documents, records and judgements in one SQLite file; the only place with SQL."""

from __future__ import annotations

from . import coverage, reference, warned
from .choices import NOBODY, Choice
from .documents import STATES, Added, Change, Entry, Provenance, State
from .patience import keep_answer, write_soon
from .project import Project, Summary
from .queue import Report
from .records import ORDERS, Filter, Order, Place
from .reported import Asked

__all__ = [
    "NOBODY",
    "ORDERS",
    "STATES",
    "Added",
    "Asked",
    "Change",
    "Choice",
    "Entry",
    "Filter",
    "Order",
    "Place",
    "Project",
    "Provenance",
    "Report",
    "State",
    "Summary",
    "coverage",
    "keep_answer",
    "reference",
    "warned",
    "write_soon",
]
