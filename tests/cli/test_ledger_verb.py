"""`tocsin ledger` and `tocsin timeline`: who says so stands beside everything, and nothing is left out silently."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tocsin
from tocsin.errors import UsageError
from tocsin.following import LEDGERS
from tocsin.records import (
    Agreement,
    Coded,
    Dispute,
    Document,
    Event,
    Forecast,
    Indicator,
    Posture,
    Record,
    Relation,
    Statement,
)
from tocsin.records.ledger.agreement import AgreementEntry
from tocsin.store import Asked, Project

from .conftest import Cli

TEXT = (
    "Niger ended the military pact with the United States. It hosted 1,100 troops. Ties are worse. "
    "“We are not leaving,” Lloyd Austin said. The exit will hurt. Violence rose. Niamey denies it. "
    "Mohamed Bazoum is still held."
)


def made(doc: str) -> Iterator[Record]:
    def span(words: str) -> dict[str, int]:
        return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}

    parties = ("NER", "USA")
    both: dict[str, Any] = {"actors": ("NER.GOV",), "targets": ("USA.GOV",)}
    ended = span("Niger ended the military pact with the United States")
    yield Agreement.of(TEXT, doc=doc, **span("the military pact"), name="military pact", parties=parties,
                       state="terminated", holders=("NER.GOV",), confidence=0.7)  # fmt: skip
    yield Event.of(TEXT, doc=doc, **ended, event_type="SANCTION", status="actual", **both, confidence=0.8, fact=0.9)
    yield Posture.of(TEXT, doc=doc, **span("It hosted 1,100 troops"), owner=("USA.MIL",), host="NER", element="troops",
                     state="past", count=(1100, 1100), confidence=0.7)  # fmt: skip
    yield Relation.of(TEXT, doc=doc, **span("Ties are worse"), a=("NER",), b=("USA",), change="worse", confidence=0.3)
    yield Statement.of(TEXT, doc=doc, **span("We are not leaving,"), speaker=("USA.GOV",), names=("Lloyd Austin",),
                       quote="direct", confidence=0.9)  # fmt: skip
    yield Forecast.of(TEXT, doc=doc, **span("The exit will hurt"), outcome="The exit will hurt", status="expected",
                      holders=("USA.EXP",), confidence=0.6)  # fmt: skip
    yield Indicator.of(TEXT, doc=doc, **span("Violence rose"), metric="Violence", direction="up", confidence=0.6)
    yield Dispute.of(TEXT, doc=doc, **span("Niamey denies it"), topic="it", sides=(("NER.GOV",), ("USA.GOV",)),
                     confidence=0.6)  # fmt: skip
    yield Event.of(TEXT, doc=doc, **span("Mohamed Bazoum is still held"), event_type="COERCE", mode="arrest",
                   status="ongoing", targets=("NER",), confidence=0.6, fact=0.8)  # fmt: skip


@pytest.fixture
def followed(tmp_path: Path) -> Path:
    """A project with one dated report and one that nothing dates."""
    with Project.create(tmp_path / "followed") as project:
        for doc, day in (("wire", "2024-03-17"), ("undated", "")):
            found = project.add(Document(doc, f"{TEXT}{' ' * (not day)}", outlet="Wire" if day else "", published=day,
                                         source=doc), TEXT.encode())  # fmt: skip
            assert found.id == doc
            if day:
                project.keep(doc, Coded(tuple(made(doc))), "by hand")
    return tmp_path / "followed"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("agreements", ("ended", "military pact", "Niger’s government says", "2024-03-17")),
        ("postures", ("was there", "troops of United States in Niger", "Wire reports")),
        ("relations", ("drifting apart", "Niger and United States", "tone")),
        ("forecasts", ("expected", "The exit will hurt", "United States’ analysts say")),
        ("people", ("held", "Mohamed Bazoum", "defense secretary 2021-01-22 to 2025-01-20 (registry)")),
        ("disputes", ("disputed", "Niamey denies it", "against")),
        ("indicators", ("up", "Violence", "Wire reports")),
    ],
)
def test_each_ledger_says_when_what_and_who_says_so(
    cli: Cli, followed: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    said = cli("ledger", name, "--project", followed, "--sure", "0")
    assert said.code == 0
    folded = " ".join(said.out.split())
    for word in words:
        assert all(part in folded for part in word.split()), word
    assert "1,100" not in said.out or name == "postures"


def test_no_ledger_fails_on_an_empty_project(cli: Cli, tmp_path: Path) -> None:
    Project.create(tmp_path / "p").close()
    for name in LEDGERS:
        said = cli("ledger", name, "--project", tmp_path / "p")
        assert (said.code, said.out) == (0, "")
        assert said.err.startswith("no entries yet")


def test_a_past_figure_is_no_present_one(cli: Cli, followed: Path) -> None:
    (line,) = cli("ledger", "postures", "--json", "--project", followed).out.splitlines()
    entry = json.loads(line)
    assert (entry["state"], entry["count"], entry["steps"][0]["count"]) == ("past", None, [1100, 1100])
    assert entry["origin"] == "machine-coded"


def test_what_is_less_sure_is_left_out_and_counted(cli: Cli, followed: Path) -> None:
    said = cli("ledger", "agreements", "--sure", "0.9", "--project", followed)
    assert said.out == ""
    assert said.err == "no entries match\n1 less sure or vague entry is left out (below 0.9); --sure 0 shows all\n"


def test_ledgers_are_narrowed(cli: Cli, followed: Path) -> None:
    def lines(*words: str) -> int:
        return len(cli("ledger", "agreements", "--json", "--project", followed, *words).out.splitlines())

    assert lines() == lines("--actor", "usa") == lines("--actor", "NER.GOV") == lines("--country", "NER") == 1
    assert lines("--actor", "RUS") == lines("--country", "MLI") == lines("--since", "2024-04-01") == 0
    assert lines("--as-of", "2024-03-16") == 0
    assert lines("--as-of", "2024-03-17") == 1


def test_a_wrong_word_is_one_line(cli: Cli, followed: Path) -> None:
    said = cli("ledger", "rumours", "--project", followed)
    assert said.code == 2
    assert len(said.err.splitlines()) == 1
    assert cli("timeline", "Atlantis", "--project", followed).code == 2


def test_a_timeline_is_in_order_and_says_who_says_so(cli: Cli, followed: Path) -> None:
    told = [json.loads(line) for line in cli("timeline", "NER", "--json", "--project", followed).out.splitlines()]
    assert {one["kind"] for one in told} == {"incident", "agreement", "posture"}
    assert all(one["words"] and one["doc"] == "wire" for one in told)
    assert [one["last"] for one in told] == sorted(one["last"] for one in told)
    assert next(one for one in told if one["kind"] == "agreement")["holders"] == ["NER.GOV"]
    everything = cli("timeline", "USA", "--json", "--sure", "0", "--project", followed).out.splitlines()
    kinds = {json.loads(line)["kind"] for line in everything}
    assert kinds == {"incident", "agreement", "posture", "relation", "statement", "forecast"}
    table = " ".join(cli("timeline", "Niger", "--project", followed).out.split())
    assert "told 2024-03-17" in table
    assert "Wire reports" in cli("timeline", "Niger", "--project", followed).out
    assert cli("timeline", "NER", "--until", "2023-01-01", "--project", followed).out == ""


def test_the_timeline_of_an_incident_is_its_reports(cli: Cli, followed: Path) -> None:
    with Project.open(followed) as project:
        key = tocsin.incidents(project)[0].id
    (line,) = cli("timeline", key[:8], "--json", "--project", followed).out.splitlines()
    assert json.loads(line)["doc"] == "wire"


def test_the_same_in_python(followed: Path) -> None:
    with Project.open(followed) as project:
        (entry,) = tocsin.ledger(project, "agreements", as_of="2024-03-31")
        assert isinstance(entry, AgreementEntry)
        assert (entry.state, entry.holders) == ("terminated", ("NER.GOV",))
        assert tocsin.ledger(project, "agreements", as_of="2024-01-01") == ()
        assert tocsin.timeline(project, "NER")
        with pytest.raises(UsageError, match="no ledger 'rumours'; there are agreements"):
            tocsin.ledger(project, "rumours")


def test_records_come_back_as_they_were_kept(followed: Path) -> None:
    with Project.open(followed) as project:
        assert {one.record.id: one.record for one in project.reported(())} == {one.id: one for one in project.records()}
        (person,) = project.reported((Asked("event", modes=("arrest",)),))
        assert (person.outlet, person.published) == ("Wire", "2024-03-17")
        assert len(list(project.reported((Asked("statement", named=True), Asked("posture"))))) == 2
        assert not list(project.reported((Asked("event", beside="posture", statuses=("denied",)),)))
        (over,) = project.reported((Asked("event", over="agreement"),))
        assert over.record.evidence.startswith("Niger ended")
        assert not list(project.reported((), undated=True))
        assert project.undated() == 0
