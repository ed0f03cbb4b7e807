"""Where a force stands: the country that its own words, its verb or, failing these, its sentence names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Token

from tocsin.records import PlaceName
from tocsin.records.actor import base

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import governor, hull

_AT_NOUN = ("in", "at", "near", "across", "inside", "on", "within", "to", "into", "from", "along", "around", "over")
_AT_VERB = ("in", "to", "into", "from", "at", "across", "near", "inside", "on", "along", "around", "within", "off")
_SIDES = frozenset({"country", "soil", "territory", "border", "side", "ground"})


def host_of(context: Context, noun: Token, owner: tuple[str, ...]) -> tuple[str, Token | None]:
    """The host's code and the word that names it; empty where neither clause nor sentence says one country."""
    own = {base(code) for code in owner}
    wheres = _wheres(noun)
    for word in wheres:
        if word.head.head == noun and word.head.norm_ == "from" and country_at(context, word) in own:
            continue  # "peacekeepers from Chad": whose they are
        country = _own_border(context, word, own) or country_at(context, word)
        if (not country or country in own) and word.lemma_.lower() in {"country", "ground"}:
            country = theatre(context, frozenset(own)) or _last_scene(context, word, own)
        if country:
            return country, word
    taught = _taught(context, noun, own)
    if taught[0]:
        return taught
    there = _there(context, noun, own)
    if there[0]:
        return there
    # A place that is named and lies in no one country is no other: "deployed to the Mediterranean".
    unknown = any(w.pos_ == "PROPN" and _is_place(context, w) for w in wheres)
    return _elsewhere(context, noun, own) if _on_scene(noun) and not unknown else ("", None)


def _own_border(context: Context, word: Token, own: set[str]) -> str:
    """ "To its border with Mexico", "on the southern border": who guards a border stands on its own side of it."""
    if word.lemma_.lower() not in {"border", "frontier", "boundary"} or len(own) != 1:
        return ""
    home = next(iter(own))
    whose = {base(a) for c in word.children if c.dep_ == "poss" for a in context.actors(c, acting=False).actors}
    named = [c for c in word.children if c.dep_ in {"compound", "nmod", "amod"} and country_at(context, c)]
    with_other = bool(clauses.preposition_objects(word, "with"))
    bare = not whose and not clauses.preposition_objects(word, "of", "between") and word.head.norm_ != "across"
    return home if context.is_state(home) and (home in whose or with_other or bare) and not named else ""


def _taught(context: Context, noun: Token, own: set[str]) -> tuple[str, Token | None]:
    """ "Troops advising the Chadian army": who trains a country's forces is where they are."""
    verb, how = governor(noun)
    verbs = clauses.children(noun, "acl", "relcl") + ([verb] if verb is not None and how == "subject" else [])
    tutoring = load_lexicon("postures")["tutoring"]
    for teaching in (v for v in verbs if v.lemma_.lower() in tutoring):
        for pupil in clauses.objects(teaching):
            found = [base(a) for a in context.actors(pupil).actors if a.endswith((".MIL", ".COP", ".GOV"))]
            if len(found) == 1 and context.is_state(found[0]) and found[0] not in own:
                return found[0], None
    return "", None


def _is_place(context: Context, word: Token) -> bool:
    return any(p.start <= word.idx < p.end for p in context.reading.places)


def _last_scene(context: Context, word: Token, own: set[str]) -> str:
    """The foreign country that something was last said to happen in before a word."""
    before = [p for p in context.reading.places if p.end <= word.idx and p.country and p.country not in own]
    return next((p.country for p in reversed(before) if _said_where(context, p)), "")


def _there(context: Context, noun: Token, own: set[str]) -> tuple[str, Token | None]:
    """ "The 13,000 troops stationed there": the last foreign country that a place was named in."""
    verb, _ = governor(noun)
    verbs = [*clauses.children(noun, "acl", "relcl"), *([verb] if verb is not None else [])]
    word = next((c for v in verbs for c in v.children if c.norm_ in {"there", "here"} and c.dep_ == "advmod"), None)
    if word is None:
        return "", None
    before = [p.country for p in context.reading.places if p.end <= noun.idx and p.country and p.country not in own]
    return (before[-1], word) if before else ("", None)


def outer(noun: Token) -> Token:
    """The word that counts the force or takes a part of it: "hundreds of troops", "some of the 900 soldiers"."""
    top = hull(noun)
    of = noun.head
    if top == noun and noun.dep_ == "pobj" and of.norm_ == "of":
        part = of.head.lemma_.lower() in load_lexicon("postures")["part"]
        return of.head if part else noun
    return top


def in_its_own_words(noun: Token) -> bool:
    """Whether the noun phrase itself says where: "U.S. forces in Iraq"."""
    return bool(clauses.preposition_objects(noun, *_AT_NOUN[:9]))


def theatre(context: Context, besides: frozenset[str] = frozenset()) -> str:
    """The country that more of the text's scenes lie in than in all others together; empty where none is.

    ``besides`` are countries that are not asked about: a force abroad is not at home, however often home is named.
    """
    scenes = [p for p in context.reading.places if p.country and p.country not in besides]
    counts = Counter(p.country for p in scenes if _said_where(context, p))
    most = counts.most_common(1)
    return most[0][0] if most and most[0][1] * 2 > counts.total() and most[0][1] > 1 else ""


def _said_where(context: Context, place: PlaceName) -> bool:
    """A place that something happens in, not one that acts: "in Mali", "from northern Syria", "Basra"."""
    before = context.text[max(0, place.start - 24) : place.start].lower().split()
    return place.kind != "country" or bool(set(before[-2:]) & _PLACING)


_PLACING = frozenset(
    {"in", "near", "at", "across", "inside", "outside", "of", "from", "to", "into", "around", "throughout"}
)


def _on_scene(noun: Token) -> bool:
    """Whether the noun's verb lets the sentence's scene be the force's."""
    lexicon = load_lexicon("postures")
    if _engaged(noun):
        return True
    verb, _ = governor(noun)
    states = lexicon["states"]
    words = {
        *lexicon["engaged"],
        *lexicon["placed"],
        *lexicon["stationing"],
        *states["arriving"],
        *states["withdrawing"],
    } - set(lexicon["elsewhere"])
    if verb is None or not clauses.is_verb(verb):
        return noun.dep_ == "pobj" and noun.head.norm_ in _BESIDE
    leaving = lexicon["leaving_with"]
    leaves = verb.lemma_.lower() in leaving["verbs"] and any(c.norm_ in leaving["words"] for c in verb.children)
    return leaves or verb.lemma_.lower() in words


def _engaged(noun: Token) -> bool:
    """ "Russian forces backing the regime", "were joined by Russian troops": what it does puts it on the scene."""
    engaged = load_lexicon("postures")["engaged"]
    lexicon = load_lexicon("postures")
    sent = {*engaged, *lexicon["placed"], *lexicon["stationing"], *lexicon["states"]["arriving"]}
    if any(c.lemma_.lower() in sent and c.lemma_ != "run" for c in clauses.children(noun, "acl", "relcl")):
        return True
    beside = noun.dep_ == "pobj" and noun.head.norm_ in {"by", "with", "from", "alongside"}
    return beside and noun.lemma_.lower() != "coalition" and noun.head.head.lemma_.lower() in engaged


_BESIDE = frozenset({"by", "with", "of", "alongside", "including", "from", "toward", "towards"})


_PARTS = frozenset(
    {"part", "region", "area", "outskirts", "outskirt", "suburb", "edge", "north", "south", "east", "west", "center"}
    | {"centre", "city", "town", "village", "province", "district", "coast", "corner", "half", "rest", "section"}
    | {"outside", "vicinity", "interior", "swath", "stretch", "bulk", "heart", "port", "capital", "island", "zone"}
)
"""Words for a piece of land, which lies in whatever stands behind their "of"."""


def country_at(context: Context, token: Token) -> str:
    """The country that a noun phrase lies in."""
    left, right = clauses.noun_span(token)
    for place in context.places_in(left, right):
        if place.country:
            return place.country
    if token.lemma_.lower() in _PARTS:
        inner = clauses.preposition_objects(token, "of", "in")
        found = next((c for o in inner if (c := country_at(context, o))), "")
        if found:
            return found
    if token.dep_ == "appos" and token.lemma_.lower() in _PARTS and token.head.pos_ == "PROPN":
        return country_at(context, token.head)
    if token.lemma_.lower() in set(load_lexicon("postures")["territory"]) - {"border", "crossing", "road"}:
        demonyms = [c for c in token.children if c.dep_ in {"amod", "compound", "nmod"} and c.pos_ in {"ADJ", "PROPN"}]
        codes = {base(a) for c in demonyms for a in context.actors(c, acting=False).actors}
        if len(codes) == 1 and context.is_state(next(iter(codes))):
            return next(iter(codes))
    named = any(n.start <= token.idx < n.end for n in context.reading.names)
    if not named and (token.lemma_.lower() not in _SIDES or token.norm_ == "countries"):
        return ""
    actors = [base(a) for a in context.actors(token, acting=False).actors]
    return actors[0] if len(actors) == 1 and context.is_state(actors[0]) else ""


def _wheres(noun: Token) -> list[Token]:
    """Words that say where, nearest first: behind the noun's prepositions, its relative clause's, its verb's."""
    words = clauses.preposition_objects(noun, *_AT_NOUN)
    if noun.conjuncts and noun.conjuncts[-1].i > noun.i:
        words += clauses.preposition_objects(noun.conjuncts[-1], *_AT_NOUN)  # "has troops and jets in the country"
    if noun.head.norm_ in {"including", "of", "with"} and noun.head.head.pos_ == "NOUN":
        words += _wheres(noun.head.head)
    for clause in clauses.children(noun, "acl", "relcl"):
        words += clauses.preposition_objects(clause, *_AT_VERB)
    words += _behind_aside(noun)
    if noun.dep_ in {"compound", "nmod"} and noun.head.pos_ == "NOUN":
        words += clauses.preposition_objects(noun.head, *_AT_NOUN)  # "coalition forces battle insurgents in the east"
    verb, how = governor(outer(noun))
    if verb is not None and verb.norm_ == "home" and how == "to" and clauses.is_verb(verb.head):
        words += [s for s in [clauses.subject(verb.head)] if s is not None]  # "Bahrain is home to a U.S. fleet"
    while verb is not None and clauses.is_verb(verb):
        words += clauses.preposition_objects(verb, *_prepositions(verb))
        if verb.lemma_ in _WITH_PLACE:
            words += [d for d in [clauses.subject(verb), *clauses.objects(verb)] if d is not None]
        if verb.dep_ == "relcl" and any(c.norm_ == "where" for c in verb.children):
            words.append(verb.head)
        verb = verb.head if verb.dep_ in {"xcomp", "relcl"} and verb.head != verb else None
    return [w for w in words if w.i != noun.i and not (how in {"in", "from"} and w.i < noun.i)]


_WITH_PLACE = frozenset(
    {"host", "house", "leave", "enter", "exit", "quit", "expel", "evict", "kick", "invade", "patrol", "police"}
    | {"occupy", "guard", "secure", "defend", "cross", "penetrate", "evacuate", "vacate", "flee"}
)
"""Verbs whose object is the place: "patrol the south"."""


def _behind_aside(noun: Token) -> list[Token]:
    """ "The forces — from Mali and Chad — that are in the country": small parses lose the clause behind the dashes."""
    doc, i = noun.doc, noun.i + 1
    if i >= len(doc) or doc[i].text not in {"—", "–", "--", "("}:
        return []
    close = next((t for t in doc[i + 1 : min(noun.sent.end, i + 20)] if t.text in {"—", "–", "--", ")"}), None)
    if close is None or close.i + 1 >= len(doc) or doc[close.i + 1].norm_ not in {"that", "which", "who"}:
        return []
    verb = doc[close.i + 1].head
    return clauses.preposition_objects(verb, *_AT_VERB) if clauses.is_verb(verb) else []


def _prepositions(verb: Token) -> tuple[str, ...]:
    """Who leaves was where he comes from; only what arrives or is placed is where its verb points to."""
    lexicon = load_lexicon("postures")
    word = verb.lemma_.lower()
    leaving = any(c.norm_ in {"out", "home", "back"} for c in verb.children)
    if leaving or word in lexicon["states"]["withdrawing"]:
        return ("from", "out", "of", "in", "off")
    states = lexicon["states"]
    arriving = word in {*states["arriving"], *states["proposed"], *lexicon["placed"], *lexicon["stationing"]}
    return _AT_VERB if arriving else tuple(p for p in _AT_VERB if p not in {"to", "into"})


def in_a_region(context: Context, noun: Token) -> bool:
    """Whether the words place a force in waters or a region of several countries: "in Europe", "in the Gulf"."""
    return any(
        p.start <= w.idx < p.end and not p.country and p.kind in {"region", "water", "terrain", "other", "continent"}
        for w in _wheres(noun)
        for p in context.reading.places
    )


def _elsewhere(context: Context, noun: Token, own: set[str]) -> tuple[str, Token | None]:
    """The text's theatre, where the sentence too is set there."""
    code = theatre(context, frozenset(own))
    if not code:
        return "", None
    told = next((word for word, found in _scenes(context, noun.sent) if found == code), None)
    if told is None and not any(p.country == code and 0 < noun.idx - p.start < _NEAR for p in context.reading.places):
        return "", None
    verb, _ = governor(noun)
    placed = (_engaged(noun) or (verb is not None and clauses.is_verb(verb))) and theatre(context) not in own
    return (code, told) if told is not None or placed else ("", None)


_NEAR = 500
"""How far back the text's theatre may last be named for a force to be taken to stand there."""


def _scenes(context: Context, words: Iterable[Token]) -> Iterable[tuple[Token, str]]:
    """Places behind prepositions and demonyms of local people and things."""
    locals_ = load_lexicon("postures")["locals"]
    for word in words:
        if word.dep_ == "pobj" and word.head.norm_ in {*_AT_VERB, "of"}:
            yield word, country_at(context, word) if word.pos_ == "PROPN" else ""
        elif word.dep_ in {"amod", "nmod", "compound", "poss"} and word.head.lemma_.lower() in locals_:
            name = next((n for n in context.reading.names if n.start <= word.idx < n.end), None)
            if name is not None and name.kind in {"demonym", "state", "place"}:
                place = next((p.country for p in context.places_in(name.start, name.end)), "")
                yield word, name.code if context.is_state(name.code) else place
