"""The base map's geometry: areas part a country among its units, names stand inside, the antimeridian is no wall."""

from __future__ import annotations

import pytest

from training.basemap.areas import Seed, areas, features
from training.basemap.countries import countries, polygons_by_code
from training.basemap.geometry import area, is_inside, name_point

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
HOLE = [(1.0, 1.0), (3.0, 1.0), (3.0, 3.9), (1.0, 3.9), (1.0, 1.0)]


def test_a_name_stands_where_it_has_most_room() -> None:
    assert name_point([SQUARE]) == pytest.approx((2, 2), abs=0.1)
    assert is_inside(name_point([SQUARE, HOLE]), [SQUARE, HOLE])
    assert not is_inside((2.0, 2.0), [SQUARE, HOLE])


def test_each_part_of_a_country_goes_to_the_unit_of_its_nearest_town() -> None:
    seeds = [Seed(1.0, 2.0, "West"), Seed(3.0, 2.0, "East"), Seed(3.2, 1.0, "East")]
    found = areas([[SQUARE]], seeds)
    assert sorted(found) == ["East", "West"]
    assert is_inside((0.5, 2.0), found["West"][:1]) and not is_inside((0.5, 2.0), found["East"][:1])
    assert is_inside((3.5, 2.0), found["East"][:1])
    assert area(found["East"][0]) + area(found["West"][0]) == pytest.approx(area(SQUARE), rel=0.05)
    assert features(found) == features(areas([[SQUARE]], seeds[::-1]))
    assert areas([[SQUARE]], seeds[1:]) == {}


def test_a_country_across_the_antimeridian_keeps_its_code_and_its_shape() -> None:
    atlas = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[178, 0], [-356, 0], [0, 2], [356, 0], [0, -2]], [[0, 0], [1, 0], [0, 1], [-1, -1]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "id": "010", "arcs": [[1]], "properties": {"name": "Antarctica"}},
                    {"type": "Polygon", "id": "242", "arcs": [[0]], "properties": {"name": "Fiji Is."}},
                ]
            }
        },
    }
    drawn = countries(atlas, {"242": "FJI"}, {"FJI": "Fiji"})
    (shape,) = drawn["objects"]["countries"]["geometries"]
    assert (shape["properties"]["code"], shape["properties"]["name"]) == ("FJI", "Fiji")
    assert len(drawn["arcs"]) == 1
    ((outline,),) = polygons_by_code(drawn)["FJI"]
    assert {x for x, _ in outline} == {178, 182}
    assert 178 < shape["properties"]["x"] < 182
