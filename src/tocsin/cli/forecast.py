"""`tocsin forecast`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from tocsin import forecasting
from tocsin.errors import UsageError
from tocsin.export.naming import country_name
from tocsin.export.outlooks import LEVELS, METHODS, share, skill_line, spread, tested_on, why_history
from tocsin.records.outlook import CountryOutlook, Outlook
from tocsin.registry import load_registry
from tocsin.store import Project

from .group import VERBS, Examples, folder, in_project
from .parameters import COUNTRY
from .terminal import put, put_table, say

_SHOWN = 10
_EXAMPLES = (
    "tocsin import ucdp country_month_2010_2023.csv && tocsin forecast --country MLI --horizon 6",
    "tocsin forecast --country BFA --country NER --json | jq '.months[0]'",
    "tocsin forecast --from country_month_2010_2023.csv    # without importing it",
)


@click.command(cls=Examples, short_help=VERBS["forecast"], examples=_EXAMPLES)
@click.option("--country", "countries", multiple=True, metavar="ISO3", type=COUNTRY, help="Only these.")
@click.option("--horizon", type=click.IntRange(1, 12), default=6, show_default=True, help="Months ahead.")
@click.option(
    "--from", "file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="A UCDP table of deaths by country and month, instead of what was imported.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(0), default=_SHOWN, show_default=True, help="Countries; 0: all.")
@click.option("--json", "as_json", is_flag=True, help="A country a line, with skill and all quantiles.")
@in_project
def forecast(countries: tuple[str, ...], horizon: int, file: Path | None, limit: int, as_json: bool) -> None:
    """Forecast deaths in organised violence by country and month, as distributions.

    The counts are UCDP's, as imported; a model is fitted on them here, tested on years that are kept back from it, and
    kept for these counts. Its figures are shown only where it beat the country's own last twelve months: among
    countries at that level, and in that country. Elsewhere those twelve months are the forecast, and the row says so.

    A forecast speaks of what UCDP will count, not of anything that was reported since the last month it knows.
    """
    with Project.open(folder()) as project:
        made = forecasting.outlook(project, file=file, progress=_progress)
    chosen = _chosen(made, countries)
    shown = chosen[: limit or None] if not countries else chosen
    for one in shown:
        if as_json:
            put(json.dumps(_whole(made, one, horizon), ensure_ascii=False))
        else:
            _table(made, one, horizon)
    say(f"{made.credit} Known up to {made.until}: {made.definition}.")
    say(f"Skill on {tested_on(made)}. All countries: {skill_line(made.skill)}")
    if len(shown) < len(chosen):
        say(f"{len(shown)} of {len(chosen)} countries, those with most deaths in the last year; --limit 0 shows all")


def _progress(done: int, of: int) -> None:
    say(f"fitting {done + 1} of {of}{' (with a year kept back)' if done + 1 < of else ''}")


def _chosen(made: Outlook, countries: tuple[str, ...]) -> list[CountryOutlook]:
    if missing := [code for code in countries if made.of(code) is None]:
        raise UsageError(f"{missing[0]} is not among the {len(made.countries)} countries of these counts")
    found = [one for one in made.countries if not countries or one.country in countries]
    return sorted(found, key=lambda one: (-one.year_before, one.country))


def _table(made: Outlook, one: CountryOutlook, horizon: int) -> None:
    months = one.months[:horizon]
    say(f"{country_name(one.country, load_registry())}: {one.year_before:,.0f} deaths in the 12 months to {made.until}")
    rows = [
        (m.month, spread(m, made.shares), share(m.none), share(m.from_25), share(m.from_100), METHODS[m.method])
        for m in months
    ]
    put_table(("month", "deaths: median (90 %)", "none", "25 or more", "100 or more", "from"), rows)
    for month in {(m.method, m.skill): m for m in months}.values():
        ahead = [m.ahead for m in months if (m.method, m.skill) == (month.method, month.skill)]
        span = f"{ahead[0]} to {ahead[-1]}" if len(ahead) > 1 else f"{ahead[0]}"
        told = why_history(one, month) or f"skill where there were {LEVELS[one.level]}: {skill_line(month.skill)}"
        say(f"  {span} months ahead: {told}")


def _whole(made: Outlook, one: CountryOutlook, horizon: int) -> dict[str, object]:
    plain = asdict(one)
    plain["months"] = [
        month | {"quantiles": dict(zip(map(str, made.shares), month["quantiles"], strict=True))}
        for month in plain["months"][:horizon]
    ]
    beside = {"source": made.source, "credit": made.credit, "definition": made.definition, "until": made.until}
    return plain | beside | {"kept_back": made.kept_back}
