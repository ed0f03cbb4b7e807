"""Toponyms without a gazetteer: what the registry and the model name, and the country that the words beside tell."""

from __future__ import annotations

from spacy.tokens import Doc

from tocsin.records import Name, PlaceKind, PlaceName
from tocsin.registry import Registry

from ..name_matcher import best_entry, name_lexicon

_KINDS: dict[str, PlaceKind] = {"state": "country", "capital": "city", "place": "city", "region": "region"}
_LINKS = frozenset({"in", "of", "near", "outside", "within", "inside"})
_REACH = 9
"""Tokens that may stand between a town and the country that the text puts it in."""


def plain_places(parse: Doc, names: tuple[Name, ...], registry: Registry) -> tuple[PlaceName, ...]:
    """Toponyms in text order. The country is empty where neither the registry nor the words beside it tell it."""
    places = [place for name in names if (place := _place(name, registry))]
    return tuple(_placed(place, index, places, names, parse) for index, place in enumerate(places))


def _place(name: Name, registry: Registry) -> PlaceName | None:
    if name.kind not in ("state", "capital", "place"):
        return None
    entry = best_entry(name.text, registry)
    if entry is None or name.kind == "place":
        country = name.code if name.code in registry.states else ""
        kind = _KINDS.get(entry.kind, "other") if entry else "other"
        return PlaceName(name.start, name.end, name.text, country, kind)
    if entry.kind == "metonym":
        return None
    return PlaceName(name.start, name.end, name.text, name.code, _KINDS[entry.kind])


def _placed(place: PlaceName, index: int, places: list[PlaceName], names: tuple[Name, ...], parse: Doc) -> PlaceName:
    """With the country that the words give it: "Gwoza in northeastern Nigeria", "the Malian town of Kidal"."""
    if place.country or place.kind == "region":
        return place
    country = _country_after(place, places[index + 1 : index + 2], parse) or _demonym_before(place, names, parse)
    return PlaceName(place.start, place.end, place.text, country, place.kind) if country else place


def _country_after(place: PlaceName, following: list[PlaceName], parse: Doc) -> str:
    if not following or following[0].kind != "country":
        return ""
    between = parse.char_span(place.end, following[0].start, alignment_mode="contract")
    if between is None or len(between) > _REACH or (not between.text.strip() and len(between) > 1):
        return ""
    words = [token for token in between if not token.is_space]
    if [token.text for token in words] == [","]:
        return following[0].country
    linked = bool(words) and any(token.norm_ in _LINKS for token in words[:2])
    broken = any(
        token.pos_ in ("VERB", "AUX") or token.text in {".", ";", "\n"} or token.norm_ == "and" for token in words
    )
    return following[0].country if linked and not broken else ""


def _demonym_before(place: PlaceName, names: tuple[Name, ...], parse: Doc) -> str:
    before = [name for name in names if name.end <= place.start and name.kind in ("demonym", "state") and name.code]
    if not before:
        return ""
    between = parse.char_span(before[-1].end, place.start, alignment_mode="contract")
    if between is None or not 0 < len(between) <= 6:
        return ""
    words = [token.norm_ for token in between if not token.is_space]
    settlement = {*name_lexicon()["settlements"], "capital", "state", "area"}
    return before[-1].code if settlement & set(words) and all(w.isalpha() or w in {"'s", "’s"} for w in words) else ""
