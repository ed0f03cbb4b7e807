"""The list of actors, one actor, and the names that act and are in no registry."""

from __future__ import annotations

import pytest
from fastapi import FastAPI

from tocsin.registry import load_registry
from tocsin.serve.meant import actor_meant, country_meant
from tocsin.serve.who import kind_of, profile

from .test_page_incidents import section
from .test_pages import page, words


@pytest.fixture(scope="module")
def app(shelled_app: FastAPI) -> FastAPI:
    return shelled_app


def test_actors_are_listed_by_name_and_found_by_any_name_or_code(app: FastAPI) -> None:
    assert '<a href="/actors/MLI"><bdi>Mali</bdi></a>' in page(app, "/actors")
    for query in ("q=republic+of+mali", "q=mli", "kind=state&q=mal"):
        assert '<a href="/actors/MLI">' in page(app, f"/actors?{query}"), query
    assert "No actor fits" in words(page(app, "/actors?q=zeppelin"))
    assert '<a href="/actors/MLI">' not in page(app, "/actors?kind=group")


def test_one_actor_has_who_it_is_what_it_did_and_what_was_done_to_it(app: FastAPI) -> None:
    html = page(app, "/actors/MLI")
    assert "Mali (armed forces) used violence against Mali (civilians)" in section(html, "acts").replace(
        " (heavy weapons)", ""
    )
    assert "By Tocsin’s registry, which may be wrong or late" in section(html, "who")
    assert "president" in section(html, "offices").lower()
    assert "We shall stay." in section(html, "statements")
    assert "Forces in Mali" in words(html)
    assert "“Tessit Accord” of France and Mali" in words(html)


def test_every_figure_of_an_actor_opens_what_is_behind_it(app: FastAPI) -> None:
    html = page(app, "/actors/MLI")
    assert 'href="/incidents?actor=MLI"' in html
    assert 'href="/records?type=statement&amp;actor=MLI"' in html
    assert 'data-chart="network"' in html
    assert 'href="/timeline?of=MLI"' in html
    assert 'href="/api/v1/incidents.geojson?actor=MLI"' in html


def test_a_sector_has_its_own_page_and_a_name_leads_to_its_code(app: FastAPI) -> None:
    assert "Mali (armed forces)" in words(page(app, "/actors/MLI.MIL"))
    assert "armed forces of Mali" in section(page(app, "/actors/mli.mil"), "who")
    assert "<h1><bdi>Mali</bdi></h1>" in page(app, "/actors/Mali")


def test_an_actor_that_no_record_names_is_shown_from_the_registry_and_that_is_no_sign_of_quiet(app: FastAPI) -> None:
    assert "That is no sign that nothing happened" in words(page(app, "/actors/FJI"))
    assert "There is no actor of that code here" in words(page(app, "/actors/nobody-at-all", 404))


def test_unlisted_names_are_shown_but_those_that_may_be_private_peoples_are_only_counted(app: FastAPI) -> None:
    html = words(page(app, "/actors/unlisted"))
    assert "Tessit Guard" in html
    assert "a local militia" in html
    assert "Diallo" not in html
    assert "1 more name is not shown: it may be a private person’s" in html


def test_empty_states_say_what_to_do(empty_app: FastAPI) -> None:
    assert "No actors yet: run tocsin add" in words(page(empty_app, "/actors"))
    assert "every organisation and group that acts in these texts is in the registry" in words(
        page(empty_app, "/actors/unlisted")
    )


def test_who_an_actor_is_comes_with_dates_and_sources() -> None:
    registry = load_registry()
    rows = dict(profile("jnim", registry).rows)
    assert rows["Founded"].startswith("2017-03-02 (")
    assert "according to" in rows["Affiliated with"]
    assert "ECOWAS (until 2025-01-29)" in dict(profile("NER", registry).rows)["Member of"]
    held = [office.until for office in profile("NER.GOV", registry).offices]
    assert held == sorted(held, key=bool), "those still held first"
    assert [kind_of(code, registry) for code in ("NER.GOV", "ECO", "jnim", "tass", "tessit-guard")] == [
        "state", "organisation", "group", "outlet", "unlisted",
    ]  # fmt: skip


def test_what_is_typed_is_a_name_or_a_code() -> None:
    registry = load_registry()
    assert [actor_meant(typed, registry) for typed in ("Niger", "ner.gov", "Boko Haram", "Tessit Guard", "")] == [
        "NER", "NER.GOV", "boko-haram", "tessit-guard", "",
    ]  # fmt: skip
    assert [country_meant(typed, registry) for typed in ("Niger", "ner", "")] == ["NER", "NER", ""]
