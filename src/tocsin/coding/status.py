"""Decides the status of an act: what its own tense and modals say, and what every word that governs it does to that.

The walk goes from the trigger up through the parse. Each governor that is no plain report bends the status; the
innermost bend stays (what is demanded under a plan is demanded), except that a denial outside undoes what is inside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from . import clauses
from .lexicon import load_lexicon

_CONTENT = frozenset(
    {
        "xcomp",
        "ccomp",
        "dobj",
        "pcomp",
        "acl",
        "pobj",
        "prep",
        "conj",
        "advcl",
        "oprd",
        "nsubjpass",
        "appos",
        "attr",
        "csubj",
        "dative",
        "poss",
        "acomp",
        "relcl",
        "nsubj",
        "agent",
        "parataxis",
    }
)
_PAST = frozenset({"VBD", "VBN"})


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status and the words that decided it."""

    status: str
    why: str
    weak: bool = False
    """Gives way to whatever governs: an infinitive is a purpose only where nothing above says more."""


@cache
def _classes(part: str) -> Mapping[str, str]:
    return {word: status for status, words in load_lexicon("status")[part].items() for word in words}


def status_of(token: Token, *, negated: bool = False, speech: bool = False) -> StatusReading:
    """The status of the act that the token tells, from RECORDS.md's ten.

    ``negated`` says that the act itself is told by a negation ("won't relent"), which then denies nothing; ``speech``
    that the words are the act, which is done once they are said.
    """
    subject_of = _as_subject(token)
    if subject_of is not None:
        return subject_of
    own = _of_verb(token, negated=negated, speech=speech) if clauses.is_verb(token) else _of_noun(token)
    for governor, content in _governors(token):
        bend = _bend(governor, content)
        if bend is None:
            continue
        if (bend.status == "denied" and own.status not in {"denied", "demanded_not"}) or (
            own.weak
            or own.status in {"actual", "ongoing"}
            or (own.status == "expected" and bend.status in {"planned", "conditional", "hoped"})
        ):
            own = bend
    return own


def _as_subject(noun: Token) -> StatusReading | None:
    """An act that a noun names is as open as the verb it is subject of: "talks would continue", "strikes may follow"."""
    if noun.dep_ not in {"nsubj", "nsubjpass"} or not clauses.is_verb(noun.head):
        return None
    if noun.head.lemma_ not in load_lexicon("people")["unfolding"]:
        return None
    told = _of_verb(noun.head)
    return (
        StatusReading("planned" if told.status == "demanded" else told.status, told.why)
        if told.status != "actual"
        else None
    )


def _of_verb(verb: Token, *, negated: bool = False, speech: bool = False) -> StatusReading:
    if negated:
        return StatusReading("actual", "told by its negation")
    modal = _modal(verb)
    if clauses.negation(verb) is not None and not (modal and modal.status in {"possible"}):
        return StatusReading("denied", f"'{verb.text}' is negated")
    if modal is not None and modal.status == "demanded":
        return modal
    if _conditioned(verb):
        return StatusReading("conditional", "stands under a condition")
    if modal is not None:
        return modal
    if _yet_to(verb):
        return StatusReading("denied", "'yet to'")
    hedge = next((c.lower_ for c in verb.children if c.lower_ in load_lexicon("status")["hedges_possible"]), "")
    if hedge:
        return StatusReading("possible", f"'{hedge}'")
    if _purpose(verb):
        return StatusReading("planned", f"purpose: 'to {verb.text}'", weak=True)
    return _tense(verb, speech=speech)


def _modal(verb: Token) -> StatusReading | None:
    modals = _classes("modals")
    for word in clauses.auxiliaries(verb):
        if word in modals:
            status = modals[word]
            if status == "expected":
                return StatusReading("planned" if _agentive(verb) else "expected", f"'{word}'")
            if status == "conditional":
                return StatusReading(
                    "conditional" if _if_near(verb) else "planned" if _reported_past(verb) else "conditional",
                    f"'{word}'",
                )
            return StatusReading(status, f"'{word}'")
    for above in [verb.head] if verb.dep_ in {"xcomp", "ccomp"} else []:
        if above.lower_ in {"going", "about", "set", "due", "bound", "likely", "expected", "scheduled", "poised"}:
            status = {"likely": "expected", "bound": "expected", "expected": "planned"}.get(above.lower_, "planned")
            return StatusReading(status, f"'{above.lower_} to'")
    return None


def _agentive(verb: Token) -> bool:
    """Whether somebody does it: "the army will leave" is a plan, "the price will rise" an expectation."""
    doer = clauses.subject(verb)
    return doer is not None and (
        doer.pos_ in {"PROPN", "PRON"} or doer.ent_type_ != "" or doer.lemma_.lower() not in _THINGS
    )


_THINGS = frozenset(
    [
        "move",
        "decision",
        "departure",
        "war",
        "conflict",
        "situation",
        "crisis",
        "price",
        "rise",
        "violence",
        "attack",
        "it",
        "this",
        "that",
        "which",
        "outcome",
    ]
)


def _reported_past(verb: Token) -> bool:
    """Back-shifted "would" after a past verb of saying is "will" (ruling 19)."""
    return verb.dep_ == "ccomp" and verb.head.tag_ in _PAST


def _if_near(verb: Token) -> bool:
    return any(t.lower_ in {"if", "unless"} for t in verb.sent)


def _conditioned(verb: Token) -> bool:
    """Inside an if-clause, or the main clause that looks ahead beside one."""
    conditions = load_lexicon("status")["conditions"]
    own_mark = next((c.lower_ for c in verb.children if c.dep_ == "mark"), "")
    if (
        own_mark in conditions
        and verb.dep_ in {"advcl", "ccomp", "relcl", "acl", "pcomp", "parataxis"}
        and own_mark != "whether"
    ):
        return True
    beside = any(
        c.dep_ == "advcl"
        and any(m.lower_ in {"if", "unless", "provided"} for m in c.children if m.dep_ in {"mark", "advmod"})
        for c in verb.children
    )
    return beside and verb.tag_ not in {"VBD"}


def _yet_to(verb: Token) -> bool:
    return (
        clauses.has_to(verb)
        and any(t.lower_ == "yet" for t in [*verb.children, *verb.head.children])
        and verb.head.lemma_ in {"have", "be", verb.lemma_}
    )


def _purpose(verb: Token) -> bool:
    """An infinitive that says what for; one without a governor that would tell more."""
    if not clauses.has_to(verb):
        return False
    top = verb
    while top.dep_ == "conj":
        top = top.head
    if top.dep_ == "xcomp":
        return _classes("verbs").get(top.head.lemma_.lower()) is None
    return top.dep_ in {"advcl", "ROOT", "acl", "relcl", "ccomp"}


def _tense(verb: Token, *, speech: bool) -> StatusReading:
    words = set(clauses.auxiliaries(verb))
    if "being" in words or (verb.tag_ == "VBG" and words & _PRESENT_BE):
        return StatusReading("ongoing", "progressive")
    if speech:
        return StatusReading("actual", "told in its own tense")
    lasting = verb.lemma_.lower() in load_lexicon("status")["lasting"]["verbs"]
    begun = verb.dep_ == "xcomp" and verb.head.lemma_ in {"begin", "start"} and verb.head.tag_ in _PAST
    if verb.tag_ == "VBG" and (verb.dep_ == "acl" or lasting) and not begun:
        return StatusReading("ongoing", "a participle of something lasting")
    if verb.tag_ in {"VBZ", "VBP"} and not words:
        return StatusReading("ongoing", "present tense")
    if words & {"has", "have", "'ve", "’ve"} and (lasting or _for_long(verb)):
        return StatusReading("ongoing", "perfect of something lasting")
    return StatusReading("actual", "told in its own tense")


_PRESENT_BE = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am", "be", "been"})


def _for_long(verb: Token) -> bool:
    """ "Have long complained", "has still not left": said to last."""
    return any(c.lower_ in {"long", "still", "always"} for c in verb.children)


def _of_noun(noun: Token) -> StatusReading:
    adjectives, lasting = _classes("adjectives"), load_lexicon("status")["lasting"]
    for child in [*noun.children, *(c for o in clauses.preposition_objects(noun, "on", "of") for c in o.children)]:
        if child.dep_ in {"amod", "compound"} and child.lower_ in adjectives:
            return StatusReading(adjectives[child.lower_], f"'{child.lower_}'")
        if child.dep_ in {"det", "neg"} and child.lower_ == "no":
            return StatusReading("denied", "'no'")
        if child.dep_ == "amod" and child.lower_ in lasting["adjectives"]:
            return StatusReading("ongoing", f"'{child.lower_}'")
    if noun.lemma_.lower() in lasting["nouns"]:
        return StatusReading("ongoing", "a noun for something lasting")
    return StatusReading("actual", "a noun, taken as told")


def _governors(token: Token) -> list[tuple[Token, Token]]:
    """Pairs of governor and the dependent by which the token hangs on it, innermost first."""
    found = []
    current = token
    while current.head != current and current.dep_ in _CONTENT:
        head = current.head
        if current.dep_ == "conj" and (clauses.is_verb(current) or head.pos_ == current.pos_):
            current = _conjunct_root(current)
            continue
        if _stands_alone(current):
            break
        found.append((head, current))
        current = head
    return found


def _stands_alone(clause: Token) -> bool:
    """A relative, adverbial or added clause keeps its own status, whatever its governor is under; an if-clause not."""
    if clause.dep_ == "relcl" or (
        clause.dep_ == "acl" and clause.tag_ in {"VBN", "VBG", "VBD"} and not clauses.has_to(clause)
    ):
        return True
    if clause.dep_ not in {"advcl", "parataxis"}:
        return False
    return not (_infinitive_of_purpose(clause) or any(c.lower_ in {"if", "unless"} for c in clause.children))


def _infinitive_of_purpose(clause: Token) -> bool:
    return clauses.has_to(clause)


def _conjunct_root(token: Token) -> Token:
    """A conjunct shares its first conjunct's governors, unless it is a finite clause of its own."""
    return token.head


def _bend(governor: Token, content: Token) -> StatusReading | None:
    if content.dep_ in {"relcl", "nsubj", "agent", "poss", "advcl", "parataxis"}:
        return _bend_loose(content)
    if clauses.is_verb(governor):
        return _bend_verb(governor, content)
    if governor.pos_ in {"NOUN", "PROPN"} and content.dep_ in {"acl", "prep", "pcomp", "pobj", "ccomp", "relcl"}:
        return _bend_noun(governor, content)
    if governor.pos_ == "ADP":
        return _bend_preposition(governor)
    if governor.pos_ == "ADJ" and content.dep_ in {"xcomp", "ccomp", "prep"}:
        return _bend_adjective(governor)
    return None


def _bend_verb(governor: Token, content: Token) -> StatusReading | None:
    status = _classes("verbs").get(governor.lemma_.lower())
    outer = _of_verb(governor)
    if (
        governor.lemma_.lower() in _WILL
        and outer.status in {"possible", "conditional", "denied"}
        and content.dep_ == "xcomp"
    ):
        return StatusReading(outer.status, f"{outer.why} ({governor.text})")
    if clauses.negation(governor) is not None and governor.lemma_.lower() in _SAYING:
        return StatusReading("possible", f"'not {governor.lemma_}'")
    if status is None or status == "same":
        if outer.status in {"denied", "possible", "conditional"} and content.dep_ in {
            "xcomp",
            "ccomp",
            "dobj",
            "prep",
            "nsubjpass",
        }:
            return StatusReading(outer.status, f"{outer.why} ({governor.text})")
        if outer.status in {"planned", "expected", "demanded"} and content.dep_ in {
            "xcomp",
            "dobj",
            "nsubjpass",
            "prep",
        }:
            return StatusReading(outer.status, f"{outer.why} ({governor.text})")
        return None
    if governor.lemma_ in {"tell", "suggest"} and not clauses.has_to(content):
        return None
    if (
        content.dep_ in {"ccomp"}
        and status in {"planned", "possible"}
        and not clauses.has_to(content)
        and governor.lemma_ in {"announce", "think", "believe", "suggest", "decide"}
    ):
        status = "possible" if status == "possible" else None
        return StatusReading(status, f"'{governor.text}'") if status else None
    if (
        content.dep_ == "dobj"
        and status in {"planned", "same"}
        and governor.lemma_ in {"announce", "promise", "offer", "move", "set", "approve", "authorize"}
    ):
        return StatusReading("planned", f"'{governor.text}'")
    if content.dep_ in {"prep", "nsubjpass", "pobj"} and status not in {
        "demanded",
        "planned",
        "discussed",
        "denied",
        "possible",
        "hoped",
        "expected",
    }:
        return None
    if content.dep_ == "prep" and content.lower_ not in {
        "for",
        "on",
        "about",
        "of",
        "against",
        "from",
        "to",
        "toward",
        "towards",
    }:
        return None
    if clauses.negation(governor) is not None:
        return StatusReading("denied", f"'not {governor.lemma_}'")
    if governor.lemma_.lower() in {
        "plan",
        "hope",
        "intend",
        "want",
        "expect",
        "schedule",
        "mean",
    } and "had" in clauses.auxiliaries(governor):
        return StatusReading("denied", f"'had {governor.text}'")
    return StatusReading(status, f"'{governor.text}'")


_WILL = frozenset(
    {"want", "need", "decide", "choose", "plan", "intend", "seek", "try", "aim", "prepare", "opt", "have", "move"}
)
"""Verbs of one's own will: what is wanted under a modal or a condition is as open as the wanting."""


_SAYING = frozenset(
    {"say", "specify", "confirm", "clarify", "indicate", "know", "disclose", "mention", "reveal", "tell"}
)
"""Whoever does not say that it is so has not said that it is not."""


def _bend_noun(governor: Token, content: Token) -> StatusReading | None:
    status = _classes("nouns").get(governor.lemma_.lower())
    if status is None and content.lower_ == "for":
        status = _classes("nouns_for").get(governor.lemma_.lower())
    if status is None or (
        content.dep_ == "prep" and content.lower_ in {"in", "by", "at", "with", "after", "since", "during"}
    ):
        return None
    if content.dep_ == "relcl":
        return None
    return StatusReading(status, f"'{governor.text}'")


def _bend_preposition(governor: Token) -> StatusReading | None:
    if governor.lower_ in {"without", "instead"}:
        return StatusReading("denied", f"'{governor.lower_}'")
    return None


def _bend_adjective(governor: Token) -> StatusReading | None:
    word = governor.lower_
    if word in {"likely", "expected", "bound", "sure", "certain"}:
        return StatusReading("expected", f"'{word}'")
    if word in {"unlikely", "unable", "unwilling", "reluctant"}:
        return StatusReading("denied" if word != "unlikely" else "possible", f"'{word}'")
    if word in {"ready", "willing", "due", "set", "prepared", "eager", "determined", "poised"}:
        return StatusReading("planned", f"'{word}'")
    if word in {"open", "possible", "able", "free", "capable"}:
        return StatusReading("possible", f"'{word}'")
    return None


def _bend_loose(content: Token) -> StatusReading | None:
    """Clauses beside the main one keep their own status, except under a condition."""
    if content.dep_ == "advcl" and clauses.is_verb(content):
        mark = next((c.lower_ for c in content.children if c.dep_ in {"mark", "advmod"}), "")
        if mark in {"if", "unless"}:
            return StatusReading("conditional", f"'{mark}'")
    return None
