"""Why an event says what it says: from the notes that were taken while it was coded."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.records import Event, Part, Reason
from tocsin.records.actor import base

from .. import clauses
from ..context import Context
from ..perpetrators import NOTE
from ..trace import Decided
from ..triggers import Trigger
from . import days, pointing, scenes, tense, voices
from .parties import Place, around, exactly, not_known, party, unnamed, words_of
from .roots import is_listed, root


def event_parts(context: Context, event: Event, decided: Decided) -> Iterator[Part]:
    """The parts of one event."""
    trigger = decided.candidate.trigger
    yield root(context, event, decided)
    yield tense.status(context, event, decided)
    yield voices.holders(context, event, besides=trigger.token.idx)
    yield _actor(context, event, trigger) if event.actors else _no_actor(context, trigger)
    yield _target(context, event, trigger) if event.targets else _no_target(context, trigger)
    yield scenes.place(context, event, decided)
    yield days.date(context, event, decided.when)


def _actor(context: Context, event: Event, trigger: Trigger) -> Part:
    places = _places(context, event, trigger, doing=True)
    return _by_country(context, event, "actors", trigger, places) or party(context, "actors", event.actors, places)


def _target(context: Context, event: Event, trigger: Trigger) -> Part:
    places = _places(context, event, trigger, doing=False)
    return _by_country(context, event, "targets", trigger, places) or party(context, "targets", event.targets, places)


def _by_country(context: Context, event: Event, field: str, trigger: Trigger, places: list[Place]) -> Part | None:
    """A party that no word of the act names: people, or a government, of the country that the act is in."""
    codes = getattr(event, field)
    told = [place for place in places if place.reason.name not in _FROM_AFAR]
    if len(codes) != 1 or base(codes[0]) != event.country or exactly(context, codes[0], told) is not None:
        return None
    met = [] if field == "actors" else [*trigger.recipients, *([] if trigger.noun else clauses.objects(trigger.token))]
    shown = words_of(context, dict.fromkeys(met)) or (pointing.token(context, trigger.token),)
    if NOTE in event.ambiguous and field == "actors":
        return None
    reason = Reason("of the country of the act", {"code": codes[0], "words": ", ".join(w.text for w in shown)})
    return Part(field, codes, shown, "rule", (reason,), changes=(Reason("another country or name"),))


_FROM_AFAR = frozenset({"by what the text plays", "told beside it"})


def _no_actor(context: Context, trigger: Trigger) -> Part:
    word = trigger.token.text
    passive = clauses.is_verb(trigger.token) and clauses.is_passive(trigger.token)
    change = Reason("doer named behind by" if passive else "doer named", {"act": word})
    return not_known(context, "actors", trigger.doer) or unnamed(
        "actors", Reason("no doer told", {"act": word}), change
    )


def _no_target(context: Context, trigger: Trigger) -> Part:
    given = {"act": trigger.token.text}
    empty = unnamed("targets", Reason("nobody met told", given), Reason("someone met named", given))
    return not_known(context, "targets", trigger.recipients) or empty


def _places(context: Context, event: Event, trigger: Trigger, *, doing: bool) -> list[Place]:
    """Where the parse, then the encoder, has the party; of two who do it together the other side; then the text."""
    word, doc, act = trigger.token.text, context.reading.parse, trigger.act
    given = {"act": word}
    sides = (trigger.doer, trigger.recipients) if doing else (trigger.recipients, trigger.doer)
    names = ("subject of the act", "met by the act") if doing else ("met by the act", "subject of the act")
    change = Reason("turned round" if doing else "turned round to it", given)
    marked = () if act is None else _heads(doc, act.actors if doing else act.targets)
    by_encoder = Place(marked, "encoder", Reason("encoder marks", given), (Reason("encoder marks others", given),))
    by_parse = Place(sides[0], "rule", Reason(names[0], given), (change,))
    found = [by_parse, by_encoder] if is_listed(trigger) else [by_encoder, by_parse]
    found += [Place(sides[1], "rule", Reason(names[1], given))]
    if not trigger.noun:
        found.append(Place(tuple(clauses.objects(trigger.token)), "rule", Reason("object of the act", given)))
    for ring in around(context, event.start, event.end, "actors" if doing else "targets"):
        reason = (
            Reason("told beside it") if NOTE in event.ambiguous and doing else Reason("by what the text plays", given)
        )
        found.append(Place(ring.tokens, "rule", reason))
    return found


def _heads(doc: Doc, spans: tuple[tuple[int, int], ...]) -> tuple[Token, ...]:
    found = (doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
    return tuple(span.root for span in found if span is not None)
