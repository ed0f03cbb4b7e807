"""Feeds are well formed whatever stands in a text, and their ids stay."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from tocsin.export.atom import NAMESPACE, NO_TIME, AtomEntry, AtomFeed, atom, stable_id

NS = {"a": NAMESPACE}


def entry(key: str = "incident:1", updated: str = "2031-05-06T10:00:00+00:00", title: str = "T") -> AtomEntry:
    return AtomEntry(key, title, updated, "S", "Strait Courier", "http://localhost/incidents/1", ("ASSAULT", "fact"))


def parsed(*entries: AtomEntry) -> Xml.Element:
    feed = AtomFeed("Feed", "machine-coded", "feed:x", "http://localhost/f.atom?a=1&b=2", "http://localhost/", entries)
    return Xml.fromstring(atom(feed))


def text(found: Xml.Element, path: str) -> str:
    return found.findtext(path, namespaces=NS) or ""


def test_a_feed_has_what_the_standard_wants() -> None:
    root = parsed(entry(updated="2031-05-06T10:00:00+00:00"), entry("incident:2", "2031-05-09T10:00:00+00:00"))
    assert root.tag == f"{{{NAMESPACE}}}feed"
    assert text(root, "a:updated") == "2031-05-09T10:00:00+00:00"
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", NS)}
    assert links["self"] == "http://localhost/f.atom?a=1&b=2"
    for one in root.findall("a:entry", NS):
        assert all(text(one, f"a:{name}") for name in ("id", "title", "updated", "summary", "author/a:name"))
    assert len({text(one, "a:id") for one in root.findall("a:entry", NS)}) == 2


def test_an_empty_feed_invents_no_time() -> None:
    assert text(parsed(), "a:updated") == NO_TIME


def test_ids_stay_and_differ() -> None:
    assert stable_id("incident:1") == "urn:uuid:4fb149c1-04c0-5b07-b161-786c757b62af"
    assert stable_id("incident:1") != stable_id("record:1")


def test_what_xml_cannot_hold_breaks_nothing() -> None:
    hostile = "<script>1</script> ]]> & \x00\x1b[2J \ud800 \uffff \u202e"
    found = text(parsed(entry(title=hostile)), "a:entry/a:title")
    assert found.startswith("<script>1</script> ]]> & ")
    assert not {"\x00", "\x1b", "\ud800", "\uffff"} & set(found)
