"""What the address of the audit asks for, and what the form of one answer carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self, cast
from urllib.parse import parse_qs, urlencode

from tocsin.records import SUBJECTS, TYPES, Subject, plain

LONGEST_NAME = 60
MOST_FIELDS = 60
MOST_ALIKE = 9
"""Things of one type that a sentence can be said to miss."""


@dataclass(frozen=True, slots=True)
class AskedAudit:
    """Who judges, what of, and which drawn item is to be shown."""

    user: str
    only: str = ""
    """``records`` or ``sentences``; both where empty."""
    again: bool = False
    skipped: bool = False
    subject: str = ""
    key: str = ""
    """An item that was judged before; empty for the next one."""

    @classmethod
    def of(cls, query: Mapping[str, str], default: str) -> Self:
        """Read a query string or a form; what has no meaning is left out."""
        only, subject = query.get("only", ""), query.get("subject", "")
        return cls(
            plain(query.get("user", "")).strip()[:LONGEST_NAME] or default,
            only if only in {f"{one}s" for one in SUBJECTS} else "",
            bool(query.get("again")),
            bool(query.get("skipped")),
            subject if subject in SUBJECTS else "",
            query.get("key", ""),
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The kinds of items that are asked of."""
        return tuple(one for one in SUBJECTS if self.only in ("", f"{one}s"))

    @property
    def kept(self) -> dict[str, str]:
        """What goes from one question to the next, as fields of a form."""
        values = {"user": self.user, "only": self.only, "again": "1" * self.again, "skipped": "1" * self.skipped}
        return {name: value for name, value in values.items() if value}

    def to(self, subject: str = "", key: str = "") -> str:
        """The address of the next question, or of one item."""
        item = {"subject": subject, "key": key} if key else {}
        return f"/audit?{urlencode(self.kept | item)}"


@dataclass(frozen=True, slots=True)
class Answered:
    """A form as it came: nothing in it is trusted to fit the item."""

    token: str
    asked: AskedAudit
    answer: str
    details: tuple[str, ...]

    @classmethod
    def of(cls, body: bytes, default: str) -> Self:
        """Read the body of a form. Raises ``ValueError`` where it is none, or holds more than the page's own."""
        fields = parse_qs(body.decode("ascii"), max_num_fields=MOST_FIELDS, errors="strict")
        first = {name: values[0] for name, values in fields.items()}
        answer = first.get("answer", "")
        details = {
            "wrong": tuple(dict.fromkeys(fields.get("detail", []))),
            "missed": tuple(name for name in TYPES for _ in range(_count(first.get(f"missed-{name}", "")))),
        }
        return cls(first.get("token", ""), AskedAudit.of(first, default), answer, details.get(answer, ()))

    @property
    def subject(self) -> Subject:
        """What it is about; raises ``ValueError`` where the form does not say."""
        if not self.asked.subject:
            raise ValueError("the form names no item")
        return cast(Subject, self.asked.subject)


def _count(value: str) -> int:
    return min(int(value), MOST_ALIKE) if value.isascii() and value.isdigit() and len(value) < 4 else 0
