"""Bytes become text. What is valid UTF-8 stays letter by letter, line ends too; anything mended is noted."""

from __future__ import annotations

import codecs
import re

import charset_normalizer
import ftfy
from ftfy.badness import is_bad

from tocsin.errors import Unreadable

from .signature import check_text, control_share

Decoded = tuple[str, tuple[str, ...]]
"""The text, and notes of what had to be mended."""

# UTF-32's mark begins like UTF-16's, so it is looked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a text may be in that is no plain Western one. More candidates only make short texts come out as nonsense.
_CANDIDATES = ["cp1250", "cp1251", "cp1256"]
# A control code in a hundred bytes is more than any damaged report has, and less than any binary format.
_BINARY_SHARE = 0.10
_BINARY_SHARE_NOT_UTF8 = 0.01
# In a Western text letters with accents are few, and a sign such as a superscript three hardly stands inside a word.
_MOST_ACCENTS = 0.4
_MOST_SIGNS = 0.002
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¢¤¥¦¨©ª¬®¯±²³´µ¶¸¹º¼½¾¿][^\W\d_]")
# Codecs that a page may name but no page is in: they unfold escapes or take long.
_NEVER = (
    "",
    "utf-7",
    "idna",
    "punycode",
    "unicode-escape",
    "raw-unicode-escape",
    "unicode_escape",
    "raw_unicode_escape",
)
_MULTIBYTE = re.compile(r"[^\x00-\x7f\ufffd]")


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of the bytes, with what is garbled in it repaired. Raises ``Unreadable`` where they are no text."""
    text, notes = decode_only(data, declared)
    text, repairs = repair(text)
    return text, notes + repairs


def decode_only(data: bytes, declared: str = "") -> Decoded:
    """The text of the bytes as they say it. ``declared`` is the encoding that they name for themselves, as pages do."""
    if not data:
        raise Unreadable("is empty")
    check_text(data)
    text, notes = _to_text(data, declared)
    text = text.removeprefix("\ufeff")
    if nulls := text.count("\0"):
        return text.replace("\0", " "), (*notes, f"{nulls} NULs replaced by blanks")
    return text, notes


def repair(text: str) -> Decoded:
    """Mend what an earlier program read in a wrong encoding and wrote out again (``â€™`` for ``’``), line by line."""
    repaired = "".join(map(_repaired, text.splitlines(keepends=True)))
    return repaired, ("letters garbled by a wrong encoding repaired",) if repaired != text else ()


def _repaired(line: str) -> str:
    return ftfy.fix_encoding(line) if not line.isascii() and is_bad(line) else line


def _to_text(data: bytes, declared: str) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if wide := _wide(data):
        return _strict(data, wide) or _damaged(data, wide)
    share = control_share(data)
    if share > _BINARY_SHARE:
        raise Unreadable("is binary data, not a text")
    if found := _strict(data, "utf-8", note=False):
        return found
    if share > _BINARY_SHARE_NOT_UTF8:
        raise Unreadable("is binary data, not a text")
    return _surrogates(data) or _mostly_utf8(data) or _as_declared(data, declared) or _western(data) or _guessed(data)


def _marked(data: bytes, encoding: str) -> Decoded:
    return _strict(data, encoding, note=encoding != "utf-8") or _damaged(data, encoding)


def _strict(data: bytes, encoding: str, *, note: bool = True) -> Decoded | None:
    try:
        return data.decode(encoding), (f"decoded from {encoding}",) if note else ()
    except UnicodeDecodeError:
        return None


def _damaged(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return text, (f"decoded from {encoding}; {text.count(chr(0xFFFD))} places could not be read and hold U+FFFD",)


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: every second byte of English and French in it, or three of four, is NUL."""
    head = data[: 1 << 12]
    if len(head) < 4:
        return ""
    nulls = [head[place::4].count(0) / len(head[place::4]) for place in range(4)]
    for encoding, empty in (
        ("utf-32-le", (1, 2, 3)),
        ("utf-32-be", (0, 1, 2)),
        ("utf-16-le", (1, 3)),
        ("utf-16-be", (0, 2)),
    ):
        if all((share > 0.5) if place in empty else (share < 0.05) for place, share in enumerate(nulls)):
            return encoding
    return ""


def _surrogates(data: bytes) -> Decoded | None:
    """UTF-8 but for halves of surrogate pairs, as careless JSON has them: joined, or U+FFFD where one is alone."""
    try:
        halves = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    text = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text, ("halves of surrogate pairs joined or replaced by U+FFFD",)


def _mostly_utf8(data: bytes) -> Decoded | None:
    """A few broken bytes in a text that is otherwise plainly UTF-8: a guess would spoil all of its other letters."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if len(_MULTIBYTE.findall(text)) < 2 * broken:
        return None
    return text, (f"{broken} places are not valid UTF-8 and hold U+FFFD",)


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    try:
        encoding = codecs.lookup(declared).name if declared else ""
        return _strict(data, encoding) if encoding not in _NEVER else None
    except (LookupError, ValueError):
        return None


def _western(data: bytes) -> Decoded | None:
    """cp1252, in which nearly all old English and French reports are; a guess takes short French ones for Czech."""
    text = data.decode("sloppy-windows-1252")  # ftfy's: five bytes that cp1252 leaves open are control codes in it
    accents, signs = len(_MULTIBYTE.findall(text)), len(_SIGN_IN_WORD.findall(text))
    western = accents <= _MOST_ACCENTS * len(text) and signs <= _MOST_SIGNS * len(text)
    return (text, ("decoded from cp1252",)) if western else None


def _guessed(data: bytes) -> Decoded:
    best = charset_normalizer.from_bytes(data, cp_isolation=_CANDIDATES, preemptive_behaviour=False).best()
    found = _strict(data, best.encoding) if best else None
    if not found:
        raise Unreadable("is in no encoding that is known here: save it as UTF-8")
    return found
