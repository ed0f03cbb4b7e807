"""`tocsin incident`, `join` and `part`: one incident by origin, and an analyst's word on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rumours import build_rumours

from .conftest import Cli


@pytest.fixture
def rumours(tmp_path: Path) -> Path:
    return build_rumours(tmp_path / "rumours")


def listed(cli: Cli, folder: Path) -> list[dict[str, Any]]:
    out = cli("incidents", "--json", "--sure", "0", "--project", folder).out
    return [json.loads(line) for line in out.splitlines()]


def test_one_incident_is_shown_by_origin_and_why_it_is_one(cli: Cli, rumours: Path) -> None:
    attack = next(one for one in listed(cli, rumours) if one["event_type"] == "ASSAULT")
    whole = json.loads(cli("incident", attack["id"], "--json", "--project", rumours).out)
    assert [source["documents"] for source in whole["sources"]] == [["a"], ["b"]]
    assert (whole["single_origin"], whole["contradictions"], whole["denied_by"]) == (False, [], [])
    assert whole["reasons"][0]["score"] > 0
    page = cli("incident", attack["id"][:8], "--project", rumours)
    assert "2 origins" in page.out
    assert "same day" in page.out
    assert cli("incident", "zzz", "--project", rumours).err.startswith("tocsin: no incident 'zzz'")


def test_what_is_parted_stays_apart_until_it_is_joined(cli: Cli, rumours: Path) -> None:
    attack = next(one for one in listed(cli, rumours) if one["event_type"] == "ASSAULT")
    assert cli("part", attack["id"], "b", "--note", "another", "--project", rumours).code == 0
    apart = [one for one in listed(cli, rumours) if one["event_type"] == "ASSAULT"]
    assert [len(one["reports"]) for one in apart] == [1, 1]
    assert cli("join", *(one["id"] for one in apart), "--project", rumours).code == 0
    assert [len(one["reports"]) for one in listed(cli, rumours) if one["event_type"] == "ASSAULT"] == [2]
    assert cli("join", attack["id"], "--project", rumours).code == 2
