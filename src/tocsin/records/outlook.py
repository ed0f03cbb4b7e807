"""Deaths by country and month ahead, as distributions, each with how well its kind did on kept-back years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Method = Literal["model", "history"]
"""The fitted model, or the country's own last twelve months, each as likely as the others."""
Level = Literal["none", "few", "some", "many"]
"""Deaths in the twelve months before: none, fewer than 25, fewer than 1,000, or more. UCDP calls a conflict active from
25 deaths a year on, and a war from 1,000 on (Gleditsch et al., Journal of Peace Research 39, 2002)."""


@dataclass(frozen=True, slots=True)
class Gain:
    """One score of the model beside that of the country's own last twelve months; lower is better."""

    measure: str
    model: float
    history: float
    low: float
    """Model minus history, 90 % interval by resampling countries; all below zero: clearly better."""
    high: float

    @property
    def better(self) -> bool:
        """Whether the model's mean is the lower one."""
        return self.model < self.history


@dataclass(frozen=True, slots=True)
class Skill:
    """How the model did on months that were kept back from it."""

    cells: int
    """Country-months scored."""
    countries: int
    gains: tuple[Gain, ...]

    def gain(self, measure: str) -> Gain:
        """One measure of it. Raises ``KeyError`` for an unknown one."""
        for one in self.gains:
            if one.measure == measure:
                return one
        raise KeyError(measure)

    @property
    def beats(self) -> bool:
        """Whether it beat the history by both scores of the whole distribution that no single war rules."""
        return bool(self.cells) and all(self.gain(name).better for name in ("log_crps", "ign"))


@dataclass(frozen=True, slots=True)
class MonthOutlook:
    """Deaths of one country in one month ahead."""

    month: str
    ahead: int
    """Months after the last one that is known."""
    method: Method
    """What the figures are from: the model only where it beat the history in this group and in this country."""
    none: float
    """Probability of no deaths."""
    from_25: float
    """Probability of 25 deaths or more."""
    from_100: float
    quantiles: tuple[float, ...]
    """Deaths not exceeded with the probabilities in :attr:`Outlook.shares`."""
    skill: Skill
    """On kept-back months as far ahead, of countries at the same level."""


@dataclass(frozen=True, slots=True)
class CountryOutlook:
    """One country's months ahead."""

    country: str
    level: Level
    year_before: float
    """Deaths in the last twelve known months."""
    months: tuple[MonthOutlook, ...]
    own: Skill
    """On this country's own kept-back months."""
    counted: bool
    """Whether the country's own record decides: it had deaths in kept-back months, so there was a chance to err."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """All countries of one set of figures."""

    source: str
    credit: str
    definition: str
    until: str
    """The last month that is known."""
    kept_back: tuple[str, ...]
    """Last month known in each rolling test; the twelve months after it were kept back."""
    shares: tuple[float, ...]
    countries: tuple[CountryOutlook, ...]
    skill: Skill
    """On all kept-back months of all countries."""

    def of(self, country: str) -> CountryOutlook | None:
        """One country by its ISO alpha-3 code."""
        return next((one for one in self.countries if one.country == country), None)
