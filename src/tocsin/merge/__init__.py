"""Merging: reports of one act, across documents, become one incident."""

from __future__ import annotations

from .incidents import merge_reports
from .unknown import UnknownActor, frequencies

__all__ = ["UnknownActor", "frequencies", "merge_reports"]
