"""The timeline of an actor, a country or an incident, a page at a time, from what is kept as it is shown.

It has what :func:`tocsin.following.timeline` has of everything; of a long one only the days are read for all of it, and
the incidents themselves for one page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from tocsin import following, merging
from tocsin.merge.ledgers.relations import relations
from tocsin.records.ledger.timeline import TimelineItem
from tocsin.store import Asked, Project
from tocsin.store.reading import Reading
from tocsin.watch.timeline import Followed, in_order, is_within, reports_of
from tocsin.watch.timeline import timeline as make_timeline

_LEDGERS = ("agreements", "postures", "forecasts")


class _Line(NamedTuple):
    key: tuple[Any, ...]
    incident: int
    """Row of an incident that is still to be read; 0 where ``item`` is there."""
    item: TimelineItem | None


def page(project: Project, of: str, since: str, until: str, limit: int, offset: int) -> tuple[list[TimelineItem], int]:
    """So many lines from one on, and how many there are. Raises ``UsageError`` for what is no actor or incident."""
    actor = following.actor_of(project, of)
    if not actor:
        items: Sequence[TimelineItem] = reports_of(merging.show(project, of, merged=True).incident)
        items = [item for item in items if is_within(item, since, until)]
        return list(items[offset : offset + limit]), len(items)
    least = project.settings.watch.sure
    with project.reading() as kept:
        beside = kept.once(("timeline", actor, least), lambda: _beside(kept, actor, least))
        dated = kept.days_of(actor, least, since, until)
        lines = [_Line((not last, last, first, 0, "", "", name), n, None) for n, name, first, last in dated]
        lines += [_Line(in_order(item), 0, item) for item in beside if is_within(item, since, until)]
        shown = sorted(lines, key=lambda line: line.key)[offset : offset + limit]
        return list(_filled(kept, shown, actor)), len(lines)


def _filled(kept: Reading, lines: Sequence[_Line], actor: str) -> Iterable[TimelineItem]:
    numbers = [line.incident for line in lines if line.incident]
    made = {
        n: make_timeline(Followed(incidents=(incident,)), actor)
        for n, incident in zip(numbers, kept.bodies(numbers), strict=True)
    }
    for line in lines:
        yield from made[line.incident] if line.item is None else (line.item,)


def _beside(kept: Reading, actor: str, least: float) -> tuple[TimelineItem, ...]:
    """All but incidents: they are fewer, and most are read for any page."""
    entries = {name: kept.entries_of(name, actor) for name in _LEDGERS}
    spelled = following.spellings(actor)
    stated = relations(kept.reported(Asked("relation"), spelled), least=least, order=kept.undated_order())
    said = kept.reported(Asked("statement", named=True), spelled)
    followed = Followed(relations=stated, statements=said, **entries)  # type: ignore[arg-type]
    return make_timeline(followed, actor, least=least)
