"""The map in a real browser: what is drawn, what a click opens, and that list, filters and time keep step with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tocsin.records import Coded, Document
from tocsin.store import Project

from .conftest import CHROMIUM
from .crisis import VERSION, merged, records
from .shelling import ACT, build_shelling
from .test_browser import serving

pytestmark = pytest.mark.browser

SOFTWARE = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
            "--ignore-gpu-blocklist"]  # fmt: skip
PATIENCE = 120_000
"""Milliseconds for WebGL without a graphics card, on a machine that does other things too."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not shutil.which(CHROMIUM):
        reason = f"{CHROMIUM} is not there: apt-get install chromium"
        if os.environ.get("TOCSIN_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=SOFTWARE)
        yield opened
        opened.close()


LATER = "Soldiers of Mali shelled a barracks at Tessit on 22 May.\n"


def build(folder: Path) -> Path:
    """The shelling, and another one two weeks later."""
    build_shelling(folder)
    told = ACT | {"date_text": "on 22 May", "date_start": "2024-05-22", "date_end": "2024-05-22"}
    with Project.open(folder, write=True) as project:
        project.add(Document("later", LATER, title="Later", outlet="Post", published="2024-05-23"), LATER.encode())
        project.keep("later", Coded(tuple(records("later", LATER, ("event", LATER.rstrip(".\n"), told)))), VERSION)
    return merged(folder)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(build(tmp_path_factory.mktemp("mapped") / "shelling")) as address:
        yield address


def drawn(page: Page, name: str) -> str | None:
    return page.locator("[data-map]").get_attribute(f"data-{name}")


def test_map_list_filters_and_time_keep_in_step(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 1100, "height": 800}, base_url=site, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    troubles: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/map?country=MLI")
    page.locator("[data-map][data-ready]").wait_for()
    assert (drawn(page, "symbols"), drawn(page, "countries")) == ("2", "MLI")

    # A click on a symbol opens the incident in the words of the list.
    x, y = map(int, str(drawn(page, "spot")).split())
    page.locator("[data-map]").click(position={"x": x, "y": y})
    page.locator(".picked [data-incident]").first.wait_for()
    assert "shelled the cattle market of Tessit" in page.inner_text(".picked")
    page.keyboard.press("Escape")
    assert page.locator(".picked").count() == 0

    # By keyboard, one step of time: the list, the address and the map follow.
    page.focus(".time .later")
    page.keyboard.press("Enter")
    page.wait_for_url("**since=2024-05-06&until=*")
    page.focus(".time .from")
    page.keyboard.press("End")
    page.wait_for_url("**since=2024-05-20&until=2024-05-26*")
    page.locator("#found .lines", has_text="a barracks at Tessit").wait_for()
    page.locator("[data-map][data-symbols='1']").wait_for()

    page.select_option("#f-standing", "denied")
    page.locator("#found", has_text="No incident passes these filters").wait_for()
    page.locator("[data-map][data-rows='0']").wait_for()
    assert troubles == []
    assert [url for url in asked if not url.startswith((site + "/", "data:", "blob:"))] == []
    context.close()


def test_without_scripts_the_map_is_its_list(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800}, base_url=site)
    page = context.new_page()
    page.goto("/map?standing=any")
    assert "needs JavaScript" in page.inner_text("[data-map]")
    assert page.locator("#found [data-incident]").count() > 1
    page.fill("#f-since", "2024-05-08")
    page.press("#f-since", "Enter")
    page.wait_for_url("**since=2024-05-08*")
    assert page.locator("#found [data-incident]").count() >= 1
    context.close()


def test_a_chart_is_drawn_above_its_table_and_leads_to_the_incidents(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 1100, "height": 800}, base_url=site)
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.goto("/timeline")
    page.locator("figure[data-drawn=weeks] svg.drawn a").first.wait_for(timeout=PATIENCE)
    linked = page.locator("figure svg.drawn a").first.get_attribute("href")
    assert linked in page.locator("figure table a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    page.click("figure summary")
    assert page.locator("figure table tbody tr").count() >= 1
    assert page.locator("figure table").is_visible()
    assert troubles == []
    context.close()
