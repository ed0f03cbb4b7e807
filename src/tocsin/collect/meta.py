"""Reads what is known of documents beside their texts: a file of JSON Lines, one document a line by ``doc``."""

from __future__ import annotations

import os
from collections.abc import Mapping

from tocsin.errors import DocumentError, Unreadable, UsageError

from .limits import Limits
from .lines import lines
from .names import label, safe_id
from .opening import open_regular, why
from .rows import id_of, meta_of, parse_row


def read_meta(path: str | os.PathLike[str]) -> Mapping[str, Mapping[str, str]]:
    """Title, outlet, published and lang by document id. Missing, empty, null and unknown keys are fine.

    Raises ``UsageError`` naming file and line where a line is no JSON object.
    """
    name = label(os.fspath(path))
    found: dict[str, dict[str, str]] = {}
    number = 0
    try:
        with os.fdopen(open_regular(os.fspath(path), follow=True), "rb") as file:
            for line in lines(file, Limits()):
                number = line.number
                _add(found, line.data)
    except DocumentError as error:
        raise UsageError(f"{name}:{number}: {error}" if number else f"{name}: {error}") from error
    except OSError as error:
        raise UsageError(f"{name}: {why(error)}") from error
    return found


def _add(found: dict[str, dict[str, str]], data: bytes | None) -> None:
    if data is None:
        raise Unreadable("is too long for a line of what is known of a document")
    if data.strip():
        row = parse_row(data)
        if doc := safe_id(id_of(row)):
            found.setdefault(doc, {}).update(meta_of(row))
