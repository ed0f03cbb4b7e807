"""Finds the words of a text that tell a political act, by matching the lexicon's patterns against the parse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Token

from tocsin.records import Reading
from tocsin.records.actor import base, sector

from . import clauses
from .acts import Act
from .lexicon import load_lexicon
from .nouns import lemma
from .patterns import Kind, Pattern, noun_patterns, verb_patterns
from .suffered import doers_beside, met, side_taken, sufferers, through
from .who import Resolution
from .who.phrases import acts

_COMPLEMENTS = ("xcomp", "ccomp", "acomp", "oprd", "attr")
_WHEREABOUTS = frozenset(
    {"at", "from", "in", "inside", "into", "out", "through", "throughout", "to", "toward", "towards"}
)


@dataclass(frozen=True)
class Trigger:
    """A word in its pattern, with the tokens that fill its roles."""

    token: Token
    pattern: Pattern
    doer: tuple[Token, ...]
    patient: tuple[Token, ...]
    light: Token | None = None
    """The noun that names the act behind a light verb: talks in "held talks", custody in "remains in custody"."""
    act: Act | None = None
    """What the encoder reads there; none where it was not asked."""

    @property
    def recipients(self) -> tuple[Token, ...]:
        """Who it is done to: nobody who does it, nor where forces are sent to or leave from (events of movement have
        their place beside)."""
        moving = self.root in {"MOBILIZE", "RETREAT"}
        return tuple(t for t in self.patient if t not in self.doer and not (moving and _is_whereabouts(t)))

    @property
    def root(self) -> str:
        """PLOVER's root."""
        return self.pattern.root

    @property
    def mode(self) -> str:
        """The root's mode; empty where none fits."""
        return self.pattern.mode

    @property
    def noun(self) -> bool:
        """Whether a noun names the act: "the withdrawal of", "talks between"."""
        return self.pattern.noun

    @property
    def speech(self) -> bool:
        """Whether the words are the act."""
        return self.pattern.speech


def _is_whereabouts(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.norm_ in _WHEREABOUTS


def _is_scene(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.norm_ in _STATES_BEHIND["in_attack"]


class Asked(Protocol):
    """Whoever can say which actor a noun phrase stands for."""

    def actors(self, token: Token, /, *, acting: bool = True) -> Resolution:
        """The actors behind the noun phrase headed by ``token``; a state as its government if ``acting``."""
        ...


def resolve(who: Asked, tokens: tuple[Token, ...], root: str = "") -> Resolution:
    """The actors behind several tokens, in order, each once.

    What is attacked of a state, or in it, is the state's and need not be its government: "a Kenyan bus", "in Kenya".
    Where those who are attacked are told, the place is no more than that: "Americans killed in Kenya".
    """
    met = {token: who.actors(token, acting=root != "ASSAULT" or acts(token)) for token in tokens}
    told = any(r.actors and not _is_scene(token) for token, r in met.items())
    found = [r for token, r in met.items() if not (root == "ASSAULT" and told and _is_scene(token))]
    actors = dict.fromkeys(a for r in found for a in r.actors)
    names = dict.fromkeys(n for r in found for n in r.names)
    return Resolution(tuple(actors), tuple(names), "; ".join(r.why for r in found if r.why))


class TriggerFinder:
    """Finds triggers in one reading; ``who`` is asked only where a pattern wants a kind of actor."""

    def __init__(self, reading: Reading, who: Asked) -> None:
        self.who = who
        self._places = {i for p in reading.places for i in range(p.start, p.end)}
        self._times = {i for t in reading.times for i in range(t.start, t.end)}
        self._towns = self._places - {
            i for p in reading.places if p.kind == "country" or p.demonym for i in range(p.start, p.end)
        }
        self._states = {i for p in reading.places if p.kind == "country" for i in range(p.start, p.end)}
        self._persons = {i for n in reading.names if n.kind == "person" for i in range(n.start, n.end)}

    def find(self, sentence: tuple[Token, ...]) -> list[Trigger]:
        """The triggers of one sentence, verbs before the nouns that they do not already use up."""
        sentence = tuple(t for t in sentence if t.idx not in self._times and t.ent_type_ != "WORK_OF_ART")
        verbs = [t for token in sentence if (t := self._verb(token)) is not None]
        used = {t.light.i for t in verbs if t.light is not None}
        nouns = [t for token in sentence if token.i not in used and (t := self._noun(token)) is not None]
        return sorted([*verbs, *nouns], key=lambda t: t.token.i)

    def resolve(self, tokens: tuple[Token, ...], root: str = "") -> Resolution:
        """The actors behind several tokens, in order, each once."""
        return resolve(self.who, tokens, root)

    def _verb(self, token: Token) -> Trigger | None:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass", "compound"}:
            return None
        if token.dep_ == "amod" and token.head.pos_ in {"NOUN", "PROPN"}:
            return None
        for pattern in verb_patterns().get(token.lemma_.lower(), ()):
            if self._verb_fits(token, pattern):
                return self._verb_trigger(token, pattern)
        return None

    def _verb_fits(self, verb: Token, p: Pattern) -> bool:
        return (
            self._particle_fits(verb, p)
            and self._object_fits(verb, p)
            and self._subject_fits(verb, p)
            and self._prepositions_fit(verb, p)
            and self._complement_fits(verb, p)
            and (not p.negated or clauses.negation(verb) is not None)
            and not (p.forbid_aux and any(c.lemma_ in p.forbid_aux for c in verb.ancestors))
        )

    def _particle_fits(self, verb: Token, p: Pattern) -> bool:
        here = {c.norm_ for c in verb.children if c.dep_ in {"prt", "advmod", "prep"}}
        if p.root == "REQUEST" and clauses.children(verb, "oprd"):
            return False  # "a group called the Foundation": a name is given, nothing is asked
        if p.particle is not None and not here & p.particle:
            return False
        return not (p.forbid_particle & {c.norm_ for c in clauses.children(verb, "prt", "advmod")})

    def _object_fits(self, verb: Token, p: Pattern) -> bool:
        found = clauses.objects(verb)
        heads = [t for o in found for t in clauses.conjuncts(o)]
        lemmas = {lemma(t) for t in heads} | {t.norm_ for t in heads}
        if p.forbid_object & lemmas:
            return False
        if p.object is not None and not lemmas & p.object and not self._counted(heads) & p.object:
            return False
        if p.object_kind is not None and not any(self._is(t, p.object_kind) for t in heads):
            return False
        if p.object_mod is not None and not any(c.norm_ in p.object_mod for t in heads for c in t.children):
            return False
        if p.object_prep is not None and not any(_behind(t, p.object_prep) for t in (*heads, verb)):
            return False
        return p.forbid_object_prep is None or not any(_behind(t, p.forbid_object_prep) for t in heads)

    @staticmethod
    def _counted(heads: list[Token]) -> set[str]:
        """The nouns behind "a number of", "hundreds of"."""
        return {o.lemma_.lower() for t in heads for o in clauses.preposition_objects(t, "of")} if heads else set()

    def _subject_fits(self, verb: Token, p: Pattern) -> bool:
        if p.subject is None and p.subject_kind is None and not p.forbid_subject and p.subject_or_object is None:
            return True
        doer = self._doer(verb)
        lemmas = {t.lemma_.lower() for d in doer for t in clauses.conjuncts(d)} | self._counted(list(doer))
        if p.subject_or_object is not None:
            lemmas |= {lemma(t) for t in clauses.objects(verb)}
            return bool(lemmas & p.subject_or_object)
        if lemmas & p.forbid_subject or (p.subject is not None and not lemmas & p.subject):
            return False
        return p.subject_kind is None or any(self._is(d, p.subject_kind) for d in doer)

    def _prepositions_fit(self, verb: Token, p: Pattern) -> bool:
        here = {c.norm_ for c in verb.children if c.dep_ in {"prep", "prt", "agent", "dative", "mark"}}
        here |= {c.norm_ for prt in clauses.children(verb, "prt", "prep") for c in clauses.children(prt, "prep")}
        if p.prep is not None and not here & p.prep:
            return False
        if p.forbid_prep & here:
            return False
        if p.prep_object is not None and not _behind(verb, p.prep_object):
            return False
        if p.forbid_prep_object is not None and _behind(verb, p.forbid_prep_object):
            return False
        if p.forbid_target and any(
            o.lemma_.lower() in p.forbid_target for t in p.targets for o in clauses.preposition_objects(verb, t)
        ):
            return False
        return p.prep_kind is None or any(
            self._is(o, kind) for prep, kind in p.prep_kind.items() for o in clauses.preposition_objects(verb, prep)
        )

    def _complement_fits(self, verb: Token, p: Pattern) -> bool:
        if p.complement is None and not p.forbid_complement and p.content_has is None and not p.to_complement:
            return True
        heads = [c for c in verb.children if c.dep_ in _COMPLEMENTS or (c.dep_ == "dobj" and p.complement is not None)]
        deep = p.words[0] in _DEEP
        words = {t.lemma_.lower() for h in heads for t in (h.subtree if deep else clauses.conjuncts(h))}
        tops = {t.lemma_.lower() for h in heads for t in clauses.conjuncts(h)}
        if p.forbid_complement & tops:
            return False
        if p.complement is not None and not words & p.complement:
            return False
        if p.content_has is not None and not {t.norm_ for h in heads for t in h.subtree} & p.content_has:
            return False
        return not p.to_complement or any(clauses.has_to(h) for h in heads)

    def _verb_trigger(self, verb: Token, p: Pattern) -> Trigger:
        light = _light(verb, p)
        if p.undergoer:
            return Trigger(verb, p, (), self._doer(verb), light)
        doer = tuple(t for one in self._doer(verb) for t in through(one, self._knows) or [one])
        return Trigger(verb, p, doer, met(self._patients(verb, p, light), p.root, self._knows), light)

    def _knows(self, token: Token) -> bool:
        return bool(self.who.actors(token).actors)

    @staticmethod
    def _doer(verb: Token) -> tuple[Token, ...]:
        if clauses.is_passive(verb):
            return tuple(clauses.agents(verb))
        found = clauses.subject(verb)
        return (found,) if found is not None else ()

    def _patients(self, verb: Token, p: Pattern, light: Token | None) -> Iterator[Token]:
        for where in p.targets:
            if where == "object":
                found = clauses.objects(verb) or self._behind_particle(verb)
                yield from (o for o in found if light is None or light.dep_ == "pobj")
            elif where == "dative":
                yield from (t for t in clauses.children(verb, "dative") if t.pos_ != "ADP")
            elif where == "object_party":
                for o in clauses.objects(verb):
                    yield from clauses.preposition_objects(o, "with", "between")
            elif where == "object_mod":
                yield from (
                    c for o in clauses.objects(verb) for c in clauses.children(o, "poss", "nmod", "amod", "compound")
                )
            elif where in {"clause_subject", "for_subject"}:
                yield from _content_subjects(verb)
            elif where in _STATES_BEHIND:
                yield from self._states_behind(verb, where, light)
            else:
                yield from clauses.preposition_objects(verb, where)
                for o in clauses.objects(verb) if light is not None or p.object else []:
                    yield from clauses.preposition_objects(o, where)

    def _behind_particle(self, verb: Token) -> list[Token]:
        """ "Invited in the Wagner Group", "let in monitors": the parse takes the particle for a preposition."""
        behind = [p for p in clauses.children(verb, "prep") if p.norm_ == "in" and p.i == verb.i + 1]
        found = [o for p in behind for o in clauses.children(p, "pobj")]
        return [o for o in found if o.idx not in self._places and self._knows(o)]

    def _states_behind(self, verb: Token, where: str, light: Token | None) -> Iterator[Token]:
        if where == "in_attack" and self._is_state_force(self._doer(verb)):
            return
        for token in (verb, light):
            if token is not None:
                behind = clauses.preposition_objects(token, *_STATES_BEHIND[where])
                yield from (noun for noun in behind if noun.idx in self._states)

    def _is_state_force(self, doers: tuple[Token, ...]) -> bool:
        """Whether a state attacks: abroad it strikes at somebody in a country, seldom at that country."""
        actors = [a for d in doers for a in self.who.actors(d).actors]
        return any(base(a).isupper() and sector(a) in {"GOV", "MIL", "COP", ""} for a in actors)

    def _noun(self, token: Token) -> Trigger | None:
        if token.pos_ != "NOUN" and not (token.pos_ == "PROPN" and token.dep_ != "compound"):
            return None
        if token.dep_ in {"compound", "nmod", "npadvmod"}:
            return None
        for pattern in noun_patterns().get(lemma(token), ()):
            if self._noun_fits(token, pattern):
                patients = met(self._noun_patients(token, pattern), pattern.root, self._knows)
                return Trigger(token, pattern, tuple(self._noun_doers(token, pattern)), patients)
        return None

    def _noun_fits(self, noun: Token, p: Pattern) -> bool:
        mods = {c.norm_ for c in noun.children if c.dep_ in {"amod", "compound", "nmod", "poss"}}
        if p.forbid_mod & mods or (p.need_mod is not None and not mods & p.need_mod):
            return False
        if p.only_mod is not None and noun.lemma_ not in p.only_mod and not mods & p.only_mod:
            return False
        if p.object_prep is not None and not _behind(noun, p.object_prep):
            return False
        if p.forbid_object_prep is not None and _behind(noun, p.forbid_object_prep):
            return False
        return p.need_of is None or any(o.lemma_.lower() in p.need_of for o in clauses.preposition_objects(noun, "of"))

    def _noun_doers(self, noun: Token, p: Pattern) -> Iterator[Token]:
        governor = noun.head
        if noun.dep_ == "dobj" and governor.lemma_ in load_lexicon("parties")["doing"]:
            doer = clauses.subject(governor)
            if doer is not None and not clauses.is_passive(governor):
                yield doer
        for where in p.actors:
            if where == "poss":
                yield from clauses.children(noun, "poss")
            elif where == "mod":
                yield from (c for c in _modifiers(noun) if self._acts(c))
            else:
                yield from clauses.preposition_objects(noun, where)
        yield from doers_beside(noun)

    def _noun_patients(self, noun: Token, p: Pattern) -> Iterator[Token]:
        taken = {t.i for t in self._noun_doers(noun, p)}
        yield from sufferers(noun)
        yield from (c for c in _modifiers(noun) if p.root in _MEANT and side_taken(c) == "anti")
        for where in p.targets:
            found = clauses.children(noun, "poss") if where == "poss" else self._noun_places(noun, where, p)
            yield from (t for t in found if t.i not in taken)

    def _acts(self, word: Token) -> bool:
        """Whether a word before an act's noun names its doer: not a town, nor those whom it is for or against."""
        return self._knows(word) and word.idx not in self._towns and not side_taken(word)

    def _noun_places(self, noun: Token, where: str, p: Pattern) -> list[Token]:
        if where == "in_attack" and self._is_state_force(tuple(self._noun_doers(noun, p))):
            return []
        if where in _STATES_BEHIND:
            behind_it = clauses.preposition_objects(noun, *_STATES_BEHIND[where])
            return [t for t in behind_it if t.idx in self._states]
        return clauses.preposition_objects(noun, where)

    def _is(self, token: Token, kind: Kind) -> bool:
        if kind == "place":
            return token.idx in self._places
        if kind == "person":
            return token.idx in self._persons
        if kind == "state":
            return token.idx in self._states
        actors = self.who.actors(token).actors
        if kind == "actor":
            return bool(actors)
        if kind == "actor_or_force":
            return bool(actors) or token.lemma_.lower() in load_lexicon("parties")["forces"]
        if kind == "official":
            return any(sector(a) in {"GOV", "LEG", "IGO"} or (base(a).isupper() and not sector(a)) for a in actors)
        return bool(actors) or token.idx in self._persons


_STATES_BEHIND: Mapping[str, tuple[str, ...]] = {
    "from_actor": ("from",),
    "in_actor": ("to", "into"),
    "in_attack": ("in", "inside", "across", "into"),
}
"""Where a place names the recipient, but only if it is a state: "struck in Niger", "withdrew from Chad"."""
_DEEP = frozenset({"declare", "describe", "leave"})
"""Verbs whose telling complement the parser often hangs deeper: "declared the pact null and void"."""


def _modifiers(noun: Token) -> list[Token]:
    return clauses.children(noun, "amod", "compound", "nmod")


_MEANT = frozenset({"PROTEST", "ACCUSE", "ASSAULT", "REJECT"})
"""Acts against whoever "anti-" leads to: "anti-French protests"."""


def _light(verb: Token, p: Pattern) -> Token | None:
    """The noun that names the act for a verb that says little: "held talks", "remains in custody"."""
    if not p.light:
        return None
    if p.prep_object is None:
        return next(iter(clauses.objects(verb)), None)
    behind = [o for prep in p.prep_object for o in clauses.preposition_objects(verb, prep)]
    return next((o for o in behind if any(lemma(o) in words for words in p.prep_object.values())), None)


def _behind(token: Token, wanted: Mapping[str, frozenset[str]]) -> bool:
    """Whether one of the prepositions of the token leads to one of its wanted nouns; "out of" as "of" does."""
    return any(
        lemma(o) in words or o.norm_ in words
        for prep, words in wanted.items()
        for o in clauses.preposition_objects(token, *(("of", "out") if prep == "of" else (prep,)))
    )


def _content_subjects(verb: Token) -> Iterator[Token]:
    for content in clauses.children(verb, "ccomp", "xcomp"):
        yield from clauses.children(content, "nsubj", "nsubjpass")
