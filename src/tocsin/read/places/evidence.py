"""What the words in and around a span say on whether it is a toponym: readable features, 0 to about 1."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tocsin.records import Name
from tocsin.registry import Registry

from ..names import surnames
from .lists import lists
from .spans import Span

Features = dict[str, float]
_WORD = re.compile(r"[^\W\d_]+")
_KINDS_OF_UNITS = ("country", "admin1", "admin2", "continent", "region", "water", "terrain", "site", "city")


class Evidence:
    """The features of one text's spans; what one mention shows counts for all mentions of the name."""

    def __init__(self, parse: Doc, names: tuple[Name, ...], spans: Sequence[Span], registry: Registry) -> None:
        self._parse = parse
        self._spans = spans
        self._cover = _cover(parse, names)
        words = _WORD.findall(parse.text)
        self._lower = {word for word in words if word.islower()}
        self._persons = _person_words(names)
        self._holders = surnames(registry.offices)
        self._shouting = sum(word.isupper() for word in words) > len(words) / 2
        self._first_at = {span.first: span for span in spans if span.form != "unknown"}
        self._last_at = {span.last: span for span in spans if span.form != "unknown"}
        self._own = [self._features_of(span) for span in spans]
        self._heard = self._hear()

    def features(self) -> list[Features]:
        """One dictionary a span, in the order of the spans."""
        return [self._with_others(i) for i in range(len(self._spans))]

    def _hear(self) -> dict[str, Counter[str]]:
        """What all mentions of a name show together."""
        heard: dict[str, Counter[str]] = {}
        for span, own in zip(self._spans, self._own, strict=True):
            counts = heard.setdefault(span.text.casefold(), Counter())
            counts["mentions"] += 1
            for key in _SHARED:
                counts[key] += key in own
        return heard

    def _with_others(self, index: int) -> Features:
        features = self._own[index]
        counts = self._heard[self._spans[index].text.casefold()]
        others = counts["mentions"] - 1
        if others:
            for key in _SHARED:
                if elsewhere := counts[key] - (key in features):
                    features[f"elsewhere {key}"] = elsewhere / others
        return features

    def _features_of(self, span: Span) -> Features:
        found: Features = {"bias": 1.0, f"form {span.form}": 1.0}
        self._add_cover(found, span)
        self._add_shape(found, span)
        self._add_before(found, span)
        self._add_after(found, span)
        _add_places(found, span)
        return found

    def _add_cover(self, found: Features, span: Span) -> None:
        """How the span lies to names and to what the language model calls an entity."""
        name = span.name
        if name is not None:
            found[f"is {name.kind}{' known' if name.code else ''}"] = 1.0
            if name.kind == "demonym" or span.form == "demonym":
                found[f"people {'plural' if span.text.endswith('s') else 'adjective'}"] = 1.0
        covering = {self._cover[i] for i in range(span.first, span.last)} - {None}
        for first, last, kind in (c for c in covering if c):
            if (first, last) == (span.first, span.last):
                found[f"entity {kind}"] = 1.0
            elif first <= span.first and span.last <= last:
                found[f"inside {kind}"] = 1.0
                if first == span.first:
                    found[f"begins {kind}"] = 1.0
                if last == span.last:
                    found[f"ends {kind}"] = 1.0
            elif span.first <= first and last <= span.last:
                found[f"holds {kind}"] = 1.0
            else:
                found[f"crosses {kind}"] = 1.0
        if not covering:
            found["no entity"] = 1.0

    def _add_shape(self, found: Features, span: Span) -> None:
        tokens = self._parse[span.first : span.last]
        found[f"words {min(4, sum(t.is_alpha for t in tokens))}"] = 1.0
        if all(t.tag_.startswith("NNP") or not t.is_title for t in tokens):
            found["proper nouns"] = 1.0
        if len(tokens) == 1:
            found[f"tag {tokens[0].tag_[:3]}"] = 1.0
            if tokens[0].norm_ in self._lower:
                found["word of this text"] = 1.0
            if span.text in self._persons:
                found["word of a person's name"] = 1.0
            if span.text in self._holders:
                found["office holder's surname"] = 1.0
        elif any(t.text in self._persons for t in tokens):
            found["holds word of a person's name"] = 1.0
        if span.text.isupper() and not self._shouting:
            found["capitals short" if len(span.text) <= 4 else "capitals"] = 1.0
        if not any(c.isalpha() and c.islower() for c in span.text) and "." in span.text:
            found["initials"] = 1.0
        if any(t.is_stop for t in (tokens[0], tokens[-1])):
            found["stop word"] = 1.0

    def _add_before(self, found: Features, span: Span) -> None:
        token = _word(self._parse, span.first - 1)
        if (token is None or _ends_line(token) or token.text in ".!?") and "no entity" in found:
            found["opens and no entity"] = 1.0
        if token is None or _ends_line(token):
            found["starts text" if span.first == 0 else "starts line"] = 1.0
            return
        low, words = token.norm_, lists()
        if token.text in ".!?" or token.is_sent_end:
            found["starts sentence"] = 1.0
        elif low in words["place_prepositions"] or low in words["directions"]:
            found[f"after {low}"] = 1.0
            found["after place preposition" if low in words["place_prepositions"] else "after direction"] = 1.0
        elif low.rstrip(".") in words["person_titles"] or low in words["person_titles"]:
            found["after title"] = 1.0
        elif token.text[0].isupper() and token.is_alpha and not token.is_sent_start:
            found["after capitalised word"] = 1.0
            if low in words["institution_words"]:
                found["after institution word"] = 1.0
        elif token.text == ",":
            found["after comma"] = 1.0
            if span.first - 1 in self._last_at:
                found["after place and comma"] = 1.0
        else:
            found[f"after {low}" if low in _TELLING else f"after {token.pos_}"] = 1.0
        self._add_kind_of_phrase(found, span)

    def _add_kind_of_phrase(self, found: Features, span: Span) -> None:
        """ "The town of X", "University of X": what stands before "of"."""
        doc = self._parse
        if span.first < 2 or doc[span.first - 1].norm_ != "of":
            return
        head = doc[span.first - 2]
        kinds = [kind for kind, words in _kind_words().items() if head.norm_ in words]
        if kinds:
            found["kind of"] = 1.0
        elif head.norm_ in lists()["institution_words"]:
            found["institution of"] = 1.0
        elif head.text[0].isupper():
            found["capitalised of"] = 1.0

    def _add_after(self, found: Features, span: Span) -> None:
        doc, words = self._parse, lists()
        token = _word(doc, span.last)
        if token is None or "\n" in token.text:
            found["ends line"] = 1.0
            return
        low = token.norm_
        if token.text[0].isupper() and token.is_alpha:
            found["before capitalised word"] = 1.0
            if low in words["street_words"]:
                found["before street word"] = 1.0
            elif low in words["institution_words"]:
                found["before institution word"] = 1.0
            elif any(low in kind for kind in _kind_words().values()):
                found["before capitalised kind word"] = 1.0
        elif low in words["streets"]:
            found["before street word"] = 1.0
        elif any(low in kind for kind in _kind_words().values()):
            found["before kind word"] = 1.0
        elif token.text == ",":
            found["before comma"] = 1.0
            if (after := self._first_at.get(span.last + 1)) is not None:
                found["before comma and place"] = 1.0
                if _contains(after, span):
                    found["before comma and what holds it"] = 1.0
        elif low in ("'s", "’s"):
            found["possessive"] = 1.0
        elif low in words["person_verbs"]:
            found["before person verb"] = 1.0
        elif token.text in ("-", "–", "—", "("):
            found[f"before {token.text}"] = 1.0
        else:
            found[f"before {token.pos_}"] = 1.0


_SHARED = (
    "is place", "is place known", "is person", "is organisation", "after place preposition", "after title",
    "before comma and what holds it", "before person verb", "after capitalised word", "before capitalised word",
    "inside person", "kind of", "after comma", "possessive",
)  # fmt: skip
"""What a mention shows of all mentions of its name."""
_TELLING = frozenset(
    {"of", "the", "and", "by", "with", "for", "a", "(", "-", "/", "said", "visit", "visited", "leave", "left"}
)


def _cover(parse: Doc, names: tuple[Name, ...]) -> list[tuple[int, int, str] | None]:
    """For each token the name that covers it: first token, last token, kind."""
    cover: list[tuple[int, int, str] | None] = [None] * len(parse)
    for ent in parse.ents:
        for i in range(ent.start, ent.end):
            cover[i] = (ent.start, ent.end, ent.label_)
    for name in names:
        span = parse.char_span(name.start, name.end, alignment_mode="expand")
        if span is None:
            continue
        for i in range(span.start, span.end):
            cover[i] = (span.start, span.end, name.kind)
    return cover


def _person_words(names: tuple[Name, ...]) -> frozenset[str]:
    """Words of persons' names of two words or more."""
    return frozenset(word for name in names if name.kind == "person" and " " in name.text for word in name.text.split())


def _kind_words() -> dict[str, list[str]]:
    table: dict[str, list[str]] = lists()["kind_words"]
    return table


def _word(doc: Doc, index: int) -> Token | None:
    return doc[index] if 0 <= index < len(doc) else None


def _ends_line(token: Token) -> bool:
    return "\n" in token.text or "\n" in token.whitespace_


def _contains(outer: Span, inner: Span) -> bool:
    """Whether some reading of the one lies in some reading of the other."""
    units = {r.place.admin1 for r in outer.readings if r.place.kind == "admin1"}
    states = {r.place.country for r in outer.readings if r.place.kind == "country"}
    return any(
        (r.place.admin1 in units and r.place.kind != "admin1")
        or (r.place.country in states and r.place.kind != "country")
        for r in inner.readings
    )


def _add_places(found: Features, span: Span) -> None:
    """What the gazetteer knows of the name."""
    if not span.readings:
        found["no place"] = 1.0
        return
    top = span.readings[0]
    found["weight"] = math.log10(top.place.prior + 1) / 7
    if top.place.kind == "city":
        found["weight of town"] = math.log10(top.place.prior + 1) / 7
    if len(span.text.split()) > 1:
        found["weight of several words"] = math.log10(top.place.prior + 1) / 7
    found["namesakes"] = math.log10(top.of) / 2
    found["main name" if any(r.main for r in span.readings) else "other name"] = 1.0
    found[f"top {top.place.kind}"] = 1.0
    for kind in _KINDS_OF_UNITS:
        if kind != top.place.kind and any(r.place.kind == kind for r in span.readings):
            found[f"also {kind}"] = 1.0
