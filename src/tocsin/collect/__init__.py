"""Collecting: files, folders and streams become raw documents with their source, or failures with their reason."""

from __future__ import annotations

from .find import find
from .limits import Limits
from .meta import read_meta

__all__ = ["Limits", "find", "read_meta"]
