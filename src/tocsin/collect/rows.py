"""JSON Lines: one document a row, under the keys that people use for it. A bad row is one failure; the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tocsin.errors import DocumentError, TooLarge, Unreadable
from tocsin.records import Failure, RawDocument
from tocsin.records.raw import RawKind

from .limits import Limits, size
from .lines import ByteStream, Line, lines
from .names import Ids

_META = {"title": ("title",), "outlet": ("outlet", "source"), "published": ("published", "date"), "lang": ("lang",)}
_TEXT = ("text", "body", "html", "content")
_ID = ("id", "doc")


def read_rows(
    stream: ByteStream, *, stem: str, source: str, ids: Ids, limits: Limits
) -> Iterator[RawDocument | Failure]:
    """The documents of a stream of JSON Lines. Blank lines are passed over."""
    found = False
    for line in lines(stream, limits):
        where = f"{source}:{line.number}"
        found = True
        try:
            row = _row(line, limits)
            if row is not None:
                yield _document(row, stem=f"{stem}-{line.number}", source=where, ids=ids)
        except DocumentError as error:
            yield Failure(where, str(error))
    if not found:
        raise Unreadable("is empty")


def parse_row(data: bytes) -> Mapping[str, Any]:
    """One line as a JSON object. Raises ``Unreadable`` with the reason."""
    try:
        row = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError as error:
        raise Unreadable("is not UTF-8, as JSON has to be") from error
    except RecursionError as error:
        raise Unreadable("is JSON nested too deeply") from error
    except json.JSONDecodeError as error:
        raise Unreadable(f"is not JSON: {error.msg} at character {error.pos + 1}") from error
    except ValueError as error:  # a number of thousands of digits
        raise Unreadable(f"is not JSON that can be read: {error}") from error
    if not isinstance(row, dict):
        raise Unreadable("is JSON, but not an object")
    return row


def meta_of(row: Mapping[str, Any]) -> dict[str, str]:
    """What a row says beside the text. Empty, null and unknown keys are left out."""
    found = {key: _first(row, names) for key, names in _META.items()}
    return {key: value for key, value in found.items() if value}


def id_of(row: Mapping[str, Any]) -> str:
    """The row's own id, empty where it has none."""
    return _first(row, _ID)


def _row(line: Line, limits: Limits) -> Mapping[str, Any] | None:
    if line.data is None:
        raise TooLarge(f"is over {size(limits.document_bytes)} on one line, the limit for a document")
    return parse_row(line.data) if line.data.strip() else None


def _document(row: Mapping[str, Any], *, stem: str, source: str, ids: Ids) -> RawDocument:
    key = next((key for key in _TEXT if row.get(key)), None)
    if key is None:
        raise Unreadable("holds no text: it has none of the keys " + ", ".join(_TEXT))
    if not isinstance(row[key], str):
        raise Unreadable(f"holds no text: its `{key}` is not a string")
    kind: RawKind = "html" if key == "html" else "jsonl-row"
    data = row[key].encode("utf-8", "surrogatepass")
    return RawDocument(ids.take(id_of(row) or stem, source), data, kind, source, meta_of(row))


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = row.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""
