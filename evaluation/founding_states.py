"""Which states of agreements, postures, relations and situations the ledgers give as the founding gold has them.

For each document with a state in the gold, the ledger is made of that document's records alone and has to give it;
and once made of all, in the order that the product finds, it has to give the last (``final``, else that of the last
document in the gold's order that has one). An entry is the one meant by

- an agreement: a record of it lies on one of the gold's mentions, or it has two of the gold's parties;
- a posture: owner, host and element (``base/drones``: either). A final count is judged too: an empty one has to be
  none;
- a relation: the two parties;
- a situation: the prospect with a record on a mention of its cluster. For each of its statuses a step in that
  document has to have that stage (its first word), from one of the holders if the gold names any. Situations without
  a cluster are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from evaluation.founding import Founding, lies_on
from tocsin.merge.ledgers.agreements import agreements
from tocsin.merge.ledgers.postures import postures
from tocsin.merge.ledgers.prospects import prospects
from tocsin.merge.ledgers.relations import relations
from tocsin.records import Reported
from tocsin.records.actor import base
from tocsin.records.ledger.agreement import AgreementEntry
from tocsin.records.ledger.posture import PostureEntry
from tocsin.records.ledger.relation import RelationEntry

State = tuple[str, bool, str]
"""What was asked, whether it is right, and what was found in its stead."""
Find = Callable[[Sequence[Reported]], Iterable[str]]


def states(known: Founding) -> list[State]:
    """Every state of the gold, with what the ledgers make of it."""
    gold = known.gold
    return [
        *(s for row in gold.get("agreements", ()) for s in _followed(known, row["id"], row, _agreement(known, row))),
        *(s for row in gold.get("postures", ()) for s in _followed(known, row["id"], row, _posture(known, row))),
        *(s for row in gold.get("relations", ()) for s in _followed(known, *_pair(row), _relation(known, row))),
        *(s for row in gold.get("situations", ()) if "cluster" in row for s in _situation(known, row)),
    ]


def _pair(row: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    return f"{row['a']}-{row['b']}", {"states": row["change"], "final": {"state": row["final"]}}


def _followed(known: Founding, name: str, row: Mapping[str, Any], find: Find) -> Iterable[State]:
    """The state in each document that has one, and at the end."""
    wanted = {doc: row["states"][doc] for doc in known.gold["order"] if row["states"].get(doc)}
    for doc, state in wanted.items():
        yield _judged(f"{name} in {doc}", state, find([one for one in known.reported if one.doc == doc]))
    if wanted:
        final = row.get("final") or {"state": list(wanted.values())[-1]}
        yield _judged(f"{name} at the end", _with_count(final), find(known.reported), "count" in final)


def _judged(name: str, wanted: str, found: Iterable[str], counted: bool = False) -> State:
    states = [state if counted else state.partition(" ")[0] for state in found]
    return name, wanted in states, f"{wanted} is wanted, found {', '.join(states) or 'nothing'}"


def _with_count(final: Mapping[str, Any]) -> str:
    return f"{final['state']} {list(final['count']) or None}" if "count" in final else str(final["state"])


def _agreement(known: Founding, row: Mapping[str, Any]) -> Find:
    mentions = {"it": [tuple(mention) for mention in row["mentions"]]}
    parties = {base(party) for party in row["parties"]}

    def is_meant(entry: AgreementEntry) -> bool:
        on = any(lies_on(known.by_id[said.record], mentions) for said in entry.said)
        return on or len(parties & {base(party) for party in entry.parties}) > 1

    return lambda reported: [e.state for e in agreements(reported, order=known.sequence) if is_meant(e)]


def _posture(known: Founding, row: Mapping[str, Any]) -> Find:
    elements = set(row["element"].split("/"))

    def is_meant(entry: PostureEntry) -> bool:
        owner = base(row["owner"]) in map(base, entry.owner)
        return owner and entry.host == row["host"] and entry.element in elements

    return lambda reported: [
        f"{e.state} {list(e.count) if e.count else None}"
        for e in postures(reported, order=known.sequence)
        if is_meant(e)
    ]


def _relation(known: Founding, row: Mapping[str, Any]) -> Find:
    pair = {row["a"], row["b"]}

    def is_meant(entry: RelationEntry) -> bool:
        return {base(entry.a), base(entry.b)} == pair

    return lambda reported: [e.change for e in relations(reported, order=known.sequence) if is_meant(e)]


def _situation(known: Founding, row: Mapping[str, Any]) -> Iterable[State]:
    place = [info["id"] for info in known.gold["cluster_info"]].index(row["cluster"])
    mentions = {"it": [tuple(mention) for mention in known.gold["clusters"][place]]}
    steps = [
        step
        for entry in prospects(known.reported, order=known.sequence)
        if any(lies_on(known.by_id[said.record], mentions) for said in entry.said)
        for step in (*entry.steps, *entry.outcome)
    ]
    for doc, status, holders in row["status_over_time"]:
        stage = status.split()[0].strip(",")
        stages = [step.stage for step in steps if step.said.doc == doc and _says(step.said.holders, holders)]
        yield f"{row['id']} in {doc}", stage in stages, f"{stage} is wanted, found {', '.join(stages) or 'nothing'}"


def _says(found: Sequence[str], wanted: Sequence[str]) -> bool:
    return not wanted or bool(set(found) & set(wanted)) or bool(set(map(base, found)) & set(map(base, wanted)))
