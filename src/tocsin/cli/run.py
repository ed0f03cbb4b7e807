"""`tocsin run`."""

from __future__ import annotations

import signal

import click

from tocsin import pipeline
from tocsin.store import Project, Report

from .group import VERBS, Examples, folder, in_project
from .merged import incidents_line
from .progress import progress, steps
from .terminal import say

_EXAMPLES = ("tocsin run", "tocsin run --workers 1 -q", "tocsin run --retry", "tocsin --project crisis run")


@click.command(cls=Examples, short_help=VERBS["run"], examples=_EXAMPLES)
@click.option(
    "--workers", type=click.IntRange(1, 256), default=None, metavar="N", help="Processes (default: one a core)."
)
@click.option("--retry", is_flag=True, help="Try failed documents and those set aside once more.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, only the summary.")
@in_project
def run(workers: int | None, retry: bool, quiet: bool) -> int:
    """Code the documents that are new, or were coded by an older version.

    It can be stopped at any time, even killed: the next run goes on from there. A document that crashes the coder, or
    takes too long or too much memory, is set aside with the reason, and the rest is coded.
    """
    # Being told to end is no crash: what is in hand goes back uncounted.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with Project.open(folder(), write=True) as project:
        with steps(quiet) as told:
            pipeline.prepare(told)
        with progress(quiet) as show:
            report = pipeline.run(project, workers=workers or 0, retry=retry, progress=show)
        _tell(project, report)
    return 0 if report.coded or not report.total else 1


def _tell(project: Project, report: Report) -> None:
    held = project.summary()
    if not sum(held.documents.values()):
        say("there are no documents yet; `tocsin add PATH…` brings them in")
        return
    came = f"coded {report.coded:,}, failed {report.failed:,}, set aside {report.set_aside:,}"
    say(f"{came} of {report.total:,} to code" if report.total else "nothing new to code")
    by_type = ", ".join(f"{count:,} {kind}" for kind, count in sorted(held.records.items(), key=lambda k: -k[1]))
    say(f"the project holds {sum(held.records.values()):,} records{f': {by_type}' if by_type else ''}")
    if told := incidents_line(pipeline.overview(project)):
        say(told)
    if report.failed or report.set_aside:
        say("why: `tocsin documents --state failed` or `--state set-aside`; `tocsin run --retry` tries them again")
    say("look at them with `tocsin records`, or on a page with `tocsin serve`")
