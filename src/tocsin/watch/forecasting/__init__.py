"""Deaths by country and month ahead, as distributions, and how much better they are than a country's own past."""

from __future__ import annotations
