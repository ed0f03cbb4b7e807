"""Measures copies: which documents of a file go back to one text, pair by pair.

A file of its own with gold is measured as it is. A file without gold is a set of articles: half of those drawn get one
to three copies as editors make them (``copies_edits``), all others are to be told apart from them and from each other,
among them reports of one event by different hands and the daily updates of one outlet. Natural copies in the shared
articles and stories were judged by reading and lie, as ids, in ``gold/copies.jsonl``: what takes up half of the day
before's text in the same outlet is an ``update`` there and counts on neither side.
"""

from __future__ import annotations

import gzip
import json
import random
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from evaluation.copies_edits import HOWS, copy_of
from tocsin.errors import TocsinError
from tocsin.merge.origins import OriginIndex, fingerprint, origins
from tocsin.read.furniture import find_furniture
from tocsin.records import Document
from tocsin.records.origin import Fingerprint

Pair = tuple[str, str]
_JUDGED = Path(__file__).parent / "gold" / "copies.jsonl"
_SMALLEST = 180
"""Words of an article that an editor can cut."""


def measure_copies(file: Path, *, part: str, limit: int, hard: Iterable[Path], errors: int = 0) -> dict[str, Any]:
    """Pairwise precision and recall of copies. ``part`` and ``limit`` choose articles of a file without gold."""
    documents, groups = _read(file)
    given = bool(groups)
    if given:
        same, apart = _pairs_within(groups), set[Pair]()
    else:
        documents, same, apart = _articles(documents, part, limit, hard)
    start = time.process_time()
    prints = [_fingerprint(document) for document in documents]
    read = time.process_time() - start
    start = time.process_time()
    index = OriginIndex(prints)
    found = _pairs_within(_found(index))
    grouped = time.process_time() - start
    found -= apart
    if errors:
        _show(sorted(found - same)[:errors], sorted(same - found)[:errors], index)
    result: dict[str, Any] = {
        "documents": len(documents),
        "pairs": len(same),
        "found": len(found),
        **_scores(found, same),
    }
    result["retellings"] = sum(tie.kind == "retells" for tie in index.ties)
    if not given:
        result["recall_by"] = _recall_by(found, same)
    return result | {"seconds_fingerprints": read, "seconds_grouping": grouped}


def _read(file: Path) -> tuple[list[Document], dict[str, list[str]]]:
    """The documents, and the gold groups where the file has any."""
    documents: list[Document] = []
    groups: dict[str, list[str]] = defaultdict(list)
    for line in _lines(file):
        one = json.loads(line)
        try:
            document = _document(one, len(documents))
        except (KeyError, TypeError, AttributeError) as error:
            raise TocsinError(f"{file}: line {len(documents) + 1} is no document: {error}") from error
        documents.append(document)
        group = one.get("group") or one.get("copy_of")
        if group not in (None, ""):
            groups[str(group)].append(document.id)
    for group, members in groups.items():  # copy_of names a document, which is of its own group
        if any(document.id == group for document in documents) and group not in members:
            members.append(group)
    return documents, dict(groups)


def _lines(file: Path) -> Iterator[str]:
    opener = gzip.open if file.suffix == ".gz" else open
    with opener(file, "rt", encoding="utf-8") as lines:
        yield from (line for line in lines if line.strip())


def _document(one: dict[str, Any], number: int) -> Document:
    return Document(
        id=str(one.get("id") or one.get("dId") or f"line-{number}"),
        text=one["text"],
        title=one.get("title") or "",
        outlet=one.get("outlet") or one.get("source") or one.get("source_domain") or "",
        published=(one.get("published") or one.get("date") or one.get("date_publish") or "")[:10],
    )


def _articles(
    documents: list[Document], part: str, limit: int, hard: Iterable[Path]
) -> tuple[list[Document], set[Pair], set[Pair]]:
    """The drawn articles with made copies; which pairs are copies; which pairs are left out of the count."""
    judged = [json.loads(line) for line in _JUDGED.read_text(encoding="utf-8").splitlines()]
    named = {doc for one in judged for doc in one["docs"]}
    mine = [one for one in documents if _part(one.id) == part]
    random.Random(part).shuffle(mine)
    drawn = [one for one in mine if one.id not in named][: limit or None] + [one for one in mine if one.id in named]
    for file in hard:
        drawn += [one for one in _read(file)[0] if _part(one.id) == part]
    drawn = list({one.id: one for one in drawn}.values())
    groups = {}
    for one in drawn[::2]:
        if len(one.text.split()) >= _SMALLEST:
            hows = random.Random(one.id).sample(HOWS, 1 + zlib.crc32(one.id.encode()) // 7 % 3)
            groups[one.id] = [one.id, *(f"{one.id}~{how}" for how in hows)]
    by_id = {one.id: one for one in drawn}
    lenders = random.Random(part).choices(drawn[1::2], k=len(_made(groups)))
    copies = [
        copy_of(by_id[doc], made.split("~")[1], lender)
        for (doc, made), lender in zip(_made(groups), lenders, strict=True)
    ]
    same, apart = _pairs_within(groups), set()
    family = {one.id: groups.get(one.id, [one.id]) for one in drawn}
    for one in judged:
        a, b = one["docs"]
        between = {_pair(x, y) for x in family.get(a, ()) for y in family.get(b, ())}
        if one["copy"] == "yes":
            same |= between
        elif one["copy"] == "update":
            apart |= between
    return drawn + copies, same, apart


def _made(groups: dict[str, list[str]]) -> list[Pair]:
    return [(doc, made) for doc, members in groups.items() for made in members[1:]]


def _part(doc: str) -> str:
    return ("dev", "test")[zlib.crc32(doc.encode()) % 2]


def _fingerprint(document: Document) -> Fingerprint:
    found = find_furniture(document.text, document.title)
    spans = [(one.start, one.end) for one in found if one.kind != "heading"]
    return fingerprint(document, furniture=spans)


def _found(index: OriginIndex) -> dict[str, list[str]]:
    """Groups by copying alone: retellings are measured apart."""
    copies = [tie for tie in index.ties if tie.kind != "retells"]
    return {origin.id: list(origin.docs) for origin in origins(index.fingerprints, copies)}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _pairs_within(groups: dict[str, list[str]]) -> set[Pair]:
    return {_pair(a, b) for members in groups.values() for a, b in combinations(sorted(set(members)), 2)}


def _scores(found: set[Pair], same: set[Pair]) -> dict[str, float]:
    both = len(found & same)
    precision, recall = both / len(found) if found else 1.0, both / len(same) if same else 1.0
    return {"copies_precision": precision, "copies_recall": recall}


def _recall_by(found: set[Pair], same: set[Pair]) -> dict[str, float]:
    """Recall of an article with one copy of it, by how that was made; ``natural``: of pairs that nobody made."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for pair in same:
        made = [doc.partition("~")[2] for doc in pair]
        how = "two copies" if all(made) else made[0] or made[1] or "natural"
        total[how] += 1
        right[how] += pair in found
    return {how: right[how] / total[how] for how in sorted(total)}


def _show(wrong: list[Pair], missed: list[Pair], index: OriginIndex) -> None:
    ties = {_pair(tie.one, tie.other): tie for tie in index.ties}
    for tie in index.ties:
        if tie.kind == "retells":
            print(f"retells: {tie.one} {tie.other} {tie.shared:.2f} in order {tie.order:.2f}")
    for name, pairs in (("not a copy", wrong), ("missed", missed)):
        for pair in pairs:
            held = ties.get(pair)
            print(
                f"{name}: {pair[0]} {pair[1]}"
                + (f" {held.kind} {held.shared:.2f} {held.of_longer:.2f}" if held else "")
            )
