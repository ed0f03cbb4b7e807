"""Mail: each message of an mbox, or one in a file of its own, is a report under its subject.

What is kept is the text alone. Who wrote to whom is not: of the sender only the domain is told, as the outlet, for an
address names a person.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate

from tocsin.errors import DocumentError, TooLarge, Unreadable
from tocsin.records import Failure, RawDocument
from tocsin.records.plain import plain
from tocsin.records.raw import RawKind

from .limits import Limits, size
from .lines import ByteStream
from .names import Ids

_CHUNK = 1 << 16
_MOST_PARTS = 500
_LONGEST_TITLE = 300
_FAULTS = (MessageError, LookupError, ValueError, ArithmeticError, AttributeError, TypeError, RecursionError)
"""What the standard library raises over broken mail, where it should note a defect."""


def read_mbox(
    stream: ByteStream, *, stem: str, source: str, ids: Ids, limits: Limits
) -> Iterator[RawDocument | Failure]:
    """The messages of an mbox, whose lines ``From …`` part them; one too long is a failure, the rest goes on."""
    for number, data in enumerate(_parts(stream, limits), 1):
        where = f"{source}:{number}"
        try:
            if data is None:
                raise TooLarge(f"is a message over the limit of {size(limits.document_bytes)}")
            yield read_message(data, stem=f"{stem}-{number}", source=where, ids=ids)
        except DocumentError as error:
            yield Failure(where, str(error))


def read_message(data: bytes, *, stem: str, source: str, ids: Ids) -> RawDocument:
    """One message. Raises ``Unreadable`` where it holds no text."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)  # noqa: S101 - the policy makes these
        kind, text = _body(message)
        meta = {"title": _subject(message), "outlet": _domain(message), "published": _day(message)}
    except _FAULTS as error:
        raise Unreadable("is a mail too broken to be read") from error
    if not text.strip():
        raise Unreadable("is a mail without a text")
    known = {key: value for key, value in meta.items() if value}
    return RawDocument(ids.take(stem, source), text.encode("utf-8", "replace"), kind, source, known)


def _parts(stream: ByteStream, limits: Limits) -> Iterator[bytes | None]:
    """The messages, None for one that is over the limit."""
    body, begun, blank, whole = bytearray(), False, True, True
    while line := stream.readline(_CHUNK):
        if line.startswith(b"From ") and blank and whole:
            if begun:
                yield bytes(body) if len(body) <= limits.document_bytes else None
            body, begun = bytearray(), True
        elif not begun:
            raise Unreadable("is no mbox: it does not begin with a line `From …`")
        elif len(body) <= limits.document_bytes:
            body += line[1:] if re.match(rb">+From ", line) else line
        blank, whole = line in (b"\n", b"\r\n"), line.endswith(b"\n")
    if not begun:
        raise Unreadable("is empty")
    yield bytes(body) if len(body) <= limits.document_bytes else None


def _body(message: EmailMessage) -> tuple[RawKind, str]:
    if sum(1 for _ in message.walk()) > _MOST_PARTS:
        raise Unreadable(f"is a mail of over {_MOST_PARTS} parts")
    part = message.get_body(("plain", "html"))
    if part is None:
        return "text", ""
    text = part.get_content()
    return ("html" if part.get_content_subtype() == "html" else "text"), text if isinstance(text, str) else ""


def _subject(message: EmailMessage) -> str:
    return plain(" ".join(str(message.get("Subject", "")).split()))[:_LONGEST_TITLE]


def _domain(message: EmailMessage) -> str:
    domain = parseaddr(str(message.get("From", "")))[1].rpartition("@")[2].lower()
    return domain if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", domain) else ""


def _day(message: EmailMessage) -> str:
    parts = parsedate(str(message.get("Date", "")))
    return "{:04}-{:02}-{:02}".format(*parts[:3]) if parts else ""
