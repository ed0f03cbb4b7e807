"""Which nouns are instruments between actors, what they are called, whom they bind, and when two are one."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Agreement
from tocsin.records.actor import base

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import codes, governor, joined, lemma, modifiers
from .pairs import parties

_PLAIN = frozenset(
    {"new", "final", "recent", "proposed", "historic", "bilateral", "u.n.", "un-brokered", "landmark", "similar"}
    | {"international", "multilateral", "global", "coveted", "controversial", "preliminary", "tentative", "failed"}
    | {"entire", "whole", "original", "existing", "current", "key", "major", "comprehensive", "broad", "sweeping"}
    | {"fragile", "shaky", "tenuous", "uneasy", "brief", "formal", "so-called", "possible", "potential", "such", "any"}
)
"""Words that set no instrument apart from another."""
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "its", "their", "-", "fire", "cease", "complete", "full"})


def is_instrument(token: Token) -> bool:
    """Whether a noun is a bargain between actors of a crisis: by its word, by what stands beside it, by its name."""
    inside = token.dep_ in {"compound", "nmod"} and not voided(token) and wrapper(token) is None
    if token.pos_ not in {"NOUN", "PROPN"} or inside:
        return False
    lexicon = load_lexicon("agreements")
    word = singular(token)
    if word not in lexicon["instruments"] or _opposed(token):
        return False
    if modifiers(token) & set(lexicon["no_instrument"]) or _accord_of_minds(token):
        return False
    wanted = lexicon["only_as"].get(word)
    if wanted is None or beside(token) & set(wanted):
        return True
    if word == "alliance" and is_alliance(token):
        return True
    behind = {o.lemma_.lower() for o in clauses.preposition_objects(token, "of")}
    if behind & set(lexicon["of_what"].get(word, [])):
        return True
    return token.pos_ == "PROPN" and word not in lexicon["no_name"] and token.i > 0 and _has_name(token)


def is_alliance(noun: Token) -> bool:
    """ "Its alliance with the militia", "the alliance between the two": somebody's with somebody."""
    owned = any(c.dep_ == "poss" or c.norm_ in {"the", "this", "that"} for c in noun.children)
    next_ = noun.nbor().norm_ if noun.i + 1 < len(noun.doc) else ""
    return owned and (next_ in {"with", "between"} or bool(clauses.preposition_objects(noun, "with", "between")))


def wrapper(noun: Token) -> Token | None:
    """ "Cease-fire talks", "a truce proposal": the noun that tells how far the instrument before it has come."""
    head, lexicon = noun.head, load_lexicon("agreements")
    if noun.dep_ != "compound" or head.pos_ != "NOUN" or singular(noun) not in {*lexicon["halts"], "treaty"}:
        return None
    return head if any(head.lemma_.lower() in words for words in lexicon["wrappers"].values()) else None


def singular(noun: Token) -> str:
    """The noun's word; names keep their plural in the parse ("the Accords")."""
    word = lemma(noun)
    return word[:-1] if noun.pos_ == "PROPN" and word.endswith("s") else word


def _has_name(noun: Token) -> bool:
    """ "The Geneva Convention", "Helsinki Charter": with a name of its own before or behind it."""
    return any(c.pos_ in {"PROPN", "NUM"} for c in noun.children if c.dep_ in {"compound", "nmod", "prep", "poss"})


def beside(noun: Token) -> set[str]:
    """The noun's qualifiers, and what hangs on them: "a cease-fire arrangement"."""
    return modifiers(noun) | {g.norm_ for c in noun.children if c.i < noun.i for g in c.children}


def _opposed(noun: Token) -> bool:
    """ "A truce, not a treaty": what is named only to say that it is something else."""
    if any(c.dep_ == "neg" and c.i < noun.i for c in noun.children):
        return True
    left = noun.left_edge.i
    before = [noun.doc[i].norm_ for i in range(max(noun.sent.start, left - 1), left)]
    return before == ["not"] and not clauses.is_verb(noun.head)


def _accord_of_minds(noun: Token) -> bool:
    """ "In agreement with", "there is agreement that": a shared opinion."""
    if noun.lemma_ not in {"agreement", "accord"} or noun.tag_ != "NN":
        return False
    if any(c.dep_ in {"det", "poss", "amod", "compound", "nmod", "nummod"} for c in noun.children):
        return False
    return (noun.dep_ == "pobj" and noun.head.norm_ == "in") or noun.dep_ == "attr"


def voided(noun: Token) -> bool:
    """ "Declared the basing agreement null and void": the parse hangs the noun on "null"."""
    return noun.head.norm_ in {"null", "void"} and noun.head.i == noun.i + 1


def wrapped(noun: Token) -> tuple[Token | None, str]:
    """The word that governs an instrument, past nouns that only shape it: "reach the details of a final agreement"."""
    verb, how = governor(noun)
    while verb is not None and verb.pos_ == "NOUN" and lemma(verb) in load_lexicon("agreements")["shapes"]:
        if how not in {"of", "to", "for", "on"}:
            break
        verb, how = governor(verb)
    return verb, how


def name_of(noun: Token) -> str:
    """What the text calls the instrument, without its article."""
    kept = [c for c in noun.children if c.dep_ in {"amod", "compound", "nmod", "nummod"} and c.i < noun.i]
    kept += [c for c in noun.children if c.dep_ == "det" and c.norm_ == "another"]
    first = min([noun.i, *(c.left_edge.i for c in kept)])
    inner = [c for c in noun.children if c.dep_ == "prep" and c.norm_ == "of"]
    last = max([noun.i, *(c.right_edge.i for c in inner)]) if noun.pos_ == "PROPN" else noun.i
    return str(noun.doc[first : last + 1].text)


def is_halt(name: str) -> bool:
    """Whether a name tells of a stop to fighting: "72-hour truce", "cease-fire deal"."""
    halts = set(load_lexicon("agreements")["halts"])
    return any(w in halts for w in name.lower().replace("cease fire", "cease-fire").split())


def is_weighty(name: str) -> bool:
    """Whether the name alone says that it is between actors of a crisis: a treaty, a truce, a "nuclear deal"."""
    words = set(name.lower().replace("-", " ").split()) | set(name.lower().split())
    light = set(load_lexicon("agreements")["light"])
    return bool(words & set(load_lexicon("agreements")["weighty"])) or not words & light


def same(context: Context, a: Agreement, b: Agreement) -> bool:
    """Mentions of one instrument: one kind of word, no qualifier or party of the one against the other's."""
    if is_halt(a.name) != is_halt(b.name) or _is_plan(a.name) != _is_plan(b.name) or apart(a.name, b.name):
        return False
    if _is_bond(a.name) != _is_bond(b.name) and {*map(base, a.parties)} != {*map(base, b.parties)}:
        return False
    if len(a.parties) > 1 and len(b.parties) > 1 and not {*map(base, a.parties)} & {*map(base, b.parties)}:
        return False
    if not _compatible(_lands(context, a.name), _lands(context, b.name)):
        return False
    years_a, years_b = {w for w in a.name.split() if w.isdigit()}, {w for w in b.name.split() if w.isdigit()}
    if not _compatible(years_a, years_b):
        return False
    mine = _qualifiers(a.name) - {w.lower() for w in _named(context, a.name)}
    return _compatible(mine, _qualifiers(b.name) - {w.lower() for w in _named(context, b.name)})


def _is_bond(name: str) -> bool:
    """An alliance is not the pact that a text tells of beside it, unless it binds the same."""
    return name.lower().split()[-1:] in (["alliance"], ["alliances"])


def _is_plan(name: str) -> bool:
    """A plan for peace is not yet the peace deal that comes of it."""
    return name.lower().split()[-1:] in (["plan"], ["plans"], ["roadmap"])


def _compatible(mine: set[str], other: set[str]) -> bool:
    return not mine or not other or bool(mine & other)


def _named(context: Context, name: str) -> list[str]:
    """Words of a name that are somebody's: "the Iran deal" and "the nuclear deal" can be one."""
    return [w for w in name.split() if w[:1].isupper() and context.who.registry.lookup(w)]


def _lands(context: Context, name: str) -> set[str]:
    return {e.code for w in _named(context, name) for e in context.who.registry.lookup(w)[:1] if e.code}


def _qualifiers(name: str) -> set[str]:
    lexicon = load_lexicon("agreements")
    words = set(name.lower().split()) - _PLAIN - _DETERMINERS - {*lexicon["instruments"], *lexicon["halts"]}
    return {w for w in words if not any(c.isdigit() for c in w)} - {*lexicon["later"], *lexicon["earlier"]}


def apart(a: str, b: str) -> bool:
    """ "Another truce" is not "an earlier truce"."""
    lexicon = load_lexicon("agreements")
    words_a, words_b = set(a.lower().split()), set(b.lower().split())
    if (words_a & _OTHER) != (words_b & _OTHER):
        return True
    later, earlier = set(lexicon["later"]), set(lexicon["earlier"])
    return bool((words_a & later and words_b & earlier) or (words_a & earlier and words_b & later))


_OTHER = frozenset({"second", "third", "separate", "parallel", "successor"})
"""Words that set an instrument beside one that there is."""


def parties_of(context: Context, noun: Token) -> list[str]:
    """Whom the words around an instrument tell to be bound by it; who brings others together is none of them."""
    found = [c for c in joined(context, noun, "with", "between", "among", "by") if c not in _namesakes(context, noun)]
    outer = wrapper(noun)
    if outer is not None:
        found += joined(context, outer, "with", "between", "among", "by")
    clauses_ = [c for c in clauses.children(noun, "relcl", "acl") if not _brokers(c)]
    inner = [t for c in clauses_ for t in c.subtree if t.pos_ == "PROPN" and _binds(t, c)]
    told = parties(context, [*found, *codes(context, [*inner, *_doers(noun)])])
    return [c for c in told if "-party" not in c]


def _binds(word: Token, verb: Token) -> bool:
    """Who owns or does something in the instrument's clause; not where it was done: "negotiated in Paris"."""
    if word.dep_ == "poss":
        return not (word.head.dep_ == "pobj" and word.head.head.norm_ in {"in", "at", "near", "from"})
    if word.dep_ == "nsubj":
        return word.head == verb
    return word.dep_ == "pobj" and word.head.norm_ in {"by", "with", "between", "among", "to"}


def _namesakes(context: Context, noun: Token) -> set[str]:
    """ "The Minsk agreements" bind nobody in Minsk: a single town before the noun is where it was signed."""
    before = [c for c in noun.children if c.dep_ in {"compound", "nmod"} and c.pos_ == "PROPN"]
    towns = [c for c in before if any(p.start <= c.idx < p.end and p.kind != "country" for p in context.reading.places)]
    return set(codes(context, towns)) if len(before) == 1 else set()


def _brokers(verb: Token) -> bool:
    helped = verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ == "help"  # "helped forge the truce"
    return helped or verb.lemma_.lower() in load_lexicon("agreements")["brokering"]


def _doers(noun: Token) -> list[Token]:
    """Who signs, breaks, seeks or is bound by the instrument, by the verb or by the noun above it."""
    verb, how = wrapped(noun)
    if verb is not None and verb.pos_ in {"ADP", "ADV", "SCONJ"} and clauses.is_verb(verb.head):
        verb = verb.head  # "pulled out of the pact"
    if verb is None or how == "subject" or _brokers(verb):
        return []
    if how == "for" and verb.lemma_.lower() in _URGING:
        return clauses.preposition_objects(verb, "on")  # who is called on, not who calls
    if verb.lemma_.lower() in _BREACH:
        above = next((a for a in verb.ancestors if clauses.is_verb(a)), None)
        breaker = clauses.subject(above) if above is not None else None
        return [
            *clauses.children(verb, "poss"),
            *clauses.preposition_objects(verb, "by"),
            *([breaker] if breaker else []),
        ]
    if not clauses.is_verb(verb):
        over = governor(verb) if verb.pos_ == "NOUN" else (None, "")
        at = [verb] if over[0] is not None and over[1] == "object" else []
        further = _doers(verb) if at else []
        return [*clauses.children(verb, "poss"), *clauses.preposition_objects(verb, "with", "between"), *further]
    bound = clauses.is_passive(verb) and how != "by"
    doers = clauses.agents(verb) if bound else [d for d in [clauses.subject(verb)] if d is not None]
    if how == "in":
        doers = [p for d in doers for p in [*clauses.children(d, "poss"), *clauses.preposition_objects(d, "between")]]
    return [*doers, *clauses.preposition_objects(verb, "with", "between")]


_URGING = frozenset({"call", "appeal", "push", "press", "urge", "lobby", "plead", "pray"})
_BREACH = frozenset({"violation", "breach", "infringement", "contravention", "contrary", "defiance"})
"""Words for a breach that are no verbs: whoever does the deed beside them breaks the instrument."""
