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
    kept = ("ontology/*", "states/NER*", "states/NGA*", "groups/boko-haram*", "groups/hamas*")
    for pattern in kept:
        for path in DATA.glob(pattern):
            shutil.copy(path, tmp_path / path.parent.name)
    (tmp_path / "groups" / "boko-haram.yaml").write_text("id: boko-haram\nnames: [Boko Haram]\ncountries: [NGA]\n")
    (tmp_path / "groups" / "hamas.yaml").write_text("id: hamas\nnames: [Hamas]\n")
    (tmp_path / "organisations" / "UNO.yaml").write_text("code: UNO\nnames: [United Nations]\nmembers: [NER]\n")
    for name in SINGLES:
        shutil.copy(DATA / name, tmp_path)
    (tmp_path / "regions.yaml").write_text("regions: [{id: sahel, names: [Sahel], members: [NER]}]\n")
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
        ("outlets/x.yaml", "id: x\nnames: [X]\ncontrol: state\nas_of: '2026'\n", "without a source"),
        (
            "outlets/x.yaml",
            "id: x\nnames: [X]\ncontrol: state\ncontrol_source: general-reference\n",
            "without the date",
        ),
        ("outlets/x.yaml", "id: x\nnames: [X]\ncontrol: evil\n", "unknown control 'evil'"),
        ("outlets/x.yaml", "id: x\nnames: [X]\nas_of: '2026'\n", "but no control"),
        ("outlets/x.yaml", "id: x\nnames: [X]\nwebsite: www.x.org\n", "no bare domain"),
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
    ("ties", "found"),
    [
        ("split_from: [{id: nobody, source: ucdp-actor}]", "split_from nobody: is not in the registry"),
        ("split_from: [{id: hamas}]", "'' is no key of sources.yaml"),
        ("split_from: [{id: hamas, until: '2016', source: ucdp-actor}]", "happens on a day"),
        ("allied_with: [{id: x, source: ucdp-actor}]", "is the group itself"),
        ("allied_with: [{id: hamas, since: spring, source: ucdp-actor}]", "no year, month or day"),
        ("allied_with: [{id: hamas, since: '2016', until: '2015', source: ucdp-actor}]", "ends before it begins"),
        ("wing_of: [{id: hamas, source: ucdp-actor}, {id: hamas, source: ucdp-actor}]", "stands twice"),
        ("formerly: [{name: Y, source: ucdp-actor}]", "must also stand under 'names'"),
        ("split_off: [{id: hamas, source: ucdp-actor}]", "unknown key: split_off"),
        ("split_from: [{id: hamas, from: '2016', source: ucdp-actor}]", "unknown key: from"),
        ("split_from: hamas", "must be a list of mappings"),
    ],
)
def test_a_wrong_tie_is_found(copy: Path, ties: str, found: str) -> None:
    (copy / "groups" / "x.yaml").write_text(f"id: x\nnames: [X Front]\n{ties}\n")
    assert any(found in fault for fault in faults(copy)), faults(copy)


def test_splits_that_lead_round_in_a_circle_are_found(copy: Path) -> None:
    for one, other in (("x", "y"), ("y", "z"), ("z", "x")):
        content = f"id: {one}\nnames: [{one.upper()} Front]\nsplit_from: [{{id: {other}, source: ucdp-actor}}]\n"
        (copy / "groups" / f"{one}.yaml").write_text(content)
    assert "groups/x.yaml: split_from leads from 'x' back to itself" in faults(copy)


@pytest.mark.parametrize(
    ("file", "content", "found"),
    [
        ("organisations/x.yaml", "code: x\nnames: [X]\nmembers: [{code: NER, since: soon}]\n", "NER: 'soon' is no"),
        ("organisations/x.yaml", "code: x\nnames: [X]\nmembers: [QQQ]\n", "unknown country 'QQQ'"),
        ("organisations/x.yaml", "code: x\nnames: [X]\nmembers: NER\n", "'members' must be a list"),
        ("regions.yaml", "regions: [{id: a, names: [A], members: [QQQ]}]\n", "unknown country 'QQQ'"),
        ("regions.yaml", "regions: [{id: a, names: [A]}, {id: b, names: [A]}]\n", "'A' stands 2 times"),
    ],
)
def test_a_wrong_member_is_found(copy: Path, file: str, content: str, found: str) -> None:
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
