"""Watches sources: visits those that are due, fetches the reports that they name, and keeps them to be coded.

Each step is committed when it is done, so a round that is killed goes on where it was; a report is known by its
address, by the name that its feed gives it and by its bytes, so that it is fetched once.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from tocsin import __version__
from tocsin.arriving import document_of
from tocsin.collect.feeds import given
from tocsin.collect.web import AGENT, Answer, Policy, Rules, Wanted, Web, canonical, host_of, own_address, visit
from tocsin.errors import DocumentError, FetchFailed, FetchRefused
from tocsin.records import Failure
from tocsin.records.feed import Given, Item
from tocsin.records.source import Article, Source, Visit
from tocsin.settings import CollectSettings
from tocsin.store import Added, Project
from tocsin.store.sources import Watched, moment

BETWEEN = 600.0
"""Least seconds between two visits to a source that answers, however short the rounds are."""
_FIRST_WAIT = 600.0
_LONGEST_WAIT = 86_400.0
"""A source that fails is tried after 10 minutes, then 20, then 40 …, at last once a day."""
_MOST_TRIES = 6
"""Of a report, over some five hours; then it is given up."""
Progress = Callable[[str], None]


@dataclass(slots=True)
class Round:
    """What one round of fetching came to."""

    visited: int = 0
    """Sources that answered."""
    failed: int = 0
    """Sources that did not."""
    found: int = 0
    """Reports that were named and not known."""
    added: int = 0
    replaced: int = 0
    """Documents that are new, and those whose page was changed since."""
    not_taken: int = 0
    """Reports that were refused or failed; `tocsin watch list` counts those that wait for another try."""
    reasons: list[Failure] = field(default_factory=list)
    """Of the sources and reports that failed, each with its address."""

    def __str__(self) -> str:
        """On one line."""
        counts = {"new reports": self.added, "changed since": self.replaced, "reports not taken": self.not_taken}
        kept = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
        if not self.visited and not self.failed:
            return kept or "no source is due"
        failed = f", {self.failed:,} failed" if self.failed else ""
        return f"sources: {self.visited:,} answered{failed}; {kept or 'nothing new'}"


def policy_of(settings: CollectSettings) -> Policy:
    """How a project behaves on the web."""
    who = f"{AGENT}/{__version__} (open crisis monitor{'; ' if settings.contact else ''}{settings.contact})"
    return Policy(
        agent=who,
        delay=settings.delay,
        max_bytes=settings.max_bytes,
        max_seconds=settings.max_seconds,
        robots=settings.robots,
        allow=frozenset(server.lower() for server in settings.allow),
    )


def later(failures: int, wait: float = 0) -> float:
    """Seconds until the next try after so many failures in a row; no sooner than the server asked for."""
    return max(wait, min(_FIRST_WAIT * 2.0 ** min(failures - 1, 30), _LONGEST_WAIT))


def fetch(
    project: Project,
    *,
    every: bool = False,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    progress: Progress = lambda _: None,
) -> Round:
    """Visit the sources that are due, or ``every`` one that is not muted, and fetch the reports that wait.

    ``progress`` hears each address that is done.
    """
    done = Round()
    web = _web(project, now())
    try:
        with project.watched() as kept:
            due = kept.due(now(), every=every)
        _visit(project, web, due, done, now, progress)
        with project.watched() as kept:
            waiting = kept.waiting(now(), project.settings.collect.most)
        for found in _fetched(project, web, waiting, now, progress):
            _count(done, found)
    finally:
        _keep_manners(project, web, now())
    return done


def take_pages(
    project: Project, urls: Iterable[str], now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Iterator[Added | Failure]:
    """Fetch pages by their addresses and keep each as a document; nothing is watched by it."""
    waiting = []
    for url in urls:
        try:
            with project.watched() as kept:
                waiting.append(_asked_for(kept, url, now()))
        except FetchRefused as error:
            yield Failure(url, str(error))
    web = _web(project, now())
    try:
        yield from _fetched(project, web, waiting, now)
    finally:
        _keep_manners(project, web, now())


def _web(project: Project, at: datetime) -> Web:
    with project.watched() as kept:
        rules = [Rules(host, body, reason) for host, body, reason in kept.rules(at)]
        rests = kept.rests(at)
    return Web(policy_of(project.settings.collect), time.monotonic, rules=rules, rests=rests)


def _keep_manners(project: Project, web: Web, at: datetime) -> None:
    """What servers asked for holds for the next round too."""
    with project.watched() as kept:
        for rules in web.learned():
            kept.learn(rules.host, rules.text, rules.reason, moment(at, rules.seconds))
        for host, seconds in web.rests().items():
            kept.rest(host, moment(at, seconds))


def _visit(
    project: Project, web: Web, due: list[Source], done: Round, now: Callable[[], datetime], progress: Progress
) -> None:
    sources = {source.n: source for source in due}
    wanted = [Wanted(source.n, source.url, source.etag, source.modified) for source in due]
    more: list[Wanted] = []
    for one, came in visit(web, wanted, project.settings.collect.at_once):
        source, at = sources[one.key], now()
        progress(source.url)
        if isinstance(came, Answer) and (told := _told(project, source, came, at, done)):
            more += [Wanted(source.n, url) for url in told.more]
        elif not isinstance(came, Answer):
            _failed(project, source, came, at, done)
    for one, came in visit(web, more, project.settings.collect.at_once):
        progress(one.url)
        if isinstance(came, Answer):
            _part(project, sources[one.key], came, now(), done)
        else:
            done.reasons.append(Failure(one.url, str(came)))


def _told(project: Project, source: Source, came: Answer, at: datetime, done: Round) -> Given | None:
    """Keep what a visit gave; None where it gave nothing new."""
    digest = hashlib.sha256(came.body).hexdigest() if came.body else source.digest
    known = {"etag": came.etag, "modified": came.modified, "digest": digest}
    try:
        told = None if came.status == 304 or digest == source.digest else given(came, at.date())
    except FetchRefused as error:
        _failed(project, source, error, at, done)
        return None
    done.visited += 1
    alone = told is not None and told.kind in ("page", "document")
    with project.watched() as kept:
        new = kept.enter(source.n, _addressed(source, told), at) if told and not alone else 0
        if told:
            known |= {"kind": told.kind, "title": told.title, "lang": told.lang, "note": told.note}
            # What an index names changes though the index does not.
            known |= dict.fromkeys(("etag", "modified", "digest"), "") if told.more else {}
        items = len(told.items) if told else 0
        visited = Visit(moment(at), "new" if new or alone else "same", items=items, new=new)
        kept.visited(source.n, visited, moment(at, BETWEEN), known)
        page = _asked_for(kept, source.url, at, source.n) if alone else None
    done.found += new
    if page:  # it is itself the report, and taken anew whenever it changed
        _count(done, _taken(project, page, came, at))
    return told


def _asked_for(kept: Watched, url: str, at: datetime, source: int | None = None) -> Article:
    row = kept.ask(url, canonical(url), at, source)
    return kept.waiting(at, 1, [row])[0]


def _part(project: Project, source: Source, came: Answer, at: datetime, done: Round) -> None:
    """Keep what one sitemap of an index names."""
    try:
        told = given(came, at.date())
    except FetchRefused as error:
        done.reasons.append(Failure(came.url, str(error)))
        return
    with project.watched() as kept:
        done.found += kept.enter(source.n, _addressed(source, told), at)


def _addressed(source: Source, told: Given) -> list[tuple[str, Item]]:
    """The reports, each with the address that it is known by. A feed's own text is kept only where it is asked for."""
    carried = source.text_from == "feed"
    return [(canonical(item.url), item if carried else replace(item, html="")) for item in told.items]


def _failed(project: Project, source: Source, error: FetchRefused | FetchFailed, at: datetime, done: Round) -> None:
    wait = error.wait if isinstance(error, FetchFailed) else 0.0
    outcome = Visit(moment(at), "failed" if isinstance(error, FetchFailed) else "refused", str(error))
    with project.watched() as kept:
        kept.visited(source.n, outcome, moment(at, later(source.failures + 1, wait)))
    done.failed += 1
    done.reasons.append(Failure(source.url, str(error)))


def _fetched(
    project: Project,
    web: Web,
    waiting: list[Article],
    now: Callable[[], datetime],
    progress: Progress = lambda _: None,
) -> Iterator[Added | Failure]:
    """Each report as a document, or why there is none; one that another already is comes as that."""
    carried = [article for article in waiting if article.html]
    for article in carried:
        body = f"<html><body><article>{article.html}</article></body></html>".encode()
        yield _taken(project, article, Answer(article.url, 200, body), now())
    articles = {article.n: article for article in waiting if not article.html}
    wanted = [Wanted(article.n, article.url) for article in articles.values()]
    for one, came in visit(web, wanted, project.settings.collect.at_once):
        progress(one.url)
        article = articles[one.key]
        if isinstance(came, Answer):
            yield _taken(project, article, came, now())
        else:
            yield _put_off(project, article, came, now())


def _taken(project: Project, article: Article, came: Answer, at: datetime) -> Added | Failure:
    digest = hashlib.sha256(came.body).hexdigest()
    try:
        address = own_address(came.body, came.url)
        with project.watched() as kept:
            same = kept.same(article.n, address, digest, host_of(address).removesuffix(":443"))
            if same or (digest == article.digest and article.document):
                kept.close(article.n, "same" if same else "taken")
                return Added(same or article.document, "here")
        document = document_of(article, came, at.date(), project.settings.documents.max_characters)
        added = project.add(document, came.body)
    except DocumentError as error:
        with project.watched() as kept:
            kept.close(article.n, "refused", reason=str(error), digest=digest)
        return Failure(article.url, str(error))
    with project.watched() as kept:
        known = {"document": added.id, "digest": digest, "own": address, "published": document.published}
        kept.close(article.n, "taken", **known)
    return added


def _put_off(project: Project, article: Article, error: FetchRefused | FetchFailed, at: datetime) -> Failure:
    with project.watched() as kept:
        if isinstance(error, FetchRefused):
            kept.close(article.n, "refused", reason=str(error))
        else:
            next_at = moment(at, later(article.failures + 1, error.wait))
            kept.put_off(article.n, str(error), next_at, _MOST_TRIES)
    return Failure(article.url, str(error))


def _count(done: Round, came: Added | Failure) -> None:
    if isinstance(came, Failure):
        done.not_taken += 1
        done.reasons.append(came)
    else:
        done.added += came.change == "added"
        done.replaced += came.change == "replaced"
