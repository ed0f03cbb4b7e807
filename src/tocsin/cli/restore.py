"""`tocsin restore`."""

from __future__ import annotations

import click

from tocsin import reviewing
from tocsin.store import Project

from .accept import NOTE, USER
from .group import VERBS, Examples, folder, in_project
from .terminal import say
from .user import user_name

_EXAMPLES = ("tocsin restore wire-17", "tocsin restore wire-17 9f1c02ab")


@click.command(cls=Examples, short_help=VERBS["restore"], examples=_EXAMPLES)
@click.argument("document", metavar="DOC")
@click.argument("record", metavar="[ID]", required=False, default="")
@NOTE
@USER
@in_project
def restore(document: str, record: str, note: str, user: str) -> None:
    """Take back what was last said of a record (its ID, as `tocsin judgements DOC --json` has it), or the withdrawal of
    the document DOC, which the next run codes anew."""
    with Project.open(folder(), write=True) as project:
        reviewing.restore(project, document, record, user or user_name(), note)
    say(f"restored: {document}{f', record {record}' if record else '; next: `tocsin run`'}")
