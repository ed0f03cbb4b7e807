"""One opened file, or standard input, becomes documents."""

from __future__ import annotations

import gzip
import io
import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from tocsin.errors import DocumentError, TooLarge, Unreadable
from tocsin.records import Failure, RawDocument
from tocsin.records.raw import RawKind

from .archives import read_wacz, read_warc
from .limits import Limits, size
from .lines import ByteStream
from .mail import read_mbox, read_message
from .names import Ids, label, stem
from .opening import why
from .rows import read_rows

_ROWS = (".jsonl", ".ndjson")
_HTML = (".html", ".htm", ".xhtml")
_MANY = (*_ROWS, ".warc", ".wacz", ".mbox")
"""Files that hold many documents, so that their own size is no document's."""
_ROW_START = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{[ \t]*"')


def read_file(descriptor: int, path: str, ids: Ids, limits: Limits) -> Iterator[RawDocument | Failure]:
    """The documents of one file, whose ending says how it is read. Closes the descriptor."""
    name = Path(path).name
    packed = name.lower().endswith(".gz")
    ending = Path(name[:-3] if packed else name).suffix.lower()
    with open(descriptor, "rb") as file:
        try:
            if ending == ".wacz":
                yield from read_wacz(file, label(path), ids, limits)
                return
            if not packed:
                _check_size(file, ending, limits)
            stream = cast(ByteStream, gzip.GzipFile(fileobj=file)) if packed else file
            yield from _documents(stream, ending, path, ids, limits)
        except DocumentError as error:
            yield Failure(label(path), str(error))
        except (EOFError, gzip.BadGzipFile, zlib.error):
            yield Failure(label(path), "is no whole gzip file; the rest of it cannot be read")
        except OSError as error:
            yield Failure(label(path), why(error))


def read_stdin(stream: BinaryIO, ids: Ids, limits: Limits) -> Iterator[RawDocument | Failure]:
    """Standard input: JSON Lines where it begins like a JSON object on one line, else one text."""
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), 1 << 16)
    try:
        start = buffered.peek(512)
        ending = ".jsonl" if _ROW_START.match(start) else ""
        yield from _documents(buffered, ending, "-", ids, limits)
    except DocumentError as error:
        yield Failure("-", str(error))
    except OSError as error:
        yield Failure("-", why(error))
    finally:
        buffered.detach()


def _documents(stream: ByteStream, ending: str, path: str, ids: Ids, limits: Limits) -> Iterator[RawDocument | Failure]:
    source = label(path)
    name = "stdin" if path == "-" else stem(Path(path).name)
    if ending in _ROWS:
        yield from read_rows(stream, stem=name, source=source, ids=ids, limits=limits)
        return
    if ending == ".mbox":
        yield from read_mbox(stream, stem=name, source=source, ids=ids, limits=limits)
        return
    if ending == ".warc":
        yield from read_warc(stream, source, ids, limits)
        return
    if ending == ".json":
        raise Unreadable("is JSON; give JSON Lines instead, one document a line, in a file ending in .jsonl")
    data = _whole(stream, limits)
    if ending == ".eml":
        yield read_message(data, stem=name, source=source, ids=ids)
        return
    kind: RawKind = "html" if ending in _HTML else "pdf" if data.startswith(b"%PDF-") else "text"
    yield RawDocument(ids.take(name, source), data, kind, source)


def _check_size(file: BinaryIO, ending: str, limits: Limits) -> None:
    count = os.fstat(file.fileno()).st_size
    if count > limits.document_bytes and ending not in _MANY:
        raise TooLarge(f"is {size(count)}, over the limit of {size(limits.document_bytes)} for a document")


def _whole(stream: ByteStream, limits: Limits) -> bytes:
    data = stream.read(limits.document_bytes + 1)
    if len(data) > limits.document_bytes:
        raise TooLarge(f"is over the limit of {size(limits.document_bytes)} for a document")
    if not data:
        raise Unreadable("is empty")
    return data
