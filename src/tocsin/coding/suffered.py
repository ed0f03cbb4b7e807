"""Who is behind a thing that an act is done to, and who suffers a deed that a noun names.

"Criticized Trump's decision" is criticism of Trump, "bombed ISIS positions" is done to ISIS, and who "fends off an
attack" or "is hit by sanctions" is the one that they are meant for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from . import clauses
from .lexicon import load_lexicon
from .nouns import governor, hull, lemma

Knows = Callable[[Token], bool]
"""Whether a noun phrase stands for an actor."""


def met(told: Iterable[Token], root: str, knows: Knows) -> tuple[Token, ...]:
    """Whom an act meets: those told, and who is behind the things that are told.

    Of an agreement only where nobody else is: "accepted Egypt's proposal for a truce with rebels" is one with rebels.
    """
    words = tuple(told)
    if root == "AGREE" and any(knows(t) for t in words):
        return words
    return tuple(t for one in words for t in behind(one, root, knows) or [one])


def behind(thing: Token, root: str, knows: Knows) -> list[Token]:
    """The words for whoever a nameless thing belongs to or comes from; nobody where the text does not say.

    A deed is not its victims': "the killing of miners" is not the miners', so of deeds only who does them counts.
    """
    if knows(thing) or thing.pos_ not in {"NOUN", "PROPN"} or thing.ent_type_ in {"PERSON", "DATE", "TIME"}:
        return []
    found = [t for t in _owners(thing, root) if knows(t)]
    return found[:1] if found and found[0].dep_ != "pobj" else found


def through(thing: Token, knows: Knows) -> list[Token]:
    """Who acts through a thing that is told to act: "Israeli air strikes killed", "a UN report condemned"."""
    if knows(thing) or lemma(thing) not in load_lexicon("parties")["through"]:
        return []
    before = clauses.children(thing, "poss", "amod", "compound", "nmod")
    found = [t for t in (*before, *clauses.preposition_objects(thing, "by", "from")) if not side_taken(t) and knows(t)]
    return found[:1]


def _owners(thing: Token, root: str) -> Iterator[Token]:
    words = load_lexicon("parties")
    if root not in words["reaching"]:
        return
    yield from clauses.children(thing, "poss")
    yield from (c for c in clauses.children(thing, "amod", "compound", "nmod") if not side_taken(c))
    ways = ["by", "from"] if lemma(thing) in words["deeds"] or root == "ASSAULT" else ["by", "from", "of"]
    yield from clauses.preposition_objects(thing, *ways)


def tells_of(teller: Token, deed: Token) -> bool:
    """Whether somebody is only told to know or tell of a deed: "the UN said that 40 people were killed".

    Not where the deed is the teller's own: "the army said that its jets bombed", "said that it had shelled".
    """
    verb = teller.head
    said = teller.dep_ == "nsubj" and verb.lemma_.lower() in load_lexicon("parties")["telling"]
    if not said or verb == deed or not verb.is_ancestor(deed):
        return False
    between = [t for t in deed.doc[min(verb.i, deed.i) : deed.right_edge.i + 1] if t.head in {deed, *deed.ancestors}]
    return all(t.tag_ not in {"PRP", "PRP$"} for t in between) and deed.dep_ not in {"xcomp", "dobj"}


def is_victim(word: Token) -> bool:
    """Whether a deed is told to be done to somebody: "the killing of miners", "attacks on Kenya"."""
    over = word.head
    deed = over.dep_ == "prep" and over.norm_ in {"of", "on", "against"} and word.dep_ == "pobj"
    return deed and lemma(over.head) in load_lexicon("parties")["deeds"]


def side_taken(word: Token) -> str:
    """ "anti" of "anti-French", "pro" of "pro-Russian": for or against whom something is, and not whose it is."""
    before = [t.norm_ for t in word.doc[max(0, word.i - 2) : word.i]]
    front = before[0] if before[1:] == ["-"] else word.norm_.partition("-")[0]
    return front if front in {"pro", "anti"} else ""


def doers_beside(deed: Token) -> list[Token]:
    """Who answers for a deed though it hangs on other words: "claimed responsibility for the attacks and a bombing"."""
    while deed.dep_ == "conj" and deed.head.pos_ == "NOUN":
        deed = deed.head
    blame = deed.head.head if deed.dep_ == "pobj" and deed.head.norm_ == "for" else None
    if blame is None or blame.lemma_.lower() not in load_lexicon("parties")["answering"]:
        return []
    verb = blame.head if blame.dep_ == "dobj" else blame
    return _subject(verb) if clauses.is_verb(verb) and not clauses.is_passive(verb) else []


def sufferers(deed: Token) -> list[Token]:
    """Who faces a deed, by the verb over it: "faced protests", "came under attack", "was hit by strikes"."""
    words = load_lexicon("parties")
    verb, how = governor(_wave(hull(deed)))
    if verb is None:
        return []
    word = verb.lemma_.lower()
    if how == "object" and word in words["suffering"] and not clauses.is_passive(verb):
        return _subject(verb)
    if how == "by" and clauses.is_passive(verb) and word in words["hitting"]:
        return _subject(verb)
    if how == "under" and word in words["coming"]:
        return _subject(verb)
    if how == "to" and word in words["subjecting"]:
        return clauses.objects(verb)[:1]
    return []


def _wave(deed: Token) -> Token:
    """The noun that counts the deeds: "a series of raids"."""
    over = deed.head.head if deed.dep_ == "pobj" and deed.head.norm_ == "of" else deed
    return over if over.lemma_.lower() in load_lexicon("circumstances")["waves"] else deed


def _subject(verb: Token) -> list[Token]:
    found = clauses.subject(verb)
    return [found] if found is not None else []
