"""What the address of the map asks for: the filters of the list of incidents, and what is drawn beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from tocsin.records.incident import STANDINGS
from tocsin.records.wanted import WantedIncidents
from tocsin.registry import Registry

from .asked import Asked, asked
from .asked_incidents import asked_incidents, wanted_incidents

ANY = "any"
"""The standing that asks for plans and denials beside what is told as having happened."""
FORCES = "postures"
"""The layer of whose forces stand where."""

_NOT_LISTED = frozenset({"layer", "sort", "standing"})


def asked_map(query: Mapping[str, str]) -> Asked:
    """Read the query string, as leniently as for records."""
    every = query.get("standing") == ANY
    known = asked_incidents({**query, "standing": ""} if every else query)
    layer = asked(query, ("layer",), {"layer": (FORCES,)})
    values = {**known.values, **layer.values} | ({"standing": ANY} if every else {})
    return Asked(values, known.page, (*known.ignored, *layer.ignored))


def wanted_map(asked: Asked, registry: Registry) -> WantedIncidents:
    """The incidents that the map and the list beside it show."""
    if asked.values["standing"] != ANY:
        return wanted_incidents(asked, registry)
    told = replace(asked, values={**asked.values, "standing": ""})
    return replace(wanted_incidents(told, registry), standings=STANDINGS)


def of_all_times(wanted: WantedIncidents) -> WantedIncidents:
    """The same without bounds in time: what the slider runs over."""
    return replace(wanted, since="", until="")


def listed(asked: Asked) -> str:
    """The query string with which the same incidents are downloaded; a list names each standing that it wants."""
    kept = [
        (name, value) for name, value in asked.values.items() if value and name not in {"layer", "sort", "standing"}
    ]
    standing = asked.values["standing"]
    kept += [("standing", one) for one in (STANDINGS if standing == ANY else [standing] if standing else [])]
    return f"?{urlencode(kept)}" if kept else ""
