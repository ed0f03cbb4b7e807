"""The ledgers on the page: a state is somebody's word, on its day; past figures are never the present ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI

from tocsin import following, views
from tocsin.export.heads import head
from tocsin.export.trails import outcome, rivals, trail, voices
from tocsin.records.ledger.entry import Entry
from tocsin.records.ledger.prospect import ProspectEntry, ProspectStep
from tocsin.records.ledger.said import Said
from tocsin.registry import load_registry
from tocsin.serve.ledger_rows import LEDGERS, silence
from tocsin.store import Project

from .test_page_incidents import section
from .test_pages import page, words


@pytest.fixture(scope="module")
def app(shelled_app: FastAPI) -> FastAPI:
    return shelled_app


def the(shelled: Path, ledger: str) -> Entry:
    """The one entry of a ledger."""
    with Project.open(shelled) as project:
        (one,) = views.ledger(project, ledger).items
    return one.entry


def test_the_overview_has_all_eight_each_with_how_many_and_how_they_stand(app: FastAPI) -> None:
    html = page(app, "/ledgers")
    assert [one.name for one in LEDGERS] == list(following.LEDGERS)
    for one in LEDGERS:
        assert f'<a href="/ledgers/{one.name}">{one.title}</a>' in html
    assert "Troops of France in Mali" in words(html)


def test_a_state_stands_in_words_with_who_says_so_the_day_and_the_words(app: FastAPI) -> None:
    listed = words(page(app, "/ledgers/agreements"))
    assert "● signed 2024-05-02" in listed
    assert "Post reports: France and Mali signed the Tessit Accord on 2 May" in listed.replace("&#34;", "")
    assert re.search(r'<blockquote class="words"><a href="/documents/post#w-', page(app, "/ledgers/agreements"))
    assert "says nothing of the days since" in listed


def test_a_past_figure_is_on_its_own_step_and_never_the_present_one(app: FastAPI, shelled: Path) -> None:
    name = the(shelled, "postures").id
    html = page(app, f"/ledgers/postures/{name}")
    assert "was there" in section(html, "stands")
    assert "1,500" not in section(html, "stands")
    assert "1,500" not in section(html, "known")
    assert "older figures stand in the trail, each on its day" in section(html, "known")
    trailed = section(html, "trail")
    assert "2020-01-01 to 2020-12-31 ● there" in trailed
    assert "1,500" in trailed
    assert 'href="/map?layer=postures&amp;country=MLI"' in html


def test_an_entry_can_be_seen_as_it_stood_on_any_day(app: FastAPI, shelled: Path) -> None:
    name = the(shelled, "postures").id
    html = page(app, f"/ledgers/postures/{name}?as_of=2021-02-01")
    assert "How it stands as of 2021-02-01" in words(html)
    assert "● there" in section(html, "stands")
    assert "was there" not in section(html, "trail")
    assert f'href="/ledgers/postures/{name}?as_of=2024-09-08"' in html, "days to step to"
    assert "As it stood on 2021-02-01" in words(page(app, "/ledgers/postures?as_of=2021-02-01"))
    gone = words(page(app, f"/ledgers/postures/{name}?as_of=1999-01-01", 404))
    assert "There is no such entry as of 1999-01-01" in gone


def test_how_long_nobody_said_anything_is_told(app: FastAPI) -> None:
    assert "no word for 129 days" in words(page(app, "/ledgers/agreements"))
    assert silence(Said("d", "r", "posture", 0, 1, "x", last="2024-01-01", basis="words"), "2024-03-01") == 0
    assert silence(Said("d", "r", "posture", 0, 1, "x"), "2024-03-01") == 0


def test_the_formula_of_tone_is_public_and_each_point_opens_its_words(app: FastAPI, shelled: Path) -> None:
    with Project.open(shelled) as project:
        entry = views.ledger(project, "relations").items[0].entry
    html = page(app, f"/ledgers/relations/{entry.id}")
    assert "tone(t) = Σ v·p·2−d/90 ÷ (1 + Σ p·2−d/90)" in words(html)
    assert re.search(r'<tr data-x="2024-05-06" data-y="-[\d.]+"', html)
    assert re.search(r'<td><a href="/documents/post#w-[\w-]+"><bdi>Post reports</bdi>: used violence</a>', html)
    assert "value -10, weight 0.80, tone after it" in section(html, "trail")
    assert "no direction stated" in section(html, "stands")


def test_filters_take_names_and_what_means_nothing_is_told(app: FastAPI) -> None:
    assert "1 posture found" in words(page(app, "/ledgers/postures?country=Mali&actor=France"))
    assert "No entry passes these filters" in words(page(app, "/ledgers/postures?country=Niger"))
    assert "Left out, for it has no meaning here: as_of" in words(page(app, "/ledgers/postures?as_of=yesterday"))
    assert 'href="/api/v1/ledgers/postures.csv?country=Mali"' in page(app, "/ledgers/postures?country=Mali")


def test_an_unknown_ledger_names_those_that_there_are(app: FastAPI, empty_app: FastAPI) -> None:
    assert "agreements, postures, prospects" in words(page(app, "/ledgers/spells", 404))
    assert "No agreements yet: run tocsin add" in words(page(empty_app, "/ledgers/agreements"))
    assert "Nothing yet" in words(page(empty_app, "/ledgers"))


def test_what_fulfils_a_prospect_is_no_part_of_what_was_said_before() -> None:
    planned = ProspectStep(
        "planned", Said("a", "1", "event", 0, 4, "will", outlet="Post", source="a", last="2024-01-01")
    )
    done = ProspectStep("done", Said("b", "2", "event", 0, 4, "left", outlet="Wire", source="b", last="2024-02-01"))
    entry = ProspectEntry(
        "p", "RETREAT", "withdraw", ("FRA",), ("NER",), "NER", (), "done", (), False, (planned,), (done,)
    )  # fmt: skip
    registry = load_registry()
    assert [str(one.mark) for one in trail(entry, registry)] == ["▷ planned"]
    assert [str(one.mark) for one in outcome(entry, registry)] == ["● done"]
    found = head(entry, registry)
    assert (found.title, str(found.mark), found.says) == ("France to pull out as to Niger", "● done", "Wire reports")
    assert rivals(entry, registry) == voices(entry, registry) == ()
