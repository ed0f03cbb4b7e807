"""The page in a real browser: quiet, self-contained, harmless, usable by keyboard and on a phone."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from urllib.parse import quote

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, ViewportSize

from tocsin import pipeline
from tocsin.serve import create_app
from tocsin.store import Project

from .crisis import HOSTILE_ID, strait_records

pytestmark = pytest.mark.browser

ADDRESSES = [
    "/", "/?since=2031-05-09", "/search?q=harbour", "/documents?q=harbour",
    "/records", "/records?actor=zzz", "/incidents?sure=0", "/reading",
    "/documents/strait-1", "/documents/strait-1?sort=doubt",
    "/documents/new-4", "/audit", "/audit/report", "/alerts", "/brief?sure=0", "/indicators",
    "/incidents?actor=Mali", "/actors", "/actors/MLI", "/actors/unlisted",
    "/ledgers", "/ledgers/prospects", "/api",
    "/documents/" + quote(HOSTILE_ID, safe=""),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(project: Path) -> Iterator[str]:
    with serving(project) as address:
        yield address


@contextmanager
def serving(project: Path) -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        app = create_app(project, port=port, user="ana")
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def page(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    width = getattr(request, "param", 1280)
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", base_url=site)
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    yield opened
    context.close()


@pytest.mark.parametrize("page", [1280, 390, 320], indirect=True)
def test_pages_are_quiet_self_contained_and_fit_the_screen(page: Page, site: str) -> None:
    troubles: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for address in ADDRESSES:
        answer = page.goto(address)
        assert answer is not None and answer.status == 200
        assert page.evaluate("document.fonts.ready.then(f => [...f].filter(one => one.status === 'error').length)") == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert troubles == [], address
    assert len(asked) > len(ADDRESSES)
    assert [url for url in asked if not url.startswith(site + "/")] == []


def lit(page: Page) -> str:
    return str(page.evaluate("[...document.querySelectorAll('mark.lit')].map(m => m.textContent).join('')"))


def in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).first.bounding_box()
    height = page.evaluate("innerHeight")
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= height


@pytest.mark.parametrize("page", [1280, 390], indirect=True)
def test_a_click_on_any_record_lights_exactly_its_words(page: Page) -> None:
    page.goto("/documents/strait-1")
    for record in strait_records():
        page.click(f'a[data-record="{record.id}"]')
        assert lit(page) == record.evidence
        assert in_view(page, "mark.lit")
        assert page.locator(".card.lit").count() == 1


def test_a_click_on_words_goes_through_the_records_that_share_them(page: Page) -> None:
    page.goto("/documents/strait-1")
    sharing = [r.id for r in strait_records() if r.evidence.startswith("We will not negotiate")]
    assert len(sharing) == 2
    seen = []
    for _ in range(3):
        page.click(f"#w-{sharing[0]} ~ mark >> nth=0")
        seen.append(page.get_attribute(".card.lit", "id"))
    assert {seen[0], seen[1]} == {f"r-{id_}" for id_ in sharing}
    assert seen[2] == seen[0]


@pytest.mark.parametrize("page", [1280, 390], indirect=True)
def test_a_record_in_the_list_leads_to_its_words(page: Page) -> None:
    page.goto("/records?status=denied")
    page.click(".line .says a")
    page.wait_for_selector("mark.lit")
    assert lit(page) == "its troops had fired on the crowd"
    assert in_view(page, "mark.lit")


def test_without_scripts_the_link_still_leads_to_the_words(browser: Browser, site: str) -> None:
    phone: ViewportSize = {"width": 390, "height": 600}
    context = browser.new_context(java_script_enabled=False, viewport=phone, reduced_motion="reduce", base_url=site)
    page = context.new_page()
    page.goto("/documents/strait-1")
    last = strait_records()[-2]
    page.click(f'a[data-record="{last.id}"]')
    assert page.url.endswith(f"#w-{last.id}")
    box = page.locator(f"#w-{last.id} + mark").bounding_box()
    assert box is not None and 0 <= box["y"] < 600
    context.close()


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The coder makes none of these records, so that each is explained by what was kept with it."""
    monkeypatch.setattr(pipeline, "_explained", lambda *_: ())


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize("page", [1280, 390], indirect=True)
def test_an_explanation_opens_under_its_record_and_closes_again(page: Page) -> None:
    page.goto("/documents/strait-1")
    link = page.locator("a.explain").nth(1)
    link.click()
    under = page.locator(".card").nth(1).locator(".explanation")
    under.wait_for()
    assert strait_records()[1].evidence in under.inner_text().replace("\n", " ")
    assert page.url.endswith("/documents/strait-1")
    assert link.get_attribute("aria-expanded") == "true"
    link.click()
    assert not under.is_visible()


@pytest.mark.usefixtures("noted")
def test_without_scripts_an_explanation_is_a_page(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site)
    page = context.new_page()
    page.goto("/documents/strait-1")
    page.locator("a.explain").first.click()
    assert page.inner_text("h1") == "Why does it say so?"
    assert page.locator(".explanation mark").count() == 1
    context.close()


@pytest.fixture(scope="module")
def drawn(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of which 6 records and 4 sentences are drawn."""
    folder = copytree(project, tmp_path_factory.mktemp("drawn") / "velmora")
    with Project.open(folder, write=True) as opened:
        pipeline.sample(opened, 6, 4)
    return folder


def judged(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    with Project.open(folder) as project:
        return [(one.answer, one.details) for one in project.drawn_judgements()]


@pytest.mark.parametrize("width", [1280, 390])
def test_an_audit_takes_one_key_an_answer(browser: Browser, drawn: Path, tmp_path: Path, width: int) -> None:
    folder = copytree(drawn, tmp_path / "velmora")
    with serving(folder) as site:
        context = browser.new_context(viewport={"width": width, "height": 800}, base_url=site)
        page = context.new_page()
        page.goto("/audit?only=records")

        def press(*keys: str, to_go: int) -> None:
            for key in keys:
                page.keyboard.press(key)
            # Not by a function in the page: its policy lets no text be run as a script.
            page.locator("[role=status]", has_text=f"; {to_go} to go").wait_for()

        press("r", to_go=5)
        press("w", "w", "x", "w", "h", "Enter", to_go=4)  # who, then nothing instead, then who and holder instead
        press("s", to_go=3)
        press("w", "t", "b", "r", to_go=2)
        page.keyboard.press("b")
        page.wait_for_selector("text=You said: right")
        page.keyboard.press("v")
        assert page.locator("details.more").get_attribute("open") is not None
        press("w", "e", "Enter", to_go=2)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.goto("/audit?only=sentences")
        press("n", to_go=3)
        press("y", "e", "e", "t", "Enter", to_go=2)
        page.keyboard.press("q")
        page.wait_for_url("**/audit/report")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        context.close()
    assert judged(folder) == [
        ("right", ()), ("wrong", ("who", "holder")), ("skip", ()), ("right", ()), ("wrong", ("span",)),
        ("nothing", ()), ("missed", ("event", "event", "statement")),
    ]  # fmt: skip


def test_without_scripts_an_audit_is_a_form(browser: Browser, drawn: Path, tmp_path: Path) -> None:
    folder = copytree(drawn, tmp_path / "velmora")
    with serving(folder) as site:
        context = browser.new_context(java_script_enabled=False, base_url=site)
        page = context.new_page()
        page.goto("/audit?only=records")
        page.click("button[value=right]")
        page.check("input[value=who]")
        page.press("input[value=who]", "Enter")  # never another answer than the one it stands among
        page.goto("/audit?only=sentences")
        page.fill("input[name=missed-event]", "1")
        page.click("button[value=missed]")
        assert page.locator("text=2 to go").count() or page.locator("text=3 to go").count()
        context.close()
    assert judged(folder) == [("right", ()), ("wrong", ("who",)), ("missed", ("event",))]


def test_the_whole_way_by_keyboard(page: Page) -> None:
    page.goto("/documents")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    tab_to(page, "document.activeElement.id === 'f-q'")
    page.keyboard.type("harbour cabinet")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents?q=harbour+cabinet")
    tab_to(page, "document.activeElement.textContent.includes('General’s men')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/strait-1")
    tab_to(page, "document.activeElement.matches('a[data-record]')")
    page.keyboard.press("Enter")
    assert lit(page) == strait_records()[0].evidence
    assert page.evaluate("document.activeElement.matches('mark.lit')")
    assert strait_records()[0].evidence in page.inner_text(".announce")
    page.keyboard.press("Escape")
    assert lit(page) == ""
    assert page.evaluate("document.activeElement.dataset.record") == strait_records()[0].id


def tab_to(page: Page, condition: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(condition):
            return
    pytest.fail(f"not reached by keyboard: {condition}")


def test_a_hostile_document_is_shown_harmlessly(page: Page) -> None:
    for address in ("/", "/records", ADDRESSES[-1]):
        page.goto(address)
        assert page.title() != "broken"
        assert page.locator("img[src='x']").count() == 0
    assert "</mark><img src=x onerror" in page.inner_text(".report")
    assert "U+202E" in page.inner_text(".report")
    assert page.inner_text("h1").startswith("<script>")
    page.click("a[data-record] >> nth=1")
    assert lit(page).startswith("The garrison was U+202Edekcatta")


def test_looks_differ_without_colour(page: Page) -> None:
    page.goto("/reading")
    drawn = page.evaluate(
        """[...document.querySelectorAll('.legend .mark')].map(m => {
            const s = getComputedStyle(m); return m.querySelector('.symbol').textContent + s.borderStyle })"""
    )
    assert len(drawn) == len(set(drawn)) == 8
    symbols = [d[0] for d in drawn]
    assert len(set(symbols)) == 8


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(browser: Browser, site: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, base_url=site)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/documents/strait-1")
    for selector in (".mark", ".report mark", ".why", ".who", ".origin", ".kind", ".note", ".weight", ".weight b"):
        ratios = page.evaluate(CONTRAST, selector)
        assert ratios and min(ratios) >= 4.5, (selector, min(ratios))
    page.click("a[data-record] >> nth=0")
    assert min(page.evaluate(CONTRAST, "mark.lit")) >= 4.5
    context.close()


CONTRAST = """selector => {
  const numbers = c => c.match(/[\\d.]+/g).map(Number);
  const linear = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = c => { const [r, g, b] = numbers(c).map(v => linear(v / 255));
    return .2126 * r + .7152 * g + .0722 * b };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if (numbers(c)[3] !== 0) return c } return 'rgb(255,255,255)' };
  return [...document.querySelectorAll(selector)].map(e => {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    return (a + .05) / (b + .05) }) }"""
