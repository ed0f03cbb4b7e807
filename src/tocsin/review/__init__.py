"""Reviewing: what analysts say of records is kept beside them, append-only, and outlives coding anew."""

from __future__ import annotations

from .judgement import Judgement, Verdict, standing_judgements

__all__ = ["Judgement", "Verdict", "standing_judgements"]
