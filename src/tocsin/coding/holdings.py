"""Codes what armed groups hold: strongholds and headquarters, and the ground that they are said to control."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Posture
from tocsin.records.actor import base
from tocsin.records.event import FACTS

from . import clauses
from .context import Context
from .hosts import country_at, theatre
from .lexicon import load_lexicon
from .nouns import lemma, premodifiers
from .owners import armed
from .status import status_of


def holding(context: Context, token: Token) -> Posture | None:
    """A stronghold, or a clause in which an armed group controls a place; nothing for what is only feared or past."""
    return (
        _stronghold(context, token)
        or _control(context, token)
        or _under_control(context, token)
        or _held_ground(context, token)
    )


def _stronghold(context: Context, noun: Token) -> Posture | None:
    lexicon = load_lexicon("postures")
    self_styled = noun.lemma_ == "capital" and {t.norm_ for t in premodifiers(noun)} & set(lexicon["self_styled"])
    if noun.pos_ not in {"NOUN", "PROPN"} or not (lemma(noun) in lexicon["strongholds"] or self_styled):
        return None
    near = [noun, *clauses.preposition_objects(noun, "of", "in", "at", "like"), *clauses.children(noun, "appos")]
    if noun.dep_ in {"appos", "oprd", "dobj", "attr", "conj"}:
        near += [noun.head, *clauses.preposition_objects(noun.head, "in")]
    host, where = _first_country(context, near)
    if not host:
        host, where = _first_country(context, [t for t in noun.sent if t.dep_ == "pobj" and t.pos_ == "PROPN"])
    owner = _group_before(context, noun, host, pronouns=bool(self_styled))
    if any(c.norm_ in {"no", "any"} for c in noun.children if c.dep_ in {"det", "neg"}):
        return None  # "no safe haven"
    if not host or not owner:
        return None
    start, end = clauses.noun_span(noun)
    if where is not None:
        left, right = where.idx, where.idx + len(where)
        start, end = (min(start, left), max(end, right)) if max(end, right) - min(start, left) < 120 else (start, end)
    former = any(t.norm_ in {"former", "onetime", "old", "ex"} for t in premodifiers(noun))
    return _write(context, (start, end), owner, host, "base", f"'{noun.text}'", "past" if former else "present")


def _first_country(context: Context, words: list[Token]) -> tuple[str, Token | None]:
    for word in words:
        country = country_at(context, word)
        if country:
            return country, word
    return "", None


def _group_before(context: Context, noun: Token, host: str, *, pronouns: bool = False) -> tuple[str, ...]:
    words = [t for t in premodifiers(noun) if t.pos_ != "PRON" or pronouns] + clauses.preposition_objects(
        noun, "of", "for"
    )
    found = [a for t in words for a in context.actors(t, acting=False).actors if _armed(a)]
    if not found and host and any(t.lemma_.lower() in load_lexicon("postures")["armed"] for t in words):
        found = [f"{host}.REB"]
    return tuple(dict.fromkeys(found))


def _armed(code: str) -> bool:
    """An armed group by name or by sector; organisations of other sorts hold no ground."""
    return code.endswith(".REB") or (code.islower() and "." not in code and code not in {"west", "unnamed"})


def _control(context: Context, verb: Token) -> Posture | None:
    """ "Insurgents who control the countryside", "a town held by the group"."""
    lexicon = load_lexicon("postures")
    if not clauses.is_verb(verb) or not (verb.lemma_.lower() in lexicon["hold"] or _through(verb)):
        return None
    passive = clauses.is_passive(verb)
    doers = clauses.agents(verb) if passive else [d for d in [clauses.subject(verb)] if d is not None]
    held = [t for t in [*clauses.objects(verb), *_through(verb)] if _ground(context, t)]
    owner = tuple(dict.fromkeys(a for t in doers for a in context.actors(t, acting=False).actors if _armed(a)))
    if not owner or not held or status_of(verb).status not in FACTS:
        return None
    host, _ = _first_country(context, [*held, *clauses.preposition_objects(verb, "in", "of"), *_inner(held)])
    host = host or (base(owner[0]) if owner[0].endswith(".REB") else "")
    if not host:
        return None
    past = verb.tag_ == "VBD" and not passive and not _through(verb)
    span = clauses.clause_span(verb)
    left = min(span[0], held[0].idx if passive else doers[0].idx)
    return _write(context, (left, span[1]), owner, host, "troops", f"'{verb.text}'", "past" if past else "present")


def _through(verb: Token) -> list[Token]:
    """ "Have taken control of the north", "holds influence over more territory": the ground behind the noun."""
    if verb.lemma_.lower() not in _GRIPPING:
        return []
    grips = [t for t in clauses.objects(verb) if t.lemma_.lower() in _GRIPS]
    behind = [o for t in grips for o in clauses.preposition_objects(t, "of", "over", "in", "across")]
    return behind + (clauses.preposition_objects(verb, "of", "over", "in", "across") if grips else [])


_GRIPPING = frozenset(
    {"have", "hold", "take", "gain", "seize", "keep", "retain", "exert", "wield", "maintain", "assume"}
)
_GRIPS = frozenset({"control", "influence", "sway", "grip", "hold", "dominance", "foothold", "command", "possession"})


def _inner(held: list[Token]) -> list[Token]:
    return [o for t in held for o in clauses.preposition_objects(t, "of", "in")]


def _ground(context: Context, token: Token) -> bool:
    if token.lemma_.lower() in load_lexicon("postures")["territory"]:
        return True
    return token.pos_ == "PROPN" and bool(country_at(context, token))


def _held_ground(context: Context, noun: Token) -> Posture | None:
    """ "Rebel-held Aleppo", "Russian-occupied territory": ground with its holder's name before it."""
    if not _ground(context, noun) or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    words = list(noun.doc[max(noun.sent.start, noun.i - 7) : noun.i])
    held = next((t for t in reversed(words) if t.norm_.split("-")[-1] in _HELD and _hyphened(t)), None)
    if held is None or any(t.pos_ in {"VERB", "ADP", "PUNCT"} and t.text != "-" for t in words if t.i > held.i):
        return None
    host, _ = _first_country(context, [noun, *clauses.preposition_objects(noun, "of", "in", "near", "around")])
    host = host or theatre(context)
    owner = _holders(context, held, host)
    if not host or not owner:
        return None
    start, end = clauses.noun_span(noun)
    return _write(context, (min(start, owner[1]), end), owner[0], host, "troops", f"'{held.text}'")


_HELD = frozenset({"held", "controlled", "occupied"})


def _hyphened(token: Token) -> bool:
    return "-" in token.text or (token.i > 1 and token.nbor(-1).text == "-")


def _holders(context: Context, held: Token, host: str) -> tuple[tuple[str, ...], int] | None:
    """Who holds it, and where the words for them begin; a government on its own ground is no posture by itself."""
    word = held if "-" in held.text else held.nbor(-2)
    name = word.text.split("-")[0]
    known = context.who.registry.lookup(name)
    codes = [known[0].code] if known and known[0].code else list(context.actors(word, acting=False).actors)
    if not codes and name.lower() in load_lexicon("postures")["armed"]:
        codes = [f"{host}.REB"]
    first = word
    while first.i > held.sent.start and first.nbor(-1).pos_ in {"ADJ", "PROPN", "CCONJ"}:
        first = first.nbor(-1)
        codes += [a for a in context.actors(first, acting=False).actors if first.pos_ != "CCONJ"]
    owners = tuple(dict.fromkeys(c if _armed(c) else armed(context, base(c)) for c in codes if c))
    foreign = [o for o in owners if base(o) != host or o.endswith(".REB")]
    return (owners, first.idx) if foreign else None


def _under_control(context: Context, noun: Token) -> Posture | None:
    """ "The province is under the control of rebel fighters"."""
    if noun.norm_ != "control" or noun.dep_ != "pobj" or noun.head.norm_ != "under":
        return None
    verb = noun.head.head
    place = (clauses.subject(verb) if clauses.is_verb(verb) else verb) if verb != noun.head else None
    words = [*premodifiers(noun), *clauses.preposition_objects(noun, "of", "by")]
    owner = tuple(dict.fromkeys(a for t in words for a in context.actors(t, acting=False).actors if _armed(a)))
    host, where = _first_country(context, [place, *_inner([place])]) if place is not None else ("", None)
    if place is not None and not host and _ground(context, place):
        host, where = theatre(context), place
    if not owner and host and any(t.lemma_.lower() in load_lexicon("postures")["armed"] for t in words):
        owner = (f"{host}.REB",)
    if clauses.is_verb(verb) and (verb.lemma_ not in {"be", "remain", "stay", "come", "lie"} or verb.tag_ == "VBD"):
        return None
    if not owner or not host or where is None or status_of(verb).status not in FACTS:
        return None
    span = clauses.subtree_span(noun)
    return _write(context, (min(where.idx, span[0]), span[1]), owner, host, "troops", "'under control'")


def _write(
    context: Context,
    span: tuple[int, int],
    owner: tuple[str, ...],
    host: str,
    element: str,
    why: str,
    state: str = "present",
) -> Posture:
    owner = tuple(dict.fromkeys(f"{host}.REB" if o.endswith(".REB") else o for o in owner))
    return context.record(
        Posture,
        span,
        owner=owner,
        host=host,
        element=element,
        state=state,
        why=why,
    )
