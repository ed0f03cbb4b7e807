"""How the toponyms of one text stand to each other: which name holds which, and how far apart they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from tocsin.registry.gazetteer import Place

from .lists import lists
from .spans import Span

_REACH = 4
"""Tokens between a place and the place that holds it, as in "Gao in the north of Mali"."""
FAR = 10_000
"""Token distance between names that never meet."""


@dataclass(slots=True)
class Group:
    """All mentions of one name that share one sense: those with a holder of their own stand apart."""

    text: str
    mentions: list[int] = field(default_factory=list)
    """Positions in the list of spans."""
    beside: list[int] = field(default_factory=list)
    """Spans that follow after a comma and so hold it: the Texas of "Paris, Texas"."""
    around: list[int] = field(default_factory=list)
    """Spans that hold it by "in", possessive or a people's name: "Niger's Tillabéri", "the Malian town of Gao"."""
    follows: bool = False
    """A unit or country follows after a comma, whether any reading lies in it or not."""
    inside: list[int] = field(default_factory=list)
    """Spans that it follows after a comma."""
    kinds: set[str] = field(default_factory=set)
    """Kinds of place that the words beside it speak of: "the town of", "river"."""


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether one place is part of the other by its administrative codes."""
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    if outer.kind == "admin1":
        return bool(outer.admin1) and inner.admin1 == outer.admin1 and inner.kind not in ("country", "admin1")
    if outer.kind == "admin2":
        return bool(outer.admin2) and inner.admin2 == outer.admin2 and inner.kind not in ("country", "admin1", "admin2")
    return False


def groups_of(parse: Doc, spans: Sequence[Span]) -> list[Group]:
    """The names of a text, each with its mentions and neighbours. A name with another holder is a group of its own."""
    groups: dict[tuple[str, str], Group] = {}
    for index, span in enumerate(spans):
        beside = _beside(parse, spans, index)
        around = _around(parse, spans, index)
        key = span.text.casefold().rstrip(".")
        holder = spans[beside[0]].text.casefold() if beside else ""
        group = groups.setdefault((key, holder), Group(span.text))
        group.mentions.append(index)
        group.beside += beside
        group.around += around
        group.follows |= _unit_follows(parse, spans, index)
        group.kinds |= _kinds(parse, span)
        if index and spans[index - 1].last + 1 == span.first and parse[span.first - 1].text == ",":
            group.inside.append(index - 1)
    return _joined(groups)


def _joined(groups: dict[tuple[str, str], Group]) -> list[Group]:
    """Bare mentions join those with a holder where the text has one such holder only."""
    by_name: dict[str, list[Group]] = {}
    for (key, _), group in groups.items():
        by_name.setdefault(key, []).append(group)
    found = []
    for same in by_name.values():
        if len(same) == 2 and any(not group.beside for group in same):
            bare, held = sorted(same, key=lambda group: bool(group.beside))
            for part in ("mentions", "beside", "around", "inside"):
                getattr(held, part).extend(getattr(bare, part))
            held.kinds |= bare.kinds
            held.follows |= bare.follows
            found.append(held)
        else:
            found += same
    return found


def _beside(parse: Doc, spans: Sequence[Span], index: int) -> list[int]:
    """The spans of the chain "X, Y, Z" after X, as far as they can hold something."""
    found: list[int] = []
    here = spans[index]
    for following in range(index + 1, min(index + 3, len(spans))):
        other = spans[following]
        if other.first != here.last + 1 or parse[here.last].text != ",":
            break
        if any(reading.place.kind in ("country", "admin1", "admin2") for reading in other.readings) and any(
            lies_in(inner.place, outer.place) for inner in spans[index].readings for outer in other.readings
        ):
            found.append(following)
        here = other
    return found


def _unit_follows(parse: Doc, spans: Sequence[Span], index: int) -> bool:
    """ "Roxbury, Mass.": short forms stand after a town only, and so do units and countries between two commas."""
    if (
        index + 1 >= len(spans)
        or spans[index + 1].first != spans[index].last + 1
        or parse[spans[index].last].text != ","
    ):
        return False
    other, after = spans[index + 1], spans[index + 1].last
    closed = after >= len(parse) or parse[after].text in ",.;)" or "\n" in parse[after].text
    return other.form == "short" or (closed and other.readings[0].place.kind in ("country", "admin1"))


def _around(parse: Doc, spans: Sequence[Span], index: int) -> list[int]:
    span, found = spans[index], []
    if index + 1 < len(spans):
        after = parse[span.last : spans[index + 1].first]
        if 0 < len(after) <= _REACH and after[0].norm_ in ("in", "of", "(") and not _broken(after):
            found.append(index + 1)
    if index:
        before = parse[spans[index - 1].last : span.first]
        possessive = len(before) and before[0].text in ("'s", "’s")
        if len(before) <= _REACH and (possessive or spans[index - 1].form == "demonym") and not _broken(before):
            found.append(index - 1)
    return found


def _broken(between: Tokens) -> bool:
    return any(token.pos_ in ("VERB", "AUX", "CCONJ") or token.text in ",.;:\n" for token in between)


def _kinds(parse: Doc, span: Span) -> set[str]:
    """Kinds that the words around name: "the town of X", "X province", "River X", "X County"."""
    table = lists()["kind_words"]
    words = [parse[span.last - 1].norm_, parse[span.first].norm_] if span.last - span.first > 1 else []
    if span.last < len(parse):
        words.append(parse[span.last].norm_)
    if span.first > 1 and parse[span.first - 1].norm_ == "of":
        words.append(parse[span.first - 2].norm_)
    elif span.first and parse[span.first - 1].is_lower:
        words.append(parse[span.first - 1].norm_)
    return {kind for kind, known in table.items() for word in words if word in known}
