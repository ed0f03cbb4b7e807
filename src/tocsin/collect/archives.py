"""Web archives: the pages and PDFs of a WARC file, and of the WARC files in a WACZ.

The frame of records is read here, strictly and within bounds, for warcio's own reader takes whatever comes for a record
and prints it; what servers answered is taken apart by warcio.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from gzip import BadGzipFile, GzipFile
from typing import BinaryIO, cast

from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.statusandheaders import (  # type: ignore[import-untyped]
    StatusAndHeadersParser,
    StatusAndHeadersParserException,
)

from tocsin.errors import DocumentError, FetchRefused, TooLarge, Unreadable
from tocsin.records import Failure, RawDocument
from tocsin.records.raw import RawKind

from .feeds import sniff
from .limits import Limits, size
from .lines import ByteStream
from .names import Ids, label
from .web import web_id
from .web.unpack import unpack

_ENDINGS = (".warc", ".warc.gz")
_BROKEN = (BadGzipFile, zlib.error, EOFError, zipfile.BadZipFile, NotImplementedError, RuntimeError)
"""Of the packing: NotImplementedError where it is none that Python knows, RuntimeError where it is locked."""
_MOST_FILES = 10_000
"""WARC files in one WACZ."""
_LONGEST_LINE = 1 << 14
_MOST_LINES = 200
_HEAD = 1 << 16
"""Bytes that the head of an answer may have beside its body."""
_PIECE = 1 << 16
_TAKEN = ("text/html", "application/xhtml+xml", "application/pdf")
_PROTOCOLS = ["HTTP/1.0", "HTTP/1.1", "HTTP/2.0", "HTTP/2", "HTTP/3"]
Headers = Mapping[str, str]


def read_warc(stream: ByteStream, source: str, ids: Ids, limits: Limits) -> Iterator[RawDocument | Failure]:
    """The pages and PDFs of an archive that were answered whole; pictures, scripts and redirects are passed over.

    Raises ``Unreadable`` where the archive ends in the middle of something or holds something else.
    """
    counted = _Counted(stream, limits.archive_bytes)
    try:
        while headers := _headers(counted):
            block = _block(counted, headers, limits)
            if block is not None:
                yield from _record(headers, block, source, ids, limits)
    except _BROKEN as error:
        raise Unreadable("is no whole WARC file; what stands before the fault was read") from error


def read_wacz(file: BinaryIO, source: str, ids: Ids, limits: Limits) -> Iterator[RawDocument | Failure]:
    """The pages and PDFs of all WARC files in a WACZ, by name; one that is broken is a failure, the rest goes on."""
    try:
        with zipfile.ZipFile(file) as packed:
            names = sorted(name for name in packed.namelist() if name.lower().endswith(_ENDINGS))[:_MOST_FILES]
            if not names:
                raise Unreadable("holds no WARC file")
            for name in names:
                with packed.open(name) as inner:
                    plain = GzipFile(fileobj=inner) if name.lower().endswith(".gz") else inner
                    try:
                        yield from read_warc(cast(ByteStream, plain), source, ids, limits)
                    except DocumentError as error:
                        yield Failure(f"{source}: {label(name)}", str(error))
    except _BROKEN as error:
        raise Unreadable("is no whole WACZ file") from error


def _headers(stream: ByteStream) -> Headers:
    """The next record's, by their names in small letters; none at the end."""
    line = stream.readline(_LONGEST_LINE)
    while line in (b"\r\n", b"\n"):
        line = stream.readline(_LONGEST_LINE)
    if not line:
        return {}
    if not line.startswith(b"WARC/"):
        raise EOFError
    found: dict[str, str] = {"": ""}
    for _ in range(_MOST_LINES):
        line = stream.readline(_LONGEST_LINE)
        if line in (b"\r\n", b"\n"):
            return found
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if not colon:
            raise EOFError
        found.setdefault(name.strip().lower(), value.strip())
    raise EOFError


def _block(stream: ByteStream, headers: Headers, limits: Limits) -> bytes | None:
    """What a record holds; None of one that is passed over. One too large is cut a little above the limit."""
    length = headers.get("content-length", "")
    if not length.isdecimal() or len(length) > 15:
        raise EOFError
    left, most = int(length), limits.document_bytes + _HEAD
    wanted = headers.get("warc-type") in ("response", "resource")
    kept = bytearray()
    while left:
        piece = stream.read(min(left, _PIECE))
        if not piece:
            raise EOFError
        left -= len(piece)
        if wanted and len(kept) <= most:
            kept += piece
    return bytes(kept) if wanted else None


def _record(headers: Headers, block: bytes, source: str, ids: Ids, limits: Limits) -> Iterator[RawDocument | Failure]:
    url = headers.get("warc-target-uri", "").strip("<>")
    try:
        name, body = web_id(url), _body(headers, block, limits)
        if body is None:
            return
        kind: RawKind = "pdf" if sniff(body) == "pdf" else "html"
        if sniff(body) not in ("pdf", "html"):
            return  # a feed under a page's name
    except FetchRefused:
        return  # no address, or no page whatever it is called
    except DocumentError as error:
        yield Failure(label(url) or source, str(error))
        return
    yield RawDocument(ids.take(name, source), body, kind, label(url))


def _body(headers: Headers, block: bytes, limits: Limits) -> bytes | None:
    """The page that a record holds; None where it holds none. Raises ``TooLarge``."""
    stream = io.BytesIO(block)
    kind, coding = headers.get("content-type", ""), ""
    if headers.get("warc-type") == "response":
        try:
            told = StatusAndHeadersParser(_PROTOCOLS, verify=True).parse(stream)
        except (EOFError, ValueError, AttributeError, StatusAndHeadersParserException):
            return None
        if told.get_statuscode() != "200":
            return None
        kind, coding = told.get_header("Content-Type") or "", told.get_header("Content-Encoding") or ""
        if (told.get_header("Transfer-Encoding") or "").lower() == "chunked":
            stream = ChunkedDataReader(stream)
    if kind.partition(";")[0].strip().lower() not in _TAKEN:
        return None
    if len(block) > limits.document_bytes + _HEAD:
        raise TooLarge(f"is over the limit of {size(limits.document_bytes)} for a document")
    return unpack(iter(lambda: stream.read(_PIECE), b""), coding, limits.document_bytes)


class _Counted:
    """A stream that ends in ``TooLarge`` where an archive unpacks to more than any crawl of reports holds."""

    def __init__(self, inner: ByteStream, most: int) -> None:
        self._inner, self._left, self._most = inner, most, most

    def read(self, count: int = -1, /) -> bytes:
        return self._pass(self._inner.read(count))

    def readline(self, count: int = -1, /) -> bytes:
        return self._pass(self._inner.readline(count))

    def _pass(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise TooLarge(f"unpacks to over {size(self._most)}")
        return data
