"""What docs/how-to-add-an-actor.md tells people to add can be added as it stands, and is then known."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tocsin.registry import Registry
from tocsin.registry.build import build_registry
from tocsin.registry.check import check_registry
from tocsin.registry.files import DATA, FOLDERS, SINGLES

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "how-to-add-an-actor.md"
HOME = "src/tocsin/registry/"


def apply(example: str, root: Path) -> None:
    """Puts the added lines of one diff behind the lines that it shows before them, or into a new file."""
    old, new, *lines = example.splitlines()
    path = root / new.removeprefix("+++ ").removeprefix(HOME)
    shown = [line[1:] for line in lines if line.startswith(" ")]
    added = [line[1:] for line in lines if line.startswith("+")]
    assert len(shown) + len(added) == len(lines)
    if old == "--- /dev/null":
        assert not path.exists()
        assert not shown
        path.write_text("\n".join(added) + "\n")
        return
    before, after = path.read_text().split("\n".join(shown) + "\n", 1)
    path.write_text(before + "\n".join([*shown, *added]) + "\n" + after)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped data with every example of the guide applied in order."""
    root = tmp_path_factory.mktemp("registry")
    for folder in FOLDERS:
        shutil.copytree(DATA / folder, root / folder)
    for name in SINGLES:
        shutil.copy(DATA / name, root)
    examples = re.findall(r"```diff\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    assert len(examples) == 7
    for example in examples:
        apply(example, root)
    return root


@pytest.fixture(scope="module")
def registry(changed: Path) -> Registry:
    return build_registry(changed)


def test_the_check_finds_nothing_wrong_with_the_examples(changed: Path) -> None:
    assert check_registry(changed) == []


@pytest.mark.parametrize(
    ("surface", "acting"),
    [
        ("Niamey presidency", "NER.GOV"),
        ("Green River rebels", "green-river-front"),
        ("Blue River Committee", "blue-river-front"),
        ("Green River Times", "green-river-times"),
        ("Aminatou Rivière", "NER.GOV"),
        ("Aminatou Riviere", "NER.GOV"),
        ("the Green River Basin Authority", ""),
        ("Green River Basin Authority", "green-river-basin-authority"),
    ],
)
def test_what_was_added_is_known(registry: Registry, surface: str, acting: str) -> None:
    assert [entry.acting for entry in registry.lookup(surface)] == ([acting] if acting else [])


def test_ties_members_and_judgements_are_known(registry: Registry) -> None:
    (split,) = registry.groups["blue-river-front"].tied("split_from")
    assert (split.id, split.since) == ("green-river-front", "2021-03-14")
    assert registry.outlets["green-river-times"].control == "state-captured"
    assert registry.organisations["green-river-basin-authority"].members_on("2024-06-01") == ("NGA", "NER", "MLI")
    assert registry.organisations["green-river-basin-authority"].members == ("NGA", "NER")


def test_a_slip_in_an_example_would_be_found(changed: Path) -> None:
    slip = changed / "groups" / "red-river-front.yaml"
    slip.write_text("id: red-river-front\nnames: [Red River Front]\nsplit_from: [{id: gren-river-front}]\n")
    found = {problem.message for problem in check_registry(changed)}
    slip.unlink()
    assert any("gren-river-front: is not in the registry" in message for message in found)
