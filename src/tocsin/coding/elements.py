"""Which nouns are forces, bases or weapons, and of which element."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import governor, lemma, premodifiers

INSIDE = ("in", "to", "into", "around", "outside", "near", "at", "on", "along")
"""Prepositions behind a verb that puts a force somewhere."""
_MARTIAL = frozenset({"marine", "military", "army", "naval", "navy", "joint", "combat", "ranger", "expeditionary"})
"""Beside one of these a "task force" bears arms."""


def element_of(context: Context, noun: Token) -> str:
    """The element of a force that the noun tells of; empty where it tells of none."""
    lexicon = load_lexicon("postures")
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return ""
    word = _singular(noun)
    if _named_ship(noun):
        return "ships"
    if word == "fighter" and any(_AIRFRAME.match(t.text) for t in premodifiers(noun)):
        return "aircraft"
    if word not in _force_words() or _inside_name(noun):
        return ""
    if noun.dep_ in {"compound", "nmod"} and noun.head.pos_ in {"NOUN", "PROPN"} and noun.head.i == noun.i + 1:
        return ""
    mods = _qualifiers(noun)
    if mods & set(lexicon["no_force"]) - ({"air"} if word != "force" else set()) or any(_leaning(m) for m in mods):
        return ""
    if "-" in mods and mods & set(load_lexicon("relations")["leaning"]):
        return ""
    if "task" in mods and not mods & _MARTIAL:
        return ""
    if (noun.tag_ == "NN" and word not in lexicon["collective"] and "a" not in mods) or (
        word == "force" and noun.tag_ == "NN" and not any(c.dep_ in {"det", "poss"} for c in noun.children)
    ):
        return ""
    verb, how = governor(noun)
    role = clauses.preposition_objects(verb, "as") if verb is not None and how == "object" else []
    if any(lemma(r) in {"adviser", "advisor", "instructor", "trainer"} for r in role):
        return "instructors"
    tutoring = [c for c in clauses.children(noun, "acl", "relcl") if c.lemma_.lower() in lexicon["tutoring"]]
    tutoring += [verb] if verb is not None and how == "subject" and verb.lemma_.lower() in lexicon["tutoring"] else []
    if word in {"troop", "soldier", "marine", "force", "member", "personnel", "commando", "unit"} and any(
        a.endswith((".MIL", ".COP")) for v in tutoring for o in clauses.objects(v) for a in context.actors(o).actors
    ):
        return "instructors"
    owned = _owned(context, noun)
    one = noun.tag_ == "NN" and word not in lexicon["collective"]
    if word in STORES and not any(t.lemma_.lower() in {"rocket", "missile"} for t in noun.subtree):
        return ""  # of what, nobody says
    for element, rules in lexicon["elements"].items():
        if element == "troops" and one:
            continue  # "a U.S. soldier" is no force
        if word in rules.get("always", []) or (owned and word in rules.get("owned", [])):
            return str(element)
        if word in rules.get("with", {}) and mods & set(rules["with"][word]):
            return str(element)
    return ""


def _singular(noun: Token) -> str:
    """The noun's word; names keep their plural in the parse: "Special Operations Forces", "Marines"."""
    word = lemma(noun)
    return word[:-1] if noun.pos_ == "PROPN" and word.endswith("s") and word not in _force_words() else word


def _qualifiers(noun: Token) -> set[str]:
    """The words before a force, those with a hyphen whole as well: "an anti-aircraft system" is against nobody."""
    words = premodifiers(noun)
    found = {t.norm_ for t in words}
    for front, hyphen, back in zip(words, words[1:], words[2:], strict=False):
        if hyphen.text == "-" and not front.whitespace_ and not hyphen.whitespace_:
            found.add(f"{front.norm_}-{back.norm_}")
            if back.norm_ in _SHOT_AT:
                found.discard(front.norm_)
    return found


STORES = frozenset({"arsenal", "stockpile"})


_AIRFRAME = re.compile(r"(?:[ABCEFU]|AC|AH|CH|EA|KC|MV|UH|MiG|Mig|Su|Tu|Mi|Ka|J|H)-\d{1,3}[A-Z]?s?$")
"""What aircraft are called: "F-16", "MiG-29", "Su-24s"."""


def _named_ship(noun: Token) -> bool:
    """ "USS Carl Vinson": the last word of a name that begins with a navy's letters."""
    if noun.pos_ != "PROPN" or (noun.i + 1 < len(noun.doc) and noun.nbor().pos_ == "PROPN"):
        return False
    i = noun.i
    while i > noun.sent.start and noun.doc[i].pos_ == "PROPN" and noun.i - i < 4:
        i -= 1
        if noun.doc[i].text in load_lexicon("postures")["vessels"]["prefixes"]:
            return True
    return False


def _owned(context: Context, noun: Token) -> bool:
    """Whether a name stands before the noun, or somebody deploys what it is: no doubt then that it is a force."""
    known = context.reading.names
    names = [
        t
        for t in premodifiers(noun)
        if t.pos_ in {"ADJ", "PROPN"} or t.norm_ == "coalition" or any(n.start <= t.idx < n.end for n in known)
    ]
    if noun.lemma_.lower() in {"base", "airbase", "outpost"} and _left_from(context, noun):
        return True
    if any(context.actors(t, acting=False).actors for t in names):
        return True
    verb, how = governor(noun)
    if verb is not None and how == "object" and verb.lemma_.lower() in load_lexicon("postures")["fielding"]:
        return True
    if verb is not None and how == "object" and verb.lemma_.lower() in {"have", "keep", "maintain", "send"}:
        doer = clauses.subject(verb)
        groups = {n.code for n in context.reading.names if n.kind == "group"}
        if doer is not None and set(context.actors(doer).actors) & groups:
            return _singular(noun) in load_lexicon("postures")["elements"]["troops"]["owned"]
    return _singular(noun) in load_lexicon("postures")["elements"]["troops"]["owned"] and is_put(noun)


def is_put(noun: Token) -> bool:
    """ "Militias active in Benghazi", "reservists whom it had ordered to the border": its own words place it."""
    lexicon = load_lexicon("postures")
    words = {*lexicon["placed"], *lexicon["stationing"], *lexicon["states"]["arriving"], *lexicon["active"]}
    behind = [c for c in noun.children if c.i > noun.i and c.dep_ in {"amod", "acl", "relcl"}]
    return any(
        (c.norm_ in lexicon["active"] or c.lemma_.lower() in words) and bool(clauses.preposition_objects(c, *INSIDE))
        for c in behind
    )


def _left_from(context: Context, site: Token) -> bool:
    """ "The commandos took off from a base in Chad": soldiers come and go by a base of theirs."""
    verb, how = governor(site)
    if verb is None or how not in {"from", "at", "on"} or not clauses.is_verb(verb):
        return False
    doer = clauses.subject(verb)
    return doer is not None and any(a.endswith(".MIL") for a in context.actors(doer).actors)


@cache
def _force_words() -> frozenset[str]:
    """Every noun that can be a force: asked first, for it settles most words at once."""
    rules = load_lexicon("postures")["elements"].values()
    return frozenset(w for rule in rules for key in ("always", "owned", "with") for w in rule.get(key, []))


def _leaning(word: str) -> bool:
    """ "Pro-American forces" are not America's; an "anti-tank missile" takes no side."""
    front, _, back = word.partition("-")
    return front in {"pro", "anti"} and back not in _SHOT_AT


_SHOT_AT = frozenset({"aircraft", "missile", "ballistic", "tank", "air", "ship", "drone", "satellite", "submarine"})
"""What weapons are against that are called "anti-"."""


def _inside_name(noun: Token) -> bool:
    """ "Air Base 101", "the Air Force Academy": part of a longer name, not a force by itself."""
    behind = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    return noun.pos_ == "PROPN" and behind.pos_ in {"NUM", "PROPN"} and behind.i != noun.i
