"""Ledgers kept piece by piece hold what following everything at once holds, whatever order the articles came in."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tocsin import entering, following, merging, views
from tocsin.errors import UsageError
from tocsin.records import TYPES, Coded, Document, Record
from tocsin.records.ledger.entry import Entry
from tocsin.records.wanted import WantedOfLedger
from tocsin.store import Filter, Project
from tocsin.watch import WantedEntries, choose_entries

WORDS = (
    "The truce of Gao was signed. ", "France keeps 900 troops in Niger. ", "Relations between Niger and Mali cooled. ",
    "Bread will run out in June. ", "The army arrested President Mohamed Bazoum. ", "Niger and Mali dispute it. ",
    "Prices doubled since spring. ", "Rebels shelled the garrison. ", "The army plans to leave Kidal. ",
    "“We stay,” Defence Minister Salifou Mody said. ",
)  # fmt: skip
TEXT = "".join(WORDS)
NIGER, MALI, FRANCE = ("NER.GOV",), ("MLI.GOV",), ("FRA.MIL",)


def records(doc: str, chance: random.Random) -> list[Record]:
    """Half of what the text tells, each part in one of several ways."""
    state = chance.choice(["signed", "violated", "suspended", "in-force"])
    there = chance.choice(["present", "withdrawing", "past"])
    told: list[tuple[str, int, dict[str, Any]]] = [
        ("agreement", 0, {"name": "truce of Gao", "parties": ("MLI.GOV", "MLI.REB"), "state": state}),
        ("posture", 1, {"owner": FRANCE, "host": "NER", "element": "troops", "state": there, "count": (900, 900)}),
        ("relation", 2, {"a": NIGER, "b": MALI, "change": chance.choice(["worse", "closer", "none"])}),
        ("forecast", 3, {"status": "expected", "outcome": "bread will run out", "holders": chance.choice([NIGER, ()])}),
        ("event", 4, {
            "event_type": "COERCE", "mode": "arrest", "status": "actual", "actors": ("NER.MIL",), "targets": NIGER,
            "country": "NER", "names": ("Mohamed Bazoum",)}),
        ("dispute", 5, {"topic": "who fired at the border", "sides": (NIGER, MALI)}),
        ("indicator", 6, {"metric": "prices", "direction": "up", "value_text": "doubled", "source": NIGER}),
        ("event", 7, {
            "event_type": "ASSAULT", "status": "actual", "actors": ("MLI.REB",), "targets": ("MLI.MIL",),
            "country": "MLI", "holders": chance.choice([(), MALI])}),
        ("event", 8, {
            "event_type": "RETREAT", "mode": "withdraw", "actors": FRANCE, "targets": ("NER.CVL",), "country": "NER",
            "status": chance.choice(["planned", "demanded", "actual", "denied"])}),
        ("statement", 9, {"speaker": NIGER, "quote": "direct", "names": ("Salifou Mody",), "holders": NIGER}),
    ]  # fmt: skip
    made = []
    for kind, at, fields in chance.sample(told, 6):
        start = TEXT.index(WORDS[at])
        days = {"date_start": day, "date_end": day} if chance.random() < 0.3 and (day := _day(chance)) else {}
        common = {"confidence": round(chance.uniform(0.3, 1), 2)} | days | fields
        made.append(TYPES[kind].of(TEXT, doc=doc, start=start, end=start + len(WORDS[at]) - 1, **common))
    return made


def _day(chance: random.Random) -> str:
    return f"2024-0{chance.randint(1, 6)}-{chance.randint(1, 28):02}"


def fill(project: Project, numbers: list[int], seed: int = 1) -> None:
    for n in numbers:
        chance = random.Random(f"{seed} {n}")
        published = _day(chance) if n % 9 else ""
        document = Document(f"d{n:02}", TEXT, outlet=f"O{n % 4}", published=published, source=f"d{n:02}")
        project.add(document, TEXT.encode())
        project.keep(document.id, Coded(tuple(records(document.id, chance))), "coder")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    numbers = list(range(36))
    random.Random(8).shuffle(numbers)
    with Project.create(tmp_path_factory.mktemp("entering") / "p") as made:
        for at in range(0, 36, 9):
            fill(made, numbers[at : at + 9])
            entering.update(made)
        fill(made, numbers[:4], seed=2)
        assert entering.update(made) == 4
        assert entering.update(made) == 0
        merging.update(made)
        yield made


def entries(project: Project, name: str, **asked: Any) -> list[Entry]:
    page = views.ledger(project, name, WantedOfLedger(unsure=True), limit=500, **asked)
    return [views.ledger_entry(project, name, one.entry.id, **asked).entry for one in page.items]


@pytest.mark.parametrize("name", list(following.LEDGERS))
def test_a_ledger_is_what_following_everything_gives(project: Project, name: str) -> None:
    whole = following.ledger(project, name)
    assert whole
    assert entries(project, name) == list(whole)


@pytest.mark.parametrize("day", ["2024-02-10", "2024-05-01"])
@pytest.mark.parametrize("name", list(following.LEDGERS))
def test_a_ledger_as_of_a_day_has_the_entries_of_that_day(project: Project, name: str, day: str) -> None:
    found = entries(project, name, as_of=day)
    kept = {entry.id for entry in following.ledger(project, name)}
    assert {entry.id for entry in found} <= kept
    # By the records of that day alone some would be called otherwise.
    assert {nameless(entry) for entry in found} == {nameless(entry) for entry in following.ledger(project, name, day)}
    assert len(found) == len(following.ledger(project, name, day))


def nameless(entry: Any) -> str:
    return repr(replace(entry, id=""))


def test_pages_of_a_ledger_are_narrowed_like_everywhere(project: Project) -> None:
    every = following.ledger(project, "people")
    for asked in ({"actors": ("ner.mil",)}, {"countries": ("NER",)}, {"since": "2024-04-01"}, {"actors": ("MLI",)}):
        chosen = choose_entries(every, WantedEntries(**asked))
        page = views.ledger(project, "people", WantedOfLedger(**asked))
        assert [one.entry.id for one in page.items] == [entry.id for entry in chosen.entries]
        assert (page.total, page.left_out) == (chosen.total, chosen.left_out)
    found: list[Any] = []
    after = ""
    while page := views.ledger(project, "indicators", limit=1, after=after):
        found += page.items
        if not (after := page.after):
            break
    assert (
        len(found)
        == page.total
        == len(choose_entries(following.ledger(project, "indicators"), WantedEntries()).entries)
    )


def test_states_and_what_was_before(project: Project) -> None:
    for name in ("agreements", "postures", "relations"):
        for one in views.ledger(project, name, WantedOfLedger(unsure=True), facets=True).items:
            assert one.before != one.state
            whole = views.ledger_entry(project, name, one.entry.id)
            assert whole.whole
            assert one.words == len(whole.entry.said)
            assert one.whole == (one.entry == whole.entry)
            if one.changed:
                later = views.ledger(project, name, WantedOfLedger(unsure=True, changed_since=one.changed))
                assert one.entry.id in {other.entry.id for other in later.items}


def test_another_bound_makes_every_ledger_anew(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p") as made:
        fill(made, [1, 2, 3])
        entering.update(made)
        before = following.ledger(made, "relations")
    settings = tmp_path / "p" / "tocsin.toml"
    settings.write_text("[watch]\nsure = 0.95\n", encoding="utf-8")
    with Project.open(tmp_path / "p", write=True) as made:
        assert entering.update(made) == 0
        assert entries(made, "relations") == list(following.ledger(made, "relations"))
        assert following.ledger(made, "relations") != before
        with pytest.raises(UsageError, match="no ledger"):
            views.ledger(made, "nothing")
        with pytest.raises(UsageError, match="no entry"):
            views.ledger_entry(made, "people", "nobody")


@pytest.mark.parametrize(("of", "days"), [("NER", {}), ("MLI", {}), ("NER.GOV", {"since": "2024-03-01"}), ("FRA", {})])
def test_a_timeline_comes_in_pages(project: Project, of: str, days: dict[str, Any]) -> None:
    whole = following.timeline(project, of, **days)
    assert whole
    found: list[Any] = []
    after, total = "", -1
    while after or total < 0:
        page = views.timeline(project, of, limit=11, after=after, **days)
        found, after, total = [*found, *page.items], page.after, page.total
    assert total == len(found)
    assert sorted(found, key=repr) == sorted(whole, key=repr)
    assert [item.last for item in found] == [item.last for item in whole]


def test_the_timeline_of_an_incident(project: Project) -> None:
    incident = views.incidents(project, limit=1).items[0]
    assert views.timeline(project, incident.id).items == following.timeline(project, incident.id)
    with pytest.raises(UsageError):
        views.timeline(project, "nobody-at-all")


def test_what_came_since_a_day(project: Project) -> None:
    since = "2024-05-01"
    found = views.changes(project, since)
    new = [one for one in merging.read(project) if one.told[0] >= since and one.standing in {"fact", "claim"}]
    assert {one.id for one in found.incidents.items} == {one.id for one in new if (one.fact or 1) >= 0.5}
    assert found.entries
    assert all(one.changed >= since for one in found.entries)
    assert found.documents == sum(n for day, n in project.published().items() if day >= since)
    seen = views.changes(project, "2001-01-01T00:00:00+00:00", "seen")
    assert seen.documents == 36
    assert seen.incidents.total == views.incidents(project).total
    assert views.changes(project, "2999-01-01", "seen").entries_total == 0


def test_a_search_finds_documents_with_counts(project: Project) -> None:
    found = views.search(project, "garrison rebels", limit=5)
    assert found.total == 36
    assert len(found.items) == 5
    assert "\x02garrison\x03" in found.items[0].excerpt
    assert found.facets["outlet"] == {"O0": 9, "O1": 9, "O2": 9, "O3": 9}
    narrowed = views.search(project, "garrison", outlets=("O1",), types=("dispute",))
    assert {item.outlet for item in narrowed.items} == {"O1"}
    assert narrowed.total == len(
        {r.doc for r in project.records(Filter(types=("dispute",))) if int(r.doc[1:]) % 4 == 1}
    )
    assert views.search(project, "zeppelin").total == 0
    assert views.search(project, '" OR * NEAR(').total == 0
    assert views.search(project, "", since="2024-06-01").total == sum(
        n for day, n in project.published().items() if day >= "2024-06-01"
    )
    assert len(views.search(project, "truce", actors=("ner.mil",)).items) == len(
        {r.doc for r in project.records(Filter(actors=("NER.MIL",)))}
    )
