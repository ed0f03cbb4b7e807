"""Finds counts over a period, over a whole conflict, or of a standing need: "killed 1,400 people since March"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tocsin.records import Number, TimeExpression
from tocsin.records.event import FACTS

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import governor, hull, lemma
from .status import status_of

_DAY = re.compile(r"^(?:\d{4}|XXXX)-(?:\d\d-\d\d|W\w\w-\d)")


def toll(context: Context, verb: Token) -> Number | None:
    """The number that a clause counts over a period or by a whole conflict; one incident's count is none."""
    lexicon = load_lexicon("indicators")
    word = verb.lemma_.lower()
    if word not in lexicon["toll_verbs"] or not clauses.is_verb(verb) or not _has_its_word(verb):
        return None
    if clauses.negation(verb) is not None or status_of(verb).status not in FACTS:
        return None
    span = _without_parts(context, counted_span(verb))
    money = word in lexicon["money_verbs"]
    numbers = [n for n in context.numbers_in(*span) if money or n.unit not in lexicon["not_people"]]
    if word in lexicon["only_money"]:
        numbers = [n for n in numbers if n.unit in lexicon["currencies"]]
    if not numbers:
        return None
    number = numbers[0]
    before = verb.head if verb.dep_ in {"conj", "ccomp", "parataxis"} else None
    if before is not None and number.text.lower().startswith(("another ", "a further ")):
        return number if toll(context, before) is not None else None  # "and another 636 were wounded"
    if word in lexicon["flows"] and (number.low or 0) >= lexicon["large"]:
        return number
    over = [verb, *clauses.children(verb, "advcl")]  # "since the truce expired, they have fired"
    since = any(c.norm_ == "since" and c.dep_ in {"prep", "mark"} for t in over for c in t.children)
    if (since or period_of(context, verb) is not None) and not one_day(context, span):
        return number
    if money or one_day(context, span):
        return None
    summed = _by_conflict(verb, number) or _so_far(verb, number) or _of_many(context, verb, number)
    return number if summed else None


def _of_many(context: Context, verb: Token, number: Number) -> bool:
    """So many dead, held or displaced that no one incident is told of: none is named, and no day."""
    lexicon = load_lexicon("indicators")
    if verb.lemma_.lower() not in lexicon["losses"] or (number.low or 0) < lexicon["many_cases"]:
        return False
    start, end = clauses.clause_span(verb)
    abroad = any(p.precision == "country" for p in context.places_in(start, end))
    if not abroad and ((number.low or 0) < lexicon["large"] or not number.unit):
        return False
    incident = {*lexicon["incidents"], *lexicon["single"]}
    return not any(t.norm_ == "all" for t in verb.subtree) and not any(
        lemma(t) in incident for t in verb.sent if t.pos_ == "NOUN" or t.dep_ == "pobj"
    )


def listed(context: Context, verb: Token) -> list[tuple[tuple[int, int], Token, Number]]:
    """ "…, two in the Korean War, 543 in the next": further counts of a list that do not tell the verb again."""
    if verb.lemma_.lower() not in load_lexicon("indicators")["toll_verbs"] or not clauses.is_verb(verb):
        return []
    found = []
    for word in verb.subtree:
        if word.tag_ != "CD" or word.dep_ not in {"npadvmod", "conj", "dobj", "appos"}:
            continue
        behind = [
            p for p in clauses.children(word, "prep") if p.norm_ in {"in", "during", "from", "at"} and p.i == word.i + 1
        ]
        number = next((n for n in context.numbers_in(word.idx, word.idx + len(word)) if n.low), None)
        if behind and number is not None:
            end = max(clauses.noun_span(o)[1] for p in behind for o in [p, *clauses.children(p, "pobj")])
            found.append(((number.start, end), word, number))
    return found


def counted_span(verb: Token) -> tuple[int, int]:
    """The clause, with the noun that it hangs on where that is what it counts: "300 people who had been arrested"."""
    start, end = clauses.clause_span(verb)
    if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ == "NOUN":
        top = verb.head
        over = top.head.head if top.dep_ == "pobj" else top
        if top.tag_ == "NN" and over.dep_ == "acl" and over.head.tag_ == "NNS":
            top = over.head  # "300 people working in the sphere who had been arrested"
        return min(start, clauses.noun_span(top)[0]), end
    return start, end


def _without_parts(context: Context, span: tuple[int, int]) -> tuple[int, int]:
    """The span before "including": a part of the count has its own number and its own day."""
    at = context.text.find(", including ", *span)
    return (span[0], at) if at > span[0] else span


def _so_far(verb: Token, number: Number) -> bool:
    """ "Have fired dozens of rockets": the present perfect sums up, where the count is more than one deed's."""
    if verb.tag_ != "VBN" or not {"have", "has", "'ve", "’ve"} & set(clauses.auxiliaries(verb)):
        return False
    lexicon = load_lexicon("indicators")
    deeds = verb.lemma_.lower() in lexicon["deeds"]
    least: int = lexicon["summed"]["deeds" if deeds else "people"]
    return (number.low or number.high or 0) >= least


def _has_its_word(verb: Token) -> bool:
    wanted = load_lexicon("indicators")["needs_word"].get(verb.lemma_.lower())
    return wanted is None or any(t.norm_ in wanted for t in verb.subtree)


def _by_conflict(verb: Token, number: Number) -> bool:
    lexicon = load_lexicon("indicators")
    doer = clauses.subject(verb)
    told = [
        *([doer] if doer is not None else []),
        *clauses.agents(verb),
        *clauses.preposition_objects(verb, "in", "during"),
    ]
    words = {lemma(t) for t in told} | {lemma(o) for t in told for o in clauses.preposition_objects(t, "of")}
    many = (number.low or 0) >= 100
    named = any(lemma(t) in lexicon["conflicts"] and t.pos_ == "PROPN" for t in told)  # "in the Gulf War": all of it
    return bool(words & set(lexicon["conflicts"]) and ((number.low or 0) >= 10 or named)) or bool(
        words & set(lexicon["clashes"]) and many
    )


def period_of(context: Context, head: Token) -> TimeExpression | None:
    """The stretch of time that a count runs over."""
    left, right = clauses.subtree_span(head)
    further = [
        c for c in head.children if c.i > head.i and c.dep_ in {"conj", "ccomp", "parataxis"} and clauses.is_verb(c)
    ]
    right = min([right, *(c.left_edge.idx for c in further)])
    return next((t for t in context.times_in(left, right) if _is_period(context, t)), None)


def _is_period(context: Context, time: TimeExpression) -> bool:
    lexicon, text = load_lexicon("indicators"), time.text.lower()
    before = context.text[max(0, time.start - 9) : time.start].lower().split()
    if any(word in f" {text} ".replace("-", " ").split() or f"{word} " in f"{text} " for word in lexicon["no_period"]):
        return False
    if before[-1:] == ["since"] or text.startswith(("since", "between", "depuis", "entre ")):
        return True
    if re.match(r"^P\d+D$", time.value):
        return int(time.value[1:-1]) >= 2
    return not _DAY.match(time.value) and any(word in text for word in lexicon["period_words"])


def one_day(context: Context, span: tuple[int, int]) -> bool:
    """Whether the clause itself dates what it counts to one day."""
    for time in context.times_in(*span):
        before = context.text[max(0, time.start - 9) : time.start].lower().split()
        since = before[-1:] in (["since"], ["and"], ["between"], ["to"]) or time.text.lower().startswith(
            ("since", "between", "depuis", "entre ")
        )
        if _DAY.match(time.value) and not since:
            return True
    return False


def stock(context: Context, noun: Token) -> Number | None:
    """People of a state of need with their number: "hosts 400,000 refugees", "the millions of displaced Syrians"."""
    lexicon = load_lexicon("indicators")
    needy = any(c.norm_ in lexicon["stranded"] for c in clauses.children(noun, "amod"))
    if not needy and (noun.pos_ != "NOUN" or noun.lemma_.lower() not in lexicon["stocks"]):
        return None
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.norm_ == "of" else noun
    top = over if over.lemma_.lower() == "million" else hull(noun)
    verb, _ = governor(top)
    known = any(c.dep_ in {"det", "poss"} and c.norm_ != "a" for c in (*noun.children, *top.children))
    if not known and verb is not None and clauses.is_verb(verb) and status_of(verb).status not in FACTS:
        return None
    numbers = context.numbers_in(clauses.noun_span(top)[0], noun.idx)
    return numbers[0] if numbers and (numbers[0].low or 0) >= lexicon["large"] else None


def rated(context: Context, noun: Token) -> Number | None:
    """ "A death toll of 2,000", "an unemployment rate of 25 percent"."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in load_lexicon("indicators")["rated"]:
        return None
    verb, _ = governor(noun)
    if verb is not None and clauses.is_verb(verb) and status_of(verb).status not in FACTS:
        return None
    behind = [clauses.subtree_span(o) for o in clauses.preposition_objects(noun, "of")]
    return next((n for span in behind for n in context.numbers_in(*span)), None)


def many(verb: Token) -> bool:
    """ "Many are now deprived of", "most people lack": a standing need of an untold number."""
    lexicon = load_lexicon("indicators")
    word = verb.lemma_.lower()
    if word not in lexicon["flows"] or word in {"flee", "remain", "live"} or not clauses.is_verb(verb):
        return False
    if not _has_its_word(verb) or clauses.negation(verb) is not None or status_of(verb).status not in FACTS:
        return False
    subject = clauses.subject(verb)
    return subject is not None and any(t.norm_ in {"many", "most", "half"} for t in [subject, *subject.children])


def share(context: Context, noun: Token) -> Number | None:
    """ "60 percent of the population lives in poverty"."""
    if (
        noun.dep_ != "pobj"
        or noun.head.norm_ != "of"
        or noun.lemma_.lower() not in load_lexicon("indicators")["shares"]
    ):
        return None
    over = noun.head.head
    verb, how = governor(over)
    if verb is None or how not in {"subject", "object"} or status_of(verb).status not in FACTS:
        return None
    left = clauses.subtree_span(over)[0]
    return next((n for n in context.numbers_in(left, noun.idx) if n.unit == "percent"), None)


def existing(context: Context, verb: Token) -> tuple[Token, Number] | None:
    """ "There were five such crashes in 2009": incidents counted over a stretch of time."""
    if verb.lemma_ != "be" or not clauses.children(verb, "expl") or status_of(verb).status not in FACTS:
        return None
    span = clauses.clause_span(verb)
    for noun in clauses.children(verb, "attr"):
        numbers = context.numbers_in(span[0], noun.idx)
        large = bool(numbers) and (numbers[0].low or 0) >= load_lexicon("indicators")["large"]
        if large and lemma(noun) in load_lexicon("indicators")["there_are"]:
            return noun, numbers[0]
        incident = lemma(noun) in {*load_lexicon("indicators")["measures"], *load_lexicon("indicators")["incidents"]}
        if numbers and incident and noun.tag_ == "NNS" and period_of(context, verb) and not one_day(context, span):
            return noun, numbers[0]
    return None
