"""What the chooser knows of a pair of act and candidate, as named numbers: one for each thing that holds."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from tocsin.records import Name

from .. import clauses
from .candidates import PLACE_LABELS, Candidate
from .grammar import Link, Way, link_of, way_between

Features = dict[str, float]
_FAR = 60
"""Tokens beyond which distance says no more."""
_SKIP = frozenset({"the", "a", "an", "northern", "southern", "eastern", "western", "central", "north", "south", "east"})


def features_of(trigger: Token, candidates: Sequence[Candidate], names: Sequence[Name]) -> list[Features]:
    """Features of each candidate beside the others that it competes with, and last those of "none of them"."""
    act = _act(trigger)
    places = [c for c in candidates if _placelike(c)]
    found = []
    for candidate in candidates:
        link = link_of(candidate.span)
        way = way_between(candidate.span.root, trigger)
        own = {
            **_own(candidate, names),
            **_around(candidate.span),
            **_linked(link, trigger),
            **_way(way, "way"),
            **_way(way_between(link.governor, trigger), "gov"),
            **_distance(candidate, trigger),
            **_rank(candidate, candidates, "all", trigger),
            **_rank(candidate, places, "place", trigger),
            **_nested(candidate, candidates),
        }
        found.append({**act, **own})
    found.append({**act, **_none(found, len(places))})
    return found


def _none(found: Sequence[Features], places: int) -> Features:
    """What the alternatives to "none" offer, taken together."""
    own: Features = {"none": 1, "all_count": len(found), "place_count": places}
    for key in ("place_label", "toponym", "governed", "same_sentence", "under_verb", "directed"):
        own[f"any_{key}"] = sum(bool(f[key]) for f in found)
    likely = [f for f in found if f["place_label"] or f["toponym"]]
    own["least_gap"] = min((f["gap"] for f in likely), default=_FAR)
    own["least_gap_after"] = min((f["gap"] for f in likely if f["after"]), default=_FAR)
    own["least_verbs"] = min((f["way_verbs"] for f in likely), default=9)
    own["least_down"] = min((f["way_down"] for f in likely), default=9)
    for feature in likely:
        for key in feature:
            if key.startswith(("own_prep=", "prep=", "way=", "kind=")):
                own[f"any_{key}"] = own.get(f"any_{key}", 0) + 1
    return own


def _act(trigger: Token) -> Features:
    """The act's own word, and where it stands."""
    found: Features = {
        f"verb={trigger.lemma_.lower()}": 1,
        f"verb_tag={trigger.tag_}": 1,
        f"verb_dep={trigger.dep_}": 1,
        "verb_passive": clauses.is_passive(trigger),
        "verb_depth": sum(1 for _ in trigger.ancestors),
        "verb_at": trigger.i - trigger.sent.start,
        "verb_left": trigger.sent.end - trigger.i,
        f"verb_head={trigger.head.lemma_.lower()}": 1,
        "verb_object": bool(clauses.objects(trigger)),
        "verb_negated": clauses.negation(trigger) is not None,
        "sentence": len(trigger.sent),
    }
    for child in trigger.children:
        if child.dep_ in {"prep", "agent", "prt"}:
            found[f"verb_prep={child.norm_}"] = 1
        elif child.dep_ in {"aux", "mark"}:
            found[f"verb_{child.dep_}={child.norm_}"] = 1
        elif child.dep_ in {"advcl", "ccomp", "xcomp", "conj"}:
            found[f"verb_has={child.dep_}"] = 1
    return found


def _own(candidate: Candidate, names: Sequence[Name]) -> Features:
    """The name itself: what kind of thing reading and the language model take it for."""
    span, place = candidate.span, candidate.place
    labels = {t.ent_type_ for t in span}
    words = [t.norm_ for t in span]
    found: Features = {f"label={label}": 1 for label in labels}
    found |= {
        "exact_entity": _is_entity(candidate),
        "place_label": bool(labels & PLACE_LABELS),
        "toponym": place is not None,
        "exact_toponym": place is not None and (place.start, place.end) == (candidate.start, candidate.end),
        "words": len(span),
        "digits": any(t.text[0].isdigit() for t in span),
        "upper": span.text.isupper(),
        f"first={words[0]}": 1,
        f"last={words[-1]}": 1,
        f"root_pos={span.root.pos_}": 1,
    }
    if place is not None:
        found[f"kind={place.kind}"] = 1
    for name in names:
        if name.start < candidate.end and candidate.start < name.end:
            wider = "wider_" if name.end - name.start > candidate.end - candidate.start else ""
            found[f"{wider}name={name.kind}"] = 1
    return found


def _is_entity(candidate: Candidate) -> bool:
    """Whether the language model found one entity of exactly these words; asking for all entities would take long."""
    span, doc = candidate.span, candidate.span.doc
    if (span.start_char, span.end_char) != (candidate.start, candidate.end):
        return False
    begun = span[0].ent_iob_ == "B" and all(t.ent_iob_ == "I" for t in span[1:])
    return begun and (span.end == len(doc) or doc[span.end].ent_iob_ != "I")


def _around(span: Span) -> Features:
    """The words beside the name, articles and points of the compass passed over."""
    doc: Doc = span.doc
    before = [t for t in doc[max(0, span.start - 5) : span.start] if not t.is_space]
    after = [t for t in doc[span.end : span.end + 3] if not t.is_space]
    found: Features = {
        f"next={after[0].norm_ if after else ''}": 1,
        f"next2={after[1].norm_ if after[1:] else ''}": 1,
    }
    found["directed"] = bool(before) and before[-1].norm_.endswith("ern")
    words = [t.norm_ for t in before if t.norm_ not in _SKIP and not t.norm_.endswith("ern")]
    found[f"prev={words[-1] if words else ''}"] = 1
    found[f"prev2={words[-2] if words[1:] else ''}"] = 1
    found["at_start"] = span.start == span.sent.start or span[0].is_sent_start is True
    return found


def _linked(link: Link, trigger: Token) -> Features:
    found: Features = {
        f"prep={link.preposition}": 1,
        f"dep={link.relation}": 1,
        f"head_dep={link.head.dep_}": 1,
        "is_head": link.relation == link.head.dep_,
        f"head={link.head.lemma_.lower()}": 1,
        f"governor_dep={link.governor.dep_}": 1,
        f"governor={link.governor.lemma_.lower()}": 1,
        "governed": link.governor == trigger,
        "governor_verb": clauses.is_verb(link.governor),
    }
    if link.governor == trigger:
        found[f"own_prep={link.preposition or link.head.dep_}"] = 1
    elif link.governor.head == trigger:
        found[f"via={link.governor.dep_}:{link.preposition}"] = 1
    return found


def _way(way: Way, name: str) -> Features:
    """The way from the name, or from what governs it, to the act."""
    found: Features = {f"{name}_up": len(way.up), f"{name}_down": len(way.down), f"{name}_verbs": way.verbs}
    if way.top is not None:
        found[f"{name}=" + ">".join(way.labels[:6])] = 1
    if name == "gov":
        return found
    found |= {
        "same_sentence": way.top is not None,
        "under_verb": way.top is not None and not way.down,
        "over_verb": way.top is not None and not way.up,
    }
    for label in way.labels:
        found[f"on={label}"] = found.get(f"on={label}", 0) + 1
    if way.top is not None:
        found[f"top={way.top.pos_}"] = 1
    return found


def _distance(candidate: Candidate, trigger: Token) -> Features:
    span = candidate.span
    after = span.start > trigger.i
    low, high = (trigger.i + 1, span.start) if after else (span.end, trigger.i)
    between = list(span.doc[low:high])
    return {
        "after": after,
        "gap": min(_FAR, len(between)),
        "signed_gap": max(-_FAR, min(_FAR, len(between) if after else -len(between))),
        "between_verbs": sum(clauses.is_verb(t) for t in between),
        "between_commas": sum(t.text == "," for t in between),
        "between_breaks": sum(t.text in {";", ":", "--", "—", "(", '"'} for t in between),
        "between_and": sum(t.norm_ in {"and", "but", "or"} for t in between),
        "between_that": sum(t.norm_ in {"that", "which", "who", "when", "where", "after", "while"} for t in between),
        "at": span.start - span.sent.start,
    }


def _rank(candidate: Candidate, others: Sequence[Candidate], name: str, trigger: Token) -> Features:
    """Its place among the others, in the text and by nearness to the verb."""
    start, side = candidate.start, candidate.span.start > trigger.i

    def gap(other: Candidate) -> int:
        return other.span.start - trigger.i if other.span.start > trigger.i else trigger.i - other.span.end

    mine = gap(candidate)
    return {
        f"{name}_count": len(others),
        f"{name}_before": sum(o.start < start for o in others),
        f"{name}_after": sum(o.start > start for o in others),
        f"{name}_nearer": sum(gap(o) < mine for o in others),
        f"{name}_nearer_side": sum(gap(o) < mine and (o.span.start > trigger.i) == side for o in others),
    }


def _nested(candidate: Candidate, others: Sequence[Candidate]) -> Features:
    """Whether another candidate holds it or stands inside it, or follows as the larger unit: "Gao, Mali"."""
    start, end = candidate.start, candidate.end
    holds = any(start <= o.start and o.end <= end and (o.start, o.end) != (start, end) for o in others)
    held = any(o.start <= start and end <= o.end and (o.start, o.end) != (start, end) for o in others)
    following = next((o for o in others if o.start >= end and _placelike(o)), None)
    leading = next((o for o in reversed(others) if o.end <= start and _placelike(o)), None)
    found: Features = {
        "holds": holds,
        "held": held,
        "next_place": min(_FAR, following.span.start - candidate.span.end) if following else _FAR,
        "last_place": min(_FAR, candidate.span.start - leading.span.end) if leading else _FAR,
    }
    if following is not None:
        found[f"to_next={_between(candidate.span, following.span)}"] = 1
        found[f"next_kind={_kind(following)}"] = 1
    if leading is not None:
        found[f"from_last={_between(leading.span, candidate.span)}"] = 1
        found[f"last_kind={_kind(leading)}"] = 1
    return found


def _between(left: Span, right: Span) -> str:
    """The words between two names where they are few, the first alone where they are some."""
    words = [t.norm_ for t in left.doc[left.end : right.start] if t.norm_ not in _SKIP and not t.is_space]
    if len(words) <= 3:
        return " ".join(words)
    return f"{words[0]} …" if len(words) <= 8 else "…"


def _kind(candidate: Candidate) -> str:
    return candidate.place.kind if candidate.place is not None else ""


def _placelike(candidate: Candidate) -> bool:
    return candidate.place is not None or any(t.ent_type_ in PLACE_LABELS for t in candidate.span)
