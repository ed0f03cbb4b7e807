"""What small words are in English: prepositions by what they hang on, pronouns by whom they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tocsin.read.french.draft import Draft
from tocsin.read.french.lists import words

from .lists import heads, objects, persons, plain, small

_OF = frozenset({"de", "d'", "du", "des"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PERSON = frozenset({"PERSON", "PER"})
_PLACED = frozenset({"à", "au", "aux", "en"})
_POSSESSIVE = frozenset({"son", "sa", "ses"})
_IMPERSONAL = frozenset({"falloir", "agir", "pleuvoir", "sembler", "paraître", "exister", "valoir"})
_REACH = 60
"""How many words back a pronoun may look."""
_FAR = 150
"""The same for whoever goes on speaking: a quotation of some length may stand between."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "conj", "ROOT", "appos"})


def norm_of(draft: Draft, word: int, given: Mapping[int, str]) -> str:
    """The English form of a small word; empty where the word is none, or has none."""
    kind, form, label = draft.kinds[word], plain(draft.words[word]), draft.labels[word]
    if kind == "ADP":
        return _preposition(draft, word, form, given)
    if kind in {"CCONJ", "SCONJ"}:
        return str(small("conjunctions").get(form, ""))
    if kind == "NUM":
        return str(small("numbers").get(form, ""))
    if kind in {"PRON", "DET"}:
        if form in small("singular") and (kind == "PRON" or form in _POSSESSIVE):
            return _singular(draft, word, form, given)
        return str(small("determiners" if kind == "DET" else "pronouns").get(form, ""))
    if label == "neg":
        return "never" if form in {"jamais", "guère"} else "not"
    return ""


def _preposition(draft: Draft, word: int, form: str, given: Mapping[int, str]) -> str:
    over = given.get(draft.heads[word], "")
    if form in _OF and draft.labels[word] == "prep" and _parts(draft, word, given):
        for table, norm in (("from_heads", "from"), ("on_heads", "on"), ("about_heads", "about")):
            if over in heads(table):
                return norm
    if form in _PLACED and _leads_to_place(draft, word, given):
        return "to" if over in heads("to_heads") else "in"
    return str(small("prepositions").get(form, ""))


def _parts(draft: Draft, word: int, given: Mapping[int, str]) -> bool:
    """ "Se retirer de" leads away, "le retrait de" first to those who go: behind a noun only a place is left."""
    return draft.is_verb(draft.heads[word]) or _leads_to_place(draft, word, given)


def _leads_to_place(draft: Draft, word: int, given: Mapping[int, str]) -> bool:
    nouns = draft.below(word, "pobj")
    return any(draft.doc[noun].ent_type_ in _PLACES or given.get(noun) in objects("lands") for noun in nouns)


def _singular(draft: Draft, word: int, form: str, given: Mapping[int, str]) -> str:
    """ "Il" and "son" do not say whether a person is meant: whoever was last spoken of does."""
    person, thing = small("singular")[form]
    if form == "il" and _is_empty(draft, word):
        return "it"
    gender = None if form in {*_POSSESSIVE, "l'", "lui"} else "Masc" if form in {"il", "le"} else "Fem"
    if _says(draft, word):  # "L'Occident tombe, a-t-il dit": who speaks is likelier the person before it
        nearest = [_is_person(draft, noun, given) for noun in _before(draft, word, gender, _FAR)]
        return str(person if any(nearest) or not nearest else thing)
    for noun in _before(draft, word, gender):
        return str(person if _is_person(draft, noun, given) else thing)
    return str(person)


def _says(draft: Draft, word: int) -> bool:
    """Whether a pronoun goes on speaking: behind its verb, or as the first of its sentence."""
    verb = draft.heads[word]
    if draft.labels[word] != "nsubj" or draft.lemmas[verb] not in words("said"):
        return False
    start = draft.doc[word].sent.start
    return word > verb or not any(noun >= start for noun in _before(draft, word, None))


def _is_empty(draft: Draft, word: int) -> bool:
    """ "Il faut", "il est possible que": nobody is meant."""
    verb = draft.heads[word]
    if draft.labels[word] == "expl" or plain(draft.lemmas[verb]) in _IMPERSONAL:
        return True
    told = draft.below(verb, "acomp", "attr")
    clauses = [c for one in (verb, *told) for c in draft.below(one, "ccomp", "xcomp", "csubj")]
    return plain(draft.lemmas[verb]) == "être" and bool(told) and bool(clauses)


def _before(draft: Draft, word: int, gender: str | None, reach: int = _REACH) -> Iterator[int]:
    """The subjects before a pronoun that agree with it, the nearest first."""
    for noun in range(word - 1, max(-1, word - reach), -1):
        if draft.kinds[noun] not in {"NOUN", "PROPN"} or draft.labels[noun] not in _SUBJECTS:
            continue
        own = draft.forms[noun].get("Gender") or _of_article(draft, noun)
        if draft.has(noun, Number="Plur") or (gender and own and own != gender):
            continue
        yield noun


def _of_article(draft: Draft, noun: int) -> str | None:
    return next((draft.forms[c].get("Gender") for c in draft.below(noun, "det")), None)


def _is_person(draft: Draft, noun: int, given: Mapping[int, str]) -> bool:
    return draft.doc[noun].ent_type_ in _PERSON or given.get(noun) in persons()


__all__ = ["norm_of"]
