"""A project's origins are kept up to date piece by piece, and come out as if all had been grouped at once."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tocsin import merging, origins
from tocsin.records import Coded, Document, Event
from tocsin.records.origin import Origin
from tocsin.store import Asked, Project

NOUNS = (
    "bridge", "column", "convoy", "garrison", "harbour", "market", "minister", "mutiny", "outpost", "patrol", "port",
    "railway", "river", "road", "school", "soldier", "station", "summit", "tariff", "treaty", "union", "village",
)  # fmt: skip
VERBS = ("blocked", "closed", "crossed", "held", "left", "lost", "opened", "reached", "seized", "shelled", "took")


def report(number: int) -> str:
    """A report of its own: sentences drawn at random, so that no two share a run of words to speak of."""
    chance = random.Random(f"report {number}")
    said = []
    for _ in range(14):
        (a, b, c, d, e), (did, does) = chance.choices(NOUNS, k=5), chance.choices(VERBS, k=2)
        said.append(f"The {a} {did} the {b} of {c}s near the {d} while a {e} {does} its {a}.")
    return " ".join(said)


def text(number: int, seed: int = 1) -> str:
    """Of every three texts one is a report, the next a copy of it, and the third a copy cut at the end."""
    words = report(number // 3 + 1000 * (seed - 1))
    return (words, f"Our desk writes. {words}", words[: len(words) * 3 // 4])[number % 3]


def fill(project: Project, numbers: list[int], seed: int = 1) -> None:
    for n in numbers:
        name, body = f"d{n:03}", text(n, seed)
        document = Document(name, body, outlet=f"O{n}", published=f"2031-05-{n // 6 + 1:02}", source=name)
        project.add(document, body.encode())
        end = body.index(".")
        known: dict[str, Any] = {"event_type": "ASSAULT", "status": "actual", "actors": ("MLI.REB",)}
        project.keep(name, Coded((Event.of(body, doc=name, start=0, end=end, **known),)), "coder")


def found(project: Project) -> dict[str, Origin]:
    return project.origins([entry.id for entry in project.entries()])


def shape(project: Project) -> list[tuple[str, ...]]:
    return sorted({origin.docs for origin in found(project).values()})


@pytest.fixture
def project(tmp_path: Path) -> Any:
    with Project.create(tmp_path / "p") as made:
        yield made


def test_two_copies_and_a_report_by_another_hand_are_two_origins(project: Project) -> None:
    place = "Rebels attacked soldiers near Tessalit."
    for doc, number in (("a", 1), ("b", 1), ("c", 2)):
        body = f"{place} {report(number)}"
        project.add(Document(doc, body, outlet=doc, published="2031-05-07", source=doc), body.encode())
        known: dict[str, Any] = {
            "event_type": "ASSAULT",
            "status": "actual",
            "actors": ("MLI.REB",),
            "place": "Tessalit",
        }
        made = Event.of(body, doc=doc, start=0, end=len(place) - 1, targets=("MLI.MIL",), **known)
        project.keep(doc, Coded((made,)), "coder")
    assert origins.update(project) == 3
    merging.update(project)
    (incident,) = merging.read(project)
    assert len(incident.outlets) == 3
    assert [source.outlets for source in incident.sources] == [("a", "b"), ("c",)]
    shared = project.origins(["b"])["b"]
    assert shared.docs == ("a", "b")
    assert shared.members[1].why == "copy of a of 2031-05-07: the same words"
    assert [origin.id for origin in project.shared_origins()] == [shared.id]
    heard = {one.doc: one.source for one in project.reported((Asked("event"),))}
    assert heard["a"] == heard["b"] == shared.id != heard["c"]


def test_any_order_and_any_lots_come_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for order, lot in ((range(24), 100), (range(23, -1, -1), 5), (random.Random(3).sample(range(24), 24), 1)):
        monkeypatch.setattr(origins, "LOT", lot)
        with Project.create(tmp_path / f"p{lot}") as project:
            numbers = list(order)
            fill(project, numbers[:10])
            assert origins.update(project) == 10
            fill(project, numbers[10:])
            origins.update(project)
            assert origins.update(project) == 0
            made.append(found(project))
    assert made[0] == made[1] == made[2]
    assert {len(origin.docs) for origin in made[0].values()} == {3}


def test_what_is_coded_anew_or_replaced_is_traced_anew(project: Project) -> None:
    fill(project, list(range(12)))
    origins.update(project)
    before = found(project)
    fill(project, [0, 4])
    assert origins.update(project) == 2
    assert found(project) == before, "coded anew, and found to hold the same"
    fill(project, [1, 5], seed=2)
    assert "d001" not in found(project), "of what it was nothing is said any more"
    origins.update(project)
    assert ("d001",) in shape(project)
    assert ("d000", "d002") in shape(project)
    assert ("d003", "d004") in shape(project)
    fill(project, [1, 5])
    origins.update(project)
    assert found(project) == before


CHILD = """
import sys
from tocsin import origins
from tocsin.store import Project
origins.LOT = 1
with Project.open(sys.argv[1], write=True) as project:
    print("ready", flush=True)
    origins.update(project, lambda done: print(done, flush=True))
"""


def test_kill_9_between_and_within_transactions_loses_nothing(project: Project, tmp_path: Path) -> None:
    fill(project, list(range(30)))
    project.close()
    chance = random.Random(7)
    for _ in range(2):
        with subprocess.Popen([sys.executable, "-c", CHILD, project.folder], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            child.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.05))
            child.kill()
    with Project.open(project.folder, write=True) as writer, Project.create(tmp_path / "whole") as undisturbed:
        with writer.traced() as kept:
            waiting = len(kept.waiting())
        assert waiting < 30
        assert origins.update(writer) == waiting
        fill(undisturbed, list(range(30)))
        origins.update(undisturbed)
        assert found(writer) == found(undisturbed)
