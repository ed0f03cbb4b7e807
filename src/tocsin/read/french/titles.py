"""Names behind a title: of "le président malien Assimi Goïta" the English scheme has the name for head."""

from __future__ import annotations

from collections.abc import Iterator

from .draft import Draft
from .lists import words
from .words.lists import persons
from .words.lookup import entry_of

_BESIDE = frozenset(
    {"appos", "nmod", "flat:name", "flat:foreign", "amod", "advmod", "iobj", "obl:mod", "obl:arg", "dep"}
)
"""How the parser hangs a name on the noun before it."""
_OF_THE_NAME = frozenset({"flat:name", "flat:foreign", "compound", "appos"})
_OF_THE_TITLE = frozenset({"det", "amod", "nmod", "nummod", "fixed", "acl"})
"""What stays with the title where it stands before the name."""


def raise_names(draft: Draft) -> None:
    """Hang a title on the name behind it, and a body's kind on its name: "le groupe Wagner"."""
    for name in range(1, len(draft)):
        if draft.kinds[name] == "PROPN" and draft.labels[name] in _BESIDE and not draft.below(name, "case", "det"):
            _raise(draft, name)


def _raise(draft: Draft, name: int) -> None:
    noun = next((n for n in _over(draft, name) if _names(draft, n, name)), None)
    if noun is None or not _stands_behind(draft, noun, name):
        return
    draft.hang(name, noun)
    draft.replace(noun, name)
    draft.labels[noun] = "compound"
    for child in draft.below(noun):
        if child > name or draft.labels[child] not in _OF_THE_TITLE:
            draft.hang(child, name)


def _over(draft: Draft, name: int) -> Iterator[int]:
    """The noun that a name hangs on, then those that this one belongs to: "le chef de la junte Assimi Goïta"."""
    noun = draft.heads[name]
    while noun < name and draft.kinds[noun] == "NOUN":
        yield noun
        if draft.labels[noun] not in {"nmod", "conj"} or draft.heads[noun] == noun:
            return
        noun = draft.heads[noun]


def _names(draft: Draft, noun: int, name: int) -> bool:
    kind = draft.doc[name].ent_type_
    if kind in {"PERSON", ""} and entry_of(draft, noun) in persons():
        return not draft.has(noun, Number="Plur")
    return kind in {"ORG", "MISC", ""} and draft.lemmas[noun] in words("named_bodies")


def _stands_behind(draft: Draft, noun: int, name: int) -> bool:
    """Whether nothing but the noun's own words stands between the two, and no comma."""
    first = min([name, *(c for c in draft.below(name, *_OF_THE_NAME) if c > noun)])
    between = range(noun + 1, first)
    return all(draft.kinds[w] not in {"PUNCT", "VERB", "AUX"} and noun in draft.above(w) for w in between)
