"""When a text was written, as far as that is known: which offices were held, and who ruled as soldiers."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.records import Reading


@dataclass(frozen=True, slots=True)
class When:
    """The days between which a text was written; empty where a bound is not known."""

    first: str = ""
    last: str = ""

    @classmethod
    def of(cls, reading: Reading) -> When:
        """The day of publication, else what the text itself tells of its date."""
        day = reading.document.published[:10]
        return cls(day, day) if day else cls(reading.written.first, reading.written.last)

    @property
    def known(self) -> bool:
        """Whether anything is known of the date."""
        return bool(self.first or self.last)

    def within(self, since: str, until: str) -> bool:
        """Whether the text was surely written between two ISO dates of any exactness; an open ``until`` is none.

        Of a text without any date it counts as written then: what was, must be sure, not when.
        """
        return all(_between(since, day, until) for day in (self.first, self.last) if day)

    def may_lie(self, since: str, until: str) -> bool:
        """Whether the text may have been written between two ISO dates."""
        early = bool(self.last) and self.last < since
        late = bool(until and self.first) and self.first[: len(until)] > until
        return not early and not late


def _between(since: str, day: str, until: str) -> bool:
    """A month or a year counts with all its days at the end, and from its first day at the beginning."""
    return since <= day and (not until or day[: len(until)] <= until)
