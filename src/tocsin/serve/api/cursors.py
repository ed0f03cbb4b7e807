"""Cursors: where a page of a list ended, in a word that only this API reads.

A cursor holds the place of the last thing shown and not how many were shown, so that a run which writes meanwhile makes
no page repeat or miss what stood there before. It belongs to the query that it came from.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from tocsin.errors import UsageError

_LONGEST = 1000
_NONE = "the cursor is none that this list gave; leave it out to begin anew"


def cursor(asked: BaseModel, place: object) -> str:
    """The cursor of a place, a JSON value, in the list that was asked for."""
    line = json.dumps([_query(asked), place], separators=(",", ":"))
    return base64.urlsafe_b64encode(line.encode()).decode().rstrip("=")


def place(asked: BaseModel, given: str) -> Any:
    """The place that a cursor stands for. Raises ``UsageError`` where it is none, or of another query."""
    try:
        if len(given) > _LONGEST:
            raise UsageError(_NONE)
        query, found = json.loads(base64.b64decode(given + "=" * (-len(given) % 4), b"-_", validate=True))
    except (ValueError, TypeError) as error:
        raise UsageError(_NONE) from error
    if query != _query(asked):
        raise UsageError("the cursor is of another query; ask with the filters that it came from")
    return found


def _query(asked: BaseModel) -> str:
    known: Mapping[str, Any] = asked.model_dump(mode="json", exclude={"cursor", "limit"})
    name = type(asked).__name__
    return hashlib.sha256(json.dumps([name, known], sort_keys=True).encode()).hexdigest()[:12]
