"""`tocsin export`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TextIO

import click

from tocsin.export.csv import write_csv
from tocsin.export.jsonl import write_jsonl
from tocsin.registry import load_registry
from tocsin.store import Project

from .group import VERBS, Examples, folder, in_project
from .terminal import say

_EXAMPLES = ("tocsin export -o records.jsonl", "tocsin export --format csv -o records.csv", "tocsin export | wc -l")


@click.command(cls=Examples, short_help=VERBS["export"], examples=_EXAMPLES)
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv"]), help="Default: by the file's ending, else jsonl."
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Default: -.")
@in_project
def export(form: str | None, output: Path | None) -> None:
    """Write all records. A file is there whole or not at all, and readable by you alone."""
    form = form or ("csv" if output and output.suffix == ".csv" else "jsonl")
    with Project.open(folder()) as project:
        if output is None:
            _write(project, form, sys.stdout)
            return
        with whole(output) as stream:
            written = _write(project, form, stream)
    say(f"wrote {written:,} records to {output}")


def _write(project: Project, form: str, stream: TextIO) -> int:
    if form == "jsonl":
        return write_jsonl(project.records(), stream)
    # Records come a document at a time, so the last few documents are enough to hold.
    return write_csv(project.records(), stream, lru_cache(maxsize=4)(project.document), load_registry())


@contextmanager
def whole(file: Path) -> Iterator[TextIO]:
    """A stream whose content takes the file's place once it is all on the disk; on an error nothing does."""
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
