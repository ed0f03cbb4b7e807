"""Which documents go back to one text: fingerprints, the keys to find them by, ties, and the origins they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from tocsin.records import Document, Event
from tocsin.records.origin import Fingerprint, Origin, Tie

from . import documents, records
from .records import Filter
from .schema import document, fingerprint, origin, origin_key, origin_tie
from .sqlite import parts

Keys = Iterable[int]


class Sharing(NamedTuple):
    """How many keys of either sort a document has in common with what was asked."""

    document: int
    words: int
    names: int


class Traced:
    """What looking for origins left, within one transaction. Documents are known by their rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, limit: int | None = None) -> list[int]:
        """Documents whose origin is still to be found, or was found for what they held before."""
        query = select(document.c.n).where(document.c.untraced == 1).order_by(document.c.n).limit(limit)
        return list(self._connection.execute(query).scalars())

    def text(self, n: int) -> tuple[Document, list[Event]]:
        """A document with its event records, in the order of the text."""
        found = documents.by_number(self._connection, n)
        events = records.find(self._connection, Filter(types=("event",), documents=(found.id,)))
        return found, [event for event in events if isinstance(event, Event)]

    def fingerprints(self, numbers: Iterable[int]) -> dict[int, Fingerprint]:
        """What is kept of these documents; those of which nothing is kept are left out."""
        columns = fingerprint.c.document, fingerprint.c.body
        found: dict[int, Fingerprint] = {}
        for part in parts(numbers):
            for n, body in self._connection.execute(select(*columns).where(fingerprint.c.document.in_(part))):
                found[n] = Fingerprint.from_json(body)
        return found

    def sharing(self, keys: Keys, names_from: int) -> list[Sharing]:
        """The documents that have some of these keys: how many below ``names_from``, and how many from there on."""
        words, names = Counter[int](), Counter[int]()
        named = func.sum(origin_key.c.key >= names_from)
        query = select(origin_key.c.document, func.count(), named).group_by(origin_key.c.document)
        for part in parts(keys):
            for n, every, some in self._connection.execute(query.where(origin_key.c.key.in_(part))):
                words[n] += every - some
                names[n] += some
        return [Sharing(n, words[n], names[n]) for n in sorted(words)]

    def forget(self, gone: Mapping[int, Keys]) -> None:
        """Take out what is kept of these documents, each with its keys, and what ties them to others."""
        for part in parts(gone):
            self._connection.execute(delete(fingerprint).where(fingerprint.c.document.in_(part)))
            tied = or_(origin_tie.c.one.in_(part), origin_tie.c.other.in_(part))
            self._connection.execute(delete(origin_tie).where(tied))
        for n, keys in gone.items():
            for some in parts(keys):
                held = (origin_key.c.document == n, origin_key.c.key.in_(some))
                self._connection.execute(delete(origin_key).where(*held))

    def enter(self, new: Mapping[int, Fingerprint], keys: Mapping[int, Keys]) -> None:
        """Keep these documents' fingerprints and keys."""
        bodies = [{"document": n, "body": one.to_json()} for n, one in new.items()]
        # By key, so that those that lie together in the table go in together.
        found = [{"key": key, "document": n} for key, n in sorted((key, n) for n, some in keys.items() for key in some)]
        for into, rows in ((fingerprint, bodies), (origin_key, found)):
            if rows:
                self._connection.execute(insert(into), rows)

    def tie(self, found: Iterable[Tie], numbers: Mapping[str, int]) -> None:
        """Keep what ties documents, whose rows are known by their ids."""
        rows = [
            {
                "one": numbers[tie.one], "other": numbers[tie.other], "kind": tie.kind, "shared": tie.shared,
                "of_longer": tie.of_longer, "order": tie.order, "agency": tie.agency,
            }
            for tie in found
        ]  # fmt: skip
        if rows:
            self._connection.execute(insert(origin_tie), rows)

    def tied(self, numbers: Iterable[int]) -> set[int]:
        """These documents and all that ties lead to from them."""
        found, fresh = set[int](), set(numbers)
        sides = origin_tie.c.one, origin_tie.c.other
        while fresh:
            found |= fresh
            rows = [
                row
                for part in parts(sorted(fresh))
                for row in self._connection.execute(select(*sides).where(or_(*(side.in_(part) for side in sides))))
            ]
            fresh = {n for row in rows for n in row} - found
        return found

    def ties(self, texts: Mapping[int, Fingerprint]) -> list[Tie]:
        """What ties these documents, which hold all that ties lead to from them."""
        found = []
        for part in parts(texts):
            for row in self._connection.execute(select(origin_tie).where(origin_tie.c.one.in_(part))):
                one, other = texts[row.one].doc, texts[row.other].doc
                found.append(Tie(one, other, row.kind, row.shared, row.of_longer, row.order, row.agency))
        return found

    def write(self, lot: Collection[int], touched: Collection[int], made: Iterable[Origin]) -> None:
        """Put these origins in the place of those that the touched documents had; the lot's mark is then taken off."""
        for part in parts(touched):
            held = select(document.c.origin).where(document.c.n.in_(part))
            self._connection.execute(delete(origin).where(origin.c.id.in_(held)))
        for one in made:
            # One that a replaced document had may be left under this id.
            self._connection.execute(delete(origin).where(origin.c.id == one.id))
            values = {"id": one.id, "documents": len(one.members), "body": one.to_json()}
            self._connection.execute(insert(origin).values(**values))
            for docs in parts(one.docs):
                # Incidents and ledgers count by origin, so they are worked out anew with the document's.
                here = document.c.id.in_(docs), document.c.origin != one.id
                self._connection.execute(update(document).where(*here).values(origin=one.id, unmerged=1, unfollowed=1))
        for part in parts(lot):
            self._connection.execute(update(document).where(document.c.n.in_(part)).values(untraced=0))


def of_documents(connection: Connection, wanted: Collection[str]) -> dict[str, Origin]:
    """The origin of each of these documents, by their ids, as far as it was looked for."""
    found: dict[str, Origin] = {}
    for part in parts(wanted):
        query = select(document.c.id, origin.c.body).join(origin, origin.c.id == document.c.origin)
        for doc, body in connection.execute(query.where(document.c.id.in_(part))):
            found[doc] = Origin.from_json(body)
    return found


def of_several(connection: Connection) -> list[Origin]:
    """The origins that several documents go back to, by their ids."""
    query = select(origin.c.body).where(origin.c.documents > 1).order_by(origin.c.id)
    return [Origin.from_json(body) for body in connection.execute(query).scalars()]
