"""Codes agreements: an instrument between actors, with the state that the text gives it."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Agreement
from tocsin.records.actor import base

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import codes, governor, joined, lemma, modifiers
from .pacts import agreed_deed
from .pairs import parties
from .status import status_of


def code_agreements(context: Context) -> list[Agreement]:
    """One record an instrument, at the mention that says most of its state; a breach is a record of its own."""
    told: list[list[Agreement]] = []
    for sentence in context.sentences:
        if any(t.text == "?" for t in sentence[-2:]):
            continue
        for token in sentence:
            record = _agreement(context, token) if _is_instrument(token) else agreed_deed(context, token)
            if record is None:
                continue
            group = next((g for g in told if any(_same(record, other) for other in g)), None)
            if group is None:
                told.append([record])
            else:
                group.append(record)
    found = [record for group in told for record in _of_group(context, group)]
    return sorted(found, key=lambda r: r.start)


def _of_group(context: Context, group: list[Agreement]) -> list[Agreement]:
    """The first mention in each state, with all parties told; what was only sought gives way to what came of it."""
    weak = set(load_lexicon("agreements")["weak"])
    parties_ = {base(p): p for r in reversed(group) for p in r.parties}
    settled = any(r.state in {"agreed", "signed", "terminated"} for r in group)
    firm = [r for r in group if r.state not in weak and not (settled and r.state == "in-force")]
    if not parties_:
        firm, group = [r for r in firm if r.state not in _NEEDS_PARTIES], []
    kept: dict[str, Agreement] = {}
    for record in firm or group[:1]:
        kept.setdefault(record.state, record)
    return [r.revised(context.text, parties=tuple(parties_.values())) for r in kept.values()]


def _same(a: Agreement, b: Agreement) -> bool:
    """Mentions of one instrument: one kind of word, and no qualifier of the one against the other's."""
    words_a, words_b = a.name.lower().split(), b.name.lower().split()
    halts = set(load_lexicon("agreements")["halts"])
    if (words_a[-1] in halts) != (words_b[-1] in halts):
        return False
    mine, other = set(words_a[:-1]) - _PLAIN, set(words_b[:-1]) - _PLAIN
    return not mine or not other or bool(mine & other)


_NEEDS_PARTIES = frozenset({"in-force", "unknown"})
"""States of an instrument that say too little where nobody is told to be bound by it."""
_CLAUSE = 110
"""A clause that tells what the instrument is belongs to it, unless it is longer than this."""
_PLAIN = frozenset(
    {"new", "old", "final", "recent", "proposed", "historic", "bilateral", "u.n.", "un-brokered", "landmark"}
)


def _is_instrument(token: Token) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"} or (token.dep_ in {"compound", "nmod"} and not _voided(token)):
        return False
    lexicon = load_lexicon("agreements")
    word = lemma(token)
    if word not in lexicon["instruments"]:
        return False
    wanted = lexicon["only_as"].get(word)
    if wanted is not None and token.pos_ != "PROPN" and not modifiers(token) & set(wanted):
        return False
    if any(c.dep_ == "neg" for c in token.children):
        return False  # "a truce, not a treaty"
    return not modifiers(token) & set(lexicon["no_instrument"])


def _voided(noun: Token) -> bool:
    """ "Declared the basing agreement null and void": the parse hangs the noun on "null"."""
    return noun.head.lower_ in {"null", "void"} and noun.head.i == noun.i + 1


def _agreement(context: Context, noun: Token) -> Agreement | None:
    state, why = _state(noun)
    sides = _parties(context, noun)
    if not state and noun.pos_ == "PROPN":
        state, why = "unknown", "named, no state told"
    if not state:
        return None
    start, end = clauses.noun_span(noun)
    word = noun.doc[noun.i - 1].orth_ == "-" and noun.doc[noun.i - 2]  # the first half of "cease-fire"
    bare = not any(c.dep_ in {"amod", "compound", "nmod"} and c != word for c in noun.children)
    behind = [clauses.subtree_span(c)[1] for c in clauses.children(noun, "acl", "relcl") if bare and c.i > noun.i]
    end = max([end, *(b for b in behind if b - end < _CLAUSE)])
    verb, how = governor(noun)
    if verb is not None and how in {"subject", "in"} and clauses.is_verb(verb):
        left, right = clauses.clause_span(verb)
        start, end = (
            (min(start, left), max(end, right)) if max(end, right) - min(start, left) < _CLAUSE else (start, end)
        )
    if _voided(noun):
        start, end = verb.nbor().idx if verb is not None else start, clauses.subtree_span(noun.head)[1]
    return context.record(
        Agreement,
        (start, end),
        name=_name(noun),
        parties=tuple(sides),
        state=state,
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
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if owners and any(clauses.has_to(c) for c in clauses.children(noun, "acl")):
        return "agreed", "an agreement of theirs to do something"
    state, verb = _by_governor(noun)
    if not state or verb is None:
        state, verb = _by_own_clause(noun)
    if not state or verb is None:
        return "", ""
    return _by_status(state, verb), f"'{verb.text}'"


def _by_governor(noun: Token) -> tuple[str, Token | None]:
    """The state that the verb above the instrument gives it."""
    lexicon = load_lexicon("agreements")
    verb, how = governor(noun)
    if verb is None:
        return "", None
    if how == "subject":
        state = _of(lexicon["subject"], verb)
    elif how == "object":
        state = _of(lexicon["object"], verb)
    else:
        state = _of(lexicon["prepositions"].get(how, {}), verb)
    if verb.lemma_ == "declare" and any(c.lower_ in {"void", "null", "dead", "over"} for c in verb.subtree):
        state = "terminated"
    return state, verb


def _by_own_clause(noun: Token) -> tuple[str, Token | None]:
    """ "A truce that took effect on Friday", "a pact negotiated by both", "an accord he worked out with them"."""
    lexicon = load_lexicon("agreements")
    for verb in clauses.children(noun, "acl", "relcl"):
        if clauses.has_to(verb) or not clauses.is_verb(verb):
            continue
        undergone = clauses.is_passive(verb) or clauses.subject(verb) != noun
        state = _of(lexicon["object" if undergone else "subject"], verb)
        if state:
            return state, verb
    return "", None


def _of(states: dict[str, list[str]], verb: Token) -> str:
    word = verb.lemma_.lower()
    return next((state for state, words in states.items() if word in words), "")


def _by_status(state: str, verb: Token) -> str:
    """What is only planned, demanded or denied has not reached the state that its verb names."""
    status = status_of(verb).status
    if state == "in-force" and status in {"planned", "expected"} and verb.lemma_ in {"begin", "start", "take", "go"}:
        return "agreed"  # "the truce will begin at midnight"
    if status in {"actual", "ongoing"}:
        return state
    if state in {"negotiating", "proposed"}:
        return state if status not in {"denied", "conditional"} else ""
    if state in {"agreed", "signed"}:
        if status in {"denied", "conditional", "possible"}:
            return ""
        return "negotiating" if status in {"planned", "expected", "discussed"} else "proposed"
    if state == "rejected":
        return ""
    return "in-force"


def _parties(context: Context, noun: Token) -> list[str]:
    found = joined(context, noun, "with", "between", "among", "by")
    inner = [t for c in clauses.children(noun, "relcl", "acl") for t in c.subtree if t.dep_ in {"poss", "pobj"}]
    found += [c for c in codes(context, [t for t in inner if t.pos_ == "PROPN"]) if c not in found]
    verb, how = governor(noun)
    between = verb is not None and verb.lemma_.lower() in load_lexicon("agreements")["brokering"]
    if verb is not None and how != "subject" and clauses.is_verb(verb) and not between:
        doer = (
            clauses.agents(verb) if clauses.is_passive(verb) else [d for d in [clauses.subject(verb)] if d is not None]
        )
        doer += clauses.preposition_objects(verb, "with", "between")
        found += [c for c in codes(context, doer) if c not in found]
    return parties(context, found)
