"""`tocsin documents`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from tocsin.store import STATES, Entry, Project, State

from .group import VERBS, Examples, folder, in_project
from .terminal import put, put_table, say

_EXAMPLES = ("tocsin documents", "tocsin documents --state failed", "tocsin documents --text 'uranium mine' --json")


@click.command(cls=Examples, short_help=VERBS["documents"], examples=_EXAMPLES)
@click.option("--state", type=click.Choice(STATES), help="Only those in this state.")
@click.option("--text", "words", default="", metavar="WORDS", help='All in text or title; "in quotes" as a phrase.')
@click.option("--limit", type=click.IntRange(0), default=0, help="At most so many; 0: all.")
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
@in_project
def documents(state: State | None, words: str, limit: int, as_json: bool) -> None:
    """List the documents with their state; for those that failed or were set aside, the reason."""
    with Project.open(folder()) as project:
        entries = project.entries(state=state or "", words=words, limit=limit or None)
    if as_json:
        for entry in entries:
            put(json.dumps(asdict(entry), ensure_ascii=False))
    elif entries:
        put_table(("document", "published", "outlet", "state", "records", "title or reason"), map(_row, entries))
    else:
        say("no documents" + (" match" if state or words else " yet; `tocsin add PATH…` brings them in"))


def _row(entry: Entry) -> tuple[str, ...]:
    return entry.id, entry.published, entry.outlet, entry.state, str(entry.records), entry.reason or entry.title
