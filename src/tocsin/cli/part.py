"""`tocsin part`."""

from __future__ import annotations

import click

from tocsin import merging
from tocsin.store import Project

from .group import VERBS, Examples, folder, in_project
from .terminal import say
from .user import user_name

_EXAMPLES = (
    "tocsin part 3f2a90c1 wire-17",
    "tocsin part 3f2a90c1 wire-17 post-4 --note 'the ambush of the day before'",
)


@click.command(cls=Examples, short_help=VERBS["part"], examples=_EXAMPLES)
@click.argument("name", metavar="ID")
@click.argument("documents", metavar="DOC…", nargs=-1, required=True)
@click.option("--note", default="", help="Why: kept beside it.")
@in_project
def part(name: str, documents: tuple[str, ...], note: str) -> None:
    """Have what the documents DOC tell be another act than the incident ID, though merging put them together.

    It is kept by document and words, and holds when documents are coded anew. `tocsin join` takes it back.
    """
    with Project.open(folder(), write=True) as project:
        merging.part(project, name, documents, user_name(), note)
    say(f"what {', '.join(documents)} tells is no longer part of incident {name}")
