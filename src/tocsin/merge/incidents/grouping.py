"""From reports to groups that tell one act: candidates by key, decisions by pair, average link in what hangs together.

The groups are a function of the set of reports. Every decision rests on two reports alone, and what does not hang
together by decisions never meets: so a new report changes the component that it falls into, and no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tocsin.records import Bounds

from .block import SLACK, block_keys
from .decide import load_weights, score
from .link import GRAIN, Pair, average_link, components
from .sketch import Sketch

Key = tuple[str, str]
"""Document and record: what a report is known by."""


@dataclass(frozen=True, slots=True)
class Said:
    """What analysts said of pairs of reports, as far as it stands."""

    together: frozenset[tuple[Key, Key]] = frozenset()
    apart: frozenset[tuple[Key, Key]] = frozenset()

    @property
    def keys(self) -> frozenset[Key]:
        """Every report that anything was said of."""
        return frozenset(key for pair in self.together | self.apart for key in pair)


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class Grouped:
    """One group of reports that tell one act."""

    members: tuple[Sketch, ...]
    component: int
    """Number of the component, from 0; only what is in one component can change by one another's company."""
    denies: int = -1
    """Place, among the groups, of the one that this one denies; -1 for none."""


def group(sketches: Iterable[Sketch], said: Said = NOTHING_SAID) -> list[Grouped]:
    """The groups, whatever order the reports come in."""
    ordered = sorted(sketches, key=lambda one: one.key)
    scores = _scores(ordered)
    at = {one.key: n for n, one in enumerate(ordered)}
    together, apart = _pairs(said.together, at, ordered), _pairs(said.apart, at, ordered)
    edges = [pair for pair, points in scores.items() if points > 0]
    hanging = components(len(ordered), [*edges, *together])
    home = {position: number for number, members in enumerate(hanging) for position in members}
    inside: dict[int, dict[Pair, int]] = defaultdict(dict)
    for pair, points in scores.items():
        if (number := home[pair[0]]) == home[pair[1]]:
            inside[number][pair] = points
    bound: dict[int, set[Pair]] = defaultdict(set)
    for pair in together:
        bound[home[pair[0]]].add(pair)
    found: list[Grouped] = []
    for number, members in enumerate(hanging):
        if len(members) == 1:
            found.append(Grouped((ordered[members[0]],), number))
            continue
        parted = apart | _counted_apart(members, ordered)
        found += _component(members, ordered, inside[number], parted, bound[number], number, len(found))
    return found


def candidates(keys: Sequence[frozenset[int]]) -> Iterable[Pair]:
    """Pairs of positions that share a key, each once."""
    blocks: dict[int, list[int]] = defaultdict(list)
    for at, mine in enumerate(keys):
        for key in mine:
            blocks[key].append(at)
    return {pair for block in blocks.values() if len(block) > 1 for pair in combinations(block, 2)}


def can_meet(one: Sketch, other: Sketch) -> bool:
    """Whether a pair that shares a key is worth a decision: kinds of reality that may stand together, and near days."""
    if (one.reality == "prospect") != (other.reality == "prospect") or one.family != other.family:
        return False
    return max(one.first, other.first) - min(one.last, other.last) <= SLACK


def _scores(ordered: Sequence[Sketch]) -> dict[Pair, int]:
    keys = [block_keys(one) for one in ordered]
    return {(a, b): grains(ordered[a], ordered[b]) for a, b in candidates(keys) if can_meet(ordered[a], ordered[b])}


def grains(one: Sketch, other: Sketch) -> int:
    """The score of a pair as a whole number."""
    return round(GRAIN * score(one, other))


def _pairs(told: Iterable[tuple[Key, Key]], at: Mapping[Key, int], ordered: Sequence[Sketch]) -> set[Pair]:
    """Pairs that are both here and of kinds that may stand together: no analyst makes a fact of a plan."""
    found = set()
    for one, other in told:
        if one in at and other in at and ordered[at[one]].reality == ordered[at[other]].reality:
            low, high = sorted((at[one], at[other]))
            found.add((low, high))
    return found


def _component(
    members: list[int],
    ordered: Sequence[Sketch],
    scores: Mapping[Pair, int],
    apart: Collection[Pair],
    together: Collection[Pair],
    number: int,
    before: int,
) -> list[Grouped]:
    """The groups of one component; a group of denials points at the told group that it denies."""
    otherwise = round(GRAIN * load_weights()["any_pair"])

    def linked(wanted: Callable[[int], bool]) -> list[list[int]]:
        return average_link([at for at in members if wanted(at)], scores, otherwise, apart, together)

    told = linked(lambda at: ordered[at].reality != "denied")
    denied = linked(lambda at: ordered[at].reality == "denied")
    made = [Grouped(tuple(ordered[at] for at in group), number) for group in told]
    for group in denied:
        means = [_mean(group, other, scores, otherwise) for other in told]
        best = max(range(len(told)), key=lambda n: (means[n], -n), default=-1)
        denies = before + best if best >= 0 and means[best] > 0 else -1
        made.append(Grouped(tuple(ordered[at] for at in group), number, denies))
    return made


def _mean(ours: Sequence[int], theirs: Sequence[int], scores: Mapping[Pair, int], otherwise: int) -> float:
    pairs = [(min(a, b), max(a, b)) for a in ours for b in theirs]
    return sum(scores.get(pair, otherwise) for pair in pairs) / len(pairs)


def _counted_apart(members: Sequence[int], ordered: Sequence[Sketch]) -> set[Pair]:
    """Reports that one document counts apart: then they are two acts, not two versions of one."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for at in members:
        if ordered[at].numbers:
            by_document[ordered[at].doc].append(at)
    return {
        (a, b)
        for mine in by_document.values()
        for a, b in combinations(mine, 2)
        if _differ(ordered[a].numbers, ordered[b].numbers)
    }


def _differ(one: Mapping[str, Bounds], other: Mapping[str, Bounds]) -> bool:
    return any(key in other and other[key] != bounds for key, bounds in one.items())
