"""What an address asks for: filters and page numbers, read leniently, for whoever types one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from tocsin.records import TYPES, plain
from tocsin.records.actor import SECTORS
from tocsin.store.records import Filter

PAGE_SIZE = 50
LAST_PAGE = 100_000
LONGEST_WORDS = 200

_FIELDS = ("type", "actor", "country", "status", "since", "until", "q")


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
        return "?" + urlencode({**{k: v for k, v in self.values.items() if v}, "page": page})

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return any(self.values.values())

    def filter(self) -> Filter:
        """The filter that the store understands."""
        known = self.values
        return Filter(
            types=_given(known["type"]),
            actors=_given(_actor(known["actor"])),
            countries=_given(known["country"].upper()),
            statuses=_given(known["status"]),
            since=known["since"],
            until=known["until"],
            words=known["q"],
            limit=PAGE_SIZE,
            offset=self.offset,
        )


def asked(query: Mapping[str, str]) -> Asked:
    """Read a query string. Nothing in it is an error: what has no meaning is left out and named."""
    values = {field: plain(query.get(field, "")).strip()[:LONGEST_WORDS] for field in _FIELDS}
    ignored = [field for field, value in values.items() if value and not _meant(field, value)]
    return Asked(values | dict.fromkeys(ignored, ""), _page(query.get("page", "1")), tuple(ignored))


def _meant(field: str, value: str) -> bool:
    if field == "type":
        return value in TYPES
    if field in {"since", "until"}:
        return _is_day(value)
    return any(c.isalnum() for c in value)


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _page(value: str) -> int:
    return min(max(int(value), 1), LAST_PAGE) if value.isascii() and value.isdigit() and len(value) < 8 else 1


def _actor(value: str) -> str:
    """The code as the store writes it: ``ner.gov`` → ``NER.GOV``, ``Boko Haram`` → ``boko-haram``."""
    base, _, sector = value.partition(".")
    written = base.upper() if len(base) == 3 and base.isalnum() else base.lower().replace(" ", "-")
    return f"{written}.{sector.upper()}" if sector.upper() in SECTORS else written


def _given(value: str) -> tuple[str, ...]:
    return (value,) if value else ()
