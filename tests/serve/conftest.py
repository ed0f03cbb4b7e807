"""One project for all tests of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI

from tocsin.serve import create_app
from tocsin.store import Project

from .crisis import build


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("page") / "velmora")


@pytest.fixture(scope="session")
def app(project: Path) -> FastAPI:
    return create_app(project)


@pytest.fixture(scope="session")
def empty_app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    folder = tmp_path_factory.mktemp("empty") / "project"
    Project.create(folder).close()
    return create_app(folder)
