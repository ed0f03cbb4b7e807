"""One document as the finders of attributions look at it: tokens by offset, lines, quotations."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc, Token

from tocsin.records import Quotation, Reading

_LINE_BREAK = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LINK = re.compile(r"(?:(?:But|And|Yet|While)|(?:However|Instead|Meanwhile|Still|Also),)\s+(?=\S+ )")
"""What ties a sentence to the one before it is the outlet's word."""
_OUTER = " \t\u00a0\u202f,;:–—-"
_MARKS = "\"“”„«»'‘’`"
_BLANKS = " \t\u00a0\u202f"
_DOUBLE = '"“”„«»'


class Page:
    """Tokens, lines and quotations of one reading, with quick look-ups by offset."""

    def __init__(self, reading: Reading, unmarked: frozenset[int] = frozenset()) -> None:
        """A page that reads the quotations which start at ``unmarked`` as if they had no marks."""
        self.reading = reading
        self.text = reading.text
        self.parse: Doc = reading.parse
        self.quotations: tuple[Quotation, ...] = tuple(
            q for q in reading.quotations if not q.nested and q.start not in unmarked
        )
        self._starts = [token.idx for token in self.parse]
        self._breaks = [m.start() for m in _LINE_BREAK.finditer(self.text)]
        self._quoted = [q.start for q in self.quotations]
        self._furniture = [(f.start, f.end) for f in reading.furniture]

    def at(self, offset: int) -> int:
        """Index of the token that covers an offset, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def line(self, offset: int) -> tuple[int, int]:
        """Start and end of the line around an offset."""
        index = bisect_right(self._breaks, offset - 1) if offset else 0
        start = self._breaks[index - 1] + 1 if index else 0
        end = self._breaks[index] if index < len(self._breaks) else len(self.text)
        return start, end

    def quotation(self, offset: int) -> Quotation | None:
        """The outermost quotation around an offset."""
        index = bisect_right(self._quoted, offset) - 1
        if index >= 0 and offset < self.quotations[index].end:
            return self.quotations[index]
        return None

    def is_furniture(self, start: int, end: int) -> bool:
        """Whether a stretch lies mostly in a heading, caption, byline or notice."""
        return any(2 * (min(end, b) - max(start, a)) > end - start for a, b in self._furniture)

    def sentence(self, token: Token) -> tuple[int, int]:
        """Offsets of the token's sentence within its line."""
        first, last = self.line(token.idx)
        sent = token.sent
        start, end = max(first, sent.start_char), min(last, sent.end_char)
        after_dateline = [b for a, b in self._furniture if a <= start < b < end and b <= token.idx]
        return max([start, *after_dateline]), end

    def fragment(self, start: int) -> bool:
        """Whether a quotation starts in the midst of a clause: right after a word, not after a comma, colon or dash."""
        before = self.text[self.line(start)[0] : start].rstrip(_MARKS + _BLANKS)
        return bool(before) and before[-1] not in ",:—–-.!?…;([" and not before.endswith((" that", " said", " says"))

    def is_whole(self, quotation: Quotation) -> bool:
        """Whether what is quoted ends where its sentence does, and so is no fragment of the sentence around it."""
        if self.text[quotation.end - 1] in ".?!…,":
            return True
        tail = self.text[quotation.end : self.line(quotation.start)[1]].lstrip(_MARKS + " ")
        return not tail or tail[0] in ".;,—–" or bool(re.match(r"(?:and|adding|but) ", tail))

    def end_of_words(self, quotation: Quotation) -> int:
        """The end of what is quoted without the comma that belongs to the sentence around it."""
        return quotation.start + len(self.text[quotation.start : quotation.end].rstrip(", "))

    def within_line(self, anchor: int, start: int, end: int) -> tuple[int, int]:
        """A stretch cut to the line, and to the quotation, that an offset lies in."""
        first, last = self.line(anchor)
        quotation = self.quotation(anchor)
        if quotation is not None:
            first, last = max(first, quotation.start), min(last, quotation.end)
        return max(first, start), min(last, end)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of reported words without the punctuation at its edges; a full quotation's own marks go too."""
        while start < end and self.text[start] in _OUTER:
            start += 1
        linked = _LINK.match(self.text, start, end)
        if linked is not None:
            start = linked.end()
        while start < end and (self.text[end - 1] in _OUTER or self._is_full_stop(start, end)):
            end -= 1
        for quotation in self.quotations:
            if start < quotation.start < end <= quotation.end:
                return start, min(quotation.end + 1, self.line(start)[1])
        marks = [i for i in range(start, end) if self.text[i] in _DOUBLE]
        if marks == [start]:
            start += 1
        elif marks == [end - 1]:
            return self.trimmed(start, end - 1)
        return start, end

    def _is_full_stop(self, start: int, end: int) -> bool:
        """A sentence's last full stop, but not that of an abbreviation such as "U.S."."""
        if self.text[end - 1] != ".":
            return False
        return not re.search(
            r"\b(?:[A-Za-z]\.)+[A-Za-z]\.$|\.\.\.$|\b(?:Mr|Mrs|Dr|Inc|Ltd|Co|Corp|Jr|Sr)\.$", self.text[start:end]
        )
