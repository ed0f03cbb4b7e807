"""`tocsin show`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise
from types import MappingProxyType

import click
from rich.text import Text

from tocsin.export.figures import written as when_written
from tocsin.export.origins import of_document
from tocsin.export.sureness import told_surely
from tocsin.export.wording import headline
from tocsin.records import UNTOLD, Document, Record, Written
from tocsin.records.plain import plain
from tocsin.registry import load_registry
from tocsin.store import Filter, Project

from .group import VERBS, Examples, folder, in_project
from .terminal import console, put

_STYLES: Mapping[str, str] = MappingProxyType(
    {
        "event": "bold yellow",
        "statement": "cyan",
        "forecast": "magenta",
        "agreement": "bold green",
        "posture": "bold red",
        "relation": "blue",
        "indicator": "green",
        "dispute": "red",
    }
)
_EXAMPLES = ("tocsin show wire-17", "tocsin show wire-17 --json | jq '.records[].evidence'")


@click.command(cls=Examples, short_help=VERBS["show"], examples=_EXAMPLES)
@click.argument("document", metavar="DOC")
@click.option("--json", "as_json", is_flag=True, help="Document and records as one JSON object.")
@in_project
def show(document: str, as_json: bool) -> None:
    """Show a document's text with its records marked: ⟦the words⟧[3] are what record 3 in the list below rests on."""
    with Project.open(folder()) as project:
        found = project.document(document)
        records = list(project.records(Filter(documents=[document])))
        written = project.written(document)
        origin = project.origins([document]).get(document)
    if as_json:
        known = asdict(found) | {"written": asdict(written), "origin": origin and asdict(origin)}
        put(json.dumps(known | {"records": [record.to_dict() for record in records]}, ensure_ascii=False))
        return
    out = console()
    out.print(Text(_heading(found), style="bold"), end="\n\n")
    if not found.published and written != UNTOLD:
        out.print(_dating(written), end="\n\n")
    if origin and (told := of_document(origin, document)):
        out.print(Text("\n".join(map(plain, told))), end="\n\n")
    out.print(marked(found.text, records), end="\n\n")
    registry = load_registry()
    for number, record in enumerate(records, 1):
        line = f"[{number}] {record.type}: {headline(record, registry)} ({told_surely(record)})"
        out.print(Text(line, style=_STYLES[record.type]))
    if not records:
        out.print("no records of this document")


def marked(text: str, records: Sequence[Record]) -> Text:
    """The text with every record's evidence between marks that need no colour to be seen, and coloured beside that."""
    shown = Text()
    for piece, opening, closing, style in _pieces(text, records):
        shown.append("⟦" * opening, style="dim")
        # Line by line, for ``plain`` would make one line of it all.
        shown.append("\n".join(map(plain, piece.splitlines())) + "\n" * piece.endswith("\n"), style=style)
        shown.append("".join(f"⟧[{number}]" for number in closing), style="dim")
    return shown


def _pieces(text: str, records: Sequence[Record]) -> Iterator[tuple[str, int, list[int], str]]:
    opens, closes = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for number, record in enumerate(records, 1):
        opens[record.start].append(number)
        closes[record.end].append(number)
    inside: dict[int, Record] = {}
    cuts = sorted({0, len(text), *opens, *closes})
    for at, end in pairwise(cuts):
        for number in opens[at]:
            inside[number] = records[number - 1]
        innermost = min(inside.values(), key=lambda record: record.end - record.start, default=None)
        yield text[at:end], len(opens[at]), closes[end][::-1], _STYLES[innermost.type] if innermost else ""
        for number in closes[end]:
            inside.pop(number, None)


def _dating(written: Written) -> Text:
    """When an undated text was written, and the words that tell so."""
    clues = "".join(f"\n  {f'“{plain(clue.text)}”: ' if clue.text else ''}{plain(clue.why)}" for clue in written.clues)
    return Text(f"undated; by what it tells, written {when_written(written)}{clues}")


def _heading(document: Document) -> str:
    known = (document.title, document.outlet, document.published, document.id)
    return " · ".join(plain(part) for part in known if part)
