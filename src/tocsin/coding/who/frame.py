"""Which country the text is about: what "the army" or "protesters" mean where nothing nearer tells it."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc, Token

from tocsin.registry import Registry

from .index import Index, NamedSpan
from .lexicon import role_lexicon
from .memory import Memory

_IN = frozenset({"in", "across", "within", "throughout", "inside", "into"})
_DECAY = 0.75
"""How much less a country counts with every sentence that has passed since it was named."""
_UNLIKELY = 0.4
_FROM_AFAR = 0.5
"""What a dateline counts for: where the reporter sits need not be where it happens."""
_MUCH = 0.25
"""Share of the text from which on "a West African democracy" is the one that it is about."""
_MARGIN = 1.1
"""By how much the first country must lead the second."""
_OWN_MARGIN = 1.6
"""By how much another country must lead the outlet's home: fitted on coded articles, where 1.3 does less."""


class Frame:
    """Countries weighted by how much of the text plays there."""

    def __init__(self, parse: Doc, index: Index, registry: Registry, memory: Memory, home: str = "") -> None:
        self._memory = memory
        self._home = home
        self._index = index
        self._groups = registry.groups
        self._states = registry.states
        self._organisations = registry.organisations
        self._spots: list[tuple[int, str, float]] = []
        self._total: dict[str, float] = defaultdict(float)
        for span in index.spans:
            if _is_side_taken(parse, span):
                continue
            for code in _countries(span, registry):
                weight = _weight(parse, span) * (_FROM_AFAR if index.in_furniture(span) else 1)
                self._spots.append((span.first, code, weight))
                self._total[code] += weight

    def country(
        self,
        token: Token,
        unlikely: frozenset[str] = frozenset(),
        barred: frozenset[str] = frozenset(),
        *,
        own: bool = False,
    ) -> str:
        """The country that frames a token, empty where none stands out; it is none of the barred ones.

        With ``own`` it is the outlet's home where that comes close: of its own state a paper says just "officials".
        """
        known = {code: score for code, score in self._scores(token).items() if code not in barred}
        scores = {code: score * (_UNLIKELY if code in unlikely else 1) for code, score in known.items()}
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if ranked and self._home and own and ranked[0][1] < _OWN_MARGIN * scores.get(self._home, 0.0):
            return self._home
        if not ranked or (len(ranked) > 1 and ranked[0][1] < _MARGIN * ranked[1][1]):
            return ""
        return ranked[0][0]

    def scene(self, token: Token, unlikely: frozenset[str]) -> str:
        """The country that frames a token and is also the one that the whole text speaks of most, else empty."""
        code = self.country(token, unlikely)
        return code if code and code == self.dominant(set(self._total)) else ""

    def likeliest(self, token: Token, among: frozenset[str]) -> str:
        """The one of these countries that frames a token best, empty where the text speaks of none of them."""
        scores = {code: score for code, score in self._scores(token).items() if code in among}
        return max(scores, key=lambda code: (scores[code], code), default="")

    def home(self, code: str) -> frozenset[str]:
        """The countries in which a group is at home; a country itself."""
        group = self._groups.get(code)
        return frozenset(group.countries) if group else frozenset({code})

    def is_state(self, code: str) -> bool:
        """Whether a code is a state's."""
        return code in self._states

    def is_group(self, code: str) -> bool:
        """Whether a code is that of an armed group, movement or party."""
        return code in self._groups

    def is_known(self, code: str) -> bool:
        """Whether the registry lists an organisation under this code."""
        return code in self._organisations

    def is_party(self, code: str) -> bool:
        """Whether a code is that of a political party."""
        group = self._groups.get(code)
        return group is not None and group.kind in ("party", "opposition")

    def leads(self, token: Token, among: frozenset[str]) -> bool:
        """Whether the text speaks much of one of these countries, and of it in this sentence before the token."""
        code = self.likeliest(token, among)
        here = self._index.sentence(token.i)
        near = any(
            named == code and first < token.i and self._index.sentence(first) == here for first, named, _ in self._spots
        )
        return near and self._total[code] >= _MUCH * sum(self._total.values())

    def told(self, code: str) -> str:
        """A country by name, with how often the text names it: "Niger, named 12 times"."""
        times = sum(1 for _, named, _ in self._spots if named == code)
        state = self._states.get(code)
        often = {0: "not named", 1: "named once", 2: "named twice"}.get(times, f"named {times} times")
        home = ", the outlet's home" if code == self._home else ""
        return f"{state.names[0] if state else code}, {often}{home}"

    def dominant(self, among: set[str]) -> str:
        """The one of these countries that the text speaks of most."""
        return max(sorted(among), key=lambda code: self._total.get(code, 0.0), default="")

    def _scores(self, token: Token) -> dict[str, float]:
        here = self._index.sentence(token.i)
        whole = sum(self._total.values()) or 1.0
        scores = {code: 3 * total / whole for code, total in self._total.items()}
        for first, code, weight in self._spots:
            distance = here - self._index.sentence(first)
            if 0 <= distance <= 4:
                scores[code] = scores.get(code, 0.0) + 0.5 * weight * _DECAY**distance
        for mention in self._memory.before(token.i):
            distance = here - mention.sentence
            if distance > 4:
                break
            for ref in mention.sense.refs if mention.sense.lemma and not mention.sense.framed else ():
                scores[ref.code] = scores.get(ref.code, 0.0) + 0.4 * _DECAY**distance
        return {code: score for code, score in scores.items() if code in self._states}


def _countries(span: NamedSpan, registry: Registry) -> tuple[str, ...]:
    name = span.name
    if name.code in registry.states:
        return (name.code,)
    group = registry.groups.get(name.code)
    return group.countries[:1] if group else ()


def _is_side_taken(parse: Doc, span: NamedSpan) -> bool:
    """ "Pro-Russian rebels", "the anti-French march": the country is who they are for or against."""
    if parse[span.first].norm_.startswith(("pro-", "anti-")):
        return True
    before = parse[span.first - 1].norm_ if span.first else ""
    if before == "-" and span.first > 1:
        before = parse[span.first - 2].norm_
    return before.rstrip("-") in ("pro", "anti")


def _weight(parse: Doc, span: NamedSpan) -> float:
    """A place where things happen counts more than a power that acts on it from outside."""
    if span.name.kind in ("place", "capital"):
        return 1.5
    before = _run(list(parse[max(0, span.first - 3) : span.first])[::-1])
    inside = span.name.kind != "demonym" and any(token.norm_ in _IN for token in before)
    after = _run(list(parse[span.last + 1 : span.last + 5]))
    troubled = any(token.lemma_.lower() in role_lexicon().words["trouble"] for token in after)
    return 1.0 + inside + troubled


def _run(tokens: list[Token]) -> list[Token]:
    """The tokens up to the first that belongs to another phrase, verbs and punctuation."""
    for count, token in enumerate(tokens):
        if token.pos_ in ("VERB", "AUX", "PUNCT", "CCONJ", "SPACE") or (token.ent_type_ in ("GPE", "NORP")):
            return tokens[:count]
    return tokens
