"""Parameters that several verbs take."""

from __future__ import annotations

import re
from datetime import date

import click


class Day(click.ParamType[str]):
    """A calendar day, YYYY-MM-DD."""

    name = "DATE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as it is written in records."""
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            return self.fail(f"{value!r} is not a day; write it YYYY-MM-DD", param, ctx)


class Every(click.ParamType[float]):
    """A length of time, in seconds: 15m, 2h, 1d."""

    name = "TIME"

    def convert(self, value: str | float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The seconds; a minute at least, for no source is to be asked more often."""
        number, unit = str(value).strip()[:-1], str(value).strip()[-1:].lower()
        seconds = float(number) * _UNITS[unit] if unit in _UNITS and _NUMBER.fullmatch(number) else 0.0
        if not _UNITS["m"] <= seconds <= _UNITS["w"]:
            self.fail(f"{value!r} is no length of time from a minute to a week; write it 15m, 2h, 1d", param, ctx)
        return seconds


class CountryCode(click.ParamType[str]):
    """Three letters, in either case."""

    name = "ISO3"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code as it is written in records."""
        if not (len(value) == 3 and value.isascii() and value.isalpha()):
            self.fail(f"{value!r} is not a country's code; write ISO 3166 alpha-3, such as NER", param, ctx)
        return value.upper()


class Share(click.ParamType[float]):
    """A probability, from 0 to 1."""

    name = "SHARE"

    def convert(self, value: str | float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number."""
        try:
            share = float(value)
        except ValueError:
            share = -1.0
        return share if 0 <= share <= 1 else self.fail(f"{value!r} is no probability; write it 0.7", param, ctx)


_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
DAY = Day()
EVERY = Every()
SHARE = Share()
COUNTRY = CountryCode()
META = click.option(
    "--meta",
    type=click.Path(dir_okay=False),
    metavar="META.jsonl",
    help="JSON Lines with what is known of the documents: doc, and any of title, outlet, published, lang.",
)
