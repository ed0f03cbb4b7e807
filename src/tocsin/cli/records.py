"""`tocsin records`."""

from __future__ import annotations

from typing import Any

import click

from tocsin.export.sureness import orders, share
from tocsin.export.wording import headline, when
from tocsin.records import TYPES, Event, Record
from tocsin.registry import Registry, load_registry
from tocsin.store import ORDERS, Filter, Order, Project

from .group import VERBS, Examples, folder, in_project
from .parameters import COUNTRY, DAY, SHARE
from .terminal import put, put_table, say

_SHOWN = 50
_EXAMPLES = (
    "tocsin records --type event --actor NER.GOV --since 2023-07-26",
    "tocsin records --country NER --status planned --status demanded",
    "tocsin records --text 'french troops' --json | jq .holders",
    "tocsin records --sure 0.7 --fact 0.5",
    "tocsin records --sort doubt    # the least sure first: what to check",
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
@click.option("--sure", type=SHARE, default=0.0, help="Right with this probability or more: 0.7.")
@click.option("--fact", type=SHARE, default=0.0, help="Events told as happened or happening, this probable or more.")
@click.option("--sort", "order", type=click.Choice(ORDERS), default=ORDERS[0], show_default=True, help=orders(ORDERS))
@click.option("--limit", type=click.IntRange(0), default=None, help=f"At most so many; 0: all ({_SHOWN} in a table).")
@click.option("--json", "as_json", is_flag=True, help="Whole records, as JSON Lines.")
@in_project
def records(as_json: bool, limit: int | None, order: Order, **narrowed: Any) -> None:
    """List records. An option given twice takes either; different options must all hold.

    "sure" is the probability that a record is right, "fact" that an event is told as happened or happening.
    """
    shown = limit if limit is not None else (0 if as_json else _SHOWN)
    wanted = Filter(limit=shown or None, order=order, **{name: value for name, value in narrowed.items() if value})
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
        narrowed = wanted != Filter(limit=wanted.limit, order=wanted.order)
        say("no records" + (" match" if narrowed else " yet; `tocsin run` makes them"))
        return
    headings = ("document", "type", "sure", "fact", "when", "what", "words")
    put_table(headings, (_row(r, registry) for r in project.records(wanted)))
    if wanted.limit and total > wanted.limit:
        say(f"{wanted.limit:,} of {total:,}; --limit 0 shows all, --json gives them whole")


def _row(record: Record, registry: Registry) -> tuple[str, ...]:
    fact = share(record.fact) if isinstance(record, Event) else ""
    sure = share(record.confidence)
    return record.doc, record.type, sure, fact, when(record), headline(record, registry), f"“{record.evidence}”"
