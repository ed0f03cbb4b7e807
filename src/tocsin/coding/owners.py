"""Whose a force is: the names before it, what stands behind "of", who sends or keeps it."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records.actor import base

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import governor, hull, premodifiers


def owner_of(context: Context, noun: Token) -> tuple[str, ...]:
    """Owners of a force, states as their armed forces; empty where nothing says whose it is."""
    found = (
        _led(context, noun)
        or _before(context, noun)
        or (_before(context, noun.head) if noun.dep_ == "conj" else [])
        or _by_user(context, noun)
        or _behind(context, noun)
        or _by_deed(context, noun)
        or _by_itself(context, noun)
    )
    return tuple({base(c): armed(context, c) for c in found}.values())


def armed(context: Context, code: str) -> str:
    """A state's forces; rebels and police stay what they are."""
    if code.endswith((".REB", ".COP")):
        return code
    return f"{base(code)}.MIL" if context.is_state(base(code)) else base(code)


def _led(context: Context, noun: Token) -> list[str]:
    """ "U.S.-led coalition forces" are the leader's."""
    for token in premodifiers(noun):
        if token.lower_.endswith("-led"):
            entries = context.who.registry.lookup(token.text[:-4])
            return [entries[0].code] if entries and entries[0].code else []
    return []


def _before(context: Context, noun: Token) -> list[str]:
    names = {i for n in context.reading.names for i in range(n.start, n.end)}
    words = [t for t in premodifiers(noun) if t.idx in names or t.dep_ == "poss" or t.lower_ == "coalition"]
    found = [base(a) for t in words for a in context.actors(t, acting=False).actors]
    return list(dict.fromkeys(found))


def _by_user(context: Context, noun: Token) -> list[str]:
    """ "A base that U.S. forces used": whose forces its relative clause names."""
    doers = [clauses.subject(c) for c in clauses.children(noun, "relcl")]
    found = [a for d in doers if d is not None and d != noun for a in context.actors(d).actors]
    return [a for a in found if a.endswith(".MIL")]


def _behind(context: Context, noun: Token) -> list[str]:
    behind = clauses.preposition_objects(noun, "of", "from", "by")
    return [a for t in behind for a in context.actors(t, acting=False).actors]


def _by_deed(context: Context, noun: Token) -> list[str]:
    """Who has, sends or plans the force: the subject of the verb whose object it is."""
    verb, how = governor(hull(noun))
    lexicon = load_lexicon("postures")
    how = "object" if _sent_in(noun) else how
    while verb is not None and clauses.is_verb(verb):
        word, doer = verb.lemma_.lower(), clauses.subject(verb)
        if how in {"at", "in", "on"} and word in lexicon["stationing"] and doer is not None:
            return list(context.actors(doer, acting=False).actors)
        if how != "object" or word not in lexicon["owner_verbs"]:
            return []
        if clauses.is_passive(verb):
            return [a for t in clauses.agents(verb) for a in context.actors(t, acting=False).actors]
        found = list(context.actors(doer, acting=False).actors) if doer is not None else []
        if not found and doer is not None:
            found = _before(context, doer)
        if found or verb.dep_ != "xcomp":
            return found
        verb = verb.head
    return []


def _by_itself(context: Context, noun: Token) -> list[str]:
    """What the noun stands for in the text: "the soldiers" named before."""
    if _sent_in(noun) or (governor(noun)[1] == "object" and noun.dep_ != "nsubjpass"):
        return []
    return [a for a in context.actors(noun).actors if a.endswith((".MIL", ".COP")) or a.islower()]


def _sent_in(noun: Token) -> bool:
    """ "Sending in ground troops": small parses take the particle for a preposition."""
    verb, how = governor(noun)
    return how == "in" and verb is not None and verb.lemma_.lower() in {"send", "bring", "call", "fly", "order"}
