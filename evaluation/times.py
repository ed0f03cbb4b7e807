"""Scores the temporal tagger on TimeML texts by the rules of TempEval-3 (UzZaman et al., SemEval 2013, task 1).

Offsets are those of the content of ``<TEXT>`` exactly as an XML parser gives it: tags gone, entities decoded, line ends
``\\n``, and nothing stripped, so the line break after ``<TEXT>`` is character 0. The date of the document is the value
of the ``TIMEX3`` in ``<DCT>``, which is not scored itself.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from tocsin.errors import UsageError
from tocsin.read import Reader
from tocsin.read.times import find_timex3
from tocsin.registry import load_registry

_COLUMNS = ("doc", "start", "end", "value")


class Tag(NamedTuple):
    """One time expression, offsets into the content of ``<TEXT>``."""

    start: int
    end: int
    value: str


class Text(NamedTuple):
    """A TimeML document: its text, the ISO date it was made on (empty if none is given), and its time expressions."""

    name: str
    content: str
    published: str
    tags: tuple[Tag, ...]


class Pairs(NamedTuple):
    """How many expressions there are, and how many of one document's pairs agree in what."""

    gold: int
    found: int
    overlapping: int
    same_words: int
    same_value: int


def measure_times(folder: Path, out: Path | None = None) -> dict[str, Any]:
    """Find the time expressions of every ``.tml`` file below a folder and score them; write them to ``out``.

    ``characters_per_second`` is of processor time, without the parse.
    """
    files = sorted(folder.rglob("*.tml"))
    if not files:
        raise UsageError(f"no .tml file below {folder}")
    nlp = Reader(load_registry()).model.nlp
    texts = [read_timeml(file) for file in files]
    seconds, scored = 0.0, []
    rows: list[tuple[str, int, int, str]] = []
    for text in texts:
        parse = nlp(text.content)
        begun = time.process_time()
        found = [Tag(t.start, t.end, t.value) for t in find_timex3(parse, text.published)]
        seconds += time.process_time() - begun
        scored.append(pairs(text.tags, found))
        rows.extend((text.name, *tag) for tag in found)
    if out is not None:
        _write(out, rows)
    speed = sum(len(text.content) for text in texts) / max(seconds, 1e-9)
    return {"documents": len(texts), **scores(scored), "characters_per_second": round(speed)}


def read_timeml(file: Path) -> Text:
    """One TimeML file. ``UsageError`` where it is no XML or has no ``<TEXT>``."""
    try:
        root = ElementTree.parse(file).getroot()  # noqa: S314 - the user's own file
    except ElementTree.ParseError as error:
        raise UsageError(f"{file.name}: not TimeML: {error}") from error
    body = root.find(".//TEXT")
    if body is None:
        raise UsageError(f"{file.name}: no <TEXT>")
    made = root.find(".//DCT/TIMEX3")
    tags: list[Tag] = []
    content = "".join(_walk(body, 0, tags))
    return Text(file.stem, content, made.get("value", "")[:10] if made is not None else "", tuple(tags))


def _walk(element: ElementTree.Element, at: int, tags: list[Tag]) -> list[str]:
    parts, start = [element.text or ""], at
    at += len(parts[0])
    for child in element:
        inner = "".join(_walk(child, at, tags))
        parts += [inner, child.tail or ""]
        at += len(inner) + len(parts[-1])
    if element.tag == "TIMEX3" and at > start:  # an empty one stands for a time that no words name
        tags.append(Tag(start, at, element.get("value", "")))
    return parts


def pairs(gold: Iterable[Tag], found: Iterable[Tag]) -> Pairs:
    """One to one by overlap; equal spans find each other first, then the earliest that is left."""
    wanted, left = list(gold), list(found)
    size, made = (len(wanted), len(left)), []
    for fits in (_equal, _overlap):
        for tag in list(wanted):
            if (other := next((f for f in left if fits(tag, f)), None)) is not None:
                made.append((tag, other))
                wanted.remove(tag)
                left.remove(other)
    same_words = sum(_equal(a, b) for a, b in made)
    return Pairs(*size, len(made), same_words, sum(a.value == b.value for a, b in made))


def _equal(a: Tag, b: Tag) -> bool:
    return a[:2] == b[:2]


def _overlap(a: Tag, b: Tag) -> bool:
    return a.start < b.end and b.start < a.end


def scores(documents: Iterable[Pairs]) -> dict[str, Any]:
    """F1 by equal words, by any overlap, and by overlap with an equal value, over all documents together."""
    gold, found, overlapping, same_words, same_value = (sum(counts) for counts in zip(*documents, strict=True))
    size = max(1, gold + found)
    return {
        "gold": gold,
        "found": found,
        "strict_f1": 2 * same_words / size,
        "relaxed_f1": 2 * overlapping / size,
        "value_f1": 2 * same_value / size,
        "value_accuracy": same_value / max(1, overlapping),
        "relaxed_precision": overlapping / max(1, found),
        "relaxed_recall": overlapping / max(1, gold),
    }


def _write(out: Path, rows: list[tuple[str, int, int, str]]) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(_COLUMNS)
        table.writerows(rows)
