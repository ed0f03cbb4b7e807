"""What a verb's own form says where English has a word for it: the helper that it stands for, and hearsay.

"Retirera" is "will withdraw" in one word. Reading tells it, coding asks; in English there is nothing to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELPER, _HEARSAY = "helper", "hearsay"


def tell_mood(verb: Token, helper: str = "", *, hearsay: bool = False) -> None:
    """Say of a verb which English auxiliary its form stands for ("will", "would", "to"), and whether it is hearsay."""
    _extend(verb)
    if helper:
        verb._.set(_HELPER, helper)
    if hearsay:
        verb._.set(_HEARSAY, True)


def helper_of(verb: Token) -> str:
    """The auxiliary that the verb's form stands for, empty where it stands for none."""
    if not verb.doc.user_data:
        return ""  # English: asked of every verb many times over
    _extend(verb)
    return str(verb._.get(_HELPER))


def is_hearsay(verb: Token) -> bool:
    """Whether the verb's form says that others tell it: "aurait tué"."""
    if not verb.doc.user_data:
        return False
    _extend(verb)
    return bool(verb._.get(_HEARSAY))


def _extend(token: Token) -> None:
    if not token.has_extension(_HELPER):
        token.set_extension(_HELPER, default="")
        token.set_extension(_HEARSAY, default=False)
