"""Which of GeoNames' feature codes are kept, and as what: https://www.geonames.org/export/codes.html."""

from __future__ import annotations

from tocsin.records import PlaceKind

from .types import Capital

_KINDS: dict[PlaceKind, str] = {
    "admin1": "ADM1",
    "admin2": "ADM2",
    "other": "ADM3 ADM4 ADM5 ADMD",
    "city": "PPL PPLA PPLA2 PPLA3 PPLA4 PPLA5 PPLC PPLF PPLG PPLL PPLR PPLS PPLX STLMT",
    "water": "BAY CHN CNL GULF LK LKI LKS OCN RSV SEA STM STMI STRT WAD WADI WTLF",
    "region": "RGN RGNE RGNL AREA",
    "terrain": "CAPE DLTA DSRT ERG HLLS ISL ISLS MT MTS OAS PASS PEN PLAT PLN VAL FRST PRK RESN RESW",
    "site": "AIRB AIRF AIRP BRDG CMPRF DAM FRT INSM MILB MN MNAU MNU NAVL OILF OILR PRN PRT PS PSN STNB",
}
_KIND_OF = {code: kind for kind, codes in _KINDS.items() for code in codes.split()}
"""Left out: single buildings, wells, streets, and what is no more: abandoned, destroyed and historical places."""
_CLASSES = frozenset("APHLST")
_SEATS: dict[str, Capital] = {"PPLC": "country", "PPLA": "admin1"}


def kind_of(feature_class: str, feature_code: str) -> PlaceKind | None:
    """The kind of place, None for what is not kept. Countries and continents come from elsewhere, with their names."""
    return _KIND_OF.get(feature_code) if feature_class in _CLASSES else None


def seat_of(feature_code: str) -> Capital:
    """What a town with this code is the seat of."""
    return _SEATS.get(feature_code, "")
