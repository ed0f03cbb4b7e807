"""Forces of one owner in one country, followed over documents."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.records.base import Bounds

from .entry import Followed
from .said import Said, is_beside


@dataclass(frozen=True, slots=True)
class PostureStep:
    """One record's word: whether they are there, and how many."""

    state: str
    """A state of RECORDS.md: present, arriving, withdrawing, past, proposed."""
    count: Bounds | None
    """Low and high; None where it gives no number."""
    said: Said


@dataclass(frozen=True, slots=True)
class PostureEntry(Followed):
    """One owner's forces of one kind in one country. A figure of the past is in the steps and never in ``count``."""

    id: str
    owner: tuple[str, ...]
    host: str
    """ISO alpha-3; empty where no text says where."""
    element: str
    state: str
    """By what was told last. It says how it stood on ``day``, not how it stands since."""
    holders: tuple[str, ...]
    """Who says so, outermost first; empty where an outlet does in its own voice."""
    day: tuple[str, str]
    """First and last day for which that was said; empty where nothing dates it."""
    count: Bounds | None
    """How many are there, by a word no older than a season; None where none says so, or they are gone."""
    counted: Said | None
    """The word that gives ``count``."""
    since: str
    """First day on which words date them as there or arriving; empty where no words do."""
    until: str
    """Last day by which words date them as gone; empty while they are there, or where no words do."""
    steps: tuple[PostureStep, ...]
    """In the order of time, what nothing dates last."""
    voices: tuple[PostureStep, ...]
    """Side by side the last word of each voice, the latest first."""
    course: tuple[PostureStep, ...] = ()
    """The steps at which the state changed, in the order of time; the last gives ``state``."""
    word: Said | None = None
    """The word that gives ``state``."""
    as_of: str = ""

    @property
    def said(self) -> tuple[Said, ...]:
        """Every word on it."""
        return tuple(step.said for step in self.steps)

    @property
    def actors(self) -> tuple[str, ...]:
        """Whose forces they are."""
        return self.owner

    @property
    def countries(self) -> tuple[str, ...]:
        """Where they are."""
        return (self.host,) if self.host else ()

    @property
    def rivals(self) -> tuple[PostureStep, ...]:
        """Last words of voices that tell otherwise of the same time, or of a later one."""
        return tuple(v for v in self.voices if v.state != self.state and self.word and is_beside(v.said, self.word))

    @property
    def contested(self) -> bool:
        """Whether other voices tell otherwise."""
        return bool(self.rivals)

    @property
    def vague(self) -> bool:
        """Whether nobody says whose they are, or they stand at home, where forces are no posture towards anybody."""
        return not self.owner or self.owner == (self.host,)
