"""Who acts in a document and is not in the registry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select

from tocsin.records import UnknownName

from .schema import document, unknown_name

_FIELDS = tuple(UnknownName.__slots__)


def keep(connection: Connection, n: int, unknown: Iterable[UnknownName]) -> None:
    """Put a document's unknown names in the place of those that it had."""
    connection.execute(delete(unknown_name).where(unknown_name.c.document == n))
    rows = [{**asdict(one), "descriptions": json.dumps(one.descriptions), "document": n} for one in unknown]
    if rows:
        connection.execute(insert(unknown_name), rows)


def found(connection: Connection) -> Iterator[tuple[str, UnknownName]]:
    """Every unknown name with the id of its document, in the order in which documents were added."""
    columns = [unknown_name.c[name] for name in _FIELDS]
    query = select(document.c.id, *columns).join(document).order_by(document.c.n, unknown_name.c.start)
    for doc_id, *values in connection.execute(query):
        fields = dict(zip(_FIELDS, values, strict=True))
        yield doc_id, UnknownName(**{**fields, "descriptions": tuple(json.loads(fields["descriptions"]))})
