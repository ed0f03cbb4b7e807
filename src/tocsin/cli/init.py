"""`tocsin init`."""

from __future__ import annotations

import click

from tocsin.store import Project

from .group import VERBS, Examples, without_project
from .terminal import say


@click.command(cls=Examples, short_help=VERBS["init"], examples=("tocsin init crisis",))
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False))
@without_project
def init(directory: str) -> None:
    """Make a project in DIR: a folder with tocsin.toml for its settings and one database, readable by you alone."""
    with Project.create(directory) as project:
        say(
            f"made a project in {project.folder}; next: `cd {project.folder}`, then `tocsin add PATH…` and `tocsin run`"
        )
