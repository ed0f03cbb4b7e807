"""What the words that govern an act do to its status: verbs, nouns, adjectives and prepositions, innermost first."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from . import clauses
from .mood import StatusReading, has_condition, of_verb, word_classes, word_list

_BESIDE = frozenset({"relcl", "nsubj", "agent", "poss", "advcl", "parataxis"})
_OPEN = frozenset({"denied", "possible", "conditional"})
_AHEAD = frozenset({"planned", "expected", "demanded"})
_ABOUT = frozenset({"to", "into", "for", "of", "in", "against", "on", "over"})
_INDICATIVE = frozenset({"VBD", "VBZ"})


def governors(token: Token) -> list[tuple[Token, Token]]:
    """Pairs of governor and the dependent by which the token hangs on it, innermost first."""
    found: list[tuple[Token, Token]] = []
    current = token
    while current.head != current and current.dep_ in word_list("labels_of_content"):
        head = current.head
        if current.dep_ == "conj" and (clauses.is_verb(current) or head.pos_ == current.pos_):
            current = head  # a conjunct shares what governs its first conjunct
            continue
        if _stands_alone(current) or _is_there_already(head, current):
            break
        found.append((head, current))
        current = head
    return found


def _is_there_already(governor: Token, content: Token) -> bool:
    """Whether the governor takes it for granted, so that nothing above bends it: "plans to end the siege", "called for
    an inquiry into the killing", "urged talks despite the attack"."""
    word = governor.lemma_.lower()
    if content.norm_ == "for" and word in word_list("answering_deeds") and clauses.children(content, "pcomp"):
        return True
    if content.dep_ == "prep":
        return content.norm_ in word_list("prepositions_of_grounds") or (
            word in word_list("nouns_about_deeds") and governor.pos_ == "NOUN" and content.norm_ in _ABOUT
        )
    if content.dep_ == "ccomp" and any(t.text == ";" for t in governor.doc[content.i : governor.i]):
        return True  # two sentences that a semicolon joins
    if content.dep_ == "dobj" and _names(governor):
        return True
    return content.dep_ in {"dobj", "nsubjpass"} and clauses.is_verb(governor) and word in word_list("about_deeds")


def _names(verb: Token) -> bool:
    """Whether the verb only gives its object a name: "calling the attack a crime"."""
    return verb.lemma_ in {"call", "name", "label", "term", "deem", "consider"} and bool(clauses.children(verb, "oprd"))


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
    return not (clauses.has_to(clause) or any(c.norm_ in {"if", "unless"} for c in clause.children))


def bend(governor: Token, content: Token) -> StatusReading | None:
    """The status that a governor gives what hangs on it, or nothing where it leaves it as it is."""
    found = _bend(governor, content)
    if found is None or found.status == "denied" or governor.lemma_.lower() not in word_list("leaving_open"):
        return found
    return replace(found, unsettled=True)


def _bend(governor: Token, content: Token) -> StatusReading | None:
    if governor.pos_ == "ADJ" and clauses.is_verb(content) and clauses.has_to(content):
        return _bend_adjective(governor)
    if content.dep_ in _BESIDE:
        return _bend_beside(governor, content)
    if clauses.is_verb(governor):
        return _bend_verb(governor, content)
    if governor.pos_ in {"NOUN", "PROPN"}:
        return _bend_noun(governor, content)
    if governor.norm_ == "short" and content.norm_ == "of":
        return StatusReading("denied", "'short of'")
    if governor.pos_ == "ADP":
        return StatusReading("denied", f"'{governor.norm_}'") if governor.norm_ in {"without", "instead"} else None
    if governor.pos_ == "ADJ" and content.dep_ in {"xcomp", "ccomp", "prep"}:
        return _bend_adjective(governor)
    return None


def _bend_adjective(governor: Token) -> StatusReading | None:
    if governor.norm_ in {"sure", "certain"} and governor.head.lemma_ == "make":
        return None  # "make sure that" is as open as the making
    status = word_classes("predicates").get(governor.norm_)
    return StatusReading(status, f"'{governor.norm_}'") if status else None


def _bend_verb(governor: Token, content: Token) -> StatusReading | None:
    word = governor.lemma_.lower()
    if word == "be" and _is_called_false(governor):
        return StatusReading("denied", "said to be false")
    status = word_classes("verbs").get(word) or _of_wording(governor, content)
    outer = of_verb(governor)
    through = replace(outer, why=f"{outer.why} ({governor.text})", modal="")
    if word in word_list("will") and outer.status in _OPEN and content.dep_ == "xcomp":
        return through
    undone = clauses.negation(governor)
    if undone is not None and word in word_list("saying"):
        return StatusReading("possible", f"'not {word}'")
    if undone is not None and undone.head == content:
        return None  # "has no proof of": what is not there is the proof
    if status in {None, "same"} and outer.status == "ongoing" and _carries_on(governor, content):
        return StatusReading("ongoing", f"'{governor.text}'", weak=True)
    if status is None or status == "same":
        return through if _reaches(outer.status, content, light=status == "same") else None
    return _bend_by_class(governor, content, status)


def _carries_on(governor: Token, content: Token) -> bool:
    """Whether the deed that a verb's object names goes on with the verb: "widens its attacks", "is waging a war"."""
    return content.dep_ == "dobj" and governor.lemma_.lower() in word_list("going_on")


def _reaches(outer: str, content: Token, *, light: bool) -> bool:
    """Whether a governor without a class of its own hands its own status down."""
    if content.dep_ == "prep" and content.norm_ in {"by", "before", "while"}:
        return outer in _AHEAD | _OPEN and outer != "denied" and bool(clauses.children(content, "pcomp"))
    if outer in _OPEN:
        return content.dep_ in {"xcomp", "ccomp", "dobj", "prep", "nsubjpass"}
    return outer in _AHEAD and (content.dep_ == "xcomp" or (light and content.dep_ in {"dobj", "prep", "nsubjpass"}))


def _bend_by_class(governor: Token, content: Token, status: str) -> StatusReading | None:
    word, why = governor.lemma_.lower(), f"'{governor.text}'"
    finite = content.dep_ == "ccomp" and not clauses.has_to(content)
    if word == "tell" and not clauses.has_to(content):
        return None
    if finite and word in word_list("claiming") and _is_indicative(content):
        return StatusReading("possible", why) if word == "suggest" else None
    if finite and word in word_list("announcing"):
        return StatusReading("possible", why) if status == "possible" else None
    if content.dep_ == "prep" and content.norm_ not in word_list("prepositions_of_content"):
        return None
    if status == "denied" and content.lemma_ in word_list("answering"):
        return None  # who declines to say whether it was leaves it open
    if status == "demanded" and _orders_its_own(governor):
        return StatusReading("planned", f"{why} its own forces")
    if status in _AHEAD and has_condition(governor):
        return StatusReading("conditional", f"{why} under a condition")
    if status == "possible" and word in {"try", "attempt"} and of_verb(governor).status == "planned":
        return StatusReading("planned", f"'will {word}'")
    if clauses.negation(governor) is not None:
        # Who has not ruled it out leaves it open; who has not asked for it has not asked.
        return StatusReading("possible" if status == "denied" else "denied", f"'not {word}'")
    if word in word_list("dropped") and "had" in clauses.auxiliaries(governor):
        return StatusReading("denied", f"'had {governor.text}'")
    return StatusReading(status, why)


def _is_indicative(clause: Token) -> bool:
    """Whether a clause tells rather than demands: "insisted that they left" against "insisted that they leave"."""
    helped = clauses.auxiliaries(clause)
    if helped:
        return helped[0] not in {"be", "should"}
    return clause.tag_ in _INDICATIVE


def _orders_its_own(governor: Token) -> bool:
    """Whether those ordered obey the one who orders: "ordered its troops to leave", "directed the army to help"."""
    if governor.lemma_ not in {"order", "direct", "instruct", "command", "task"}:
        return False
    told = [*clauses.children(governor, "dobj"), *clauses.children(governor, "nsubjpass")]
    for one in told:
        if any(c.tag_ == "PRP$" for c in one.children):
            return True
        if one.lemma_.lower() in word_list("own_forces") and all(c.pos_ not in {"PROPN", "ADJ"} for c in one.children):
            return True
    return False


def _of_wording(governor: Token, content: Token) -> str | None:
    """What a verb says only in some company: "would like them to leave", "gave them a week to leave"."""
    if governor.lemma_ == "like" and "would" in clauses.auxiliaries(governor) and clauses.has_to(content):
        return "demanded" if clauses.children(governor, "dobj") or clauses.children(content, "nsubj") else "hoped"
    if governor.lemma_ in {"direct", "task"} and clauses.has_to(content):
        return "demanded"
    if governor.lemma_ == "give" and clauses.has_to(content):
        times = word_list("spans")
        return "demanded" if any(o.lemma_ in times for o in clauses.children(governor, "dobj")) else None
    return None


def _is_called_false(governor: Token) -> bool:
    """Whether what the noun or clause says is itself said to be false: "reports … were false", "it is not true"."""
    verb = governor if governor.lemma_ == "be" else governor.head
    if verb.lemma_ != "be" or (governor != verb and governor.dep_ not in {"nsubj", "nsubjpass"}):
        return False
    said = {c.norm_ for c in clauses.children(verb, "acomp", "attr")}
    negated = clauses.negation(verb) is not None
    return bool(said & word_list("true")) if negated else bool(said & word_list("false"))


def _bend_noun(governor: Token, content: Token) -> StatusReading | None:
    if _is_called_false(governor):
        return StatusReading("denied", f"'{governor.text}' said to be false")
    if content.dep_ not in {"acl", "prep", "pcomp", "pobj", "ccomp"}:
        return None
    if content.dep_ == "prep" and content.norm_ in {"in", "by", "at", "with", "after", "since", "during"}:
        return None
    word = governor.lemma_.lower()
    if any(c.norm_ == "no" for c in governor.children):
        return StatusReading("possible", f"'no {word}'")
    status = word_classes("nouns").get(word)
    if status is None and content.norm_ == "for" and governor.head.tag_ not in {"VBD", "VBN"}:
        status = word_classes("nouns_for").get(word)
    if status is None and content.norm_ in {"on", "about"} and clauses.children(content, "pcomp"):
        status = word_classes("nouns_on").get(word)
    if status in {"planned", "possible"} and governor.dep_ == "nsubj" and governor.head.lemma_ in word_list("failing"):
        return StatusReading("denied", f"'{governor.text}' failed")
    return StatusReading(status, f"'{governor.text}'") if status is not None else None


def _bend_beside(governor: Token, content: Token) -> StatusReading | None:
    """Clauses beside the main one keep their own status, except under a condition, and where they tell what a noun of
    the main clause speaks of: "referred to the call by the clerics to march"."""
    if content.dep_ == "advcl" and clauses.is_verb(content):
        mark = next((c.norm_ for c in clauses.children(content, "mark", "advmod")), "")
        if mark in {"if", "unless"}:
            return StatusReading("conditional", f"'{mark}'")
        if clauses.has_to(content) and clauses.is_verb(governor) and governor.i < content.i:
            return _bend_by_object(governor, content)
    return None


def _bend_by_object(governor: Token, content: Token) -> StatusReading | None:
    told = _of_wording(governor, content)
    if told is not None:
        return StatusReading(told, f"'{governor.text}'")
    nouns = [*clauses.children(governor, "dobj"), *clauses.preposition_objects(governor)]
    for noun in reversed(nouns):
        status = word_classes("nouns").get(noun.lemma_.lower())
        if noun.i < content.i and status in {"demanded", "hoped", "denied", "discussed"}:
            return StatusReading(status, f"'{noun.text}'")
    return None
