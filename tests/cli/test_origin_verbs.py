"""`tocsin show`, `documents`, `incident` and `incidents` say which documents go back to one text, and blame nobody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tocsin import merging, origins
from tocsin.records import Coded, Document, Event
from tocsin.store import Project

from .conftest import Cli

ATTACK = "Rebels attacked soldiers near Tessalit"
BODY = """ on Monday before dawn, and the road to the north was closed for most of the day. Lorries with flour and
fuel turned back at the river. The garrison burned two tents and a store of grain was lost. People from the villages
around walked to the town with what they could carry. The market stayed shut, and so did the school beside the mosque.
"""
CREDITED = f"TESSALIT (AFP) - {ATTACK}{BODY}"
OTHER = f"{ATTACK}. A teacher counted nine wounded men in the clinic and heard shots until the evening prayer."


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    with Project.create(tmp_path / "p") as project:
        texts = (("wire", CREDITED, "AFP"), ("post", CREDITED + "Our desk.", "Post"), ("courier", OTHER, "Courier"))
        for doc, text, outlet in texts:
            project.add(Document(doc, text, outlet=outlet, published="2031-05-07", source=doc), text.encode())
            start = text.index(ATTACK)
            known: dict[str, Any] = {"event_type": "ASSAULT", "status": "actual", "actors": ("MLI.REB",)}
            known |= {"start": start, "end": start + len(ATTACK), "targets": ("MLI.MIL",), "place": "Tessalit"}
            project.keep(doc, Coded((Event.of(text, doc=doc, **known),)), "coder")
        origins.update(project)
        merging.update(project)
    return tmp_path / "p"


def test_a_document_is_shown_with_its_origin(cli: Cli, copied: Path) -> None:
    page = cli("show", "post", "--project", copied).out
    assert "one origin with wire (the first known; credits AFP)" in page
    assert "both credit AFP" in page
    assert "origin" not in cli("show", "courier", "--project", copied).out
    whole = json.loads(cli("show", "post", "--json", "--project", copied).out)
    assert [member["doc"] for member in whole["origin"]["members"]] == ["wire", "post"]
    credit = whole["origin"]["members"][1]["credit"]
    assert CREDITED[credit["start"] : credit["end"]] == credit["words"]


def test_the_list_of_documents_names_those_of_one_origin(cli: Cli, copied: Path) -> None:
    table = cli("documents", "--project", copied).out
    assert "wire (the first known; credits AFP)" in " ".join(table.split())
    listed = [json.loads(line) for line in cli("documents", "--json", "--project", copied).out.splitlines()]
    assert [entry["origin"]["with"] for entry in listed] == [["post"], ["wire"], []]
    assert [entry["origin"]["kind"] for entry in listed] == ["first", "credits", "alone"]


def test_an_incident_counts_origins_and_says_why_two_documents_are_one(cli: Cli, copied: Path) -> None:
    (listed,) = map(json.loads, cli("incidents", "--json", "--project", copied).out.splitlines())
    assert sorted(one["documents"] for one in listed["origins"]) == [["courier"], ["post", "wire"]]
    whole = json.loads(cli("incident", listed["id"], "--json", "--project", copied).out)
    assert [len(origin["members"]) for origin in whole["origins"] if len(origin["members"]) > 1] == [2]
    page = " ".join(cli("incident", listed["id"], "--project", copied).out.split())
    assert "2 origins, 3 documents" in page
    assert "both credit AFP" in page
    assert "2: Courier, AFP + Post" in " ".join(cli("incidents", "--project", copied).out.split())
