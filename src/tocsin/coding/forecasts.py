"""Codes forecasts: what may, will or would come about, without being somebody's plan."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Forecast

from . import clauses
from .context import Context
from .lexicon import load_lexicon

_IF = frozenset({"if", "unless", "provided", "should"})


def code_forecasts(context: Context) -> list[Forecast]:
    """Forecasts in text order; rhetorical questions are left out."""
    found: list[Forecast] = []
    for sentence in context.sentences:
        if any(t.text == "?" for t in sentence[-2:]):
            continue
        for token in sentence:
            forecast = _forecast(context, token)
            if forecast is not None and not any(_covers(f, forecast) for f in found):
                found.append(forecast)
    return found


def _covers(kept: Forecast, new: Forecast) -> bool:
    return kept.start <= new.start and new.end <= kept.end


def _forecast(context: Context, token: Token) -> Forecast | None:
    if clauses.is_verb(token):
        status = _status(token)
        if status and _foretells(context, token, status):
            return _write(context, token, status)
    return _outlook(context, token)


def _status(verb: Token) -> str:
    """``possible``, ``conditional``, ``expected``, or empty for a clause that does not look ahead."""
    lexicon = load_lexicon("forecasts")
    modal = next((w for w in clauses.auxiliaries(verb) if w in lexicon["modals"]), "")
    looks_ahead = modal or _lexical(verb)
    if not looks_ahead:
        return ""
    if _condition(verb) is not None or _depends(verb) is not None:
        return "conditional"
    if modal:
        status = str(lexicon["modals"][modal])
        if status == "conditional" and verb.dep_ == "ccomp" and verb.head.tag_ in {"VBD", "VBN"}:
            return "expected"
        return status
    return str(lexicon["lexical"][_lexical(verb)])


def _lexical(verb: Token) -> str:
    """ "Is likely to", "threatens to", "risks": a word that looks ahead without a modal."""
    lexicon = load_lexicon("forecasts")["lexical"]
    if verb.dep_ in {"xcomp", "ccomp"} and clauses.has_to(verb) and verb.head.lower_ in lexicon:
        return verb.head.lower_
    return ""


def _condition(verb: Token) -> Token | None:
    for child in clauses.children(verb, "advcl"):
        if any(c.lower_ in _IF for c in child.children if c.dep_ in {"mark", "advmod", "aux"}):
            return child
    return None


def _depends(verb: Token) -> Token | None:
    """ "…, depending on the outcome"."""
    return next((c for c in verb.children if c.lower_ == "depending"), None)


def _foretells(context: Context, verb: Token, status: str) -> bool:
    """An outcome, not an actor's own plan: what a state or group will or may do itself is an event."""
    lexicon = load_lexicon("forecasts")
    doer = clauses.subject(verb)
    if doer is None or (clauses.negation(verb) is not None and status == "possible" and verb.lemma_ in {"be", "have"}):
        return False
    if doer.lower_ in lexicon["generic"] or _inside_condition(verb) or _wished(verb):
        return False
    if verb.lemma_.lower() in lexicon["outcome_verbs"]:
        return True
    if status == "conditional":
        return not _speech(verb)
    if doer.lower_ in lexicon["thing_pronouns"] or doer.lemma_.lower() in lexicon["things"]:
        return True
    return doer.pos_ in {"NOUN", "PRON"} and doer.lower_ not in lexicon["agents"] and not context.actors(doer).actors


def _wished(verb: Token) -> bool:
    """What is hoped, demanded or planned is no forecast."""
    return verb.dep_ in {"ccomp", "acl"} and verb.head.lemma_.lower() in {
        "hope",
        "wish",
        "demand",
        "insist",
        "urge",
        "vow",
        "promise",
    }


def _inside_condition(verb: Token) -> bool:
    return any(c.lower_ in _IF for c in verb.children if c.dep_ in {"mark", "advmod"})


def _speech(verb: Token) -> bool:
    return verb.lemma_.lower() in load_lexicon("forecasts")["own_deeds"]


def _write(context: Context, verb: Token, status: str) -> Forecast:
    head = verb.head if verb.dep_ == "relcl" else verb
    outcome = _extent(context, verb)
    condition = _condition(verb) or _depends(verb)
    start, end = outcome
    if verb.dep_ == "relcl":
        start = min(start, clauses.noun_span(head)[0])
    span_of_condition = clauses.subtree_span(condition) if condition is not None else None
    if span_of_condition is not None:
        start, end = min(start, span_of_condition[0]), max(end, span_of_condition[1])
    start, end = context.one_line(start, end)
    return Forecast.of(
        context.text,
        doc=context.doc,
        start=start,
        end=end,
        outcome=context.text[outcome[0] : outcome[1]],
        condition=context.text[slice(*span_of_condition)] if span_of_condition is not None else "",
        status=status,
        holders=context.holders_of(start, end),
        why=f"'{verb.text}' looks ahead ({status})",
    )


def _extent(context: Context, verb: Token) -> tuple[int, int]:
    """The clause from its subject to its last argument, without the condition."""
    start, end = clauses.clause_span(verb)
    tail = [
        c
        for c in verb.children
        if c.dep_ in {"ccomp", "xcomp"} or (c.dep_ == "advcl" and c.i > verb.i and clauses.has_to(c))
    ]
    for child in tail:
        end = max(end, clauses.subtree_span(child)[1])
    doer = clauses.subject(verb)
    if verb.dep_ == "xcomp" and doer is not None and doer.sent == verb.sent:
        start = min(start, clauses.subtree_span(doer)[0])
    if verb.dep_ == "conj" and doer is not None and doer.head == verb.head:
        start = min(start, verb.left_edge.idx)
    return context.one_line(start, end)


def _outlook(context: Context, token: Token) -> Forecast | None:
    """Wordings that foretell without a future form: "hangs in the balance", "hint at a shift", "paving the way for"."""
    for row in load_lexicon("forecasts")["outlooks"]:
        if token.lemma_.lower() in row["verbs"] and _has(token, row):
            return _write(context, token, row["status"]) if clauses.subject(token) is not None else None
    return None


def _has(token: Token, row: dict[str, list[str]]) -> bool:
    words = {t.lower_ for c in token.children if c.i > token.i for t in c.subtree}
    preps = {c.lower_ for c in token.children if c.dep_ in {"prep", "prt"}}
    return bool(words & set(row.get("with", []))) if "with" in row else bool(preps & set(row.get("prep", [])))
