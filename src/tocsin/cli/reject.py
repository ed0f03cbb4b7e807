"""`tocsin reject`."""

from __future__ import annotations

import click

from .accept import NOTE, USER, say_of, told
from .group import VERBS, Examples, in_project
from .terminal import say

_EXAMPLES = ("tocsin reject wire-17 3", "tocsin reject wire-17 3 --note 'a football match'")


@click.command(cls=Examples, short_help=VERBS["reject"], examples=_EXAMPLES)
@click.argument("document", metavar="DOC")
@click.argument("record", metavar="RECORD")
@NOTE
@USER
@in_project
def reject(document: str, record: str, note: str, user: str) -> None:
    """Say that a RECORD of the document DOC is wrong: its number in `tocsin show`, or its id.

    It leaves lists, incidents and ledgers at once, and does not come back when the document is coded anew. A tombstone
    tells so to whoever has it from an export or a feed. `tocsin restore` takes it back.
    """
    say(f"wrong: {told(say_of(document, record, 'wrong', user, note))}")
