"""What alerts are worked out from: the records of late, the incidents, who was where before, and on which day it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tocsin.records import Agreement, Incident, Posture, Reported
from tocsin.records.actor import base
from tocsin.records.contradiction import Contradiction
from tocsin.records.ledger.agreement import AgreementEntry
from tocsin.registry import Registry

Key = tuple[str, str]
"""Document and record."""


@dataclass(frozen=True)
class Seen:
    """Everything that rules look at."""

    reported: tuple[Reported, ...]
    """Records of late: events, agreements, postures, indicators, disputes."""
    registry: Registry
    agreements: tuple[AgreementEntry, ...] = ()
    """The instruments that the agreements among ``reported`` make."""
    before: tuple[Reported, ...] = ()
    """Postures and agreements of whatever time."""
    incidents: tuple[Incident, ...] = ()
    """Of the weeks that a baseline is made of, at least."""
    contradictions: tuple[tuple[Incident, Contradiction], ...] = ()
    published: Mapping[str, int] = field(default_factory=dict)
    """Documents read, by day of publication."""
    now: str = ""
    """The last day on which a document came out; empty where none is dated."""
    least: float = 0.5
    """Probability below which a thing is told as unsure."""

    @cached_property
    def by_key(self) -> Mapping[Key, Reported]:
        """The records by document and id."""
        return {(one.doc, one.record.id): one for one in self.reported}

    @cached_property
    def by_doc(self) -> Mapping[str, tuple[Reported, ...]]:
        """The records by document."""
        found: dict[str, list[Reported]] = {}
        for one in self.reported:
            found.setdefault(one.doc, []).append(one)
        return {doc: tuple(sorted(all_, key=_place)) for doc, all_ in found.items()}

    def overlapping(self, one: Reported) -> tuple[Reported, ...]:
        """Other records on some of the same words."""
        start, end = one.record.start, one.record.end
        return tuple(
            other
            for other in self.by_doc.get(one.doc, ())
            if other is not one and other.record.start < end and start < other.record.end
        )

    @cached_property
    def ties(self) -> Mapping[str, Counter[str]]:
        """Of each country, the powers whose forces it has or had, or with which it has or had agreements.

        Each with the number of records that say so; codes are without sectors.
        """
        found: dict[str, Counter[str]] = defaultdict(Counter)
        known = {(one.doc, one.record.id): one for one in (*self.before, *self.reported)}
        for one in known.values():
            match one.record:
                case Posture(host=host, owner=owners, state=state) if host and state != "proposed":
                    found[host].update({base(owner) for owner in owners} - {host})
                case Agreement(parties=parties, state=state) if state not in {"proposed", "rejected", "negotiating"}:
                    codes = {base(party) for party in parties}
                    for code in codes:
                        found[code].update(codes - {code})
        return found


def _place(one: Reported) -> tuple[int, int, str]:
    return one.record.start, one.record.end, one.record.id
