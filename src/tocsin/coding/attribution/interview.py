"""Interviews printed as lines of question and answer: "A: …", or the name of whoever speaks and a colon."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Token

from .claim import Claim
from .page import Page

_LINE = re.compile(
    r"^[ \t]*(?P<label>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}) ?: +(?P<words>\S.*?)[ \t]*$", re.MULTILINE
)
_ANSWER = frozenset({"A", "Answer"})
_QUESTION = frozenset({"Q", "Question", "Interviewer", "Host"})
_MEETING = frozenset({"interview", "conversation", "talk", "discussion", "exchange"})
_TALKING = frozenset({"speak", "talk", "sit", "chat", "meet"})


def answers(page: Page) -> list[Claim]:
    """A claim for each answer; the questions are the outlet's own words."""
    lines = [m for m in _LINE.finditer(page.text) if not page.is_furniture(m.start("words"), m.end())]
    labels = Counter(m["label"] for m in lines)
    asked = [m for m in lines if m["label"] in _QUESTION]
    if asked and any(m["label"] in _ANSWER for m in lines):
        guest = _guest(page, asked[0].start())
        return [_claim(m, guest) for m in lines if m["label"] in _ANSWER]
    named = {label for label, count in labels.items() if count > 1 and _is_person(page, label)}
    if not named or (len(labels) < 2 and not asked):
        return []
    return [_claim(m, page.parse[page.at(m.end("label") - 1)]) for m in lines if m["label"] in named - _QUESTION]


def _claim(line: re.Match[str], source: Token | None) -> Claim:
    return Claim(line.start("words"), line.end("words"), "direct", "", "answer in an interview", None, source)


def _is_person(page: Page, label: str) -> bool:
    """Whether the text names somebody so: other lines with a colon are headings and lists."""
    surname = label.rsplit(maxsplit=1)[-1].casefold()
    return any(n.kind == "person" and surname in n.text.casefold().split() for n in page.reading.names)


def _guest(page: Page, before: int) -> Token | None:
    """Who is interviewed, as the lines before the first question tell it."""
    tokens = [t for t in page.parse if t.idx < before]
    for token in tokens:
        if token.norm_ not in {"with", "to"} or token.dep_ != "prep":
            continue
        head = token.head.lemma_.lower()
        if head in _MEETING or (head in _TALKING and token.head.pos_ == "VERB"):
            return next((c for c in token.children if c.dep_ == "pobj"), None)
    interviewed = [t for t in tokens if t.dep_ == "dobj" and t.head.lemma_ in {"interview", "ask"}]
    persons = [page.parse[page.at(n.end - 1)] for n in page.reading.names if n.kind == "person" and n.end <= before]
    return next(iter([*interviewed, *persons[-1:]]), None)
