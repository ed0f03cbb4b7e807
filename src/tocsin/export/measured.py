"""The coder's measured error rates, which go wherever its records are shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured rate, from 0 to 1, and the command that measures it."""

    what: str
    value: float
    command: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured, on which coder."""

    coder: str
    figures: tuple[Figure, ...]


@cache
def error_rates() -> str:
    """The figures in one line, which every exported record carries; empty where nothing was measured."""
    found = measured()
    return "; ".join(f"{figure.what}: {figure.value:.2f}" for figure in found.figures) if found else ""


def measured() -> Measured | None:
    """The figures kept with this version in ``measured.yaml``; None where there are none."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw = yaml.load(files("tocsin.export").joinpath("measured.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506
    figures = tuple(Figure(**figure) for figure in raw["figures"])
    return Measured(str(raw["coder"]), figures) if figures else None
