"""`make demo`: codes the bundled sample into ./demo and says what came out, with the words it rests on.

What is shown is picked from the project by the same filters that anybody can use, never by name: when the coder
changes, so does what is shown.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from time import monotonic

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from tocsin import pipeline, serve
from tocsin.cli.merged import incidents_line
from tocsin.cli.progress import steps
from tocsin.collect import read_meta
from tocsin.errors import NoProject, TocsinError, UsageError
from tocsin.export.naming import UNNAMED
from tocsin.export.standing import is_claim
from tocsin.export.wording import headline
from tocsin.records import Event, Failure, Incident, Record, plain
from tocsin.records.actor import base
from tocsin.registry import load_registry
from tocsin.sample import sample_paths
from tocsin.settings import FILE_NAME
from tocsin.store import Entry, Filter, Project

FOLDER = Path("demo")

Choice = tuple[str, Filter, Callable[[Record], bool]]
"""A heading, the filter that finds the candidates, and what a filter cannot ask."""

_DONE = Filter(["event"], statuses=["actual", "ongoing"])

CHOICES: tuple[Choice, ...] = (
    ("What a report tells as fact, in its own voice", _DONE, lambda record: not is_claim(record)),
    ("What somebody claims", _DONE, is_claim),
    ("What is planned and has not happened", Filter(["event"], statuses=["planned"]), lambda _: True),
    ("What somebody says did not happen", Filter(["event"], statuses=["denied"]), lambda _: True),
    ("What may come", Filter(["forecast"]), lambda _: True),
    ("Where two sides cannot both be right", Filter(["dispute"]), lambda _: True),
)

_FIELDS = ("actors", "targets", "holders", "place", "date_start", "numbers", "condition")


@click.command()
@click.option("--fresh", is_flag=True, help="Throw the demo project away first.")
@click.option("--serve", "serving", is_flag=True, help="Open the page's server at the end.")
def main(fresh: bool, serving: bool) -> None:
    """Code the sample that comes with Tocsin into ./demo, and show what came out."""
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    try:
        _show(console, fresh)
        if serving:
            serve.run(FOLDER, announce=lambda address: console.print(f"Open {address} (Ctrl-C stops it)"))
    except TocsinError as error:
        click.echo(f"demo: {error}", err=True)
        sys.exit(error.exit_code)


def _show(console: Console, fresh: bool) -> None:
    if fresh:
        _throw_away(FOLDER)
    with _opened(FOLDER) as project:
        _code(project, console)
        _count(project, console)
        shown = {entry.id: entry for entry in project.entries()}
        for heading, wanted, holds in CHOICES:
            _pick(project, console, shown, heading, (r for r in project.records(wanted) if holds(r)))
        _merged(project, console)
    console.print(_next_steps())


def _throw_away(folder: Path) -> None:
    if not folder.exists():
        return
    if folder.is_symlink() or not (folder / FILE_NAME).is_file():
        raise UsageError(f"{folder}: not a Tocsin project, so it is left alone; move it away first")
    shutil.rmtree(folder)


def _opened(folder: Path) -> Project:
    try:
        return Project.open(folder, write=True)
    except NoProject:
        return Project.create(folder)


def _code(project: Project, console: Console) -> None:
    reports, meta = sample_paths()
    began = monotonic()
    for failure in (f for f in pipeline.add(project, [reports], read_meta(meta)) if isinstance(f, Failure)):
        console.print(f"not added: {failure.source}: {failure.reason}", markup=False)
    with steps(quiet=False) as show:
        pipeline.prepare(show)
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("reading and coding", total=None)
        report = pipeline.run(
            project, progress=lambda r: bar.update(task, total=r.total, completed=r.coded + r.failed + r.set_aside)
        )
    if not report.total:
        console.print("Nothing to do: every report of the sample is coded. --fresh starts anew.\n")
        return
    failed = f", {report.failed + report.set_aside} failed" if report.failed + report.set_aside else ""
    console.print(f"Coded {report.coded} reports in {monotonic() - began:.0f} s{failed}.\n")
    for line in _why_not(project):
        console.print(line, markup=False)


def _why_not(project: Project) -> list[str]:
    """Why some reports were not coded, each reason once: the French ones need a language model that is optional."""
    reasons = Counter(entry.reason for state in ("failed", "set-aside") for entry in project.entries(state=state))
    return [f"{count} not coded: {plain(reason)}\n" for reason, count in reasons.items()]


def _count(project: Project, console: Console) -> None:
    events = [r for r in project.records(Filter(["event"])) if isinstance(r, Event)]
    facts = sum(r.is_fact and not is_claim(r) for r in events)
    claims = sum(r.is_fact and is_claim(r) for r in events)
    summary = project.summary()
    table = Table(title=f"{sum(summary.documents.values())} reports, {sum(summary.records.values())} records", box=None)
    table.add_column("type")
    table.add_column("records", justify="right")
    table.add_column("")
    for kind, number in sorted(summary.records.items(), key=lambda item: -item[1]):
        others = len(events) - facts - claims
        note = f"{facts} told as fact, {claims} claimed, {others} planned, demanded, possible or denied"
        table.add_row(kind, str(number), note if kind == "event" else "")
    console.print(table)


def _pick(
    project: Project, console: Console, shown: dict[str, Entry], heading: str, candidates: Iterable[Record]
) -> None:
    best = max(candidates, key=_telling, default=None)
    if best is None:
        return
    entry = shown.pop(best.doc, None) or project.entries(doc_id=best.doc)[0]
    source = ", ".join(filter(None, [entry.outlet, entry.published or "undated", best.doc]))
    console.print(Text(f"\n{heading}", style="bold"))
    console.print(f"  {headline(best, load_registry(), entry.outlet)}", markup=False)
    console.print(Text(f"  “{' '.join(plain(best.evidence).split())}”", style="italic"))
    console.print(Text(f"  {source}", style="dim"))


def _merged(project: Project, console: Console) -> None:
    """What the reports tell together, and the fullest told of the incidents that several origins tell."""
    overview = pipeline.overview(project)
    console.print(Text("\nTold by several origins", style="bold"))
    shown = [(_record(project, incident), incident) for incident in overview.most_told]
    if shown:
        record, incident = max(shown, key=lambda pair: _telling(pair[0]))
        console.print(f"  {headline(record, load_registry(), incident.best.outlet)}", markup=False)
        console.print(Text(f"  {', '.join(map(plain, incident.outlets))}", style="dim"))
    console.print(f"  {incidents_line(overview)}", markup=False)


def _record(project: Project, incident: Incident) -> Record:
    of_document = project.records(Filter(["event"], documents=[incident.best.doc]))
    return next(record for record in of_document if record.id == incident.best.record)


def _telling(record: Record) -> tuple[bool, int, int]:
    """How much a reader learns from it: words to judge by, deeds before words, parties told apart."""
    values = record.to_dict()
    words = values.get("outcome") or record.evidence
    doers, others = _parties(values.get("actors", [])), _parties(values.get("targets", []))
    between_two = len(doers | others | _parties(chain(*values.get("sides", [])))) > 1
    by_another = bool(_parties(record.holders) - doers - {UNNAMED})
    filled = sum(bool(values.get(name)) for name in _FIELDS)
    return len(words.split()) > 5, filled + 2 * _is_deed(record) + 2 * between_two + 2 * by_another, -len(words)


def _parties(actors: Iterable[str]) -> set[str]:
    return {base(actor) for actor in actors}


def _is_deed(record: Record) -> bool:
    root = load_registry().ontology.roots.get(record.event_type) if isinstance(record, Event) else None
    return root is not None and root.quad in (2, 4)


def _next_steps() -> Text:
    lines = [
        "\nEach record opens beside the words it rests on:",
        f"  .venv/bin/tocsin serve --project {FOLDER}        then open http://127.0.0.1:8765",
        f"  .venv/bin/tocsin records --project {FOLDER} --status denied",
        "\nThe reports were written for this sample under invented outlet names.",
        "Records are machine-coded: docs/USE.md says what they are good for, and how often they are wrong.",
    ]
    return Text("\n".join(lines))


if __name__ == "__main__":
    main()
