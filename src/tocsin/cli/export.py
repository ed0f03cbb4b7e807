"""`tocsin export`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from tocsin.errors import UsageError
from tocsin.exporting import FORMS, LAYOUTS, WHAT, Export, Wish
from tocsin.records import TYPES
from tocsin.records.event import ROOTS
from tocsin.records.incident import STANDINGS
from tocsin.records.wanted import WantedIncidents, WantedOfLedger
from tocsin.registry import load_registry
from tocsin.store import Filter, Project

from .group import VERBS, Examples, folder, in_project
from .parameters import COUNTRY, DAY, SHARE
from .terminal import say

_EXAMPLES = (
    "tocsin export -o records.jsonl",
    "tocsin export --format csv -o records.csv",
    "tocsin export incidents --country NER --since 2023-07-26 -o niger.geojson",
    "tocsin export incidents --layout ged -o killings.csv",
    "tocsin export records --layout polecat -o events.csv",
    "tocsin export agreements --as-of 2024-03-31 -o agreements.csv",
    "tocsin export | wc -l",
)
_ENDINGS = {".csv": "csv", ".geojson": "geojson", ".parquet": "parquet", ".pq": "parquet"}
_FITTING = {
    "records": {"types", "actors", "countries", "statuses", "since", "until", "sure", "fact"},
    "incidents": {"types", "actors", "countries", "standings", "since", "until", "sure"},
    "tombstones": set[str](),
}
_OF_LEDGERS = {"actors", "countries", "since", "until", "unsure", "as_of"}
_NOUNS = {name: name for name in ("records", "incidents", "tombstones")}


@click.command(cls=Examples, short_help=VERBS["export"], examples=_EXAMPLES)
@click.argument("what", metavar="[WHAT]", required=False, type=click.Choice(WHAT))
@click.option("--format", "form", type=click.Choice(FORMS), help="Default: by the file's ending, else jsonl.")
@click.option("--layout", type=click.Choice(list(LAYOUTS)), default="flat", show_default=True,
              help="Columns: ours, those of POLECAT (events), those of UCDP GED (killings).")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Default: -.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Of records: event …; of incidents: ASSAULT …")
@click.option("--actor", "actors", multiple=True, metavar="ACTOR", help="In any role: NER also finds NER.GOV.")
@click.option("--country", "countries", multiple=True, metavar="ISO3", type=COUNTRY, help="Where it is.")
@click.option("--status", "statuses", multiple=True, metavar="STATUS", help="Of records: actual, planned, signed …")
@click.option("--standing", "standings", multiple=True, type=click.Choice(STANDINGS),
              help="Of incidents (default: fact and claim).")  # fmt: skip
@click.option("--since", type=DAY, help="Dated on this day or later.")
@click.option("--until", type=DAY, help="Dated on this day or earlier.")
@click.option("--sure", type=SHARE, default=None, help="This probable or more (default for incidents: the setting).")
@click.option("--fact", type=SHARE, default=None, help="Of records: events told as happened, this probable or more.")
@click.option("--as-of", type=DAY, help="Of a ledger: as it stood on this day.")
@click.option("--unsure", is_flag=True, default=None, help="Of a ledger: what is less sure or vague too.")
@in_project
def export(what: str | None, form: str | None, layout: str, output: Path | None, **narrowed: Any) -> None:
    """Write all records, or all of WHAT: incidents, a ledger by its name (agreements …), tombstones.

    A file is there whole or not at all, and readable by you alone. Every row says who says so, that it is
    machine-coded, by which coder, and how often that one is wrong.

    The layouts are for programs that read such tables. Both leave out what is planned, demanded or denied, for neither
    has a place for it; ged has killings alone: violence with one dead or more.

    Tombstones are what was withdrawn; JSON Lines of records end with them, so that whoever took a record learns so.
    """
    of = what or LAYOUTS[layout] or "records"
    chosen = form or _ENDINGS.get(output.suffix if output else "", "jsonl" if layout == "flat" else "csv")
    wish = _wish(of, chosen, layout, {name: value for name, value in narrowed.items() if value not in (None, ())})
    with Project.open(folder()) as project:
        made = Export(project, load_registry(), wish)
        if output is None:
            if chosen == "parquet":
                raise UsageError("Parquet goes to a file: name one with -o")
            for chunk in made.chunks():
                sys.stdout.write(chunk)
            return
        _to_file(made, wish, output)
    say(f"wrote {made.written:,} {_NOUNS.get(of, f'entries of {of}')} to {output}")
    if layout != "flat" and made.read > made.written:
        say(f"{made.read - made.written:,} {of} are left out, for which {layout} has no place")


def _to_file(made: Export, wish: Wish, output: Path) -> None:
    if wish.form == "parquet":
        with whole_file(output) as place:
            made.parquet(place)
        return
    with whole(output) as stream:
        for chunk in made.chunks():
            stream.write(chunk)


def _wish(what: str, form: str, layout: str, given: dict[str, Any]) -> Wish:
    if strange := sorted(set(given) - _FITTING.get(what, _OF_LEDGERS)):
        names = {"types": "type", "statuses": "status", "standings": "standing", "as_of": "as-of"}
        raise UsageError(f"--{names.get(strange[0], strange[0])} does not narrow {what}")
    types = given.get("types", ())
    if wrong := [one for one in types if one not in (TYPES if what == "records" else ROOTS)]:
        raise UsageError(
            f"{wrong[0]!r} is no type of {what}; there are {', '.join(TYPES if what == 'records' else ROOTS)}"
        )
    if what == "records":
        return Wish(what, form, layout, records=Filter(**given))
    if what == "incidents":
        return Wish(what, form, layout, incidents=WantedIncidents(**given))
    as_of = given.pop("as_of", "")
    return Wish(what, form, layout, entries=WantedOfLedger(**given), as_of=as_of)


@contextmanager
def whole(file: Path) -> Iterator[TextIO]:
    """A stream whose content takes the file's place once it is all on the disk; on an error nothing does."""
    with whole_file(file) as place, place.open("w", encoding="utf-8", newline="") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def whole_file(file: Path) -> Iterator[Path]:
    """A path beside the file, for its owner alone, that takes the file's place at the end; on an error nothing does."""
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    os.close(descriptor)
    try:
        yield Path(name)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
