"""GDELT event tables, as leads: a machine read an article so, and nobody checked it. They are never counted.

Columns: GDELT Event Database codebooks 1.0 (57 or 58 columns) and 2.0 (61 columns), tab-separated without a heading.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from tocsin.errors import UsageError
from tocsin.records.reference import BadRow, ReferenceEvent, ReferenceSet, Row

from .rows import day, number

WIDTHS = (57, 58, 61)
ROOTS: Mapping[str, str] = MappingProxyType(
    {
        "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
        "08": "CONCEDE", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN",
        "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT",
        "20": "ASSAULT",
    }
)  # fmt: skip
"""PLOVER root of a CAMEO root code, after PLOVER's own conversion table (2021); 01, a bare statement, has none."""
_PRECISION = {"1": "country", "2": "admin1", "3": "place", "4": "place", "5": "admin1"}
"""``ActionGeo_Type``: country, US state, US city, city of the world, first-order unit of the world."""


def edition(version: str) -> ReferenceSet:
    """What is said of GDELT's rows wherever they are shown."""
    return ReferenceSet(
        "gdelt", version, "GDELT event database", "open: unlimited use with a citation and a link",
        "The GDELT Project, https://www.gdeltproject.org/.",
        "what a machine coded from an article's sentence: a lead to look into, no fact, and never counted",
        "the day that GDELT gives the event, which may lie a year back", "lead",
    )  # fmt: skip


def is_table(path: Path) -> bool:
    """Whether the first line has as many columns as an event table."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return len(file.readline().split("\t")) in WIDTHS


def rows(path: Path, fips: Mapping[str, str]) -> Iterator[Row]:
    """Each event as a lead. ``fips``: alpha-3 by FIPS 10-4 code, which GDELT writes for places."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        table = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for cells in table:
            if not cells:
                continue
            try:
                yield _lead(cells, fips)
            except (ValueError, UsageError) as error:
                yield BadRow(table.line_num, str(error))


def _lead(cells: list[str], fips: Mapping[str, str]) -> ReferenceEvent:
    if len(cells) not in WIDTHS:
        raise ValueError(f"{len(cells)} columns; an event has {', '.join(map(str, WIDTHS))}")
    if not cells[0].isdecimal():
        raise ValueError("no event id")
    wide = len(cells) == WIDTHS[-1]
    place = 51 if wide else 49
    near = place + (5 if wide else 4)
    told = cells[near + 3]
    return ReferenceEvent(
        id=cells[0],
        kind=cells[26],
        event_type=ROOTS.get(cells[28], ""),
        side_a=cells[5],
        side_b=cells[15],
        country=fips.get(cells[place + 2], ""),
        place=cells[place + 1],
        latitude=number(cells[near]),
        longitude=number(cells[near + 1]),
        precision=_PRECISION.get(cells[place], ""),
        date_start=day(cells[1]),
        date_end=day(cells[1]),
        reports=int(number(cells[33]) or 0),
        url=cells[near + 4] if len(cells) > near + 4 else "",
        told=day(told[:8]) if told else "",
    )
