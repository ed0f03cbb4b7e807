"""Who answers for a record, in words."""

from __future__ import annotations

from tocsin.records import Indicator, Record, Statement
from tocsin.records.actor import base, sector
from tocsin.registry.types import Registry

from .naming import UNNAMED, listed, one_line, says, speaking

OUTLET = "The outlet"
OWN_VOICE = f"{OUTLET} reports"
HEARSAY = "reported (unnamed source)"


def who_says(record: Record, registry: Registry | None = None, outlet: str = "") -> str:
    """Who answers for the record, outermost first: its holders, or where there are none the outlet."""
    holders, speakers = _answering(record)
    return _told_by(holders, speakers, _listed_speakers(record, speakers, registry), registry, outlet)


def holders_say(holders: tuple[str, ...], registry: Registry | None = None, outlet: str = "") -> str:
    """The same for what is not one record's: whoever holds so, outermost first, or where nobody does the outlet."""
    return _told_by(holders, (), "", registry, outlet)


def _told_by(
    holders: tuple[str, ...], speakers: tuple[str, ...], last: str, registry: Registry | None, outlet: str
) -> str:
    if holders + speakers == (UNNAMED,):
        return HEARSAY
    chain = [speaking(holder, registry) for holder in holders] + ([last] if last else [])
    if not chain:
        return one_line(f"{outlet or OUTLET} reports")
    if len(chain) == 1:
        return f"{_upper(chain[0])} {'say' if len(speakers) > 1 else says((holders or speakers)[0])}"
    if not _passes_on(holders[0], registry):
        # Two who are no outlets may say it together or one of the other: this is true of both.
        return f"According to {listed(chain)}"
    return f"{_upper(chain[0])}, {', '.join(f'citing {source}' for source in chain[1:])}, {says(holders[0])}"


def _passes_on(holder: str, registry: Registry | None) -> bool:
    """Whether the holder is one that passes on what others say: an outlet, or a source that is not named."""
    code = base(holder)
    return sector(holder) == "MED" or (code.islower() and not (registry and code in registry.groups))


def _answering(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those who report it, outermost first, and for a statement those who speak, together."""
    if isinstance(record, Statement):
        outer = tuple(holder for holder in record.holders if holder not in record.speaker)
        return outer, record.speaker or (() if outer else (UNNAMED,))
    if isinstance(record, Indicator) and not record.holders:
        return (), record.source
    return record.holders, ()


def _listed_speakers(record: Record, speakers: tuple[str, ...], registry: Registry | None) -> str:
    voices = " and ".join(speaking(speaker, registry) for speaker in speakers)
    return (
        f"{voices} ({', '.join(record.names)})" if voices and record.names and isinstance(record, Statement) else voices
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
