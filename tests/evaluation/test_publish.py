from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluation import publish
from evaluation.publish import ACTS, COMMANDS, NOT_YET, REGIONS, ROOT, load, rendered
from training.__main__ import trainings


def test_no_figure_in_the_documents_is_typed_by_hand() -> None:
    found = load()
    if "speed" not in found:
        pytest.fail("evaluation/measured.json lacks a measurement; run `python -m evaluation publish --measure`")
    for path, text in rendered(found).items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, f"{path}: run `python -m evaluation publish`"


def test_every_shown_command_is_one_that_there_is() -> None:
    from evaluation.cli import commands

    shown = {line.split()[0] for line in COMMANDS.values()}
    assert {word for word in shown if not word.startswith("training.")} <= set(commands.commands)
    assert all(find_spec(word) for word in shown if word.startswith("training."))
    assert "training.event_places" in shown & {f"training.{name}" for name in trainings()}


def test_figures_of_acts_that_nobody_took_are_said_not_to_be_measured() -> None:
    body = REGIONS["acts"]({})
    assert body.count(f"| {NOT_YET} |") == len(ACTS)
    assert all(COMMANDS[name] in body for name, *_ in ACTS)


def test_figures_of_acts_are_shown_as_they_were_taken() -> None:
    body = REGIONS["acts"]({"plv": {"root_f1": 0.8312, "quad_f1": 0.9}, "noevent": {"false_alarm": 0.0}})
    assert "0.831" in body
    assert "0.900" in body
    assert "| sentences that tell no act, with an event recorded | 0.000 |" in body
    assert body.count(NOT_YET) == len(ACTS) - 3


@pytest.mark.parametrize("name", sorted({name for name, *_ in ACTS}))
def test_figures_of_acts_can_be_taken(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from evaluation.cli import commands

    printed = tmp_path / "printed"
    printed.write_text('a line before\n{"root_f1": 0.12345}\n', encoding="utf-8")
    monkeypatch.setattr(publish, "MEASURED", tmp_path / "measured.json")
    monkeypatch.setattr(publish, "publish", sorted)
    done = CliRunner().invoke(commands, ["publish", "--take", f"{name}={printed}"])
    assert json.loads(done.output) == {"changed": [name]}
    assert json.loads((tmp_path / "measured.json").read_text("utf-8")) == {name: {"root_f1": 0.123}}


def test_figures_that_nobody_knows_cannot_be_taken() -> None:
    from evaluation.cli import commands

    assert CliRunner().invoke(commands, ["publish", "--take", "rumour=/nowhere"]).exit_code == 2


@pytest.mark.parametrize("path", ["docs/USE.md", "docs/model-card.md"])
def test_the_figures_of_acts_stand_in(path: str) -> None:
    assert "<!-- figures:acts -->" in (ROOT / path).read_text("utf-8")
