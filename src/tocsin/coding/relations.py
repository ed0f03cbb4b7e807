"""Codes relations: how two actors stand to each other, and whether that is said to have changed."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.records import Relation
from tocsin.records.event import FACTS

from . import clauses
from .context import Context
from .duals import dual
from .leanings import leanings
from .lexicon import load_lexicon
from .nouns import codes, governor, joined, lemma, modifiers
from .pair_names import hyphened
from .pairs import Pair, parties, write
from .regard import by_regard
from .roles_between import by_role
from .standings import by_adjective, by_clause
from .status import status_of


def code_relations(context: Context) -> list[Relation]:
    """One record a pair and change, at its first mention; "ally" and "-backed" give one without change."""
    found: list[Relation] = []
    for record in sorted(_all(context), key=lambda r: (r.start, r.end)):
        if not _told_before(record, found):
            found.append(record)
    return found


def _all(context: Context) -> Iterator[Relation]:
    for sentence in context.asserting:
        yield from leanings(context, sentence)
        for token in sentence:
            for reader in _READERS.get(token.pos_, ()):
                record = reader(context, token)
                if record is not None:
                    yield record
                    break


def _told_before(record: Relation, found: list[Relation]) -> bool:
    """Whether each of its pairs was told already, with the same change or, for one without change, with any."""
    told = {pair for f in found if record.change in {"none", f.change} for pair in Pair.of(f)}
    return Pair.of(record) <= told


def _by_noun(context: Context, noun: Token) -> Relation | None:
    """ "Ties between", "its growing partnership with"."""
    lexicon = load_lexicon("relations")
    if noun.pos_ not in {"NOUN", "PROPN"} or lemma(noun) not in lexicon["nouns"]:
        return None
    if noun.dep_ in {"compound", "nmod"} or modifiers(noun) & set(lexicon["not_between"]):
        return None
    if not _joins(noun):
        return None
    change, why, over = _change(noun)
    pair = _joined(context, noun)
    span = clauses.noun_span(noun)
    if len(pair) == 1 and over is not None:
        pair += [h for h in context.holders_of(*span)[-1:] if h.endswith(".GOV")]
        span = clauses.clause_span(over)
    if over is None and change != load_lexicon("relations")["nouns"][lemma(noun)]:
        span = _with_verb(noun, span)
    pledge = _pledge(noun)
    if pledge is not None:
        span = clauses.clause_span(pledge)
    if len(pair) < 2:
        pair = dual(context, noun)
    if len(pair) < 2:
        return None
    mine = _owners(context, noun, pair)
    others = [code for code in pair if code not in mine]
    return write(context, span, mine, others, change, f"'{noun.text}': {why}")


def _owners(context: Context, noun: Token, pair: list[str]) -> list[str]:
    """The first side: all who own what they have "with" somebody else, else the first who is named."""
    with_ = set(parties(context, codes(context, clauses.preposition_objects(noun, "with"))))
    own = set(parties(context, codes(context, clauses.children(noun, "poss")))) - with_
    mine = [code for code in pair if code in own]
    return mine if mine and with_ & set(pair) else pair[:1]


def _with_verb(noun: Token, span: tuple[int, int]) -> tuple[int, int]:
    """The span with the verb that tells the change: "ties have soured", "cemented the friendship"."""
    verb, how = governor(noun)
    if verb is None or not clauses.is_verb(verb) or noun.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return span
    if how == "subject" or noun.dep_ == "nsubjpass":
        start, end = clauses.clause_span(verb)
        return (start, end) if end - start <= 160 else span
    return (min(verb.idx, span[0]), span[1]) if how == "object" else span


def _joins(noun: Token) -> bool:
    """An alliance of many is a name, a conflict or cooperation is one's own without "with"; none that may only come."""
    word, lexicon = lemma(noun), load_lexicon("relations")
    if word == "alliance" and clauses.preposition_objects(noun, "of"):
        return False
    if word in {"conflict", "cooperation", "dispute"} and not clauses.preposition_objects(noun, "with", "between"):
        return False
    if word in lexicon["given"] and not clauses.preposition_objects(noun, "for", "to", "of"):
        return False
    if word not in lexicon["quarrels"]:
        return True
    verb, how = governor(noun)
    wanted = verb is not None and how == "object" and verb.lemma_.lower() in lexicon["sought"]
    return not wanted and not (verb is not None and clauses.is_verb(verb) and status_of(verb).status in _OPEN)


_OPEN = frozenset({"possible", "conditional", "denied"})


def _pledge(noun: Token) -> Token | None:
    """The verb that takes up an allegiance: "accepted a pledge of allegiance by"."""
    verb, how = governor(noun.head.head if noun.dep_ == "pobj" else noun)
    return verb if lemma(noun) == "allegiance" and how == "object" and verb is not None else None


_OVER = frozenset({"pledge", "oath", "vow", "state", "level", "quality", "course"})
"""Nouns over one of standing that leave it what it is: "a pledge of allegiance", "the state of relations"."""


def _joined(context: Context, noun: Token) -> list[str]:
    named = hyphened(context, noun)
    if named:
        return named
    top = noun.head.head if noun.dep_ == "pobj" and noun.head.head.lemma_ in _OVER else noun
    ways = ("by", "from", "to") if lemma(noun) == "allegiance" else ("with", "between", "to", "of", "among", "for")
    found = [*joined(context, noun, *ways), *(joined(context, top, *ways) if top != noun else [])]
    if len(found) < 2:
        verb, how = governor(top)
        if verb is not None and clauses.is_verb(verb) and how in {"object", "in", "to"}:
            doer = clauses.subject(verb)
            told = [doer, *clauses.preposition_objects(doer, "of")] if doer is not None else []
            given = lemma(noun) in load_lexicon("relations")["given"]
            extra = [*told, *clauses.preposition_objects(verb, "with", "between", *(["to"] if given else []))]
            further = [c for c in codes(context, extra) if c not in found]
            if found or len(further) <= 2:  # three that would ease tensions are go-betweens
                found = [*found, *further]
    return parties(context, found)


def _change(noun: Token) -> tuple[str, str, Token | None]:
    """The change, the words that tell it, and the verb that says it is over, if one does."""
    lexicon = load_lexicon("relations")
    own = str(lexicon["nouns"][lemma(noun)])
    words = modifiers(noun) | {c.lemma_.lower() for c in noun.children if c.dep_ in {"amod", "acl"}} | _called(noun)
    turn = _turn(noun)
    if turn:
        return turn, f"'{noun.head.head.text}'", None
    if own == "worse":
        eased = words & set(lexicon["adjectives"]["easing"]) or _easing(noun)
        return ("closer" if eased else "worse"), f"'{min(eased)}'" if eased else "as stated", None
    for change in ("closer", "worse"):
        hit = words & set(lexicon["adjectives"][change])
        if hit:
            return change, f"'{min(hit)}'", None
    verb, how = governor(noun)
    if verb is None or not clauses.is_verb(verb) or status_of(verb).status not in FACTS:
        return own, "as stated", None
    if how == "subject" and any(c.norm_ in lexicon["over"] for c in [verb, *verb.children]):
        return "worse", "'over'", verb
    for change in ("closer", "worse"):
        if verb.lemma_.lower() in lexicon["verbs"]["subject" if how == "subject" else "object"][change]:
            return change, f"'{verb.text}'", None
    return own, "as stated", None


def _turn(noun: Token) -> str:
    """ "A warming of relations", "the worst crisis in ties since": a noun that says which way they went."""
    if noun.dep_ != "pobj" or noun.head.norm_ not in {"of", "in"}:
        return ""
    top = noun.head.head
    turns = load_lexicon("relations")["turns"]
    way = next((w for w in ("closer", "worse") if lemma(top) in turns[w]), "")
    verb, how = governor(top)
    wanted = how == "for" or (top.dep_ == "pobj" and top.head.norm_ == "for")
    unsure = verb is not None and clauses.is_verb(verb) and status_of(verb).status not in FACTS
    return "" if wanted or unsure else way


def _called(noun: Token) -> set[str]:
    """ "Relations are strained", "ties have grown warmer": what a clause about the noun calls it, as a fact."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_.lower() not in {"be", "remain", "become", "grow", "stay", "get", "come"}:
        return set()
    if clauses.negation(verb) is not None or status_of(verb).status not in FACTS:
        return set()
    under = clauses.preposition_objects(verb, "under", "at", "in", "on")  # "under strain", "at a low", "in tatters"
    return {c.norm_ for c in (*clauses.children(verb, "acomp", "attr"), *under)}


def _easing(noun: Token) -> set[str]:
    """ "Tensions have eased", "reduced the friction": the verb that lets a quarrel grow less, as a fact."""
    verb, how = governor(noun)
    if verb is None or not clauses.is_verb(verb) or how not in {"subject", "object"}:
        return set()
    if clauses.negation(verb) is not None or status_of(verb).status not in FACTS:
        return set()
    return {verb.lemma_.lower()} & set(load_lexicon("relations")["verbs"]["easing"][how])


_NOUN_READERS = (_by_noun, by_role, by_adjective)
_VERB_READERS = (by_adjective, by_clause, by_regard)
_READERS = {
    "NOUN": _NOUN_READERS,
    "PROPN": _NOUN_READERS,
    "ADJ": (by_adjective,),
    "ADV": (by_adjective,),
    "VERB": _VERB_READERS,
    "AUX": _VERB_READERS,
}
"""Which readers a word can be for, by its part of speech."""
