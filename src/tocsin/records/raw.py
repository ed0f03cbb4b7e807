"""What collecting hands on: a document's bytes as they came, or the reason why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

RawKind = Literal["text", "html", "jsonl-row", "pdf"]

META_KEYS = ("title", "outlet", "published", "lang")
"""What may be known of a document beside its text."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document before it is decoded."""

    id: str
    """Unique in one run and safe as a file name: a file's name without its ending, a row's own id."""
    data: bytes
    """The file's bytes, unpacked; of a JSONL row or a mail the text's, as UTF-8. HTML in one has the kind ``html``."""
    kind: RawKind
    source: str
    """Path as given, ``path:line``, ``-`` or a web address, fetched or from an archive; odd characters are written as
    escapes, so that it is one plain line."""
    meta: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Any of ``META_KEYS``, as given; empty and unknown ones are left out."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read. The run goes on without it; ``f"{source}: {reason}"`` is one plain line."""

    source: str
    reason: str
