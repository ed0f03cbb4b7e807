"""Keeps names whole that the French tokenizer tears at a hyphen or an apostrophe: Royaume-Uni, N'Djamena."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from spacy.language import Language

from tocsin.registry import Registry

_HYPHENED = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)+")
_ELIDED = re.compile(r"[NMD]['’][B-DF-HJ-NP-TV-Z][^\W\d_]+")
"""No French word elides before a consonant, so that "N'Djamena" is a name."""
_BEHIND_VERBS = frozenset(
    {
        "je",
        "tu",
        "il",
        "elle",
        "on",
        "nous",
        "vous",
        "ils",
        "elles",
        "ce",
        "lui",
        "leur",
        "moi",
        "toi",
        "t",
        "y",
        "là",
        "ci",
    }
)
"""What a hyphen ties to a verb or a pronoun: "Est-il", "Ceux-ci"."""


def keep_names_whole(nlp: Language, registry: Registry) -> None:
    """Let the tokenizer pass over such names; "Ukraine-Russie" stays two, which the registry has each."""
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "token_match"):  # a tokenizer of other make has none
        tokenizer.token_match = _either(nlp.Defaults.token_match, registry)


def _either(before: Callable[[str], Any] | None, registry: Registry) -> Callable[[str], Any]:
    def is_whole(text: str) -> Any:
        return (before(text) if before is not None else None) or is_name(text, registry)

    return is_whole


def is_name(text: str, registry: Registry) -> bool:
    """Whether a word with a hyphen or apostrophe is one name."""
    if _ELIDED.fullmatch(text):
        return True
    if not _HYPHENED.fullmatch(text) or not any(c.isupper() for c in text):
        return False
    parts = re.split("[-‑]", text)
    if not _BEHIND_VERBS.isdisjoint(parts[1:]):
        return False
    return bool(registry.lookup(text)) or sum(bool(registry.lookup(part)) for part in parts) < 2
