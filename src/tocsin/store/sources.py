"""What is watched, in the store: sources and when each is due, the reports that they named and how far each came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, delete, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from tocsin.errors import UsageError
from tocsin.records.feed import Item, Outline
from tocsin.records.source import Article, ArticleState, Missed, Source, TextFrom, Visit

from .schema_sources import article, source, source_visit, web_rest, web_rules
from .sqlite import parts

KEPT_VISITS = 200
"""Of each source: two days at one every quarter of an hour."""


def moment(at: datetime, seconds: float = 0) -> str:
    """A time as it is kept, so many seconds later: ISO in UTC, to the second, so that later sorts behind."""
    return (at + timedelta(seconds=seconds)).isoformat(timespec="seconds")


class Watched:
    """What is watched, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, outline: Outline, at: datetime, text_from: TextFrom = "page") -> bool:
        """Watch an address from now on; False where it is watched already."""
        known = {"url": outline.url, "title": outline.title, "lang": outline.lang, "folder": outline.folder}
        made = upsert(source).values(**known, text_from=text_from, added_at=moment(at)).on_conflict_do_nothing()
        return self._connection.execute(made).rowcount == 1

    def remove(self, name: str) -> Source:
        """Watch a source no longer. What was read of it stays. Raises ``UsageError`` where there is none."""
        found = self.source(name)
        self._connection.execute(delete(source).where(source.c.n == found.n))
        return found

    def mute(self, name: str, muted: bool) -> Source:
        """Leave a source unvisited, or visit it again. Raises ``UsageError`` where there is none."""
        found = self.source(name)
        self._connection.execute(update(source).where(source.c.n == found.n).values(muted=int(muted)))
        return found

    def source(self, name: str) -> Source:
        """The source with this address or number. Raises ``UsageError`` where there is none."""
        same = source.c.n == int(name) if name.isdecimal() and len(name) < 10 else source.c.url == name
        row = self._connection.execute(_sources().where(same)).first()
        if row is None:
            raise UsageError(f"no source {name!r}; `tocsin watch list` has their numbers and addresses")
        return _source(row)

    def sources(self) -> list[Source]:
        """All that is watched, by folder and address."""
        return [_source(row) for row in self._connection.execute(_sources().order_by(source.c.folder, source.c.url))]

    def due(self, at: datetime, *, every: bool = False) -> list[Source]:
        """The sources to visit now, or ``every`` one; those that were muted never."""
        query = _sources().where(source.c.muted == 0).order_by(source.c.n)
        query = query if every else query.where(source.c.next_at <= moment(at))
        return [_source(row) for row in self._connection.execute(query)]

    def visited(self, n: int, visit: Visit, next_at: str, known: Mapping[str, str] | None = None) -> None:
        """Keep a visit, and when the next is due. ``known`` is what it told of the source: etag, title and the like."""
        failed = visit.outcome in ("failed", "refused")
        values: dict[str, Any] = {"visited_at": visit.at, "next_at": next_at, "reason": visit.reason}
        values["failures"] = source.c.failures + 1 if failed else 0
        if not failed:
            values |= {"fetched_at": visit.at, **(known or {})}
            for name in ("title", "lang"):  # what the analyst named stays
                if name in values:
                    values[name] = case((source.c[name] == "", values[name]), else_=source.c[name])
        self._connection.execute(update(source).where(source.c.n == n).values(**values))
        told = {name.name: getattr(visit, name.name) for name in fields(visit)}
        self._connection.execute(insert(source_visit).values(source=n, **told))
        newest = select(source_visit.c.n).where(source_visit.c.source == n).order_by(source_visit.c.n.desc())
        old = newest.limit(-1).offset(KEPT_VISITS)
        self._connection.execute(delete(source_visit).where(source_visit.c.n.in_(old)))

    def visits(self, n: int) -> list[Visit]:
        """The visits to a source, newest first."""
        columns = [source_visit.c[name.name] for name in fields(Visit)]
        query = select(*columns).where(source_visit.c.source == n).order_by(source_visit.c.n.desc())
        return [Visit(*row) for row in self._connection.execute(query)]

    def enter(self, n: int | None, items: Sequence[tuple[str, Item]], at: datetime) -> int:
        """Put reports that are not known among those to be fetched; returns how many. Each comes with its address.

        A report is known by its address or, within its source, by the feed's own name for it. One that is here and was
        changed since is fetched once more; the day on which it was first published stays the earliest that was told.
        """
        rows = self._rows(n, items)
        firsts: dict[str, Item] = {}
        for address, item in items:
            firsts.setdefault(address, item)
        new = 0
        for address, item in firsts.items():
            if (row := rows.get(address) or (rows.get(f"guid:{item.guid}") if item.guid else None)) is None:
                known = {name: getattr(item, name) for name in _ITEM}
                self._connection.execute(
                    insert(article).values(source=n, address=address, state="waiting", seen_at=moment(at), **known)
                )
                new += 1
            elif row.updated < item.updated and row.state in ("taken", "waiting"):
                days = [day for day in (row.published, item.published) if day]
                changed = {"updated": item.updated, "published": min(days, default=""), "html": item.html}
                again = update(article).where(article.c.n == row.n)
                self._connection.execute(again.values(state="waiting", failures=0, next_at="", **changed))
        return new

    def ask(self, url: str, address: str, at: datetime, n: int | None = None) -> int:
        """Put one page, or the source ``n``, among what is to be fetched, though it may be here; returns its row."""
        self.enter(n, [(address, Item(url))], at)
        self._connection.execute(
            update(article).where(article.c.address == address).values(state="waiting", next_at="", failures=0)
        )
        return int(self._connection.execute(select(article.c.n).where(article.c.address == address)).scalar_one())

    def waiting(self, at: datetime, most: int, rows: Iterable[int] = ()) -> list[Article]:
        """The reports to fetch now, ``most`` of each source, those published last first; or just those in ``rows``."""
        place = func.row_number().over(
            partition_by=article.c.source, order_by=(article.c.published.desc(), article.c.n)
        )
        query = select(article.c.n, place.label("place")).outerjoin(source, article.c.source == source.c.n)
        query = query.where(article.c.state == "waiting", article.c.next_at <= moment(at))
        query = query.where(article.c.n.in_(list(rows))) if rows else query.where(func.coalesce(source.c.muted, 0) == 0)
        turn = query.subquery()
        columns = [article.c[name.name] for name in fields(Article) if name.name != "outlet"]
        outlet = func.coalesce(source.c.title, "").label("outlet")
        wanted = select(*columns, outlet).join(turn, turn.c.n == article.c.n)
        wanted = wanted.outerjoin(source, article.c.source == source.c.n).where(turn.c.place <= most)
        return [Article(**row._mapping) for row in self._connection.execute(wanted.order_by(article.c.n))]

    def close(self, n: int, state: ArticleState, **known: str) -> None:
        """Keep what became of a report: ``reason``, ``document``, ``own``, ``digest``, ``published``."""
        values = {"reason": "", "html": "", **known}
        self._connection.execute(update(article).where(article.c.n == n).values(state=state, **values))

    def put_off(self, n: int, reason: str, next_at: str, most: int) -> ArticleState:
        """Have a report that failed fetched later, unless it failed ``most`` times; returns how it stands."""
        failures = self._connection.execute(select(article.c.failures).where(article.c.n == n)).scalar_one() + 1
        state: ArticleState = "given-up" if failures >= most else "waiting"
        values = {"failures": failures, "reason": reason, "next_at": next_at, "state": state}
        self._connection.execute(update(article).where(article.c.n == n).values(**values))
        return state

    def same(self, n: int, address: str, digest: str, host: str) -> str:
        """The document that another report already is: of the same address, or the same bytes from the same host."""
        bytes_ = and_(article.c.digest == digest, article.c.address.startswith(f"https://{host}/", autoescape=True))
        query = select(article.c.document).where(article.c.n != n, article.c.document != "")
        same = or_(article.c.address == address, article.c.own == address, bytes_)
        found = self._connection.execute(query.where(same).order_by(article.c.n))
        return str(found.scalars().first() or "")

    def missed(self, most: int) -> list[Missed]:
        """The reports that were not taken, or are to be tried again, latest first."""
        columns = (article.c.url, article.c.state, article.c.failures, article.c.reason, article.c.next_at)
        query = select(*columns).where(article.c.reason != "", article.c.state != "taken")
        return [Missed(*row) for row in self._connection.execute(query.order_by(article.c.n.desc()).limit(most))]

    def rules(self, at: datetime) -> list[tuple[str, str, str]]:
        """Host, robots.txt and why it could not be had, of every server whose rules still hold."""
        query = select(web_rules.c.host, web_rules.c.body, web_rules.c.reason).where(web_rules.c.until > moment(at))
        return [(row.host, row.body, row.reason) for row in self._connection.execute(query)]

    def learn(self, host: str, body: str, reason: str, until: str) -> None:
        """Keep the rules of a server until then."""
        self._put(web_rules, {"host": host, "body": body, "reason": reason, "until": until})

    def rests(self, at: datetime) -> dict[str, float]:
        """Seconds for which each server is still to be left alone."""
        rows = self._connection.execute(select(web_rest).where(web_rest.c.until > moment(at)))
        return {row.host: (datetime.fromisoformat(row.until) - at).total_seconds() for row in rows}

    def rest(self, host: str, until: str) -> None:
        """Leave a server alone until then."""
        self._put(web_rest, {"host": host, "until": until})

    def _put(self, table: Any, values: Mapping[str, str]) -> None:
        made = upsert(table).values(**values)
        self._connection.execute(made.on_conflict_do_update(index_elements=["host"], set_=dict(values)))

    def _rows(self, n: int | None, items: Sequence[tuple[str, Item]]) -> dict[str, Any]:
        """What is known of the reports, by address and by the feed's own name."""
        columns = (article.c.n, article.c.address, article.c.guid, article.c.updated, article.c.published)
        query = select(*columns, article.c.state)
        found: dict[str, Any] = {}
        for lot in parts([item.guid for _, item in items if item.guid and n is not None]):
            for row in self._connection.execute(query.where(article.c.source == n, article.c.guid.in_(lot))):
                found[f"guid:{row.guid}"] = row
        for lot in parts([address for address, _ in items]):
            for row in self._connection.execute(query.where(article.c.address.in_(lot))):
                found[row.address] = row
        return found


_ITEM = ("url", "guid", "title", "published", "updated", "lang", "html")


def _sources() -> Select[Any]:
    def counted(state: str) -> Any:
        found = select(func.count()).where(article.c.source == source.c.n, article.c.state == state)
        return found.scalar_subquery().label(state)

    return select(source, counted("taken"), counted("waiting"))


def _source(row: Row[Any]) -> Source:
    known = dict(row._mapping)
    return Source(**{**known, "muted": bool(known["muted"])})
