"""How much collecting takes in before it says no."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one input from using up memory or time; the defaults are far above any news report."""

    document_bytes: int = 10_000_000
    """Of one document, unpacked: a file, or one row of JSON Lines."""
    skipped_bytes: int = 1_000_000_000
    """How far an overlong line is passed over before its file is given up: a packed file can hold endless zeros."""
    depth: int = 64
    """Folders within folders."""
    archive_bytes: int = 20_000_000_000
    """Of a web archive, unpacked: a day's crawl of a hundred outlets has a tenth of that."""


def size(count: int) -> str:
    """A byte count as people write it: 10 MB, 500 bytes."""
    for unit, name in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")):
        if count >= unit:
            return f"{count / unit:.3g} {name}"
    return f"{count} bytes"
