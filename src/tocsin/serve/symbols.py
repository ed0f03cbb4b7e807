"""What an incident looks like on the map and in its key: a shape and a colour for its kind, a fill for its standing.

The colours are Okabe and Ito's (*Color Universal Design*, 2008), which the common colour blindnesses tell apart; each
kind has its own shape too, and each standing its own fill, so that nothing rests on colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Kind:
    """Roots that the map draws alike: sixteen shapes could not be told apart at the size of a symbol."""

    key: str
    name: str
    roots: tuple[str, ...]
    path: str
    """The shape as an SVG path around 0,0; it fits into a circle of radius 10."""


KINDS = (
    Kind("assault", "Assault", ("ASSAULT",), "M0-10 10 0 0 10-10 0Z"),
    Kind("coerce", "Coercion, sanction", ("COERCE", "SANCTION"), "M-8-8H8V8H-8Z"),
    Kind("mobilize", "Mobilisation", ("MOBILIZE",), "M0-10 9.5-3.1 5.9 8.1H-5.9L-9.5-3.1Z"),
    Kind("protest", "Protest", ("PROTEST",), "M0-10 9.5 7.5H-9.5Z"),
    Kind("refuse", "Accusation, threat, refusal, demand", ("ACCUSE", "THREATEN", "REJECT", "REQUEST"),
         "M0 10-9.5-7.5H9.5Z"),
    Kind("talk", "Talks, agreement, support, concession", ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
         "M0-9A9 9 0 1 1 0 9 9 9 0 1 1 0-9Z"),
    Kind("help", "Cooperation, retreat, aid", ("COOPERATE", "RETREAT", "AID"),
         "M-4-10H4V-4H10V4H4V10H-4V4H-10V-4H-4Z"),
)  # fmt: skip
KIND_OF: Mapping[str, str] = MappingProxyType({root: kind.key for kind in KINDS for root in kind.roots})

FILLS: tuple[tuple[str, str], ...] = (
    ("fact", "Told as fact by an outlet: filled"),
    ("claim", "Claimed by somebody: an outline with a dot"),
    ("prospect", "Planned, demanded or possible, not done: a broken outline"),
    ("denied", "Denied: an outline crossed out"),
)
"""By standing, how the symbol is drawn and what that means."""
