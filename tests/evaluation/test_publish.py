from __future__ import annotations

import pytest

from evaluation.publish import ROOT, load, rendered
from training.__main__ import trainings


def test_no_figure_in_the_documents_is_typed_by_hand() -> None:
    found = load()
    if "speed" not in found:
        pytest.fail("evaluation/measured.json lacks a measurement; run `python -m evaluation publish --measure`")
    for path, text in rendered(found).items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, f"{path}: run `python -m evaluation publish`"


def test_every_shown_command_is_one_that_there_is() -> None:
    from evaluation.cli import commands
    from evaluation.publish import COMMANDS

    shown = {line.split()[0] for line in COMMANDS.values()}
    assert {word for word in shown if not word.startswith("training.")} <= set(commands.commands)
    assert {word for word in shown if word.startswith("training.")} <= {f"training.{name}" for name in trainings()}
