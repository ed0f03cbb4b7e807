"""`tocsin watch`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import click

from tocsin import watching
from tocsin.collect.feeds import DEFAULTS, read_opml, write_opml
from tocsin.collect.web import parse_address, shown
from tocsin.errors import FetchRefused, UsageError
from tocsin.records.feed import Outline
from tocsin.records.source import Source, TextFrom
from tocsin.store import Project

from .group import VERBS, Examples, ExamplesGroup, folder, in_project
from .parameters import EVERY
from .progress import asking
from .systemd import units
from .terminal import complain, put, put_table, say

_EXAMPLES = (
    "tocsin watch add https://www.rfi.fr/en/africa/rss",
    "tocsin watch add --defaults",
    "tocsin watch fetch && tocsin run",
    "tocsin run --every 15m",
)
_HEADS = ("no.", "source", "kind", "last answer", "reports", "waiting", "how it stands")
_REASONS_SHOWN = 10
_MOST_MISSED = 1_000


@click.group(cls=ExamplesGroup, short_help=VERBS["watch"], examples=_EXAMPLES)
@in_project
def watch() -> None:
    """Watch feeds, sitemaps and pages: what is new in them is fetched politely and kept to be coded.

    Nothing is fetched but by `tocsin watch fetch`, `tocsin run --every` and `tocsin add https://…`.
    """


@watch.command(
    cls=Examples,
    short_help="Watch feeds, sitemaps or pages.",
    examples=(
        "tocsin watch add https://lefaso.net/spip.php?page=backend --lang fr --folder Sahel",
        "tocsin watch add https://example.org/feed --text feed",
        "tocsin watch add --defaults",
    ),
)
@click.argument("urls", metavar="URL…", nargs=-1)
@click.option("--title", default="", help="What it is called, where it does not say; one URL.")
@click.option("--lang", default="", metavar="CODE", help="Language of its reports, where they do not say: en, fr.")
@click.option("--folder", "into", default="", metavar="NAME", help="Folder to list it in; slashes part folders.")
@click.option(
    "--text",
    "text_from",
    type=click.Choice(("page", "feed")),
    default="page",
    show_default=True,
    help="Take each report from its page, or from what the feed carries, where that is the whole report.",
)
@click.option("--defaults", is_flag=True, help="Also the list that comes with Tocsin: the Sahel and Africa, by hand.")
@in_project
def add(urls: tuple[str, ...], title: str, lang: str, into: str, text_from: TextFrom, defaults: bool) -> None:
    """Watch what is at each URL from now on: an RSS or Atom feed, a sitemap, a web page or a PDF.

    What it is is told when it is first visited. Adding fetches nothing.
    """
    if not urls and not defaults:
        raise UsageError("name a URL, or `--defaults`")
    if title and len(urls) != 1:
        raise UsageError("--title goes with one URL")
    outlines = [Outline(_address(url), title, lang, into) for url in urls]
    outlines += read_opml(DEFAULTS.read_bytes()) if defaults else []
    _add(outlines, text_from)


@watch.command(
    "list",
    cls=Examples,
    short_help="List what is watched, and why any of it fails.",
    examples=("tocsin watch list", "tocsin watch list --failing --json", "tocsin watch list --missed"),
)
@click.option("--failing", is_flag=True, help="Only those whose last visit failed, with the reason.")
@click.option("--missed", is_flag=True, help="Instead the reports that were named and not taken, with the reason.")
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
@in_project
def list_(failing: bool, missed: bool, as_json: bool) -> None:
    """List what is watched: when it last answered, how many reports came of it, and why a visit failed."""
    if missed:
        _list_missed(as_json)
        return
    with Project.open(folder()) as project, project.watched() as kept:
        sources = [source for source in kept.sources() if source.reason or not failing]
    if as_json:
        for source in sources:
            put(json.dumps(asdict(source), ensure_ascii=False))
    elif sources:
        put_table(_HEADS, (_row(source) for source in sources))
    else:
        say("every source answered when it was last visited" if failing else "nothing is watched; `tocsin watch add`")


@watch.command(
    cls=Examples,
    short_help="Watch sources no longer.",
    examples=("tocsin watch remove https://example.org/feed", "tocsin watch remove 12"),
)
@click.argument("names", metavar="URL|NO…", nargs=-1, required=True)
@in_project
def remove(names: tuple[str, ...]) -> None:
    """Watch a source no longer, by its address or its number in the list. Reports that came of it stay."""
    with Project.open(folder(), write=True) as project, project.watched() as kept:
        for name in names:
            say(f"no longer watched: {kept.remove(name).url}")


@watch.command(
    cls=Examples,
    short_help="Leave sources unvisited for a while.",
    examples=("tocsin watch mute 12", "tocsin watch mute 12 --undo"),
)
@click.argument("names", metavar="URL|NO…", nargs=-1, required=True)
@click.option("--undo", is_flag=True, help="Visit it again.")
@in_project
def mute(names: tuple[str, ...], undo: bool) -> None:
    """Leave a source unvisited for a while, with all that is known of it kept."""
    with Project.open(folder(), write=True) as project, project.watched() as kept:
        for name in names:
            say(f"{'visited again' if undo else 'muted'}: {kept.mute(name, not undo).url}")


@watch.command(
    "import",
    cls=Examples,
    short_help="Watch every feed of an OPML list.",
    examples=("tocsin watch import feeds.opml", "tocsin watch import - < feeds.opml"),
)
@click.argument("file", type=click.File("rb"), metavar="FILE.opml")
@in_project
def import_(file: BinaryIO) -> None:
    """Watch every feed of an OPML list, as readers of feeds write them; folders and titles come along."""
    try:
        outlines = read_opml(file.read())
    except FetchRefused as error:
        raise UsageError(f"{file.name}: {error}") from error
    if not outlines:
        raise UsageError(f"{file.name}: names no feed")
    _add(outlines, "page")


@watch.command(
    cls=Examples, short_help="Write what is watched as an OPML list.", examples=("tocsin watch export > feeds.opml",)
)
@in_project
def export() -> None:
    """Write all that is watched as an OPML list to stdout, for another project or a reader of feeds."""
    with Project.open(folder()) as project, project.watched() as kept:
        sources = kept.sources()
    outlines = [Outline(source.url, source.title, source.lang, source.folder) for source in sources]
    sys.stdout.write(write_opml(outlines, "Watched by Tocsin").decode())


@watch.command(
    cls=Examples,
    short_help="Visit what is due, fetch what is new.",
    examples=("tocsin watch fetch", "tocsin watch fetch --all"),
)
@click.option("--all", "every", is_flag=True, help="Visit every source now, due or not.")
@click.option("-q", "--quiet", is_flag=True, help="Only the summary.")
@in_project
def fetch(every: bool, quiet: bool) -> int:
    """Visit the sources that are due and fetch the reports that are new, one request a second to each server.

    It can be stopped at any time; the next one goes on. A source that fails is tried again after ten minutes, then
    twenty, at last once a day; `tocsin watch list` says why. `tocsin run` then codes what came.
    """
    with Project.open(folder(), write=True) as project:
        with asking(quiet) as show:
            done = watching.fetch(project, every=every, progress=lambda url: show(shown(url)))
        with project.watched() as kept:
            watched = any(not source.muted for source in kept.sources())
    if not quiet:
        for failure in done.reasons[:_REASONS_SHOWN]:
            complain(f"{shown(failure.source)}: {failure.reason}")
        if (more := len(done.reasons) - _REASONS_SHOWN) > 0:
            say(f"and {more:,} more that failed; `tocsin watch list --failing` has the sources among them")
    say(str(done) if watched else "nothing is watched; `tocsin watch add URL` or `tocsin watch add --defaults`")
    return 1 if done.failed and not done.visited else 0


@watch.command(
    cls=Examples,
    short_help="Print unit files that do so again and again.",
    examples=("tocsin watch systemd", "tocsin watch systemd service > ~/.config/systemd/user/tocsin.service"),
)
@click.argument("unit", type=click.Choice(("service", "timer", "both")), default="both")
@click.option("--every", type=EVERY, default="15m", show_default=True, help="How often: 15m, 2h, 1d.")
@in_project
def systemd(unit: str, every: float) -> None:
    """Print the unit files by which systemd fetches and codes again and again, for this project.

    Each round is a process of its own: nothing runs in between, and one that fails does not end the watch.
    """
    for line in units(unit, Path(sys.executable).with_name("tocsin"), folder().absolute(), every):
        put(line)


@watch.command(
    cls=Examples,
    short_help="List the visits to a source.",
    examples=("tocsin watch history 12",),
)
@click.argument("name", metavar="URL|NO")
@in_project
def history(name: str) -> None:
    """List the visits to a source, newest first: what came, and why any failed."""
    with Project.open(folder()) as project, project.watched() as kept:
        visits = kept.visits(kept.source(name).n)
    if not visits:
        say("it was not visited yet")
    else:
        rows = ((visit.at, visit.outcome, str(visit.items), str(visit.new), visit.reason) for visit in visits)
        put_table(("when", "outcome", "named", "new", "reason"), rows)


def _list_missed(as_json: bool) -> None:
    with Project.open(folder()) as project, project.watched() as kept:
        missed = kept.missed(_MOST_MISSED)
    if as_json:
        for one in missed:
            put(json.dumps(asdict(one), ensure_ascii=False))
    elif missed:
        put_table(("report", "state", "tries", "reason"), ((o.url, o.state, str(o.failures), o.reason) for o in missed))
    else:
        say("every report that was named is here")


def _address(url: str) -> str:
    try:
        return str(parse_address(url))
    except FetchRefused as error:
        raise UsageError(f"{url}: {error}") from error


def _add(outlines: list[Outline], text_from: TextFrom) -> None:
    at = datetime.now(UTC)
    with Project.open(folder(), write=True) as project, project.watched() as kept:
        new = sum(kept.add(outline, at, text_from) for outline in outlines)
    here = len(outlines) - new
    say(f"{new:,} more watched{f', {here:,} were already' if here else ''}; next: `tocsin watch fetch`")


def _row(source: Source) -> tuple[str, ...]:
    named = f"{source.title}\n{source.url}" if source.title else source.url
    counts = str(source.taken), str(source.waiting)
    return str(source.n), named, source.kind, source.fetched_at[:16].replace("T", " "), *counts, _standing(source)


def _standing(source: Source) -> str:
    if source.muted:
        return "muted"
    if source.reason:
        times = "once" if source.failures == 1 else f"{source.failures} times"
        return f"failed {times}: {source.reason}; next try {source.next_at[:16].replace('T', ' ')}"
    return source.note or ("answers" if source.fetched_at else "not visited yet")
