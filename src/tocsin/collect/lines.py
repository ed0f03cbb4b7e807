"""Lines of a stream, one at a time and none longer than a limit: an overlong one is passed over without being held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from tocsin.errors import TooLarge

from .limits import Limits, size

_CHUNK = 1 << 16


class ByteStream(Protocol):
    """What collecting reads from: a file, an unpacked file, standard input."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to ``size`` bytes, empty at the end."""

    def readline(self, size: int = -1, /) -> bytes:
        """Up to ``size`` bytes or the line's end."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its number, from 1; ``data`` is None where it was over the limit."""

    number: int
    data: bytes | None


def lines(stream: ByteStream, limits: Limits) -> Iterator[Line]:
    """The stream's lines without their ends. Raises ``TooLarge`` where one goes on beyond all bounds."""
    number = 0
    while data := stream.readline(limits.document_bytes + 2):
        number += 1
        if data.endswith(b"\n") or len(data) <= limits.document_bytes:
            yield Line(number, data.rstrip(b"\r\n"))
        else:
            _pass_over(stream, number, limits)
            yield Line(number, None)


def _pass_over(stream: ByteStream, number: int, limits: Limits) -> None:
    passed = 0
    while (piece := stream.readline(_CHUNK)) and not piece.endswith(b"\n"):
        passed += len(piece)
        if passed > limits.skipped_bytes:
            raise TooLarge(f"line {number} goes on for over {size(limits.skipped_bytes)}; the rest is left unread")
