"""`tocsin resolve`."""

from __future__ import annotations

import click

from tocsin import forecasting
from tocsin.export.ledgers import line
from tocsin.records.resolution import OUTCOMES, Came
from tocsin.registry import load_registry
from tocsin.store import Project

from .group import VERBS, Examples, folder, in_project
from .terminal import say
from .user import user_name

_EXAMPLES = (
    "tocsin ledger forecasts --json | jq -r '.id + \" \" + .outcome'",
    "tocsin resolve 3f2a90c1 --outcome came --note 'reported by two agencies on 4 May'",
    "tocsin resolve 3f2a90c1 --outcome undecided    # takes it back",
)


@click.command(cls=Examples, short_help=VERBS["resolve"], examples=_EXAMPLES)
@click.argument("name", metavar="FORECAST")
@click.option("--outcome", type=click.Choice(OUTCOMES), required=True, help="What came of it.")
@click.option("--user", default="", help="Who says so (default: who is logged in).")
@click.option("--note", default="", help="Why: kept beside it.")
@in_project
def resolve(name: str, outcome: Came, user: str, note: str) -> None:
    """Say whether a forecast that somebody made came true.

    FORECAST is an id of `tocsin ledger forecasts --json`, or its beginning. Nothing is overwritten: the last word
    stands, and it holds when documents are coded anew. `tocsin holders` adds up what came of each holder's forecasts.
    """
    with Project.open(folder(), write=True) as project:
        entry = forecasting.resolve(project, name, outcome, user or user_name(), note)
    said = line(entry, load_registry())
    say(f"{said.says}: {said.what}")
    say(f"{entry.id[:8]} is now {entry.resolved}")
