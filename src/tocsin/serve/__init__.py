"""The pages and the API: what a project holds, for this machine alone or for whoever has the token."""

from __future__ import annotations

from .access import new_token
from .app import create_app
from .server import DEFAULT_PORT, HOST, is_loopback, run

__all__ = ["DEFAULT_PORT", "HOST", "create_app", "is_loopback", "new_token", "run"]
