"""Only the public web is asked, and one page is known by one address."""

from __future__ import annotations

import pytest

from tocsin.collect.web import canonical, own_address, parse_address, shown, web_id
from tocsin.collect.web.addresses import read_address, why_not
from tocsin.errors import FetchRefused


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "203.0.113.1",
        "168.63.129.16", "192.88.99.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::1", "::", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:1::1",
        "fe80::1", "fe80::1%eth0", "fc00::1", "100::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1", "3fff::1",
        "5f00::1", "localhost", "", "1.2.3", "1.2.3.4.5",
    ],
)  # fmt: skip
def test_an_address_inside_is_refused(address: str) -> None:
    assert why_not(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_an_address_of_the_public_internet_is_asked(address: str) -> None:
    assert not why_not(address)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "only http"),
        ("ftp://example.org/a", "only http"),
        ("gopher://example.org/", "only http"),
        ("javascript:alert(1)", "only http"),
        ("//example.org/a", "only http"),
        ("example.org", "only http"),
        ("http://", "only http"),
        ("http://user@example.org/", "user name or password"),
        ("http://example.org@127.0.0.1/", "user name or password"),
        ("http://example.org\\@127.0.0.1/", "blanks or characters"),
        ("http://example.org/a b", "blanks or characters"),
        ("http://example.org/\r\nHost: inside", "blanks or characters"),
        ("http://exa\u00admple.org/\ufeff", "blanks or characters"),
        ("http://[::1/", "cannot be read"),
        ("http://example.org:99999/", "cannot be read"),
        ("http://xn--bcher-kva.ex]]>/", "cannot be read"),
        ("http://xn--bcher-rva.example-/", "cannot be read"),
        ("http://example.org/" + "a" * 2000, "over 2,000 characters"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str, reason: str) -> None:
    with pytest.raises(FetchRefused, match=reason):
        parse_address(url)


def test_only_the_webs_own_ports_are_asked() -> None:
    for url in ("http://e.org:80/", "https://e.org:443/", "https://e.org/"):
        read_address(url)
    for url in ("http://e.org:22/", "http://e.org:6379/", "https://e.org:8443/", "http://e.org:443/"):
        with pytest.raises(FetchRefused, match=r"port \d+ is not the web's"):
            read_address(url)
    assert read_address("http://E.org:8080/a", {"e.org:8080"}).port == 8080
    with pytest.raises(FetchRefused):
        read_address("http://e.org:8081/a", {"e.org:8080"})


@pytest.mark.parametrize(
    "url",
    [
        "http://www.e.org/news/a?b=1&a=2",
        "https://e.org/news/a/?a=2&utm_source=rss&b=1#top",
        "HTTPS://E.ORG:443/news/a?fbclid=x&a=2&b=1",
        "http://e.org./news/a?a=2&b=1&at_medium=RSS&xtor=RSS-1",
    ],
)
def test_one_page_has_one_address_and_one_id(url: str) -> None:
    assert canonical(url) == "https://e.org/news/a?a=2&b=1"
    assert web_id(url) == web_id("https://e.org/news/a?a=2&b=1")


def test_an_address_by_numbers_alone_is_kept_in_its_brackets() -> None:
    assert canonical("http://[2606:4700::1111]:80/a/") == "https://[2606:4700::1111]/a"
    assert read_address("http://[2606:4700::1111]:8080/", {"[2606:4700::1111]:8080"})
    assert web_id("http://[2606:4700::1111]/a").endswith(web_id("https://[2606:4700::1111]/a")[-9:])


def test_an_id_is_readable_and_can_be_a_files_name() -> None:
    name = web_id("https://www.example.org/2023/07/27/niger-army%2Fcoup.html?id=4")
    assert name.startswith("example.org-niger-army_coup-")
    assert len({name, web_id("https://example.org/2023/07/27/niger-army%2Fcoup.html?id=5")}) == 2
    assert web_id("https://example.org/").startswith("example.org-")
    assert len(web_id("https://example.org/" + "x" * 1500)) < 100


def test_what_only_its_reader_is_to_know_of_an_address_is_not_shown() -> None:
    url = "https://e.org/feed?format=rss&api_key=s3cret&token=x&keyword=coup&sid=&sig=a=b"
    assert shown(url) == "https://e.org/feed?format=rss&api_key=…&token=…&keyword=coup&sid=&sig=…"
    assert shown("https://e.org/a") == "https://e.org/a"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ('<link rel="canonical" href="/b?utm_source=x">', "https://e.org/b"),
        ("<link href=https://www.e.org/b rel=canonical>", "https://e.org/b"),
        ('<link rel="canonical" href="https://other.org/b">', "https://e.org/a"),
        ('<link rel="canonical" href="https://e.org/">', "https://e.org/a"),
        ('<link rel="canonical" href="javascript:x">', "https://e.org/a"),
        ('<link rel="stylesheet" href="/b">', "https://e.org/a"),
        ("<link rel=canonical", "https://e.org/a"),
    ],
)
def test_a_page_is_known_by_its_own_address_where_that_is_on_its_host(link: str, expected: str) -> None:
    assert own_address(f"<html><head>{link}</head>".encode(), "https://e.org/a") == expected
