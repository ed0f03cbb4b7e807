"""`tocsin documents`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import click

from tocsin.export.origins import beside
from tocsin.records import Origin
from tocsin.store import STATES, Entry, Project, State

from .group import VERBS, Examples, folder, in_project
from .terminal import put, put_table, say

_HEADS = ("document", "published", "outlet", "state", "records", "title or reason")
_NAMED = 2
"""Documents of one origin named in the table."""
_EXAMPLES = ("tocsin documents", "tocsin documents --state failed", "tocsin documents --text 'uranium mine' --json")


@click.command(cls=Examples, short_help=VERBS["documents"], examples=_EXAMPLES)
@click.option("--state", type=click.Choice(STATES), help="Only those in this state.")
@click.option("--text", "words", default="", metavar="WORDS", help='All in text or title; "in quotes" as a phrase.')
@click.option("--limit", type=click.IntRange(0), default=0, help="At most so many; 0: all.")
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
@in_project
def documents(state: State | None, words: str, limit: int, as_json: bool) -> None:
    """List the documents with their state; for those that failed or were set aside, the reason.

    Documents that go back to one text are one origin, and count as one voice; `tocsin show` gives the reason.
    """
    with Project.open(folder()) as project:
        entries = project.entries(state=state or "", words=words, limit=limit or None)
        origins = project.origins([entry.id for entry in entries])
    shared = {doc: origin for doc, origin in origins.items() if len(origin.docs) > 1}
    if as_json:
        for entry in entries:
            put(json.dumps(asdict(entry) | {"origin": _origin(entry, origins.get(entry.id))}, ensure_ascii=False))
    elif entries:
        heads = (*_HEADS, "one origin with") if shared else _HEADS
        put_table(heads, (_row(entry, shared) for entry in entries))
    else:
        say("no documents" + (" match" if state or words else " yet; `tocsin add PATH…` brings them in"))


def _origin(entry: Entry, origin: Origin | None) -> dict[str, Any] | None:
    if origin is None:
        return None
    member = next(one for one in origin.members if one.doc == entry.id)
    others = [doc for doc in origin.docs if doc != entry.id]
    return {"id": origin.id, "agency": origin.agency, "kind": member.kind, "why": member.why, "with": others}


def _row(entry: Entry, shared: Mapping[str, Origin]) -> tuple[str, ...]:
    known = entry.id, entry.published, entry.outlet, entry.state, str(entry.records), entry.reason or entry.title
    if not shared:
        return known
    return (*known, beside(shared[entry.id], entry.id, _NAMED) if entry.id in shared else "")
