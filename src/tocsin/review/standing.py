"""Which judgements of drawn items stand, and what they come to where several people judged one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from tocsin.records import AuditJudgement

from .agreement import Agreement, agreement

Said = Mapping[str, tuple[AuditJudgement, ...]]
"""By the item's key: each person's last word on it."""


def standing(judgements: Iterable[AuditJudgement]) -> dict[str, tuple[AuditJudgement, ...]]:
    """Each person's last word on each item, of judgements oldest first; what was skipped in the end is left out."""
    last: dict[tuple[str, str], AuditJudgement] = {}
    for judgement in judgements:
        last[judgement.key, judgement.user] = judgement
    found = defaultdict[str, list[AuditJudgement]](list)
    for (key, _), judgement in sorted(last.items()):
        if judgement.answer != "skip":
            found[key].append(judgement)
    return {key: tuple(said) for key, said in found.items()}


def average(said: Iterable[AuditJudgement], asked: Callable[[AuditJudgement], float]) -> float:
    """What people make of one item, all counted alike: where one says yes and one no, it counts half."""
    values = [asked(judgement) for judgement in said]
    return sum(values) / len(values)


def agreements(said: Said) -> list[Agreement]:
    """The agreement of every two people who judged an item in common, on the verdict."""
    pairs = defaultdict[tuple[str, str], list[tuple[str, str]]](list)
    for judgements in said.values():
        for a, b in combinations(sorted(judgements, key=lambda one: one.user), 2):
            pairs[a.user, b.user].append((a.answer, b.answer))
    return [agreement(users, found) for users, found in sorted(pairs.items())]
