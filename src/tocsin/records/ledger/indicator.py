"""A figure as quoted: nothing is added up, and nothing is compared that was not measured alike."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.records.base import Bounds

from .entry import Followed
from .said import Said


@dataclass(frozen=True, slots=True)
class IndicatorEntry(Followed):
    """One figure by one source, however many documents quote it."""

    id: str
    metric: str
    value: Bounds | None
    value_text: str
    unit: str
    direction: str
    """up, down, level; empty where it is a figure without a movement."""
    period: str
    baseline: str
    scope: str
    """Area or group that it speaks of, as written."""
    source: tuple[str, ...]
    """Who measured or claims it; empty where the text does not say."""
    said: tuple[Said, ...]
    as_of: str = ""

    @property
    def actors(self) -> tuple[str, ...]:
        """Who measured it and who passes it on."""
        return tuple(dict.fromkeys((*self.source, *(holder for said in self.said for holder in said.holders))))

    @property
    def countries(self) -> tuple[str, ...]:
        """None: a scope stands as it is written."""
        return ()

    @property
    def vague(self) -> bool:
        """Whether it gives neither a figure nor a movement."""
        return not (self.value or self.value_text or self.direction)
