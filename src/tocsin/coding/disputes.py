"""Codes disputes: two sides of one text state things that cannot both hold."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from tocsin.records import Dispute, Event
from tocsin.records.actor import base
from tocsin.records.event import FACTS

from . import clauses
from .attribution import Attribution
from .context import Context
from .counterclaims import contrasts
from .lexicon import load_lexicon
from .nouns import premodifiers
from .status import status_of

_NEAR = 420
"""Characters within which an unnamed claim is looked for before its denial."""


def code_disputes(context: Context, events: list[Event]) -> list[Dispute]:
    """Denials of claims that the text tells, and two sides' tellings that differ; one a pair of sides and claim."""
    found: list[Dispute] = []
    for sentence in context.asserting:
        for token in sentence:
            record = _denial(context, token, events)
            if record is not None and not any(_same(record, other) for other in found):
                found.append(record)
    for record in contrasts(context, events):
        if not any(_same(record, other) for other in found):
            found.append(record)
    return sorted(found, key=lambda d: d.start)


def _same(a: Dispute, b: Dispute) -> bool:
    if a.start < b.end and b.start < a.end:
        return True
    sides_a, sides_b = ({base(c) for side in d.sides for c in side} for d in (a, b))
    return len(sides_a) > 1 and sides_a == sides_b and bool(_words(a.topic) & _words(b.topic))


def _words(topic: str) -> set[str]:
    return {w for w in topic.lower().split() if len(w) > 4}


def _denial(context: Context, verb: Token, events: list[Event]) -> Dispute | None:
    if verb.lemma_.lower() not in _cues() or not clauses.is_verb(verb):
        return None
    claim = _claim(verb)
    if claim is None or status_of(verb, speech=True).status not in FACTS:
        return None
    denier = _denier(context, verb)
    other, start = _other_side(context, verb, claim, denier, events)
    lexicon = load_lexicon("disputes")
    named = claim.lemma_.lower() in {*lexicon["claims"], *lexicon["pronouns"]}
    if (not denier and not (other and named)) or any(d.endswith(".JUD") for d in denier):
        return None
    if not other and verb.lemma_.lower() not in {*lexicon["deny"], *lexicon["against_claims"]}:
        return None
    return _write(context, verb, claim, (other, denier), start)


@cache
def _cues() -> frozenset[str]:
    lexicon = load_lexicon("disputes")
    return frozenset(w for key in ("deny", "against_claims", "upholding", "calling") for w in lexicon[key])


def _denier(context: Context, verb: Token) -> tuple[str, ...]:
    if clauses.is_passive(verb):
        words = clauses.agents(verb)
    else:
        doer = clauses.subject(verb)
        words = [doer] if doer is not None else []
    return tuple(dict.fromkeys(a for t in words for a in context.actors(t).actors))


def _claim(verb: Token) -> Token | None:
    """The word for what is denied; None where nothing that was claimed is."""
    lexicon = load_lexicon("disputes")
    word = verb.lemma_.lower()
    things = _things(verb)
    content = next(iter(clauses.children(verb, "ccomp", "xcomp")), None)
    if word in lexicon["deny"]:
        favour = {t.lemma_.lower() for t in things} & set(lexicon["favours"]) or (
            content is not None and clauses.has_to(content)
        )
        if favour or clauses.children(verb, "dative"):
            return None
        claimed = [
            t for t in things if t.lemma_.lower() in {*lexicon["claims"], *lexicon["denied"], *lexicon["pronouns"]}
        ]
        return next(iter(claimed), content)
    if word in lexicon["against_claims"]:
        return next((t for t in things if t.lemma_.lower() in lexicon["claims"] and not _entitled(t)), None)
    if word in lexicon["upholding"] and content is not None and clauses.negation(content) is not None:
        return content if status_of(content).status in _TOLD else None
    if word in lexicon["calling"] and any(t.norm_ in lexicon["untrue"] for t in verb.subtree if t.i > verb.i):
        words = {*lexicon["claims"], *lexicon["pronouns"]}
        return next((t for t in verb.subtree if t.i > verb.i and t.lemma_.lower() in words), None)
    return None


_TOLD = frozenset({"actual", "ongoing", "denied"})


def _entitled(claim: Token) -> bool:
    """ "Asylum claims were rejected": what somebody is owed, not what somebody says."""
    titles = load_lexicon("disputes")["titles"]
    return any(c.lemma_.lower() in titles for c in clauses.children(claim, "compound", "amod", "nmod"))


def _things(verb: Token) -> list[Token]:
    things = clauses.objects(verb)
    if verb.dep_ == "relcl" and verb.head.pos_ == "NOUN":
        things = [*things, verb.head]
    return [o for t in things for o in clauses.conjuncts(t)]


def _other_side(
    context: Context, verb: Token, claim: Token, denier: tuple[str, ...], events: list[Event]
) -> tuple[tuple[str, ...], int]:
    """Who claims it, and where the claim starts if it stands right before; empty where the text does not say who."""
    mine = {base(a) for a in denier}
    owner = _claimant(context, claim)
    if owner:
        return owner, -1
    before = _claimed_before(context, verb, mine) if claim.norm_ in load_lexicon("disputes")["pronouns"] else None
    accusers = [e for e in events if e.event_type == "ACCUSE" and e.actors and mine & {base(t) for t in e.targets}]
    accusers = [e for e in accusers if not mine & {base(a) for a in e.actors}]
    near = [e for e in accusers if 0 <= verb.idx - e.start < _NEAR]
    if near:
        told = claim.norm_ in load_lexicon("disputes")["pronouns"]
        return near[-1].actors, near[-1].start if told else -1
    if before is not None:
        return tuple(h for h in before.speakers or before.holders[-1:] if h != "unnamed"), before.start
    if accusers:
        return accusers[0].actors, -1
    blamed = [e for e in events if e.is_fact and mine & {base(a) for a in e.actors} and _by_others(e, mine)]
    near = [e for e in blamed if 0 <= verb.idx - e.start < _NEAR]
    return (tuple(h for h in near[-1].holders[-1:] if h != "unnamed"), -1) if near else ((), -1)


def _by_others(event: Event, mine: set[str]) -> bool:
    return bool(event.holders) and not mine & {base(h) for h in event.holders}


def _claimant(context: Context, claim: Token) -> tuple[str, ...]:
    """ "Obama's statement", "a claim by the U.S.", "U.S. allegations"."""
    if claim.lemma_.lower() not in load_lexicon("disputes")["claims"]:
        return ()
    named = [t for t in premodifiers(claim) if t.dep_ == "poss" or t.pos_ in {"ADJ", "PROPN"}]
    words = [*named, *clauses.preposition_objects(claim, "by", "from")]
    return tuple(dict.fromkeys(a for t in words for a in context.actors(t).actors))


def _claimed_before(context: Context, verb: Token, mine: set[str]) -> Attribution | None:
    """The last thing that another side was told to have said before "denied it"."""
    said = [
        a
        for a in context.attributions
        if a.holders
        and 0 < verb.idx - a.start < _NEAR
        and a.end <= verb.idx
        and not mine & {base(h) for h in a.holders}
    ]
    return max(said, key=lambda a: a.end, default=None)


def _write(
    context: Context, verb: Token, claim: Token, sides: tuple[tuple[str, ...], tuple[str, ...]], start: int
) -> Dispute:
    left, right = clauses.clause_span(verb, with_content=True)
    subject = clauses.subject(verb)
    if subject is not None and 0 < verb.idx - subject.idx < 100:
        left = min(left, subject.left_edge.idx if verb.idx - subject.left_edge.idx < 120 else subject.idx)
    if 0 <= start < left and left - start < _NEAR and "\n" not in context.text[start:right]:
        left = start
    else:
        left, right = context.one_line(left, right)
    topic = context.text[slice(*clauses.subtree_span(claim))] if clauses.is_verb(claim) else claim.text
    return Dispute.of(
        context.text,
        doc=context.doc,
        start=left,
        end=right,
        topic=topic if len(topic) < 200 else context.text[left:right],
        sides=sides,
        holders=context.holders_of(left, right, besides=verb.idx),
        why=f"'{verb.text}' stands against a claim that the text tells",
    )
