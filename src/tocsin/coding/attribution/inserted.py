"""French verbs of saying among the words told: « La ville est calme, a-t-il dit, et le restera »."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Quotation

from .claim import Claim
from .page import Page
from .sources import subject

_STOPS = frozenset({",", "?", "!", "…"})
_AUXILIARIES = frozenset({"a", "ont", "avait", "avaient", "est", "sont", "s'", "s’", "était", "étaient"})
_PRONOUNS = frozenset({"-il", "-elle", "-ils", "-elles", "-on", "-t-il", "-t-elle", "-t-ils", "-t-elles", "-t-on"})
_REACH = 8
"""Words behind the verb in which its subject has to stand."""


def source_of_inserted(page: Page, quotation: Quotation, verb: Token) -> Token | None:
    """Who speaks, by a verb of saying that is set off inside the words quoted; none where the verb is one of them."""
    if page.parse.lang_ != "fr":
        return None
    first = _opening(verb)
    if first.i == 0 or first.idx <= quotation.start or first.nbor(-1).text not in _STOPS:
        return None
    pronoun = _pronoun(first, verb)
    if pronoun is not None:
        return pronoun
    found = subject(verb)
    if found is not None and verb.i < found.i <= verb.i + _REACH and found.head.i == verb.i:
        return found
    return None


def told_by_pronoun(page: Page, verb: Token) -> Claim | None:
    """ "La guerre durera, a-t-il précisé": the sentence before the comma, or all of it where it goes on behind one."""
    if page.parse.lang_ != "fr":
        return None
    first = _opening(verb)
    source = _pronoun(first, verb)
    start, end = page.sentence(verb)
    if source is None or first.idx <= start or first.nbor(-1).text != ",":
        return None
    behind = page.parse[max(verb.i, source.i) + 1 : max(verb.i, source.i) + 2]
    goes_on = len(behind) > 0 and behind[0].text == "," and behind[0].idx < end
    why = "verb of saying between the parts of its clause" if goes_on else "verb of saying after its clause"
    claim = Claim(start, end if goes_on else first.nbor(-1).idx, "indirect", verb.lemma_, why)
    claim.source = source
    return claim


def _pronoun(first: Token, verb: Token) -> Token | None:
    """The pronoun in "a-t-il dit" and "dit-elle"."""
    near = verb.doc[first.i : min(len(verb.doc), verb.i + 4)]
    return next((t for t in near if t.lower_ in _PRONOUNS and (t.i < verb.i or _joined(verb, t))), None)


def _joined(verb: Token, pronoun: Token) -> bool:
    return all(t.text.startswith("-") for t in verb.doc[verb.i + 1 : pronoun.i + 1])


def _opening(verb: Token) -> Token:
    """The first word of a verb with its auxiliary and the pronoun between them."""
    first = verb
    while first.i and (first.nbor(-1).lower_ in _AUXILIARIES or first.nbor(-1).text.startswith("-")):
        first = first.nbor(-1)
    return first


__all__ = ["source_of_inserted", "told_by_pronoun"]
