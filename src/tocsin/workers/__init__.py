"""Worker processes that code one document at a time and may hang, crash or eat memory without harm to the rest.

A coder of one's own is handed in by name, ``package.module:factory``: see :class:`Coding`.
"""

from __future__ import annotations

from .pool import Limits, Outcome, Pool
from .process import Task
from .protocol import Coding

__all__ = ["Coding", "Limits", "Outcome", "Pool", "Task"]
