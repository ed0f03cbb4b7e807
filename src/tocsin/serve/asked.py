"""What an address asks for: filters and page numbers, read leniently, for whoever types one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import cast
from urllib.parse import urlencode

from tocsin.records import TYPES, plain
from tocsin.records.actor import SECTORS
from tocsin.store import ORDERS, Filter, Order

PAGE_SIZE = 50
LAST_PAGE = 100_000
LONGEST_WORDS = 200

RECORD_FIELDS = ("type", "actor", "country", "status", "since", "until", "q", "sure", "fact", "sort")
_DAYS = frozenset({"since", "until", "as_of", "told_since", "new_since"})
_TIMES = frozenset({"seen_since", "changed_since"})
"""Days, or times with the second."""
_SHARES = frozenset({"sure", "fact"})
_CHOICES: Mapping[str, Collection[str]] = MappingProxyType({"type": TYPES, "sort": ORDERS})


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of a list, as typed; what cannot be meant is dropped and told in ``ignored``."""

    values: Mapping[str, str]
    page: int
    ignored: tuple[str, ...] = ()

    @property
    def offset(self) -> int:
        """Where the page begins."""
        return (self.page - 1) * PAGE_SIZE

    def to(self, page: int) -> str:
        """The query string of another page of the same list."""
        return self.but(page=str(page))

    def but(self, **changes: str) -> str:
        """The query string of the same list with other values, from its first page."""
        return "?" + urlencode({name: value for name, value in {**self.values, **changes}.items() if value})

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set; an order is none."""
        return any(value for name, value in self.values.items() if name != "sort")

    def filter(self) -> Filter:
        """The filter that the store understands."""
        known = self.values
        return Filter(
            types=given(known["type"]),
            actors=given(actor_code(known["actor"])),
            countries=given(known["country"].upper()),
            statuses=given(known["status"]),
            since=known["since"],
            until=known["until"],
            words=known["q"],
            sure=float(known["sure"] or 0),
            fact=float(known["fact"] or 0),
            order=cast(Order, known["sort"] or ORDERS[0]),
            limit=PAGE_SIZE,
            offset=self.offset,
        )


def asked(
    query: Mapping[str, str], fields: Sequence[str] = RECORD_FIELDS, choices: Mapping[str, Collection[str]] = _CHOICES
) -> Asked:
    """Read a query string. Nothing in it is an error: what has no meaning is left out and named.

    ``choices`` has the values of those fields that are no free text, day or probability.
    """
    values = {field: plain(query.get(field, "")).strip()[:LONGEST_WORDS] for field in fields}
    ignored = [field for field, value in values.items() if value and not _meant(field, value, choices)]
    return Asked(values | dict.fromkeys(ignored, ""), _page(query.get("page", "1")), tuple(ignored))


def given(value: str) -> tuple[str, ...]:
    """One value where there is one."""
    return (value,) if value else ()


def actor_code(value: str) -> str:
    """The code as the store writes it: ``ner.gov`` → ``NER.GOV``, ``Boko Haram`` → ``boko-haram``."""
    base, _, sector = value.partition(".")
    written = base.upper() if len(base) == 3 and base.isalnum() else base.lower().replace(" ", "-")
    return f"{written}.{sector.upper()}" if sector.upper() in SECTORS else written


def _meant(field: str, value: str, choices: Mapping[str, Collection[str]]) -> bool:
    if field in choices:
        return value in choices[field]
    if field in _DAYS:
        return _is_day(value)
    if field in _TIMES:
        return _is_time(value)
    if field in _SHARES:
        return _is_share(value)
    return any(c.isalnum() for c in value)


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_time(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_share(value: str) -> bool:
    try:
        return 0 <= float(value) <= 1
    except ValueError:
        return False


def _page(value: str) -> int:
    return min(max(int(value), 1), LAST_PAGE) if value.isascii() and value.isdigit() and len(value) < 8 else 1
