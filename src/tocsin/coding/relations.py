"""Codes relations: how two actors stand to each other, and whether that is said to have changed."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Relation
from tocsin.records.actor import base

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import codes, governor, joined, lemma, modifiers


def code_relations(context: Context) -> list[Relation]:
    """One record a pair and change, at its first mention; "ally" and "-backed" give one without change."""
    found: list[Relation] = []
    for token in context.tokens():
        record = _by_noun(context, token) or _by_verb(context, token)
        if record is not None and not any(_same(record, other) for other in found):
            found.append(record)
    return found


def _same(a: Relation, b: Relation) -> bool:
    return a.change == b.change and _pair(a) == _pair(b)


def _pair(relation: Relation) -> frozenset[str]:
    return frozenset(base(c) for c in (*relation.a, *relation.b))


def _by_noun(context: Context, noun: Token) -> Relation | None:
    lexicon = load_lexicon("relations")
    if noun.pos_ not in {"NOUN", "PROPN"} or lemma(noun) not in lexicon["nouns"]:
        return None
    if noun.dep_ in {"compound", "nmod"} and noun.head.pos_ != "PROPN":
        return None
    pair = _joined(context, noun)
    if noun.dep_ in {"compound", "nmod", "appos"} or noun.head.dep_ == "appos":
        pair += [c for c in codes(context, [noun.head]) if base(c) not in {base(p) for p in pair}]
    if len(pair) < 2:
        return None
    change, why = _change(noun)
    span = context.one_line(*clauses.noun_span(noun))
    return _write(context, span, pair, change, f"'{noun.text}': {why}")


def _joined(context: Context, noun: Token) -> list[str]:
    found = joined(context, noun, "with", "between", "to", "of", "among", "for")
    if len(found) < 2:
        verb, how = governor(noun)
        if verb is not None and clauses.is_verb(verb) and how != "subject":
            doer = clauses.subject(verb)
            extra = [*([doer] if doer is not None else []), *clauses.preposition_objects(verb, "with", "between")]
            found = [*found, *(c for c in codes(context, extra) if c not in found)]
    kept: dict[str, str] = {}
    for code in found:
        kept.setdefault(base(code), code)
    return list(kept.values())


def _change(noun: Token) -> tuple[str, str]:
    lexicon = load_lexicon("relations")
    words = modifiers(noun) | {c.lemma_.lower() for c in noun.children if c.dep_ in {"amod", "acl"}}
    for change in ("closer", "worse"):
        hit = words & set(lexicon["adjectives"][change])
        if hit:
            return change, f"'{min(hit)}'"
    verb, how = governor(noun)
    if verb is not None:
        for change in ("closer", "worse"):
            if verb.lemma_.lower() in lexicon["verbs"]["subject" if how == "subject" else "object"][change]:
                return change, f"'{verb.text}'"
    return str(lexicon["nouns"][lemma(noun)]), "as stated"


def _by_verb(context: Context, verb: Token) -> Relation | None:
    """ "X and Y grew closer", "X, who backs Y", "X broke with Y"."""
    lexicon = load_lexicon("relations")
    if not clauses.is_verb(verb):
        return None
    for change, rows in lexicon["clauses"].items():
        if verb.lemma_.lower() in rows:
            doer, patients = (
                clauses.subject(verb),
                [*clauses.objects(verb), *clauses.preposition_objects(verb, "with", "by", "to")],
            )
            if clauses.is_passive(verb):
                patients = [*clauses.agents(verb), *clauses.objects(verb)]
            a = codes(context, [doer]) if doer is not None else []
            b = [c for c in codes(context, patients) if base(c) not in {base(x) for x in a}]
            if a and b:
                return _write(
                    context, context.one_line(*clauses.clause_span(verb)), [a[0], *b], change, f"'{verb.text}'"
                )
    return None


def _write(context: Context, span: tuple[int, int], pair: list[str], change: str, why: str) -> Relation:
    return Relation.of(
        context.text,
        doc=context.doc,
        start=span[0],
        end=span[1],
        a=(pair[0],),
        b=tuple(pair[1:]),
        change=change,
        holders=context.holders_of(*span),
        why=why,
    )
