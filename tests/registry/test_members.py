"""Who belongs to what, and when."""

from __future__ import annotations

import pytest

from tocsin.registry import Membership, Registry, load_registry


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("ECO", 12),
        ("AES", 3),
        ("AFU", 55),
        ("EUR", 27),
        ("NAT", 32),
        ("UNO", 193),
        ("gulf-cooperation-council", 6),
        ("sadc", 16),
        ("eac", 8),
        ("g7", 7),
        ("ASN", 11),
        ("CSO", 6),
        ("SCO", 10),
        ("ARL", 22),
        ("OIC", 57),
        ("un-permanent-five", 5),
    ],
)
def test_an_organisation_has_as_many_members_as_it_says(registry: Registry, code: str, number: int) -> None:
    assert len(set(registry.organisations[code].members)) == number


@pytest.mark.parametrize(
    ("code", "state", "last_day", "first_day_without"),
    [
        ("ECO", "NER", "2025-01-28", "2025-01-29"),
        ("ECO", "MRT", "2000-11-30", "2000-12-31"),
        ("EUR", "GBR", "2020-01-30", "2020-02-01"),
        ("opec", "AGO", "2023-12-31", "2024-01-01"),
        ("g7", "RUS", "2014-03-01", "2014-04-01"),
    ],
)
def test_who_left_was_a_member_before(
    registry: Registry, code: str, state: str, last_day: str, first_day_without: str
) -> None:
    organisation = registry.organisations[code]
    assert state in organisation.members_on(last_day)
    assert state not in organisation.members_on(first_day_without)
    assert state not in organisation.members


@pytest.mark.parametrize(
    ("code", "state", "day"),
    [
        ("NAT", "SWE", "2024-03-07"),
        ("EUR", "HRV", "2013-07-01"),
        ("brics", "EGY", "2024-01-01"),
        ("AFU", "MAR", "2017-01-30"),
    ],
)
def test_who_joined_was_no_member_before(registry: Registry, code: str, state: str, day: str) -> None:
    assert state in registry.organisations[code].members_on(day)
    assert state not in registry.organisations[code].members_on("2012-06-30")


def test_a_year_counts_from_its_first_day() -> None:
    once = Membership("NER", "2016", "2018")
    assert [once.holds(day) for day in ("2015-12-31", "2016-01-01", "2017-12-31", "2018-01-01")] == [
        False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("region", "member", "stranger"),
    [("coastal-west-africa", "BEN", "NER"), ("baltic-states", "EST", "FIN"), ("south-caucasus", "GEO", "RUS")],
)
def test_a_region_has_its_states(registry: Registry, region: str, member: str, stranger: str) -> None:
    assert member in registry.regions[region].members
    assert stranger not in registry.regions[region].members


def test_a_region_without_agreed_borders_lists_none(registry: Registry) -> None:
    assert registry.regions["middle-east"].members == ()
