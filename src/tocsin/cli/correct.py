"""`tocsin correct`."""

from __future__ import annotations

import click

from tocsin import reviewing
from tocsin.errors import UsageError
from tocsin.store import Project

from .accept import NOTE, USER, told
from .group import VERBS, Examples, folder, in_project
from .terminal import say
from .user import user_name

_EXAMPLES = (
    "tocsin correct wire-17 3 status=planned",
    "tocsin correct wire-17 3 actors=NER.MIL,wagner-group country=NER --note 'see the last paragraph'",
    """tocsin correct wire-17 3 'numbers={"killed": [12, 14]}'""",
)


@click.command(cls=Examples, short_help=VERBS["correct"], examples=_EXAMPLES)
@click.argument("document", metavar="DOC")
@click.argument("record", metavar="RECORD")
@click.argument("changes", metavar="FIELD=VALUE…", nargs=-1, required=True)
@NOTE
@USER
@in_project
def correct(document: str, record: str, changes: tuple[str, ...], note: str, user: str) -> None:
    """Change fields of a RECORD of the document DOC: its number in `tocsin show`, or its id.

    Lists are parted by commas; what opens with a bracket is JSON; `FIELD=` empties a field. The record is marked
    corrected; the coder's own is kept aside, and `tocsin restore` brings it back. `tocsin schema TYPE` has the fields.
    """
    parted = [change.partition("=") for change in changes]
    if wrong := next((name for name, sign, _ in parted if not sign), ""):
        raise UsageError(f"{wrong!r} sets nothing: write FIELD=VALUE, as in status=planned")
    values = {name: value for name, _, value in parted}
    with Project.open(folder(), write=True) as project:
        before, after = reviewing.correct(project, document, record, values, user or user_name(), note)
    say(f"was: {told(before)}")
    say(f"is:  {told(after)}")
