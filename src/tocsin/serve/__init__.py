"""The page: documents, records, and each document with its evidence beside its records, for this machine alone."""

from __future__ import annotations

from .app import create_app
from .server import DEFAULT_PORT, run

__all__ = ["DEFAULT_PORT", "create_app", "run"]
