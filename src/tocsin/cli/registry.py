"""`tocsin registry`."""

from __future__ import annotations

import click

from tocsin.registry.check import check_registry

from .group import VERBS, Examples, without_project
from .terminal import complain, say


@click.group(short_help=VERBS["registry"])
@without_project
def registry() -> None:
    """Look after the registry of actors, places and codes."""


@registry.command(cls=Examples, examples=("tocsin registry check",))
@without_project
def check() -> int:
    """Look for mistakes in the registry's files: unknown codes, names claimed twice, offices held by two at a time."""
    found = check_registry()
    for problem in found:
        complain(f"{problem.file}: {problem.message}")
    say(f"{len(found)} problems" if found else "the registry is in order")
    return 1 if found else 0
