"""Where an act is or would be: the learned choice of its place, and what a record may take from it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Literal

from spacy.tokens import Span

from tocsin.records import PlaceName
from tocsin.records.actor import base, sector

from . import clauses
from .candidate import Candidate
from .context import Context
from .triggers import Trigger
from .where import Choice, Link, choose_place, link_of

_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"})
"""Acts of words: they happen where they are spoken, not in the place that they speak of."""
_SPOKEN_AT = frozenset({"in", "at", "outside", "from"})
_AT = frozenset({"in", "at", "near", "inside", "outside", "across", "throughout", "within", "off"})
_SPEAKING = frozenset({"speak", "talk", "address", "meet", "gather", "arrive", "appear"})
_ORIGIN = frozenset({"bear", "born", "base", "live", "raise", "headquarter", "educate"})
_TOPICAL = frozenset({"discuss", "negotiate", "debate", "address", "review", "weigh", "consider"})
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
_WITH_REBELS = frozenset({"ASSAULT", "AID", "RETREAT", "COERCE"})
_LANDS = frozenset({"country", "nation", "state", "kingdom", "republic", "land"})
LEAST = 0.45
"""Share of the choice from which a place goes into a record."""


Rule = Literal["", "chosen", "spoken", "beside", "home", "setting"]
"""What gave the place: the learned choice, words spoken there, a name that stands with the act; or, where none is
named, whose state acts on its own, or where the text plays."""


@dataclass(frozen=True)
class Where:
    """Where an act is or would be: the toponym, and the country that it lies in."""

    place: PlaceName | None = None
    country: str = ""
    why: str = ""
    """Why this name, and why it stands for this place."""
    rule: Rule = ""
    choice: Choice | None = None
    """What the learned choice came to, where it was asked."""

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
    rule: Rule
    choice = None
    if trigger.root in _SPOKEN:
        place, why, rule = _spoken_at(context, trigger), "spoken there", "spoken"
    else:
        choice = choose_place(context.reading, trigger.token)
        place, why, rule = _chosen(context, trigger, choice), choice.why, "chosen"
        if place is None:
            place, why, rule = _beside(context, trigger), "it stands with the act itself", "beside"
    if place is None and (place := _where(context, trigger)) is not None:
        why, rule = "'where' it is told", "beside"
    if place is None:
        return Where(choice=choice)
    told = "; ".join(filter(None, (why, place.why)))
    return Where(place, _country(context, place, trigger), told, rule, choice)


def _spoken_at(context: Context, trigger: Trigger) -> PlaceName | None:
    """The town where words are spoken: "in Accra he urged", "speaking in Accra, he urged"."""
    told = {trigger.token, *(c for c in trigger.token.children if c.lemma_.lower() in _SPEAKING)}
    sentence = trigger.token.sent
    for place in context.places_in(sentence.start_char, sentence.end_char):
        span = context.reading.parse.char_span(place.start, place.end, alignment_mode="expand")
        if span is None or place.kind == "country" or place.demonym:
            continue
        link = link_of(span)
        if link.governor in told and link.preposition in _SPOKEN_AT and link.relation == "pobj":
            return place
    return None


def _chosen(context: Context, trigger: Trigger, choice: Choice) -> PlaceName | None:
    """The learned choice, where it is sure enough and the grammar does not speak against it."""
    place = choice.place
    if place is None or choice.score < LEAST:
        return None
    span = context.reading.parse.char_span(place.start, place.end, alignment_mode="expand")
    if span is None or span.root.sent != trigger.token.sent or _is_somebody(context, place, span):
        return None
    link = link_of(span)
    return None if _is_party(link, place, trigger) or _is_topic(link, trigger) else place


def _beside(context: Context, trigger: Trigger) -> PlaceName | None:
    """A known place that stands with the act or its victims: "bombing in Syria", "the Benghazi attack"."""
    token = trigger.token
    about = {token, *trigger.recipients, *([] if trigger.noun else clauses.objects(token))}
    about |= {trigger.light} if trigger.light is not None else set()
    for place in context.places_in(token.sent.start_char, token.sent.end_char):
        span = context.reading.parse.char_span(place.start, place.end, alignment_mode="expand")
        if span is None or place.demonym or not place.country:
            continue
        link = link_of(span)
        at = link.preposition in _AT and link.governor in about
        before = not link.preposition and link.head == token != span.root and place.kind != "country"
        if (at or before) and not _is_party(link, place, trigger) and not _is_topic(link, trigger):
            return place
    return None


def _where(context: Context, trigger: Trigger) -> PlaceName | None:
    """The place that a clause with "where" hangs on: "left Sudan, where a coup opened the door"."""
    verb = next((t for t in (trigger.token, *trigger.token.ancestors) if clauses.is_verb(t)), None)
    if verb is None or verb.dep_ != "relcl" or all(c.norm_ != "where" for c in verb.children):
        return None
    at = verb.head.idx
    return next((p for p in context.reading.places if p.start <= at < p.end and p.country and not p.demonym), None)


def _is_party(link: Link, place: PlaceName, trigger: Trigger) -> bool:
    """Whether the name is that of somebody who acts or is dealt with: "the ambassador of Chad", "arms to Egypt"."""
    force = trigger.root == "ASSAULT"
    if link.preposition in _PARTY or (link.preposition in _PARTY_UNLESS_FORCE and not force):
        return True
    if place.kind == "country" and link.preposition in {"", "of", "from", "to"} and trigger.root not in _MOVING:
        return True
    return link.head.dep_ in {"nsubj", "nsubjpass"} and link.governor == trigger.token and not force


def _is_topic(link: Link, trigger: Trigger) -> bool:
    """Whether talk is of the place, or somebody only comes from it: "met to discuss the war in Yemen"."""
    token = trigger.token
    if link.governor == token:
        return token.lemma_.lower() in _TOPICAL and not link.preposition
    between = takewhile(lambda t: t != token, [link.governor, *link.governor.ancestors])
    lemmas = {t.lemma_.lower() for t in between} | {token.lemma_.lower()}
    return bool(lemmas & _TOPICAL) or link.governor.lemma_.lower() in _ORIGIN


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
    if home := _at_rebels_home(context, candidate) or _the_country(context, candidate):
        return home
    if trigger.root not in _BODILY:
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


def _at_rebels_home(context: Context, candidate: Candidate) -> str:
    """Rebels of a state fight, are fought and are armed in that state, whoever else takes part."""
    if candidate.trigger.root not in _WITH_REBELS:
        return ""
    parties = (*candidate.actors.actors, *candidate.targets.actors)
    homes = {base(a) for a in parties if sector(a) == "REB" and context.is_state(base(a))}
    home = homes.pop() if len(homes) == 1 else ""
    told = _countries_beside(context, candidate.trigger) <= {*map(base, parties)}
    return home if told and context.who.scene(candidate.trigger.token, frozenset()) in {"", home} else ""


def _the_country(context: Context, candidate: Candidate) -> str:
    """ "Sent aid into the country", "twelve were killed in the country": the one that is meant."""
    trigger = candidate.trigger
    if trigger.root in _SPOKEN:
        return ""
    doers = set(map(base, candidate.actors.actors))
    for noun in clauses.preposition_objects(trigger.token, "in", "into", "to", "across", "inside", "within"):
        codes = {base(a) for a in context.actors(noun, acting=False).actors} if noun.lemma_ in _LANDS else set()
        if len(codes) == 1 and context.is_state(only := codes.pop()) and only not in doers:
            return only
    return ""
