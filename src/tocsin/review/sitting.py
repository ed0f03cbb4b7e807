"""Asks one person about drawn items, one keystroke at a time. It knows neither a screen nor the store.

Whoever shows the items, a terminal or a page, says which key was pressed, shows what :attr:`Sitting.choices` offers
next, and keeps each judgement that comes back at once: then nothing can be lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from tocsin.records import Answer, AuditItem, AuditJudgement

from .faults import NOTHING_TOLD, Choice, faults_of, missed_types

Stage = Literal["verdict", "details", "over"]
QUESTION = "Does this sentence tell something that should be a record and is not listed?"
_RIGHT = Choice("r", "right", "right")
_WRONG = Choice("w", "wrong", "wrong")
_NONE = Choice("n", "nothing", "no")
_SOME = Choice("y", "missed", "yes")
_SKIP = Choice("s", "skip", "skip")
_BACK = Choice("b", "back", "back")
_QUIT = Choice("q", "quit", "quit")
_DONE = Choice("\r", "done", "done")
_ANSWERS: dict[str, Answer] = {
    "right": "right", "wrong": "wrong", "nothing": "nothing", "missed": "missed", "skip": "skip",
}  # fmt: skip


class Sitting:
    """One person at work: where they are among the items, and what they have said so far of the present one.

    ``behind`` is what they said earlier, oldest first, which they can go back to.
    """

    def __init__(
        self, items: Sequence[AuditItem], user: str, behind: Sequence[tuple[AuditItem, AuditJudgement]] = ()
    ) -> None:
        self._items, self._user, self._start = (*(item for item, _ in behind), *items), user, len(behind)
        self._said = dict(behind)
        self._at, self._details = self._start, list[str]()
        self._answer: Answer | None = None
        self._quit = False

    @property
    def item(self) -> AuditItem | None:
        """What is asked about; None when all are done, or the person has had enough."""
        return None if self.over else self._items[self._at]

    @property
    def over(self) -> bool:
        """Whether there is nothing more to ask."""
        return self._quit or self._at >= len(self._items)

    @property
    def earlier(self) -> AuditJudgement | None:
        """What this person said of the present item before, if they went back to it: a new answer takes its place."""
        item = self.item
        return self._said.get(item) if item else None

    @property
    def position(self) -> tuple[int, int]:
        """The number of the present item, from one, and how many this sitting is to ask; 0 or less: an earlier one."""
        return min(self._at + 1, len(self._items)) - self._start, len(self._items) - self._start

    @property
    def stage(self) -> Stage:
        """Whether a verdict is asked for or its details."""
        if self.over:
            return "over"
        return "details" if self._answer else "verdict"

    @property
    def marked(self) -> tuple[str, ...]:
        """The details said so far: what is wrong, or the types of what is missed."""
        return tuple(self._details)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be said now."""
        item = self.item
        if item is None:
            return ()
        back = (_BACK,) if self._at or self._answer else ()
        if self._answer:
            return (*self._detail_choices(item), *((_DONE,) if self._details else ()), *back, _QUIT)
        verdicts = (_RIGHT, _WRONG) if item.subject == "record" else (_NONE, _SOME)
        return (*verdicts, _SKIP, *back, _QUIT)

    def press(self, key: str) -> AuditJudgement | None:
        """Take one key; returns the judgement that it completes. A key that means nothing here changes nothing.

        Raises ``KeyError`` for such a key, so that whoever asks can say what there is.
        """
        key = "\r" if key == "\n" else key.lower()
        item, meant = self.item, {choice.key: choice.value for choice in self.choices}[key]
        if item is None:  # cannot be: without an item there are no choices
            raise KeyError(key)
        if meant == "quit":
            self._quit = True
        elif meant == "back":
            self._back()
        elif self._answer and meant != "done":
            self._mark(meant, item)
        elif meant in ("wrong", "missed"):
            self._answer = _ANSWERS[meant]
        else:
            return self._judged(item, self._answer or _ANSWERS[meant])
        return None

    def _detail_choices(self, item: AuditItem) -> tuple[Choice, ...]:
        return faults_of(item.type) if item.subject == "record" else missed_types()

    def _mark(self, detail: str, item: AuditItem) -> None:
        """A fault is taken back by its key once more, and is alone where nothing is told; two missed are two."""
        if item.subject == "sentence":
            self._details.append(detail)
        elif detail in self._details:
            self._details.remove(detail)
        elif detail == NOTHING_TOLD:
            self._details = [detail]
        else:
            self._details = [*(one for one in self._details if one != NOTHING_TOLD), detail]

    def _back(self) -> None:
        if not self._answer:
            self._at -= 1
        self._answer, self._details = None, []

    def _judged(self, item: AuditItem, answer: Answer) -> AuditJudgement:
        said = AuditJudgement(item.subject, item.key, self._user, answer, tuple(self._details))
        self._said[item] = said
        self._at, self._answer, self._details = self._at + 1, None, []
        return said


def answered(item: AuditItem, user: str, answer: str, details: Iterable[str] = ()) -> AuditJudgement:
    """The judgement of somebody who sees all choices at once, by the rules of who is asked key by key.

    Raises ``ValueError`` for what cannot be said of this item, as of a wrong record without a word on what is wrong.
    """
    sitting, said = Sitting([item], user), None
    for value in (answer, *details, *(("done",) if answer in ("wrong", "missed") else ())):
        key = next((choice.key for choice in sitting.choices if choice.value == value), "")
        if not key or said or value in ("back", "quit"):
            raise ValueError(f"{value!r} cannot be said of this {item.subject}")
        said = sitting.press(key)
    if said is None:  # cannot be: a verdict ends it, and so does "done"
        raise ValueError(f"{answer!r} is no answer")
    return said


def waiting(
    items: Iterable[AuditItem],
    said: Iterable[AuditJudgement],
    user: str,
    *,
    again: bool = False,
    skipped: bool = False,
) -> list[AuditItem]:
    """What to ask a person, in order: what nobody has judged yet, then what others have and this person has not.

    ``again`` turns the two round, so that two people come to judge the same items; ``skipped`` asks for what this
    person skipped and nothing else.
    """
    own = {(one.subject, one.key): one.answer for one in said if one.user == user}
    others = {(one.subject, one.key) for one in said if one.user != user and one.answer != "skip"}
    if skipped:
        return [item for item in items if own.get((item.subject, item.key)) == "skip"]
    left = [item for item in items if (item.subject, item.key) not in own]
    return sorted(left, key=lambda item: ((item.subject, item.key) in others) != again)


def behind(
    items: Iterable[AuditItem], said: Iterable[AuditJudgement], user: str
) -> list[tuple[AuditItem, AuditJudgement]]:
    """What a person has judged or skipped of these items, with their last word on each, the latest last."""
    by_key = {(item.subject, item.key): item for item in items}
    last: dict[AuditItem, AuditJudgement] = {}
    for one in said:
        item = by_key.get((one.subject, one.key))
        if one.user == user and item is not None:
            last.pop(item, None)
            last[item] = one
    return list(last.items())
