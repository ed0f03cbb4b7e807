"""A figure below its floor, data that changed and data that are not here: each is told, the first two fail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from evaluation import floors
from evaluation.cli import commands

FIGURES = {"f1": 0.5, "false_facts": 0.1}


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One floor over one file, and a measure that says what the test likes."""
    (tmp_path / "gold").write_text("the data")
    floor = {"measure": "records", "quick": True, "data": ["gold", "gold"], "figures": dict(FIGURES)}
    floor["digest"] = floors.digest([tmp_path / "gold"] * 2)
    (tmp_path / "floors.json").write_text(json.dumps({"own": floor, "slow": floor | {"quick": False}}))
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    monkeypatch.setattr(floors, "ROOT", tmp_path)
    return tmp_path


def check(monkeypatch: pytest.MonkeyPatch, *words: str, **measured: float) -> tuple[int, dict[str, Any]]:
    monkeypatch.setattr(floors, "_measure", lambda floor: FIGURES | measured)
    done = CliRunner().invoke(commands, ["floors", *words])
    return done.exit_code, json.loads(done.stdout.splitlines()[-1])


def test_as_good_as_the_floor_passes(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, told = check(monkeypatch, "--quick")
    assert (code, told["below"], told["changed"], told["skipped"]) == (0, [], [], [])
    assert list(told["measured"]) == ["own"]
    assert list(check(monkeypatch)[1]["measured"]) == ["own", "slow"]


@pytest.mark.parametrize(("key", "value"), [("f1", 0.4999), ("false_facts", 0.1001)])
def test_below_the_floor_fails(held: Path, monkeypatch: pytest.MonkeyPatch, key: str, value: float) -> None:
    code, told = check(monkeypatch, "--quick", **{key: value})
    assert (code, told["below"]) == (1, [f"own.{key}"])


def test_other_data_fail(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (held / "gold").write_text("easier data")
    code, told = check(monkeypatch, "--quick")
    assert (code, told["changed"]) == (1, ["own"])


def test_absent_data_are_passed_over_and_said_so(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (held / "gold").unlink()
    code, told = check(monkeypatch, "--quick")
    assert (code, told["skipped"], told["measured"]) == (0, ["own"], {})


def test_a_floor_is_only_ever_raised(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(monkeypatch, "--only", "own", "--raise", f1=0.71239, false_facts=0.2)
    kept = json.loads((held / "floors.json").read_text())["own"]["figures"]
    assert kept == {"f1": 0.69, "false_facts": 0.1}, "raised to the figure less the margin, lowered never"


def test_the_floors_that_are_kept_can_be_measured() -> None:
    for name, floor in json.loads(floors.FILE.read_text()).items():
        assert set(floor) >= {"measure", "quick", "data", "digest", "figures"}, name
        paths = [floors.ROOT / path for path in floor["data"]]
        if all(path.exists() for path in paths):
            assert floors.digest(paths) == floor["digest"], f"{name}: the data are not those of the floor"
