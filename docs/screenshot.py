"""Takes the README's picture: serves a project and writes one document's page as a PNG.

    .venv/bin/python docs/screenshot.py PROJECT [--document ID] [--record N] [--out docs/img/page.png]

Needs Debian's chromium. Without ``--document`` it takes the document whose records differ most from one another.
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

from tocsin.export.standing import mark
from tocsin.serve import create_app
from tocsin.store import Filter, Project

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
LARGEST = 200_000
"""Bytes that the picture may have."""
WORTH_LOOKING_AT = 400
"""Documents that are considered for the picture."""


def main() -> int:
    """Take the picture and say where it is."""
    given = _arguments()
    document = given.document or _liveliest(given.project)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    with _served(given.project) as site:
        _shoot(f"{site}/documents/{quote(document, safe='')}", given.out, given.record, given.dark)
    size = given.out.stat().st_size
    print(f"{given.out}: {size:,} bytes, document {document}")  # noqa: T201
    return 0 if size <= LARGEST else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("project", type=Path)
    parser.add_argument("--document", default="", help="id of the document to show")
    parser.add_argument("--record", type=int, default=0, help="light the words of this record, counted from 1")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "img" / "page.png")
    return parser.parse_args()


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
        page.goto(address)
        page.evaluate("document.fonts.ready.then(() => null)")
        if record:
            page.click(f"a[data-record] >> nth={record - 1}")
            page.mouse.move(0, 0)
            page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=out)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
