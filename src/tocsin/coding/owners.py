"""Whose a force is: the names before it, what stands behind "of", who sends or keeps it."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records.actor import base

from . import clauses
from .context import Context
from .hosts import outer
from .lexicon import load_lexicon
from .nouns import governor, premodifiers


def owner_of(context: Context, noun: Token) -> tuple[str, ...]:
    """Owners of a force, states as their armed forces; empty where nothing says whose it is."""
    found = _told_owner(context, noun) or _by_itself(context, noun)
    sector = _sector(noun)
    return tuple({base(c): _in_sector(context, c, sector) for c in found}.values())


def is_guessed(context: Context, noun: Token) -> bool:
    """Whether only the country that the text is about says whose "troops" are: good at home, never abroad."""
    guessed = "frame" in context.actors(noun).why
    return guessed and noun.lemma_.lower() in _BARE and not _told_owner(context, noun)


def _told_owner(context: Context, noun: Token) -> list[str]:
    return (
        _led(context, noun)
        or _before(context, noun)
        or _behind(context, noun)
        or (_before(context, noun.head) if noun.dep_ == "conj" else [])
        or _by_user(context, noun)
        or _by_deed(context, noun)
        or _aside(context, noun)
        or _before(context, noun, services=True)
        or by_name(noun)
        or _named_last(context, noun)
    )


def _sector(noun: Token) -> str:
    """ "Palestinian militants" are not the state's forces, "Dutch police officers" not its army."""
    if any(t.norm_ == "police" for t in premodifiers(noun)):
        return "COP"
    return "REB" if noun.lemma_.lower() in load_lexicon("postures")["irregulars"] else "MIL"


def _in_sector(context: Context, code: str, sector: str) -> str:
    found = armed(context, code)
    return f"{base(code)}.{sector}" if found.endswith(".MIL") else found


def armed(context: Context, code: str) -> str:
    """A state's forces; rebels and police stay what they are."""
    if code.endswith((".REB", ".COP")):
        return code
    return f"{base(code)}.MIL" if context.is_state(base(code)) else base(code)


def _led(context: Context, noun: Token) -> list[str]:
    """ "U.S.-led coalition forces" are the leader's."""
    irregular = noun.lemma_.lower() in load_lexicon("postures")["irregulars"]
    for token in premodifiers(noun):
        if token.norm_.endswith("-led") and not irregular:
            entries = context.who.registry.lookup(token.text[:-4])
            return [entries[0].code] if entries and entries[0].code else []
    return []


def _before(context: Context, noun: Token, *, services: bool = False) -> list[str]:
    names = {i for n in context.reading.names for i in range(n.start, n.end)}
    words = [t for t in premodifiers(noun) if t.idx in names or t.dep_ == "poss" or t.norm_ == "coalition"]
    words = [t for t in words if services or t.text not in _SERVICES]
    words += [c for c in clauses.children(noun, "poss") if c not in words]
    words = _without_strangers(context, [t for t in words if t.i > _struck(noun)])
    found = [a if a.endswith(_APART) else base(a) for t in words for a in _whose(context, t)]
    return list(dict.fromkeys(found))


_APART = (".REB", ".COP")


_SERVICES = frozenset(
    {"Army", "Navy", "Marine", "Marines", "Air", "Force", "National", "Guard", "Special", "Reserve", "Operations"}
    | {"Forces", "Command", "Corps", "Expeditionary", "Rapid", "Reaction", "Response", "Airborne", "Infantry"}
)
"""Names that every country's services have: they say nothing of whose the force is."""


def _whose(context: Context, word: Token) -> list[str]:
    """Who a word before a force stands for; a bare "coalition" is led by whom the text names as its leader."""
    found = list(context.actors(word, acting=False).actors)
    return found or (_coalition(context) if word.norm_ == "coalition" else [])


def _coalition(context: Context) -> list[str]:
    for token in context.tokens():
        if token.lemma_.lower() == "coalition":
            found = _led(context, token) or list(context.actors(token, acting=False).actors)
            if found:
                return found
    return []


def _struck(noun: Token) -> int:
    """ "The U.S. bombed bases": a verb that small parses take for an adjective; what stands before it owns nothing."""
    struck = load_lexicon("postures")["strikes"]
    return max((t.i for t in premodifiers(noun) if t.tag_ in {"VBD", "VBN"} and t.lemma_.lower() in struck), default=-1)


def _without_strangers(context: Context, words: list[Token]) -> list[Token]:
    """ "Loyal to Mr. Assad and Russian forces": a person before the nation that the force is of is another phrase's."""
    people = [n for n in context.reading.names if n.kind == "person"]
    persons = [t for t in words if any(n.start <= t.idx < n.end for n in people) and t.dep_ != "poss"]
    return [t for t in words if t not in persons] if len(persons) < len(words) else words


def _by_user(context: Context, noun: Token) -> list[str]:
    """ "A base that U.S. forces used": whose forces its relative clause names."""
    verbs = clauses.children(noun, "relcl")
    doers = [(clauses.subject(c), c.lemma_.lower() in load_lexicon("postures")["owner_verbs"]) for c in verbs]
    found = [(a, sends) for d, sends in doers if d is not None and d != noun for a in context.actors(d).actors]
    return [a for a, sends in found if a.endswith(".MIL") or (sends and context.is_state(base(a)))]


def _behind(context: Context, noun: Token) -> list[str]:
    behind = clauses.preposition_objects(noun, "of", "from", "by")
    if noun.dep_ == "conj" and not behind:  # small parses hang the last one's words on the first
        behind = [t for t in clauses.preposition_objects(noun.head, "from") if t.i > noun.i]
    found = [a for t in behind for a in context.actors(t, acting=False).actors]
    allies = [t for t in behind if t.lemma_.lower() in {"ally", "country", "nation", "member", "state", "partner"}]
    return found or [base(a) for t in allies for a in _before(context, t)]


def _aside(context: Context, noun: Token) -> list[str]:
    """ "The foreign forces — from Turkey, Iran and Russia —": names in a parenthesis right behind the force."""
    doc, i = noun.doc, noun.i + 1
    if i + 2 >= len(doc) or doc[i].text not in {"—", "–", "--", "-", "("} or doc[i + 1].norm_ not in _FROM:
        return []
    names = [t for o in clauses.children(doc[i + 1], "pobj") for t in clauses.conjuncts(o)]
    return [a for t in names for a in context.actors(t, acting=False).actors]


_FROM = frozenset({"from", "of", "including"})


def by_name(noun: Token) -> list[str]:
    """Whose a ship is by its own name: "USS Cole", "the aircraft carrier Charles de Gaulle"."""
    rows = load_lexicon("postures")["vessels"]
    words = [t.text for t in noun.doc[max(noun.sent.start, noun.i - 5) : min(noun.sent.end, noun.i + 6)]]
    prefix = next((w for w in words if w in rows["prefixes"]), "")
    if prefix:
        return [rows["prefixes"][prefix]]
    if noun.lemma_.lower() not in {"carrier", "warship", "flagship", "ship"}:
        return []
    behind = " ".join(words).lower()
    return [code for name, code in rows["names"].items() if name in behind][:1]


def _by_deed(context: Context, noun: Token) -> list[str]:
    """Who has, sends or plans the force: the subject of the verb whose object it is."""
    top = outer(noun)
    if noun.dep_ == "pobj" and noun.head.norm_ == "of" and noun.head.head.lemma_ in _MOVES:
        top = noun.head.head  # "authorized the movement of troops"
    verb, how = governor(top)
    lexicon = load_lexicon("postures")
    how = "object" if _sent_in(noun) else how
    while verb is not None and clauses.is_verb(verb):
        word, doer = verb.lemma_.lower(), clauses.subject(verb)
        departs = how == "from" and word in _TAKING_OFF and noun.lemma_.lower() in lexicon["sites"]
        if (departs or (how in {"at", "in", "on"} and word in lexicon["stationing"])) and doer is not None:
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


_TAKING_OFF = frozenset({"take", "fly", "launch", "operate", "depart", "strike", "scramble", "sail", "fire", "return"})
"""Who sets out from a base sits in it: "took off from a base"."""
_MOVES = frozenset({"movement", "deployment", "dispatch", "transfer", "sending"})


def _named_last(context: Context, noun: Token) -> list[str]:
    """Whose "the troops" are: the last force's before them that is told to be somebody's."""
    if noun.lemma_.lower() not in _BARE or any(
        c.dep_ in {"poss", "amod", "compound", "nmod"} and c.norm_ not in _MORE for c in noun.children
    ):
        return []
    if not any(c.norm_ in {"the", "these", "those"} for c in noun.children):
        return []
    for token in reversed(noun.doc[max(0, noun.i - _BACK) : noun.i]):
        if token.lemma_.lower().removesuffix("s") in _BARE | {"presence", "contingent"}:
            found = [a for a in _led(context, token) or _before(context, token) if context.is_state(base(a))]
            if found:
                return found
    return []


_BARE = frozenset({"troop", "force", "soldier", "personnel", "peacekeeper", "contingent", "unit", "marine"})
_MORE = frozenset({"additional", "extra", "more", "remaining", "new", "such", "other", "total", "many", "most", "all"})
_BACK = 120
"""How many words back a force may have been named for "the troops" to mean it."""


def _by_itself(context: Context, noun: Token) -> list[str]:
    """What the noun stands for in the text: "the soldiers" named before."""
    if noun.lemma_.lower() in load_lexicon("postures")["sites"]:
        return []  # a base is not who sits in it
    if _sent_in(noun) or (governor(noun)[1] == "object" and noun.dep_ != "nsubjpass"):
        return []
    return [a for a in context.actors(noun).actors if a.endswith((".MIL", ".COP")) or a.islower()]


def _sent_in(noun: Token) -> bool:
    """ "Sending in ground troops": small parses take the particle for a preposition."""
    verb, how = governor(noun)
    return how == "in" and verb is not None and verb.lemma_.lower() in {"send", "bring", "call", "fly", "order"}
