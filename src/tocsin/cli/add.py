"""`tocsin add`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import click

from tocsin import pipeline
from tocsin.collect import read_meta
from tocsin.records import Failure
from tocsin.store import Added, Project

from .group import VERBS, Examples, folder, in_project
from .parameters import META
from .progress import counting
from .terminal import complain, say

_WORDS = {"added": "added", "changed": "told anew", "replaced": "replaced by new content", "here": "already here"}
_EXAMPLES = ("tocsin add reports/", "tocsin add wire.jsonl --meta dates.jsonl", "curl … | tocsin add -")


@click.command(cls=Examples, short_help=VERBS["add"], examples=_EXAMPLES)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@META
@in_project
def add(paths: tuple[str, ...], meta: str | None) -> int:
    """Add reports: text and HTML files, folders of them, JSON Lines (one document a line), or - for standard input.

    The same content again changes nothing; new content under a known name takes the place of the old, whose bytes are
    kept. What cannot be read is named with the reason, and the rest is added.
    """
    known = read_meta(meta) if meta else {}
    with Project.open(folder(), write=True) as project:
        counts = _count(pipeline.add(project, paths, known))
    told = [f"{_WORDS[change]} {counts[change]:,}" for change in _WORDS if counts[change]]
    if failed := counts["failed"]:
        told.append(f"failed {failed:,}")
    say(f"{', '.join(told) or 'no documents found'}{'; next: `tocsin run`' if counts['added'] else ''}")
    return 0 if counts.total() > failed else 1


def _count(came: Iterator[Added | Failure]) -> Counter[str]:
    counts: Counter[str] = Counter()
    with counting() as show:
        for one in came:
            if isinstance(one, Failure):
                counts["failed"] += 1
                complain(f"{one.source}: {one.reason}")
            else:
                counts[one.change] += 1
            show(counts.total())
    return counts
