"""Measures merging, ledgers and the order of time on a few texts without dates that tell one story: `founding DIR`.

DIR has ``texts/`` and ``founding.json``; ``records/``, where it has one, holds gold records of some of the texts. No
date of publication is given to anybody. What is matched, and how:

- A record lies on a mention of a gold cluster by the scorer's rule: half of the shorter span shared, a quarter of both
  together. Of several it is the one that it covers best; so a record is of one cluster at most.
- Groups are what the product puts together: incidents, deeds of
  undated texts, prospects (steps and outcome, not the occasions), postures.
- A cluster is found if one group holds more than half of those of its mentions that carry a record, and at least one in
  each of its documents.
- A group with records of two clusters is a false merge.
- The order is right if it is the gold's, without a tie.
- States: see :mod:`evaluation.founding_states`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from evaluation.texts import read_documents
from tocsin.errors import UsageError
from tocsin.merge.incidents import merge_reports
from tocsin.merge.ledgers.postures import postures
from tocsin.merge.ledgers.prospects import prospects
from tocsin.merge.order import Ordered, same_undated, time_order
from tocsin.records import TYPES, Document, Event, Record, Report, Reported

Mention = tuple[str, int, int]
_HALF, _QUARTER = 0.5, 0.25
_LISTED = frozenset({"priority", "note", "also", "dispute"})
"""Keys of gold records that are no fields."""


@dataclass(frozen=True)
class Founding:
    """A folder of texts with what is known to be true of them, and the records that are merged."""

    gold: Mapping[str, Any]
    reported: tuple[Reported, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """The records by id."""
        return {one.record.id: one.record for one in self.reported}

    @cached_property
    def order(self) -> Ordered:
        """The documents in the order that the product finds."""
        return time_order(self.reported)

    @cached_property
    def sequence(self) -> tuple[str, ...]:
        """The same without ranks, as ledgers ask for it."""
        return tuple(doc for rank in self.order.ranks for doc in rank)

    def groups(self) -> dict[str, list[frozenset[str]]]:
        """Ids of the records that the product puts together, by kind of group."""
        events = [Report.of(one.record) for one in self.reported if isinstance(one.record, Event)]
        awaited = prospects(self.reported, order=self.sequence)
        forces = postures(self.reported, order=self.sequence)
        return {
            "incident": [frozenset(report.record for report in one.reports) for one in merge_reports(events)],
            "undated deed": [frozenset(group) for group in same_undated(self.reported)],
            "prospect": [frozenset(said.record for said in one.said) for one in awaited],
            "posture": [frozenset(said.record for said in one.said) for one in forces],
        }


def measure_founding(folder: Path, *, gold_records: bool = False, errors: bool = False) -> dict[str, Any]:
    """``clusters_found``, ``false_merges``, ``order_right`` and ``states_right`` on a folder like the founding texts'.

    With ``gold_records`` the records in ``folder/records`` take the place of the coder's, for texts that have some.
    """
    from evaluation.founding_states import states  # noqa: PLC0415 - it imports this module

    known = read_founding(folder, gold_records=gold_records)
    found, wrong = clusters(known)
    said = states(known)
    if errors:
        _tell(known, found, wrong, said)
    return {
        "clusters": len(found),
        "clusters_found": sum(reason == "" for reason in found.values()),
        "false_merges": len(wrong),
        "order_right": int(list(known.order.ranks) == [(doc,) for doc in known.gold["order"]]),
        "states_right": sum(right for _, right, _ in said) / max(1, len(said)),
        "states": len(said),
    }


def read_founding(folder: Path, *, gold_records: bool = False) -> Founding:
    """Read a folder and code its texts, their dates unknown."""
    if not (folder / "founding.json").is_file():
        raise UsageError(f"{folder / 'founding.json'} is not there")
    gold = json.loads((folder / "founding.json").read_text(encoding="utf-8"))
    documents = list(read_documents(folder / "texts", None, set(gold["order"])))
    if missing := sorted(set(gold["order"]) - {document.id for document in documents}):
        raise UsageError(f"{folder / 'texts'} lacks {', '.join(missing)}")
    files = {d.id: folder / "records" / f"{d.id}.jsonl" for d in documents}
    given = {doc for doc, file in files.items() if gold_records and file.is_file()}
    reported = [one for d in documents if d.id in given for one in _gold(files[d.id], d)]
    return Founding(gold, (*reported, *_coded(d for d in documents if d.id not in given)))


def clusters(known: Founding) -> tuple[dict[str, str], list[tuple[str, tuple[str, ...]]]]:
    """By gold cluster, why it was not found, empty where it was; and the groups that mix clusters."""
    names = [info["id"] for info in known.gold["cluster_info"]]
    mentions = {name: [tuple(m) for m in each] for name, each in zip(names, known.gold["clusters"], strict=True)}
    of = {record.id: lies_on(record, mentions) for record in known.by_id.values()}
    groups = [(kind, group) for kind, all_of_them in known.groups().items() for group in all_of_them]
    found = {
        info["id"]: _why_not(info, mentions[info["id"]], known, of, [group for _, group in groups])
        for info in known.gold["cluster_info"]
    }
    mixed = [(kind, tuple(sorted({of[record] for record in group if of[record]}))) for kind, group in groups]
    return found, [(kind, names) for kind, names in mixed if len(names) > 1]


def lies_on(record: Record, mentions: Mapping[str, Sequence[Mention]]) -> str:
    """The cluster with the mention that the record covers best; empty where it lies on none."""
    best = max(
        ((_cover(record, mention), name) for name, each in mentions.items() for mention in each), default=(0.0, "")
    )
    return best[1] if best[0] > 0 else ""


def _cover(record: Record, mention: Mention) -> float:
    """Share of what both cover together, 0 where the scorer's rule does not hold."""
    doc, start, end = mention
    shared = min(record.end, end) - max(record.start, start)
    together = max(record.end, end) - min(record.start, start)
    if record.doc != doc or shared < _HALF * min(record.end - record.start, end - start):
        return 0.0
    return shared / together if shared >= _QUARTER * together else 0.0


def _why_not(
    info: Mapping[str, Any], mentions: Sequence[Mention], known: Founding, of: Mapping[str, str],
    groups: Sequence[frozenset[str]],
) -> str:  # fmt: skip
    own = {record for record, name in of.items() if name == info["id"]}
    grouped = own & frozenset().union(*groups)
    carrying = [m for m in mentions if any(_cover(known.by_id[record], m) for record in grouped)]
    bare = sorted(set(info["documents"]) - {doc for doc, _, _ in carrying})
    if bare:
        return f"no event or posture in {', '.join(bare)}"
    for group in groups:
        held = [m for m in carrying if any(_cover(known.by_id[record], m) for record in group & own)]
        if 2 * len(held) > len(carrying) and {doc for doc, _, _ in held} >= set(info["documents"]):
            return ""
    return "not put together"


def _coded(documents: Iterable[Document]) -> list[Reported]:
    from tocsin.analyst import analyst  # noqa: PLC0415 - loads the language model
    from tocsin.records import Briefing  # noqa: PLC0415
    from tocsin.settings import load_settings  # noqa: PLC0415

    run = analyst(Briefing(load_settings().model))
    found = [run(document) for document in documents]
    return [Reported(r, "", "", c.written.first, c.written.last) for c in found for r in c.records]


def _gold(file: Path, document: Document) -> list[Reported]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Reported(_record(row, document.text)) for row in rows]


def _record(row: Mapping[str, Any], text: str) -> Record:
    """A gold record as the product's own type; an empty list of bounds is none, and several countries are none."""
    kind = TYPES[row["type"]]
    fields = {key: value for key, value in row.items() if key in kind.model_fields and key not in {"type", "evidence"}}
    for key in ("count", "value"):
        if fields.get(key) == []:
            fields[key] = None
    for key in ("country", "host"):
        if isinstance(fields.get(key), list):
            fields[key] = fields[key][0] if len(fields[key]) == 1 else ""
    for key in ("a", "b"):
        if isinstance(fields.get(key), str):
            fields[key] = (fields[key],)
    return kind.of(text, **fields)


def _tell(
    known: Founding, found: Mapping[str, str], wrong: Sequence[tuple[str, tuple[str, ...]]],
    said: Sequence[tuple[str, bool, str]],
) -> None:  # fmt: skip
    from click import echo  # noqa: PLC0415

    lines = [f"cluster {name}: {reason}" for name, reason in found.items() if reason]
    lines += [f"false merge: {kind} of {', '.join(names)}" for kind, names in wrong]
    lines += [f"state {name}: {words}" for name, right, words in said if not right]
    lines += [f"order: {' < '.join(' = '.join(rank) for rank in known.order.ranks)}"]
    lines += [f"  {clue.earlier} < {clue.later} ({clue.kind}) {clue.words}" for clue in known.order.clues]
    for line in lines:
        echo(line, err=True)
