"""`tocsin retract`."""

from __future__ import annotations

import click

from tocsin import reviewing
from tocsin.store import Project

from .accept import USER
from .group import VERBS, Examples, folder, in_project
from .terminal import say
from .user import user_name

_EXAMPLES = ("tocsin retract wire-17 --reason 'the outlet withdrew it'", "tocsin retract wire-17 3 --reason 'a hoax'")
REASON = click.option("--reason", default="", help="Why: it goes out with the tombstone.")


@click.command(cls=Examples, short_help=VERBS["retract"], examples=_EXAMPLES)
@click.argument("document", metavar="DOC")
@click.argument("record", metavar="[RECORD]", required=False, default="")
@REASON
@USER
@in_project
def retract(document: str, record: str, reason: str, user: str) -> None:
    """Withdraw the document DOC, or one RECORD of it: its number in `tocsin show`, or its id.

    It leaves lists, incidents, ledgers and exports at once. A tombstone (its id, the day, the reason, none of its
    words) stands in exports and feeds, so that whoever has it learns of it. `tocsin restore` takes it back.
    """
    with Project.open(folder(), write=True) as project:
        reviewing.retract(project, document, record, user or user_name(), reason)
    say(f"withdrawn: {document}{f', record {record}' if record else ''}")
