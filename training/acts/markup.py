"""Reads coded sentences: the words that tell an act, who does it and to whom, marked in the line itself.

One sentence a line, marks in brackets, then ` || ` and what each numbered act is:

    [a1 The army] [1 shelled] [t1 rebel positions] near the border. || 1 ASSAULT artillery actual
    The minister said the harvest was good. || -

Tags before a mark's first blank, joined by commas: `1` is the word that tells act 1, `a1` who does it, `t1` to whom,
`r1` a party of a mutual act. An act's line is its root, mode (`-` if none), status and, where PLOVER's own reading of
the pair differs, `p=ROOT`. The status `again` marks a bare second mention, which is neither learned nor held against
anyone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ROOTS = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
STATUSES = (
    "actual",
    "ongoing",
    "planned",
    "expected",
    "demanded",
    "hoped",
    "discussed",
    "possible",
    "conditional",
    "denied",
)
AGAIN = "again"
# PLOVER's roots as the benchmark of Hu et al. (2024) has them: CONCEDE and RETREAT are one.
PLOVER = (*(r for r in ROOTS if r not in {"CONCEDE", "RETREAT"}), "YIELD")
_TAGS = re.compile(r"\[((?:[atr]?\d{1,2})(?:,[atr]?\d{1,2})*) ")


class BadMark(ValueError):
    """A line that does not follow the format; the message says how."""


@dataclass(frozen=True)
class Span:
    """Characters of the bare sentence, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class Act:
    """One act as a sentence tells it."""

    trigger: Span
    root: str
    mode: str
    status: str
    plover: str
    actors: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Coded:
    """A sentence without its marks, and the acts that it tells, in the order of their numbers."""

    text: str
    acts: tuple[Act, ...]


def parse_line(line: str) -> Coded:
    """The sentence and its acts. Raises `BadMark` where marks and list do not fit together."""
    marked, bar, listed = line.rstrip("\n").rpartition(" || ")
    if not bar:
        raise BadMark("no ' || ' between the sentence and its acts")
    text, marks = _unmarked(marked)
    acts = _listed(listed.strip())
    named = {int(tag.lstrip("atr")) for tag, _ in marks}
    if named - set(acts):
        raise BadMark(f"act {min(named - set(acts))} is marked but not listed")
    return Coded(text, tuple(_act(n, acts[n], marks) for n in sorted(acts)))


def _unmarked(marked: str) -> tuple[str, list[tuple[str, Span]]]:
    text, open_marks, marks = "", [], []
    place = 0
    while place < len(marked):
        opening = _TAGS.match(marked, place)
        if opening:
            open_marks.append((opening.group(1).split(","), len(text)))
            place = opening.end()
            continue
        if marked[place] == "]" and open_marks:
            tags, start = open_marks.pop()
            marks += [(tag, Span(start, len(text))) for tag in tags]
        elif marked[place] in "[]":
            raise BadMark(f"a bracket that is no mark, after '{text[-20:]}'")
        else:
            text += marked[place]
        place += 1
    if open_marks:
        raise BadMark(f"mark {','.join(open_marks[-1][0])} is never closed")
    return text, marks


def _listed(listed: str) -> dict[int, list[str]]:
    if listed == "-":
        return {}
    acts = {}
    for entry in listed.split(";"):
        number, *fields = entry.split() or [""]
        if not number.isdigit() or len(fields) not in {3, 4}:
            raise BadMark(f"'{entry.strip()}' is not 'NUMBER ROOT MODE STATUS [p=ROOT]'")
        if int(number) in acts:
            raise BadMark(f"act {number} is listed twice")
        acts[int(number)] = fields
    return acts


def _act(number: int, fields: list[str], marks: list[tuple[str, Span]]) -> Act:
    root, mode, status = fields[:3]
    plover = fields[3].removeprefix("p=") if len(fields) == 4 else root if root in PLOVER else "YIELD"
    if root not in ROOTS or plover not in PLOVER or status not in {*STATUSES, AGAIN}:
        raise BadMark(f"unknown root or status in '{' '.join(fields)}'")
    triggers = [span for tag, span in marks if tag == str(number)]
    if len(triggers) != 1:
        raise BadMark(f"act {number} has {len(triggers)} trigger marks, needs one")
    actors, targets = (_spans(marks, {f"{side}{number}", f"r{number}"}) for side in "at")
    return Act(triggers[0], root, "" if mode == "-" else mode, status, plover, actors, targets)


def _spans(marks: list[tuple[str, Span]], tags: set[str]) -> tuple[Span, ...]:
    return tuple(sorted({s for t, s in marks if t in tags}, key=lambda s: s.start))
