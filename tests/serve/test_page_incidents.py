"""The list of incidents and one incident: who says what, by origin, and nothing in the page's own voice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI

from tocsin import merging, views
from tocsin.export.alike import told_alike
from tocsin.records.wanted import WantedIncidents
from tocsin.registry import load_registry
from tocsin.serve import create_app
from tocsin.serve.asked_incidents import asked_incidents, wanted_incidents
from tocsin.serve.outlets import only_state_controlled
from tocsin.store import Project

from .crisis import HOSTILE_ID
from .shelling import STATE, build_shelling
from .test_pages import page, words


@pytest.fixture(scope="module")
def app(shelled_app: FastAPI) -> FastAPI:
    return shelled_app


def the(shelled: Path, **wanted: object) -> str:
    """The id of the one incident that is wanted."""
    with Project.open(shelled) as project:
        (one,) = views.incidents(project, WantedIncidents(**wanted)).items  # type: ignore[arg-type]
    return one.id


@pytest.fixture(scope="module")
def shelling(shelled: Path) -> str:
    return the(shelled, origins=2)


def section(html: str, name: str) -> str:
    """One part of a page, by the id of its heading."""
    return words(html[html.index(f'aria-labelledby="{name}"') :].partition("</section>")[0])


def test_one_incident_shows_what_each_origin_says_in_its_own_words_linked_to_their_place(
    app: FastAPI, shelling: str
) -> None:
    html = page(app, f"/incidents/{shelling}")
    assert "Told by 2 origins, in 2 documents" in words(html)
    sources = section(html, "sources")
    assert sources.index("Origin 1: Post") < sources.index(f"Origin 2: {STATE}")
    assert "Soldiers of Mali shelled the cattle market of Tessit on 6 May, killing 15 herders" in sources
    assert re.search(r'<blockquote class="words"><a href="/documents/post#w-[\w-]+">', html)
    assert 'href="/explanation?document=post' in html


def test_the_ownership_of_an_outlet_stands_with_who_says_so(app: FastAPI, shelling: str) -> None:
    assert f"! {STATE}: State-controlled outlet, according to" in words(page(app, f"/incidents/{shelling}"))


def test_counts_have_low_best_and_high_and_who_gives_each(app: FastAPI, shelling: str) -> None:
    counts = section(page(app, f"/incidents/{shelling}"), "counts")
    assert "Killed: from 12 to 15, best 12." in words(page(app, f"/incidents/{shelling}")), "told in the head too"
    assert re.search(r"Low ?Best ?High ?12 ?12 ?15", counts)
    assert "Post reports: 15" in counts
    assert f"{STATE} reports: 12" in counts


def test_contradictions_stand_side_by_side_and_no_side_is_taken(app: FastAPI, shelling: str) -> None:
    against = section(page(app, f"/incidents/{shelling}"), "against")
    assert "How many: killed" in against
    assert "Whether it happened" in against
    assert "it did not 1 origin ✕ claim: denied Mali’s armed forces say:" in against
    assert "which is no sign of which is right" in against
    assert "Mali’s armed forces say" in section(page(app, f"/incidents/{shelling}"), "denials")


def test_a_denial_leads_to_what_it_denies_and_is_told_with_its_holder(
    app: FastAPI, shelled: Path, shelling: str
) -> None:
    html = page(app, f"/incidents/{the(shelled, standings=('denied',))}")
    assert "Said not to have happened." in words(html)
    assert f"/incidents/{shelling}" in html[html.index('aria-labelledby="denied"') :]
    assert "Mali’s armed forces say:" in words(html[html.index("<h1") : html.index("</h1>")])


def test_an_incident_on_one_origin_and_on_state_outlets_alone_says_so_in_list_and_page(
    app: FastAPI, shelled: Path
) -> None:
    alone = the(shelled, since="2024-05-09", until="2024-05-09")
    html = words(page(app, f"/incidents/{alone}"))
    assert "Told by one origin alone" in html
    assert "! Only outlets that a government controls tell it." in html
    listed = words(page(app, "/incidents?since=2024-05-09"))
    assert "one origin alone, only outlets that a government controls" in listed


def test_a_place_is_given_no_finer_than_it_is_known(app: FastAPI, shelled: Path, shelling: str) -> None:
    where = section(page(app, f"/incidents/{shelling}"), "where")
    assert "Tessit, Mali: the place itself, as a report names it (15.21, 0.34)" in where
    alone = the(shelled, since="2024-05-09", until="2024-05-09")
    assert "named, and not found on the map" in section(page(app, f"/incidents/{alone}"), "where")


def test_why_reports_are_one_act_is_told_in_words_not_codes(app: FastAPI, shelling: str) -> None:
    why = section(page(app, f"/incidents/{shelling}"), "why")
    assert "the same day" in why
    assert "the same doer" in why
    assert "Mali (armed forces) and Mali (armed forces)" in why
    assert "MLI" not in why


def test_words_that_the_texts_write_with_a_capital_are_masked_in_reasons() -> None:
    class Feature:
        name, points, compared = "shared_words", 1.2, "diallo market"

    told = told_alike(Feature(), load_registry(), ["Awa Diallo fled the market"])
    assert told.compared == "market"


def test_what_analysts_said_is_shown_with_who_and_when(tmp_path: Path) -> None:
    folder = build_shelling(tmp_path / "p")
    name = the(folder, origins=2)
    with Project.open(folder, write=True) as project:
        merging.part(project, name, ["tass"], "ann", "other village")
        one, other = views.incidents(project, WantedIncidents(countries=("MLI",), until="2024-05-06")).items
        merging.join(project, [one.id, other.id], "ben")
    html = page(create_app(folder), f"/incidents/{the(folder, origins=2)}")
    assert "One act, says ben on 20" in section(html, "analysts")


def test_the_list_opens_incidents_keeps_filters_and_counts_what_could_narrow_it(app: FastAPI, shelling: str) -> None:
    html = page(app, "/incidents?actor=Mali")
    assert f'href="/incidents/{shelling}"' in html
    assert "2 incidents found" in words(html)
    assert 'href="/incidents?standing=fact&amp;actor=Mali"' in html.replace(
        "actor=Mali&amp;standing=fact", "standing=fact&amp;actor=Mali"
    )
    assert "used violence" in section(html, "by-type")
    for name, address in (("CSV", "csv"), ("GeoJSON", "geojson")):
        assert f'<a href="/api/v1/incidents.{address}?actor=Mali">{name}</a>' in html


def test_filters_take_names_and_codes_and_pairs() -> None:
    registry = load_registry()
    wanted = wanted_incidents(asked_incidents({"actor": "Mali", "with": "boko haram", "country": "Niger"}), registry)
    assert wanted.between == ("MLI", "boko-haram")
    assert not wanted.actors
    assert wanted.countries == ("NER",)
    assert wanted_incidents(asked_incidents({"with": "fra.gov"}), registry).actors == ("FRA.GOV",)
    asked = asked_incidents({"origins": "0", "contradicted": "no", "standing": "true"})
    assert asked.ignored == ("standing", "origins", "contradicted")


def test_what_contradicts_and_what_two_origins_tell_can_be_asked_for(app: FastAPI, shelling: str) -> None:
    for query in ("contradicted=yes", "origins=2", "q=herders"):
        html = page(app, f"/incidents?{query}")
        assert "1 incident found" in words(html), query
        assert shelling in html


def test_an_unknown_incident_and_a_false_cursor_are_told_in_a_line(app: FastAPI) -> None:
    assert "There is no incident of that id here" in words(page(app, "/incidents/none", 404))
    page(app, "/incidents?after=%00nonsense", 400)


def test_a_hostile_report_is_shown_harmlessly(project: Path) -> None:
    with Project.open(project) as opened:
        found = views.incidents(opened, WantedIncidents(standings=(), sure=0.0), limit=100).items
        hostile = [one for one in found if HOSTILE_ID in one.documents]
    app = create_app(project)
    for address in ["/incidents?sure=0", *(f"/incidents/{one.id}" for one in hostile)]:
        html = page(app, address)
        assert "<img src=x" not in html, address
        assert "<script>" not in html, address
        assert "\u202e" not in html, address
    assert hostile


def test_an_outlet_that_nobody_has_judged_is_not_taken_for_a_state_outlet() -> None:
    registry = load_registry()
    assert only_state_controlled([STATE, STATE.lower()], registry)
    assert not only_state_controlled([STATE, "Post"], registry)
    assert not only_state_controlled([], registry)
