"""Keeps the ledgers of a project up to date: of what is new only the bundles of records that it touches are followed.

Each ledger is written in one transaction, and the mark that documents are followed comes last. Killed anywhere, the
next run follows them once more, and comes to the same entries: they are a function of the records.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from tocsin import __version__
from tocsin.following import LEDGERS, Ledger, undated_order
from tocsin.merge.ledgers.bundles import BUNDLES, Bundling
from tocsin.merge.ledgers.relations import as_known, curve
from tocsin.records import Reported
from tocsin.records.actor import base
from tocsin.records.ledger.agreement import AgreementEntry
from tocsin.records.ledger.entry import Entry
from tocsin.records.ledger.forecast import ForecastEntry
from tocsin.records.ledger.person import PersonEntry
from tocsin.records.ledger.posture import PostureEntry
from tocsin.records.ledger.relation import RelationEntry
from tocsin.records.shown import ShownEntry
from tocsin.store import Project
from tocsin.store.ledger_found import KeptEntry
from tocsin.store.ledgers import Following, Showable
from tocsin.watch.changes import stand
from tocsin.watch.entries import is_known

BULK = 1000
"""Documents from which on a ledger is worked out whole: that is then less work than finding out what they touch."""
Follow = Callable[[Iterable[Reported]], tuple[Entry, ...]]


def update(project: Project, progress: Callable[[str], None] = lambda _: None) -> int:
    """Follow what is not followed yet; returns how many documents that were. ``progress`` hears each ledger's name."""
    least, order = project.settings.watch.sure, undated_order(project)
    basis = json.dumps([__version__, least, order])
    with project.followed() as kept:
        waiting = kept.waiting()
        whole = kept.basis() != basis or len(waiting) > BULK
    if not waiting and not whole:
        return 0
    last = max(project.published(), default="")
    for name, ledger in LEDGERS.items():
        progress(name)
        told = {"now": last} if ledger.by_day else {}
        follow = partial(ledger.follow, least=least, order=order, **told)
        if whole or name not in BUNDLES:
            _whole(project, name, ledger, follow, () if whole else waiting)
        else:
            with project.followed() as kept:
                _bundles(kept, name, BUNDLES[name], follow, waiting)
    with project.followed() as kept:
        kept.done(waiting, basis)
    return len(waiting)


def _whole(project: Project, name: str, ledger: Ledger, follow: Follow, waiting: Sequence[int]) -> None:
    """Work a ledger out anew, unless only ``waiting`` documents are new and have nothing to do with it."""
    types = {asked.type for asked in ledger.asked if not asked.over}
    with project.followed() as kept:
        if waiting and not (types & kept.types(waiting) or kept.bundles_of(name, waiting)):
            return
    read = list(project.reported(ledger.asked))
    found = follow(read)
    with project.followed() as kept:
        rows, bundling = kept.rows(), BUNDLES.get(name)
        if bundling is None:
            kept.enter(name, None, {("", rows[one.doc]) for one in read if one.record.type in types})
            size = len(str(len(found)))
            ranks = {entry.id: f"{len(found) - at:0{size}}" for at, entry in enumerate(found)}
            made = [_showable(entry, "", ranks[entry.id]) for entry in found]
        else:
            of = {(one.doc, one.record.id): bundling.of(one) for one in read}
            kept.enter(name, None, {(bundle, rows[doc]) for (doc, _), bundles in of.items() for bundle in bundles})
            made = [_showable(entry, _bundle(entry, bundling, of)) for entry in found]
        kept.replace(name, None, made)


def _bundles(kept: Following, name: str, bundling: Bundling, follow: Follow, waiting: Sequence[int]) -> None:
    """Work out anew the bundles of a ledger that these documents touch, by what they held or hold."""
    asked = LEDGERS[name].asked
    new = {(bundle, n) for n, one in kept.reported(asked, waiting) for bundle in bundling.of(one)}
    touched = sorted(kept.bundles_of(name, waiting) | {bundle for bundle, _ in new})
    kept.enter(name, waiting, new)
    if touched:
        made = [_showable(entry, bundle) for bundle in touched for entry in entries_of(kept, name, bundle, follow)]
        kept.replace(name, touched, made)


def as_of(kept: Following, one: KeptEntry, day: str, least: float) -> Entry | None:
    """A whole entry as it stood on a day, worked out from its records; None where nothing was known by then.

    It keeps its id, though by the records of that day alone it would have another.
    Of an agreement and a prospect these are the records that make it up today; all else is as if no later one existed.
    """
    name, entry = one.shown.ledger, one.shown.entry
    if isinstance(entry, RelationEntry):
        return as_known(entry, day)
    order = json.loads(kept.basis() or "[0, 0, []]")[2]
    follow = partial(LEDGERS[name].follow, as_of=day, least=least, order=order)
    if name in BUNDLES:
        found: Sequence[Entry] = list(entries_of(kept, name, one.bundle, follow))
    else:
        found = follow(
            record for _, record in kept.reported(LEDGERS[name].asked, kept.rows_of(said.doc for said in entry.said))
        )
    words = {(said.doc, said.record) for said in entry.said}
    same = [other for other in found if other.id == entry.id]
    near = same or [other for other in found if any((said.doc, said.record) in words for said in other.said)]
    return replace(near[0], id=entry.id) if near else None  # type: ignore[type-var]


def shown_entry(name: str, entry: Entry) -> ShownEntry:
    """An entry that was worked out just now, whole."""
    standing, (first, last) = stand(entry), entry.span
    return ShownEntry(name, entry, True, len(entry.said), entry.sources, entry.sure, first, last, *standing)


def entries_of(kept: Following, name: str, bundle: str, follow: Follow) -> Iterator[Entry]:
    """The entries of one bundle, worked out from its records."""
    bundling = BUNDLES[name]
    found = follow(bundling.select(bundle, _records(kept, name, bundle)))
    return (entry for entry in found if bundling.is_of(entry, bundle))


def _records(kept: Following, name: str, bundle: str) -> list[Reported]:
    asked = LEDGERS[name].asked
    if name == "relations":  # a document tells of many pairs, and a pair may stand in thousands of documents
        one, other = map(base, json.loads(bundle))
        return kept.of_pair(asked, one, other)
    return [one for _, one in kept.reported(asked, kept.documents_of(name, bundle))]


def _bundle(entry: Entry, bundling: Bundling, of: Mapping[tuple[str, str], Collection[str]]) -> str:
    first = entry.said[0]
    return next(bundle for bundle in of[first.doc, first.record] if bundling.is_of(entry, bundle))


def _showable(entry: Entry, bundle: str, rank: str = "") -> Showable:
    counted = json.dumps(curve(entry.points)) if isinstance(entry, RelationEntry) else ""
    return Showable(entry, bundle, rank or _rank(entry), *stand(entry), is_known(entry), counted)


def _rank(entry: Entry) -> str:
    """A line by which entries are in the order of their ledger, the greatest first."""
    first = last = ""
    many = 0
    if isinstance(entry, RelationEntry):
        # Even ones are in the order of the alphabet, so that its letters are turned round.
        pair = "".join(chr(0x7F - ord(letter)) for letter in f"{entry.a} {entry.b}\0")
        return f"{len(entry.points):09} {pair}"
    if isinstance(entry, PersonEntry):
        many, last = int(bool(entry.custody or entry.left)), entry.span[1]
    elif isinstance(entry, AgreementEntry | PostureEntry):
        first, last = entry.day[1], entry.span[1]
    else:
        last = entry.day[1] if isinstance(entry, ForecastEntry) else entry.span[1]
    return f"{many} {first:10} {last:10} {entry.sources:06} {entry.id}"
