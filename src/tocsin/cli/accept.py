"""`tocsin accept`, and what its neighbours share: one word on one record."""

from __future__ import annotations

import click

from tocsin import reviewing
from tocsin.export.wording import headline
from tocsin.records import Record
from tocsin.records.judgement import Verdict
from tocsin.registry import load_registry
from tocsin.store import Project

from .group import VERBS, Examples, folder, in_project
from .terminal import say
from .user import user_name

_EXAMPLES = ("tocsin accept wire-17 3", "tocsin accept wire-17 9f1c02ab --note 'as the ministry's list has it'")
NOTE = click.option("--note", default="", help="Why: kept beside it.")
USER = click.option("--user", default="", help="Who says so; you, unless it says otherwise.")


def say_of(document: str, record: str, verdict: Verdict, user: str, note: str) -> Record:
    """Append one word on one record of the project at hand."""
    with Project.open(folder(), write=True) as project:
        return reviewing.judge(project, document, record, verdict, user or user_name(), note)


def told(record: Record) -> str:
    """A record in one line."""
    return headline(record, load_registry())


@click.command(cls=Examples, short_help=VERBS["accept"], examples=_EXAMPLES)
@click.argument("document", metavar="DOC")
@click.argument("records", metavar="RECORD…", nargs=-1, required=True)
@NOTE
@USER
@in_project
def accept(document: str, records: tuple[str, ...], note: str, user: str) -> None:
    """Say that each RECORD of the document DOC is right: its number in `tocsin show`, or its id.

    It is marked reviewed, is sure from then on, and stays as it is now when the document is coded anew.
    """
    for record in records:
        say(f"right: {told(say_of(document, record, 'right', user, note))}")
