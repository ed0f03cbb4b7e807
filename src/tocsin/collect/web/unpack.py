"""Unpacks what a server sends packed, piece by piece: a bomb is put down long before it has filled anything."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from tocsin.errors import FetchFailed, FetchRefused, TooLarge

from ..limits import size

MOST_RATIO = 200
"""Unpacked bytes for each packed one. Pages come to 20 at most, feeds with long templates to 50; zeros to 1,000."""
_JUDGED_FROM = 1_000_000
"""Unpacked bytes from which on the ratio is looked at: a short text of blanks is no bomb."""
_PIECE = 1 << 16


def unpack(pieces: Iterable[bytes], coding: str, most: int) -> bytes:
    """The whole body. ``coding`` is the Content-Encoding; ``most`` is how many bytes are taken, packed or unpacked.

    Raises ``TooLarge``, ``FetchRefused`` for a packing that was not asked for, ``FetchFailed`` where it is broken.
    """
    body = bytearray()
    for piece in _unpacked(_counted(pieces, most), coding):
        body += piece
        if len(body) > most:
            raise TooLarge(f"is over the limit of {size(most)}")
    return bytes(body)


def _counted(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > most:
            raise TooLarge(f"is over the limit of {size(most)}")
        yield piece


def _unpacked(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        return iter(pieces)
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise FetchRefused("is packed in a way that was not asked for")
    return _inflated(pieces, raw=coding == "deflate")


def _inflated(pieces: Iterable[bytes], raw: bool) -> Iterator[bytes]:
    packed = unpacked = 0
    inflate = None
    for piece in pieces:
        packed += len(piece)
        if inflate is None:
            # "deflate" is zlib's format by the letter of the law and without its head in half of the servers.
            headless = raw and piece[:1] and (piece[0] & 0x0F != 8)
            inflate = zlib.decompressobj(-zlib.MAX_WBITS if headless else zlib.MAX_WBITS | 32)
        left = piece
        while left and not inflate.eof:
            try:
                out = inflate.decompress(left, _PIECE)
            except zlib.error as error:
                raise FetchFailed("is packed, but broken") from error
            left = inflate.unconsumed_tail
            unpacked += len(out)
            if unpacked > _JUDGED_FROM and unpacked > MOST_RATIO * packed:
                raise TooLarge(f"unpacks to over {MOST_RATIO} times its size, as no report does")
            yield out
    if inflate is not None and not inflate.eof:
        raise FetchFailed("broke off before its end")
