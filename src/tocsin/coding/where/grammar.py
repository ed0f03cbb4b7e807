"""How a name stands to a verb in the parse: the words that lead to it, and the way from the one to the other."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from .. import clauses

_WITHIN = frozenset({"compound", "nmod", "amod", "poss", "appos", "conj", "nummod", "flat"})


@dataclass(frozen=True)
class Link:
    """What leads from a name to the verb."""

    head: Token
    """The noun that the name belongs to: itself, or the noun that it modifies or stands in apposition to."""
    preposition: str
    """The preposition that governs it, empty where none does."""
    governor: Token
    """The verb or noun that this preposition, or the noun itself, hangs on."""
    relation: str
    """Dependency label of the name's own root."""


def link_of(span: Span) -> Link:
    """The noun, preposition and governor of a name."""
    root: Token = span.root
    head = root
    while head.dep_ in _WITHIN and head.head != head:
        head = head.head
    above = head.head
    if head.dep_ in {"pobj", "pcomp"} and above.dep_ in {"prep", "agent", "dative", "advmod"}:
        while above.head.dep_ == "prep" and above.head != above:  # "from outside of"
            above = above.head
        return Link(head, head.head.norm_, above.head, root.dep_)
    return Link(head, "", above, root.dep_)


@dataclass(frozen=True)
class Way:
    """The shortest way through the parse between two words."""

    up: tuple[Token, ...]
    """From the name up to the common word, that word left out."""
    down: tuple[Token, ...]
    """From the verb up to the common word, that word left out."""
    top: Token | None
    """The common word; nothing where the two stand in different sentences."""

    @property
    def labels(self) -> tuple[str, ...]:
        """Dependency labels on the way, each marked with its direction."""
        return tuple(f"{t.dep_}^" for t in self.up) + tuple(f"{t.dep_}v" for t in self.down)

    @property
    def verbs(self) -> int:
        """Clauses that the way passes through, those of its ends left out."""
        inner = [*self.up[1:], *self.down[1:], *([self.top] if self.top is not None and self.down else [])]
        return sum(clauses.is_verb(t) for t in inner)


def way_between(name: Token, verb: Token) -> Way:
    """The way from a name's root to the verb."""
    ups = [name, *name.ancestors]
    downs = [verb, *verb.ancestors]
    shared = {t.i for t in downs}
    top = next((t for t in ups if t.i in shared), None)
    if top is None:
        return Way(tuple(ups), tuple(downs), None)
    return Way(tuple(ups[: ups.index(top)]), tuple(downs[: downs.index(top)]), top)
