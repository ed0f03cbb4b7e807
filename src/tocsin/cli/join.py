"""`tocsin join`."""

from __future__ import annotations

import click

from tocsin import merging
from tocsin.store import Project

from .group import VERBS, Examples, folder, in_project
from .terminal import say
from .user import user_name

_EXAMPLES = ("tocsin join 3f2a90c1 77b01d2e", "tocsin join 3f2a90c1 77b01d2e --note 'one ambush, told by two sides'")


@click.command(cls=Examples, short_help=VERBS["join"], examples=_EXAMPLES)
@click.argument("names", metavar="ID ID…", nargs=-1, required=True)
@click.option("--note", default="", help="Why: kept beside it.")
@in_project
def join(names: tuple[str, ...], note: str) -> None:
    """Have the incidents ID be one. It is kept by document and words, and holds when documents are coded anew.

    What is told as done, what is denied and what is awaited are never joined. `tocsin part` takes it back.
    """
    with Project.open(folder(), write=True) as project:
        made = merging.join(project, names, user_name(), note)
    say(f"incident {made.id} now has {len(made.reports)} reports of {len(made.documents)} documents")
