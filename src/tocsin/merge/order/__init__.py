"""The order in which documents were written, where some or all carry no date: told from inside, and said to be open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tocsin.records import Reported

from .clues import Clue, clues
from .ranking import EXACT, best_order
from .told import Told, told
from .undated import same_undated
from .weights import LEAST, weight_of

__all__ = ["EXACT", "Clue", "Ordered", "before", "same_undated", "time_order"]


@dataclass(frozen=True, slots=True)
class Ordered:
    """Documents in order of time, and why."""

    ranks: tuple[tuple[str, ...], ...]
    """Earliest first. Documents of one rank are tied: nothing says which came first."""
    clues: tuple[Clue, ...]
    """All that was found, for this order and against it."""
    agreement: float
    """Share of the evidence that the order agrees with; 1 where there is none."""
    exact: bool
    """Whether the order is the best there is; of many documents it is only a good one."""

    @property
    def rank(self) -> Mapping[str, int]:
        """By document, its place from 0 on."""
        return {doc: rank for rank, docs in enumerate(self.ranks) for doc in docs}

    @property
    def is_decided(self) -> bool:
        """Whether no two documents are tied."""
        return all(len(docs) == 1 for docs in self.ranks)


def before(one: Sequence[Reported], other: Sequence[Reported]) -> tuple[Clue, ...]:
    """What says that one document was written before the other, and what the reverse; each is given by its records."""
    return tuple(clues(_told(one), _told(other)))


def time_order(reported: Iterable[Reported]) -> Ordered:
    """The documents of the records in order of time.

    Published dates beat everything where both documents have one; else what they tell decides, each kind of clue with
    the weight of how often it was right. It compares every two documents: give it those of one matter, not a project.
    """
    by_doc: dict[str, list[Reported]] = defaultdict(list)
    for one in reported:
        by_doc[one.doc].append(one)
    documents = [told(doc, by_doc[doc]) for doc in sorted(by_doc)]
    found = [clue for a, b in combinations(documents, 2) for clue in clues(a, b)]
    balance: dict[tuple[str, str], float] = defaultdict(float)
    for clue in found:
        balance[clue.earlier, clue.later] += weight_of(clue.kind)
    evidence = _telling(balance)
    order, decided = best_order([one.doc for one in documents], evidence)
    return Ordered(_ranks(order, decided), tuple(found), _agreement(order, evidence), len(order) <= EXACT)


def _telling(evidence: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Without the pairs whose evidence is near level: a tie that is said beats an order that is guessed."""
    return {(a, b): w for (a, b), w in evidence.items() if abs(w - evidence.get((b, a), 0.0)) >= LEAST}


def _told(records: Sequence[Reported]) -> Told:
    return told(records[0].doc if records else "", records)


def _ranks(order: Sequence[str], decided: frozenset[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Each document stands one rank behind the last that is decided to come before it."""
    rank: dict[str, int] = {}
    for doc in order:
        rank[doc] = max((rank[one] + 1 for one in rank if (one, doc) in decided), default=0)
    return tuple(tuple(doc for doc in order if rank[doc] == r) for r in range(max(rank.values(), default=-1) + 1))


def _agreement(order: Sequence[str], evidence: Mapping[tuple[str, str], float]) -> float:
    place = {doc: i for i, doc in enumerate(order)}
    total = sum(evidence.values())
    return sum(w for (a, b), w in evidence.items() if place[a] < place[b]) / total if total else 1.0
