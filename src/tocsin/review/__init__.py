"""Reviewing: what analysts say of records is kept beside them, append-only, and outlives coding anew."""

from __future__ import annotations

from .judgement import standing_judgements

__all__ = ["standing_judgements"]
