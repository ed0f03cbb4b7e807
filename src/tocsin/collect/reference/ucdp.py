"""UCDP's files: georeferenced events (final and candidate, as CSV or GeoJSON) and deaths by country and month.

Columns: UCDP GED codebook (https://ucdp.uu.se/downloads); Sundberg and Melander, "Introducing the UCDP Georeferenced
Event Dataset", Journal of Peace Research 50(4), 2013.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from tocsin.records.reference import BadRow, Family, ReferenceEvent, ReferenceMonth, ReferenceSet, Row

from .rows import Cells, Numbered, day, number, whole

Country = Callable[[str], str]
"""Alpha-3 code of a country's name; empty where it is not known."""
EVENT_COLUMNS = ("id", "type_of_violence", "date_start", "date_end", "best", "low", "high", "country")
MONTH_COLUMNS = ("isocode", "period", "fatalities_UCDP")
LICENCE = "CC BY 4.0"
_KINDS = {"1": "state-based", "2": "non-state", "3": "one-sided"}
_PRECISION = {"1": "place", "2": "near", "3": "admin2", "4": "admin1", "5": "near", "6": "country", "7": "region"}
"""``where_prec``; 5 is a point that stands for a stretch of land or a river, as exact as "near" at best."""
_MONTH = re.compile(r"(\d{4})-?(\d{2})")
_VERSION = re.compile(r"ged(?:event)?[ _-]*v?[ _-]*(\d{2})[_.]?(\d{1,2})(?:[_.](\d{1,2}))?(?:[_.](\d{1,2}))?", re.I)
_DEFINITION = "deaths in state-based, non-state and one-sided violence; best estimate, with low and high"
_FINAL: Family = "ucdp-ged"
_CANDIDATE: Family = "ucdp-candidate"


def version_in(name: str) -> str:
    """The version that a file's name or heading tells: ``ged231`` is 23.1, ``GEDEvent_v24_0_3`` the candidate 24.0.3.

    Empty where it tells none.
    """
    found = _VERSION.search(name)
    return ".".join(str(int(part)) for part in found.groups() if part) if found else ""


def edition(version: str, *, totals: bool = False, candidate: bool = False) -> ReferenceSet:
    """What is said of a file wherever a figure of it is shown. A version of three parts is a candidate one."""
    shown = f", version {version}" if version else ", version not stated"
    if totals:
        return ReferenceSet(
            "ucdp-country-month", version, "UCDP deaths by country and month", LICENCE,
            f"Uppsala Conflict Data Program (UCDP), Georeferenced Event Dataset summed by country and month{shown}; "
            "Sundberg and Melander 2013.",
            "deaths in state-based, non-state and one-sided violence; best estimate",
            "the month in which an event begins",
        )  # fmt: skip
    preliminary = candidate or version.count(".") > 1
    return ReferenceSet(
        _CANDIDATE if preliminary else _FINAL,
        version,
        f"UCDP {'Candidate Events' if preliminary else 'Georeferenced Events'}",
        LICENCE,
        f"Uppsala Conflict Data Program (UCDP), {'Candidate Events' if preliminary else 'Georeferenced Event'} "
        f"Dataset{shown}; {'Hegre et al. 2020' if preliminary else 'Sundberg and Melander 2013'}.",
        f"{_DEFINITION}{'; preliminary, revised later' if preliminary else ''}",
        "the month in which an event begins",
    )


def months(rows: Iterator[Numbered], _: Country) -> Iterator[Row]:
    """Deaths by country and month."""
    for line, cells in rows:
        try:
            found = _MONTH.fullmatch(whole(cells["period"]))
            if not found or not 1 <= int(found[2]) <= 12:
                raise ValueError(f"{cells['period']!r} is no month YYYYMM")
            deaths, country = number(cells["fatalities_UCDP"]), str(cells["isocode"] or "").strip().upper()
            if deaths is None or deaths < 0:
                raise ValueError("no number of deaths")
            if len(country) != len("NER"):
                raise ValueError(f"{country!r} is no ISO alpha-3 code")
            yield ReferenceMonth(country, f"{found[1]}-{found[2]}", deaths, number(cells.get("population")))
        except (ValueError, TypeError) as error:
            yield BadRow(line, str(error))


def events(rows: Iterator[Numbered], country: Country) -> Iterator[Row]:
    """Events, of a CSV row or of a GeoJSON feature."""
    for line, cells in rows:
        try:
            yield _event(_flat(cells), country)
        except (ValueError, TypeError, KeyError) as error:
            told = f"column {error} is missing" if isinstance(error, KeyError) else str(error)
            yield BadRow(line, told)


def _flat(cells: Cells) -> dict[str, Any]:
    """A feature's properties with its point; a row as it is."""
    if cells.get("type") != "Feature":
        return dict(cells)
    found = dict(cells.get("properties") or {})
    point = (cells.get("geometry") or {}).get("coordinates") or (None, None)
    return {"longitude": point[0], "latitude": point[1]} | found


def _event(cells: dict[str, Any], country: Country) -> ReferenceEvent:
    name, iso = str(cells.get("country") or "").strip(), str(cells.get("iso3") or "").strip().upper()
    first, last = day(cells["date_start"]), day(cells["date_end"] or cells["date_start"])
    best, low, high = number(cells["best"]), number(cells.get("low")), number(cells.get("high"))
    if not whole(cells["id"]):
        raise ValueError("no id")
    if best is None or min(value for value in (best, low, high) if value is not None) < 0:
        raise ValueError("best, low and high must be numbers of dead")
    if last < first:
        raise ValueError(f"it ends on {last}, before it begins on {first}")
    sources = number(cells.get("number_of_sources"))
    return ReferenceEvent(
        id=whole(cells["id"]),
        kind=_KINDS.get(whole(cells["type_of_violence"]), whole(cells["type_of_violence"])),
        event_type="ASSAULT",
        side_a=str(cells.get("side_a") or ""),
        side_b=str(cells.get("side_b") or ""),
        country=iso if len(iso) == len("NER") else country(name),
        admin1=str(cells.get("adm_1") or ""),
        admin2=str(cells.get("adm_2") or ""),
        place=str(cells.get("where_coordinates") or ""),
        latitude=number(cells.get("latitude")),
        longitude=number(cells.get("longitude")),
        precision=_PRECISION.get(whole(cells.get("where_prec")), ""),
        date_start=first,
        date_end=last,
        low=low,
        best=best,
        high=high,
        reports=int(sources) if sources is not None and sources >= 0 else None,
    )
