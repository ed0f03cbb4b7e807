"""The pages of alerts and indicators: with their reasons and records, and nothing that a document could slip in."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from landing import MONTHS, build_landing

from tocsin import reference
from tocsin.serve import create_app
from tocsin.store import Project

from .asking import ask


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    folder = build_landing(tmp_path_factory.mktemp("watch") / "landed")
    table: Path = folder / "country_month.csv"
    table.write_text(MONTHS)
    with Project.open(folder, write=True) as project:
        reference.bring_in(project, table, "ucdp")
    return create_app(folder)


def test_alerts_are_shown_with_why_how_sure_and_their_words(watched: FastAPI) -> None:
    page = ask(watched, "/alerts").text
    assert "Foreign forces arrive: Russia (armed forces), in Niger" in page
    assert "one origin alone" in page and "told on 2024-04-12" in page
    assert "Russian instructors landed in Niamey" in page and "/documents/landing#" in page
    assert "quoted figure" in page


def test_alerts_are_narrowed_and_what_has_no_meaning_is_told(watched: FastAPI) -> None:
    page = ask(watched, "/alerts?severity=high&country=ner").text
    assert "Foreign forces arrive" in page and "Rise in violence" not in page
    assert "No alert passes" in ask(watched, "/alerts?country=FRA").text
    assert "no meaning here: severity" in ask(watched, "/alerts?severity=extreme").text


def test_a_quoted_figure_and_counts_stand_beside_each_other(watched: FastAPI) -> None:
    page = ask(watched, "/indicators?countries=NER&years=2023").text
    assert "Fatalities in Niger rose by 38% in 2023" in page
    assert "-25.0 %" in page and "not known" in page
    assert "CC BY 4.0" in page and "neither is put in the other" in page


@pytest.mark.parametrize(
    "query",
    ["by=dyad&actors=NER,RUS", "by=admin1&period=month&years=2024", "by=actor&actors=RUS", "years=9,x&countries=q"],
)
def test_every_way_of_counting_is_a_page(watched: FastAPI, query: str) -> None:
    assert ask(watched, f"/indicators?{query}").status_code == 200


def test_an_empty_project_says_what_to_do(empty_app: FastAPI) -> None:
    assert "tocsin run" in ask(empty_app, "/alerts").text
    assert "tocsin import ucdp" in ask(empty_app, "/indicators").text


def test_words_of_hostile_documents_stay_words(app: FastAPI) -> None:
    for address in ("/alerts?state=all", "/indicators"):
        page = ask(app, address).text
        assert "<img src=x" not in page and "\u202e" not in page
