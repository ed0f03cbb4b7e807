"""Finds headings, captions, bylines and notices: what stands in a text and is no report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from tocsin.records import Furniture

from .lexicon import load_lexicon

Kind = Literal["heading", "caption", "byline", "boilerplate", "dateline"]
KINDS: tuple[Kind, ...] = ("caption", "byline", "boilerplate")

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"[•*·▪◦‣–—-]{1,2}\s|\(?[\da-zA-Z]{1,2}[.)]\s")
_STOP = re.compile(r"[.!?…:;,][\"”’')\]»]*$")
_QUESTION = re.compile(r"\?[\"”’')\]»]*$")
_NAME = r"(?:[A-Z][\w.’'-]*|de|van|der|von|den|al|el|bin)"
_NAMES_ONLY = re.compile(rf"{_NAME}(?:,? (?:and )?{_NAME}){{0,5}}")
_FIRST_LINES = 4
"""A dateline opens the report, so it is looked for only where the report can begin."""


@dataclass(frozen=True)
class _Line:
    number: int
    start: int
    end: int
    text: str
    alone: bool
    """Stands between blank lines, or in a text whose paragraphs are single lines."""


@dataclass(frozen=True)
class _Rules:
    lines: tuple[tuple[Kind, re.Pattern[str]], ...]
    endings: tuple[tuple[Kind, re.Pattern[str]], ...]
    inside: re.Pattern[str]
    dateline: re.Pattern[str]
    longest: int
    longest_title_case: int
    small: frozenset[str]
    summaries: tuple[str, ...]


def find_furniture(text: str, title: str = "") -> tuple[Furniture, ...]:
    """Stretches of the text that must give no record, in text order. A title repeated as the first line is one.

    A first line that only might be a title (none is given, and the text does not repeat it) is left in: what it tells
    may stand nowhere else.
    """
    rules, found = _rules(), []
    summary, body = False, 0
    for line in _lines(text):
        kind = _whole_line(line, rules) or _heading(line, title, text, summary, rules)
        if kind:
            summary = line.text.lower().startswith(rules.summaries) or (summary and kind == "heading")
            if kind == "heading" and not body and line.number and _names_only(line):
                kind = "byline"
            found.append(Furniture(line.start, line.end, kind))
            continue
        summary, body = False, body + 1
        found += _parts(line, body <= _FIRST_LINES, rules)
    return tuple(found)


def _whole_line(line: _Line, rules: _Rules) -> Kind | None:
    for kind, pattern in rules.lines:
        if pattern.match(line.text):
            return kind
    for kind, pattern in rules.endings:
        if pattern.search(line.text):
            return kind
    return None


def _heading(line: _Line, title: str, text: str, summary: bool, rules: _Rules) -> Kind | None:
    if title and line.number < _FIRST_LINES and _plain(line.text) == _plain(title):
        return "heading"
    if line.text.lower().startswith(rules.summaries):
        return "heading"
    if not line.alone or _BULLET.match(line.text) or line.text[0].islower():
        return None
    if summary and not _STOP.search(line.text):
        return "heading"
    if line.number == 0 and not title and not _repeated(line.text, text):
        return None
    return "heading" if _looks_like_heading(line.text, rules) else None


def _looks_like_heading(line: str, rules: _Rules) -> bool:
    words = line.split()
    if _QUESTION.search(line):
        return len(words) <= rules.longest
    if _STOP.search(line) and not line.isupper():
        return False
    return len(words) <= (rules.longest_title_case if _title_case(words, rules) else rules.longest)


def _title_case(words: list[str], rules: _Rules) -> bool:
    heads = [w for w in (word.strip("\"“”‘’'()[]:,") for word in words) if w and w.lower() not in rules.small]
    return bool(heads) and all(not w[0].islower() for w in heads)


def _names_only(line: _Line) -> bool:
    """A reporter's name or the paper's own stands alone between title and report; further down it is a heading."""
    return len(line.text.split()) >= 2 and bool(_NAMES_ONLY.fullmatch(line.text))


def _repeated(line: str, text: str) -> bool:
    return text.count(line) > 1


def _parts(line: _Line, opening: bool, rules: _Rules) -> Iterator[Furniture]:
    after = 0
    if opening and (head := rules.dateline.match(line.text)) and head.end() < len(line.text):
        after = head.end()
        yield Furniture(line.start, line.start + len(head.group().rstrip()), "dateline")
    for match in rules.inside.finditer(line.text, after):
        yield Furniture(line.start + match.start(), line.start + match.end(), "boilerplate")


def _lines(text: str) -> list[_Line]:
    spans = [(m.start(), m.end()) for m in _LINE.finditer(text) if not m.group().isspace()]
    trimmed = [(a + _lead(text[a:b]), a + len(text[a:b].rstrip())) for a, b in spans]
    wrapped = _is_wrapped([text[a:b] for a, b in trimmed])
    lines = []
    for i, (a, b) in enumerate(trimmed):
        before = i == 0 or _blank_between(text[trimmed[i - 1][1] : a])
        behind = i + 1 == len(trimmed) or _blank_between(text[b : trimmed[i + 1][0]])
        lines.append(_Line(i, a, b, text[a:b], (before and behind) or not (wrapped or before or behind)))
    return lines


def _is_wrapped(lines: list[str]) -> bool:
    """Whether paragraphs run over several lines, as in mail: many a line then ends in mid-sentence."""
    return sum(1 for line in lines if not _STOP.search(line)) > max(2, len(lines) // 3)


def _blank_between(gap: str) -> bool:
    return gap.replace("\r\n", "\n").count("\n") != 1


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip())


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().casefold()


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    data = load_lexicon(Path(__file__).with_suffix(".yaml"))
    headings = data["headings"]
    return _Rules(
        lines=tuple((k, _any(data["lines"][k], re.IGNORECASE)) for k in KINDS),
        endings=tuple((k, _any(data["endings"][k], re.IGNORECASE)) for k in KINDS),
        inside=_any(data["inside"]["boilerplate"]),
        dateline=_any(data["dateline"]),
        longest=headings["longest"],
        longest_title_case=headings["longest_title_case"],
        small=frozenset(headings["small"]),
        summaries=tuple(headings["summaries"]),
    )


def _any(patterns: list[str], flags: int = 0) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), flags)
