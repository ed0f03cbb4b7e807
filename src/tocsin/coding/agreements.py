"""Codes agreements: an instrument between actors, with the state that the text gives it."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Agreement
from tocsin.records.actor import base

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import codes, governor, joined, lemma, modifiers
from .status import status_of


def code_agreements(context: Context) -> list[Agreement]:
    """One record an instrument and state, at its first mention."""
    found: list[Agreement] = []
    for token in context.tokens():
        if not _is_instrument(token):
            continue
        record = _agreement(context, token)
        if record is not None and not _told_before(token, record, found):
            found.append(record)
    return found


def _told_before(noun: Token, record: Agreement, found: list[Agreement]) -> bool:
    """ "The truce" after a truce is the same one, and told again only where something has happened to it."""
    if any(_same(record, other) for other in found):
        return True
    pointing = noun.pos_ == "NOUN" and any(c.lower_ in {"the", "this", "that", "its", "their"} for c in noun.children)
    return (
        pointing
        and bool(found)
        and record.state not in {"terminated", "violated", "suspended", "renewed", "rejected", "signed"}
    )


def _same(a: Agreement, b: Agreement) -> bool:
    return a.state == b.state and a.name.split()[-1].lower() == b.name.split()[-1].lower()


def _is_instrument(token: Token) -> bool:
    lexicon = load_lexicon("agreements")
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod"}:
        return False
    word = lemma(token)
    if word not in lexicon["instruments"]:
        return False
    return not modifiers(token) & set(lexicon["no_instrument"])


def _agreement(context: Context, noun: Token) -> Agreement | None:
    state, why = _state(noun)
    parties = _parties(context, noun)
    if not state and noun.pos_ == "PROPN":
        state, why = "unknown", "named, no state told"
    if not state or (not parties and state in {"unknown", "negotiating", "proposed"}):
        return None
    start, end = context.one_line(*clauses.noun_span(noun))
    return Agreement.of(
        context.text,
        doc=context.doc,
        start=start,
        end=end,
        name=_name(noun),
        parties=tuple(parties),
        state=state,
        holders=context.holders_of(start, end),
        why=f"'{noun.text}': {why}",
    )


def _name(noun: Token) -> str:
    kept = [c for c in noun.children if c.dep_ in {"amod", "compound", "nmod", "nummod"} and c.i < noun.i]
    first = min([noun.i, *(c.left_edge.i for c in kept)])
    inner = [c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"]
    last = max([noun.i, *(c.right_edge.i for c in inner)]) if noun.pos_ == "PROPN" else noun.i
    return str(noun.doc[first : last + 1].text)


def _state(noun: Token) -> tuple[str, str]:
    lexicon = load_lexicon("agreements")
    for word in modifiers(noun):
        if word in lexicon["adjectives"]:
            return lexicon["adjectives"][word], f"'{word}'"
    verb, how = governor(noun)
    if verb is None:
        return "", ""
    if how == "subject":
        state = _of(lexicon["subject"], verb)
    elif how == "object":
        state = _of(lexicon["object"], verb)
    else:
        state = _of(lexicon["prepositions"].get(how, {}), verb)
    if verb.lemma_ == "declare" and any(c.lower_ in {"void", "null", "dead", "over"} for c in verb.subtree):
        state = "terminated"
    if not state:
        return "", ""
    return _by_status(state, verb), f"'{verb.text}'"


def _of(states: dict[str, list[str]], verb: Token) -> str:
    word = verb.lemma_.lower()
    return next((state for state, words in states.items() if word in words), "")


def _by_status(state: str, verb: Token) -> str:
    """What is only planned, demanded or denied has not reached the state that its verb names."""
    status = status_of(verb).status
    if status in {"actual", "ongoing"} or state in {"negotiating", "proposed", "rejected"}:
        return state
    if status == "denied":
        return "rejected" if state in {"agreed", "signed"} else "in-force"
    if state in {"agreed", "signed"}:
        return "negotiating" if status in {"planned", "expected", "discussed"} else "proposed"
    return "in-force"


def _parties(context: Context, noun: Token) -> list[str]:
    found = joined(context, noun, "with", "between", "among", "by")
    verb, how = governor(noun)
    if verb is not None and how != "subject" and clauses.is_verb(verb):
        doer = (
            clauses.agents(verb) if clauses.is_passive(verb) else [d for d in [clauses.subject(verb)] if d is not None]
        )
        doer += clauses.preposition_objects(verb, "with", "between")
        found += [c for c in codes(context, doer) if c not in found]
    kept: dict[str, str] = {}
    for code in found:
        kept.setdefault(base(code), code)
    return list(kept.values())
