"""`tocsin run`."""

from __future__ import annotations

import signal

import click

from tocsin import pipeline, views
from tocsin.store import Project, Report

from .alarm import alarm
from .group import VERBS, Examples, folder, in_project
from .merged import incidents_line
from .parameters import EVERY
from .progress import progress, steps
from .rounds import again_and_again, one_round, tell
from .terminal import say

_EXAMPLES = (
    "tocsin run",
    "tocsin run --workers 1 -q",
    "tocsin run --retry",
    "tocsin run --every 15m",
    "tocsin --project crisis run",
)


@click.command(cls=Examples, short_help=VERBS["run"], examples=_EXAMPLES)
@click.option(
    "--workers", type=click.IntRange(1, 256), default=None, metavar="N", help="Processes (default: one a core)."
)
@click.option("--retry", is_flag=True, help="Try failed documents and those set aside once more.")
@click.option("--every", type=EVERY, help="Keep watch: fetch what is watched, code and merge, every 15m, 2h, 1d.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, only the summary.")
@in_project
def run(workers: int | None, retry: bool, every: float | None, quiet: bool) -> int:
    """Code the documents that are new, or were coded by an older version.

    It can be stopped at any time, even killed: the next run goes on from there. A document that crashes the coder, or
    takes too long or too much memory, is set aside with the reason, and the rest is coded.

    With --every it goes on until Ctrl-C, with a line a round, and first fetches what `tocsin watch` is told to follow;
    without it, it asks nothing of the network.
    """
    # Being told to end is no crash: what is in hand goes back uncounted.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if every:
        return _keep_watch(every, workers or 0, quiet)
    with Project.open(folder(), write=True) as project:
        with steps(quiet) as told:
            pipeline.prepare(told)
        with progress(quiet) as show:
            report = pipeline.run(project, workers=workers or 0, retry=retry, progress=show)
        _tell(project, report)
        if told_of := alarm(project):
            say(told_of)
    return 0 if report.coded or not report.total else 1


def _keep_watch(every: float, workers: int, quiet: bool) -> int:
    where = folder()
    Project.open(where, write=True).close()  # what is wrong with it is said at once, not every quarter of an hour
    with steps(quiet) as told:
        pipeline.prepare(told)
    if not quiet:
        say("watching; Ctrl-C ends it")
    again_and_again(every, lambda: tell(one_round(where, workers)))
    return 0


def _tell(project: Project, report: Report) -> None:
    held = project.summary()
    if not sum(held.documents.values()):
        say("there are no documents yet; `tocsin add PATH…` brings them in")
        return
    came = f"coded {report.coded:,}, failed {report.failed:,}, set aside {report.set_aside:,}"
    say(f"{came} of {report.total:,} to code" if report.total else "nothing new to code")
    by_type = ", ".join(f"{count:,} {kind}" for kind, count in sorted(held.records.items(), key=lambda k: -k[1]))
    say(f"the project holds {sum(held.records.values()):,} records{f': {by_type}' if by_type else ''}")
    if told := incidents_line(views.overview(project)):
        say(told)
    if report.failed or report.set_aside:
        say("why: `tocsin documents --state failed` or `--state set-aside`; `tocsin run --retry` tries them again")
    say("look at them with `tocsin records`, or on a page with `tocsin serve`")
