"""Servers that do their worst: nothing of it succeeds, each is said in one plain line, and none holds a round up."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from servers import Server, leads, page, raw, serving, slowly

from tocsin.collect.feeds import given, sniff
from tocsin.collect.web import Answer, Policy, Web
from tocsin.collect.web.unpack import unpack
from tocsin.collect.web.wire import resolve
from tocsin.errors import DocumentError, FetchFailed, FetchRefused, TooLarge
from tocsin.records import plain

LIMIT = 200_000
"""Bytes, in these tests."""
SECONDS = 0.25
DAY = date(2024, 1, 1)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


def web(server: Server, **options: Any) -> Web:
    policy = Policy(
        delay=0, max_bytes=LIMIT, max_seconds=SECONDS, robots=False, allow=frozenset({server.host}), **options
    )
    return Web(policy, time.monotonic)


def fails(server: Server, url: str = "", made: Web | None = None) -> str:
    """Why it is not fetched: one plain line, in little more than the time that a request may take."""
    begun = time.monotonic()
    with pytest.raises((FetchRefused, FetchFailed)) as caught:
        (made or web(server)).get(url or server.url())
    assert time.monotonic() - begun < SECONDS + 2
    assert str(caught.value) == plain(str(caught.value))
    return str(caught.value)


INSIDE = (
    "http://127.0.0.1/", "http://localhost/", "http://localhost./", "http://2130706433/", "http://0x7f000001/",
    "http://0177.0.0.1/", "http://127.1/", "http://0/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/", "http://169.254.169.254/latest/meta-data/",
    "http://192.168.0.1/", "http://10.0.0.1/", "http://100.64.0.1/", "http://[fe80::1]/", "http://[fd00:ec2::254]/",
    "http://１２７.０.０.１/", "http://127。0。0。1/", "http://[2002:7f00:1::]/",
)  # fmt: skip


@pytest.mark.parametrize("url", INSIDE)
def test_an_address_inside_is_not_asked_however_it_is_written(server: Server, url: str) -> None:
    assert any(words in fails(server, url) for words in ("stands for", "cannot be read", "cannot be looked up"))


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://169.254.169.254/x", "file:///etc/passwd", "gopher://a/"])
def test_nor_after_a_redirect(server: Server, url: str) -> None:
    server.pages["/"] = leads(url)
    assert "stands for" in (said := fails(server)) or "may not" in said


def test_another_port_of_this_machine_is_not_asked_after_a_redirect(server: Server) -> None:
    with serving() as other:
        other.pages["/"] = page("secret")
        server.pages["/"] = leads(other.url())
        assert "is not the web's" in fails(server)
        assert not other.seen


def answers(*lots: list[str]) -> Callable[[str, int], list[str]]:
    """A name server that says something else each time."""
    left = list(lots)
    return lambda _host, _port: left.pop(0)


def test_a_name_that_changes_its_address_is_asked_for_once(server: Server) -> None:
    connected: list[str] = []

    def look_up(host: str, port: int) -> list[str]:
        connected.append(host)
        return ["203.0.113.7"] if len(connected) == 1 else ["127.0.0.1"]

    made = Web(Policy(delay=0, max_seconds=SECONDS, robots=False), time.monotonic, look_up=look_up)
    assert "stands for 203.0.113.7" in fails(server, "http://rebinding.example/", made)
    assert connected == ["rebinding.example"]


@pytest.mark.parametrize("found", [["8.8.8.8", "127.0.0.1"], ["127.0.0.1", "8.8.8.8"], ["2606:4700::1", "fe80::1"]])
def test_one_bad_address_among_good_ones_is_refused(server: Server, found: list[str]) -> None:
    made = Web(Policy(delay=0, max_seconds=SECONDS, robots=False), time.monotonic, look_up=answers(found))
    assert "stands for" in fails(server, "http://mixed.example/", made)


def test_the_checked_address_is_connected_to_and_the_name_is_asked_for(server: Server) -> None:
    server.pages["/named"] = page("<html>x")
    asked = f"outlet.example:{server.server_port}"
    policy = Policy(delay=0, robots=False, allow=frozenset({asked}))
    made = Web(policy, time.monotonic, look_up=answers(["127.0.0.1"]))
    assert made.get(f"http://{asked}/named").body == b"<html>x"
    assert server.seen["/named"][-1]["Host"] == asked


def test_no_name_server_no_answer(server: Server) -> None:
    def nobody(_host: str, _port: int) -> list[str]:
        raise OSError

    made = Web(Policy(delay=0, robots=False), time.monotonic, look_up=nobody)
    assert fails(server, "http://gone.example/", made) == "its name cannot be looked up"
    assert resolve("127.0.0.1", 80) == ["127.0.0.1"]


def test_endless_redirects(server: Server) -> None:
    server.pages["/"] = leads("/")
    assert fails(server) == "redirects in a circle"
    for count in range(9):
        server.pages[f"/{count}"] = leads(f"/{count + 1}")
    assert fails(server, server.url("/0")) == "redirects more than 5 times"
    assert "/6" not in server.seen
    server.pages["/"] = leads("")
    assert fails(server) == "redirects to nowhere"


def test_a_page_without_end(server: Server) -> None:
    server.pages["/"] = slowly(b"x" * LIMIT * 3, 1 << 16, 0, HEAD + b"\r\n")
    assert fails(server) == "is over the limit of 200 kB"


def test_a_page_that_says_how_large_it_is(server: Server) -> None:
    server.pages["/"] = raw(HEAD + b"Content-Length: 99999999999\r\n\r\nx")
    assert fails(server) == "is 100 GB, over the limit of 200 kB"


@pytest.mark.parametrize(
    "sent",
    [
        HEAD + b"Content-Length: 500\r\n\r\nshort",
        HEAD + b"Content-Length: -5\r\n\r\nx",
        HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nxxxxxx",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzzzz\r\nab",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 30_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"",
        b"\0" * 5000,
    ],
    ids=lambda sent: repr(sent[-20:]),
)
def test_an_answer_that_is_no_proper_http(server: Server, sent: bytes) -> None:
    server.pages["/"] = raw(sent)
    assert fails(server).startswith(("broke off", "cannot be connected to"))


def test_a_page_longer_than_it_says_is_cut_where_it_says(server: Server) -> None:
    server.pages["/"] = raw(HEAD + b"Content-Length: 6\r\n\r\n<html>and then some more")
    assert web(server).get(server.url()).body == b"<html>"


@pytest.mark.parametrize(
    ("head", "data"),
    [
        (b"", HEAD * 50),
        (HEAD, b"X-Slow: yes\r\n" * 50),
        (HEAD + b"\r\n", b"<p>word</p>" * 500),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 50),
        (b"HTTP/1.1 103 Early Hints\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 50),
    ],
    ids=["first line", "headers", "body", "chunks", "hints"],
)
def test_a_server_that_dribbles_is_left_when_its_time_is_over(server: Server, head: bytes, data: bytes) -> None:
    server.pages["/"] = slowly(data, 3, 0.05, head)
    assert fails(server) == "took longer than 0.25 seconds"


def test_a_server_that_says_nothing(server: Server) -> None:
    server.pages["/"] = slowly(b"x", 1, 60)
    assert fails(server) == "took longer than 0.25 seconds"


BOMB = gzip.compress(b"\0" * 3_000_000)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(b"x" * LIMIT * 3)),
        ("gzip", BOMB),
        ("deflate", zlib.compress(b"\0" * 3_000_000)),
        ("deflate", zlib.compress(b"\0" * 3_000_000)[2:-4]),
    ],
)
def test_a_bomb_is_put_down(server: Server, coding: str, body: bytes) -> None:
    server.pages["/"] = page(body, Content_Encoding=coding)
    assert "over the limit of 200 kB" in fails(server)


def test_a_bomb_is_known_by_how_much_it_unpacks_to_where_size_would_allow_it() -> None:
    with pytest.raises(TooLarge, match="200 times its size"):
        unpack([BOMB], "gzip", 100_000_000)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("br", b"\x0b\x02\x80"),
        ("gzip, gzip", gzip.compress(BOMB)),
        ("zstd", b"x"),
        ("gzip", b"no gzip"),
        ("gzip", gzip.compress(b"x" * 5000)[:-20]),
    ],
)
def test_a_packing_that_was_not_asked_for_or_is_broken(server: Server, coding: str, body: bytes) -> None:
    server.pages["/"] = page(body, Content_Encoding=coding)
    assert "pack" in (said := fails(server)) or said == "broke off before its end"


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "raw", "identity", ""])
def test_what_is_packed_as_it_should_be_is_unpacked(server: Server, coding: str) -> None:
    text = b"<html>" + b"A report. " * 1000
    bodies = {"deflate": zlib.compress(text), "raw": zlib.compress(text)[2:-4], "identity": text, "": text}
    headers = {"Content_Encoding": "deflate" if coding == "raw" else coding} if coding else {}
    server.pages["/"] = page(bodies.get(coding, gzip.compress(text)), 200, **headers)
    assert web(server).get(server.url()).body == text


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"MZ\x90", b"{}", b"GIF89a", b"PK\x03\x04", b"", b"plain words", b"\x7fELF"]
)
def test_what_is_no_page_is_refused_whatever_it_is_called(data: bytes) -> None:
    with pytest.raises(FetchRefused):
        given(Answer("https://e.org/", 200, data, "text/html; charset=utf-8"), DAY)


LAUGHS = "<!DOCTYPE lolz [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(
    "text",
    [
        f"<?xml version='1.0'?>{LAUGHS}]><rss version='2.0'><channel><title>&j;</title></channel></rss>",
        "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel>&x;</channel></rss>",
        "<!DOCTYPE r [<!ENTITY % x SYSTEM 'http://127.0.0.1/x.dtd'>%x;]><rss version='2.0'><channel/></rss>",
        f"<?xml version='1.0'?>{LAUGHS}]><urlset><url><loc>https://e.org/&j;</loc></url></urlset>",
        "<!doctype r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><urlset><url><loc>&x;</loc></url></urlset>",
    ],
    ids=["laughs", "file", "parameter", "sitemap", "sitemap file"],
)
def test_entities_of_its_own_are_refused(text: str, encoding: str) -> None:
    with pytest.raises(FetchRefused):
        given(Answer("https://e.org/", 200, text.encode(encoding)), DAY)


def test_whatever_comes_is_read_or_refused() -> None:
    head = b"<rss version='2.0'><channel><title>T</title><item><title>"
    for tail in (b"\xff\xfe\x00", b"&#0;&#xFFFFFFFF;", b"<![CDATA[", b"<a " * 2000, b"]]>", b"<!--", b"\0" * 50):
        try:
            given(Answer("https://e.org/", 200, head + tail), DAY)
        except DocumentError as error:
            assert str(error) == plain(str(error))


def test_a_page_is_known_by_what_it_holds() -> None:
    assert sniff(b"\n<!-- x --><!DOCTYPE html><html>") == "html"
    assert sniff(b"<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'><html>") == "html"
    assert sniff(b"<div>part</div>") == "html"
    assert sniff(b"%PDF-1.7") == "pdf"
    assert sniff("<?xml version='1.0'?><feed>".encode("utf-16")) == "feed"
    assert sniff(b"\xef\xbb\xbf<rdf:RDF xmlns:rdf='x'>") == "feed"
    assert sniff(b"<sitemapindex>") == "sitemap"
    assert sniff(b"<opml>") == "opml"
