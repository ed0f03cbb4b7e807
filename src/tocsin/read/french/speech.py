"""Speech: "…, a déclaré le ministre" governs what it tells, which the Universal Dependencies put above it."""

from __future__ import annotations

from .draft import Draft
from .lists import words

_SETS_OFF = frozenset({",", "»", "”", '"', "–", "—", "?", "!"})
_OTHERS = frozenset(
    {"mark", "nsubj", "obj", "ccomp", "xcomp", "advcl", "obl:mod", "obl:arg", "conj", "cc", "parataxis"}
)
_TOLD = frozenset({"ROOT", "conj", "ccomp", "parataxis", "advcl"})


def raise_speech(draft: Draft) -> None:
    """Put the verb of saying that is added to what it tells above it, and name who says it its subject."""
    for verb in range(len(draft)):
        if draft.lemmas[verb] in words("said") and draft.is_verb(verb):
            _raise(draft, verb)


def _raise(draft: Draft, verb: int) -> None:
    if _set_off(draft, verb):
        _free(draft, verb)
    label, told = draft.labels[verb], draft.heads[verb]
    if (
        told >= verb
        or label not in {"parataxis", "advcl", "conj", "acl", "acl:relcl", "ccomp", "dep"}
        or draft.below(verb, "ccomp", "mark")
    ):
        return
    subject = draft.first(verb, "nsubj")
    if subject is None and _set_off(draft, verb):
        subject = next(
            (c for c in draft.below(verb, "obj", "xcomp", "obl:mod") if _names_speaker(draft, verb, c)), None
        )
        if subject is not None:
            draft.labels[subject] = "nsubj"
    elif subject is not None and label != "parataxis" and not (subject > verb and _set_off(draft, verb)):
        return
    if subject is None or (draft.below(verb, "obj") and label != "parataxis"):
        return
    while not draft.is_verb(told) and draft.heads[told] != told:
        told = draft.heads[told]
    if draft.labels[told] in _TOLD or draft.heads[told] == told:
        if draft.heads[verb] != told:
            draft.hang(verb, told)
        draft.replace(told, verb)
        draft.labels[told] = "ccomp"


def _free(draft: Draft, verb: int) -> None:
    """What stands before "…, dit le ministre" is no part of its clause, though the parser hangs it there."""
    follows = [c for c in draft.below(verb, "nsubj") if c > verb]
    before = [c for c in draft.below(verb) if c < verb and draft.labels[c] in _OTHERS]
    content = next((c for c in reversed(before) if draft.is_verb(c) and draft.labels[c] not in {"nsubj", "mark"}), None)
    if not follows or content is None:
        return
    draft.replace(verb, content)
    draft.labels[content], draft.labels[verb] = draft.labels[verb], "parataxis"
    if draft.labels[content] in {"xcomp", "obj", "dobj"}:
        draft.labels[content] = "ccomp"
    for child in before:
        if child != content:
            draft.hang(child, content)


def _set_off(draft: Draft, verb: int) -> bool:
    """Whether a comma or a closing mark stands right before the verb and its helpers."""
    first = min([verb, *(c for c in draft.below(verb, "aux", "dep", "advmod", "neg", "iobj", "expl:comp") if c < verb)])
    return first > 0 and draft.words[first - 1] in _SETS_OFF


def _names_speaker(draft: Draft, verb: int, word: int) -> bool:
    between = range(verb + 1, min([word, *draft.below(word)]))
    return (
        word > verb and not draft.below(word, "case") and all(draft.kinds[b] in {"ADV", "DET", "ADJ"} for b in between)
    )
