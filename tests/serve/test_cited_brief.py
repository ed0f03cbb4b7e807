"""A brief holds nothing that no record holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cited_sentences import faults

from tocsin import briefs
from tocsin.errors import UsageError
from tocsin.records.brief import Brief, Sentence
from tocsin.registry import load_registry
from tocsin.store import Project


@pytest.fixture(scope="module")
def made(project: Path) -> Brief:
    with Project.open(project) as opened:
        return briefs.brief(opened, sure=0.0)


def sentences(made: Brief) -> list[Sentence]:
    return [one for section in made.sections for one in section.sentences]


def test_every_sentence_can_be_traced(made: Brief, project: Path) -> None:
    assert len(sentences(made)) > 5
    with Project.open(project) as opened:
        assert not list(faults(made, opened, load_registry()))


def test_the_check_finds_what_is_made_up(made: Brief, project: Path) -> None:
    true = sentences(made)[0]
    told = ("99 dead", "France’s government", "on 3 January 2031", "“never said”")
    with Project.open(project) as opened:
        for words in told:
            section = replace(made.sections[0], sentences=(replace(true, text=f"{true.text} {words}"),))
            assert list(faults(replace(made, sections=(section,)), opened, load_registry())), words
        none = replace(made.sections[0], sentences=(replace(true, notes=()),))
        assert list(faults(replace(made, sections=(none,)), opened, load_registry()))


def test_a_claim_is_told_with_its_holder_and_a_plan_as_not_done(made: Brief) -> None:
    killed = [one for one in sentences(made) if "14 dead" in one.text]
    assert killed
    assert all(one.look == "claim" and "Mali’s government says that" in one.text for one in killed)
    awaited = [one for one in sentences(made) if "coast" in one.text.casefold() and one.look == "plan"]
    assert all("not done" in one.text or "expected" in one.text.casefold() for one in awaited)
    denied = [one for one in sentences(made) if "had fired on the crowd" in one.text]
    assert all(one.look == "dispute" for one in denied)


def test_it_ends_with_the_last_day_asked_for(project: Path) -> None:
    with Project.open(project) as opened:
        early = briefs.brief(opened, until="2031-05-07", sure=0.0)
    assert early.notes
    assert {note.cite.doc for note in early.notes if note.cite} == {"strait-1"}
    assert early.scope.since == "2031-05-01"


def test_it_narrows_to_a_country_and_says_where_nothing_is_told(project: Path) -> None:
    with Project.open(project) as opened:
        other = briefs.brief(opened, countries=("SWE",), sure=0.0)
    assert not sentences(other)
    assert "Nothing new is told of Sweden." in other.unknown


def test_days_the_wrong_way_round_are_refused(project: Path) -> None:
    with Project.open(project) as opened, pytest.raises(UsageError, match="after its end"):
        briefs.brief(opened, since="2031-06-01", until="2031-05-01")


def test_it_says_what_it_is_and_how_often_it_is_wrong(made: Brief) -> None:
    told = " ".join(made.method)
    assert "no person has reviewed it" in told
    assert "Measured on coded texts" in told
    assert any("one origin" in line for line in made.unknown)
