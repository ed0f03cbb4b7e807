"""Prepositions: heads of what follows them in the English scheme, marks on it in the Universal Dependencies."""

from __future__ import annotations

from .draft import Draft
from .lists import table, words

_CORE = frozenset({"nsubj", "nsubj:pass", "obj"})
_BY = frozenset({"par"})
_ARTICLES = frozenset({"des", "du"})
_OF = frozenset({"de", "d'", "d’", "du", "des"})


def raise_prepositions(draft: Draft) -> None:
    """Hang every preposition where its noun hung, and the noun on it."""
    for noun in range(len(draft)):
        cases = [c for c in draft.below(noun, "case") if c < noun]
        if not cases:
            continue
        if draft.labels[noun] in _CORE and _only_counts(draft, noun, cases):
            continue
        if draft.labels[noun] == "conj" and draft.words[cases[0]] in _ARTICLES and not _after_of(draft, noun):
            draft.labels[cases[0]] = "det"  # "des navires et des avions"
            continue
        _raise(draft, noun, cases)


def _after_of(draft: Draft, noun: int) -> bool:
    """Whether the first of what is joined stands behind "de" itself."""
    top = noun
    while draft.labels[top] == "conj" and draft.heads[top] != top:
        top = draft.heads[top]
    over = draft.heads[top] if draft.labels[top] in {"pobj", "pcomp"} else top
    cases = [over, *draft.below(top, "case", "prep")]
    return draft.is_verb(top) or any(draft.words[c] in _OF for c in cases)


def _only_counts(draft: Draft, noun: int, cases: list[int]) -> bool:
    """ "De nouvelles attaques", "plus de cent morts": part of the noun, no place of it; "si" belongs to its clause."""
    for case in cases:
        if draft.kinds[case] == "SCONJ" and draft.is_verb(draft.heads[noun]):
            draft.hang(case, draft.heads[noun], "mark")
        elif draft.words[case] in words("partitive"):
            draft.labels[case] = "det"
    return not draft.below(noun, "case")


def _raise(draft: Draft, noun: int, cases: list[int]) -> None:
    first = cases[0]
    place = _label(draft, noun, first)
    shared = _shared_preposition(draft, noun)
    draft.replace(noun, first)
    draft.labels[first] = place
    below = first
    for inner in cases[1:]:
        draft.hang(inner, below, "prep")
        below = inner
    if below != first:
        draft.hang(noun, below)
    draft.labels[noun] = "pcomp" if draft.is_verb(noun) else "pobj"
    if draft.labels[first] == "conj" and shared is not None:
        draft.hang(first, shared)
    for conj in [c for c in draft.below(noun, "cc", "punct") if c < first]:
        draft.hang(conj, first)


def _shared_preposition(draft: Draft, noun: int) -> int | None:
    """ "À Gao et à Kidal": the second preposition goes with the first."""
    if draft.labels[noun] != "conj":
        return None
    head = draft.heads[noun]
    return draft.heads[head] if draft.labels[head] in {"pobj", "pcomp"} else None


def _label(draft: Draft, noun: int, case: int) -> str:
    label, head = draft.labels[noun], draft.heads[noun]
    if label == "ROOT":
        return "ROOT"
    if label == "conj":
        return "conj" if _shared_preposition(draft, noun) is not None else "prep"
    passive = draft.is_verb(head) and draft.tags[head] == "VBN"
    if label == "obl:agent" or (draft.words[case] in _BY and passive and draft.labels[noun].startswith("obl")):
        return "agent"
    return "prep"


def raise_marks(draft: Draft) -> None:
    """Marks before an infinitive: "to", or a preposition over a gerund."""
    for verb in range(len(draft)):
        if not draft.is_verb(verb) and not draft.below(verb, "aux", "auxpass"):
            continue
        marks = [m for m in draft.below(verb, "mark", "case") if m < verb]
        if marks and _unfinished(draft, verb):
            _mark(draft, verb, marks)


def _unfinished(draft: Draft, verb: int) -> bool:
    if draft.tags[verb] == "VBG" or any(draft.norms.get(c) == "having" for c in draft.below(verb, "aux")):
        return True
    finite = any(draft.tags[c] == "MD" and draft.has(c, VerbForm="Fin") for c in draft.below(verb, "aux"))
    return not finite and (draft.helpers.get(verb) == "to" or draft.has(verb, VerbForm="Inf"))


def _mark(draft: Draft, verb: int, marks: list[int]) -> None:
    mark = marks[-1] if draft.words[marks[-1]] not in {"de", "d'", "d’"} else marks[0]
    word, head = draft.words[mark], draft.lemmas[draft.heads[verb]]
    perfect = bool(draft.below(verb, "aux"))
    if word == "en":
        draft.labels[mark] = "dep"
        return
    if word in {"de", "d'", "d’"} and head in words("of_gerund"):
        _gerund(draft, verb, mark, "of")
    elif word in {"de", "d'", "d’"} and head in words("from_gerund"):
        _gerund(draft, verb, mark, "from")
    elif word == "pour" and perfect:
        _gerund(draft, verb, mark, "for")
    elif word in table("gerund"):
        _gerund(draft, verb, mark, table("gerund")[word])
    elif draft.tags[verb] != "VBG" and not perfect:
        for one in marks:
            draft.labels[one], draft.tags[one], draft.kinds[one], draft.norms[one] = "aux", "TO", "PART", "to"


def _gerund(draft: Draft, verb: int, mark: int, norm: str) -> None:
    """ "Of having killed", "without saying": the preposition over the verb."""
    draft.replace(verb, mark)
    draft.labels[mark], draft.labels[verb] = "prep", "pcomp"
    draft.tags[mark], draft.kinds[mark], draft.norms[mark] = "IN", "ADP", norm
    draft.helpers.pop(verb, None)
    if draft.tags[verb] == "VB":
        draft.tags[verb] = "VBG"
    for helper in draft.below(verb, "aux"):
        if draft.norms.get(helper) == "have":
            draft.norms[helper], draft.tags[helper] = "having", "VBG"
    for other in draft.below(verb, "mark"):
        if other < verb:
            draft.hang(other, mark, "dep")
