"""Measures which documents tell one incident: GVA's articles on shootings in the United States, and pairs of reports.

GVA (Postma, Ilievski and Vossen, 2018) has many like incidents in one city and week, which is where clustering by words
breaks; the pairs are of conflict and were written to be hard, and say little of how often the program errs.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.clusters import cluster_of, measured, write_clusters
from tocsin.errors import UsageError
from tocsin.merge.stories import Conflict, Corpus, find_conflicts, group_stories, likeness, sketch
from tocsin.merge.stories.weigh import load_weights
from tocsin.records import Document

_ARCHIVED = re.compile(r"https?://(?:www\.|wayback\.)?(?:web\.)?archive\.org/web/[^/]+/")
_SITE = re.compile(r"https?:/+(?:www\.)?([^/:?]+)")


class Told(NamedTuple):
    """A document and what it tells of, where that is known."""

    document: Document
    incident: str | None


def measure_incidents(path: Path, *, out: Path | None = None, conflicts: Path | None = None) -> dict[str, Any]:
    """The figures of a folder with ``docs.jsonl``, or of a file of pairs.

    Conflicts of counts are looked for in the stories found, and judged where the folder has ``incidents.jsonl``
    (:func:`judged`). ``conflicts`` is where to write them with the words that they rest on.
    """
    if path.is_file():
        return measure_pairs(path, out=out)
    told = list(read_incidents(path / "docs.jsonl"))
    stories = group_stories(one.document for one in told)
    clusters = cluster_of([one.document.id for one in told], stories)
    if out:
        write_clusters(out, clusters)
    documents = {one.document.id: one.document for one in told}
    found = [conflict for story in stories for conflict in find_conflicts(documents[doc] for doc in story.docs)]
    if conflicts:
        _write_conflicts(conflicts, found, told)
    figures = measured([one.incident for one in told], clusters)
    return {**figures, "conflicts": len(found), **judged(found, told, path / "incidents.jsonl")}


def judged(found: Sequence[Conflict], told: Sequence[Told], records: Path) -> dict[str, Any]:
    """How many of the conflicts are right by the records of what happened; nothing where there are none to ask.

    One is right where both documents are of one incident and the record has one of the two numbers: then the other is
    another number for the same thing. That is strict where two early reports both differ from what was known in the
    end, and lenient where a number was read as a toll that is none; `--conflicts` is for reading them.
    """
    if not records.is_file():
        return {}
    known = {str(row["incident_uri"]): row for row in read_lines(records)}
    of: dict[str, set[str | None]] = defaultdict(set)
    for document, incident in told:
        of[document.id].add(incident)
    right: list[bool] = []
    for one in found:
        shared = of[one.one_doc] & of[one.other_doc]
        if shared and not any(incident in known for incident in shared):
            continue
        numbers = {known[incident][f"num_{one.kind}"] for incident in shared if incident in known}
        right.append(bool(numbers & {one.one.low, one.other.low}))
    return {"conflicts_judged": len(right), "conflict_precision": sum(right) / len(right) if right else None}


def measure_pairs(path: Path, *, out: Path | None = None) -> dict[str, Any]:
    """How often two reports are rightly taken for one incident or for two, by the threshold fitted elsewhere."""
    rows = list(read_lines(path))
    sides = [tuple(_report(row[side]) for side in ("one", "two")) for row in rows]
    sketches = [tuple(sketch(document) for document in pair) for pair in sides]
    corpus = Corpus.of(one for pair in sketches for one in pair)
    least = load_weights().threshold
    found = [likeness(corpus, *(corpus.profile(one) for one in pair)).log_odds >= least for pair in sketches]
    if out:
        lines = [f"{number}\t{int(same)}" for number, same in enumerate(found)]
        out.write_text("\n".join(["line\tsame", *lines]) + "\n", encoding="utf-8")
    if not all("same" in row for row in rows):
        return {"pairs": len(rows)}
    return {"pairs": len(rows), **_pair_scores([bool(row["same"]) for row in rows], found)}


def read_incidents(path: Path) -> Iterator[Told]:
    """The documents in the file's order, each with its incident; nothing where the file does not tell."""
    for row in read_lines(path):
        address = _ARCHIVED.sub("", row.get("url") or "")
        site = _SITE.match(address)
        document = Document(
            id=keyed(row.get("title"), row.get("date"), row.get("url"), row.get("text")),
            text=row.get("text") or "",
            title=row.get("title") or "",
            outlet=site[1] if site else "",
            published=(row.get("date") or "")[:10],
            source=address,
        )
        incident = row.get("incident")
        yield Told(document, None if incident is None else str(incident))


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file. ``UsageError`` where it is none."""
    if not path.is_file():
        raise UsageError(f"{path}: there is no such file")
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise UsageError(f"{path.name}:{number}: no JSON: {error}") from error
            if not isinstance(row, dict):
                raise UsageError(f"{path.name}:{number}: not an object")
            yield row


def keyed(*parts: object) -> str:
    """An id by content, so that neither ids nor the order of lines can tell anything."""
    return hashlib.sha256("\0".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _write_conflicts(path: Path, found: Sequence[Conflict], told: Sequence[Told]) -> None:
    line: dict[str, int] = {}
    for number, (document, _) in enumerate(told):
        line.setdefault(document.id, number)
    rows = [
        "\t".join(
            (
                *(str(line[doc]) for doc in (one.one_doc, one.other_doc)),
                one.kind,
                *(str(count.low) for count in (one.one, one.other)),
                *(" ".join(count.evidence.split()) for count in (one.one, one.other)),
            )
        )
        for one in found
    ]
    path.write_text("\n".join(["line\tother\tkind\tcount\tother_count\twords\tother_words", *rows]) + "\n", "utf-8")


def _report(row: dict[str, Any]) -> Document:
    return Document(
        keyed(row["title"], row["text"]), row["text"], row["title"], row.get("outlet", ""), row.get("published", "")
    )


def _pair_scores(gold: Sequence[bool], found: Sequence[bool]) -> dict[str, float]:
    right = sum(g and f for g, f in zip(gold, found, strict=True))
    return {
        "pairs_accuracy": sum(g == f for g, f in zip(gold, found, strict=True)) / len(gold),
        "pairs_precision": right / sum(found) if any(found) else 1.0,
        "pairs_recall": right / sum(gold) if any(gold) else 1.0,
    }
