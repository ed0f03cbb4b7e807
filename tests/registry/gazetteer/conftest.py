"""A gazetteer of a few places, and the real one, compiled once into the user's cache as any run would."""

from pathlib import Path

import pytest

from tocsin.registry.gazetteer import Gazetteer, open_gazetteer

from .tiny_places import material


@pytest.fixture
def tiny(tmp_path: Path) -> Gazetteer:
    return open_gazetteer(tmp_path, material=material())


@pytest.fixture(scope="session")
def real() -> Gazetteer:
    return open_gazetteer()
