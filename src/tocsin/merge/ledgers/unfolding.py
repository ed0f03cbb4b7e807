"""Puts the acts that are of one awaited deed together, earliest first, until it is done or long unheard of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..deeds import MUTUAL, Act, day, deed_keys, horizon, same_deed

_LATE = 7
"""Days for which reports still come in after a deed is done; what is awaited later is the next one."""


class Unfolding:
    """One prospect while its acts come in."""

    def __init__(self, act: Act) -> None:
        self.root = act.root
        self.steps = [act]
        self.outcome: list[Act] = []

    @property
    def is_awaited(self) -> bool:
        """A deed that is only denied was never awaited."""
        return any(step.stage != "denied" for step in self.steps)

    def common(self, act: Act) -> int:
        """How much an act has in common with the step that it is most like; 0 where it is of another deed."""
        if self._is_over(act) or not all(_meets(act, step) for step in self.steps):
            return 0
        return max(len(same_deed(act, step)) for step in self.steps)

    def is_open(self, act: Act) -> bool:
        """Not after so long a silence that the act is another deed of the kind."""
        last, now = self.steps[-1].reported.published, act.reported.published
        return not (last and now) or day(now) - day(last) <= horizon(act.root)

    def take(self, act: Act) -> None:
        """Add an act of this deed: to its trail, or where it is a fact to its outcome."""
        (self.outcome if act.is_fact else self.steps).append(act)

    def _is_over(self, act: Act) -> bool:
        told = act.reported.published
        done = max((fact.reported.published for fact in self.outcome if fact.stage == "done"), default="")
        return bool(told and done) and day(told) - day(done) > _LATE


def unfold(found: Sequence[Act]) -> list[Unfolding]:
    """Each act joins the prospect that it has most in common with; one that is no fact and fits nowhere opens one."""
    opened: list[Unfolding] = []
    at: dict[tuple[str, ...], dict[int, Unfolding]] = defaultdict(dict)
    for act in sorted(found, key=_in_time):
        keys = deed_keys(act)
        fitting = [(common, number) for number, one in _near(at, keys, act).items() if (common := one.common(act))]
        if fitting:
            number = max(fitting, key=lambda f: (f[0], opened[f[1]].steps[-1].key))[1]
            opened[number].take(act)
        elif act.is_fact:
            continue
        else:
            number = len(opened)
            opened.append(Unfolding(act))
        for key in keys:
            at[key][number] = opened[number]
    return [one for one in opened if one.is_awaited]


def _near(
    at: dict[tuple[str, ...], dict[int, Unfolding]], keys: Sequence[tuple[str, ...]], act: Act
) -> dict[int, Unfolding]:
    """The prospects with a key of the act that are still open; those that are not are forgotten under it."""
    near: dict[int, Unfolding] = {}
    for key in keys:
        held = at.get(key, {})
        for number in [number for number, one in held.items() if not one.is_open(act)]:
            del held[number]
        near |= held
    return near


def _in_time(act: Act) -> tuple[object, ...]:
    """What is awaited before what is done, where they were told on one day or nothing dates either."""
    told = act.reported.published
    return told or "9999", act.is_fact, act.key


def _meets(act: Act, step: Act) -> bool:
    """Two that name parties in one role name one of them together at least."""
    if act.root in MUTUAL:
        return True
    pairs = ((act.actors, step.actors), (act.others, step.others))
    return not any(ours and theirs and not ours & theirs for ours, theirs in pairs)
