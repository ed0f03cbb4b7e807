"""A project of four reports, told more and less surely, by two outlets."""

from __future__ import annotations

from pathlib import Path

from tocsin.records import Coded, Document, Event
from tocsin.store import Project

TEXT = "Rebels attacked soldiers. Rebels freed prisoners."
TOLD = (
    ("a", "Post", "attacked", "ASSAULT", 0.9, 0.8),
    ("b", "Wire", "attacked", "ASSAULT", 0.6, 0.3),
    ("b", "Wire", "freed", "RETREAT", 0.7, 0.2),
    ("c", "Wire", "attacked", "PROTEST", None, None),
)
"""Document, outlet, word, root, confidence and fact."""


def build_rumours(folder: Path, settings: str = "") -> Path:
    """A project in ``folder``: an incident of two reports, an unsure one, and one that was never weighed."""
    with Project.create(folder) as project:
        made: dict[str, list[Event]] = {}
        for doc, outlet, word, root, confidence, fact in TOLD:
            if doc not in made:
                project.add(Document(doc, TEXT, outlet=outlet, published="2024-05-07", source=doc), doc.encode())
            start = TEXT.rindex("Rebels", 0, TEXT.index(word))
            event = Event.of(
                TEXT, doc=doc, start=start, end=TEXT.index(".", start), event_type=root, status="actual",
                actors=("MLI.REB",), targets=("MLI.MIL",), date_start="2024-05-06", date_end="2024-05-06",
                confidence=confidence, fact=fact,
            )  # fmt: skip
            made.setdefault(doc, []).append(event)
        for doc, events in made.items():
            project.keep(doc, Coded(tuple(events)), "1")
    if settings:
        (folder / "tocsin.toml").write_text(settings)
    return folder
