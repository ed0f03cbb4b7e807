"""Merging: reports of one act, across documents, become one incident."""

from __future__ import annotations

from .incidents import merge_reports
from .unknown import frequencies

__all__ = ["frequencies", "merge_reports"]
