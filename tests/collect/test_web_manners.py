"""Servers are asked by their rules, in turn and not more often than they like; hosts side by side."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from servers import Server, leads, page, raw, serving, slowly

from tocsin.collect.web import Policy, Rules, Wanted, Web, visit
from tocsin.collect.web.pace import Pace
from tocsin.errors import FetchFailed, FetchRefused


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        made.pages["/a"] = page("<html>a")
        yield made


def web(server: Server, *, rules: tuple[Rules, ...] = (), rests: dict[str, float] | None = None) -> Web:
    policy = Policy(agent="tocsin/9 (desk@example.org)", delay=0, max_seconds=2, allow=frozenset({server.host}))
    return Web(policy, time.monotonic, rules=rules, rests=rests)


def reason(made: Web, url: str, kind: type[FetchFailed | FetchRefused] = FetchFailed) -> str:
    with pytest.raises(kind) as caught:
        made.get(url)
    return str(caught.value)


def test_it_says_who_asks(server: Server) -> None:
    web(server).get(server.url("/a"))
    assert server.seen["/a"][0]["User-Agent"] == "tocsin/9 (desk@example.org)"
    assert server.seen["/robots.txt"][0]["User-Agent"] == "tocsin/9 (desk@example.org)"


def test_what_robots_forbids_is_not_asked_for(server: Server) -> None:
    server.pages["/robots.txt"] = page("User-agent: *\nDisallow: /\nUser-agent: tocsin\nDisallow: /a\nAllow: /b\n")
    server.pages["/b"] = page("<html>b")
    server.pages["/c"] = leads("/a")
    made = web(server)
    assert "robots.txt forbids" in reason(made, server.url("/a"), FetchRefused)
    assert "robots.txt forbids" in reason(made, server.url("/c"), FetchRefused)
    assert made.get(server.url("/b")).status == 200
    assert "/a" not in server.seen
    assert len(server.seen["/robots.txt"]) == 1


def test_robots_is_asked_for_once_and_kept(server: Server) -> None:
    server.pages["/robots.txt"] = page("User-agent: *\nDisallow: /a")
    first = web(server)
    reason(first, server.url("/a"), FetchRefused)
    [learned] = first.learned()
    assert (learned.host, learned.seconds) == (f"http://{server.host}", 86_400)
    assert not first.learned()
    reason(web(server, rules=(learned,)), server.url("/a"), FetchRefused)
    assert len(server.seen["/robots.txt"]) == 1


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_no_rules(server: Server, status: int) -> None:
    server.pages["/robots.txt"] = page("User-agent: *\nDisallow: /", status)
    assert web(server).get(server.url("/a")).body == b"<html>a"


def test_a_server_whose_rules_cannot_be_had_is_left_alone(server: Server) -> None:
    server.pages["/robots.txt"] = page("", 503)
    made = web(server)
    assert reason(made, server.url("/a")) == (
        "left alone until its robots.txt can be read, which the server answers 503"
    )
    assert "/a" not in server.seen
    assert made.learned()[0].seconds == 3600


def test_rules_that_may_not_be_fetched_forbid(server: Server) -> None:
    server.pages["/robots.txt"] = leads("http://169.254.169.254/robots.txt")
    assert "169.254.169.254" in reason(web(server), server.url("/a"), FetchRefused)
    server.pages["/robots.txt"] = page("x" * 600_000)
    assert "over the limit" in reason(web(server), server.url("/a"), FetchRefused)
    assert "/a" not in server.seen


def test_a_page_that_did_not_change_is_not_sent_again(server: Server) -> None:
    def answer(asked: object) -> None:
        known = asked.headers.get("If-None-Match") == '"v1"'  # type: ignore[attr-defined]
        page(b"" if known else b"<html>x", 304 if known else 200, ETag='"v1"', Last_Modified="Mon, 1 Jan 2024")(
            asked  # type: ignore[arg-type]
        )

    server.pages["/"] = answer
    first = web(server).get(server.url())
    assert (first.etag, first.modified) == ('"v1"', "Mon, 1 Jan 2024")
    again = web(server).get(server.url(), first.etag, first.modified)
    assert (again.status, again.body) == (304, b"")
    assert server.seen["/"][1]["If-Modified-Since"] == "Mon, 1 Jan 2024"


def test_a_header_cannot_be_smuggled_in(server: Server) -> None:
    server.pages["/"] = raw(b'HTTP/1.1 200 OK\r\nETag: "a\x00b"\r\nContent-Length: 6\r\n\r\n<html>')
    try:
        assert web(server).get(server.url()).etag == ""
    except FetchFailed as error:
        assert "HTTP" in str(error)


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry_After": "120"}, 120),
        ({"Retry_After": "99999999999999"}, 7 * 86_400),
        ({"Retry_After": "Mon, 01 Jan 2024 10:02:00 GMT"}, 120),
        ({"Retry_After": "Mon, 01 Jan 2024 09:00:00 GMT"}, 0),
        ({"Retry_After": "soon"}, 0),
        ({}, 0),
    ],
)
def test_a_server_that_asks_to_wait_is_left_alone_for_so_long(
    server: Server, headers: dict[str, str], wait: float
) -> None:
    def busy(asked: object) -> None:
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        head = f"HTTP/1.1 429 Busy\r\nDate: Mon, 01 Jan 2024 10:00:00 GMT\r\n{lines}Content-Length: 0\r\n\r\n"
        asked.raw(head.encode())  # type: ignore[attr-defined]

    server.pages["/busy"] = busy
    made = web(server)
    with pytest.raises(FetchFailed) as caught:
        made.get(server.url("/busy"))
    assert caught.value.wait == wait
    assert made.rests().get(server.host, 0) == pytest.approx(wait, abs=5)
    if wait:
        assert "left alone" in reason(made, server.url("/a"))
        assert "left alone" in reason(web(server, rests=made.rests()), server.url("/a"))
        assert "/a" not in server.seen


def test_what_a_server_refuses_is_told_from_what_failed(server: Server) -> None:
    words = {401: "password", 403: "forbids", 404: "no such page", 410: "taken it away", 451: "does not give it"}
    for status, said in words.items():
        server.pages["/x"] = page("", status)
        assert said in reason(web(server), server.url("/x"), FetchRefused)
    for status in (408, 425, 429, 500, 502, 503):
        server.pages["/x"] = page("", status)
        assert str(status) in reason(web(server), server.url("/x"))


def test_requests_to_one_host_are_apart_and_hosts_do_not_wait_for_each_other() -> None:
    now, waits = [100.0], list[float]()

    def wait(seconds: float) -> bool:
        waits.append(seconds)
        now[0] += seconds
        return False

    pace = Pace(1.0, lambda: now[0], wait, {})
    for host in ("a", "a", "b", "a", "b"):
        pace.take_turn(host, 5.0 if host == "b" else 0.0)
    assert waits == [1.0, 1.0, 4.0]
    now[0] += 30
    pace.answered("a")
    pace.take_turn("a")
    assert waits[3:] == [1.0]
    pace.rest("a", 60)
    with pytest.raises(FetchFailed, match="left alone for 60 seconds"):
        pace.take_turn("a")


def test_a_longer_crawl_delay_is_kept_to(server: Server) -> None:
    server.pages["/robots.txt"] = page("User-agent: *\nCrawl-delay: 0.3\n")
    made = web(server)
    begun = time.monotonic()
    for _ in range(2):
        made.get(server.url("/a"))
    assert time.monotonic() - begun >= 0.3


def test_many_are_fetched_side_by_side_and_each_is_answered(server: Server) -> None:
    server.pages["/robots.txt"] = page("")
    wanted = [Wanted(n, server.url("/a") if n % 3 else "http://127.0.0.1/") for n in range(9)]
    wanted.append(Wanted(9, "nonsense"))
    found = {one.key: came for one, came in visit(web(server), wanted, 4)}
    assert sorted(found) == list(range(10))
    assert {key for key, came in found.items() if isinstance(came, FetchRefused)} == {0, 3, 6, 9}


def test_whoever_stops_listening_ends_what_is_under_way(server: Server) -> None:
    server.pages["/slow"] = slowly(b"x", 1, 60)
    made = Web(Policy(delay=60, robots=False, allow=frozenset({server.host})), time.monotonic)
    wanted = [Wanted(1, server.url("/a")), Wanted(2, server.url("/a"))]  # the second waits a minute for its turn
    begun = time.monotonic()
    results = visit(made, wanted)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < 5
    with pytest.raises(FetchFailed, match="stopped"):
        made.get(server.url("/slow"))
