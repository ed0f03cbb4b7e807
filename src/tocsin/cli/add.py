"""`tocsin add`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import click

from tocsin import pipeline, watching
from tocsin.collect import read_meta
from tocsin.records import Failure
from tocsin.store import Added, Project

from .group import VERBS, Examples, folder, in_project
from .parameters import META
from .progress import counting
from .terminal import complain, say

_WORDS = {
    "added": "added",
    "changed": "told anew",
    "replaced": "replaced by new content",
    "here": "already here",
    "withdrawn": "withdrawn before",
}
_EXAMPLES = (
    "tocsin add reports/",
    "tocsin add wire.jsonl --meta dates.jsonl",
    "tocsin add crawl.warc.gz briefing.pdf list.mbox",
    "tocsin add https://example.org/2023/07/27/niger",
    "curl … | tocsin add -",
)
_WEB = ("http://", "https://")


@click.command(cls=Examples, short_help=VERBS["add"], examples=_EXAMPLES)
@click.argument("paths", metavar="PATH|URL…", nargs=-1, required=True)
@META
@in_project
def add(paths: tuple[str, ...], meta: str | None) -> int:
    """Add reports: text, HTML, PDF and mail files, folders of them, JSON Lines (one document a line), web archives
    (WARC, WACZ), mailboxes (mbox), or - for standard input.

    A URL is fetched, once; `tocsin watch add` follows a feed. Nothing else here asks the network.

    The same content again changes nothing; new content under a known name takes the place of the old, whose bytes are
    kept. What cannot be read is named with the reason, and the rest is added.
    """
    known = read_meta(meta) if meta else {}
    with Project.open(folder(), write=True) as project:
        pages = [path for path in paths if path.startswith(_WEB)]
        counts = _count(pipeline.add(project, (path for path in paths if not path.startswith(_WEB)), known))
        counts += _count(watching.take_pages(project, pages)) if pages else Counter()
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
