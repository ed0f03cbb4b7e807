"""`tocsin explain`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

import click
from rich.text import Text

from tocsin import pipeline
from tocsin.export.excerpts import Run, excerpts
from tocsin.export.explaining import Told, standing, told
from tocsin.export.wording import headline
from tocsin.records import Explanation, plain
from tocsin.registry import load_registry
from tocsin.store import Filter, Project

from .group import VERBS, Examples, folder, in_project
from .terminal import console, put

_EXAMPLES = ("tocsin explain wire-17 3", "tocsin explain wire-17 3 --json | jq '.parts[] | {field, value, how}'")


@click.command(cls=Examples, short_help=VERBS["explain"], examples=_EXAMPLES)
@click.argument("document", metavar="DOC")
@click.argument("record", metavar="RECORD")
@click.option("--json", "as_json", is_flag=True, help="The explanation as one JSON object.")
@in_project
def explain(document: str, record: str, as_json: bool) -> None:
    """Explain a record: which words gave each field, what decided, what came second and what would change it.

    RECORD is its number in `tocsin show DOC`, or its id. The document is coded once more for it; nothing is stored.
    """
    registry = load_registry()
    with Project.open(folder()) as project:
        found = pipeline.explain(project, document, record)
        text = project.document(document).text
        kept = next(r for r in project.records(Filter(documents=(document,))) if r.id == found.record)
    parts = told(found, registry)
    if as_json:
        put(json.dumps(_json(found, parts), ensure_ascii=False))
        return
    out = console()
    out.print(Text(f"{kept.type}: {headline(kept, registry)}", style="bold"))
    out.print(_excerpt(next(iter(excerpts(text, [found.evidence])))))
    for sentence in standing(found):
        out.print(Text(plain(sentence), style="dim"))
    for part in parts:
        out.print()
        for line in _lines(part, text):
            out.print(line)


def _lines(part: Told, text: str) -> Iterator[Text]:
    """One field as lines: its value, its words in their sentence, and the sentences."""
    yield Text(f"{part.label}: {plain(part.value)}", style="bold cyan")
    for excerpt in excerpts(text, part.words):
        yield Text("  ") + _excerpt(excerpt)
    for sentence in part.reasons:
        yield Text(f"  {plain(sentence)}")
    yield Text(f"  Decided by {part.way}.", style="dim")
    if part.runner_up:
        yield Text(f"  Came second: {plain(part.runner_up)}.")
    if part.changes:
        yield Text(f"  Otherwise {plain('; or '.join(part.changes))}.")


def _excerpt(runs: Sequence[Run]) -> Text:
    """Text with the lit words between marks that need no colour to be seen."""
    shown = Text()
    for run in runs:
        shown.append("⟦" if run.lit else "", style="dim")
        shown.append(plain(run.text), style="bold yellow" if run.lit else "")
        shown.append("⟧" if run.lit else "", style="dim")
    return shown


def _json(found: Explanation, parts: Sequence[Told]) -> dict[str, object]:
    """The explanation as values, each part with its sentences beside them."""
    worded = [{"label": p.label, "reasons": p.reasons, "runner_up": p.runner_up, "changes": p.changes} for p in parts]
    raw = asdict(found)
    raw["parts"] = [part | {"told": told_} for part, told_ in zip(raw["parts"], worded, strict=True)]
    return raw | {"standing": standing(found)}
