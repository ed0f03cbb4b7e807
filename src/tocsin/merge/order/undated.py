"""Facts of documents without a date that can be told to be one deed all the same: those that happen once.

Reports of a raid are one incident because they tell one day. Without any day that cannot be known, and no incident is
made. But an accord is ended, a government is overthrown and an office is left once, until somebody makes or takes it
anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tocsin.records import Reported

from ..deeds import Act, same_deed
from .told import Told, told

_ONCE = frozenset({("SANCTION", "discontinue"), ("SANCTION", "withdraw"), ("COERCE", "coup"), ("RETREAT", "resign")})
"""Roots and modes of what cannot happen twice between two sides without something between."""


def same_undated(reported: Iterable[Reported]) -> tuple[tuple[str, ...], ...]:
    """Ids of the event records that tell one deed done, from two documents without a date or more, in order.

    Where a document names nobody with whom an accord ends, it is the one that it is about beside the one who ends it.
    Two sides whose documents were certainly written far apart are two deeds; what is not told is no ground to join.
    """
    by_doc: dict[str, list[Reported]] = defaultdict(list)
    for one in reported:
        if not one.published:
            by_doc[one.doc].append(one)
    groups: dict[tuple[str, str], list[list[Act]]] = defaultdict(list)
    for doc in sorted(by_doc):
        for act in _facts(told(doc, by_doc[doc])):
            _join(groups[act.root, act.mode], act)
    found = (group for each in groups.values() for group in each if len({act.reported.doc for act in group}) > 1)
    return tuple(sorted(tuple(act.reported.record.id for act in group) for group in found))


def _facts(document: Told) -> Iterator[Act]:
    for act in document.acts:
        if act.stage == "done" and (act.root, act.mode) in _ONCE:
            unnamed = act.root == "SANCTION" and act.actors and not act.others
            yield replace(act, others=document.about(act) - act.actors) if unnamed else act


def _join(groups: list[list[Act]], act: Act) -> None:
    for group in groups:
        if all(same_deed(act, one) for one in group):
            group.append(act)
            return
    groups.append([act])
