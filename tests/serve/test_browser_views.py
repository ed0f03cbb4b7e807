"""The main views in a real browser: the way from the map to the words and to the interface, and who can use them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from tocsin.records import Coded, Document
from tocsin.store import Project

from .crisis import VERSION, merged
from .test_browser import serving, tab_to

pytestmark = pytest.mark.browser

VIEWS = [
    "/", "/incidents", "/timeline?of=MLI", "/actors", "/actors/MLI", "/ledgers", "/ledgers/postures",
    "/documents", "/documents/post", "/search?q=market", "/records", "/audit", "/reading",
]  # fmt: skip
HEAVIEST, SLOWEST = 1_500_000, 15_000
"""Bytes that a view may send, compressed; milliseconds, ten times what it should take, for a machine that is busy."""

PAINTED = """new Promise(done => new PerformanceObserver(seen => done(seen.getEntries()[0].startTime))
    .observe({ type: "paint", buffered: true }))"""


@pytest.fixture(scope="module")
def site(shelled: Path) -> Iterator[str]:
    with serving(shelled) as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    width = getattr(request, "param", 1280)
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", base_url=site)
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    yield opened
    context.close()


def without_drawing(page: Page) -> None:
    """Leave out the map's picture, which takes seconds to draw without a graphics card."""
    page.route("**/static/map.js", lambda route: route.abort())


def test_no_view_has_a_serious_fault_of_access_in_light_or_dark(page: Page) -> None:
    axe = Axe()
    for address in ["/map", *VIEWS, page_of_an_incident(page)]:
        page.goto(address)
        without_drawing(page)  # after the first
        for scheme, rules in (("light", None), ("dark", ["color-contrast"])):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
            found = axe.run(page, options=options).response["violations"]
            serious = [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found
                       if one["impact"] in ("serious", "critical")]  # fmt: skip
            assert serious == [], (address, scheme)


def page_of_an_incident(page: Page) -> str:
    page.goto("/incidents")
    return str(page.locator('a[href^="/incidents/"]').first.get_attribute("href"))


@pytest.mark.parametrize("page", [1280, 390], indirect=True)
def test_from_the_map_by_actor_status_and_day_to_an_incident_its_words_and_the_interface(page: Page) -> None:
    without_drawing(page)
    page.goto("/map")
    if page.viewport_size and page.viewport_size["width"] < 600:
        page.locator("details.always > summary").click()
    page.fill("#f-actor", "Mali")
    page.select_option("#f-standing", "fact")
    page.fill("#f-until", "2024-05-31")
    page.press("#f-until", "Enter")
    page.wait_for_url("**/map?*actor=Mali*until=2024-05-31*")
    page.locator("#found [data-incident] a", has_text="whole incident").first.click()
    page.wait_for_url("**/incidents/*")
    assert page.locator("main a", has_text="JSON").count() > 0
    words = page.locator('main a[href*="#w-"]').first
    words.click()
    page.wait_for_url("**/documents/**")
    page.locator("mark.lit").first.wait_for()
    address = page.locator(".downloads a", has_text="JSON").get_attribute("href")
    told = page.request.get(str(address))
    assert told.status == 200
    assert json.loads(told.text())["id"] in page.url


def test_a_filtered_list_is_swapped_in_place_and_its_address_can_be_shared(page: Page) -> None:
    page.goto("/records")
    page.locator("h1").evaluate("heading => { heading.dataset.same = 'yes' }")
    page.select_option("#f-status", "denied")
    page.wait_for_url("**/records?status=denied")
    page.locator("#found", has_text="1 record found").wait_for()
    assert page.locator("h1[data-same=yes]").count() == 1, "the page was loaded anew"
    assert page.locator("main").get_attribute("aria-busy") == "false"
    page.go_back()
    page.locator("h1:not([data-same])").wait_for()
    assert page.url.endswith("/records")


def test_the_last_visit_is_known_to_the_browser_alone(page: Page) -> None:
    without_drawing(page)
    page.goto("/")
    assert page.locator("[data-visit]").is_hidden()
    page.evaluate("localStorage.setItem('tocsin:visit', JSON.stringify({ last: 0, now: Date.now() - 36e5 }))")
    page.goto("/")
    page.locator("[data-visit]").click()
    page.wait_for_url("**/?seen=*")
    assert page.locator("[data-visit]").get_attribute("aria-current") == "true"


def test_pointing_at_words_shows_their_record_and_a_key_does_so_too(page: Page) -> None:
    page.goto("/documents/post")
    page.hover("#text mark >> nth=0")
    assert page.locator(".card.near").count() == 1
    page.mouse.move(0, 0)
    tab_to(page, "document.activeElement.matches('a[data-record]')")
    near = page.locator("mark.near").all_inner_texts()
    assert near and page.locator(".card.near").count() == 1
    assert page.locator(".card.near a[data-record]").evaluate("link => link === document.activeElement")


@pytest.mark.parametrize("address", ["/", "/map"])
def test_a_view_is_small_and_soon_there(page: Page, address: str) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert 10_000 < sum(sizes) < HEAVIEST
    painted = page.evaluate(PAINTED)
    assert painted < SLOWEST


def test_a_title_of_ten_megabytes_breaks_nothing(browser: Browser, tmp_path: Path) -> None:
    title = "<script>document.title='broken'</script>\u202e" + "x" * 10_000_000
    with Project.create(tmp_path / "p") as project:
        project.add(Document("long", "The garrison was shelled.\n", title=title, published="2031-05-06"), b"The")
        project.keep("long", Coded(()), VERSION)
    with serving(merged(tmp_path / "p")) as site:
        context = browser.new_context(viewport={"width": 390, "height": 800}, base_url=site)
        page = context.new_page()
        for address in ("/", "/documents", "/search?q=garrison", "/documents/long"):
            answer = page.goto(address)
            assert answer is not None and answer.status == 200
            assert len(answer.body()) < 100_000, address
            assert page.title() != "broken"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        context.close()
