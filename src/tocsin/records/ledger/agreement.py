"""One instrument between actors, followed over documents: what was said of its state, by whom, and when."""

from __future__ import annotations

from dataclasses import dataclass

from .entry import Followed
from .said import Said, is_beside


@dataclass(frozen=True, slots=True)
class AgreementStep:
    """One record's word on the state of the instrument."""

    state: str
    """A state of RECORDS.md: proposed, negotiating, agreed, signed, in-force, suspended, terminated and so on."""
    said: Said
    unfulfilled: str = ""
    """The status of the act that the same words tell, where that is no fact: what is only planned, threatened or
    denied has not changed the instrument. Empty otherwise."""


@dataclass(frozen=True, slots=True)
class VoiceState:
    """The state that one voice gives it last."""

    voice: str
    """An actor; empty: outlets in their own voice."""
    state: str
    said: Said
    sources: int
    """Origins through which that voice gave it that state."""


@dataclass(frozen=True, slots=True)
class AgreementEntry(Followed):
    """One instrument. The state is one that somebody gave it: who does stands beside it."""

    id: str
    name: str
    """The fullest of its names, as written."""
    names: tuple[str, ...]
    kind: str
    """What it is about, by its names: ceasefire, nuclear, trade and so on; empty where they do not tell."""
    parties: tuple[str, ...]
    proper: bool
    """Whether it is known by a name of its own: the INF Treaty."""
    state: str
    """By what was told last; ``unknown`` where nobody said."""
    holders: tuple[str, ...]
    """Who says so, outermost first; empty where an outlet does in its own voice."""
    day: tuple[str, str]
    """First and last day for which that was said; empty where nothing dates it."""
    steps: tuple[AgreementStep, ...]
    """In the order of time, what nothing dates last."""
    voices: tuple[VoiceState, ...]
    """Side by side what each voice last said of its state, the latest first."""
    course: tuple[AgreementStep, ...] = ()
    """The steps at which the state changed, in the order of time; the last gives ``state``."""
    word: Said | None = None
    """The word that gives ``state``; None where nobody gave one."""
    as_of: str = ""
    """The day as of which this is the state; empty: with everything known."""

    @property
    def said(self) -> tuple[Said, ...]:
        """Every word on it."""
        return tuple(step.said for step in self.steps)

    @property
    def actors(self) -> tuple[str, ...]:
        """Who is in it."""
        return self.parties

    @property
    def countries(self) -> tuple[str, ...]:
        """Countries that it is about: none beside its parties."""
        return self.parties

    @property
    def vague(self) -> bool:
        """Whether it tells too little to be known again: "the deal" of one party that the text names."""
        return not self.proper and len(self.parties) < 2 and self.kind != "ceasefire"

    @property
    def rivals(self) -> tuple[VoiceState, ...]:
        """Voices that give it another state at the same time, or later."""
        return tuple(v for v in self.voices if v.state != self.state and self.word and is_beside(v.said, self.word))

    @property
    def contested(self) -> bool:
        """Whether other voices give it another state."""
        return bool(self.rivals)
