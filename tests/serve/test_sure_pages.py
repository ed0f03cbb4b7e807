"""How sure records and incidents are, on the pages: as a number and a bar, to narrow and to sort by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from rumours import build_rumours

from tocsin.registry import load_registry
from tocsin.serve import create_app
from tocsin.serve.asked import asked
from tocsin.serve.asked_incidents import asked_incidents, wanted_incidents

from .crisis import merged
from .test_pages import page, words


@pytest.fixture(scope="module")
def rumours(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    return create_app(merged(build_rumours(tmp_path_factory.mktemp("rumours") / "p")))


def sure(html: str) -> list[str]:
    """The first number beside each record or incident, in the order of the page."""
    return re.findall(r'<span class="sure"><span class="weight">sure <b>(.*?)</b>', html)


def test_each_record_has_its_probabilities_as_numbers_and_as_bars_that_need_no_colour(rumours: FastAPI) -> None:
    html = page(rumours, "/documents/b")
    assert "sure 0.60 fact 0.30" in words(html)
    bars = re.findall(r'aria-hidden="true"><rect class="rail".*?/><rect class="part".*? width="([\d.]+)"/></svg>', html)
    assert bars == ["25.2", "12.6", "29.4", "8.4"]
    assert "sure – fact –" in words(page(rumours, "/documents/c"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["0.90", "0.60", "0.70", "–"]), ("sure=0.7", ["0.90", "0.70"]), ("fact=0.25", ["0.90", "0.60"]),
        ("sort=confidence", ["0.90", "0.70", "0.60", "–"]), ("sort=doubt", ["0.60", "0.70", "0.90", "–"]),
        ("sort=doubt&sure=0.65", ["0.70", "0.90"]),
    ],
)  # fmt: skip
def test_records_are_narrowed_and_sorted_by_address(query: str, found: list[str], rumours: FastAPI) -> None:
    assert sure(page(rumours, f"/records?{query}")) == found


def test_a_document_can_show_its_surer_records_alone_and_says_what_is_left_out(rumours: FastAPI) -> None:
    html = page(rumours, "/documents/b?sure=0.65")
    assert sure(html) == ["0.70"]
    assert html.count("<mark ") == 1
    assert "1 of 2 records" in words(html)
    assert "1 record is left out by these bounds, here and in the text. Show all" in words(html)
    assert sure(page(rumours, "/documents/b?sort=confidence")) == ["0.70", "0.60"]
    assert "left out" not in words(page(rumours, "/documents/b?sort=confidence"))


def test_what_is_no_probability_is_told_and_left_out(rumours: FastAPI) -> None:
    for value in ("nan", "2", "-1", "much", "1e400"):
        assert asked({"sure": value, "fact": value}).ignored == ("sure", "fact"), value
    assert "Left out, for it has no meaning here: sure, sort" in words(page(rumours, "/records?sure=9&sort=best"))
    assert wanted_incidents(asked_incidents({"sure": "x", "sort": "x", "standing": "x"}), load_registry()).sure is None


def test_incidents_are_as_sure_as_their_surest_report_and_the_less_sure_are_counted(rumours: FastAPI) -> None:
    html = page(rumours, "/incidents")
    assert sorted(sure(html)) == ["0.80", "–"]
    assert "1 less sure incident is left out (below 0.5). Show it The bound is sure under [watch]" in words(html)
    assert 'href="/incidents?sure=0"' in html
    assert sure(page(rumours, "/incidents?sure=0&sort=doubt")) == ["0.20", "0.80", "–"]
    assert sure(page(rumours, "/incidents?sort=confidence&type=ASSAULT&actor=mli&country=")) == ["0.80"]
    assert "2 less sure incidents are left out (below 0.9)" in words(page(rumours, "/incidents?sure=0.9"))
    assert "No incident passes these filters" in words(page(rumours, "/incidents?standing=denied"))
    assert "2 incidents" in words(page(rumours, "/incidents?page=7")), "pages go by cursor; a number has no meaning"


def test_the_overview_leaves_out_the_less_sure_and_says_so(rumours: FastAPI) -> None:
    told = words(page(rumours, "/"))
    assert "1 less sure incident is left out (below 0.5), here and in the counts. Show it" in told
    assert "3 events tell 2 incidents" in told


def test_the_bound_is_set_in_the_project(tmp_path: Path) -> None:
    app = create_app(merged(build_rumours(tmp_path / "p", "[watch]\nsure = 0.1\n")))
    assert "less sure" not in words(page(app, "/"))
    assert sorted(sure(page(app, "/incidents"))) == ["0.20", "0.80", "–"]
    assert "less sure than 0.1 are neither shown nor counted" in words(page(app, "/reading"))


def test_nothing_to_show_says_what_to_do(empty_app: FastAPI) -> None:
    assert "No incidents yet: run tocsin add" in words(page(empty_app, "/incidents"))
