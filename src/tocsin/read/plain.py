"""Which languages reading has word lists of, and how a text of theirs is made plain before patterns look at it."""

from __future__ import annotations

LANGUAGES = ("en", "fr")

PLAIN = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
"""One mark for another, so that offsets stay: French writes apostrophes and blanks in several ways."""


def known(language: str) -> str:
    """The language, or English where there are no lists of it."""
    return language if language in LANGUAGES else "en"


__all__ = ["LANGUAGES", "PLAIN", "known"]
