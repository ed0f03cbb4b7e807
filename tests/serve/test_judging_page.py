"""The page where an analyst says whether a record is right: what it takes, what it refuses, what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from starlette.testclient import TestClient

from tocsin.serve import create_app
from tocsin.store import Filter, Project

DOC = "strait-1"


@pytest.fixture
def folder(project: Path, tmp_path: Path) -> Path:
    return Path(copytree(project, tmp_path / "own"))


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(folder), base_url="http://localhost", follow_redirects=False) as made:
        yield made


def an_event(folder: Path) -> str:
    with Project.open(folder) as project:
        return next(project.records(Filter(documents=(DOC,), types=("event",)))).id


def form(client: TestClient, record: str, **values: str) -> dict[str, str]:
    page = client.get("/judge", params={"document": DOC, "record": record})
    assert page.status_code == 200
    (token,) = set(re.findall(r'name="token" value="([^"]+)"', page.text))
    return {"token": token, "document": DOC, "record": record, "user": "ann"} | values


def test_what_is_right_is_marked_reviewed(client: TestClient, folder: Path) -> None:
    one = an_event(folder)
    answer = client.post("/judge", data=form(client, one, answer="right", note="seen"))
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/documents/{DOC}#r-{one}"
    with Project.open(folder) as project:
        (found,) = project.records(Filter(ids=(one,)))
        assert found.review == "reviewed"
        assert [(said.user, said.note) for said in project.judgements(DOC)] == [("ann", "seen")]
    assert "reviewed" in client.get(f"/documents/{DOC}").text


def test_what_is_wrong_is_gone(client: TestClient, folder: Path) -> None:
    one = an_event(folder)
    assert client.post("/judge", data=form(client, one, answer="wrong")).status_code == 303
    with Project.open(folder) as project:
        assert project.count(Filter(ids=(one,))) == 0


def test_only_changed_fields_are_corrected(client: TestClient, folder: Path) -> None:
    one = an_event(folder)
    sent = form(client, one, answer="correct", status="denied", actors="NER.MIL, FRA")
    assert client.post("/judge", data=sent).status_code == 303
    with Project.open(folder) as project:
        (found,) = [r for r in project.records(Filter(documents=(DOC,))) if r.review]
        shown = found.to_dict()
    assert (shown["status"], shown["actors"]) == ("denied", ["NER.MIL", "FRA"])


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"answer": "correct"}, 422),
        ({"answer": "correct", "status": "maybe"}, 422),
        ({"answer": "comment", "note": " "}, 422),
        ({"answer": "burn"}, 422),
        ({"answer": "wrong", "token": "guessed"}, 403),
        ({"answer": "wrong", "record": "none"}, 404),
    ],
)
def test_what_cannot_be_kept_changes_nothing(
    client: TestClient, folder: Path, changes: dict[str, str], status: int
) -> None:
    one = an_event(folder)
    assert client.post("/judge", data=form(client, one) | changes).status_code == status
    with Project.open(folder) as project:
        assert project.said() == []


def test_another_site_cannot_judge(client: TestClient, folder: Path) -> None:
    sent = form(client, an_event(folder), answer="wrong")
    assert client.post("/judge", data=sent, headers={"Origin": "http://evil.example"}).status_code == 403
