"""Origins: which documents go back to one text. Independence is counted by them, never by outlets."""

from __future__ import annotations

from .compare import compare
from .credits import find_credit
from .fingerprint import fingerprint
from .group import group, origins
from .index import NAMES_FROM, OriginIndex, keys, least_names, least_words, ties
from .retelling import retells
from .spans import shared_spans

__all__ = [
    "NAMES_FROM",
    "OriginIndex",
    "compare",
    "find_credit",
    "fingerprint",
    "group",
    "keys",
    "least_names",
    "least_words",
    "origins",
    "retells",
    "shared_spans",
    "ties",
]
