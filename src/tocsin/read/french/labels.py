"""The rest of the labels: from the Universal Dependencies to those of the English scheme."""

from __future__ import annotations

from .draft import Draft
from .lists import words

_LABELS = {
    "nsubj:pass": "nsubjpass", "obj": "dobj", "iobj": "dative", "acl:relcl": "relcl", "aux:tense": "aux",
    "aux:pass": "auxpass", "expl:comp": "dep", "expl:pass": "dep", "expl:subj": "nsubj", "fixed": "dep",
    "vocative": "npadvmod", "flat:name": "compound", "flat:foreign": "compound", "obl:arg": "npadvmod",
    "obl:mod": "npadvmod", "obl:agent": "npadvmod", "obl": "npadvmod", "cop": "ROOT", "case": "prep",
}  # fmt: skip
_NEVER = frozenset({"ne", "n'", "n’"})
_SPOKEN_FOR = frozenset({"ROOT", "ccomp", "conj", "advcl", "parataxis"})


def join_names(draft: Draft) -> None:
    """The last word of a name is its head: "Emmanuel Macron"."""
    for first in range(len(draft)):
        rest = draft.below(first, "flat:name", "flat:foreign")
        rest = [word for n, word in enumerate(rest, 1) if word == first + n]
        if not rest or draft.kinds[first] not in {"PROPN", "X", "NOUN"}:
            continue
        last = rest[-1]
        if draft.kinds[first] == "NOUN" and draft.doc[first].is_lower:
            draft.labels[last] = "appos"  # "le club Everton"
            for part in rest[:-1]:
                draft.hang(part, last, "compound")
            continue
        draft.replace(first, last)
        draft.labels[first] = "compound"
        for child in draft.below(first):
            draft.hang(child, last, "compound" if child in rest else "")


def settle_labels(draft: Draft) -> None:
    """Name every dependency as English does."""
    _chain(draft)
    for word in range(len(draft)):
        draft.labels[word] = _label(draft, word)


def _label(draft: Draft, word: int) -> str:
    label, kind, head = draft.labels[word], draft.kinds[word], draft.heads[word]
    if head == word:
        return "ROOT"
    if label == "det":
        return "poss" if draft.tags[word] == "PRP$" else "det"
    if label in {"nmod", "obl:mod", "obl:arg", "obl", "obl:agent"}:
        return _bare(draft, word)
    if label == "advmod":
        return _adverb(draft, word)
    if label == "nsubj" and draft.tags[head] == "VBN" and draft.below(head, "auxpass"):
        return "nsubjpass"
    if label == "iobj" and kind == "PRON" and draft.words[word] in {"y", "en"}:
        return "advmod"
    if label == "obj" and draft.words[word] in {"se", "s'", "s’"}:
        return "dep"
    if label == "expl:subj" and draft.below(head, "nsubj", "nsubj:pass", "nsubjpass"):
        return "expl"
    if label == "ROOT":
        return "dep"
    return _LABELS.get(label, label)


def _bare(draft: Draft, word: int) -> str:
    """A noun without a preposition beside another or beside a verb: a time, a name, a pronoun."""
    if draft.is_verb(word):
        return "advcl"
    if draft.lemmas[word] in words("times") or draft.words[word] in words("times") or draft.kinds[word] == "NUM":
        return "npadvmod"
    if draft.kinds[word] == "PRON":
        return "dative"
    if draft.labels[word] == "nmod":
        return "appos" if draft.kinds[word] == "PROPN" and word > draft.heads[word] else "nmod"
    return "npadvmod"


def _adverb(draft: Draft, word: int) -> str:
    if draft.words[word] in _NEVER:
        return "dep"
    if draft.words[word] in words("negations") and _denies(draft, word):
        return "neg"
    return "advmod"


def _denies(draft: Draft, word: int) -> bool:
    """Whether a "ne" goes with it; "plus" and "point" alone mean other things, "pas" alone means it still."""
    head = draft.heads[word]
    near = {head, draft.heads[head]} if draft.labels[head] == "aux" else {head}
    with_ne = any(draft.words[c] in _NEVER for one in near for c in draft.below(one))
    return with_ne or (draft.words[word] == "pas" and draft.is_verb(head))


def _chain(draft: Draft) -> None:
    """Conjuncts hang on the one before, and "and" on the first of the two that it joins."""
    for word in range(len(draft)):
        joined = [c for c in draft.below(word, "conj") if c > word]
        before = word
        for one in joined:
            for cc in [c for c in draft.below(one, "cc") if c < one]:
                draft.hang(cc, before)
            if before != word:
                draft.hang(one, before)
            before = one
