"""How the shipped groups are tied to one another."""

from __future__ import annotations

import pytest

from tocsin.registry import Registry, load_registry
from tocsin.registry.types import TieKind


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.mark.parametrize(
    ("group", "kind", "other", "since"),
    [
        ("ansar-dine", "merged_into", "jnim", "2017-03-02"),
        ("al-mourabitoun", "merged_into", "jnim", "2017-03-02"),
        ("katiba-macina", "wing_of", "jnim", "2017-03-02"),
        ("iswap", "split_from", "boko-haram", "2016-08"),
        ("islamic-state-sahel", "split_from", "al-mourabitoun", "2015-05"),
        ("rsf", "split_from", "SDN.MIL", "2023-04-15"),
        ("csp-dpa", "merged_into", "azawad-liberation-front", "2024-11-30"),
        ("m23", "affiliated_with", "alliance-fleuve-congo", "2023-12-15"),
        ("segunda-marquetalia", "split_from", "farc", "2019-08-29"),
        ("ypg", "affiliated_with", "sdf", "2015-10"),
        ("peoples-defence-force", "wing_of", "national-unity-government-myanmar", "2021-05-05"),
        ("haqqani-network", "wing_of", "taliban", ""),
        ("puk", "split_from", "kdp", ""),
    ],
)
def test_ties_are_dated_as_far_as_known(registry: Registry, group: str, kind: TieKind, other: str, since: str) -> None:
    assert (other, since) in {(tie.id, tie.since) for tie in registry.groups[group].tied(kind)}


def test_a_group_keeps_its_id_through_its_names(registry: Registry) -> None:
    former = {one.name: one.until for one in registry.groups["hayat-tahrir-al-sham"].formerly}
    assert former["Jabhat al-Nusra"] == "2016-07-28"
    assert former["Jabhat Fateh al-Sham"] == "2017-01-28"
    assert {entry.code for entry in registry.lookup("Jabhat al-Nusra")} == {"hayat-tahrir-al-sham"}


def test_a_group_that_dissolved_itself_says_when(registry: Registry) -> None:
    assert registry.groups["pkk"].dissolved == "2025-05-12"
    assert registry.groups["jnim"].dissolved == ""


def test_a_tie_that_ucdp_tells_is_credited_and_undated(registry: Registry) -> None:
    told = [tie for group in registry.groups.values() for tie in group.ties if tie.source == "ucdp-actor"]
    assert told
    assert not any(tie.since or tie.until for tie in told)
    assert "CC BY 4.0" in registry.sources["ucdp-actor"]


def test_there_are_three_hundred_armed_groups_and_movements(registry: Registry) -> None:
    assert sum(group.kind != "party" for group in registry.groups.values()) >= 300


@pytest.mark.parametrize("surface", ["AIS", "FIS", "GAM", "BRA", "NDC", "MAA", "CDM", "RNC", "FLN"])
def test_an_acronym_of_many_meanings_is_no_group(registry: Registry, surface: str) -> None:
    assert not [entry for entry in registry.lookup(surface) if entry.kind == "group"]
