"""Which entry a French word shares, by its kind, its lemma and, where the model's lemma fails, its form."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.read.french.draft import Draft

from .lists import entries, objects, plain

_REFLEXIVE = frozenset({"se", "s'"})
_FIRST = "er"
_ENDINGS = (
    "eraient", "erait", "eront", "èrent", "aient", "ait", "era", "ent", "ant", "ées", "ée", "és", "ons", "ez", "é", "e",
    "a",
)  # fmt: skip
_VERBAL = frozenset({"VERB", "AUX"})
_FORMER = "ex-"


def entry_of(draft: Draft, word: int) -> str:
    """The entry of one word by itself; empty where it keeps its own name."""
    kind, form, lemma = draft.kinds[word], plain(draft.words[word]), plain(draft.lemmas[word])
    if kind in _VERBAL:
        return _verb(draft, word, form, lemma)
    if kind == "NOUN":
        return _noun(form, lemma)
    if kind == "PROPN":
        # "Le Président", "l'Armée": a common noun with a capital, unless it is part of a name.
        return "" if draft.doc[word].ent_type_ in {"PERSON", "GPE", "PER", "LOC"} else _noun(form, form)
    if kind == "ADJ":
        return _adjective(form, lemma)
    return entries("adverb").get(form, "") if kind == "ADV" else ""


def is_reflexive(draft: Draft, verb: int) -> bool:
    """Whether "se" goes with the verb."""
    return any(plain(draft.words[c]) in _REFLEXIVE and c < verb for c in draft.below(verb))


def _verb(draft: Draft, word: int, form: str, lemma: str) -> str:
    known = entries("verb")
    for one in _lemmas(form, lemma):
        if is_reflexive(draft, word):
            found = known.get(f"s'{one}") or known.get(f"se {one}") or known.get(one)
        else:
            found = known.get(one)
        if found:
            return found
    return ""


def _lemmas(form: str, lemma: str) -> Iterator[str]:
    """The lemma, then what the form may be one of: the model takes "estime" for the lemma of itself."""
    yield lemma
    for ending in _ENDINGS:
        if form.endswith(ending):
            yield form[: -len(ending)] + _FIRST


def _noun(form: str, lemma: str) -> str:
    known = entries("noun")
    for one in (form, lemma, form.removesuffix("s"), form.removesuffix("x")):
        if one in known:
            return known[one]
    return known.get(form.removeprefix(_FORMER).removesuffix("s"), "") if form.startswith(_FORMER) else ""


def _adjective(form: str, lemma: str) -> str:
    known = entries("adjective")
    for one in (lemma, form, *_masculine(form)):
        if one in known:
            return known[one]
    return ""


def is_adjective(draft: Draft, word: int) -> bool:
    """Whether the lists know a participle as an adjective."""
    return bool(_adjective(plain(draft.words[word]), ""))


def _masculine(form: str) -> Iterator[str]:
    """ "Armées" → armé, "présidentielles" → présidentiel, "meurtrière" → meurtrier."""
    single = form.removesuffix("s")
    yield single
    for feminine, masculine in objects("feminine").items():
        if single.endswith(feminine):
            yield single.removesuffix(feminine) + masculine
    if single.endswith("e"):
        yield single[:-1]
    if form.endswith("aux"):
        yield f"{form[:-3]}al"


def participle_of(form: str) -> str:
    """The verb's entry of a participle that the model takes for an adjective: "arrêtés" → arrest."""
    known = entries("verb")
    return next((known[one] for one in _lemmas(form, form) if one in known and form.endswith(_PASSIVE)), "")


_PASSIVE = ("é", "ée", "és", "ées")

__all__ = ["entry_of", "is_adjective", "is_reflexive", "participle_of"]
