"""The copula: in the Universal Dependencies what is said of the subject is the head, in the English scheme "be" is."""

from __future__ import annotations

from .draft import Draft
from .lists import words

_OF_THE_WORD = frozenset(
    {"det", "amod", "nmod", "case", "nummod", "appos", "flat:name", "flat:foreign", "fixed", "acl", "acl:relcl"}
)
"""What stays with the predicate; all else is said of the whole clause."""
_NOMINAL = frozenset({"obj", "obl:mod", "obl:arg", "obl", "nmod", "iobj"})
_THAT = frozenset({"que", "qu'", "qu’"})
_STAYS_WITH_ADJECTIVE = frozenset({"obl:arg", "obl:agent", "advmod", "xcomp"})


def raise_copulas(draft: Draft) -> None:
    """Make every copula the head of its clause, and what it says of the subject its ``attr``, ``acomp`` or ``prep``."""
    for word in range(len(draft)):
        if draft.labels[word] == "cop":
            _raise(draft, word)


def name_complements(draft: Draft) -> None:
    """What a verb of seeming says of its subject is its ``attr`` or ``acomp``; of its object, its ``oprd``."""
    for word in range(len(draft)):
        if draft.labels[word] == "xcomp" and not draft.is_verb(word):
            head = draft.heads[word]
            linking = draft.is_verb(head) and draft.lemmas[head] in words("linking")
            draft.labels[word] = _predicate(draft, word) if linking else _told_of_object(draft, word)


def _told_of_object(draft: Draft, word: int) -> str:
    """ "Accuser Kiev", "prendre le pouvoir": a noun alone behind a verb that calls nobody anything is its object."""
    head = draft.heads[word]
    alone = (
        word > head and not draft.below(head, "obj", "nsubj:pass") and not draft.below(head, "expl:comp", "expl:pass")
    )
    if alone and draft.kinds[word] in {"NOUN", "PROPN"} and draft.lemmas[head] not in words("naming"):
        return "obj"
    return "oprd"


def _raise(draft: Draft, be: int) -> None:
    told = draft.heads[be]
    if draft.kinds[told] == "VERB" and draft.has(told, VerbForm="Part", Tense="Past"):
        draft.labels[be] = "aux:pass"  # a passive that the parser takes for a state: "est tué"
        return
    draft.replace(told, be)
    draft.kinds[be] = "AUX"
    for child in draft.below(told):
        if draft.labels[child] in _OF_THE_WORD or (child > told and _qualifies(draft, told, child)):
            continue
        if draft.labels[child] == "conj" and not _is_clause(draft, child):
            continue
        if draft.labels[child] in {"cc", "punct"} and child > told and draft.below(told, "conj"):
            continue
        if draft.labels[child] == "mark" and not draft.is_verb(told) and child > be:
            continue
        draft.hang(child, be)
    draft.labels[told] = _predicate(draft, told)
    if draft.labels[be] in _NOMINAL:
        draft.labels[be] = _clausal(draft, be)
    elif draft.labels[be] in {"nsubj", "nsubj:pass"} and draft.heads[be] != be and be < draft.heads[be]:
        draft.replace(draft.heads[be], be)  # "est l'un des rares à avoir refusé": the clause itself, not its subject
        for child in draft.below(be, "nsubj", "nsubj:pass"):
            if child > told:
                draft.labels[child] = "advcl"


def _clausal(draft: Draft, be: int) -> str:
    """What a clause is called that the parser has labelled as its noun: "déclare que la situation est grave"."""
    if any(draft.tags[c] in {"WP", "WDT", "WRB"} and draft.labels[c] != "mark" for c in draft.below(be) if c < be):
        return "acl:relcl"
    return "ccomp" if any(draft.words[c] in _THAT for c in draft.below(be, "mark")) else "advcl"


def _qualifies(draft: Draft, told: int, child: int) -> bool:
    """ "Prêts à partir", "plus grand": what goes with an adjective more than with the clause."""
    label = draft.labels[child]
    return draft.kinds[told] == "ADJ" and label in _STAYS_WITH_ADJECTIVE


def _is_clause(draft: Draft, word: int) -> bool:
    return draft.is_verb(word) or bool(draft.below(word, "cop", "nsubj"))


def _predicate(draft: Draft, word: int) -> str:
    if draft.is_verb(word):
        return "ccomp" if draft.below(word, "mark") else "xcomp"
    return "acomp" if draft.kinds[word] in {"ADJ", "ADV"} else "attr"
