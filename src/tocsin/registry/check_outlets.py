"""Finds judgements about outlets that rest on nobody's word or on no date, and domains that are none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

from .check_ties import dating_faults
from .types import Outlet

Fault = tuple[str, str]
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


def outlet_faults(outlets: Iterable[tuple[str, Outlet]], sources: Set[str]) -> Iterator[Fault]:
    """File and message of each fault."""
    holders: dict[str, list[str]] = defaultdict(list)
    for file, outlet in outlets:
        if outlet.control or outlet.control_source or outlet.as_of:
            yield from ((file, message) for message in _judgement_faults(outlet, sources))
        if outlet.website:
            holders[outlet.website].append(file)
            if not _DOMAIN.fullmatch(outlet.website) or outlet.website.startswith("www."):
                yield file, f"'{outlet.website}' is no bare domain in lower case"
    for website, files in holders.items():
        yield from ((file, f"{website} is also the website in {files[0]}") for file in files[1:])


def _judgement_faults(outlet: Outlet, sources: Set[str]) -> Iterator[str]:
    if not outlet.control:
        yield "names a source or a date of control, but no control"
    if outlet.control_source not in sources:
        yield f"control '{outlet.control}' without a source: '{outlet.control_source}' is no key of sources.yaml"
    if not outlet.as_of:
        yield f"control '{outlet.control}' without the date for which it was judged"
    yield from dating_faults(outlet.as_of, "")
