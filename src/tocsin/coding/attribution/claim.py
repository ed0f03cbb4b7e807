"""What the finders hand on: a stretch said, and the words that tell by whom, before anybody is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from .record import QuoteKind


@dataclass
class Claim:
    """A stretch of text with the source that answers for it. Completed step by step, then turned into Attributions."""

    start: int
    end: int
    quote: QuoteKind
    cue: str
    why: str
    cue_token: Token | None = None
    source: Token | None = None
    """Head of the noun phrase that speaks."""
    addressee: Token | None = None
    unnamed: bool = False
    is_statement: bool = True
    needs_actor: bool = False
    """A statement only if the source is a known actor: "officials believe", not "many believe"."""
    needs_source: bool = False
    """Nothing at all where nobody is known to stand behind it: a threat is somebody's or it is only danger."""
    reports: bool = False
    """No statement where a news outlet is the source: it reports then, in its own voice."""
    carried: Claim | None = None
    """The claim whose speaker goes on speaking in this one."""
    previous: Claim | None = None
    """The claim before it, where the source is a pronoun that may go on with its speaker."""
    through: list[Token] = field(default_factory=list)
    """Whose words the source passes on: the general in "citing the general, the paper reports"."""
    gives_way: list[Claim] = field(default_factory=list)
    """Claims inside it that fill it: it is no statement where one of them turns out to be one."""
    ambiguous: tuple[str, ...] = ()

    @property
    def cue_start(self) -> int:
        """Offset of the cue, −1 where the claim has none of its own."""
        return self.cue_token.idx if self.cue_token is not None else -1

    @property
    def speaking(self) -> Token | None:
        """Head of the noun phrase whose words these are: whoever is quoted through it, or goes on speaking."""
        if self.carried is not None:
            return self.carried.speaking
        return self.through[-1] if self.through else self.source

    @property
    def source_start(self) -> int:
        """Offset of that head, −1 where the text names nobody."""
        return self.speaking.idx if self.speaking is not None else -1

    def covers(self, offset: int) -> bool:
        """Whether an offset lies in what is said."""
        return self.start <= offset < self.end
