from __future__ import annotations

import json
from pathlib import Path

import pytest

from tocsin.read import Reader
from tocsin.read.name_matcher import COMPONENT
from tocsin.read.names import add_registry_names
from tocsin.records import Document, Name
from tocsin.registry import load_registry

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_registry())


def names(reader: Reader, text: str) -> dict[str, Name]:
    return {name.text: name for name in reader.read(Document("t", text)).names}


@pytest.mark.parametrize(
    ("text", "surface", "kind", "code"),
    [
        ("Troops from Niger crossed the river.", "Niger", "state", "NER"),
        ("Ministers of Guinea-Conakry and Cote d’Ivoire met.", "Guinea-Conakry", "state", "GIN"),
        ("Ministers of Guinea-Conakry and Cote d’Ivoire met.", "Cote d’Ivoire", "state", "CIV"),
        ("A delegation left for Cabo Verde.", "Cabo Verde", "state", "CPV"),
        ("Envoys of the U.S. arrived.", "U.S.", "state", "USA"),
        ("The Nigeriens waited.", "Nigeriens", "demonym", "NER"),
        ("The Kremlin declined to comment.", "Kremlin", "capital", "RUS"),
        ("Fighters of Boko Haram fled.", "Boko Haram", "group", "boko-haram"),
        ("The African Union met.", "African Union", "organisation", "AFU"),
        ("Chad Smith plays the drums.", "Chad Smith", "person", ""),
        ("Mr. Jordan arrived late.", "Jordan", "person", ""),
        ("Jordan said it would close the border.", "Jordan", "state", "JOR"),
        ("Saudi Foreign Minister Faisal al-Harbi spoke.", "Faisal al-Harbi", "person", ""),
        ("The governor spoke in Atlanta, and Georgia voted.", "Georgia", "place", "USA"),
        ("Soldiers crossed from Russia into Georgia.", "Georgia", "state", "GEO"),
        ("Kenyan Airways said that it would fly.", "Kenyan Airways", "organisation", ""),
        ("Ousmane Diallo, a teacher at the school, saw it.", "Ousmane Diallo", "person", ""),
        ("Secretary Yoon Young-Chan spoke.", "Yoon Young-Chan", "person", ""),
        ("NIAMEY, August 6 (Reuters) - The army withdrew.", "NIAMEY", "capital", "NER"),
        ("Ministers of the U.S and Kenya met.", "U.S", "state", "USA"),
        ("North and South Korea met.", "North", "state", "PRK"),
        ("The Museum of Kenya opened its doors.", "Museum of Kenya", "organisation", ""),
        ("The Popular Front of Tera attacked.", "Popular Front of Tera", "organisation", ""),
        ("The Tera Front attacked.", "Tera Front", "organisation", ""),
        ("The PDF of Myanmar attacked.", "PDF", "group", "peoples-defence-force"),
        ("Fighters of IS fled.", "IS", "group", "islamic-state"),
        ("The Security Council met.", "Security Council", "organisation", "UNO"),
        ("The United Nations Security Council met.", "Security Council", "organisation", "UNO"),
        ("On Monday spokesman Hama Sidi declined to comment.", "Hama Sidi", "person", ""),
    ],
)
def test_names_have_their_kind_and_code(reader: Reader, text: str, surface: str, kind: str, code: str) -> None:
    name = names(reader, text)[surface]
    assert (name.kind, name.code) == (kind, code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("THIS IS THE HOUR OF THE ARMY", "islamic-state"),
        ("The report (PDF) came out in Niamey.", "peoples-defence-force"),
        ("CCTV footage from the market shows two men.", "cctv"),
        ("He led the National Security Council for a year.", "UNO"),
        ("The Democratic National Committee met. Members of the Farm Committee did not.", "Committee"),
    ],
)
def test_what_means_something_else_is_not_the_registrys(reader: Reader, text: str, code: str) -> None:
    found = reader.read(Document("t", text)).names
    assert code not in {name.code for name in found} | {name.text for name in found if name.code}


def test_offsets_are_the_texts_own(reader: Reader) -> None:
    text = "On Monday, President Awa Traoré of Mali met Traoré’s  allies in Bamako.\n\nNiger denied it."
    for name in reader.read(Document("t", text)).names:
        assert text[name.start : name.end] == name.text


def test_a_surname_is_known_once_the_person_was_named_in_full(reader: Reader) -> None:
    text = "Liam Okonedo spoke first. Okonedo left."
    assert [n.text for n in reader.read(Document("t", text)).names if n.kind == "person"] == ["Liam Okonedo", "Okonedo"]


def test_the_component_is_there_once_however_often_it_is_added(reader: Reader) -> None:
    add_registry_names(reader.model.nlp, reader.registry)
    assert reader.model.nlp.pipe_names.count(COMPONENT) == 1


@pytest.mark.skipif(not GOLD.is_dir(), reason="the shared gold texts are not here")
@pytest.mark.parametrize("doc", ["seed-0", "seed-1", "seed-2"])
def test_nothing_in_the_founding_texts_is_the_wrong_kind_of_thing(reader: Reader, doc: str) -> None:
    text = (GOLD / "texts" / f"{doc}.txt").read_text(encoding="utf-8-sig")
    found = reader.read(Document(doc, text)).names
    for name in found:
        entries = reader.registry.lookup(name.text.replace("’", "'"))
        kinds = {entry.kind for entry in entries}
        if kinds & {"state", "capital", "demonym"}:
            assert name.kind in {"state", "capital", "demonym"}, name
        if name.kind == "person":
            assert not entries or "person" in kinds, name
    for mention in json.loads((GOLD / "aliases.json").read_text(encoding="utf-8")).get(doc, []):
        if "name" in mention and mention["kind"] == "role":
            inside = [n for n in found if mention["start"] <= n.start < mention["end"] and n.kind == "person"]
            assert inside or not mention["mention"].istitle(), mention
        if mention["kind"] == "place":
            assert [n.code for n in found if n.start == mention["start"]] == mention["actor"]
