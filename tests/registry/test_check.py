"""The check of the registry: the shipped data pass, planted faults are found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tocsin.errors import RegistryError
from tocsin.registry.build import build_registry
from tocsin.registry.check import check_registry
from tocsin.registry.files import DATA, FOLDERS, SINGLES


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped data, small enough to check many times: few states, all the rest."""
    for folder in FOLDERS:
        (tmp_path / folder).mkdir()
    kept = ("ontology/*", "states/NER*", "states/NGA*", "groups/boko-haram*", "groups/hamas*", "organisations/UNO*")
    for pattern in kept:
        for path in DATA.glob(pattern):
            shutil.copy(path, tmp_path / path.parent.name)
    (tmp_path / "groups" / "boko-haram.yaml").write_text("id: boko-haram\nnames: [Boko Haram]\ncountries: [NGA]\n")
    (tmp_path / "groups" / "hamas.yaml").write_text("id: hamas\nnames: [Hamas]\n")
    for name in SINGLES:
        shutil.copy(DATA / name, tmp_path)
    (tmp_path / "ids.yaml").write_text("ids: [UNO, hamas, unnamed]\n")
    return tmp_path


def faults(root: Path) -> list[str]:
    return [f"{problem.file}: {problem.message}" for problem in check_registry(root)]


def test_the_shipped_data_pass() -> None:
    assert check_registry() == []


def test_the_copy_passes(copy: Path) -> None:
    assert faults(copy) == []


@pytest.mark.parametrize(
    ("file", "content", "found"),
    [
        ("groups/hamas.yaml", "id: hamas\nnames: [Hamas]\ncountries: [QQQ]\n", "unknown country 'QQQ'"),
        ("groups/hamas.yaml", "id: hamas\nnames: []\n", "has no name"),
        ("groups/hamas.yaml", "id: hamas\nnames: [Boko Haram]\n", "also claimed as group"),
        ("groups/hamas.yaml", "id: fatah\nnames: [Fatah]\n", "name the file after it"),
        ("groups/hamas.yaml", "id: hamas\nnames: [Hamas]\nsector: XYZ\n", "unknown sector 'XYZ'"),
        ("groups/hamas.yaml", "id: hamas\nname: [Hamas]\n", "unknown key: name"),
        ("groups/hamas.yaml", "id: hamas\nid: hamas\nnames: [Hamas]\n", "key given twice: id"),
        ("groups/hamas.yaml", "id: hamas\nnames: [Hamas\n", "cannot be read"),
        ("groups/hamas.yaml", "!!python/object/apply:os.getcwd []\n", "cannot be read"),
        ("outlets/hamas.yaml", "id: hamas\nnames: [Hamas Daily]\n", "'hamas' is defined 2 times"),
        ("outlets/x.yaml", "id: x\nnames: [X]\nstate_controlled: true\n", "without a source"),
        ("ids.yaml", "ids: [no-such-group]\n", "'no-such-group' is neither"),
        ("roles.yaml", "sectors: {MIL: [army], GOV: [army]}\n", "'army' stands 2 times"),
        (
            "ontology/AID.yaml",
            "name: AID\ndefinition: help\nquad: 4\nintensity: 1\nmodes: {m: d}\n",
            "belongs to class 2",
        ),
        ("ontology/AID.yaml", "name: AID\ndefinition: help\nquad: 2\nintensity: 90\nmodes: {m: d}\n", "−10 to 10"),
        ("contexts.yaml", "contexts: {}\n", "has no contexts"),
    ],
)
def test_a_planted_fault_is_found(copy: Path, file: str, content: str, found: str) -> None:
    (copy / file).write_text(content)
    assert any(found in fault for fault in faults(copy)), faults(copy)


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("{person: A B, surnames: [B], role: r, since: '2020-13-01'}", "month must be in 1..12"),
        ("{person: A B, surnames: [B], role: r, since: spring}", "no year, month or day"),
        ("{person: A B, surnames: [B], role: r, since: '2021', until: '2020-05'}", "ends before it begins"),
        ("{person: A B, surnames: [], role: r, since: '2021'}", "has no surname"),
        ("{person: A B, surnames: [B], role: r, since: '2021', actor: nobody}", "unknown actor 'nobody'"),
        ("{person: A B, surnames: [B], role: r, since: '2021', actor: NER.XXX}", "unknown sector 'XXX'"),
        (
            "{person: A B, surnames: [B], role: r, since: '2020-01', until: '2022-01'},"
            "{person: A B, surnames: [B], role: r, since: '2021-01'}",
            "two terms as r overlap",
        ),
    ],
)
def test_a_wrong_term_of_office_is_found(copy: Path, term: str, found: str) -> None:
    (copy / "offices" / "NER.yaml").write_text(f"actor: NER.GOV\noffices: [{term}]\n")
    assert any(found in fault for fault in faults(copy)), faults(copy)


def test_a_missing_root_is_found(copy: Path) -> None:
    (copy / "ontology" / "AID.yaml").unlink()
    assert "ontology: root AID is missing" in faults(copy)


def test_building_stops_at_a_fault_with_the_file_named(copy: Path) -> None:
    (copy / "groups" / "hamas.yaml").write_text("id: hamas\nnames: Hamas\n")
    with pytest.raises(RegistryError, match=r"groups/hamas\.yaml"):
        build_registry(copy)
