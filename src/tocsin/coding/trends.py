"""Finds rises and falls: which way a measure goes, by the noun, adjective or verb that says so."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from tocsin.records.event import FACTS

from . import clauses
from .lexicon import load_lexicon
from .nouns import governor, lemma
from .status import status_of

_PARTIES = ("between", "with", "among")
"""Behind these stands whose tension it is: a relation, no measure."""


_AMOUNTS = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})


def noun_trend(noun: Token) -> tuple[Token, str] | None:
    """ "A surge in violence", "the intensifying violence": what is measured, and its direction."""
    lexicon = load_lexicon("indicators")
    if noun.pos_ != "NOUN":
        return None
    direction = _of(lexicon["nouns"], lemma(noun))
    if direction:
        if _unreal(noun):
            return None
        behind = clauses.preposition_objects(noun, "in", "of")
        return next(((o, direction) for o in behind if is_measure(o) or _rises_in(noun, o)), None)
    if lemma(noun) in lexicon["wraps"]:
        return _wrapped(noun)
    wanted = {*lexicon["felt"], *lexicon["good"], *lexicon["bad"], *lexicon["extremes"]["stretches"]}
    if not is_measure(noun) and lemma(noun) not in wanted:
        return None
    for child in clauses.children(noun, "amod"):
        moving = is_measure(noun) or (
            lemma(noun) in lexicon["felt"] and not clauses.preposition_objects(noun, *_PARTIES)
        )
        direction = _of(lexicon["adjectives"], child.norm_) if moving else ""
        direction = direction or _by_quality(noun, child.norm_) or _by_extreme(noun, child.norm_)
        if direction:
            return None if _unreal(noun) else (noun, direction)
    return None


def _rises_in(noun: Token, thing: Token) -> bool:
    """ "A decrease in flights": behind "in" whatever many there are of can rise and fall, but no place or time."""
    plain = load_lexicon("indicators")["plain_trends"]
    return thing.head.norm_ == "in" and lemma(noun) in plain and thing.tag_ == "NNS" and not _of_time(thing)


def _of_time(noun: Token) -> bool:
    return lemma(noun) in {
        *load_lexicon("indicators")["not_people"],
        "decade",
        "century",
        "place",
        "area",
        "part",
        "poll",
    }


def _wrapped(noun: Token) -> tuple[Token, str] | None:
    """ "An escalating series of attacks": the adjective stands at the word that only bundles them."""
    adjectives = load_lexicon("indicators")["adjectives"]
    direction = next((d for c in clauses.children(noun, "amod") if (d := _of(adjectives, c.norm_))), "")
    measured = next((o for o in clauses.preposition_objects(noun, "of") if is_measure(o)), None)
    return (measured, direction) if direction and measured is not None and not _unreal(noun) else None


def _by_extreme(noun: Token, word: str) -> str:
    """ "The fiercest fighting in months": an extreme within a stretch of time is a change."""
    extremes = load_lexicon("indicators")["extremes"]
    stretch = lemma(noun) in extremes["stretches"]
    if not stretch and (not is_measure(noun) or not (noun.tag_ == "NNS" or lemma(noun) in extremes["mass"])):
        return ""
    if stretch and word not in extremes["deadly"]:
        return ""
    behind = [t for t in noun.doc[noun.i + 1 : noun.i + 6] if t.sent == noun.sent]
    within = any(t.norm_ in extremes["within"] for t in behind)
    return next((d for d in ("up", "down") if within and word in extremes[d]), "")


def verb_trend(verb: Token) -> tuple[Token, str] | None:
    """ "Deaths surged by 38 %", "prices have gone up", "fighting has spread"; not what may, should or did not."""
    if verb.lemma_.lower() not in _turning() or not clauses.is_verb(verb):
        return None
    if clauses.children(verb, "dobj"):
        return _turned(verb)
    subject = clauses.subject(verb)
    word, lexicon = verb.lemma_.lower(), load_lexicon("indicators")
    if subject is None or not _turns(subject):
        return None
    if clauses.negation(verb) is not None or not (status_of(verb).status in FACTS or _projected(verb)):
        return None
    if word == "spread" and lemma(subject) not in lexicon["spreading"]:
        return None
    if any(c.norm_ in {"out", "into", "in"} and c.i == verb.i + 1 for c in verb.children) and word in {
        "grow",
        "fall",
    }:
        return None
    if word in {"be", "become", "get"}:
        return _compared(verb, subject)
    direction = _of(lexicon["verbs"], word) if is_measure(subject) else ""
    direction = direction or (_moved(verb) if is_measure(subject) else "") or _by_quality(subject, word)
    if not direction and lemma(subject) in lexicon["waged"]:
        direction = _of(lexicon["waging"], word)
    return (subject, direction) if direction else None


def _turns(subject: Token) -> bool:
    """Whether a noun is something that grows, shrinks, worsens or flares."""
    lexicon = load_lexicon("indicators")
    return is_measure(subject) or lemma(subject) in {*lexicon["good"], *lexicon["bad"], *lexicon["waged"]}


def _projected(verb: Token) -> bool:
    """ "Is expected to contract by six percent": a rate that was worked out ahead, with its number."""
    above = verb.head
    told = verb.dep_ == "xcomp" and above.norm_ in {"expected", "projected", "forecast", "predicted", "estimated"}
    return told and any(t.norm_ in {"percent", "cent", "%"} for t in verb.subtree)


@cache
def _turning() -> frozenset[str]:
    """Every verb that can tell a trend: asked first, for it settles most words at once."""
    lexicon = load_lexicon("indicators")
    driving = [lexicon["driving"][key] for key in ("up", "down", "with_particle", "held_up", "held_down")]
    classes = [
        *lexicon["verbs"].values(),
        *lexicon["waging"].values(),
        lexicon["motion"]["verbs"],
        lexicon["worse"],
        lexicon["better"],
        *driving,
    ]
    return frozenset({"be", "become", "get", "cost", *(word for words in classes for word in words)})


def _turned(verb: Token) -> tuple[Token, str] | None:
    """ "Are improving their capacity", "has worsened the hunger"; "cost 21 percent more"."""
    thing = clauses.children(verb, "dobj")[0]
    direction = _by_quality(thing, verb.lemma_.lower()) or _driven(verb, thing)
    if not direction and verb.lemma_ != "cost":
        return None
    if clauses.negation(verb) is not None or status_of(verb).status not in FACTS:
        return None
    if direction:
        return thing, direction
    subject = clauses.subject(verb)
    near = {t.norm_ for t in verb.subtree}
    if verb.lemma_ == "cost" and subject is not None and near & {"percent", "cent", "%"} and near & {"more", "less"}:
        return subject, "up" if "more" in near else "down"
    return None


def _driven(verb: Token, thing: Token) -> str:
    """ "Intensified its bombing", "stepped up its attacks": somebody makes a measure rise or fall."""
    rows = load_lexicon("indicators")["driving"]
    word, near = verb.lemma_.lower(), {c.norm_ for c in verb.children if c.dep_ in {"prt", "advmod"}}
    if lemma(thing) in rows["held"]:
        return next((way for way in ("up", "down") if word in rows["held_" + way]), "")
    if not is_measure(thing) or thing.pos_ != "NOUN":
        return ""
    for way in ("up", "down"):
        if word in rows[way] or (word in rows["with_particle"] and near & set(rows["particles"][way])):
            return way
    return ""


def _compared(verb: Token, subject: Token) -> tuple[Token, str] | None:
    """ "The security situation is more stable"."""
    lexicon = load_lexicon("indicators")
    if lemma(subject) not in {*lexicon["good"], *lexicon["bad"]} and not is_measure(subject):
        return None
    for word in clauses.children(verb, "acomp"):
        more = word.tag_ in {"JJR", "RBR"} or any(c.norm_ in {"more", "increasingly"} for c in word.children)
        if more and word.norm_ in lexicon["growing"]:
            return subject, "up"
        direction = _of(lexicon["comparatives"], word.norm_) if lemma(subject) in lexicon["good"] else ""
        if more and direction:
            return subject, direction
    return None


def level(verb: Token) -> Token | None:
    """ "The toll stands at", "inflation hit 100 percent": what is measured, with no direction told."""
    if verb.lemma_.lower() not in load_lexicon("indicators")["stands"] or not clauses.is_verb(verb):
        return None
    subject = clauses.subject(verb)
    if subject is None or not is_measure(subject) or clauses.negation(verb) is not None:
        return None
    if verb.lemma_ == "be" and not _is_amount(verb, subject):
        return None
    return subject if status_of(verb).status in FACTS else None


def _is_amount(verb: Token, subject: Token) -> bool:
    """ "The toll is 61", "output was 2 billion dollars", not "the attack was one of three"."""
    lexicon = load_lexicon("indicators")
    told = [c for c in clauses.children(verb, "attr") if not clauses.preposition_objects(c, "of")]
    number = any(c.ent_type_ in _AMOUNTS or c.tag_ == "CD" for c in told)
    return number and lemma(subject) in {*lexicon["rated"], *lexicon["amounts"]}


def is_measure(noun: Token) -> bool:
    """Whether a noun is something that can be measured; some only beside a word that says of what."""
    lexicon = load_lexicon("indicators")
    word = lemma(noun)
    if word not in lexicon["measures"]:
        return False
    if word == "price" and noun.tag_ == "NN" and not clauses.preposition_objects(noun, "of", "for"):
        return False  # a price that somebody paid
    wanted = lexicon["only_with"].get(word)
    near = {t.norm_ for t in noun.subtree} | {t.lemma_.lower() for t in noun.subtree}
    return wanted is None or bool(near & set(wanted))


def _by_quality(noun: Token, word: str) -> str:
    lexicon = load_lexicon("indicators")
    good, bad = lemma(noun) in lexicon["good"], lemma(noun) in lexicon["bad"]
    if word in lexicon["worse"]:
        return "down" if good else "up" if bad else ""
    if word in lexicon["better"]:
        return "up" if good else "down" if bad else ""
    return ""


def _moved(verb: Token) -> str:
    motion = load_lexicon("indicators")["motion"]
    if verb.lemma_.lower() not in motion["verbs"]:
        return ""
    near = {c.norm_ for c in verb.children if c.dep_ in {"prt", "advmod"}}
    return next((way for way in ("up", "down") if near & set(motion[way])), "")


def _unreal(noun: Token) -> bool:
    """A rise that is feared, or that stands under a verb that only expects or denies it."""
    if any(c.norm_ in {*load_lexicon("indicators")["unreal"], "no"} for c in noun.children):
        return True
    verb, how = governor(noun)
    wanted = verb is not None and verb.lemma_.lower() in load_lexicon("indicators")["not_yet"]
    if wanted and how in {"object", "for", "of"}:
        return True
    if any(c.norm_ in {"the", "this", "these"} for c in noun.children):
        return False  # what is told as known stands, whatever is said of it
    return verb is not None and clauses.is_verb(verb) and status_of(verb).status not in FACTS


def _of(classes: dict[str, list[str]], word: str) -> str:
    return next((direction for direction, words in classes.items() if word in words), "")
