"""Why a record names an actor: the words that stand for it, and who told that they do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tocsin.records import How, Part, Reason, Words
from tocsin.records.actor import base

from .. import clauses
from ..context import Context
from . import pointing

_FRAME = re.compile(r"country of the text's frame \(([^)]+)\)")
_OFFICE = re.compile(r"office of ([^:;]+): ([^;]+)")
_NAMELIKE = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})
_NEAR = 3
"""Sentences before a record in which a name for its party is looked for."""


@dataclass(frozen=True)
class Place:
    """Words that may name a party, and how they come to stand where one is looked for."""

    tokens: tuple[Token, ...]
    how: How
    reason: Reason
    changes: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Named:
    """A word that stands for a party, where it was found, and the coder's note on whom it means."""

    token: Token
    place: Place
    note: str


def named(context: Context, code: str, places: Sequence[Place]) -> Named | None:
    """The first word that stands for an actor; where none does exactly, one for the same state or group."""
    return exactly(context, code, places) or _of_same(context, code, places)


def exactly(context: Context, code: str, places: Sequence[Place]) -> Named | None:
    """The first word that stands for an actor."""
    for place in places:
        for word in place.tokens:
            for acting in (True, False):
                found = context.actors(word, acting=acting)
                if code in found.actors:
                    return Named(_one_of(context, word, code), place, found.why)
    return None


def _of_same(context: Context, code: str, places: Sequence[Place]) -> Named | None:
    """A word for the same state or group in another role; a pronoun is too little for that."""
    for place in places:
        for word in place.tokens:
            found = context.actors(word) if word.pos_ != "PRON" else None
            if found is not None and any(base(code) == base(actor) for actor in found.actors):
                reason = Reason("of the same state", {"word": word.text, "code": code})
                return Named(word, replace(place, reason=reason), "")
    return None


def _one_of(context: Context, head: Token, code: str) -> Token:
    """Of several nouns joined by "and", the one that is meant."""
    for word in clauses.conjuncts(head):
        for acting in (True, False):
            if code in context.who.sense(word).resolution(acting=acting).actors:
                return word
    return head


def party(context: Context, field: str, codes: Sequence[str], places: Sequence[Place]) -> Part:
    """The part of a field that holds actors; ``places`` are looked through in their order."""
    found = [(code, named(context, code, places)) for code in codes]
    known = [one for _, one in found if one is not None]
    reasons = [*dict.fromkeys(_key(one.place.reason) for one in known)]
    told = tuple(_reason(key) for key in reasons)
    notes = tuple(dict.fromkeys(_meant(code, one.note) for code, one in found if one is not None and one.note))
    missing = tuple(Reason("party not in these words", {"code": code}) for code, one in found if one is None)
    changes = [*(c for one in known for c in one.place.changes), *(c for one in known for c in _otherwise(one))]
    return Part(
        field,
        tuple(codes),
        tuple(dict.fromkeys(pointing.phrase(context, one.token) for one in known)),
        _how(context, known),
        (*told, *(Reason("meant", {"code": c, "note": n}) for c, n in notes), *missing),
        changes=tuple(_reason(key) for key in dict.fromkeys(map(_key, changes))),
    )


def _key(reason: Reason) -> tuple[str, tuple[tuple[str, str], ...]]:
    return reason.name, tuple(reason.given.items())


def _reason(key: tuple[str, tuple[tuple[str, str], ...]]) -> Reason:
    return Reason(key[0], dict(key[1]))


def _meant(code: str, note: str) -> tuple[str, str]:
    """The note's piece on one actor: notes on several stand behind each other."""
    pieces = [piece for piece in note.split("; ") if code in piece.partition(":")[0]]
    told = pieces[0] if pieces else note
    return code, " ".join(told.partition(": ")[2].split()) or told


def _how(context: Context, known: Sequence[Named]) -> How:
    if any(one.place.how == "encoder" for one in known):
        return "encoder"
    names = (n for n in context.reading.names if n.code)
    listed = {i for n in names for i in range(n.start, n.end)}
    return "registry" if known and all(one.token.idx in listed for one in known) else "rule"


def _otherwise(one: Named) -> Iterator[Reason]:
    """What the note itself hangs on: the last fitting name, the text's frame, an office on a day."""
    frame, office = _FRAME.search(one.note), _OFFICE.search(one.note)
    if one.token.pos_ == "PRON":
        yield Reason("another name before it", {"word": one.token.text})
    if frame is not None:
        yield Reason("another country in the text", {"told": frame[1], "word": one.token.text})
    if office is not None:
        yield Reason("another day of office", {"person": office[1], "office": office[2]})


def around(context: Context, start: int, end: int, field: str) -> list[Place]:
    """Where a party of a record is looked for that has no grammar of its own: its words, its sentence, before it."""
    inside, sentence, before = _rings(context, start, end)
    reason = Reason("named in its words", {"field": field})
    return [
        Place(inside, "rule", reason),
        Place(sentence, "rule", Reason("named in its sentence")),
        Place(before, "rule", Reason("named before it")),
    ]


def _rings(context: Context, start: int, end: int) -> tuple[tuple[Token, ...], tuple[Token, ...], tuple[Token, ...]]:
    found = context.reading.parse.char_span(start, end, alignment_mode="expand")
    if found is None:
        return (), (), ()
    doc, first, last = found.doc, found[0].sent.start, found[-1].sent.end
    back = first
    for _ in range(_NEAR):
        back = doc[back - 1].sent.start if back else 0
    inside = _nominal(found)
    taken = {t.i for t in inside}
    sentence = tuple(t for t in _nominal(doc[first:last], pronouns=False) if t.i not in taken)
    return inside, sentence, _nominal(reversed(doc[back:first]), pronouns=False)


def _nominal(tokens: Iterable[Token], *, pronouns: bool = True) -> tuple[Token, ...]:
    return tuple(t for t in tokens if t.pos_ in _NAMELIKE and (pronouns or t.pos_ != "PRON"))


def unnamed(field: str, reason: Reason, change: Reason) -> Part:
    """The part of a field for an actor that stays empty."""
    return Part(field, (), (), "rule", (reason,), changes=(change,))


def not_known(context: Context, field: str, heads: Sequence[Token]) -> Part | None:
    """The part of a field whose words are there, but stand for nobody who is known; None where no words are."""
    if not heads:
        return None
    shown = words_of(context, heads)
    both = next((a for head in heads for a in context.actors(head).actors), "")
    if both:
        given = {"word": shown[0].text, "code": both}
        return Part(field, (), shown, "rule", (Reason("acts already", given),), changes=(Reason("told whose", given),))
    note = next((n.partition(": ")[2] for head in heads if (n := context.actors(head).why)), "")
    given = {"word": shown[0].text, "note": note}
    reason = Reason("words for nobody known", given) if note else Reason("words for nobody listed", given)
    return Part(field, (), shown, "rule", (reason,), changes=(Reason("told whose", given),))


def words_of(context: Context, tokens: Iterable[Token]) -> tuple[Words, ...]:
    """The noun phrases of several tokens."""
    return tuple(dict.fromkeys(pointing.phrase(context, t) for t in tokens))
