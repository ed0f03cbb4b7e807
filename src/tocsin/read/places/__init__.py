"""Finds toponyms in a text, tells them from other names, and says which place of the gazetteer each stands for."""

from __future__ import annotations

from .find import find_places

__all__ = ["find_places"]
