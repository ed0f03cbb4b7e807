"""Merging: reports of one act, across documents, become one incident."""

from __future__ import annotations

from .incidents import merge_reports

__all__ = ["merge_reports"]
