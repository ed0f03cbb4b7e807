"""The label sets of the encoder's heads, in the order of their outputs."""

from __future__ import annotations

from .markup import PLOVER, ROOTS, STATUSES

TRIGGERS = ("", *ROOTS)
"""What a piece tells: nothing, or an act of a root."""
MODES = {
    "AGREE": ("ceasefire", "military", "trade"),
    "CONSULT": ("meet", "visit", "call", "mediate"),
    "SUPPORT": ("appoint", "relations", "praise", "endorse"),
    "CONCEDE": ("ceasefire", "withdraw", "disarm", "ease", "access"),
    "COOPERATE": ("military", "exercise", "intelligence", "economic"),
    "AID": ("military", "economic", "humanitarian", "asylum", "peacekeeping", "rescue"),
    "RETREAT": ("withdraw", "release", "resign", "surrender", "ceasefire", "ease", "return"),
    "REQUEST": ("change", "aid", "invite", "release", "end-fighting", "talks", "asylum"),
    "ACCUSE": ("disapprove", "allege", "prosecute", "investigate"),
    "REJECT": ("deny", "veto", "refuse-talks", "defy"),
    "THREATEN": ("force", "sanction", "ultimatum"),
    "PROTEST": ("demo", "strike", "riot", "boycott", "hunger-strike"),
    "SANCTION": ("embargo", "expel", "discontinue", "withdraw", "convict", "suspend-aid", "relations"),
    "MOBILIZE": ("troops", "deploy", "weapons", "militia", "alert", "maintain"),
    "COERCE": (
        *("arrest", "restrict", "seize", "ban", "curfew", "martial-law", "censor", "deport", "coup", "blockade"),
        *("cyber", "disinformation", "espionage"),
    ),
    "ASSAULT": (
        *("airstrike", "artillery", "explosives", "shooting", "abduct", "seize", "execute", "torture", "chemical"),
        *("crowd-control", "sexual", "destroy", "clash"),
    ),
}
"""Modes by root, as the codebook of the sentences has them."""
MODE_NAMES = ("", *sorted({mode for modes in MODES.values() for mode in modes}))
STATUS_NAMES = STATUSES
PAIRS = PLOVER
AGREEMENT_STATES = (
    *("proposed", "negotiating", "agreed", "signed", "in-force", "suspended", "terminated", "violated", "rejected"),
    *("renewed", "unknown"),
)
ELEMENTS = (
    *("troops", "base", "instructors", "aircraft", "drones", "ships", "missiles", "air-defence", "armour", "other"),
)
ROLES = ("actor", "actor_opens", "target", "target_opens")
"""What a piece is to an act: inside a party's span, or the first piece of one."""


KINDS = ("event", "statement", "forecast", "agreement", "posture", "relation", "indicator", "dispute")
RECORDS = (
    *KINDS,
    *(f"{kind}:opens" for kind in KINDS),
    *(f"event:{root}" for root in ROOTS),
    *(f"event:{status}" for status in STATUS_NAMES),
    "event:held",
    *(f"forecast:{status}" for status in ("possible", "conditional", "expected")),
    *(f"agreement:{state}" for state in AGREEMENT_STATES),
    *(f"posture:{state}" for state in ("present", "arriving", "withdrawing", "past", "proposed")),
    *(f"posture:{element}" for element in ELEMENTS),
    *(f"relation:{change}" for change in ("closer", "worse", "none")),
    *(f"indicator:{direction}" for direction in ("up", "down", "level")),
)
"""What a piece belongs to: a record of a kind, the first piece of one, and what the record says of those few things
that have a label. A piece may belong to several: a forecast lies inside what somebody states."""
