"""Measures stories on news of all kinds: Giveme5W1H's articles in 38 events (Hamborg et al., 2019)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.clusters import cluster_of, measured, write_clusters
from evaluation.incidents import Told, keyed, read_lines
from tocsin.merge.stories import group_stories
from tocsin.records import Document


def measure_stories(path: Path, *, out: Path | None = None) -> dict[str, Any]:
    """Pairwise and B³ F1 with precision and recall; without gold only how many stories were found."""
    told = list(read_stories(path))
    clusters = cluster_of([one.document.id for one in told], group_stories(one.document for one in told))
    if out:
        write_clusters(out, clusters)
    return measured([one.incident for one in told], clusters)


def read_stories(path: Path) -> Iterator[Told]:
    """The articles in the file's order, each with its event; nothing where the file does not tell."""
    for row in read_lines(path):
        document = Document(
            id=keyed(row.get("title"), row.get("date_publish"), row.get("url"), row.get("text")),
            text=row.get("text") or "",
            title=row.get("title") or "",
            outlet=row.get("source_domain") or "",
            published=(row.get("date_publish") or "")[:10],
            source=row.get("url") or "",
        )
        event = (row.get("newsCluster") or {}).get("EventId")
        yield Told(document, None if event is None else str(event))
