"""What the words that govern an act do to its status: verbs, nouns, adjectives and prepositions, innermost first."""

from __future__ import annotations

from spacy.tokens import Token

from . import clauses
from .mood import StatusReading, of_verb, word_classes, word_list

_BESIDE = frozenset({"relcl", "nsubj", "agent", "poss", "advcl", "parataxis"})
_OPEN = frozenset({"denied", "possible", "conditional"})
_AHEAD = frozenset({"planned", "expected", "demanded"})


def governors(token: Token) -> list[tuple[Token, Token]]:
    """Pairs of governor and the dependent by which the token hangs on it, innermost first."""
    found: list[tuple[Token, Token]] = []
    current = token
    while current.head != current and current.dep_ in word_list("labels_of_content"):
        head = current.head
        if current.dep_ == "conj" and (clauses.is_verb(current) or head.pos_ == current.pos_):
            current = head  # a conjunct shares what governs its first conjunct
            continue
        if _stands_alone(current):
            break
        found.append((head, current))
        current = head
    return found


def _stands_alone(clause: Token) -> bool:
    """A relative, adverbial or added clause keeps its own status, whatever its governor is under; an if-clause not."""
    if clause.dep_ == "relcl":
        return True
    if clause.dep_ == "acl":
        # "Reports that troops left" speak of it; "troops sent to Mali" only say which troops.
        return (
            clause.tag_ in {"VBN", "VBG", "VBD"} and not clauses.has_to(clause) and not clauses.children(clause, "mark")
        )
    if clause.dep_ not in {"advcl", "parataxis"}:
        return False
    return not (clauses.has_to(clause) or any(c.lower_ in {"if", "unless"} for c in clause.children))


def bend(governor: Token, content: Token) -> StatusReading | None:
    """The status that a governor gives what hangs on it, or nothing where it leaves it as it is."""
    if content.dep_ in _BESIDE:
        return _bend_beside(content)
    if clauses.is_verb(governor):
        return _bend_verb(governor, content)
    if governor.pos_ in {"NOUN", "PROPN"}:
        return _bend_noun(governor, content)
    if governor.lower_ == "short" and content.lower_ == "of":
        return StatusReading("denied", "'short of'")
    if governor.pos_ == "ADP":
        return StatusReading("denied", f"'{governor.lower_}'") if governor.lower_ in {"without", "instead"} else None
    if governor.pos_ == "ADJ" and content.dep_ in {"xcomp", "ccomp", "prep"}:
        status = word_classes("predicates").get(governor.lower_)
        return StatusReading(status, f"'{governor.lower_}'") if status else None
    return None


def _bend_verb(governor: Token, content: Token) -> StatusReading | None:
    word = governor.lemma_.lower()
    if word == "be" and _is_called_false(governor):
        return StatusReading("denied", "said to be false")
    status = word_classes("verbs").get(word)
    outer = of_verb(governor)
    through = StatusReading(outer.status, f"{outer.why} ({governor.text})")
    if word in word_list("will") and outer.status in _OPEN and content.dep_ == "xcomp":
        return through
    if clauses.negation(governor) is not None and word in word_list("saying"):
        return StatusReading("possible", f"'not {word}'")
    if status is None or status == "same":
        return through if _reaches(outer.status, content, light=status == "same") else None
    return _bend_by_class(governor, content, status)


def _reaches(outer: str, content: Token, *, light: bool) -> bool:
    """Whether a governor without a class of its own hands its own status down."""
    if outer in _OPEN:
        return content.dep_ in {"xcomp", "ccomp", "dobj", "prep", "nsubjpass"}
    return outer in _AHEAD and (content.dep_ == "xcomp" or (light and content.dep_ in {"dobj", "prep", "nsubjpass"}))


def _bend_by_class(governor: Token, content: Token, status: str) -> StatusReading | None:
    word, why = governor.lemma_.lower(), f"'{governor.text}'"
    finite = content.dep_ == "ccomp" and not clauses.has_to(content)
    if word in {"tell", "suggest"} and not clauses.has_to(content):
        return None
    if finite and word in word_list("announcing"):
        return StatusReading("possible", why) if status == "possible" else None
    if content.dep_ == "prep" and content.lower_ not in word_list("prepositions_of_content"):
        return None
    if clauses.negation(governor) is not None:
        # Who has not ruled it out leaves it open; who has not asked for it has not asked.
        return StatusReading("possible" if status == "denied" else "denied", f"'not {word}'")
    if word in word_list("dropped") and "had" in clauses.auxiliaries(governor):
        return StatusReading("denied", f"'had {governor.text}'")
    return StatusReading(status, why)


def _is_called_false(governor: Token) -> bool:
    """Whether what the noun or clause says is itself said to be false: "reports … were false", "it is not true"."""
    verb = governor if governor.lemma_ == "be" else governor.head
    if verb.lemma_ != "be" or (governor != verb and governor.dep_ not in {"nsubj", "nsubjpass"}):
        return False
    said = {c.lower_ for c in clauses.children(verb, "acomp", "attr")}
    negated = clauses.negation(verb) is not None
    return bool(said & word_list("true")) if negated else bool(said & word_list("false"))


def _bend_noun(governor: Token, content: Token) -> StatusReading | None:
    if _is_called_false(governor):
        return StatusReading("denied", f"'{governor.text}' said to be false")
    if content.dep_ not in {"acl", "prep", "pcomp", "pobj", "ccomp"}:
        return None
    if content.dep_ == "prep" and content.lower_ in {"in", "by", "at", "with", "after", "since", "during"}:
        return None
    word = governor.lemma_.lower()
    if any(c.lower_ == "no" for c in governor.children):
        return StatusReading("possible", f"'no {word}'")
    status = word_classes("nouns").get(word)
    if status is None and content.lower_ == "for":
        status = word_classes("nouns_for").get(word)
    return StatusReading(status, f"'{governor.text}'") if status is not None else None


def _bend_beside(content: Token) -> StatusReading | None:
    """Clauses beside the main one keep their own status, except under a condition."""
    if content.dep_ == "advcl" and clauses.is_verb(content):
        mark = next((c.lower_ for c in clauses.children(content, "mark", "advmod")), "")
        if mark in {"if", "unless"}:
            return StatusReading("conditional", f"'{mark}'")
    return None
