"""A project's incidents are kept up to date piece by piece, and come out as if all had been merged at once."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tocsin import merging
from tocsin.errors import UsageError
from tocsin.merge import merge_reports
from tocsin.records import Coded, Document, Event, Incident
from tocsin.store import Project

TOWNS = ("Tessalit", "Kidal", "Ménaka", "Gao", "Ansongo")
TEXT = "Gunmen ambushed a column near {town} on the road to {other}, killing {killed}, an officer of the {who} said."


def article(number: int, chance: random.Random) -> tuple[Document, Coded]:
    """An article of two events, of few towns and days, so that many meet."""
    town, other = chance.sample(TOWNS, 2)
    day, killed = f"2024-05-{chance.randint(1, 9):02}", chance.randint(1, 4)
    text = TEXT.format(town=town, other=other, killed=killed, who=chance.choice(["column", "garrison"]))
    name = f"d{number:03}"
    document = Document(name, text, title=f"Ambush near {town}", outlet=f"O{number % 7}", published=day, source=name)
    common: dict[str, Any] = {"doc": name, "country": "MLI", "date_start": day, "date_end": day}
    attack = Event.of(
        text, start=0, end=text.index(","), event_type="ASSAULT", place=town, actors=("MLI.REB",), targets=("MLI.MIL",),
        status=chance.choice(["actual", "actual", "denied", "planned"]), numbers={"killed": (killed, killed)}, **common,
    )  # fmt: skip
    word = Event.of(
        text, start=text.index("an officer"), end=len(text) - 1, event_type="ACCUSE", status="actual",
        actors=("MLI.MIL",), targets=("MLI.REB",), **common,
    )  # fmt: skip
    return document, Coded((attack, word))


def fill(project: Project, numbers: list[int], seed: int = 1) -> None:
    made = {n: article(n, random.Random(f"{seed} {n}")) for n in numbers}
    for n in numbers:
        document, coded = made[n]
        project.add(document, document.text.encode())
        project.keep(document.id, coded, "coder")


def whole(project: Project) -> tuple[Incident, ...]:
    return merge_reports(project.reports())


@pytest.fixture
def project(tmp_path: Path) -> Any:
    with Project.create(tmp_path / "p") as made:
        yield made


def test_piece_by_piece_comes_to_the_same_as_all_at_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "LOT", 7)
    order = list(range(40))
    random.Random(5).shuffle(order)
    for at in range(0, 40, 10):
        fill(project, order[at : at + 10])
        assert merging.read(project) == whole(project), "read before merging"
        assert merging.update(project) == 10
        assert merging.read(project) == whole(project)
    assert merging.update(project) == 0
    found = whole(project)
    assert 20 < len(found) < 70
    assert any(incident.denies for incident in found)


def test_what_is_coded_anew_or_replaced_is_merged_anew(project: Project) -> None:
    fill(project, list(range(30)))
    merging.update(project)
    before = whole(project)
    fill(project, list(range(0, 30, 3)), seed=2)
    assert merging.read(project) == whole(project) != before
    merging.update(project)
    assert merging.read(project) == whole(project)
    fill(project, list(range(0, 30, 3)))
    merging.update(project)
    assert merging.read(project) == before


def beside(project: Project, record: str) -> set[str]:
    """The records of the incident that a record is in."""
    mine = ({report.record for report in incident.reports} for incident in merging.read(project))
    return next(records for records in mine if record in records)


def test_an_analyst_parts_and_joins_and_coding_anew_does_not_undo_it(project: Project) -> None:
    fill(project, list(range(40)))
    merging.update(project)
    several = next(i for i in merging.read(project) if i.event_type == "ASSAULT" and len(i.documents) > 2)
    *rest, out = several.reports
    merging.part(project, several.id, [out.doc], "ana", "another day")
    assert not beside(project, out.record) & {report.record for report in rest}
    fill(project, list(range(0, 40, 2)))
    merging.update(project)
    assert not beside(project, out.record) & {report.record for report in rest}
    one, other = (next(i for i in merging.read(project) if r in i.reports) for r in (rest[0], out))
    joined = merging.join(project, [one.id, other.id], "ana")
    every = {report.record for report in (*one.reports, *other.reports)}
    assert every <= {report.record for report in joined.reports}
    assert joined.held
    fill(project, list(range(40)))
    merging.update(project)
    assert every <= beside(project, out.record)


def test_a_plan_is_never_joined_to_a_deed(project: Project) -> None:
    fill(project, list(range(40)))
    merging.update(project)
    found = merging.read(project)
    done = next(i for i in found if i.standing == "fact")
    planned = next(i for i in found if i.standing == "prospect")
    with pytest.raises(UsageError, match="awaited"):
        merging.join(project, [done.id, planned.id], "ana")
    with pytest.raises(UsageError, match="does not tell"):
        merging.part(project, done.id, ["d999"], "ana")
    with pytest.raises(UsageError, match="no incident"):
        merging.show(project, "zzzz")


CHILD = """
import sys
from tocsin import merging
from tocsin.store import Project
merging.LOT = 1
with Project.open(sys.argv[1], write=True) as project:
    print("ready", flush=True)
    merging.update(project)
"""


def test_kill_9_at_any_moment_changes_nothing_in_the_end(project: Project) -> None:
    fill(project, list(range(60)))
    undisturbed = whole(project)
    project.close()
    chance, left = random.Random(7), []
    for _ in range(3):
        with subprocess.Popen([sys.executable, "-c", CHILD, project.folder], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0.02, 0.12))
            child.kill()
        with Project.open(project.folder) as reader, reader.merged() as kept:
            left.append(len(kept.waiting()))
        with Project.open(project.folder) as reader:
            assert merging.read(reader) == undisturbed, "what is half merged is read as if it were whole"
    with Project.open(project.folder, write=True) as writer:
        assert merging.update(writer) == left[-1]
        assert merging.read(writer) == undisturbed
    assert left == sorted(left, reverse=True)
