"""Codes who one actor is to another: "a key ally of", "its rival", "two of its foes"."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Relation

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import lemma, premodifiers
from .pairs import parties, who_is, write


def by_role(context: Context, noun: Token) -> Relation | None:
    """A relation without change; both who bears the role and to whom must be told."""
    if noun.pos_ not in {"NOUN", "PROPN"} or lemma(noun) not in load_lexicon("relations")["roles"]:
        return None
    if any(
        t.norm_ in {"former", "political", "old", "democratic", "republican", "primary", "presidential", "electoral"}
        for t in premodifiers(noun)
    ):
        return None
    others = _to_whom(context, noun)
    bearer, beside = _owned(context, noun) or _bearer(context, noun)
    if not others and len(bearer) == 2 and noun.tag_ in {"NNS", "NNPS"} and _mutual(noun):
        bearer, others = bearer[:1], bearer[1:]
    if bearer and not others and beside is not None and _listed(noun):
        others = _in_whose_clause(context, noun)
    if not others or not bearer:
        return None
    left, right = clauses.noun_span(noun)
    if beside is not None:
        left, right = min(left, clauses.noun_span(beside)[0]), max(right, clauses.noun_span(beside)[1])
    if right - left > 160:
        left, right = clauses.noun_span(noun)
    others = [c for c in others if c not in bearer]
    ended = _once(noun)
    change = "worse" if ended and lemma(noun) in _FRIENDS else "none"
    return write(context, (left, right), bearer, others, change, f"'{ended or noun.text}'")


_FRIENDS = frozenset({"ally", "partner", "friend", "protector", "supporter", "backer", "patron"})


def _once(noun: Token) -> str:
    """The word that says that a role is over: "previously an ally of", "once its closest partner"."""
    verb = next((a for a in noun.ancestors if clauses.is_verb(a)), None)
    told = [c for c in (verb.children if verb is not None else ()) if c.dep_ == "advmod" and c.norm_ in _BEFORE_NOW]
    told += [t for t in premodifiers(noun) if t.norm_ in _BEFORE_NOW]
    past = verb is not None and verb.tag_ in {"VBD", "VBN"}
    return told[0].text if told and past else ""


_BEFORE_NOW = frozenset({"previously", "formerly", "once"})


def _listed(noun: Token) -> bool:
    """ "Regional partners, including Kenya": named behind a role that nobody is told to own."""
    return noun.tag_ in {"NNS", "NNPS"} and bool(_named_behind(noun)) and not clauses.children(noun, "poss")


def _in_whose_clause(context: Context, noun: Token) -> list[str]:
    """ "The president's plan depends on partners": the partners of whoever the clause is about."""
    verb = next((a for a in noun.ancestors if clauses.is_verb(a)), None)
    doer = clauses.subject(verb) if verb is not None else None
    if doer is None or noun in doer.subtree:
        return []
    owners = clauses.children(doer, "poss")
    return [c for t in owners or [doer] for c in who_is(context, t, itself=not owners)]


def _owned(context: Context, noun: Token) -> tuple[list[str], Token | None] | None:
    """ "Its Iranian allies", "our SDF partners": behind an owner, the name before the role bears it."""
    owners = clauses.children(noun, "poss")
    if not owners:
        return None
    names = {i for n in context.reading.names for i in range(n.start, n.end)}
    named = [t for t in premodifiers(noun) if t.idx in names and t.i > owners[0].i]
    found = [a for t in named for a in who_is(context, t)]
    mine = {a for t in owners for a in who_is(context, t)}
    found = [a for a in dict.fromkeys(found) if a not in mine]
    return (found, None) if found and mine else None


def _mutual(noun: Token) -> bool:
    """ "Rivals Iran and Iraq", "they are allies": each other's, where nobody else's is told."""
    if clauses.children(noun, "poss") or clauses.preposition_objects(noun, "of", "to", "for"):
        return False
    return _counted(noun).dep_ == "attr" or lemma(noun) in load_lexicon("relations")["rivals"]


def _to_whom(context: Context, noun: Token) -> list[str]:
    owners = clauses.children(noun, "poss")
    named = [t for t in premodifiers(noun) if t.pos_ in {"PROPN", "ADJ"}]
    behind = clauses.preposition_objects(noun, "of", "to", "for", "in")
    found = [a for t in (*owners, *named) for a in who_is(context, t)]
    found = found or [a for t in behind if t.head.norm_ != "in" for a in who_is(context, t)]
    found = parties(context, found)
    groups = [c for c in found if c.islower()]
    return groups if groups and lemma(noun) in {"affiliate", "proxy"} else found


def _bearer(context: Context, noun: Token) -> tuple[list[str], Token | None]:
    """Who is the ally: its subject, the name that it stands beside, or the name that it qualifies."""
    top = _counted(noun)
    for child in [*clauses.children(noun, "appos"), *_named_behind(noun)]:
        found = [c for t in clauses.conjuncts(child) for c in who_is(context, t)]
        if found:
            return list(dict.fromkeys(found)), child
    apart = any(t.norm_ in {"and", "or"} for t in noun.doc[top.i + 1 : top.head.i])
    if top.dep_ in {"appos", "compound", "nmod"} and not apart:
        return who_is(context, top.head), top.head
    if top.dep_ == "attr" and top.head.lemma_ in {"be", "become", "remain"}:
        return who_is(context, clauses.subject(top.head)), None
    if top.dep_ == "pobj" and top.head.norm_ == "as" and (actor := _acting_as(top.head)) is not None:
        return who_is(context, actor), None
    seen = top.head.head if top.dep_ == "pobj" and top.head.norm_ == "as" else top.head
    if seen.lemma_.lower() in _SEEING and (top.dep_ == "pobj" or top.dep_ in {"oprd", "attr", "ccomp"}):
        whom = clauses.objects(seen)
        return [a for t in whom if t != noun and t.pos_ != "PRON" for a in who_is(context, t)], None
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if behind is not None and behind.pos_ == "PROPN" and behind.sent == noun.sent:
        return who_is(context, behind), behind
    return [], None


def _acting_as(preposition: Token) -> Token | None:
    """ "Served as an ally of", "played a role as a partner to": who does, takes the role."""
    verb = preposition.head
    if verb.dep_ == "dobj" and lemma(verb) in {"role", "part"}:
        verb = verb.head
    role = verb.lemma_ in {"serve", "act", "remain", "emerge"} or any(
        lemma(o) in {"role", "part"} for o in clauses.objects(verb)
    )
    active = clauses.is_verb(verb) and not clauses.is_passive(verb)
    return clauses.subject(verb) if role and active else None


_SEEING = frozenset(
    {"see", "regard", "consider", "view", "describe", "call", "label", "brand", "treat", "deem", "count"}
)


def _named_behind(noun: Token) -> list[Token]:
    """ "Allies such as Kenya", "partners, including Kenya", "an affiliate known as the Front"."""
    found = clauses.preposition_objects(noun, "like", "including", "such", "as")
    for clause in clauses.children(noun, "acl", "relcl"):
        if clause.lemma_.lower() in {"know", "call", "name", "dub"}:
            found += [*clauses.preposition_objects(clause, "as"), *clauses.children(clause, "oprd", "attr", "dobj")]
    return found


def _counted(noun: Token) -> Token:
    """ "Two of its foes": the word that hangs in the sentence."""
    of = noun.head
    if noun.dep_ == "pobj" and of.norm_ == "of" and (of.head.pos_ == "NUM" or of.head.norm_ in {"one", "some", "both"}):
        return of.head
    return noun
