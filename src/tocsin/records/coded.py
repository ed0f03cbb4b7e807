"""All that coding gives of one document."""

from __future__ import annotations

from dataclasses import dataclass

from .base import Record
from .reading import UNTOLD, Written
from .unknown import UnknownName


@dataclass(frozen=True, slots=True)
class Coded:
    """A document's records, and what was found of the document itself."""

    records: tuple[Record, ...] = ()
    written: Written = UNTOLD
    """When it was written, told from inside; empty for a dated one."""
    unknown: tuple[UnknownName, ...] = ()
    """Who acts in it and is not in the registry."""
