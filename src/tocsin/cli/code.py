"""`tocsin code`."""

from __future__ import annotations

import sys

import click

from tocsin import pipeline
from tocsin.collect import read_meta
from tocsin.records import Failure
from tocsin.settings import load_settings

from .group import VERBS, Examples, without_project
from .parameters import DAY, META
from .progress import steps
from .terminal import complain, put

_EXAMPLES = (
    "tocsin code report.txt --published 2023-07-27",
    "tocsin code texts/ --meta meta.jsonl > records.jsonl",
    "tocsin code - < report.txt | jq .evidence",
)


@click.command(cls=Examples, short_help=VERBS["code"], examples=_EXAMPLES)
@click.argument("paths", metavar="FILE…", nargs=-1, required=True)
@click.option("--published", type=DAY, help="Day of publication, where nothing better is known.")
@META
@without_project
def code(paths: tuple[str, ...], published: str | None, meta: str | None) -> int:
    """Code files without a project. Records go to stdout as JSON Lines, in which doc is the file's name without ending.

    Takes whatever `tocsin add` takes. Failures go to stderr; the exit code is 0 if any document was coded.
    """
    with steps(quiet=False) as told:
        pipeline.prepare(told)
    coded = 0
    known = read_meta(meta) if meta else {}
    for came in pipeline.code(paths, known, published=published or "", settings=load_settings()):
        if isinstance(came, Failure):
            complain(f"{came.source}: {came.reason}")
            continue
        coded += 1
        for record in came[1].records:
            put(record.to_json())
        sys.stdout.flush()
    return 0 if coded else 1
