"""The event lexicon's patterns: which verb or noun, with which company, is a trigger of which root."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from tocsin.errors import RegistryError
from tocsin.records.event import Root

from .lexicon import event_lexicons, load_lexicon

Kind = Literal["actor", "place", "person", "state", "official", "actor_or_force", "person_or_state"]
Need = Literal["either", "actor", "subject", "both", "none"]
Words = frozenset[str]


class Pattern(BaseModel):
    """One line of an event lexicon. What is left out is not asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...]
    root: Root
    noun: bool = False
    mode: str = ""
    status: str = ""
    """A status that the wording itself fixes."""
    need: Need = "either"
    """Who has to be known: an actor, a subject of any kind, either party, both, or nobody."""
    targets: tuple[str, ...] = ()
    """Where the recipient stands: ``object``, ``dative``, or a preposition."""
    actors: tuple[str, ...] = ()
    """Of a noun: where its doer stands: ``poss``, ``mod`` (a demonym before it), or a preposition."""
    object: Words | None = None
    object_kind: Kind | None = None
    forbid_object: Words = frozenset()
    object_mod: Words | None = None
    object_prep: Mapping[str, Words] | None = None
    forbid_object_prep: Mapping[str, Words] | None = None
    subject: Words | None = None
    subject_kind: Kind | None = None
    forbid_subject: Words = frozenset()
    subject_or_object: Words | None = None
    particle: Words | None = None
    forbid_particle: Words = frozenset()
    prep: Words | None = None
    forbid_prep: Words = frozenset()
    prep_object: Mapping[str, Words] | None = None
    forbid_prep_object: Mapping[str, Words] | None = None
    prep_kind: Mapping[str, Kind] | None = None
    forbid_target: Words = frozenset()
    complement: Words | None = None
    """Lemmas one of which heads the complement: "declare … void", "vow to retaliate"."""
    forbid_complement: Words = frozenset()
    content_has: Words | None = None
    to_complement: bool = False
    need_mod: Words | None = None
    only_mod: Words | None = None
    forbid_mod: Words = frozenset()
    need_of: Words | None = None
    forbid_aux: Words = frozenset()
    negated: bool = False
    light: bool = False
    """The object names the act, or what ``prep_object`` asks for, so it is no trigger of its own: "held talks"."""
    speech: bool = False
    """The words are the act; what they speak of is a second record."""
    symmetric: bool = False
    undergoer: bool = False
    """The subject suffers the act: whoever dies or falls did not do it."""

    @property
    def weight(self) -> int:
        """How much the pattern asks for: the most particular reading of a word wins."""
        asked: tuple[object, ...] = (
            *(self.object, self.object_kind, self.object_mod, self.object_prep),
            *(self.subject, self.subject_kind, self.particle, self.prep, self.prep_object, self.prep_kind),
            *(self.complement, self.content_has, self.need_mod, self.only_mod),
        )
        return sum(part is not None for part in asked) + self.negated + self.to_complement


@cache
def verb_patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """Patterns of verbs by lemma, the most particular first."""
    return _index(noun=False)


@cache
def noun_patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """Patterns of nouns by lemma, the most particular first."""
    return _index(noun=True)


def _index(*, noun: bool) -> Mapping[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = {}
    for name in event_lexicons():
        lexicon = load_lexicon(name)
        common = {"root": lexicon["root"], "noun": noun, "symmetric": lexicon.get("symmetric", False)}
        for row in lexicon.get("nouns" if noun else "verbs", []):
            pattern = _pattern(name, {"targets": lexicon.get("targets", []), **common, **row})
            for word in pattern.words:
                found.setdefault(word, []).append(pattern)
    return {word: tuple(sorted(patterns, key=lambda p: -p.weight)) for word, patterns in found.items()}


def _pattern(lexicon: str, row: Mapping[str, Any]) -> Pattern:
    try:
        return Pattern.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        raise RegistryError(f"lexicon {lexicon}: {row.get('words')}: {first['loc']}: {first['msg']}") from error
