"""`tocsin purge`."""

from __future__ import annotations

import click

from tocsin import reviewing
from tocsin.store import Project

from .accept import USER
from .group import VERBS, Examples, folder, in_project
from .retract import REASON
from .terminal import say
from .user import user_name

_EXAMPLES = ("tocsin purge wire-17 --reason 'names a witness'", "tocsin purge wire-17 --yes")


@click.command(cls=Examples, short_help=VERBS["purge"], examples=_EXAMPLES)
@click.argument("document", metavar="DOC")
@REASON
@USER
@click.option("--yes", is_flag=True, help="Do not ask.")
@in_project
def purge(document: str, reason: str, user: str, yes: bool) -> None:
    """Withdraw the document DOC and delete its text, bytes, records and whatever quotes it, for good.

    A tombstone with its id and the reason is left, and the text's hash, so that it does not come in again. Copies that
    you made of the project, and those that a migration left beside it (tocsin.sqlite.before-…), are not touched.
    """
    if not yes:
        click.confirm(f"Delete the text of {document} for good?", abort=True, err=True)
    with Project.open(folder(), write=True) as project:
        reviewing.purge(project, document, user or user_name(), reason)
    say(f"purged: {document}")
