"""`tocsin indicators`."""

from __future__ import annotations

import json

import click

from tocsin import indicating
from tocsin.errors import UsageError
from tocsin.export.figuring import (
    beside_to_dict,
    between,
    change_to_dict,
    coverage_line,
    difference,
    number,
    percent,
    scope_name,
)
from tocsin.records import plain
from tocsin.records.event import ROOTS
from tocsin.records.figure import BYS, PERIODS, By, Change, Period
from tocsin.registry import Registry, load_registry
from tocsin.store import Project
from tocsin.watch.indicators import Asked

from .group import VERBS, Examples, folder, in_project
from .parameters import COUNTRY
from .terminal import put, put_table, say

_EXAMPLES = (
    "tocsin indicators --countries BFA,MLI,NER --years 2022,2023",
    "tocsin indicators --countries NER --period month --years 2024 --json | jq .change_percent",
    "tocsin indicators --by dyad --actors NER,USA --years 2023,2024",
    "tocsin indicators --by admin1 --countries MLI --type ASSAULT",
)


def _codes(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    parts = (part.strip() for part in value.split(","))
    return tuple(dict.fromkeys(COUNTRY.convert(part, None, None) for part in parts if part))


def _years(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    for year in found:
        if not (year.isdecimal() and len(year) == len("2024")):
            raise UsageError(f"{year!r} is no year; write --years 2022,2023")
    return found


@click.command(cls=Examples, short_help=VERBS["indicators"], examples=_EXAMPLES)
@click.option("--countries", default="", metavar="ISO3,…", callback=_codes, help="Several are one area too.")
@click.option("--years", default="", metavar="YEAR,…", callback=_years, help="Default: the last that anything is of.")
@click.option("--by", type=click.Choice(BYS), default="country", show_default=True, help="What is told apart.")
@click.option("--period", type=click.Choice(PERIODS), default="year", show_default=True, help="How long each count is.")
@click.option("--type", "types", multiple=True, metavar="ROOT", type=click.Choice(ROOTS, case_sensitive=False),
              help="Only this kind of event: ASSAULT, PROTEST …")  # fmt: skip
@click.option("--actors", default="", metavar="CODE,…", help="With --by actor or dyad: NER,USA.")
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines, quoted figures after the counts.")
@in_project
def indicators(
    countries: tuple[str, ...], years: tuple[str, ...], by: By, period: Period, types: tuple[str, ...], actors: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Count events, deaths, protests and postures, with the change since the period before and what was read for it.

    Reference data that was imported stands beside the project's own incidents, each by its own definition, and a figure
    that a report quotes beside both: none is put in another's place. "not known" is no nought: nothing was read of that
    place and time, or no file speaks of it.
    """
    named = tuple(dict.fromkeys(part.strip() for part in actors.split(",") if part.strip()))
    asked = Asked(by, period, countries, named, tuple(one.upper() for one in types))
    with Project.open(folder()) as project:
        found = indicating.indicators(project, asked, years)
    registry = load_registry()
    if as_json:
        for change in found.changes:
            put(json.dumps(change_to_dict(change, registry), ensure_ascii=False))
        for beside in found.quoted:
            put(json.dumps(beside_to_dict(beside, registry), ensure_ascii=False))
        return
    if found.changes:
        headings = ("what", "where", "when", "count", "low to high", "change", "source", "read for it")
        put_table(headings, (_row(change, registry) for change in found.changes if _tells(change)))
    for beside in found.quoted:
        put(plain(f"Quoted: “{beside.quoted.words}” [{beside.quoted.doc}]"))
        put(plain(f"  {difference(beside, registry)}"))
    for held in found.editions:
        put(plain(f"{held.source.credit} {held.source.licence}."))
    if not found.changes:
        say("nothing to count yet; `tocsin run` makes incidents, `tocsin import ucdp FILE` brings reference data")


def _tells(change: Change) -> bool:
    """Whether it is for the table: that nothing is known of a place is said once, with its events."""
    return change.now.value is not None or change.now.metric in {"events", "cooperative"}


def _row(change: Change, registry: Registry) -> tuple[str, ...]:
    now, then = change.now, change.before
    shown = percent(change.percent)
    shown += f" (from {number(then.value)})" if change.percent is not None and then else ""
    where = scope_name(now, registry)
    return now.metric, where, now.period, number(now.value), between(now), shown, now.source, coverage_line(now)
