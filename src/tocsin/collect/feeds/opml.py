"""OPML: lists of feeds, as every reader of feeds takes and gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from xml.etree import ElementTree as ET

from lxml import etree  # type: ignore[import-untyped]

from tocsin.errors import FetchRefused
from tocsin.records.feed import Outline

from ..web import parse_address
from .feed import plain_title
from .sitemap import local_name, read_xml

DEFAULTS = files(__package__).joinpath("defaults.opml")
"""The list that comes with Tocsin: outlets of the Sahel and of Africa, in English and French, put together by hand."""
MOST = 10_000
_DEEPEST = 20


def read_opml(data: bytes) -> list[Outline]:
    """The feeds of a list, each once, those without an address that can be fetched left out.

    Raises ``FetchRefused`` where it is no such list.
    """
    root = read_xml(data)
    if local_name(root).lower() != "opml":
        raise FetchRefused("is no OPML list")
    found: dict[str, Outline] = {}
    for outline in _outlines(root):
        found.setdefault(outline.url, outline)
        if len(found) == MOST:
            break
    return list(found.values())


def write_opml(outlines: Iterable[Outline], title: str) -> bytes:
    """The list, by folder and address, so that the same sources give the same bytes."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = title
    body = ET.SubElement(root, "body")
    folders: dict[str, ET.Element] = {"": body}
    for outline in sorted(outlines, key=lambda one: (one.folder, one.url)):
        parent = _folder(folders, outline.folder)
        known = {"type": "rss", "text": outline.title or outline.url, "xmlUrl": outline.url, "language": outline.lang}
        ET.SubElement(parent, "outline", {key: value for key, value in known.items() if value})
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


def _folder(folders: dict[str, ET.Element], name: str) -> ET.Element:
    if name not in folders:
        above, _, last = name.rpartition("/")
        folders[name] = ET.SubElement(_folder(folders, above), "outline", {"text": last})
    return folders[name]


def _outlines(root: etree._Element) -> Iterator[Outline]:
    for element in root.iter("{*}outline"):
        known = {key.lower(): value for key, value in element.attrib.items()}
        try:
            url = str(parse_address(known.get("xmlurl", "")))
        except FetchRefused:
            continue
        above = list(element.iterancestors("{*}outline"))[:_DEEPEST]
        folder = "/".join(_name(one) for one in reversed(above))
        title = plain_title(known.get("title") or known.get("text"))
        yield Outline(url, title, known.get("language", "")[:20], folder)


def _name(element: etree._Element) -> str:
    return plain_title(element.get("text") or element.get("title")).replace("/", " ")[:100]
