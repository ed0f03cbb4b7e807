"""A watch: what is new is fetched once, what fails is tried later, and a round that is killed goes on where it was."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from servers import Server, leads, page, serving

from tocsin import watching
from tocsin.records import Failure
from tocsin.records.feed import Outline
from tocsin.records.source import Source
from tocsin.store import Project

BEGUN = datetime(2024, 1, 10, 12, 0, tzinfo=UTC)
BODY = "The army of Niger took the town of Zinder on Monday, residents said, and closed the road there. "


def report(name: str, head: str = "") -> str:
    """A page that tells something of its own."""
    text = f"<p>{name} reports this. {BODY * 3}</p>"
    return f"<html><head><title>{name}</title>{head}</head><body><article>{text}</article></body></html>"


def feed(*items: str) -> str:
    rows = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss version='2.0'><channel><title>The Post</title>{rows}</channel></rss>"


def item(url: str, guid: str = "", day: str = "Tue, 09 Jan 2024 10:00:00 GMT") -> str:
    return f"<title>T</title><link>{url}</link><guid isPermaLink='false'>{guid or url}</guid><pubDate>{day}</pubDate>"


@dataclasses.dataclass
class Desk:
    """A project, a server that it may ask, and a clock."""

    project: Project
    server: Server
    at: datetime = BEGUN

    def fetch(self, *, every: bool = False) -> watching.Round:
        return watching.fetch(self.project, every=every, now=lambda: self.at)

    def later(self, **time: float) -> None:
        self.at += timedelta(**time)

    def watch(self, path: str, **known: str) -> None:
        with self.project.watched() as kept:
            kept.add(Outline(self.server.url(path), **known), self.at)

    def source(self) -> Source:
        with self.project.watched() as kept:
            return kept.sources()[0]

    def count(self, path: str) -> int:
        return len(self.server.seen[path])

    @property
    def titles(self) -> list[str]:
        return sorted(entry.title for entry in self.project.entries())


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with nothing in it, to be copied: making one takes longer than most tests here."""
    folder = tmp_path_factory.mktemp("watching") / "empty"
    Project.create(folder).close()
    return folder


@pytest.fixture
def desk(tmp_path: Path, empty: Path) -> Iterator[Desk]:
    copy = shutil.copytree(empty, tmp_path / "project")
    with serving() as server, Project.open(copy, write=True) as project:
        allowed = {"allow": (server.host,), "delay": 0.0, "max_seconds": 5.0}
        project.settings = project.settings.model_copy(
            update={"collect": project.settings.collect.model_copy(update=allowed)}
        )
        for name in "abc":
            server.pages[f"/{name}"] = page(report(name))
        yield Desk(project, server)


def test_what_a_feed_names_is_fetched_once(desk: Desk) -> None:
    desk.watch("/feed", lang="en")
    desk.server.pages["/feed"] = page(feed(item("/a"), item("/b?utm_source=rss")), ETag='"1"')
    desk.server.pages["/b?utm_source=rss"] = page(report("b"))
    done = desk.fetch()
    assert str(done) == "sources: 1 answered; 2 new reports"
    assert desk.titles == ["a", "b"]
    found = desk.source()
    assert (found.kind, found.title, found.lang, found.taken, found.waiting) == ("feed", "The Post", "en", 2, 0)
    assert desk.project.entries()[0].outlet == "The Post"
    assert desk.project.entries()[0].published == "2024-01-09"
    assert str(desk.fetch()) == "no source is due"
    desk.later(minutes=15)
    # Named anew under other addresses and names: by address, by name, in another form of the address.
    desk.server.pages["/feed"] = page(
        feed(item("/a?utm_source=x", "new"), item("/zzz", "/b?utm_source=rss"), item("/a/#top"), item("/c"))
    )
    assert str(desk.fetch()) == "sources: 1 answered; 1 new reports"
    assert desk.titles == ["a", "b", "c"]
    assert [desk.count(path) for path in ("/a", "/b?utm_source=rss", "/c", "/zzz")] == [1, 1, 1, 0]
    assert desk.server.seen["/feed"][1]["If-None-Match"] == '"1"'


def test_one_report_under_two_addresses_is_one_document(desk: Desk) -> None:
    desk.watch("/feed")
    own = "<link rel='canonical' href='/story'>"
    for path, body in {"/x": report("x", own), "/y": report("x, with another advert", own)}.items():
        desk.server.pages[path] = page(body)
    desk.server.pages["/z"] = desk.server.pages["/a"]
    desk.server.pages["/feed"] = page(feed(item("/x"), item("/y"), item("/a"), item("/z")))
    desk.fetch()
    assert desk.titles == ["a", "x"]
    assert desk.source().taken == 2


def test_a_report_that_was_changed_is_fetched_again_and_stays_as_old_as_it_is(desk: Desk) -> None:
    def entry(updated: str) -> str:
        days = f"<published>2023-07-27T10:00:00Z</published><updated>{updated}</updated>"
        rows = f"<entry><id>1</id><link href='/a'/>{days}</entry>"
        return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>P</title>{rows}</feed>"

    desk.watch("/feed")
    desk.server.pages["/feed"] = page(entry("2023-07-27T10:00:00Z"))
    desk.fetch()
    desk.later(hours=1)
    desk.server.pages["/feed"] = page(entry("2024-01-10T12:30:00Z"))
    desk.server.pages["/a"] = page(report("a, corrected"))
    assert str(desk.fetch()) == "sources: 1 answered; 1 changed since"
    [found] = desk.project.entries()
    assert (found.title, found.published) == ("a, corrected", "2023-07-27")


def test_a_source_that_fails_is_tried_less_and_less_often(desk: Desk) -> None:
    desk.watch("/feed")
    waits = []
    for _ in range(9):
        desk.server.pages["/feed"] = page("", 503)
        done = desk.fetch()
        assert (done.failed, done.visited) == (1, 0)
        waits.append(datetime.fromisoformat(desk.source().next_at) - desk.at)
        assert desk.fetch().failed == 0
        desk.at = datetime.fromisoformat(desk.source().next_at)
    assert [wait.total_seconds() / 60 for wait in waits] == [10, 20, 40, 80, 160, 320, 640, 1280, 1440]
    assert (desk.source().failures, desk.source().reason) == (9, "the server answers 503")
    desk.server.pages["/feed"] = page(feed(item("/a")))
    desk.fetch()
    assert (desk.source().failures, desk.source().reason, desk.source().taken) == (0, "", 1)
    with desk.project.watched() as kept:
        visits = kept.visits(kept.source("1").n)
    assert [visit.outcome for visit in visits] == ["new"] + ["failed"] * 9


def test_a_server_that_asks_to_wait_is_left_alone_by_later_rounds_too(desk: Desk) -> None:
    desk.watch("/feed")
    desk.server.pages["/feed"] = page("", 429, Retry_After="7200")
    desk.fetch()
    assert datetime.fromisoformat(desk.source().next_at) - desk.at == timedelta(hours=2)
    desk.later(minutes=30)
    [failure] = watching.take_pages(desk.project, [desk.server.url("/a")], lambda: desk.at)
    assert isinstance(failure, Failure)
    assert "asked to be left alone" in failure.reason
    assert desk.count("/a") == 0


def test_a_report_that_fails_is_tried_again_and_at_last_given_up(desk: Desk) -> None:
    desk.watch("/feed")
    desk.server.pages["/feed"] = page(feed(item("/gone"), item("/down")))
    desk.server.pages["/down"] = page("", 500)
    assert desk.fetch().not_taken == 2
    for _ in range(8):
        desk.later(days=1)
        desk.fetch()
    assert (desk.count("/gone"), desk.count("/down")) == (1, 6)
    with desk.project.watched() as kept:
        missed = {one.url: (one.state, one.failures, one.reason) for one in kept.missed(10)}
    assert missed == {
        desk.server.url("/gone"): ("refused", 0, "the server answers 404: it has no such page"),
        desk.server.url("/down"): ("given-up", 6, "the server answers 500"),
    }
    assert desk.source().waiting == 0


def test_a_round_that_is_killed_goes_on_where_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.watch("/feed")
    desk.server.pages["/feed"] = page(feed(item("/a"), item("/b"), item("/c")))
    taken = watching._taken
    calls = []

    def killed(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return taken(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "_taken", killed)
    with pytest.raises(KeyboardInterrupt):
        desk.fetch()
    assert len(desk.titles) == 1
    assert desk.source().waiting == 2
    monkeypatch.setattr(watching, "_taken", taken)
    assert desk.fetch().added == 2
    assert desk.titles == ["a", "b", "c"]
    assert desk.count("/feed") == 1


def test_a_page_that_is_watched_is_taken_anew_when_it_changed(desk: Desk) -> None:
    desk.watch("/a")
    assert desk.fetch().added == 1
    assert desk.count("/a") == 1
    desk.later(hours=1)
    assert str(desk.fetch()) == "sources: 1 answered; nothing new"
    desk.later(hours=1)
    desk.server.pages["/a"] = page(report("a, next day"))
    assert desk.fetch().replaced == 1
    assert desk.titles == ["a, next day"]
    assert desk.source().kind == "page"


def test_a_sitemap_and_an_index_of_them_are_followed(desk: Desk) -> None:
    desk.watch("/index.xml")
    named = f"<sitemap><loc>{desk.server.url('/s.xml')}</loc></sitemap>"
    desk.server.pages["/index.xml"] = page(f"<sitemapindex>{named}</sitemapindex>")
    rows = "".join(f"<url><loc>{desk.server.url(f'/{name}')}</loc></url>" for name in "ab")
    desk.server.pages["/s.xml"] = page(f"<urlset>{rows}</urlset>")
    assert desk.fetch().added == 2
    desk.later(hours=1)
    desk.server.pages["/s.xml"] = page(f"<urlset>{rows}<url><loc>{desk.server.url('/c')}</loc></url></urlset>")
    assert desk.fetch().added == 1


def test_what_a_feed_carries_whole_needs_no_page(desk: Desk) -> None:
    with desk.project.watched() as kept:
        kept.add(Outline(desk.server.url("/feed")), desk.at, "feed")
    whole = f"&lt;p&gt;{BODY * 12}&lt;/p&gt;"
    desk.server.pages["/feed"] = page(feed(item("/a") + f"<description>{whole}</description>", item("/b")))
    assert desk.fetch().added == 2
    assert (desk.count("/a"), desk.count("/b")) == (0, 1)
    assert desk.project.document(desk.project.entries()[0].id).text.startswith("The army of Niger")


def test_a_muted_source_is_not_visited_and_a_removed_one_leaves_what_was_read(desk: Desk) -> None:
    desk.watch("/feed")
    desk.server.pages["/feed"] = page(feed(item("/a")))
    with desk.project.watched() as kept:
        kept.mute("1", muted=True)
    assert str(desk.fetch(every=True)) == "no source is due"
    with desk.project.watched() as kept:
        kept.mute(desk.server.url("/feed"), muted=False)
    desk.fetch()
    with desk.project.watched() as kept:
        kept.remove("1")
        assert not kept.sources()
    assert desk.titles == ["a"]
    desk.watch("/feed")
    desk.later(hours=1)
    desk.fetch()
    assert desk.count("/a") == 1


def test_hostile_items_reach_nothing_inside(desk: Desk) -> None:
    desk.watch("/feed")
    with serving() as inside:
        inside.pages["/"] = page(report("secret"))
        desk.server.pages["/leads"] = leads(inside.url("/"))
        links = ("file:///etc/passwd", inside.url("/"), "http://169.254.169.254/x", "/leads", "http://[::1]/", "/a")
        desk.server.pages["/feed"] = page(feed(*(item(link) for link in links)))
        done = desk.fetch()
        assert desk.titles == ["a"]
        assert not inside.seen
    assert len(done.reasons) == 4
    assert desk.source().waiting == 0


def test_pages_are_added_by_their_address(desk: Desk) -> None:
    url = desk.server.url
    found = list(
        watching.take_pages(desk.project, [url("/a"), url("/gone"), "nonsense", url("/feed")], lambda: desk.at)
    )
    assert [getattr(one, "change", "failed") for one in found] == ["failed", "added", "failed", "failed"]
    again = list(watching.take_pages(desk.project, [url("/a")], lambda: desk.at))
    assert [getattr(one, "change", "failed") for one in again] == ["here"]
    desk.server.pages["/feed"] = page(feed())
    [failure] = watching.take_pages(desk.project, [url("/feed")], lambda: desk.at)
    assert isinstance(failure, Failure)
    assert "watch add" in failure.reason
    with desk.project.watched() as kept:
        assert not kept.sources()


def test_no_more_of_one_source_in_a_round_than_is_set(desk: Desk) -> None:
    desk.watch("/feed")
    collect = desk.project.settings.collect.model_copy(update={"most": 2})
    desk.project.settings = desk.project.settings.model_copy(update={"collect": collect})
    desk.server.pages["/feed"] = page(feed(item("/a"), item("/b"), item("/c")))
    assert desk.fetch().added == 2
    assert desk.fetch().added == 1
