"""`tocsin comment`."""

from __future__ import annotations

import click

from .accept import USER, say_of, told
from .group import VERBS, Examples, in_project
from .terminal import say

_EXAMPLES = ("tocsin comment wire-17 3 'ask the desk in Niamey'",)


@click.command(cls=Examples, short_help=VERBS["comment"], examples=_EXAMPLES)
@click.argument("document", metavar="DOC")
@click.argument("record", metavar="RECORD")
@click.argument("words", metavar="WORDS")
@USER
@in_project
def comment(document: str, record: str, words: str, user: str) -> None:
    """Note WORDS beside a RECORD of the document DOC. It changes nothing; `tocsin judgements DOC` shows it."""
    say(f"noted beside: {told(say_of(document, record, 'comment', user, words))}")
