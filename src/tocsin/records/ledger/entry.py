"""What every ledger's entries have in common: who is in them, when, by what words, and how sure they are."""

from __future__ import annotations

from typing import Protocol

from .said import Said, any_sure, bounds, sources


class Entry(Protocol):
    """One thing followed through time, in whichever ledger."""

    @property
    def id(self) -> str:
        """The same however the records came in."""
        ...

    @property
    def said(self) -> tuple[Said, ...]:
        """Every word on it."""
        ...

    @property
    def actors(self) -> tuple[str, ...]:
        """Who is in it, as actor codes."""
        ...

    @property
    def countries(self) -> tuple[str, ...]:
        """Countries that it is about."""
        ...

    @property
    def sources(self) -> int:
        """How many independent origins tell of it."""
        ...

    @property
    def sure(self) -> bool:
        """Whether a record of it is as sure as was asked for, or several origins tell it."""
        ...

    @property
    def span(self) -> tuple[str, str]:
        """First and last day of what is dated of it; empty where nothing is."""
        ...


class _Spoken(Protocol):
    @property
    def said(self) -> tuple[Said, ...]: ...


class Followed:
    """What follows from the words on an entry alone: how many tell it, how surely, and when."""

    __slots__ = ()

    @property
    def sources(self: _Spoken) -> int:
        """How many independent origins tell of it."""
        return sources(self.said)

    @property
    def sure(self: _Spoken) -> bool:
        """Whether a record of it is as sure as was asked for, or several origins tell it."""
        return any_sure(self.said) or sources(self.said) > 1

    @property
    def span(self: _Spoken) -> tuple[str, str]:
        """First and last day of what is dated of it; empty where nothing is."""
        return bounds(self.said)
