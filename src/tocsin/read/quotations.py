"""Finds quoted words: straight and curly marks, guillemets, quotations inside quotations.

A line is read from left to right with a stack of open marks. What a mark does follows from what stands around it
rather than from its shape, for real pages mix straight with curly marks and print some the wrong way round.
"""

from __future__ import annotations

import re

from tocsin.records import Quotation

_DOUBLE = ("``", "''", '"', "“", "”", "„", "‟")
_GUILLEMET = ("«", "»")
_SINGLE = "'‘’‚‛"
_MARK = re.compile("|".join([*_DOUBLE, *_GUILLEMET, f"[{_SINGLE}]"]))
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_OPENERS = frozenset("([{—–-/:…=>") | frozenset("\"“”„‟«»`'‘‚‛")
_WORD_STARTS = frozenset("$€£.¿¡#@")
_CLIPPED = re.compile(r"['‘’](?:\d0s|\d\d\b|em\b|til\b|tis\b|twas\b|cause\b|round\b|n['’])", re.IGNORECASE)
"""Apostrophes at the start of a word that open no quotation."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quoted stretches in text order, without their marks, each within one line.

    A quotation that runs over several paragraphs is one stretch a paragraph, the earlier ones not closed; so is one
    whose closing mark is missing.
    """
    found: list[Quotation] = []
    for line in _LINE.finditer(text):
        if _MARK.search(line.group()):
            found.extend(_Line(line.group(), line.start()).read())
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


class _Line:
    """One line's marks, and the quotations that they make."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.marks = list(_MARK.finditer(text))
        self.open: list[tuple[str, int]] = []
        """Kind and content start of each mark still open, outermost first."""
        self.single_end = -1
        self.found: list[Quotation] = []

    def read(self) -> list[Quotation]:
        """The line's quotations, inner ones before the outer one that they stand in."""
        for index, mark in enumerate(self.marks):
            if mark.group() in _SINGLE:
                self._single(index)
            elif mark.group() in _GUILLEMET:
                self._guillemet(mark)
            else:
                self._double(index)
        while self.open:
            self._close(len(self.open) - 1, len(self.text), closed=self.open[-1][0] == "single")
        return self.found

    def _double(self, index: int) -> None:
        mark = self.marks[index]
        level = self._level("double")
        if level is None:
            if self._may_open(mark):
                self.open.append(("double", mark.end()))
        elif self._opens(mark):
            if not self._closes_more_than_it_opens(index):
                self._close(level, mark.start(), closed=False)
            self.open.append(("double", mark.end()))
        elif not self._is_inches(index):
            self._close(level, mark.start())

    def _guillemet(self, mark: re.Match[str]) -> None:
        level = self._level("guillemet")
        if level is not None and not self._is_inner(mark, self.text[self.open[level][1] - 1]):
            self._close(level, mark.start())
        elif mark.group() == "«" or self._opens(mark):
            self.open.append(("guillemet", mark.end()))

    def _single(self, index: int) -> None:
        mark = self.marks[index]
        level = self._level("single")
        if level is not None:
            if mark.start() == self.single_end:
                self._close(level, mark.start())
        elif self._opens(mark) and not _CLIPPED.match(self.text, mark.start()):
            end = self._end_of_single(index)
            if end is not None:
                self.single_end = end
                self.open.append(("single", mark.end()))

    def _end_of_single(self, index: int) -> int | None:
        """Where a single quotation closes: rather not after an s, which may be a plural's possessive."""
        weak = None
        for mark in self.marks[index + 1 :]:
            if mark.group() not in _SINGLE:
                continue
            if self._opens(mark) and not _CLIPPED.match(self.text, mark.start()):
                return weak
            if not self._closes(mark):
                continue
            if self._before(mark) not in "sS" or not re.match(r" [a-z]", self.text[mark.end() :]):
                return mark.start()
            weak = mark.start() if weak is None else weak
        return weak

    def _close(self, level: int, at: int, *, closed: bool = True) -> None:
        start = self.open[level][1]
        del self.open[level:]
        words = self.text[start:at]
        begin, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if re.search(r"\w", words):
            self.found.append(Quotation(self.offset + begin, self.offset + end, closed=closed, nested=level > 0))

    def _level(self, kind: str) -> int | None:
        return next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i][0] == kind), None)

    def _before(self, mark: re.Match[str]) -> str:
        return self.text[mark.start() - 1 : mark.start()]

    def _after(self, mark: re.Match[str]) -> str:
        return self.text[mark.end() : mark.end() + 1]

    def _opens(self, mark: re.Match[str]) -> bool:
        """Stands before a word and after none."""
        before, after = self._before(mark), self._after(mark)
        if before and not before.isspace() and before not in _OPENERS:
            return False
        return after.isalnum() or after in _OPENERS or after in _WORD_STARTS

    def _closes(self, mark: re.Match[str]) -> bool:
        """Stands after a word and before none."""
        before, after = self._before(mark), self._after(mark)
        return bool(before) and not before.isspace() and not after.isalnum()

    def _may_open(self, mark: re.Match[str]) -> bool:
        """Whether a mark opens where none of its kind is open: not an inch mark, and not a closing mark left alone."""
        if self._opens(mark):
            return True
        return not self._before(mark).isdigit() and not self._closes(mark) and bool(self._after(mark))

    def _closes_more_than_it_opens(self, index: int) -> bool:
        """Whether the rest of the line has a closing mark to spare, so that a second opening mark is an inner one."""
        balance = 0
        for mark in self.marks[index:]:
            if mark.group() in _DOUBLE:
                balance += 1 if self._opens(mark) else -1
        return balance < 0

    def _is_inner(self, mark: re.Match[str], outer: str) -> bool:
        """ "« Il dit « non » », dit-elle": opened like the one around it, with a closing mark to spare behind."""
        following = [m.group() for m in self.marks if m.start() >= mark.start()]
        return mark.group() == outer == "«" and following.count("»") > following.count("«")

    def _is_inches(self, index: int) -> bool:
        """A mark after a figure, where the next double mark closes too."""
        mark = self.marks[index]
        if mark.group() != '"' or not self._before(mark).isdigit() or not self._after(mark).strip(".,;:!?"):
            return False
        following = next((m for m in self.marks[index + 1 :] if m.group() in _DOUBLE), None)
        return following is not None and self._closes(following) and not self._opens(following)
