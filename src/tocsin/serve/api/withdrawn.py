"""What was withdrawn: that it was, when and why, so that whoever took it learns so. None of its words."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from tocsin.export.tombstones import stone_to_dict
from tocsin.store import Project

from .asking import StonePage
from .cursors import cursor, place
from .house import House
from .problems import Gone
from .shapes import Listed, StoneShown


def routes(house: House) -> None:
    """Give them their address."""

    def tombstones(asked: Annotated[StonePage, Query()]) -> Response:
        """Records and documents that were withdrawn, the earliest first; none of their words."""
        after = tuple(place(asked, asked.cursor)) if asked.cursor else ()
        stones = sorted(house.project.tombstones(), key=lambda one: (one.created_at, one.document, one.record))
        kept = [one for one in stones if one.created_at[:10] >= asked.since]
        left = [one for one in kept if (one.created_at, one.document, one.record) > after]
        shown = left[: asked.limit]
        last = shown[-1] if len(left) > asked.limit else None
        following = cursor(asked, [last.created_at, last.document, last.record]) if last else None
        return house.page(map(stone_to_dict, shown), following, len(kept))

    house.serve("/tombstones", tombstones, shape=Listed[StoneShown])


def look_for_stone(project: Project, document: str, record: str = "") -> None:
    """Raises ``Gone`` where the document, or the record of it, is withdrawn."""
    for stone in project.tombstones(document):
        if stone.record in ("", record):
            why = f": {stone.reason}" if stone.reason else ""
            raise Gone(
                f"{stone.type or 'document'} withdrawn on {stone.created_at}{why}; do not use what you have of it"
            )
