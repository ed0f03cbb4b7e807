"""The commands, one file a verb. A verb's file is loaded only when it is called, so that `tocsin --help` is quick."""

from __future__ import annotations

from .main import main

__all__ = ["main"]
