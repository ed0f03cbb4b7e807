"""Where an act is or would be: the learned choice of its place, and what a record may take from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.tokens import Span

from tocsin.records import PlaceName
from tocsin.records.actor import base

from .candidates import Candidate
from .context import Context
from .triggers import Trigger
from .where import Link, choose_place, link_of

_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"})
"""Acts of words: they happen where they are spoken, not in the place that they speak of."""
_SPOKEN_AT = frozenset({"in", "at", "outside", "from"})
_TOPICAL = frozenset({"discuss", "negotiate", "debate", "address", "review", "weigh", "consider", "suspend", "cut"})
"""Verbs whose object is what is dealt with, not where."""
_PARTY = frozenset({"with", "about", "regarding", "like", "than", "by", "including"})
"""Prepositions that lead to a party or a subject of any act."""
_PARTY_UNLESS_FORCE = frozenset({"against", "for", "between", "as", "over"})
"""The same, but an attack can be against a town and over a city."""
_MOVING = frozenset({"ASSAULT", "RETREAT", "MOBILIZE", "CONSULT"})
"""Acts for which a state that is their object, or that "of", "from" or "to" leads to, is where they are."""
_PERSONAL = frozenset({"PERSON", "NORP", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_BODILY = frozenset({"ASSAULT", "PROTEST", "COERCE", "RETREAT"})
"""Acts that are somewhere, and mostly where the text plays; aid, sanctions and talks come from abroad."""
_LEAST = 0.45
"""Share of the choice from which a place goes into a record."""


@dataclass(frozen=True)
class Where:
    """Where an act is or would be: the toponym, and the country that it lies in."""

    place: PlaceName | None = None
    country: str = ""

    def fields(self) -> dict[str, Any]:
        """The fields of an event record."""
        place = self.place
        if place is None:
            return {"country": self.country}
        return {
            "place": place.text,
            "country": self.country,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "place_id": place.place_id,
            "admin1": place.admin1,
            "place_precision": place.precision,
        }


def place_of(context: Context, trigger: Trigger) -> Where:
    """The place of the act and its country, nothing where the act's own sentence names none."""
    choice = choose_place(context.reading, trigger.token)
    if choice.place is None or choice.score < _LEAST or not _is_setting(context, choice.place, trigger):
        return Where()
    return Where(choice.place, _country(context, choice.place, trigger))


def _is_setting(context: Context, place: PlaceName, trigger: Trigger) -> bool:
    """Whether the act can be in the place: named in its sentence, and for an act of words said of the speaking."""
    span = context.reading.parse.char_span(place.start, place.end, alignment_mode="expand")
    if span is None or span.root.sent != trigger.token.sent or _is_somebody(context, place, span):
        return False
    link = link_of(span)
    if trigger.pattern.root in _SPOKEN:
        return link.governor == trigger.token and link.preposition in _SPOKEN_AT and place.kind != "country"
    if place.kind == "country" and trigger.pattern.root not in _MOVING and link.preposition in {"", "of", "from", "to"}:
        return False  # "the ambassador of Chad", "sold arms to Egypt": a party
    return not _is_topic(link, trigger) and link.head.dep_ not in {"nsubj", "nsubjpass"}


def _is_topic(link: Link, trigger: Trigger) -> bool:
    """Whether the name is what the act deals with: "discussed the situation in Kivu", "cut ties with Quito"."""
    treated = link.governor == trigger.token and bool(link.preposition)
    if (trigger.token.lemma_.lower() in _TOPICAL and not treated) or link.preposition in _PARTY:
        return True
    return trigger.pattern.root != "ASSAULT" and link.preposition in _PARTY_UNLESS_FORCE


def _is_somebody(context: Context, place: PlaceName, span: Span) -> bool:
    """Whether an unresolved name is a person's, a people's or a group's."""
    if place.place_id or place.country:
        return False
    named = any(
        n.kind in {"person", "group", "organisation", "demonym", "outlet"}
        for n in context.reading.names
        if n.start < place.end and place.start < n.end
    )
    return named or any(t.ent_type_ in _PERSONAL for t in span)


def _country(context: Context, place: PlaceName, trigger: Trigger) -> str:
    """The place's country; of a place that reading could not tell, only what other places of the text bear out."""
    if place.place_id or place.kind != "other":
        return place.country
    others = [p for p in context.reading.places if p.start != place.start and p.country]
    if place.country in {p.country for p in others}:
        return place.country
    beside = {p.country for p in others if trigger.token.sent.start_char <= p.start < trigger.token.sent.end_char}
    return beside.pop() if len(beside) == 1 else ""


def country_by_scene(context: Context, candidate: Candidate) -> str:
    """The country of a bodily act without a place: where the text plays, if nothing in the sentence speaks against it.

    Forces of another state than the one that is acted on are outsiders: what they do abroad is not at their home.
    """
    trigger = candidate.trigger
    if trigger.pattern.root not in _BODILY:
        return ""
    targets = frozenset(filter(context.is_state, map(base, candidate.targets.actors)))
    actors = frozenset(filter(context.is_state, map(base, candidate.actors.actors)))
    scene = context.who.scene(trigger.token, actors - targets)
    if targets and scene not in targets:
        return ""
    return scene if _countries_beside(context, trigger) <= {scene, *actors} else ""


def _countries_beside(context: Context, trigger: Trigger) -> set[str]:
    """Countries that the places of the act's sentence lie in."""
    sentence = trigger.token.sent
    return {p.country for p in context.places_in(sentence.start_char, sentence.end_char) if p.country}
