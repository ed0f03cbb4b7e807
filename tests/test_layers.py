"""Imports point downward: a stage knows records and registry, only the pipeline joins stages and store."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import tocsin

ROOT = Path(tocsin.__file__).parent
STAGES = ("collect", "read", "coding", "merge", "watch")
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "records": {"errors"},
    "registry": {"records", "errors"},
    **{stage: {"records", "registry", "errors"} for stage in STAGES},
    "review": {"records", "errors"},
    "export": {"records", "registry", "errors"},
    "settings": {"errors"},
    "store": {"records", "errors", "settings"},
    "workers": {"records", "errors"},
    "serve": {
        *("exporting", "following", "reviewing", "briefs", "indicating", "reference", "views", "warning", "pipeline"),
        *("watch", "review", "records", "registry", "store", "export", "settings", "errors"),
    },
    "sample": {"errors"},
    "analyst": {"read", "coding", "records", "registry", "errors"},
    "api": {"analyst", "records", "settings", "errors"},
    "showing": {"merge", "watch", "records", "store"},
    "merging": {"showing", "merge", "records", "store", "errors"},
    "entering": {"following", "merge", "watch", "records", "store"},
    "timelines": {"following", "merging", "merge", "watch", "records", "store"},
    "views": {
        *("timelines", "entering", "following", "merging"),
        *("merge", "watch", "records", "registry", "store", "errors"),
    },
    "origins": {"read", "merge", "records", "store"},
    "arriving": {"collect", "read", "records", "errors"},
    "watching": {"arriving", "collect", "records", "store", "settings", "errors"},
    "following": {"merging", "merge", "watch", "records", "registry", "errors", "store"},
    "exporting": {"following", "views", "watch", "export", "records", "registry", "errors", "store"},
    "forecasting": {"following", "collect", "watch", "records", "errors", "store"},
    "briefs": {
        "forecasting",
        "indicating",
        "reference",
        "views",
        "warning",
        "merge",
        "watch",
        "export",
        "records",
        "registry",
        "errors",
        "store",
    },
    "reference": {"collect", "records", "registry", "errors", "store"},
    "indicating": {"following", "views", "watch", "records", "registry", "store"},
    "warning": {"views", "merge", "watch", "records", "registry", "errors", "store"},
    "sending": {"warning", "export", "records", "registry", "errors", "store"},
    "reviewing": {"pipeline", "records", "review", "store", "errors"},
    "pipeline": {
        "analyst",
        "merging",
        "entering",
        "warning",
        "origins",
        "collect",
        "read",
        "coding",
        "merge",
        "watch",
        "review",
        "records",
        "registry",
        "errors",
        "settings",
        "store",
        "workers",
    },
    "cli": {
        "exporting",
        "reviewing",
        "briefs",
        "forecasting",
        "merging",
        "views",
        "watching",
        "indicating",
        "reference",
        "sending",
        "warning",
        "pipeline",
        "following",
        "collect",
        "watch",
        "review",
        "records",
        "registry",
        "store",
        "export",
        "serve",
        "settings",
        "errors",
    },
    "demo": {
        "cli",
        "pipeline",
        "collect",
        "watch",
        "records",
        "registry",
        "sample",
        "store",
        "export",
        "serve",
        "settings",
        "errors",
    },
    "__main__": {"cli"},
    "": {"api", "errors", "following", "pipeline", "records", "store"},
}
"""Which parts of the house each part may import, beside itself."""

OUTSIDE = {"socket", "http", "httpx", "httpx2", "httpcore2", "requests", "urllib.request", "urllib3", "aiohttp", "ssl"}
OUTSIDE |= {"smtplib", "ftplib"}
CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "monotonic"}


def part(module: str) -> str:
    """The part of the house that a module belongs to: tocsin.read.times → read; tocsin itself has no name."""
    return module.split(".")[1] if "." in module else ""


def files() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(ROOT.rglob("*.py")):
        names = file.relative_to(ROOT.parent).with_suffix("").parts
        yield ".".join(names[:-1] if names[-1] == "__init__" else names), ast.parse(file.read_text())


def imported(name: str, tree: ast.Module) -> Iterator[str]:
    package = name if (ROOT.parent / name.replace(".", "/")).is_dir() else name.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names if module == "tocsin")


@cache
def edges() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, tree in files():
        inside = {module for module in imported(name, tree) if module.split(".")[0] == "tocsin"}
        # The bare package holds the version alone; what else is asked of it is a module of its own.
        parts = {part(module) for module in inside if module not in {"tocsin", "tocsin.__version__"}}
        found.setdefault(part(name), set()).update(parts - {part(name), ""})
    return found


def test_every_part_of_the_house_has_its_rule() -> None:
    assert set(edges()) <= set(ALLOWED)


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_imports_point_downward(name: str) -> None:
    forbidden = edges().get(name, set()) - ALLOWED[name]
    assert not forbidden, f"tocsin.{name or '__init__'} imports {', '.join(sorted(forbidden))}"


def test_there_is_no_way_round() -> None:
    # The bare package names its public parts, which are loaded only when asked for.
    tuple(TopologicalSorter({name: needs for name, needs in edges().items() if name}).static_order())


@pytest.mark.parametrize("stage", [*STAGES, "review", "records", "export"])
def test_stages_know_neither_network_nor_clock(stage: str) -> None:
    for name, tree in files():
        if part(name) != stage:
            continue
        network = {module for module in imported(name, tree) if {module, module.split(".")[0]} & OUTSIDE}
        if name.startswith("tocsin.collect.web"):  # the one place that asks the network, by a clock handed to it
            network -= {"socket", "ssl", "httpx2", "httpcore2"}
        assert not network, f"{name} imports {network}"
        assert not list(clocks(tree)), f"{name} asks for the time: {list(clocks(tree))}"


def clocks(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            owner = ast.unparse(node.func.value)
            if owner.split(".")[-1] in {"time", "datetime", "date", "dt"}:
                yield f"{owner}.{node.func.attr} in line {node.lineno}"


def test_sql_is_spoken_in_the_store_alone() -> None:
    speaking = {
        part(name) for name, tree in files() if any(m.split(".")[0] == "sqlalchemy" for m in imported(name, tree))
    }
    assert speaking == {"store"}
