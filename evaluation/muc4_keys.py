"""Reads the answer keys of MUC-3/4: what a document tells of attacks, bombings, kidnappings, arson, robbery, stoppages.

A key is a run of numbered slots, ``;;;`` before a comment. ``*`` stands where a slot does not apply (a document without
an incident has one template of nothing else) and ``-`` where there is nothing to fill in; ``/`` parts alternatives, any
of which is right; ``?`` before a fill, or ``-`` among its alternatives, says that it may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from evaluation.muc4_heads import Head, Kind, head_of
from tocsin.errors import UsageError

Slot = Literal["perpetrator", "victim", "target"]
SLOTS: dict[Slot, dict[int, Kind]] = {
    "perpetrator": {9: "description", 10: "organisation"},
    "victim": {18: "person", 19: "description"},
    "target": {12: "description"},
}
"""Individual and organisation are the perpetrators, name and description of the human target the victims."""

_SLOT = re.compile(r"(\d+)\.\s+\S.*?\s{2,}(.*)")
_ID = re.compile(r"(?:DEV|TST\d)-MUC\d-\d{4}")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True, slots=True)
class Fill:
    """One entity of a slot: any of its alternatives tells it."""

    kind: Kind
    alternatives: tuple[str, ...]
    heads: tuple[Head, ...]
    optional: bool = False

    def told_by(self, words: frozenset[str]) -> bool:
        """Whether a text of these words names one of the alternatives."""
        return any(head.is_in(words) for head in self.heads)


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of a key."""

    types: frozenset[str]
    stages: frozenset[str]
    """More than one where the key allows either."""
    optional: bool = False
    fills: dict[Slot, tuple[Fill, ...]] = field(default_factory=dict)


def read_keys(folder: Path) -> dict[str, list[Template]]:
    """Templates by document, from every file below ``folder`` whose name begins with ``key``.

    A document without an incident has an empty list. Raises ``UsageError`` where there is no key.
    """
    found: dict[str, list[Template]] = {}
    for file in sorted(folder.rglob("key*")):
        for slots in _slots(file.read_text(encoding="utf-8", errors="replace")):
            name = _ID.match(slots.get(0, ""))
            if name is None:
                raise UsageError(f"{file.name}: a template without a message id")
            templates = found.setdefault(name.group(), [])
            if not slots.get(4, "*").startswith("*"):
                templates.append(_template(slots))
    if not found:
        raise UsageError(f"no file named key… with templates below {folder}")
    return found


def _slots(text: str) -> Iterator[dict[int, str]]:
    """The slots of each template by number, the lines of one slot as they stand."""
    slots: dict[int, str] = {}
    number = -1
    for line in text.splitlines():
        if line.startswith(";"):
            continue
        if start := _SLOT.match(line):
            number = int(start.group(1))
            if number == 0 and slots:
                yield slots
                slots = {}
            slots[number] = start.group(2).strip()
        elif line.strip() and number in slots:
            slots[number] += "\n" + line.strip()
    if slots:
        yield slots


def _template(slots: dict[int, str]) -> Template:
    return Template(
        types=_choices(slots[4]),
        stages=_choices(slots.get(5, "")),
        optional="OPTIONAL" in slots.get(1, ""),
        fills={slot: _entities(slots, numbers) for slot, numbers in SLOTS.items()},
    )


def _choices(value: str) -> frozenset[str]:
    return frozenset(part.strip(" ?\n") for part in value.split("/")) - {"", "-", "*"}


def _fills(value: str, kind: Kind) -> Iterator[tuple[Fill, tuple[str, ...]]]:
    """One fill a line, and the names that it is said to describe.

    A line that ends or begins with a slash goes on with the same alternatives.
    """
    for line in re.sub(r"/\s*\n|\n\s*/", " / ", value).splitlines():
        strings = list(_STRING.finditer(line))
        ends = next((s.end() for s in strings if re.match(r"\s*\)?\s*:", line[s.end() :])), len(line))
        words = tuple(_plain(s.group(1)) for s in strings if s.end() <= ends)
        names = tuple(_plain(s.group(1)) for s in strings if s.end() > ends)
        left_out = bool(re.search(r"(^|/)\s*-\s*(/|$)", line[:ends]))
        heads = tuple(head for word in words if (head := head_of(word, kind)) is not None)
        if heads:
            yield Fill(kind, words, heads, line.startswith("?") or left_out), names


def _plain(string: str) -> str:
    return string.replace("\\", "").replace('"', "")


def _entities(slots: dict[int, str], numbers: dict[int, Kind]) -> tuple[Fill, ...]:
    """A person who is named and described is one victim: the description is one more way to tell the name."""
    fills = [fill for number, kind in numbers.items() for fill in _fills(slots.get(number, ""), kind)]
    described = [(fill, names) for fill, names in fills if names]
    return tuple(
        replace(
            fill,
            heads=fill.heads + tuple(h for d, of in described if set(of) & set(fill.alternatives) for h in d.heads),
        )
        for fill, names in fills
        if not names
    )
