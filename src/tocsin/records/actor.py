"""How an actor is written: ``CODE``, ``CODE.SECTOR`` or a lower-case name (RECORDS.md, "Actors")."""

from __future__ import annotations

import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator

Sector = Literal["GOV", "MIL", "COP", "LEG", "JUD", "OPP", "REB", "CVL", "MED", "EXP", "IGO", "NGO", "BUS", "REL"]
SECTORS: tuple[str, ...] = get_args(Sector)

_SHAPE = re.compile(r"(?:[A-Z][A-Z0-9]{2}|[a-z0-9][a-z0-9-]*)(?:\.(?:" + "|".join(SECTORS) + r"))?|EXP")
_COUNTRY = re.compile(r"[A-Z]{3}")


def _actor(value: str) -> str:
    if not _SHAPE.fullmatch(value):
        raise ValueError(f"{value!r} is not an actor: write CODE, CODE.SECTOR or a-lower-case-name")
    return value


def _country(value: str) -> str:
    if value and not _COUNTRY.fullmatch(value):
        raise ValueError(f"{value!r} is not an ISO 3166 alpha-3 code")
    return value


Actor = Annotated[str, AfterValidator(_actor)]
Country = Annotated[str, AfterValidator(_country)]
"""ISO 3166-1 alpha-3, or empty where none is stated."""


def base(actor: str) -> str:
    """The code without its sector: ``NER.GOV`` → ``NER``."""
    return actor.partition(".")[0]


def sector(actor: str) -> str:
    """The sector without its code, empty if there is none: ``NER.GOV`` → ``GOV``."""
    return actor.partition(".")[2]
