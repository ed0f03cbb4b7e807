"""An outlook in words: the months ahead of a country, what they are from, and how well such figures did."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tocsin.records.outlook import CountryOutlook, Gain, MonthOutlook, Outlook, Skill

LEVELS: Mapping[str, str] = MappingProxyType(
    {
        "none": "no deaths in the year before",
        "few": "1 to 24 deaths in the year before",
        "some": "25 to 999 deaths in the year before",
        "many": "1,000 deaths or more in the year before",
    }
)
METHODS: Mapping[str, str] = MappingProxyType({"model": "model", "history": "last 12 months"})
_SCORES: Mapping[str, str] = MappingProxyType({"log_crps": "log-CRPS", "ign": "ignorance (bits)"})


def share(value: float) -> str:
    """A probability in per cent; never a certainty that rounding made."""
    if 0 < value < 0.01:
        return "under 1 %"
    if 0.99 < value < 1:
        return "over 99 %"
    return f"{value * 100:.0f} %"


def spread(month: MonthOutlook, shares: tuple[float, ...]) -> str:
    """The middle of the distribution, and between which counts nine in ten fall."""
    at = dict(zip(shares, month.quantiles, strict=True))
    return f"{at[0.5]:,.0f} ({at[0.05]:,.0f} to {at[0.95]:,.0f})"


def skill_line(skill: Skill) -> str:
    """Both scores of the whole distribution, model against the last twelve months; lower is better."""
    if not skill.cells:
        return "no kept-back months of this kind"
    told = [f"{name} {_against(skill.gain(measure))}" for measure, name in _SCORES.items()]
    return f"{'; '.join(told)} ({skill.cells:,} country-months, {_countries(skill.countries)})"


def _countries(number: int) -> str:
    return "this country" if number == 1 else f"{number} countries"


def _against(gain: Gain) -> str:
    return f"{gain.model:.3f} against {gain.history:.3f}"


def why_history(country: CountryOutlook, month: MonthOutlook) -> str:
    """Why the model is not shown; empty where it is."""
    if month.method == "model":
        return ""
    if country.counted and not country.own.gain("log_crps").better:
        return f"in this country the model did not beat the last 12 months: {skill_line(country.own)}"
    return (
        f"the model did not beat the last 12 months where there were {LEVELS[country.level]}: {skill_line(month.skill)}"
    )


def tested_on(outlook: Outlook) -> str:
    """What the skill was measured on."""
    first, last = outlook.kept_back[0], outlook.kept_back[-1]
    years = len(outlook.kept_back)
    span = f"{years} years, forecast from {first} to {last}" if years > 1 else f"the year after {first}"
    return f"kept-back months: {span}; lower is better"
