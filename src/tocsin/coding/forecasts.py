"""Codes forecasts: what may, will or would come about, without being somebody's plan."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Forecast

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .outcomes import doer_of, foretells, likelihood

_IF = frozenset({"if", "unless", "provided", "providing", "should", "assuming", "supposing"})


def code_forecasts(context: Context) -> list[Forecast]:
    """Forecasts in text order; rhetorical questions are left out."""
    found: list[Forecast] = []
    for sentence in context.asserting:
        for token in sentence:
            if token.pos_ not in {"VERB", "AUX"}:
                continue
            forecast = _forecast(context, token)
            asked = forecast is not None and context.text[forecast.end : forecast.end + 1] == "?"
            if forecast is not None and not asked and not any(_covers(f, forecast) for f in found):
                found.append(forecast)
    return found


def _covers(kept: Forecast, new: Forecast) -> bool:
    return kept.start <= new.start and new.end <= kept.end


def _forecast(context: Context, token: Token) -> Forecast | None:
    if clauses.is_verb(token) and token.tag_ != "MD":
        status = status_of(token)
        if status and foretells(context, token, status, conditioned=condition_of(token) is not None):
            return _write(context, token, status)
        status = _chance(token)
        if status:
            return _write(context, token, status)
    return _outlook(token, context)


def status_of(verb: Token) -> str:
    """``possible``, ``conditional``, ``expected``, or empty for a clause that does not look ahead."""
    lexicon = load_lexicon("forecasts")
    words = clauses.auxiliaries(verb)
    modal = next((w for w in words if w in lexicon["modals"]), "")
    if not modal and {"can", "must"} & set(words) and verb.tag_ == "VB" and condition_of(verb) is not None:
        return "conditional"
    past = "have" in words and modal not in {"will", "'ll", "’ll"}
    looks_ahead = (modal and not past) or ("have" not in words and _lexical(verb))
    if not looks_ahead:
        return ""
    if condition_of(verb) is not None or _depends(verb) is not None or (likelihood(verb) and _waits(verb)):
        return "conditional"
    if modal:
        status = str(lexicon["modals"][modal])
        first = verb.head if verb.dep_ == "conj" else verb
        if status == "conditional" and first.dep_ == "ccomp" and _past(first.head):
            status = "expected"
        return likelihood(verb) or ("conditional" if _lacking(verb) else status)
    if "would" in clauses.auxiliaries(verb.head):
        return "conditional"  # "would be expected to fall"
    return str(lexicon["lexical"][_lexical(verb)])


def _past(saying: Token) -> bool:
    """Whether a verb of saying tells of the past, by itself or as a participle: "praised the move, saying it would"."""
    if saying.tag_ in {"VBD", "VBN"}:
        return True
    return saying.tag_ == "VBG" and saying.dep_ == "advcl" and saying.head.tag_ in {"VBD", "VBN"}


def _lacking(verb: Token) -> bool:
    """ "Without the troops it could become a haven": what is lacking is the condition."""
    preps = [c for c in clauses.children(verb, "prep") if c.i < verb.i]
    return any(c.norm_ in {"without", "absent"} for c in preps) and not clauses.has_to(verb)


def _lexical(verb: Token) -> str:
    """ "Is likely to", "is going to", "risks": a word that looks ahead without a modal."""
    lexicon = load_lexicon("forecasts")["lexical"]
    head = verb.head
    if verb.dep_ not in {"xcomp", "ccomp"} or not clauses.has_to(verb) or head.norm_ not in lexicon:
        return ""
    if "have" in clauses.auxiliaries(head):
        return ""  # "one would have expected it to be bigger"
    if head.lemma_ == "expect" and "would" in clauses.auxiliaries(head) and not clauses.is_passive(head):
        return ""  # "you would expect the firm to tell them"
    loose = head.norm_ in {"set", "stand", "stands"}  # "set to air on Sunday" is a plan, "set to rise" is none
    outcomes = load_lexicon("forecasts")["outcome_verbs"]
    return "" if loose and verb.lemma_.lower() not in outcomes else head.norm_


def _chance(verb: Token) -> str:
    """ "A ground operation is possible": an outlook told by an adjective of likelihood."""
    if verb.lemma_ not in {"be", "seem", "look", "remain", "appear"}:
        return ""
    subject = clauses.subject(verb) or next(iter(clauses.children(verb, "csubj")), None)
    if subject is None or subject.norm_ in {"it", "that"}:
        return ""
    if (
        clauses.negation(verb) is not None
        or verb.tag_ in {"VBD", "VBN"}
        or verb.left_edge.norm_ in {"why", "how", "if"}
    ):
        return ""
    chances = load_lexicon("forecasts")["chances"]
    words = [
        w for w in clauses.children(verb, "acomp", "attr", "oprd") if not clauses.children(w, "xcomp", "ccomp", "prep")
    ]
    chance = next((str(chances[w.norm_]) for w in words if w.norm_ in chances), "")
    return "possible" if chance and {"may", "might", "could"} & set(clauses.auxiliaries(verb)) else chance


def condition_of(verb: Token) -> Token | None:
    """The if-clause: the verb's own, or its governor's where that only says, expects or is going to."""
    outer = [verb.head] if verb.dep_ in {"ccomp", "xcomp", "parataxis"} and verb.head != verb else []
    if outer and outer[0].dep_ == "ccomp" and verb.dep_ == "xcomp":
        outer.append(outer[0].head)  # "if it goes on, I think we are going to see"
    inner = clauses.children(verb, "acomp", "xcomp", "prep")
    inner += [d for c in inner for d in clauses.children(c, "prep", "pcomp", "xcomp")]
    inner += [d for c in inner for d in clauses.children(c, "pcomp")]
    for above in [verb, *inner, *outer]:
        for child in clauses.children(above, "advcl"):
            nested = clauses.children(child, "advcl") if child.tag_ == "VBG" and child.i < above.i else []
            for clause in [child, *nested]:
                if (_is_condition(clause) or _only_when(verb, clause)) and clause != verb:
                    return clause
    if clauses.is_verb(verb.head) and verb.head.dep_ in {"advcl"} and _is_condition(verb.head) and verb.dep_ == "ccomp":
        apart = any(t.text == "," for t in verb.doc[verb.head.i : verb.left_edge.i + 1])
        return verb.head if apart else None  # "if they convince us that it would be brief" is all condition
    return None


def _is_condition(clause: Token) -> bool:
    marks = [c for c in clause.children if c.norm_ in _IF and c.dep_ in {"mark", "advmod", "aux"}]
    return any(c.i == 0 or c.nbor(-1).norm_ != "as" for c in marks)  # "as if" only likens


def _only_when(verb: Token, clause: Token) -> bool:
    """ "Will only be achieved when they live in peace": a time that is a condition."""
    if not {"will", "would", "'ll", "’ll"} & set(clauses.auxiliaries(verb)):
        return False
    only = any(c.norm_ == "only" for c in (*verb.children, *clause.children))
    return only and any(c.norm_ in {"when", "once", "after"} for c in clause.children if c.dep_ in {"mark", "advmod"})


def _waits(verb: Token) -> bool:
    """ "It is unlikely that it will be told until the pact is signed"."""
    clauses_of_time = clauses.children(verb, "advcl")
    return any(c.norm_ in {"until", "till"} for t in clauses_of_time for c in clauses.children(t, "mark"))


def _depends(verb: Token) -> Token | None:
    """ "…, depending on the outcome"."""
    return next((c for c in verb.children if c.norm_ == "depending"), None)


def _write(context: Context, verb: Token, status: str) -> Forecast:
    head = verb.head if verb.dep_ == "relcl" else verb
    outcome = _extent(context, verb)
    condition = condition_of(verb) or _depends(verb)
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
        holders=context.holders_of(start, end, besides=verb.idx),
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
    way = next((o for o in clauses.objects(verb) if o.lemma_ == "way"), None)
    if way is not None and verb.lemma_ == "pave":
        end = max(end, clauses.subtree_span(way)[1])
    doer = doer_of(verb)
    if verb.dep_ == "xcomp" and doer is not None and doer.sent == verb.sent:
        start = min(start, clauses.subtree_span(doer)[0])
    if verb.dep_ == "conj" and doer is not None and doer.head == verb.head:
        start = min(start, verb.left_edge.idx)
    return context.one_line(start, end)


def _feared(verb: Token) -> bool:
    """ "The greatest risk is a failed state", "there is a danger that it spreads": what may come, named as a risk."""
    if verb.lemma_ != "be" or verb.tag_ not in {"VBZ", "VBP"} or clauses.negation(verb) is not None:
        return False
    risks = load_lexicon("forecasts")["risks"]
    told = clauses.children(verb, "attr") if clauses.children(verb, "expl") else clauses.children(verb, "nsubj")
    risk = next((t for t in told if t.lemma_.lower() in risks), None)
    if risk is None or any(c.norm_ in {"no", "little"} for c in risk.children):
        return False
    of = clauses.preposition_objects(risk, "of")
    if not clauses.children(verb, "expl"):
        return not of and bool(clauses.children(verb, "ccomp", "attr"))
    inside = [c for over in (risk, verb) for c in clauses.children(over, "acl", "ccomp", "relcl", "advcl")]
    modal = any(set(clauses.auxiliaries(c)) & set(load_lexicon("forecasts")["modals"]) for c in inside)
    return bool(of or inside) and not modal  # a clause with "will" or "could" is a forecast by itself


def _outlook(token: Token, context: Context) -> Forecast | None:
    """Wordings that foretell without a future form: "hangs in the balance", "hint at a shift", "raises fears of"."""
    if _feared(token):
        return _write(context, token, "possible" if condition_of(token) is None else "conditional")
    for row in load_lexicon("forecasts")["outlooks"]:
        if token.lemma_.lower() in row["verbs"] and _has(token, row):
            doer = clauses.subject(token)
            if "now" in row and token.tag_ not in {"VBZ", "VBP"}:
                return None  # who was on the verge of it did not come to it
            if "of" in row and doer is not None and doer.lemma_.lower() not in load_lexicon("forecasts")[row["of"]]:
                return None  # a plan that depends on partners tells what it needs, not what may come
            if token.lemma_ == "remain" and _asks_what_is(token):
                return None
            if doer is None or clauses.negation(token) is not None or doer.pos_ == "PROPN":
                return None
            return _write(context, token, row["status"])
    return None


def _asks_what_is(verb: Token) -> bool:
    """ "It remains unclear whether they were soldiers": what is not known is past or present, not to come."""
    over = [verb, *clauses.children(verb, "acomp", "oprd")]
    asked = [c for t in over for c in t.children if c.dep_ in {"ccomp", "csubj", "xcomp", "advcl"} and c.i > verb.i]
    ahead = any({"will", "would", "could", "may", "might", "'ll"} & set(clauses.auxiliaries(t)) for t in asked)
    return bool(asked) and not ahead and not any(clauses.has_to(t) for t in asked)


def _has(token: Token, row: dict[str, list[str]]) -> bool:
    words = {t.norm_ for c in token.children if c.i > token.i for t in c.subtree}
    measured = [token, *clauses.children(token, "advmod")]  # "depends as much on", "depends largely on"
    preps = {c.norm_ for over in measured for c in over.children if c.dep_ in {"prep", "prt"}}
    return bool(words & set(row.get("with", []))) if "with" in row else bool(preps & set(row.get("prep", [])))
