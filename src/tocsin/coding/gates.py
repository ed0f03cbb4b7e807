"""Says whether a trigger tells an act worth recording: somebody acts, and it is no accident, aside or supposition."""

from __future__ import annotations

from spacy.tokens import Token

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import lemma
from .triggers import Trigger
from .who import Resolution


def worth_recording(context: Context, trigger: Trigger, actors: Resolution, targets: Resolution) -> bool:
    """Whether the wording tells a political act of its own."""
    if not _enough(context, trigger, actors, targets) or _is_accident(trigger, actors):
        return False
    if _is_sport(trigger.token):
        return False
    return not (_counterfactual(trigger.token) or _is_aside(trigger, actors, targets))


def is_remark(trigger: Trigger) -> bool:
    """Whether the wording is a courtesy, a shared opinion, having nothing to say or a word on an act told before,
    whoever proposes it as an act."""
    token, words = trigger.token, load_lexicon("remarks")
    if trigger.noun and _is_described(token):
        return True
    word = token.lemma_.lower()
    below = {lemma(t) for t in (*clauses.objects(token), *clauses.children(token, "xcomp"))}
    if word in words["silence"]["verbs"]:
        return bool(below & set(words["silence"]["content"]))
    if {word, *below} & set(words["courtesy"]):
        return True
    shared = word in words["opinion"] and bool(clauses.preposition_objects(token, "with"))
    return shared and not clauses.children(token, "xcomp") and not clauses.preposition_objects(token, "on")


def _is_described(noun: Token) -> bool:
    """Whether a sentence says what an act is like that it takes as told: "the withdrawal is its third"."""
    pointing = any(c.norm_ in {"the", "this", "that", "these", "those"} for c in noun.children)
    described = noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and bool(clauses.children(noun.head, "attr", "acomp"))
    return pointing and described


def _enough(context: Context, trigger: Trigger, actors: Resolution, targets: Resolution) -> bool:
    """Whether enough is known of the parties for the wording to be a political act.

    A party need not be resolved, but it has to be somebody: "gunmen seized a hotel" is told, whosever they are.
    """
    need = trigger.pattern.need
    doer = bool(actors.actors) or any(_is_somebody(context, t) for t in trigger.doer)
    suffering = [*trigger.patient, *([] if trigger.pattern.noun else clauses.objects(trigger.token))]
    either = doer or bool(targets.actors) or any(_is_somebody(context, t) for t in suffering)
    if need == "none":
        return True
    if need == "both":
        return bool(actors.actors) and bool(targets.actors)
    if need == "subject":
        return doer
    if need == "actor":
        return bool(actors.actors) or (trigger.pattern.speech and doer)
    if trigger.pattern.noun:
        told = trigger.token.dep_ == "nsubj" and trigger.token.head.lemma_ in load_lexicon("people")["unfolding"]
        return told or bool(actors.actors or targets.actors) or (either and _has_place(context, trigger))
    return either


def _is_somebody(context: Context, token: Token) -> bool:
    if token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or token.pos_ == "PROPN":
        return True
    words = {lemma(token), *(lemma(o) for o in clauses.preposition_objects(token, "of"))}
    return bool(words & set(load_lexicon("people")["words"])) or any(w in context.who.registry.roles for w in words)


def _has_place(context: Context, trigger: Trigger) -> bool:
    return bool(context.places_in(*clauses.subtree_span(trigger.token)))


def _is_sport(token: Token) -> bool:
    """Sides that meet, strike and beat each other on a field: told by its own words in the sentence."""
    words = {t.lemma_.lower() for t in token.sent}
    return bool(words & set(load_lexicon("people")["sport"]))


def _counterfactual(token: Token) -> bool:
    """Whether nobody in particular does it: "if you were governing a country"."""
    doer = clauses.subject(token) if clauses.is_verb(token) else None
    return doer is not None and doer.norm_ in {"you", "one", "anyone", "everyone", "nobody"}


def _is_aside(trigger: Trigger, actors: Resolution, targets: Resolution) -> bool:
    """What only mentions an act: "the coup" told before, a war's toll (an indicator), the aim of fighting somebody."""
    token = trigger.token
    if trigger.pattern.noun:
        if token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_ in load_lexicon("people")["unfolding"]:
            return False  # "the withdrawal has begun": told of, not only mentioned
        pointing = any(
            c.norm_ in {"the", "this", "that", "these", "those", "its", "their", "such"} for c in token.children
        )
        return pointing and not actors.actors and not targets.actors
    if not actors.actors and any(lemma(d) in load_lexicon("indicators")["conflicts"] for d in trigger.doer):
        return True
    return (
        token.lemma_.lower() in {"fight", "combat", "counter"}
        and clauses.has_to(token)
        and token.dep_ in {"advcl", "acl", "relcl"}
    )


def _is_accident(trigger: Trigger, actors: Resolution) -> bool:
    """Accidents, disasters and disease are no events (ruling 16)."""
    if trigger.pattern.root != "ASSAULT" or actors.actors:
        return False
    words = {t.lemma_.lower() for t in trigger.token.subtree}
    return bool(words & set(load_lexicon("people")["accidents"]))
