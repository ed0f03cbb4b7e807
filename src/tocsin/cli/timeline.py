"""`tocsin timeline`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from tocsin import following
from tocsin.export.jsonl import ORIGIN
from tocsin.export.timelines import timeline_line
from tocsin.registry import load_registry
from tocsin.store import Project

from .group import VERBS, Examples, folder, in_project
from .parameters import DAY, SHARE
from .terminal import put, put_table, say

_SHOWN = 100
_EXAMPLES = (
    "tocsin timeline NER --since 2023-07-26 --until 2024-06-30",
    "tocsin timeline Wagner",
    "tocsin timeline 1f8a44c0 --json    # an incident, by its id in `tocsin incidents --json`",
)


@click.command(cls=Examples, short_help=VERBS["timeline"], examples=_EXAMPLES)
@click.argument("of", metavar="ACTOR|COUNTRY|INCIDENT")
@click.option("--since", type=DAY, help="Of what is dated, on this day or later.")
@click.option("--until", type=DAY, help="Of what is dated, on this day or earlier.")
@click.option(
    "--sure", type=SHARE, default=None, help="Right with this probability or more (default: the setting); 0: all."
)
@click.option("--limit", type=click.IntRange(0), default=None, help=f"At most so many; 0: all ({_SHOWN} in a table).")
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
@in_project
def timeline(
    of: str, since: str | None, until: str | None, sure: float | None, limit: int | None, as_json: bool
) -> None:
    """List what is told of an actor, a country or an incident, day by day, with who says so and in which words.

    Of an actor or a country: incidents, steps of agreements, changes of postures and relations, forecasts, and the
    quoted words of those who hold an office. Of an incident: what each report makes of it. What is told for no day
    comes last. The actor is a code (NER, NER.GOV, boko-haram) or a name that the registry knows.
    """
    shown = limit if limit is not None else (0 if as_json else _SHOWN)
    registry = load_registry()
    with Project.open(folder()) as project:
        items = following.timeline(project, of, since=since or "", until=until or "", sure=sure)
    chosen = items[: shown or None]
    if as_json:
        for item in chosen:
            put(json.dumps(asdict(item) | {"origin": ORIGIN}, ensure_ascii=False))
    elif chosen:
        rows = (timeline_line(item, registry) for item in chosen)
        put_table(("when", "kind", "what", "who says so", "words"), rows)
    if not items:
        say("nothing is told of it, as far as was asked for")
    elif len(chosen) < len(items):
        say(f"{len(chosen):,} of {len(items):,}; --limit 0 shows all")
