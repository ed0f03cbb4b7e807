"""Finds percentages and counted cases: "68 percent of voters say", "shares fell 2 percent", "caused 3,000 deaths"."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Number
from tocsin.records.event import FACTS

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import governor, lemma
from .status import status_of
from .tolls import one_day, period_of, toll


def percentage(context: Context, word: Token) -> tuple[Token, Token, Number, str] | None:
    """The clause's verb, what is measured, the number and its direction; none where a plan or a tariff is told."""
    if word.lemma_.lower() not in {"%", "percent", "cent"}:
        return None
    verb = _verb_over(word)
    if verb is None or clauses.negation(verb) is not None or status_of(verb).status not in FACTS:
        return None
    number = next((n for n in context.numbers_in(*clauses.subtree_span(word)) if n.unit == "percent"), None)
    if number is None:
        return None
    subject = clauses.subject(verb)
    of = clauses.preposition_objects(word, "of")
    measured = next(iter(of), None) or subject
    if measured is None or measured == word or (measured.pos_ == "PRON" and not of):
        return None
    verbs = load_lexicon("indicators")["verbs"]
    moved = word.dep_ in {"npadvmod", "dobj"} and subject is not None and not of
    direction = next((way for way, words in verbs.items() if moved and verb.lemma_.lower() in words), "")
    return verb, measured, number, direction


def _verb_over(word: Token) -> Token | None:
    head = word.head
    if word.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "npadvmod"} and clauses.is_verb(head):
        return head
    agent = word.dep_ == "pobj" and head.dep_ in {"agent", "prep"} and head.norm_ in {"by", "for", "at"}
    return head.head if agent and clauses.is_verb(head.head) else None


def cases(context: Context, noun: Token) -> Number | None:
    """ "Caused 3,000 deaths", "200 arrests this year": cases of a kind, over a period or too many for one."""
    lexicon = load_lexicon("indicators")
    if noun.pos_ != "NOUN" or noun.tag_ != "NNS" or lemma(noun) not in lexicon["cases"]:
        return None
    verb, how = governor(noun)
    if verb is None or not clauses.is_verb(verb) or how not in {"subject", "object"}:
        return None
    if clauses.negation(verb) is not None or status_of(verb).status not in FACTS:
        return None
    number = next((n for n in context.numbers_in(clauses.noun_span(noun)[0], noun.idx + len(noun)) if n.low), None)
    if number is None or one_day(context, clauses.clause_span(verb)):
        return None
    many: int = lexicon["many_cases"]
    return number if period_of(context, verb) is not None or (number.low or 0) >= many else None


def among(context: Context, word: Token) -> tuple[tuple[int, int], Number] | None:
    """ "…, including 225 children", "… with three civilians killed": a part of a count told in the same sentence."""
    prep = word.head
    if word.dep_ == "pobj" and prep.norm_ == "including":
        number = next((n for n in context.numbers_in(prep.idx, word.idx) if n.low), None)
        person = word.lemma_.lower() in load_lexicon("indicators")["parts"]
        whole = _toll_before(context, prep) if number is not None and person else None
        return ((prep.idx, word.idx + len(word)), number) if number is not None and whole is not None else None
    if word.dep_ == "acl" and word.tag_ == "VBN" and word.lemma_.lower() in _SUFFERED:
        return _suffered(context, word)
    return None


_SUFFERED = frozenset({"kill", "wound", "injure", "displace", "detain", "arrest"})


def _suffered(context: Context, word: Token) -> tuple[tuple[int, int], Number] | None:
    people = word.head
    prep = people.head
    number = next((n for n in context.numbers_in(clauses.noun_span(people)[0], people.idx) if n.low), None)
    if people.dep_ != "pobj" or number is None:
        return None
    if prep.norm_ == "with" and clauses.is_verb(prep.head) and toll(context, prep.head) is not None:
        return (prep.idx, word.idx + len(word)), number
    whole: int = load_lexicon("indicators")["whole"]
    if prep.norm_ == "of" and prep.head.tag_ == "CD" and (number.low or 0) >= whole:
        return (prep.head.idx, word.idx + len(word)), number  # "54 of the 113 people killed"
    return None


def _toll_before(context: Context, prep: Token) -> Token | None:
    """The toll that a part is taken from: the nearest verb before it that counts one."""
    verbs = load_lexicon("indicators")["toll_verbs"]
    before = [t for t in prep.sent if t.i < prep.i and t.lemma_.lower() in verbs and clauses.is_verb(t)]
    return before[-1] if before and toll(context, before[-1]) is not None else None
