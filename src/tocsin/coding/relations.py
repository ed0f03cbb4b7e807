"""Codes relations: how two actors stand to each other, and whether that is said to have changed."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.records import Relation

from . import clauses
from .context import Context
from .leanings import leanings
from .lexicon import load_lexicon
from .nouns import codes, governor, joined, lemma, modifiers
from .pairs import Pair, parties, write
from .roles_between import by_role
from .standings import by_adjective, by_clause
from .status import status_of


def code_relations(context: Context) -> list[Relation]:
    """One record a pair and change, at its first mention; "ally" and "-backed" give one without change."""
    found: list[Relation] = []
    for record in sorted(_all(context), key=lambda r: (r.start, r.end)):
        if not _told_before(record, found):
            found.append(record)
    return found


def _all(context: Context) -> Iterator[Relation]:
    for sentence in context.sentences:
        if any(t.text == "?" for t in sentence[-2:]):
            continue
        yield from leanings(context, sentence)
        for token in sentence:
            for reader in _READERS.get(token.pos_, ()):
                record = reader(context, token)
                if record is not None:
                    yield record
                    break


def _told_before(record: Relation, found: list[Relation]) -> bool:
    """Whether each of its pairs was told already, with the same change or, for one without change, with any."""
    told = {pair for f in found if record.change in {"none", f.change} for pair in Pair.of(f)}
    return Pair.of(record) <= told


def _by_noun(context: Context, noun: Token) -> Relation | None:
    """ "Ties between", "its growing partnership with"."""
    lexicon = load_lexicon("relations")
    if noun.pos_ not in {"NOUN", "PROPN"} or lemma(noun) not in lexicon["nouns"]:
        return None
    if noun.dep_ in {"compound", "nmod"} or modifiers(noun) & set(lexicon["not_between"]):
        return None
    if not _joins(noun):
        return None
    change, why, over = _change(noun)
    pair = _joined(context, noun)
    span = clauses.noun_span(noun)
    if len(pair) == 1 and over is not None:
        pair += [h for h in context.holders_of(*span)[-1:] if h.endswith(".GOV")]
        span = clauses.clause_span(over)
    pledge = _pledge(noun)
    if pledge is not None:
        span = clauses.clause_span(pledge)
    if len(pair) < 2:
        return None
    return write(context, span, pair[:1], pair[1:], change, f"'{noun.text}': {why}")


def _joins(noun: Token) -> bool:
    """An alliance of many is a name, a conflict or cooperation is one's own without "with"; none that may only come."""
    word = lemma(noun)
    if word == "alliance" and clauses.preposition_objects(noun, "of"):
        return False
    if word in {"conflict", "cooperation", "dispute"} and not clauses.preposition_objects(noun, "with", "between"):
        return False
    verb, _ = governor(noun)
    open_ = verb is not None and clauses.is_verb(verb) and status_of(verb).status in {"possible", "conditional"}
    return not (open_ and word in {"conflict", "dispute", "standoff", "feud", "rift"})


def _pledge(noun: Token) -> Token | None:
    """The verb that takes up an allegiance: "accepted a pledge of allegiance by"."""
    verb, how = governor(noun.head.head if noun.dep_ == "pobj" else noun)
    return verb if lemma(noun) == "allegiance" and how == "object" and verb is not None else None


def _joined(context: Context, noun: Token) -> list[str]:
    top = noun.head.head if noun.dep_ == "pobj" and noun.head.head.lemma_ in {"pledge", "oath", "vow"} else noun
    ways = ("by", "from", "to") if lemma(noun) == "allegiance" else ("with", "between", "to", "of", "among", "for")
    found = [*joined(context, noun, *ways), *(joined(context, top, *ways) if top != noun else [])]
    if len(found) < 2:
        verb, how = governor(top)
        if verb is not None and clauses.is_verb(verb) and how in {"object", "in", "to"}:
            doer = clauses.subject(verb)
            told = [doer, *clauses.preposition_objects(doer, "of")] if doer is not None else []
            extra = [*told, *clauses.preposition_objects(verb, "with", "between")]
            found = [*found, *(c for c in codes(context, extra) if c not in found)]
    return parties(context, found)


def _change(noun: Token) -> tuple[str, str, Token | None]:
    """The change, the words that tell it, and the verb that says it is over, if one does."""
    lexicon = load_lexicon("relations")
    own = str(lexicon["nouns"][lemma(noun)])
    words = modifiers(noun) | {c.lemma_.lower() for c in noun.children if c.dep_ in {"amod", "acl"}}
    if own == "worse":
        eased = words & set(lexicon["adjectives"]["easing"])
        return ("closer" if eased else "worse"), f"'{min(eased)}'" if eased else "as stated", None
    for change in ("closer", "worse"):
        hit = words & set(lexicon["adjectives"][change])
        if hit:
            return change, f"'{min(hit)}'", None
    verb, how = governor(noun)
    if verb is None or not clauses.is_verb(verb) or status_of(verb).status not in {"actual", "ongoing"}:
        return own, "as stated", None
    if how == "subject" and any(c.lower_ in lexicon["over"] for c in [verb, *verb.children]):
        return "worse", "'over'", verb
    for change in ("closer", "worse"):
        if verb.lemma_.lower() in lexicon["verbs"]["subject" if how == "subject" else "object"][change]:
            return change, f"'{verb.text}'", None
    return own, "as stated", None


_NOUN_READERS = (_by_noun, by_role, by_adjective)
_VERB_READERS = (by_adjective, by_clause)
_READERS = {
    "NOUN": _NOUN_READERS,
    "PROPN": _NOUN_READERS,
    "ADJ": (by_adjective,),
    "ADV": (by_adjective,),
    "VERB": _VERB_READERS,
    "AUX": _VERB_READERS,
}
"""Which readers a word can be for, by its part of speech."""
