"""A figure as quoted: nothing is added up, and nothing is compared that was not measured alike."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.records.base import Bounds

from .said import Said, any_sure, bounds, sources


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
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

    @property
    def sources(self) -> int:
        """How many independent origins quote it."""
        return sources(self.said)

    @property
    def sure(self) -> bool:
        """Whether a record of it is as sure as was asked for, or several origins quote it."""
        return any_sure(self.said) or self.sources > 1

    @property
    def span(self) -> tuple[str, str]:
        """First and last day of what is dated of it."""
        return bounds(self.said)
