"""Takes the README's pictures: serves a project and writes its overview, map, an incident and a document as PNGs.

    .venv/bin/python docs/screenshot.py PROJECT [--view overview|map|incident|document] [--document ID] [--record N]

Needs Debian's chromium; `python -m tocsin.demo` makes a project of the sample. Without ``--document`` it takes the
document whose records differ most from one another; the incident is the one that most origins tell. The pictures go to
``docs/img/``: ``overview.png``, ``map.png``, ``incident.png``, and the document's as ``page.png``.
"""

from __future__ import annotations

import argparse
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import uvicorn
from playwright.sync_api import sync_playwright

from tocsin import views
from tocsin.export.standing import mark
from tocsin.serve import create_app
from tocsin.store import Filter, Project

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--hide-scrollbars", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)  # fmt: skip
VIEWS = ("overview", "map", "incident", "document")
PATIENCE = 180_000
"""Milliseconds in which the map is drawn without a graphics card."""
LARGEST = 200_000
"""Bytes that the picture may have."""
WORTH_LOOKING_AT = 400
"""Documents that are considered for the picture."""


def main() -> int:
    """Take the pictures and say where they are."""
    given = _arguments()
    given.out.mkdir(parents=True, exist_ok=True)
    sizes = []
    with _served(given.project) as site:
        for view in given.view or VIEWS:
            out = given.out / ("page.png" if view == "document" else f"{view}.png")
            _shoot(
                site + _address(view, given.project, given.document),
                out,
                given.record * (view == "document"),
                given.dark,
            )
            sizes.append(out.stat().st_size)
            print(f"{out}: {sizes[-1]:,} bytes")  # noqa: T201
    return 0 if max(sizes) <= LARGEST else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("project", type=Path)
    parser.add_argument("--view", choices=VIEWS, action="append", help="take this one alone; may be given again")
    parser.add_argument("--document", default="", help="id of the document to show")
    parser.add_argument("--record", type=int, default=0, help="light the words of this record, counted from 1")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "img", help="the folder")
    return parser.parse_args()


def _address(view: str, folder: Path, document: str) -> str:
    if view == "incident":
        with Project.open(folder) as project:
            (first,) = views.incidents(project, order="origins", limit=1).items
        return f"/incidents/{first.id}"
    if view == "document":
        return f"/documents/{quote(document or _liveliest(folder), safe='')}"
    return "/" if view == "overview" else "/map"


def _liveliest(folder: Path) -> str:
    with Project.open(folder) as project:
        entries = [entry for entry in project.entries(limit=WORTH_LOOKING_AT) if entry.records]
        looks = {e.id: {mark(r).look for r in project.records(Filter(documents=(e.id,)))} for e in entries}
    return max(looks, key=lambda one: (len(looks[one]), one))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(create_app(folder, port=port), log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(10)


def _shoot(address: str, out: Path, record: int, dark: bool) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        page = browser.new_page(
            viewport={"width": 1180, "height": 720}, color_scheme="dark" if dark else "light", reduced_motion="reduce"
        )
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        if page.locator("[data-map]").count():
            page.locator("[data-map][data-ready]").wait_for()
        page.evaluate("document.fonts.ready.then(() => null)")
        if record:
            page.click(f"a[data-record] >> nth={record - 1}")
            page.mouse.move(0, 0)
            page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=out, timeout=PATIENCE)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
