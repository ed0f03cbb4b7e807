"""What the coders of noun-based records share: how a noun stands in its sentence, and whom it joins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from . import clauses

if TYPE_CHECKING:
    from .context import Context


def lemma(noun: Token) -> str:
    """The noun's lemma in lower case, hyphenated compounds whole: ``cease-fire``."""
    doc, i = noun.doc, noun.i
    if i >= 2 and doc[i - 1].orth_ == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
        return f"{doc[i - 2].norm_}-{noun.lemma_.lower()}"
    return noun.lemma_.lower()


def governor(noun: Token) -> tuple[Token | None, str]:
    """The verb that the noun is an argument of, and how: ``object``, ``subject``, or the preposition between them."""
    current = noun
    while current.dep_ in {"conj", "appos", "compound", "nmod"} and current.head != current:
        current = current.head
    if current.dep_ == "pobj" and current.head.norm_ == "of" and current.head.head.lemma_.lower() in _HULLS:
        current = current.head.head
    head = current.head
    if current.dep_ in {"dobj", "oprd"} or (current.dep_ == "nsubjpass"):
        return head, "object"
    if current.dep_ == "nsubj":
        small = head if not clauses.is_verb(head) else None
        if small is not None and clauses.is_verb(small.head):
            return small.head, "object"
        return (head, "subject") if clauses.is_verb(head) else (None, "")
    if current.dep_ == "pobj":
        verb = head.head
        return (verb, head.norm_) if verb != head else (None, "")
    return None, ""


_HULLS = frozenset(
    {
        "status",
        "term",
        "terms",
        "part",
        "version",
        "establishment",
        "deployment",
        "force",
        "number",
        "group",
        "contingent",
        "hundred",
        "thousand",
        "dozen",
        "score",
        "handful",
        "hundreds",
        "thousands",
        "dozens",
        "scores",
        "bulk",
        "rest",
        "majority",
        "total",
        "couple",
        "team",
    }
)
"""Nouns that only wrap the one behind their "of": the status of forces agreement, a force of 8,000 troops."""


def modifiers(noun: Token) -> set[str]:
    """Words that qualify the noun, lower case."""
    return {c.norm_ for c in noun.children if c.dep_ in {"amod", "compound", "nmod", "det", "acl", "poss"}}


def codes(context: Context, tokens: list[Token], *, acting: bool = False) -> list[str]:
    """The actors behind tokens, each once; bare country codes unless they act."""
    return list(dict.fromkeys(a for t in tokens for a in context.actors(t, acting=acting).actors))


def joined(context: Context, noun: Token, *prepositions: str) -> list[str]:
    """Whom a noun joins: its possessor, the demonyms before it, what stands behind "with" and "between"."""
    before = [c for c in noun.children if c.dep_ in {"poss", "nmod", "amod", "compound"}]
    found = codes(context, before)
    found += [c for c in codes(context, clauses.preposition_objects(noun, *prepositions)) if c not in found]
    return found


def premodifiers(noun: Token) -> list[Token]:
    """The words of a noun phrase before its noun, read off the line: small parses often lose a demonym or a name."""
    found: list[Token] = []
    for i in range(noun.i - 1, max(noun.sent.start, noun.i - 9) - 1, -1):
        word = noun.doc[i]
        joins = word.text == "-" or word.norm_ in {"and", "'s", "’s"}
        inside = word.pos_ in {"ADJ", "NOUN", "PROPN", "NUM"} or word.tag_ in {"POS", "PRP$", "DT", "HYPH"}
        if not (joins or inside or word.norm_.endswith(("-led", "-backed", "-held")) or _in_phrase(word, noun)):
            break
        found.append(word)
        if word.tag_ in {"DT", "PRP$"}:
            break
    return _without_loose_start(found[::-1])


def _in_phrase(word: Token, noun: Token) -> bool:
    return word.dep_ in {"amod", "quantmod", "nummod"} and noun.is_ancestor(word)


def _without_loose_start(words: list[Token]) -> list[Token]:
    while words and words[0].norm_ == "and":
        words = words[1:]
    return words


def hull(noun: Token) -> Token:
    """The noun that only counts or wraps this one: "hundreds of troops", "a force of 8,000 soldiers"."""
    of = noun.head
    if noun.dep_ == "pobj" and of.norm_ == "of" and (of.head.lemma_.lower() in _HULLS or of.head.like_num):
        return of.head
    return noun
