"""Denials of an awaited deed, or of its having been asked for, that were coded as words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tocsin.records import Reported

from ..deeds import Act, day, denies, denying, horizon, involved
from .sayings import Step


class _Refusal(NamedTuple):
    one: Reported
    near: frozenset[str]
    """Everybody in its document."""


class Refusals:
    """The denials of all documents, looked up by the parties of a deed."""

    def __init__(self, by_doc: Mapping[str, Sequence[Reported]]) -> None:
        self._by_party: dict[str, list[_Refusal]] = defaultdict(list)
        for records in by_doc.values():
            said = [(one, by) for one in records if (by := denying(one.record))]
            near = frozenset(code for one in records for code in involved(one.record)) if said else frozenset()
            for one, by in said:
                for code in by:
                    self._by_party[code].append(_Refusal(one, near))

    def of(self, steps: Sequence[Act]) -> list[Step]:
        """Those that name the deed of these steps by a plain word and come from one of its parties.

        In their document both sides of it have to act or be spoken of.
        """
        actors = frozenset().union(*(act.actors for act in steps))
        others = frozenset().union(*(act.others for act in steps))
        if not actors or not others:
            return []
        taken = {act.reported.record.id for act in steps}
        found = {
            refusal.one.record.id: refusal.one
            for code in sorted(actors | others)
            for refusal in self._by_party.get(code, ())
            if actors & refusal.near and others & refusal.near and denies(refusal.one.record, steps[0])
        }
        return [Step(one, "denied") for id_, one in found.items() if id_ not in taken and _is_near(one, steps)]


def _is_near(one: Reported, steps: Sequence[Act]) -> bool:
    days = [day(step.reported.published) for step in steps if step.reported.published]
    return not one.published or not days or min(abs(day(one.published) - d) for d in days) <= horizon(steps[0].root)
