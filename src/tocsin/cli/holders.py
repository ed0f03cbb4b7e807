"""`tocsin holders`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from tocsin import forecasting
from tocsin.export.naming import actor_name
from tocsin.export.voices import OUTLET
from tocsin.registry import load_registry
from tocsin.store import Project

from .group import VERBS, Examples, folder, in_project
from .terminal import put, put_table, say

_EXAMPLES = ("tocsin holders", "tocsin holders --json | jq 'select(.resolved > 4)'")


@click.command(cls=Examples, short_help=VERBS["holders"], examples=_EXAMPLES)
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
@in_project
def holders(as_json: bool) -> None:
    """List who made forecasts, how many are resolved, and how many of these came.

    `tocsin resolve` says what came of one. Brier's score is the mean squared error of the probabilities that a holder
    gave in figures: 0 is perfect, 0.25 is what always saying 50 % gets. "May" and "will" are no probabilities, so they
    are counted and not scored.
    """
    with Project.open(folder()) as project:
        found = forecasting.holders(project)
    if as_json:
        for one in found:
            put(json.dumps(asdict(one), ensure_ascii=False))
        return
    registry = load_registry()
    rows = [
        (
            actor_name(one.holder, registry) if one.holder else OUTLET,
            str(one.made),
            str(one.resolved),
            f"{one.came} of {one.resolved}" if one.resolved else "",
            ", ".join(f"{word}: {came} of {of}" for word, of, came in one.by_word),
            "" if one.brier is None else f"{one.brier:.2f} ({one.given})",
        )
        for one in found
    ]
    if rows:
        put_table(("who", "forecasts", "resolved", "came", "by what was said", "Brier (given)"), rows)
    else:
        say("no forecasts yet; `tocsin run` finds those that reports tell")
