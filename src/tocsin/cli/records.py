"""`tocsin records`."""

from __future__ import annotations

from typing import Any

import click

from tocsin.export.wording import headline, when
from tocsin.records import TYPES, Record
from tocsin.registry import Registry, load_registry
from tocsin.store import Filter, Project

from .group import VERBS, Examples, folder, in_project
from .parameters import COUNTRY, DAY
from .terminal import put, put_table, say

_SHOWN = 50
_EXAMPLES = (
    "tocsin records --type event --actor NER.GOV --since 2023-07-26",
    "tocsin records --country NER --status planned --status demanded",
    "tocsin records --text 'french troops' --json | jq .holders",
)


@click.command(cls=Examples, short_help=VERBS["records"], examples=_EXAMPLES)
@click.option("--type", "types", multiple=True, type=click.Choice(list(TYPES)), help="Type of record.")
@click.option("--actor", "actors", multiple=True, metavar="ACTOR", help="In any role: NER also finds NER.GOV.")
@click.option("--country", "countries", multiple=True, metavar="ISO3", type=COUNTRY, help="Where it is.")
@click.option(
    "--status", "statuses", multiple=True, metavar="STATUS", help="actual, planned, denied …; signed, present …"
)
@click.option("--since", type=DAY, help="Dated on this day or later, by its own words.")
@click.option("--until", type=DAY, help="Dated on this day or earlier, by its own words.")
@click.option("--text", "words", default="", metavar="WORDS", help='All in the evidence; "in quotes" as a phrase.')
@click.option("--doc", "documents", multiple=True, metavar="DOC", help="Of this document.")
@click.option("--limit", type=click.IntRange(0), default=None, help=f"At most so many; 0: all ({_SHOWN} in a table).")
@click.option("--json", "as_json", is_flag=True, help="Whole records, as JSON Lines.")
@in_project
def records(as_json: bool, limit: int | None, **narrowed: Any) -> None:
    """List records. An option given twice takes either; different options must all hold."""
    shown = limit if limit is not None else (0 if as_json else _SHOWN)
    wanted = Filter(limit=shown or None, **{name: value for name, value in narrowed.items() if value})
    with Project.open(folder()) as project:
        for doc in wanted.documents:
            project.document(doc)  # an unknown one is an error that names the nearest
        if as_json:
            for record in project.records(wanted):
                put(record.to_json())
        else:
            _table(project, wanted)


def _table(project: Project, wanted: Filter) -> None:
    registry, total = load_registry(), project.count(wanted)
    if not total:
        say("no records" + (" match" if wanted != Filter(limit=wanted.limit) else " yet; `tocsin run` makes them"))
        return
    put_table(("document", "type", "when", "what", "words"), (_row(r, registry) for r in project.records(wanted)))
    if wanted.limit and total > wanted.limit:
        say(f"{wanted.limit:,} of {total:,}; --limit 0 shows all, --json gives them whole")


def _row(record: Record, registry: Registry) -> tuple[str, ...]:
    return record.doc, record.type, when(record), headline(record, registry), f"“{record.evidence}”"
