"""What the coders of the record types share about one document: its sentences, who is who, and who says what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from spacy.tokens import Token

from tocsin.records import Number, PlaceName, Reading, Record, TimeExpression
from tocsin.records.base import LINE_BREAKS

from .acts import Passage, load_cutter, load_encoder, none_told, read_passages
from .attribution import Attribution
from .tagged import Tagged
from .trace import Trace
from .who import Resolution, Who

R = TypeVar("R", bound=Record)

_MOST = 0.7
"""Share of a record's span that has to be said by somebody for them to answer for it."""


@dataclass(frozen=True)
class Context:
    """One document on its way through the coders."""

    reading: Reading
    who: Who
    attributions: tuple[Attribution, ...]
    trace: Trace | None = None
    """Where what decided is noted, if anybody asked to know."""

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.text

    @property
    def doc(self) -> str:
        """The document's id."""
        return self.reading.document.id

    @cached_property
    def sentences(self) -> tuple[tuple[Token, ...], ...]:
        """Tokens of each sentence that is worth coding."""
        tokens = list(self.reading.parse)
        starts = [t.idx for t in tokens]
        found = []
        for start, end in self.reading.sentences:
            first, last = bisect_right(starts, start - 1), bisect_right(starts, end - 1)
            found.append(tuple(tokens[first:last]))
        return tuple(s for s in found if s)

    @cached_property
    def asserting(self) -> tuple[tuple[Token, ...], ...]:
        """The sentences without the questions, which assert nothing."""
        return tuple(s for s in self.sentences if not any(t.text == "?" for t in s[-2:]))

    @property
    def is_encoded(self) -> bool:
        """Whether the encoder reads this text: it knows English alone."""
        return self.reading.parse.lang_ == "en"

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What the encoder reads in the sentences that assert something; nothing of a text that is not English."""
        if not self.is_encoded:
            return ()
        spans = [(s[0].idx, s[-1].idx + len(s[-1])) for s in self.asserting]
        return read_passages(load_encoder(), load_cutter(), self.text, spans)

    @cached_property
    def tagged(self) -> Tagged:
        """Which words belong to which record, as the encoder has it."""
        return Tagged(self.passages, load_encoder().labels.records)

    def told(self, span: tuple[int, int]) -> float:
        """The probability that some word of a span tells an act; 0 where it was not read."""
        return 1 - min(none_told(self.passages, span), default=1.0)

    def is_state(self, code: str) -> bool:
        """Whether a bare code is a country's, not an organisation's or a group's."""
        return code in self.who.registry.states

    def actors(self, token: Token, *, acting: bool = True) -> Resolution:
        """Who a noun phrase stands for; inside a quotation "we" and "I" are its speaker's side."""
        found = self.who.actors(token, acting=acting, speaker=self._speaker_at(token.idx))
        return replace(found, actors=tuple(a for a in found.actors if a != "unnamed"))

    def _speaker_at(self, offset: int) -> Resolution | None:
        inside = [a for a in self.attributions if a.start <= offset < a.end and a.speakers and a.quote != "indirect"]
        if not inside:
            return None
        inner = min(inside, key=lambda a: a.end - a.start)
        return Resolution(tuple(inner.speakers), inner.names, f"speaker of the quotation: {inner.cue}")

    def holders_of(self, start: int, end: int, *, besides: int = -1) -> tuple[str, ...]:
        """Who answers for a span, outermost first; ``besides`` is the offset of a cue that is the span's own verb."""
        said = self.voice(start, end, besides=besides)
        return said.holders if said is not None else ()

    def cue_of(self, offset: int) -> int:
        """Where the verb of saying of the innermost quotation around an offset stands; −1 where none is told."""
        inside = [a for a in self.attributions if a.start <= offset < a.end and a.quote != "indirect"]
        return min(inside, key=lambda a: a.end - a.start).cue_start if inside else -1

    def voice(self, start: int, end: int, *, besides: int = -1) -> Attribution | None:
        """What is said of a span by the innermost that answers for it; None where the outlet says so itself."""
        inside = [a for a in self.attributions if a.cue_start != besides and _answers_for(a, start, end, besides)]
        return min(inside, key=lambda a: a.end - a.start, default=None)

    def record(self, kind: type[R], span: tuple[int, int], **fields: Any) -> R:
        """A record of a span, cut to its sentence and line, with whoever answers for it as holders."""
        start, end = self.one_line(*span)
        return kind.of(self.text, doc=self.doc, start=start, end=end, holders=self.holders_of(start, end), **fields)

    def times_in(self, start: int, end: int) -> list[TimeExpression]:
        """Time expressions inside a span."""
        return [t for t in self.reading.times if start <= t.start and t.end <= end]

    def places_in(self, start: int, end: int) -> list[PlaceName]:
        """Toponyms inside a span."""
        return [p for p in self.reading.places if start <= p.start and p.end <= end]

    def numbers_in(self, start: int, end: int) -> list[Number]:
        """Counts inside a span."""
        return [n for n in self.reading.numbers if start <= n.start and n.end <= end]

    def quoted(self, start: int, end: int) -> bool:
        """Whether a span lies inside quotation marks."""
        return any(q.start <= start and end <= q.end for q in self.reading.quotations)

    def one_line(self, start: int, end: int) -> tuple[int, int]:
        """The span cut to the sentence and line that it stands in, without blanks at its edges."""
        sentence = next((s for s in self.reading.sentences if s[0] <= end - 1 < s[1]), None)
        if sentence is not None and start < sentence[0] < end:
            start = sentence[0]  # a dateline stands before it
        cut = next((i for i in range(start, end) if self.text[i] in LINE_BREAKS), end)
        span = self.text[start:cut]
        return start + len(span) - len(span.lstrip()), cut - len(span) + len(span.rstrip())

    def tokens(self) -> Iterator[Token]:
        """All tokens of sentences that are worth coding."""
        for sentence in self.sentences:
            yield from sentence


def _answers_for(said: Attribution, start: int, end: int, word: int) -> bool:
    """Whether what is said holds the word that tells a record, however wide its span is: "…, according to the UN".

    Where no word is known most of the span has to be said, and the verb of saying must stand outside.
    """
    if said.start <= word < said.end:
        return True
    return not start <= said.cue_start < end and min(end, said.end) - max(start, said.start) >= _MOST * (end - start)
