"""Brings reference data into a project: UCDP's counts, GDELT's leads, other coders' events. ACLED's are refused.

It joins reading with the store. Rows go in by batches, each in one transaction with how far the file is read, so that
an import that was cut off goes on from there, and the same file twice changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from itertools import islice
from pathlib import Path

from tocsin.collect.reference import open_reference
from tocsin.errors import UsageError
from tocsin.records.reference import BadRow, HeldSet, Imported, ReferenceEvent, ReferenceMonth
from tocsin.registry import load_registry
from tocsin.registry.files import DATA, read_yaml
from tocsin.store import Project
from tocsin.store import reference as kept

_OTHER_NAMES = {"macedonia, fyr": "MKD", "rumania": "ROU"}
"""As UCDP writes them and the registry does not."""
BATCH = 2000
"""Rows in one transaction: all that a kill loses."""


def bring_in(
    project: Project,
    file: Path,
    kind: str,
    *,
    version: str = "",
    on_bad: Callable[[BadRow], None] = lambda _: None,
    progress: Callable[[int], None] = lambda _: None,
) -> Imported:
    """Import one file. A bad row is told to ``on_bad`` with its line, and the import goes on.

    ``progress`` hears how many rows are done. Raises ``UsageError`` where the file is another, or ACLED's.
    """
    if not file.is_file():
        raise UsageError(f"{file}: no such file")
    opened = open_reference(file, kind, _countries(), _fips(), version)
    with project.transaction() as connection:
        edition, number, counts = kept.begin(connection, opened.source, file.name, _sha256(file))
    resumed = int(counts["rows"])
    if counts.pop("finished_at"):
        return Imported(opened.source, file.name, counts["kept"], 0, counts["bad"], resumed, already=True)
    rows = islice(opened.rows, resumed, None)
    while batch := list(islice(rows, BATCH)):
        good = [row for row in batch if isinstance(row, ReferenceEvent | ReferenceMonth)]
        for row in batch:
            if isinstance(row, BadRow):
                on_bad(row)
        with project.transaction() as connection:
            counts["new"] += kept.keep(connection, edition, good)
            counts["rows"] += len(batch)
            counts["kept"] += len(good)
            counts["bad"] += len(batch) - len(good)
            kept.note(connection, number, counts)
        progress(counts["rows"])
    with project.transaction() as connection:
        kept.note(connection, number, counts, finished=True)
    return Imported(opened.source, file.name, counts["kept"], counts["new"], counts["bad"], resumed)


def held(project: Project) -> list[HeldSet]:
    """The editions that a project holds, each with its licence and credit line."""
    with project.transaction() as connection:
        return kept.held(connection)


def leads(
    project: Project, countries: tuple[str, ...] = (), since: str = "", until: str = "", limit: int = 100
) -> list[ReferenceEvent]:
    """Machine-made leads, the earliest first: things to look into, never facts, and never counted."""
    with project.transaction() as connection:
        found = [one for one in kept.held(connection) if one.source.trust == "lead"]
        return [e for one in found for e in kept.events(connection, one.source, countries, since, until, limit)][:limit]


@cache
def _countries() -> dict[str, str]:
    """Alpha-3 code by casefolded English name."""
    known = {name.casefold(): state.code for state in load_registry().states.values() for name in state.names}
    return known | _OTHER_NAMES


@cache
def _fips() -> dict[str, str]:
    return {str(code): str(alpha3) for code, alpha3 in read_yaml(DATA / "fips.yaml").items()}


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
