"""Recognises a file of reference data, and opens it: which source, which edition, and its rows one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tocsin.errors import UsageError
from tocsin.records.reference import ReferenceSet, Row

from . import events, gdelt, ucdp
from .rows import headings, json_rows, table_rows

KINDS = ("ucdp", "gdelt", "plover", "records")
"""What can be asked for by name."""
_ACLED = frozenset({"event_id_cnty", "sub_event_type", "inter1", "interaction", "assoc_actor_1"})
_ACLED_REFUSED = (
    "{}: this looks like ACLED data. ACLED's terms forbid its use to create or support a dataset, product or platform "
    "like this one, so it is not imported; a figure that a report quotes from ACLED is kept as that report's word"
)
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Opened:
    """A file of reference data."""

    source: ReferenceSet
    rows: Iterator[Row]


def open_reference(
    path: Path, kind: str, countries: Mapping[str, str], fips: Mapping[str, str], version: str = ""
) -> Opened:
    """Open a file of one of :data:`KINDS`. ``countries``: alpha-3 by casefolded name; ``fips``: by FIPS 10-4 code.

    Raises ``UsageError`` where it is another file than that, or ACLED's.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD).decode("utf-8", "replace")
    if len(_ACLED & set(head.partition("\n")[0].casefold().replace('"', "").strip().split(","))) > 1:
        raise UsageError(_ACLED_REFUSED.format(path))
    match kind:
        case "ucdp":
            return _ucdp(path, head, countries, version or ucdp.version_in(path.name) or ucdp.version_in(head[:1000]))
        case "gdelt":
            if not gdelt.is_table(path):
                raise UsageError(f"{path}: no GDELT event table: a row has {gdelt.WIDTHS[-1]} columns between tabs")
            return Opened(gdelt.edition(version or "2.0"), gdelt.rows(path, fips))
        case "plover":
            return Opened(events.plover_edition(version), events.plover(json_rows(path)))
        case "records":
            return Opened(events.records_edition(version), events.records(json_rows(path)))
    raise UsageError(f"no reference data {kind!r}; there are {', '.join(KINDS)}")


def _ucdp(path: Path, head: str, countries: Mapping[str, str], version: str) -> Opened:
    def country(name: str) -> str:
        """UCDP writes "DR Congo (Zaire)": either name may be the known one."""
        parts = (name, *name.replace(")", "").split("("))
        return next((countries[one] for part in parts if (one := part.strip().casefold()) in countries), "")

    if head.lstrip("\ufeff \r\n").startswith("{"):
        return Opened(ucdp.edition(version), ucdp.events(json_rows(path), country))
    columns = set(headings(path))
    if columns.issuperset(ucdp.MONTH_COLUMNS):
        return Opened(ucdp.edition(version, totals=True), ucdp.months(table_rows(path), country))
    if missing := [name for name in ucdp.EVENT_COLUMNS if name not in columns]:
        raise UsageError(f"{path}: neither UCDP events nor deaths by country and month: no column {missing[0]}")
    return Opened(ucdp.edition(version), ucdp.events(table_rows(path), country))
