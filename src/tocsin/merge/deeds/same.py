"""Whether two records speak of one deed, awaited or done: by who does it, to whom or where, and how long between.

The decision on reports of one incident rests on days, tolls and wording. None of these holds a deed together that is
conditional in January, demanded in March and under way in September, told by other words each time: what holds it
together is what it is. So this is a rule, not a sum: two things must agree and nothing may clash.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import combinations

from tocsin.records import Event

from ..incidents.words import telling
from .act import Act

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Roots whose two sides do the same."""
_LASTING = frozenset({"RETREAT", "MOBILIZE", "SANCTION", "AGREE"})
LONG, SHORT = 180, 30
"""Days for which a deed is awaited without a word of it. Pull-outs, deployments, sanctions and treaties are awaited for
months; the next visit, raid, rally or aid convoy that is told of after a month of silence is another one."""
_MODE_IS_THE_DEED = frozenset({"RETREAT", "SANCTION", "COERCE", "AID", "PROTEST"})
"""A release is no pull-out. A visit and a meeting, or troops and a deployment, are two words for one thing."""
_NEEDED = 2
_WORDS = 2
"""Words that two have to share to be taken for one deed where one party alone agrees; words of which not one article in
twenty has any: the town, the strike. One may be chance."""


def horizon(root: str) -> int:
    """Days of silence after which the same thing told again is another deed."""
    return LONG if root in _LASTING else SHORT


def same_deed(a: Act, b: Act) -> tuple[str, ...]:
    """What two views have in common if they are of one deed, in words; nothing where they are not.

    Neither order nor stage matters. The days on which they were written matter as far as they are known.
    """
    if a.root != b.root or _clash(a, b):
        return ()
    found = _shared(a, b)
    return tuple(found) if len(found) >= _NEEDED else ()


def deed_keys(act: Act) -> list[tuple[str, ...]]:
    """Two views of one deed share a key: each is of two things that may agree. What shares none is not compared."""
    told = [f"name {word}" for word in sorted(act.names)]
    told += [f"place {word}" for word in sorted(_places(act))] + [f"word {word}" for word in sorted(_words(act))]
    told += ["coup"] if act.mode == "coup" else []
    if act.root in MUTUAL:
        sides = sorted(act.parties)
        pairs = list(combinations(sides, 2))
    else:
        sides = [f"by {code}" for code in sorted(act.actors)] + [f"to {code}" for code in sorted(act.others)]
        pairs = [(by, to) for by in sides for to in sides if by.startswith("by") and to.startswith("to")]
    mixed = [(side, word) for side in sides for word in told]
    alone = [(word, other) for word, other in combinations(told, 2) if word.split()[0] != other.split()[0]]
    return [(act.root, *pair) for pair in (*pairs, *mixed, *alone)]


def _clash(a: Act, b: Act) -> bool:
    if a.mode and b.mode and a.mode != b.mode and a.root in _MODE_IS_THE_DEED:
        return True
    if a.root not in MUTUAL and (_apart(a.actors, b.actors) or _apart(a.others, b.others)):
        return True
    far = horizon(a.root)
    return max(_gap(_written(a), _written(b)), _gap((a.first, a.last or a.first), (b.first, b.last or b.first))) > far


def _written(act: Act) -> tuple[str, str]:
    """First and last day on which its document can have been written."""
    one = act.reported
    return one.published or one.written_first, one.published or one.written_last


def _apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs and not ours & theirs)


def _shared(a: Act, b: Act) -> list[str]:
    if a.root in MUTUAL:
        found = [f"party {code}" for code in sorted(a.parties & b.parties)]
    else:
        found = [f"{role} {' '.join(sorted(both))}" for role, both in _roles(a, b) if both]
    if a.mode == b.mode == "coup" and a.actors & b.actors:
        found.append("a coup, of which a country has few")
    if named := a.names & b.names:
        found.append(f"named {' '.join(sorted(named))}")
    if place := _places(a) & _places(b):
        found.append(f"in {' '.join(sorted(place))}")
    if len(words := _words(a) & _words(b)) >= _WORDS:
        found.append(f"words {' '.join(sorted(words))}")
    return found


def _places(act: Act) -> frozenset[str]:
    """Words of the place's name, where it is no country: that is told among the parties."""
    record = act.reported.record
    named = isinstance(record, Event) and record.place_precision not in {"country", "region"}
    return telling(record.place) if named and isinstance(record, Event) else frozenset()


def _words(act: Act) -> frozenset[str]:
    return _telling(act.reported.record.evidence)


@lru_cache(maxsize=65_536)
def _telling(evidence: str) -> frozenset[str]:
    return telling(evidence)


def _roles(a: Act, b: Act) -> tuple[tuple[str, frozenset[str]], ...]:
    return ("by", a.actors & b.actors), ("to or in", a.others & b.others)


def _gap(ours: tuple[str, str], theirs: tuple[str, str]) -> int:
    """Days between two spans, either end of which may be open; 0 where they may meet."""
    ends = ((theirs[0], ours[1]), (ours[0], theirs[1]))
    return max([0, *(day(first) - day(last) for first, last in ends if first and last)])


@lru_cache(maxsize=16_384)
def day(text: str) -> int:
    """An ISO day as a number of days."""
    return date.fromisoformat(text).toordinal()
