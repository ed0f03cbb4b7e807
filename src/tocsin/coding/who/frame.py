"""Which country the text is about: what "the army" or "protesters" mean where nothing nearer tells it."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc, Token

from tocsin.registry import Registry

from .index import Index, NamedSpan
from .lexicon import role_lexicon

_IN = frozenset({"in", "across", "within", "throughout", "inside", "into"})
_DECAY = 0.75
"""How much less a country counts with every sentence that has passed since it was named."""


class Frame:
    """Countries weighted by how much of the text plays there."""

    def __init__(self, parse: Doc, index: Index, registry: Registry) -> None:
        self._index = index
        self._groups = registry.groups
        self._spots: list[tuple[int, str, float]] = []
        self._total: dict[str, float] = defaultdict(float)
        for span in index.spans:
            for code in _countries(span, registry):
                weight = _weight(parse, span)
                self._spots.append((span.first, code, weight))
                self._total[code] += weight

    def country(self, token: Token, avoid: frozenset[str] = frozenset()) -> str:
        """The country that frames a token, empty where none stands out."""
        scores = self._scores(token, avoid)
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 1.15 * ranked[1][1]):
            return ""
        return ranked[0][0]

    def home(self, code: str) -> frozenset[str]:
        """The countries in which a group is at home; a country itself."""
        group = self._groups.get(code)
        return frozenset(group.countries) if group else frozenset({code})

    def dominant(self, among: set[str]) -> str:
        """The one of these countries that the text speaks of most."""
        return max(sorted(among), key=lambda code: self._total.get(code, 0.0), default="")

    def _scores(self, token: Token, avoid: frozenset[str]) -> dict[str, float]:
        here = self._index.sentence(token.i)
        whole = sum(self._total.values()) or 1.0
        scores = {code: 3 * total / whole for code, total in self._total.items() if code not in avoid}
        for first, code, weight in self._spots:
            distance = here - self._index.sentence(first)
            if 0 <= distance <= 4 and code not in avoid:
                scores[code] = scores.get(code, 0.0) + 0.5 * weight * _DECAY**distance
        return scores


def _countries(span: NamedSpan, registry: Registry) -> tuple[str, ...]:
    name = span.name
    if name.code in registry.states:
        return (name.code,)
    group = registry.groups.get(name.code)
    return group.countries[:1] if group else ()


def _weight(parse: Doc, span: NamedSpan) -> float:
    """A place where things happen counts more than a power that acts on it from outside."""
    if span.name.kind in ("place", "capital"):
        return 1.5
    before = {token.lower_ for token in parse[max(0, span.first - 3) : span.first]}
    after = {token.lemma_.lower() for token in parse[span.last + 1 : span.last + 5]}
    weight = 2.0 if before & _IN and span.name.kind != "demonym" else 1.0
    return weight + bool(after & role_lexicon().words["trouble"])
