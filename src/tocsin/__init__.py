"""Tocsin reads reports of a crisis and writes down who did what to whom, with the words that each record rests on."""

from __future__ import annotations

__version__ = "0.1.0"
