"""What of a project goes into a brief, and in which order."""

from __future__ import annotations

from .choose import choose

__all__ = ["choose"]
