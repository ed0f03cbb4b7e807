"""The months ahead of every country, by the model where it beat the country's own past, and by that past elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from tocsin.errors import UsageError
from tocsin.records.outlook import CountryOutlook, Level, MonthOutlook, Outlook, Skill
from tocsin.records.reference import ReferenceSet

from .fit import forecast
from .history import own
from .panel import YEAR, Floats, Panel, month_name, month_number
from .rolling import Scored, roll, skill, year_before
from .spread import Spread

AHEAD = tuple(range(1, YEAR + 1))
KEPT_BACK = 4
"""Years that are kept back, one after another, each forecast from what was known before it."""
SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)
_LEVELS: tuple[tuple[Level, float], ...] = (("many", 1000.0), ("some", 25.0), ("few", 1.0), ("none", 0.0))
_BANDS = ((1, 3), (4, 6), (7, 12))
"""Months ahead whose skill is told together."""
_LEAST_KNOWN = 3 * YEAR
"""Months that must be known before a kept-back year: fewer teach the model nothing."""


def make_outlook(panel: Panel, source: ReferenceSet, progress: Callable[[int, int], None] = lambda *_: None) -> Outlook:
    """Fit, test on kept-back years, and forecast the twelve months after the last one known.

    ``progress`` hears how many fits are done, of how many. Raises ``UsageError`` where too little is known for a test:
    a forecast whose skill nobody knows is not made.
    """
    origin = panel.last()
    origins = [o for k in range(KEPT_BACK, 0, -1) if (o := origin - k * YEAR) + 1 >= _LEAST_KNOWN]
    if not origins:
        raise UsageError(
            f"{origin + 1} months of deaths are known; a forecast and a test of it need {_LEAST_KNOWN + YEAR}"
        )
    total = len(origins) + 1
    scored = roll(panel, origins, AHEAD, lambda at, _: progress(at, total))
    progress(len(origins), total)
    made, past = forecast(panel, origin, AHEAD), own(panel, origin, len(AHEAD))
    known = [int(at) for at in np.flatnonzero(np.isfinite(panel.deaths[:, origin]))]
    before = year_before(panel, origin)
    groups = _groups(scored)
    return Outlook(
        source=source.key,
        credit=source.credit,
        definition=f"{source.definition}; counted in {source.attribution}",
        until=panel.months[origin],
        kept_back=tuple(panel.months[one] for one in origins),
        shares=SHARES,
        countries=tuple(
            _country(panel, at, level_of(before[at]), before[at], scored, groups, (made, past), origin) for at in known
        ),
        skill=skill(scored),
    )


def level_of(deaths: float) -> Level:
    """The level of a country by its deaths in twelve months."""
    return next(level for level, least in _LEVELS if deaths >= least)


def _groups(scored: Scored) -> dict[tuple[Level, int], Skill]:
    """Skill by level before and band of months ahead."""
    levels: NDArray[np.int64] = np.searchsorted(np.array([1.0, 25.0, 1000.0]), scored.before, side="right")
    names: tuple[Level, ...] = ("none", "few", "some", "many")
    return {
        (name, band): skill(scored.where((levels == at) & (scored.ahead >= first) & (scored.ahead <= last)))
        for at, name in enumerate(names)
        for band, (first, last) in enumerate(_BANDS)
    }


def _country(
    panel: Panel,
    at: int,
    level: Level,
    before: float,
    scored: Scored,
    groups: dict[tuple[Level, int], Skill],
    spreads: tuple[Spread, Spread],
    origin: int,
) -> CountryOutlook:
    kept = scored.where(scored.country == at)
    record, counted = skill(kept), bool((kept.came > 0).any())
    trusted = not counted or record.gain("log_crps").better
    rows = [at * len(AHEAD) + k for k in range(len(AHEAD))]
    model, past = spreads[0].rows(rows), spreads[1].rows(rows)
    months = []
    for k, ahead in enumerate(AHEAD):
        group = groups[level, next(band for band, (first, last) in enumerate(_BANDS) if first <= ahead <= last)]
        by_model = trusted and group.beats
        shown = (model if by_model else past).rows([k])
        months.append(
            MonthOutlook(
                month=month_name(month_number(panel.months[origin]) + ahead),
                ahead=ahead,
                method="model" if by_model else "history",
                none=_share(1 - shown.share_from(1)),
                from_25=_share(shown.share_from(25)),
                from_100=_share(shown.share_from(100)),
                quantiles=tuple(round(float(one)) for one in shown.quantiles(SHARES)[0]),
                skill=group,
            )
        )
    return CountryOutlook(panel.countries[at], level, float(before), tuple(months), record, counted)


def _share(value: Floats) -> float:
    """To four places: more would tell the arithmetic of one machine from that of another."""
    return round(min(1.0, max(0.0, float(value[0]))), 4)
