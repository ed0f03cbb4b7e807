"""Codes force postures: whose troops, bases or weapons are where, are coming, are leaving, or are only proposed."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Bounds, Posture
from tocsin.records.actor import base

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import governor, lemma
from .status import status_of


def code_postures(context: Context) -> list[Posture]:
    """One record an owner, element, host and state; only with an owner, and with a host or a weapon."""
    found: list[Posture] = []
    for token in context.tokens():
        record = _posture(context, token)
        if record is not None and not any(_same(record, other) for other in found):
            found.append(record)
    return found


def _same(a: Posture, b: Posture) -> bool:
    keys = ("element", "host", "state")
    return all(getattr(a, k) == getattr(b, k) for k in keys) and {*map(base, a.owner)} == {*map(base, b.owner)}


def _posture(context: Context, noun: Token) -> Posture | None:
    element = _element(noun)
    if not element:
        return None
    owner = _owner(context, noun)
    host, by_verb = _host(context, noun)
    if (
        not owner
        or (not host and element not in {"missiles", "air-defence", "base"})
        or any(base(o) == host for o in owner)
    ):
        return None
    state, why = _state(noun, by_verb)
    if not state:
        return None
    start, end = _span(context, noun)
    return Posture.of(
        context.text,
        doc=context.doc,
        start=start,
        end=end,
        owner=owner,
        host=host,
        element=element,
        count=_count(context, noun),
        state=state,
        holders=context.holders_of(start, end),
        why=f"'{noun.text}': {why}",
    )


def _element(noun: Token) -> str:
    lexicon = load_lexicon("postures")
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ in {"compound", "nmod"}:
        return ""
    word = lemma(noun)
    mods = {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}}
    for element, rules in lexicon["elements"].items():
        if word in rules.get("always", []):
            return str(element)
        if word in rules.get("with", {}) and mods & set(rules["with"][word]):
            return str(element)
    return ""


def _owner(context: Context, noun: Token) -> tuple[str, ...]:
    names = {i for n in context.reading.names for i in range(n.start, n.end)}
    tokens = [
        c for c in noun.children if c.dep_ == "poss" or (c.dep_ in {"amod", "compound", "nmod"} and c.idx in names)
    ]
    codes = [a for t in tokens for a in context.actors(t, acting=False).actors]
    if not codes:
        codes = [
            a
            for t in clauses.preposition_objects(noun, "of", "from", "by")
            for a in context.actors(t, acting=False).actors
        ]
    if not codes and noun.dep_ != "dobj":
        codes = [a for a in context.actors(noun).actors if "." in a or a.islower()]
    if not codes:
        codes = _by_deed(context, noun)
    kept = {base(c): f"{base(c)}.MIL" if context.is_state(base(c)) else base(c) for c in codes}
    return tuple(kept.values())


def _by_deed(context: Context, noun: Token) -> list[str]:
    """Who has, sends or plans the force: the subject of the nearest verb of having above it."""
    for above in noun.ancestors:
        if clauses.is_verb(above):
            if above.lemma_.lower() not in load_lexicon("postures")["owner_verbs"]:
                return []
            doer = clauses.subject(above)
            return (
                list(context.actors(doer, acting=False).actors)
                if doer is not None and not clauses.is_passive(above)
                else []
            )
    return []


def _host(context: Context, noun: Token) -> tuple[str, Token | None]:
    """Where the force is: a country behind a preposition of place, or the subject of "host"."""
    verb, how = governor(noun)
    wheres = clauses.preposition_objects(
        noun, "in", "at", "near", "across", "inside", "on", "within", "to", "into", "from"
    )
    if verb is not None:
        wheres += clauses.preposition_objects(verb, "in", "to", "into", "from", "at", "across", "near", "inside")
        if how in {"in", "from"}:
            wheres = [t for t in wheres if t.i != noun.i]
        if verb.lemma_ in {"host", "house", "leave", "enter", "exit", "quit", "expel", "evict", "kick"}:
            wheres += [d for d in [clauses.subject(verb), *clauses.objects(verb)] if d is not None and d.i != noun.i]
    for word in wheres:
        country = _country(context, word)
        if country:
            return country, verb
    return "", verb


def _country(context: Context, token: Token) -> str:
    left, right = clauses.noun_span(token)
    for place in context.places_in(left, right):
        if place.country:
            return place.country
    actors = [base(a) for a in context.actors(token, acting=False).actors]
    return actors[0] if len(actors) == 1 and context.is_state(actors[0]) else ""


def _state(noun: Token, verb: Token | None) -> tuple[str, str]:
    lexicon = load_lexicon("postures")["states"]
    own = status_of(noun)
    if own.status != "actual":
        return ("proposed", own.why) if own.status != "denied" else ("", "")
    if verb is None or not clauses.is_verb(verb):
        return "present", "as stated"
    status = status_of(verb)
    if status.status not in {"actual", "ongoing"} and verb.lemma_.lower() in [
        *lexicon["arriving"],
        *lexicon["withdrawing"],
        *lexicon["proposed"],
    ]:
        if verb.lemma_.lower() in lexicon["withdrawing"]:
            return "present", f"leaving is only {status.status}"
        return ("proposed", status.why) if status.status != "denied" else ("", "")
    for state in ("arriving", "withdrawing", "past", "proposed"):
        if verb.lemma_.lower() in lexicon[state]:
            return state, f"'{verb.text}'"
    if verb.lemma_.lower() in lexicon["held"] and verb.tag_ in {"VBD"} and not clauses.auxiliaries(verb):
        return "past", f"'{verb.text}' in the past tense"
    return "present", f"'{verb.text}'"


def _span(context: Context, noun: Token) -> tuple[int, int]:
    verb, how = governor(noun)
    if verb is not None and clauses.is_verb(verb) and how in {"object", "subject"}:
        return context.one_line(*clauses.clause_span(verb))
    return context.one_line(*clauses.noun_span(noun))


def _count(context: Context, noun: Token) -> Bounds | None:
    left, right = clauses.noun_span(noun)
    for number in context.numbers_in(left, right):
        if number.unit not in {"percent", "usd"} and number.start < noun.idx:
            return number.low, number.high
    return None
