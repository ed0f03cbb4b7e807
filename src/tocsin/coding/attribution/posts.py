"""Words that a page sets apart without quotation marks: posts copied in, and paragraphs that the line above announces.

A post ends in a dash, the poster's name and the handle. A quoted paragraph stood in a box or behind an indent, which is
lost with the page's form: "The ministry wrote:", and below it what it wrote. Only the first such paragraph is taken:
nothing tells where the quotation ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from .claim import Claim
from .lexicon import words
from .page import Page
from .sources import is_first_person, is_undone, subject

_PARAGRAPH = re.compile(r":[ \t]*\r?\n\s*(?P<words>(?![-–—•*\"“”„«'‘\d\[(])\S[^\n\r]*[.!?…])[ \t]*(?=[\r\n]|\Z)")
_POST = re.compile(
    r"^[ \t]*(?P<words>[^\n\r]{20,}?)[ \t]*(?:(?:https?://|pic\.twitter\.com/)\S+[ \t]*)*[—–-]{1,2}[ \t]*"
    r"(?P<name>[^\n\r()@—–]{2,60}?)[ \t]*\(@\w+\)",
    re.MULTILINE,
)
_LEAST = 12
"""Words below which what follows a colon is a heading or an entry of a list."""
_ISSUING = frozenset({"deliver", "give", "issue", "make", "post", "publish", "release", "send", "share", "write"})
_AFTER_VERB = frozenset({"npadvmod", "advmod", "prep", "punct", "aux", "dative"})


def posted(page: Page) -> Iterator[Claim]:
    """A claim for each post that is signed with a handle."""
    for found in _POST.finditer(page.text):
        start, end = found.span("words")
        if page.is_furniture(start, end):
            continue
        source = page.parse[page.at(found.end("name") - 1)]
        claim = Claim(start, end, "direct", "", "post signed with a handle", None, source)
        claim.needs_source = claim.reports = True
        yield claim


def paragraphs(page: Page) -> Iterator[Claim]:
    """A claim for each paragraph that the line above gives to somebody."""
    for found in _PARAGRAPH.finditer(page.text):
        start, end = found.span("words")
        if len(found["words"].split()) < _LEAST or page.is_furniture(start, end):
            continue
        source = _announced(page, found.start())
        if source is not None and not is_first_person(source) and source.text not in found["words"]:
            claim = Claim(start, end, "direct", "", "paragraph announced by the line above", None, source)
            claim.needs_source = claim.reports = True
            yield claim


def _announced(page: Page, colon: int) -> Token | None:
    """Whoever speaks in the line's last clause: the subject of its verb of saying, or whom it goes "according to"."""
    line = page.line(colon)[0]
    before = [t for t in page.parse[max(0, page.at(colon) - 40) : page.at(colon)] if t.idx >= line]
    for token in reversed(before):
        if token.text in {".", "?", "!", ";"}:
            return None
        if token.norm_ == "according":
            return next((c for to in token.children for c in to.children if c.dep_ == "pobj"), None)
        if token.tag_ in {"VBD", "VBZ", "VBP"}:
            verb = token.head if token.dep_ in {"aux", "auxpass"} else token
            return subject(verb) if _says(verb, colon) or _puts_out(verb) else None
    return None


def _puts_out(verb: Token) -> bool:
    """ "Has issued a statement:", "posted this message:"."""
    papers = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in words().documents]
    return bool(papers) and verb.lemma_ in _ISSUING and not is_undone(verb)


def _says(verb: Token, colon: int) -> bool:
    """A verb of saying whose words are still to come."""
    told = any(verb.idx < c.idx < colon and c.dep_ not in _AFTER_VERB for c in verb.children)
    return bool({"say", "utter"} & words().classes(verb.lemma_)) and not told and not is_undone(verb)
