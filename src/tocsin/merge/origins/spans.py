"""Shows which words two texts share: evidence, found only when somebody looks at it."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LEAST = 8
"""Words that a shown stretch has at least; shorter ones are phrases that anyone uses."""


def shared_spans(text: str, other: str, least: int = LEAST) -> tuple[tuple[int, int], ...]:
    """Stretches of ``text`` whose words stand in ``other`` too, one after the other: offsets, in text order."""
    found = [(match.start(), match.end(), match.group().casefold()) for match in _TOKEN.finditer(text)]
    words = [word for _, _, word in found]
    theirs = [match.group().casefold() for match in _TOKEN.finditer(other)]
    known = {tuple(theirs[at : at + least]) for at in range(len(theirs) - least + 1)}
    spans: list[tuple[int, int]] = []
    last = -1
    for at in range(len(words) - least + 1):
        if tuple(words[at : at + least]) not in known:
            continue
        if spans and at <= last:
            spans[-1] = (spans[-1][0], found[at + least - 1][1])
        else:
            spans.append((found[at][0], found[at + least - 1][1]))
        last = at + least - 1
    return tuple(spans)
