"""Finds the words by which a text says that it comes from a news agency.

A credit is where print puts it: in the dateline that opens the report, in a byline or source line, in a line of the
agency's name alone, in brackets or behind a dash at the very end. "The general told Reuters" is a source, no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tocsin.records.origin import Credit

from .lists import agencies

_OPENING = 700
"""Characters within which a dateline may stand: pages put title, caption and byline before it."""
_ENDING = 400
"""Characters from the end within which a closing credit may stand."""


def find_credit(text: str, outlet: str = "") -> Credit | None:
    """The agency that the text names as its origin, or else the first that it names as having contributed.

    An agency's own report is credited to it by its ``outlet``, at offsets 0, 0.
    """
    found = sorted(_credits(text), key=lambda credit: (not credit.whole, credit.start))
    if found:
        return found[0]
    agency = agencies().get(outlet.strip())
    return Credit(agency, 0, 0, "", whole=True) if agency else None


def _credits(text: str) -> Iterator[Credit]:
    patterns = _patterns()
    for pattern in patterns.opening:
        yield from _named(pattern, text, 0, _OPENING, whole=True)
    tail = max(0, len(text) - _ENDING)
    for pattern in patterns.closing:
        yield from _named(pattern, text, tail, len(text), whole=True)
    for pattern in patterns.helped:
        yield from _named(pattern, text, 0, _OPENING, whole=False)
        yield from _named(pattern, text, tail, len(text), whole=False)


def _named(pattern: re.Pattern[str], text: str, start: int, end: int, *, whole: bool) -> Iterator[Credit]:
    for match in pattern.finditer(text, start, end):
        words = match.group().strip()
        at = text.index(words, match.start())
        yield Credit(agencies()[match.group("agency")], at, at + len(words), words, whole)


class _Patterns:
    """Where a credit can stand. ``{a}`` is any agency's name."""

    def __init__(self, names: list[str]) -> None:
        a = f"(?P<agency>{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})"
        dash = r"(?:--|[-–—_:])"
        self.opening = (
            # (Reuters) - ... · (KMOX/AP) — ... · (Xinhua) The ...: the bracket stands behind a place or opens a line.
            re.compile(rf"\((?:[\w. ]{{1,20}}/ ?)?{a}(?: ?/ ?[\w. ]{{1,20}})?\)(?= ?{dash}| ?[A-Z“\"])"),
            # AFP - ... · Xinhua -- ...; also behind a place: PARIS, July 3, AFP -
            re.compile(rf"(?:^|\n|, )[ \t]*{a} ?(?:--|[-–—])(?=\s)"),
            # By The Associated Press · Source: AFP · Reuters | Updated ... · a line of the name alone
            re.compile(
                rf"(?:^|\n)[ \t]*(?:(?:By|BY|Par|Source|Sources|Agency|From) ?:? ?)?(?:the )?{a}(?= *(?:\n|$|\||, \d))"
            ),
            re.compile(rf"(?:^|\n)[ \t]*(?:By|BY|Par) [\w.’' -]{{3,50}}(?:,| of| for|/|\||;|\() ?(?:the |The )?{a}\b"),
        )
        self.closing = (
            re.compile(rf"\((?:Source ?: ?)?{a}\)[.\s]*\Z"),
            re.compile(rf"(?:--|[-–—]) ?{a}[.\s]*\Z"),
            re.compile(rf"\n[ \t]*(?:Source ?: ?|© ?|Copyright (?:© ?)?(?:\d{{4}} )?)?(?:the |The )?{a}[.\s]*\Z"),
        )
        article = "(?:l’|l'|[Tt]he )?"
        self.helped = (
            re.compile(
                rf"(?:^|\n)[ \t(\[]*(?:[Ww]ith|[Aa]vec)(?: files| reporting| inputs?)?(?: from| by)? {article}{a}\b"
            ),
            re.compile(rf"{article}{a}(?: also)? contributed to this (?:report|story|article)"),
        )


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    return _Patterns(list(agencies()))
