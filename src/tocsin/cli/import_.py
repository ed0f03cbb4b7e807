"""`tocsin import`."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin import reference
from tocsin.collect.reference import KINDS
from tocsin.records import plain
from tocsin.records.reference import BadRow, HeldSet, Imported
from tocsin.store import Project

from .group import VERBS, Examples, folder, in_project
from .progress import counting
from .terminal import complain, put_table, say

_BAD_SHOWN = 20
_EXAMPLES = (
    "tocsin import ucdp GEDEvent_v25_1.csv",
    "tocsin import ucdp country_month.csv --version 23.1",
    "tocsin import gdelt 20240407.export.CSV    # leads: shown apart, never counted",
    "tocsin import --list",
)


@click.command("import", cls=Examples, short_help=VERBS["import"], examples=_EXAMPLES)
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE…")
@click.option("--version", default="", metavar="TEXT", help="Version of the data, where the file's name does not tell.")
@click.option("--list", "listing", is_flag=True, help="List what is held, with licence and credit line.")
@in_project
def import_(kind: str | None, files: tuple[Path, ...], version: str, listing: bool) -> int:
    """Bring in reference data to stand beside the project's own counts.

    \b
    ucdp     UCDP events (final or candidate; CSV, with HXL tags too, or GeoJSON), or deaths by country and month
    gdelt    GDELT events, as leads: a machine's reading of an article, to look into; never a fact, never counted
    plover   events in PLOVER's JSON
    records  event records of another coder, as JSON Lines in Tocsin's own format

    Version, licence and credit line are kept and shown with every figure. The same file again changes nothing; an
    import that was cut off goes on where it stopped; a bad row is told with its line and passed over. ACLED's files are
    refused: its terms forbid this use.
    """
    if listing or not kind:
        with Project.open(folder()) as project:
            _list(reference.held(project))
        return 0
    if not files:
        raise click.UsageError("name a file to import")
    with Project.open(folder(), write=True) as project:
        done = [_one(project, kind, file, version) for file in files]
    return 0 if any(one.rows or one.already for one in done) else 1


def _one(project: Project, kind: str, file: Path, version: str) -> Imported:
    bad = 0

    def tell(row: BadRow) -> None:
        nonlocal bad
        bad += 1
        if bad <= _BAD_SHOWN:
            complain(f"{file.name}: line {row.line}: {row.reason}")

    with counting() as show:
        done = reference.bring_in(project, file, kind, version=version, on_bad=tell, progress=show)
    if bad > _BAD_SHOWN:
        complain(f"{file.name}: {bad - _BAD_SHOWN:,} more bad rows")
    source = done.source
    if done.already:
        say(f"{file.name}: already here, {done.rows:,} rows of {source.key}; nothing changed")
        return done
    resumed = f", going on after row {done.resumed_at:,}" if done.resumed_at else ""
    say(f"{file.name}: {done.rows:,} rows of {source.key}{resumed}, {done.new:,} of them new; {done.bad:,} bad")
    lead = "; leads, never counted" if source.trust == "lead" else ""
    say(f"{source.credit} Licence: {source.licence}{lead}")
    return done


def _list(held: list[HeldSet]) -> None:
    if not held:
        say("no reference data; `tocsin import ucdp FILE` brings it in")
        return
    rows = (
        (one.source.key, f"{one.events + one.months:,}", f"{one.first} to {one.last}", str(len(one.countries)),
         "leads" if one.source.trust == "lead" else "counted" if one.finished else "cut off", one.source.licence,
         plain(one.source.credit))
        for one in held
    )  # fmt: skip
    put_table(("data", "rows", "days", "countries", "used as", "licence", "credit"), rows)
