"""Names that act in a text and that nobody has listed: local actors, until an analyst says who they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from tocsin.records import Reading, UnknownName
from tocsin.registry.choices import name_id

from .index import NamedSpan
from .lexicon import pronoun_lexicon, role_lexicon
from .phrases import appositions, is_subject, left_words, prepositional, title_words
from .resolution import Sense
from .roles import span_head
from .who import Who

_MOST_WORDS = 12
"""Longer appositions tell a story, and are no description."""
_LOOSE = frozenset({"relcl", "acl", "advcl", "punct", "cc", "conj", "appos"})
_ADDRESSED = frozenset(
    {"tell", "urge", "accuse", "call", "warn", "meet", "ask", "join", "attack", "blame", "arrest", "kill"}
)


@dataclass(slots=True)
class _Met:
    """One name while its mentions are collected."""

    name: str
    kind: str
    spans: list[NamedSpan] = field(default_factory=list)
    descriptions: dict[str, None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    acts: bool = False


def unknown_names(reading: Reading, who: Who) -> tuple[UnknownName, ...]:
    """Names that act or are described and that stand for no listed actor, each with all its mentions, in text order.

    A person whose role is bound to a country, or whose office the registry holds, is known by that and not listed.
    """
    found: dict[str, _Met] = {}
    for span in who.index.spans:
        if who.index.in_furniture(span) or any(t.start <= span.name.start < t.end for t in reading.times):
            continue
        head = span_head(span, who.index)
        name, kind = _name(who, span, head)
        if name:
            met = found.setdefault(name_id(name), _Met(name, kind))
            _note(met, who, span, head)
    return tuple(_unknown(own, met) for own, met in found.items() if own and (met.acts or met.descriptions))


def _name(who: Who, span: NamedSpan, head: Token) -> tuple[str, str]:
    """The fullest form of an unlisted name and its kind; empty where it is known, or no actor."""
    if span.name.code or span.name.kind in ("state", "demonym", "capital", "outlet", "place"):
        return "", ""
    sense = who.sense(head)
    if span.name.kind == "person":
        known = not sense.names or any(ref.code for ref in sense.refs) or who.is_listed(sense.names[0])
        return ("", "") if known else (sense.names[0], "person")
    full = who.local.full(span)
    if any(ref.code and ref.code != name_id(full) for ref in sense.refs) and not full:
        return "", ""  # by its name, or what stands beside it, it is a known actor's
    name = full or " ".join(span.name.text.split())
    if span.name.kind == "other" or not any(c.isupper() for c in name) or who.is_listed(name):
        return "", ""
    return name, _kind(name, span)


def _kind(name: str, span: NamedSpan) -> str:
    words = {word.lower() for word in name.split()}
    grouped = role_lexicon().words["group_words"]
    stems = words | {word.removesuffix("s") for word in words}
    return "group" if stems & grouped else "organisation" if span.name.kind != "group" else "group"


def _note(met: _Met, who: Who, span: NamedSpan, head: Token) -> None:
    met.spans.append(span)
    met.acts = met.acts or _acts(head)
    for phrase, sense in _descriptions(who, span, head):
        if not any(_bare(phrase) == _bare(told) for told in met.descriptions):
            met.descriptions[phrase] = None
        if met.kind == "organisation" and sense.lemma in role_lexicon().words["group_words"]:
            met.kind = "group"
        for ref in sense.refs if not sense.framed else ():
            if ref.code in who.registry.states:
                met.countries.setdefault(ref.code)
    for code in _told_countries(who, span, head):
        met.countries.setdefault(code)


def _bare(phrase: str) -> str:
    """A description without its article."""
    first, _, rest = phrase.partition(" ")
    return rest if first.lower() in ("a", "an", "the") else phrase


def _acts(head: Token) -> bool:
    """Does, says or is told or done something by name."""
    verb = head.head
    if is_subject(head):
        return True
    if head.dep_ == "pobj":
        return verb.norm_ == "by" or (verb.norm_ == "to" and verb.head.norm_ == "according")
    return head.dep_ in ("dobj", "dative") and verb.lemma_ in _ADDRESSED | pronoun_lexicon()["saying"]


def _descriptions(who: Who, span: NamedSpan, head: Token) -> Iterator[tuple[str, Sense]]:
    """How the text calls a name, with what that stands for."""
    for other in appositions(head):
        if who.index.name(other) is None and other.pos_ == "NOUN" and (phrase := _phrase(other)):
            yield phrase, who.sense(other)
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        for other in head.head.children:
            if other.dep_ == "attr" and other.pos_ == "NOUN" and (phrase := _phrase(other)):
                yield phrase, who.sense(other)
    before = title_words(span.first, head.doc)
    nouns = [t for t in before if t.pos_ == "NOUN" and who.index.name(t) is None]
    if nouns and nouns[-1].i == span.first - 1:
        words = before[1:] if before[0].pos_ == "DET" else before
        yield head.doc[words[0].i : span.first].text, who.sense(nouns[-1])


def _phrase(noun: Token) -> str:
    """A noun with what belongs to it, without clauses: "a local militia" of "a local militia, which …"."""
    last = noun.i
    for child in noun.children:
        if child.i > noun.i and child.dep_ not in _LOOSE:
            last = max(last, child.right_edge.i)
    first = noun.left_edge.i
    words = noun.doc[first : last + 1]
    return words.text if len(words) <= _MOST_WORDS and "\n" not in words.text else ""


def _told_countries(who: Who, span: NamedSpan, head: Token) -> Iterator[str]:
    """Countries that the phrase itself binds the name to: inside of it, before it, "in X", "of X" after it."""
    inside = who.index.tokens[span.first : span.last + 1]
    for token in inside:
        for entry in who.registry.lookup(token.text):
            if entry.kind in ("state", "demonym"):
                yield entry.code
                break
    for token in left_words(head):
        if token.i < span.first and (code := who.index.country_of(token)):
            yield code
    for preposition, inner in prepositional(head):
        if preposition in ("in", "of", "from") and (code := who.index.country_of(inner)):
            yield code


def _unknown(own: str, met: _Met) -> UnknownName:
    whole = next((s for s in met.spans if name_id(s.name.text) == own), met.spans[0])
    countries = list(met.countries)
    return UnknownName(
        id=own,
        name=met.name,
        kind=met.kind,  # type: ignore[arg-type]
        start=whole.name.start,
        end=whole.name.end,
        mentions=len(met.spans),
        descriptions=tuple(met.descriptions),
        country=countries[0] if len(countries) == 1 else "",
    )
