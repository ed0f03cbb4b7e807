"""The status that an act has by its own words: tense, modals, negation, conditions and adjectives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from . import clauses
from .lexicon import load_lexicon

FOR_LONG = "told to last"
"""Why an act goes on where the words say for how long, or that it has not ended."""
_STAYING = frozenset({"remain", "stay", "languish"})
_PAST = frozenset({"VBD", "VBN"})
_IF = frozenset({"if", "unless", "provided"})
_CLAUSES = frozenset({"advcl", "ccomp", "relcl", "acl", "pcomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status and the words that decided it."""

    status: str
    why: str
    weak: bool = False
    """Gives way to whatever governs: an infinitive is a purpose only where nothing above says more."""
    unsettled: bool = False
    """The words that decided it go with what was done as well as with what lies ahead: "moved guns to help them"."""
    modal: str = ""
    """The modal or "whether" that decided it; what governs bends these in ways of their own."""


@cache
def word_classes(part: str) -> Mapping[str, str]:
    """Word → status, of one part of the status lexicon."""
    return {word: status for status, words in load_lexicon("status")[part].items() for word in words}


def word_list(part: str) -> frozenset[str]:
    """Words of one plain list of the status lexicon."""
    return _word_list(part)


@cache
def _word_list(part: str) -> frozenset[str]:
    return frozenset(load_lexicon("status")["lists"][part])


def of_verb(verb: Token, *, negated: bool = False, speech: bool = False) -> StatusReading:
    """What the verb's own clause says of it, before anything that governs it."""
    if negated:
        return StatusReading("actual", "told by its negation")
    modal = _modal(verb)
    if clauses.negation(verb) is not None and not (modal and modal.status == "possible"):
        return StatusReading("denied", f"'{verb.text}' is negated")
    if modal is not None and modal.status == "demanded":
        return modal
    if _mark(verb) == "whether":
        return StatusReading("possible", "'whether'", modal="whether")
    if _conditioned(verb):
        return StatusReading("conditional", "stands under a condition")
    if modal is not None:
        return modal
    if _yet_to(verb):
        return StatusReading("denied", "'yet to'")
    hedge = next((c.norm_ for c in verb.children if c.norm_ in word_list("hedges")), "")
    if hedge:
        return StatusReading("possible", f"'{hedge}'")
    if _purpose(verb):
        return StatusReading("planned", f"purpose: 'to {verb.text}'", weak=True, unsettled=True)
    return _tense(verb, speech=speech)


def _mark(verb: Token) -> str:
    return next((c.norm_ for c in verb.children if c.dep_ == "mark"), "")


def _modal(verb: Token) -> StatusReading | None:
    modals = word_classes("modals")
    word = next((w for w in clauses.auxiliaries(verb) if w in modals), "")
    if word:
        return StatusReading(_of_modal(verb, modals[word]), f"'{word}'", modal=word)
    ahead = word_classes("ahead").get(verb.head.norm_, "") if verb.dep_ in {"xcomp", "ccomp"} else ""
    return StatusReading(ahead, f"'{verb.head.norm_} to'") if ahead else None


def _of_modal(verb: Token, status: str) -> str:
    if status == "expected":
        return "planned" if _agentive(verb) else "expected"
    if status == "conditional" and not _if_near(verb) and (_reported_past(verb) or _of_a_plan(verb)):
        return "planned"  # back-shifted "would" after a past verb of saying is "will" (ruling 19)
    return status


def _agentive(verb: Token) -> bool:
    """Whether somebody does it: "the army will leave" is a plan, "the price will rise" an expectation."""
    doer = clauses.subject(verb)
    if doer is None:
        return False
    return doer.pos_ in {"PROPN", "PRON"} or doer.ent_type_ != "" or doer.lemma_.lower() not in word_list("things")


def _reported_past(verb: Token) -> bool:
    return verb.dep_ == "ccomp" and (verb.head.tag_ in _PAST or "did" in clauses.auxiliaries(verb.head))


def _of_a_plan(verb: Token) -> bool:
    """Whether it tells what a plan or deal holds: "a deal that would open the port"."""
    nouns = word_classes("nouns")
    if verb.dep_ == "relcl":
        return nouns.get(verb.head.lemma_.lower()) == "planned"
    if verb.dep_ != "ROOT" or not _agentive(verb) or not verb.sent.start:
        return False
    # "The two reached a deal. Troops would leave by May."
    before = verb.doc[verb.sent.start - 1].sent
    return not any(t.norm_ == "if" for t in before) and any(
        t.pos_ == "NOUN" and nouns.get(t.lemma_.lower()) == "planned" for t in before
    )


def _if_near(verb: Token) -> bool:
    return any(t.norm_ in {"if", "unless"} for t in verb.sent)


def _conditioned(verb: Token) -> bool:
    """Inside an if-clause, or the main clause that looks ahead beside one."""
    mark = _mark(verb)
    if mark in word_list("conditions") and verb.dep_ in _CLAUSES:
        return True
    if _only_after(verb):
        return True
    return _looks_ahead(verb) and has_condition(verb)


def has_condition(verb: Token) -> bool:
    """Whether an if-clause hangs on the verb."""
    return any(
        m.norm_ in _IF for clause in clauses.children(verb, "advcl") for m in clauses.children(clause, "mark", "advmod")
    )


def _looks_ahead(verb: Token) -> bool:
    """Whether a condition beside it can be one for it: not what is told as past, and not what is being done already
    ("has been threatening to leave unless …")."""
    if verb.tag_ == "VBD":
        return False
    helped = set(clauses.auxiliaries(verb))
    if helped & word_classes("modals").keys():
        return True
    return not helped & word_list("forms_of_have") and not (verb.tag_ == "VBG" and helped & word_list("forms_of_be"))


def _only_after(verb: Token) -> bool:
    """A condition without "if": "will return only after the shelling ends"."""
    if not set(clauses.auxiliaries(verb)) & word_classes("modals").keys():
        return False
    return any(
        t.norm_ == "only" and t.i + 1 < len(t.doc) and t.nbor().norm_ in {"after", "once", "when", "with"}
        for child in verb.children
        for t in (child, *child.children)
    )


def _yet_to(verb: Token) -> bool:
    near = [*verb.children, *verb.head.children]
    governed = verb.head.lemma_ in {"have", "be", verb.lemma_}
    if any(c.tag_ == "TO" and c.i and c.nbor(-1).norm_ == "yet" for c in verb.children):
        return True
    return clauses.has_to(verb) and governed and any(t.norm_ == "yet" for t in near)


def _purpose(verb: Token) -> bool:
    """An infinitive that says what for; one without a governor that would tell more."""
    if not clauses.has_to(verb):
        return False
    top = verb
    while top.dep_ == "conj":
        top = top.head
    if top.dep_ == "xcomp":
        return word_classes("verbs").get(top.head.lemma_.lower()) is None
    return top.dep_ in {"advcl", "ROOT", "acl", "relcl", "ccomp"}


def _tense(verb: Token, *, speech: bool) -> StatusReading:
    words = set(clauses.auxiliaries(verb))
    lasting = verb.lemma_.lower() in load_lexicon("status")["lasting"]["verbs"]
    if words == {"being"} and not lasting:
        return StatusReading("actual", "a participle that tells one moment")
    if "being" in words or (verb.tag_ == "VBG" and words & word_list("forms_of_be")):
        return StatusReading("ongoing", "progressive")
    if speech:
        return StatusReading("actual", "told in its own tense")
    if verb.tag_ == "VBG" and (verb.dep_ == "acl" or lasting) and not _begun(verb) and not _counted(verb):
        return StatusReading("ongoing", "a participle of something lasting")
    if verb.tag_ in {"VBZ", "VBP"} and not words and verb.lemma_ in _STAYING:
        return StatusReading("ongoing", FOR_LONG)
    if verb.tag_ in {"VBZ", "VBP"} and not words:
        return StatusReading("ongoing", "present tense")
    if verb.tag_ == "VBN" and words & {"is", "are"} and not words & word_list("forms_of_have"):
        return StatusReading("ongoing", "a state told in the present")
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and lasting and not words:
        return StatusReading("ongoing", "a participle of something lasting")
    if words & word_list("forms_of_have") and _for_long(verb):
        return StatusReading("ongoing", FOR_LONG)
    if words & word_list("forms_of_have") and (lasting or verb.lemma_ in word_list("going_on")):
        return StatusReading("ongoing", "perfect of something lasting")
    return StatusReading("actual", "told in its own tense")


def _begun(verb: Token) -> bool:
    """Whether it only tells how it began: "in 2014 it began supporting"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in {"begin", "start"} and verb.head.tag_ in _PAST


def _for_long(verb: Token) -> bool:
    """Whether it is said to last: "have long complained", "has still not left", "has shelled the town for weeks"."""
    if any(c.norm_ in {"long", "still", "always"} for c in verb.children):
        return True
    lengths = (n for n in clauses.preposition_objects(verb, "for") if n.tag_ == "NNS")
    return any(noun.lemma_ in word_list("spans") for noun in lengths)


def _counted(verb: Token) -> bool:
    """Whether it is told with a number, once: "raided the town, detaining five"."""
    return any(o.pos_ == "NUM" or clauses.children(o, "nummod") for o in clauses.children(verb, "dobj"))


def of_noun(noun: Token) -> StatusReading:
    """What the words that qualify a noun say of the act that it names."""
    adjectives, lasting = word_classes("adjectives"), load_lexicon("status")["lasting"]
    for child in [*noun.children, *(c for o in clauses.preposition_objects(noun, "on", "of") for c in o.children)]:
        if child.dep_ in {"amod", "compound"} and child.norm_ in adjectives:
            return StatusReading(adjectives[child.norm_], f"'{child.norm_}'")
        if child.dep_ in {"det", "neg"} and child.norm_ == "no":
            return StatusReading("denied", "'no'")
        if child.dep_ == "amod" and child.norm_ in lasting["adjectives"]:
            return StatusReading("ongoing", f"'{child.norm_}'")
    if _followed_by_if(noun):
        return StatusReading("conditional", "'if' behind it")
    if noun.lemma_.lower() in lasting["nouns"]:
        return StatusReading("ongoing", "a noun for something lasting")
    return StatusReading("actual", "a noun, taken as told")


def _followed_by_if(noun: Token) -> bool:
    """Whether a condition stands right behind it: "the threat of strikes if the talks fail"."""
    behind = max((t.i for t in noun.subtree), default=noun.i) + 1
    return behind < len(noun.doc) and noun.doc[behind].norm_ in {"if", "unless"}
