"""Makes a string from outside safe to show on one line of a terminal."""

from __future__ import annotations

import re

_SPACE = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
# What moves the cursor, starts an escape sequence, turns the reading direction, or stands there unseen: each can make a
# line say something else than what it holds. Lone surrogates cannot be written to a terminal at all.
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def plain(text: str) -> str:
    """The text on one line, without anything that a terminal would obey or hide."""
    return _UNSEEN.sub("", _SPACE.sub(" ", text))


def escaped(text: str) -> str:
    """The text with the same characters written out (``\\n``, ``\\x1b``): for names of files, which must stay apart."""
    return _UNSEEN.sub(_escape, _SPACE.sub(_escape, text))


def _escape(match: re.Match[str]) -> str:
    return match.group().encode("unicode_escape").decode("ascii")
