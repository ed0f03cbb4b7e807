"""What the text has named so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from .resolution import Mention, Sense

Test = Callable[[Mention], bool]


class Memory:
    """Mentions in text order. Every question is asked from a place in the text and looks back from there."""

    def __init__(self) -> None:
        self._mentions: list[Mention] = []

    def add(self, mention: Mention) -> None:
        """Keep a mention; they come in text order."""
        self._mentions.append(mention)

    def before(self, i: int) -> Iterator[Mention]:
        """Mentions before a token, the last first."""
        return (mention for mention in reversed(self._mentions) if mention.head < i)

    def role(self, i: int, lemma: str, *, since: int = 0, plural: bool | None = None) -> Sense | None:
        """The last one that bore this role, no earlier than in this sentence; of one sentence modifiers come last."""
        aside: Mention | None = None
        for mention in self.before(i):
            if mention.sentence < since or (aside is not None and mention.sentence < aside.sentence):
                break
            told = lemma in (mention.sense.lemma, *mention.sense.titles) and bool(mention.sense.refs)
            if told and plural in (None, mention.plural):
                if not mention.modifies:
                    return mention.sense
                aside = aside or mention
        return aside.sense if aside is not None else None

    def last(self, i: int, lemmas: frozenset[str]) -> Sense | None:
        """The last one that bore any of these roles; of two words for one thing the nearer tells."""
        return next((m.sense for m in self.before(i) if m.sense.lemma in lemmas and m.sense.refs), None)

    def salient(self, i: int, test: Test, sentence: int, reach: int = 6) -> Sense | None:
        """Among what was named lately, what the text names most; the later one where two are even."""
        found = [m for m in self.before(i) if test(m) and sentence - m.sentence <= reach]
        if not found:
            return None
        counts = Counter(m.sense.refs for m in self.before(i) if test(m))
        best = max(
            found, key=lambda m: (min(counts[m.sense.refs], 5) + 2 * m.subject - (sentence - m.sentence), m.head)
        )
        return best.sense
