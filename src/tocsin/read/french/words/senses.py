"""Verbs whose English entry hangs on what stands beside them, and objects that English has without a preposition.

"Arrêter un homme" is to arrest, "arrêter les combats" to stop; "s'emparer de la ville" is to seize the town.
"""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.read.french.draft import Draft

from .lists import entries, objects, plain, senses
from .lookup import is_reflexive
from .phrases import make_object

_OBJECTS = frozenset({"dobj", "nsubjpass", "oprd"})
_TO = frozenset({"à", "au", "aux"})
_INTO = frozenset({"à", "au", "aux", "dans", "en", "sur"})
_OF = frozenset({"de", "d'", "du", "des"})
_SAME = {"à": _TO, "de": _OF}
_PEOPLE = "person"
_PLACES = frozenset({"GPE", "LOC"})


def choose(draft: Draft, given: dict[int, str]) -> None:
    """Put another entry where a verb's neighbours ask for one, and give verbs their objects as English has them."""
    for verb in range(len(draft)):
        if draft.kinds[verb] not in {"VERB", "AUX"} or verb not in given or draft.labels[verb] in {"aux", "auxpass"}:
            continue
        lemma = plain(draft.lemmas[verb])
        given[verb] = _by_neighbours(draft, verb, lemma) or given[verb]
        if lemma == "faire":
            _toll(draft, verb, given)
        elif lemma == "avoir":
            _existence(draft, verb, given)
        _objects(draft, verb, given[verb])


def _by_neighbours(draft: Draft, verb: int, lemma: str) -> str:
    known = senses().get(lemma)
    if is_reflexive(draft, verb):
        own = senses().get(f"s'{lemma}") or senses().get(f"se {lemma}")
        known = own if own or {f"s'{lemma}", f"se {lemma}"} & set(entries("verb")) else known
    if known is None:
        return ""
    return next((entry for entry, signs in known.items() if any(_told(draft, verb, sign) for sign in signs)), "")


def _told(draft: Draft, verb: int, sign: str) -> bool:
    if sign.startswith("<"):
        return _SHAPES[sign](draft, verb)
    preposition, _, noun = sign.rpartition(" ")
    if not preposition:
        return noun in set(_lemmas(draft, _arguments(draft, verb)))
    if preposition == "<alone>":
        return False
    forms = _SAME.get(preposition, frozenset({preposition}))
    prepositions = [p for p in draft.below(verb, "prep", "agent") if plain(draft.words[p]) in forms]
    return noun in set(_lemmas(draft, [o for p in prepositions for o in draft.below(p, "pobj")]))


def _arguments(draft: Draft, verb: int) -> list[int]:
    found = [word for word in draft.below(verb) if draft.labels[word] in _OBJECTS]
    if draft.labels[verb] in {"acl", "amod"} and draft.tags[verb] == "VBN":
        found.append(draft.heads[verb])  # "les hommes arrêtés"
    return found


def _lemmas(draft: Draft, words: list[int]) -> Iterator[str]:
    for word in words:
        yield plain(draft.lemmas[word])
        yield plain(draft.words[word])
        for prep in draft.below(word, "prep"):  # "une vingtaine de civils"
            if draft.lemmas[word].endswith(("aine", "ier", "ion")):
                yield from (plain(draft.lemmas[o]) for o in draft.below(prep, "pobj"))
        yield from _lemmas(draft, draft.below(word, "conj"))


def _infinitive(draft: Draft, verb: int) -> bool:
    return any(draft.has(c, VerbForm="Inf") for c in draft.below(verb, "xcomp", "ccomp", "advcl") if c > verb)


def _clause(draft: Draft, verb: int) -> bool:
    return any(draft.below(c, "mark") for c in draft.below(verb, "ccomp") if not draft.has(c, VerbForm="Inf"))


def _object(draft: Draft, verb: int) -> bool:
    return bool(_arguments(draft, verb))


def _alone(draft: Draft, verb: int) -> bool:
    bare = not _arguments(draft, verb) and not draft.below(verb, "auxpass")
    return bare and draft.labels[verb] not in {"acl", "relcl"}


def _adjective(draft: Draft, verb: int) -> bool:
    return bool(draft.below(verb, "acomp")) or any(draft.kinds[c] == "ADJ" for c in draft.below(verb, "oprd", "xcomp"))


def _named(draft: Draft, verb: int) -> bool:
    return any(draft.kinds[c] == "PROPN" for c in draft.below(verb, "oprd", "attr"))


def _place(draft: Draft, verb: int) -> bool:
    """ "Se rendre à Kigali", "en Chine": what leads to a place that is named."""
    leading = [p for p in draft.below(verb, "prep") if plain(draft.words[p]) in _INTO]
    return any(draft.doc[o].ent_type_ in _PLACES for p in leading for o in draft.below(p, "pobj"))


_SHAPES = {
    "<infinitive>": _infinitive, "<clause>": _clause, "<object>": _object, "<alone>": _alone, "<adjective>": _adjective,
    "<named>": _named, "<place>": _place,
}  # fmt: skip


def _toll(draft: Draft, verb: int, given: dict[int, str]) -> None:
    """ "A fait douze morts" killed twelve people."""
    dead = objects("toll")
    for noun in draft.below(verb, "dobj"):
        counted = [o for p in draft.below(noun, "prep") for o in draft.below(p, "pobj")]
        for word in (noun, *counted):
            deed = dead.get(plain(draft.lemmas[word])) or dead.get(plain(draft.words[word]).removesuffix("s"))
            if deed is not None:
                given[verb], given[word] = deed, _PEOPLE
                return


def _existence(draft: Draft, verb: int, given: dict[int, str]) -> None:
    """ "Il y a des soldats": there are soldiers."""
    there = [c for c in draft.below(verb) if c < verb and plain(draft.words[c]) == "y"]
    if not there:
        return
    given[verb] = "be"
    draft.labels[there[0]] = "expl"
    for empty in draft.below(verb, "nsubj"):
        if plain(draft.words[empty]) == "il":
            draft.labels[empty] = "dep"
    for told in draft.below(verb, "dobj"):
        draft.labels[told] = "attr"


def _objects(draft: Draft, verb: int, entry: str) -> None:
    if draft.below(verb, "dobj"):
        return
    if entry in objects("of"):
        make_object(draft, verb, _OF)
    elif entry in objects("to") or (entry in objects("asking") and _infinitive(draft, verb)):
        make_object(draft, verb, _TO)
    elif entry in objects("to_or_in"):
        make_object(draft, verb, _INTO)


__all__ = ["choose"]
