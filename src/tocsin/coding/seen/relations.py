"""Relations that the encoder sees."""

from __future__ import annotations

from tocsin.records import Relation

from ..context import Context
from ..pairs import parties, write
from ..tagged import Run
from .words import named, span, why, words

_CHANGES = ("relation:none", "relation:closer", "relation:worse")


def relation(context: Context, run: Run) -> Relation | None:
    """The run as a relation of the first two parties that it names; none where it names fewer."""
    told = parties(context, [code for codes in named(context, words(context, run)).values() for code in codes])
    change = context.tagged.likeliest(_CHANGES, (run.start, run.end))[0].split(":")[1]
    return write(context, span(context, run), told[:1], told[1:2], change, why("relation", run))
