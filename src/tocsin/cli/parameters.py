"""Parameters that several verbs take."""

from __future__ import annotations

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


DAY = Day()
META = click.option(
    "--meta",
    type=click.Path(dir_okay=False),
    metavar="META.jsonl",
    help="JSON Lines with what is known of the documents: doc, and any of title, outlet, published, lang.",
)
