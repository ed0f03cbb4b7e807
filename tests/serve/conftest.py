"""One project for all tests of the page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, sync_playwright

from tocsin.serve import create_app
from tocsin.store import Project

from .crisis import build
from .shelling import build_shelling

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("page") / "velmora")


@pytest.fixture(scope="session")
def app(project: Path) -> FastAPI:
    return create_app(project)


@pytest.fixture(scope="session")
def shelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_shelling(tmp_path_factory.mktemp("shelling") / "p")


@pytest.fixture(scope="session")
def shelled_app(shelled: Path) -> FastAPI:
    return create_app(shelled)


@pytest.fixture(scope="session")
def empty_app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    folder = tmp_path_factory.mktemp("empty") / "project"
    Project.create(folder).close()
    return create_app(folder)


# Closed with this module: while it is open, no other test can run an event loop of its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not shutil.which(CHROMIUM):
        reason = f"{CHROMIUM} is not there: apt-get install chromium"
        if os.environ.get("TOCSIN_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()
