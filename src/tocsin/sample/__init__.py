"""The bundled sample: reports on the 2023-24 crisis in Niger and its neighbours, written for Tocsin."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple


class SamplePaths(NamedTuple):
    """Where the sample lies: what `tocsin add REPORTS --meta META` wants."""

    reports: Path
    """Folder of the texts."""
    meta: Path
    """JSON Lines with doc, title, outlet, published, lang and a note for each of them."""


def sample_paths() -> SamplePaths:
    """The sample's files as installed. They are read where they lie: spaCy cannot be imported from a zip either."""
    folder = Path(str(files(__name__)))
    return SamplePaths(folder / "reports", folder / "sample.jsonl")


__all__ = ["SamplePaths", "sample_paths"]
