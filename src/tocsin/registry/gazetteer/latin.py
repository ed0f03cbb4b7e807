"""Which alternate names are worth keeping: Latin letters, written as a name, no code."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LATIN = re.compile(r"[\u0000-\u024f\u0250-\u02bf\u0300-\u036f\u1e00-\u1eff‘’ʼʻʿʾ–—\-\s]+\Z")
_CODE = re.compile(r"[A-Z0-9]{1,4}\Z")
_LINK = re.compile(r"https?:|www\.|[_/]")
MOST_CHARACTERS = 60


def worth_keeping(names: Iterable[str]) -> tuple[str, ...]:
    """The names in Latin script, each once. GeoNames lists airport codes (NIM), links, and machine-made
    transliterations all in small letters ("nyamy") among them: none of these is how a text names a place.
    """
    return tuple(dict.fromkeys(filter(_is_name, names)))


def _is_name(name: str) -> bool:
    return (  # a million names pass here: what is cheap to ask, and answers for most, comes first
        name != name.lower()
        and 1 < len(name) <= MOST_CHARACTERS
        and (name.isascii() or bool(_LATIN.match(name)))
        and not _CODE.match(name)
        and not _LINK.search(name)
    )
