"""Rows of a table or of a JSON list, one at a time, each with its line; and how cells of many dialects are read."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tocsin.errors import UsageError

Cells = Mapping[str, Any]
Numbered = tuple[int, Cells]
"""Line in the file (of a JSON list: number of the entry), and the row."""
_CHUNK = 1 << 16
_LONGEST = 1 << 24
"""Characters that one entry of a JSON list may have: more is no entry but a file of another shape."""
_EPOCH = 100_000_000
"""A number beyond this in a date's place is seconds since 1970; the largest YYYYMMDD stays below."""
_MILLISECONDS = 100_000_000_000


def table_rows(path: Path) -> Iterator[Numbered]:
    """Rows of a CSV table under their headings; a second heading of HXL tags is passed over.

    Raises ``UsageError`` where the file is no UTF-8 table.
    """
    csv.field_size_limit(_LONGEST)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            for row in table:
                if not _is_tags(row):
                    yield table.line_num, row
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: not a table of comma-separated values in UTF-8 ({error})") from error


def headings(path: Path) -> tuple[str, ...]:
    """The first row of a table; empty where there is none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(next(csv.reader(file), ()))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: not a table of comma-separated values in UTF-8 ({error})") from error


def json_rows(path: Path) -> Iterator[Numbered]:
    """Entries of a JSON list, of a list inside an object (GeoJSON's features), or of JSON Lines.

    The file is read in pieces, so that its size does not matter. Raises ``UsageError`` where it is none of these.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            text, number = _begin(path, file), 0
            decoder, ended = json.JSONDecoder(), False
            while True:
                text = text.lstrip(" \t\r\n,")
                if text.startswith("]") or (ended and not text):
                    return
                try:
                    entry, end = decoder.raw_decode(text)
                except ValueError as error:
                    more = file.read(_CHUNK)
                    if not more or len(text) > _LONGEST:
                        raise UsageError(f"{path}: entry {number + 1} is not JSON ({error})") from error
                    text += more
                    continue
                text, number = text[end:], number + 1
                if not text.strip():
                    more = file.read(_CHUNK)
                    text, ended = text + more, not more
                yield number, entry if isinstance(entry, dict) else {"": entry}
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 ({error})") from error


def _begin(path: Path, file: Any) -> str:
    """What stands after the opening bracket of the list; all of it where the file is JSON Lines."""
    text = file.read(_CHUNK).lstrip()
    if text.startswith("["):
        return str(text[1:])
    if not text.startswith("{"):
        raise UsageError(f"{path}: neither a JSON list nor JSON Lines")
    head, found, rest = text.partition('"features"')
    bracket = rest.find("[") if found and '"FeatureCollection"' in head else -1
    return str(rest[bracket + 1 :] if bracket >= 0 else text)


def number(value: Any) -> float | None:
    """A cell as a number; None where it is empty. Raises ``ValueError`` for anything else."""
    text = str(value if value is not None else "").strip()
    if not text or text.casefold() in {"na", "nan", "null"}:
        return None
    found = float(text)
    if not math.isfinite(found):
        raise ValueError(f"{text} is not a number")
    return found


def whole(value: Any) -> str:
    """An id that may be written as a float: ``15960.0`` is ``15960``."""
    text = str(value if value is not None else "").strip()
    return text.removesuffix(".0")


def day(value: Any) -> str:
    """A cell as an ISO day: a date with or without time, YYYYMMDD, or seconds or milliseconds since 1970 (UTC).

    Raises ``ValueError`` where it is none of these.
    """
    text = whole(value)
    digits = text.removeprefix("-")
    if digits.isdecimal() and (text.startswith("-") or int(digits) >= _EPOCH):
        seconds = int(text)
        seconds = seconds // 1000 if abs(seconds) >= _MILLISECONDS else seconds
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    if digits.isdecimal() and len(digits) == len("20240131"):
        return datetime.strptime(digits, "%Y%m%d").replace(tzinfo=UTC).date().isoformat()
    return datetime.fromisoformat(text.replace("Z", "+00:00").split(".")[0]).date().isoformat()


def _is_tags(row: Mapping[str, Any]) -> bool:
    tags = [cell for cell in row.values() if isinstance(cell, str) and cell]
    return bool(tags) and sum(cell.startswith("#") for cell in tags) * 2 > len(tags)
