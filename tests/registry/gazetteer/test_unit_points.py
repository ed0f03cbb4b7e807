"""The points of states and units that were written down: in the right state, none with a sign lost or axes swapped."""

from __future__ import annotations

import pytest

from tocsin.registry.gazetteer import Gazetteer
from tocsin.registry.gazetteer.unit_points import _points as written
from tocsin.registry.gazetteer.unit_points import state_point, unit_point

pytestmark = pytest.mark.timeout(600)

NEARER_ABROAD = {"TKM", "XKX"}
"""The desert of Turkmenistan lies nearer to Khiva; GeoNames' codes put a part of Kosovo's towns into Serbia."""


def test_the_nearest_town_of_a_states_point_lies_in_it(real: Gazetteer) -> None:
    nearest = {code: real.nearest(point[0], point[1], 1500.0) for code, point in written()["countries"].items()}
    wrong = {code for code, town in nearest.items() if town is None or town.country != code}
    assert wrong <= NEARER_ABROAD


def test_the_nearest_town_of_a_units_point_lies_in_it(real: Gazetteer) -> None:
    for number, point in written()["admin1"].items():
        unit, town = real.get(f"gn:{number}"), real.nearest(point[0], point[1], 800.0)
        assert unit is not None and unit.kind == "admin1", number
        assert town is not None and town.admin1 == unit.admin1, unit.name


def test_what_is_not_written_down_is_left_to_its_towns() -> None:
    assert state_point("MCO") is None and unit_point(1) is None
    assert state_point("RUS") == (60.0, 100.0)
