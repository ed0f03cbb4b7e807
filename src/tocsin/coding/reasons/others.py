"""Why a forecast, agreement, posture, relation, indicator or dispute says what it says: by the note kept with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tocsin.records import Forecast, Indicator, Part, Posture, Reason, Record, Words, percent

from ..context import Context
from ..seen.completed import DOUBTED, SURE
from . import days, labels, pointing, voices
from .outlooks import foretold
from .parties import Place, around, party, unnamed

_SEEN = "read as"
_PARTIES: Mapping[str, tuple[str, ...]] = {
    "agreement": ("parties",), "posture": ("owner",), "relation": ("a", "b"), "indicator": ("source",),
}  # fmt: skip
_WORDED: Mapping[str, tuple[str, ...]] = {
    "forecast": ("outcome", "condition"), "agreement": ("name",),
    "indicator": ("metric", "value_text", "period", "scope"), "dispute": ("topic",),
}  # fmt: skip
"""Fields that hold words of the text."""


def other_parts(context: Context, record: Record) -> Iterator[Part]:
    """The parts of one record that is neither event nor statement."""
    cues = pointing.quoted(context, record.why, (record.start, record.end))
    yield _kind(context, record, cues)
    for field in labels.LABELLED.get(record.type, ()):
        yield (
            foretold(context, record, cues) if isinstance(record, Forecast) else _labelled(context, record, field, cues)
        )
    for field in _PARTIES.get(record.type, ()):
        yield _party(context, record, field)
    if isinstance(record, Posture):
        yield _host(context, record)
    yield from _sides(context, record)
    for field in _WORDED.get(record.type, ()):
        if part := _worded(context, record, field):
            yield part
    yield voices.holders(context, record)
    if record.date_text:
        yield days.date(context, record)


def _is_seen(record: Record) -> bool:
    return record.why.startswith(_SEEN)


def _kind(context: Context, record: Record, cues: tuple[Words, ...]) -> Part:
    share, second = labels.kind(context, record)
    words = cues or (pointing.span(context, record.start, record.end),)
    given = {"kind": record.type, "note": record.why, "share": percent(share or 0.0)}
    if _is_seen(record):
        given |= {"least": percent(SURE.get(record.type, 0.0))}
        change = Reason("encoder less sure of the kind", given)
        return Part(
            "type", (record.type,), words, "encoder", (Reason("encoder saw the kind", given),), share, second, (change,)
        )
    least = DOUBTED.get(record.type, 0.0)
    reasons = [Reason("rule for the kind", given)]
    if share is not None:
        reasons.append(Reason("encoder's share of the kind", given))
    changes = [Reason("without these words", given | {"words": ", ".join(f"“{w.text}”" for w in cues)})] if cues else []
    if share is not None and least:
        changes.append(Reason("encoder doubts the kind", given | {"least": percent(least)}))
    return Part("type", (record.type,), words, "rule", tuple(reasons), share, second, tuple(changes))


def _labelled(context: Context, record: Record, field: str, cues: tuple[Words, ...]) -> Part:
    share, second = labels.value(context, record, field)
    chosen = getattr(record, field)
    cues = _cues_of(context, record, field) or cues
    evidence = pointing.span(context, record.start, record.end)
    given = {"value": chosen, "note": record.why, "share": percent(share or 0.0)}
    if second is not None and second.probability is not None:
        given |= {"else": second.value, "other": percent(second.probability)}
    if not chosen:
        return Part(field, (), (), "rule", (Reason("nothing told of it"),), None, second, (Reason("a turn told"),))
    if _is_seen(record):
        change = (Reason("encoder for another value", given),) if second is not None else ()
        return Part(
            field, (chosen,), (evidence,), "encoder", (Reason("encoder has the value", given),), share, second, change
        )
    change = (Reason("other words for it", given | {"words": cues[-1].text}),) if cues else (Reason("words for it"),)
    return Part(
        field, (chosen,), cues or (evidence,), "rule", (Reason("note has the value", given),), share, second, change
    )


def _cues_of(context: Context, record: Record, field: str) -> tuple[Words, ...]:
    """A note names the thing first and what is told of it behind a colon."""
    head, _, rest = record.why.partition(": ")
    return pointing.quoted(context, head if field == "element" else rest, (record.start, record.end))


def _party(context: Context, record: Record, field: str) -> Part:
    codes = getattr(record, field)
    if not codes:
        return unnamed(field, Reason("nobody named for it", {"field": field}), Reason("somebody named for it"))
    return party(context, field, codes, around(context, record.start, record.end, field))


def _host(context: Context, record: Posture) -> Part:
    if not record.host:
        return unnamed("host", Reason("no country told"), Reason("a country named"))
    inside = [p for p in context.places_in(record.start, record.end) if p.country == record.host]
    if inside:
        words = tuple(pointing.span(context, p.start, p.end) for p in inside)
        given = {"place": inside[0].text, "why": inside[0].why}
        change = Reason("another place in its words", given)
        return Part(
            "host", (record.host,), words, "registry", (Reason("place in its words", given),), changes=(change,)
        )
    own, sentence, before = around(context, record.start, record.end, "host")
    rings = [own, sentence, Place(before.tokens, "rule", Reason("where the text plays"))]
    found = party(context, "host", (record.host,), rings)
    if found.words:
        return found
    return Part(
        "host", (record.host,), (), "rule", (Reason("where the text plays"),), changes=(Reason("a country named"),)
    )


def _sides(context: Context, record: Record) -> Iterator[Part]:
    for side in getattr(record, "sides", ()):
        if side:
            yield party(context, "sides", side, around(context, record.start, record.end, "sides"))


def _worded(context: Context, record: Record, field: str) -> Part | None:
    """A field that repeats words of the text, with where they stand."""
    told = getattr(record, field)
    if not told:
        return None
    at = context.text.find(told, record.start, record.end)
    sentence = pointing.span(context, record.start, record.end).around
    at = at if at >= 0 else context.text.find(told, *sentence)
    words = (pointing.span(context, at, at + len(told)),) if at >= 0 else ()
    name = "number in its words" if isinstance(record, Indicator) and field == "value_text" else "words of the text"
    return Part(field, (told,), words, "rule", (Reason(name, {"field": field}),))
