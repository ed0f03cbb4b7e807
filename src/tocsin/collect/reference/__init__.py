"""Reads files of reference data, row by row: UCDP events and totals, GDELT leads, PLOVER and own records."""

from __future__ import annotations

from .open import KINDS, open_reference

__all__ = ["KINDS", "open_reference"]
