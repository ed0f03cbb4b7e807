"""`tocsin ledger`."""

from __future__ import annotations

import json
from typing import Any

import click

from tocsin import following
from tocsin.export.entries import entry_to_dict
from tocsin.export.ledgers import line
from tocsin.records.ledger.entry import Entry
from tocsin.registry import load_registry
from tocsin.store import Project
from tocsin.watch import WantedEntries, choose_entries

from .group import VERBS, Examples, folder, in_project
from .parameters import COUNTRY, DAY, SHARE
from .terminal import put, put_table, say

_SHOWN = 50
_EXAMPLES = (
    "tocsin ledger agreements --as-of 2024-03-31",
    "tocsin ledger postures --country NER --actor USA",
    "tocsin ledger prospects --actor NER --json | jq .steps",
    "tocsin ledger relations --actor NER --since 2023-07-26",
    "tocsin ledger people --sure 0    # the less sure too",
)


@click.command(cls=Examples, short_help=VERBS["ledger"], examples=_EXAMPLES)
@click.argument("name", metavar="LEDGER", type=click.Choice(list(following.LEDGERS)))
@click.option("--as-of", type=DAY, help="As it stood on this day, by what was told or dated by then.")
@click.option("--actor", "actors", multiple=True, metavar="ACTOR", help="In any part: NER also finds NER.GOV.")
@click.option("--country", "countries", multiple=True, metavar="ISO3", type=COUNTRY, help="That it is about.")
@click.option("--since", type=DAY, help="Of which something is dated on this day or later.")
@click.option("--until", type=DAY, help="Of which something is dated on this day or earlier.")
@click.option(
    "--sure", type=SHARE, default=None, help="Right with this probability or more (default: the setting); 0: all."
)
@click.option("--limit", type=click.IntRange(0), default=None, help=f"At most so many; 0: all ({_SHOWN} in a table).")
@click.option("--json", "as_json", is_flag=True, help="Whole entries with every word on them, as JSON Lines.")
@in_project
def ledger(name: str, as_of: str | None, as_json: bool, limit: int | None, sure: float | None, **narrowed: Any) -> None:
    """List what is followed through time, each entry with who says so and in which words.

    \b
    agreements  treaties, accords and truces, from proposal to end
    postures    whose forces stand where, and how many
    prospects   what is awaited, and what became of it
    relations   how two sides stand to each other
    forecasts   what somebody said would come; whether it came stays open
    people      who is in office, held, freed or ousted, of those in a public role
    disputes    what is disputed, and what each side says
    indicators  figures as quoted

    A state is the last that was told, with who says so; it says nothing of the days since. Undated texts come last and
    are given no day. Entries that rest on one origin with records less sure than the setting `sure` under [watch], or
    that tell too little to be known again, are left out and counted; --sure 0 shows them.
    """
    shown = limit if limit is not None else (0 if as_json else _SHOWN)
    given = {option: value for option, value in narrowed.items() if value}
    with Project.open(folder()) as project:
        least = project.settings.watch.sure if sure is None else sure
        entries = following.ledger(project, name, as_of or "", actors=given.get("actors", ()), sure=least)
    chosen = choose_entries(entries, WantedEntries(unsure=not least, limit=shown or None, **given))
    if as_json:
        for entry in chosen.entries:
            put(json.dumps({"ledger": name} | entry_to_dict(entry), ensure_ascii=False))
    elif chosen.entries:
        _table(chosen.entries)
    if not chosen.total:
        say("no entries" + (" match" if entries or given else " yet; `tocsin run` makes the records they are made of"))
    elif len(chosen.entries) < chosen.total:
        say(f"{len(chosen.entries):,} of {chosen.total:,}; --limit 0 shows all, --json gives them whole")
    if left_out := chosen.left_out:
        these = "entry is" if left_out == 1 else "entries are"
        say(f"{left_out:,} less sure or vague {these} left out (below {least:g}); --sure 0 shows all")


def _table(entries: tuple[Entry, ...]) -> None:
    registry = load_registry()
    rows = [line(entry, registry) for entry in entries]
    headings = ("when", "state", "what", "who says so", "words", "origins")
    put_table(headings, ((row.when, row.state, row.what, row.says, row.words, str(row.sources)) for row in rows))
