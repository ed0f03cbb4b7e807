"""Events and incidents as GeoJSON (RFC 7946), for maps; what is not told at a spot has no geometry.

The properties are the columns of the flat tables, so that nothing is drawn without who says so and how exact it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from .measured import error_rates
from .places import point
from .table import Row

_BESIDE = frozenset({"latitude", "longitude", "error_rates"})
"""Said by the geometry, or once for the whole file."""


def geojson_chunks(rows: Iterable[Row]) -> Iterator[str]:
    """A feature collection, a feature a line; ``rows`` have the columns of records or of incidents."""
    head = {"type": "FeatureCollection", "error_rates": error_rates(), "note": NOTE}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "features": [\n'
    between = ""
    for row in rows:
        yield between + json.dumps(feature(row))
        between = ",\n"
    yield "\n]}\n"


NOTE = (
    "Machine-coded. Features without a geometry are told of a district, a province or a country, or of no known place: "
    "they are not drawn in the middle of it. Where `claim` is yes, somebody other than the outlet says so."
)


def feature(row: Row) -> dict[str, object]:
    """One row as a feature; its geometry is null where it is not told at a spot."""
    latitude, longitude = _number(row.get("latitude")), _number(row.get("longitude"))
    at = point(latitude, longitude, str(row.get("place_precision") or ""))
    shown = {name: value for name, value in row.items() if name not in _BESIDE and value not in ("", None)}
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": list(at)} if at else None,
        "properties": shown,
    }


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
