"""Codes agreements: an instrument between actors, with the state that the text gives it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Token

from tocsin.records import Agreement
from tocsin.records.actor import base

from . import clauses
from .agreement_states import Told, is_definite, state_of
from .context import Context
from .instruments import apart, is_halt, is_instrument, is_weighty, name_of, parties_of, same, voided, wrapped
from .lexicon import load_lexicon
from .opponents import belligerents, negotiators
from .pacts import agreed_deed, formed_bond


class _Mention(NamedTuple):
    """One mention; whether it tells how the instrument fares now, and whether it names a partner: "deal with Iran"."""

    record: Agreement
    now: bool
    joined: bool = False


def code_agreements(context: Context) -> list[Agreement]:
    """One record an instrument, at the mention that says most of its state; a breach is a record of its own."""
    told: list[list[_Mention]] = []
    for sentence in context.asserting:
        for token in sentence:
            mention = _mention(context, token)
            if mention is None:
                continue
            # The nearest instrument before it that can be meant.
            group = next(
                (
                    g
                    for g in reversed(told)
                    if not _anew(token, mention, g)
                    and not any(apart(mention.record.name, m.record.name) for m in g)
                    and any(same(context, mention.record, m.record) for m in g)
                ),
                None,
            )
            if group is None:
                told.append([mention])
            else:
                group.append(mention)
                told.append(told.pop(told.index(group)))  # spoken of last
    found = [record for group in told for record in _of_group(context, group)]
    return sorted(found, key=lambda r: r.start)


def _anew(noun: Token, mention: _Mention, group: list[_Mention]) -> bool:
    """ "It can still enter into a new deal": what is only sought is not the one that there is already."""
    if not any(c.norm_ in {"a", "an", "any", "another"} for c in noun.children):
        return False
    weak = {"negotiating", "proposed"}
    return mention.record.state in weak and any(m.record.state in _STANDING for m in group)


_STANDING = frozenset({"in-force", "terminated", "violated", "signed", "suspended", "rejected"})


def _mention(context: Context, token: Token) -> _Mention | None:
    if is_instrument(token):
        return _agreement(context, token)
    record = agreed_deed(context, token) or formed_bond(context, token)
    return _Mention(record, False) if record is not None else None


def _of_group(context: Context, group: list[_Mention]) -> list[Agreement]:
    """The first mention in each state, with all parties told; what was only sought gives way to what came of it.

    What was agreed and is told to hold now is in force; where it is only acted under, the agreeing is what is told.
    """
    weak = set(load_lexicon("agreements")["weak"])
    parties_ = {base(p): p for m in reversed(group) for p in m.record.parties}
    if len(parties_) < 2 and any(is_halt(m.record.name) or "peace" in m.record.name.lower() for m in group):
        # One told party is kept beside the others only if it fights: "the U.N. called for a truce".
        sides = {p: p for p in belligerents(context)}
        parties_ = sides or parties_
    if len(parties_) < 2:
        sides = {p: p for p in negotiators(context)}
        parties_ = sides if not parties_ or set(parties_) & set(map(base, sides)) else parties_
    past = _overtaken(group)
    firm = [m.record for m in group if m.record.state not in weak | past]
    sought = [m.record for m in sorted(group, key=lambda m: m.record.state != "negotiating")[:1]]
    if len(parties_) < 2 and not any(m.joined or is_weighty(m.record.name) for m in group):
        return []  # "a temporary deal" of one government is no instrument between two
    if not parties_:
        firm, sought = [r for r in firm if r.state not in _NEEDS_PARTIES], []
    kept: dict[str, Agreement] = {}
    for record in firm or sought:
        kept.setdefault(record.state, record)
    bound = _as_states(parties_.values())
    return [r.revised(context.text, parties=bound) for r in kept.values()]


def _as_states(parties: Iterable[str]) -> tuple[str, ...]:
    """A state binds itself, whoever signs for it; beside its own rebels it is its government."""
    codes = list(parties)
    rebels = {base(c) for c in codes if c.endswith(".REB")}
    return tuple(dict.fromkeys(c if c.endswith(".REB") or base(c) in rebels else base(c) for c in codes))


def _overtaken(group: list[_Mention]) -> set[str]:
    """States that the instrument was in before the one that it is in now."""
    states = {m.record.state for m in group}
    if any(m.record.state == "in-force" and m.now for m in group):
        return {"agreed", "signed"}
    if "terminated" in states:
        return {"in-force"}  # the one that ended may be an earlier one than the one that was agreed
    if "signed" in states:
        return {"agreed", "in-force"}
    return {"in-force"} if "agreed" in states else set()


_NEEDS_PARTIES = frozenset({"in-force", "unknown"})
"""States of an instrument that say too little where nobody is told to be bound by it."""
_CLAUSE = 110
"""A clause that tells what the instrument is belongs to it, unless it is longer than this."""


def _agreement(context: Context, noun: Token) -> _Mention | None:
    told = state_of(noun)
    sides = parties_of(context, noun)
    named_by = any(c.dep_ in {"compound", "nmod", "amod"} and context.actors(c).actors for c in noun.children)
    told_with = bool(clauses.preposition_objects(noun, "with", "between"))
    if not told.state and (len(sides) > 1 or (sides and (named_by or told_with))) and is_definite(noun):
        told = Told("in-force", "spoken of as one that there is")
    if not told.state and noun.pos_ == "PROPN":
        told = Told("unknown", "named, no state told")
    if not told.state:
        return None
    record = context.record(
        Agreement,
        _span(noun),
        name=name_of(noun),
        parties=tuple(sides),
        state=told.state,
        why=f"'{noun.text}': {told.why}",
    )
    return _Mention(record, told.now, bool(sides) and (named_by or told_with))


def _span(noun: Token) -> tuple[int, int]:
    """The instrument with what tells its state, where that is near."""
    start, end = clauses.noun_span(noun)
    word = noun.doc[noun.i - 1].orth_ == "-" and noun.doc[noun.i - 2]  # the first half of "cease-fire"
    bare = not any(c.dep_ in {"amod", "compound", "nmod"} and c != word for c in noun.children)
    behind = [clauses.subtree_span(c)[1] for c in clauses.children(noun, "acl", "relcl") if bare and c.i > noun.i]
    end = max([end, *(b for b in behind if b - end < _CLAUSE)])
    if end - start > _CLAUSE + len(noun):
        start, end = min(start, noun.idx), noun.idx + len(noun)  # no more than its name where its words run on
    verb, how = wrapped(noun)
    if (
        verb is not None
        and how in {"object", "to", "on", "into"}
        and bare
        and clauses.is_verb(verb)
        and verb.i < noun.i
    ):
        right = max(end, clauses.clause_span(verb)[1])
        left = verb.idx if start - verb.idx < _CLAUSE // 2 else start
        return left, right if right - left < _CLAUSE else end
    if verb is not None and voided(noun):
        return verb.nbor().idx, clauses.subtree_span(noun.head)[1]
    if verb is not None and how in {"subject", "in"} and clauses.is_verb(verb):
        left, right = clauses.clause_span(verb)
        if max(end, right) - min(start, left) < _CLAUSE:
            return min(start, left), max(end, right)
    if verb is not None and verb.pos_ == "NOUN" and verb.i < noun.i and how in _JOINING:
        left = clauses.noun_span(verb)[0]
        start = left if 0 < start - left < _CLAUSE // 2 else start
    return start, end


_JOINING = frozenset({"of", "for", "on", "about", "over", "to"})
"""Prepositions between an instrument and the noun that tells its state: "talks on a truce"."""
