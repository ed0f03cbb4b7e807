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
ROLES = ("actor", "actor_opens", "target", "target_opens")
"""What a piece is to an act: inside a party's span, or the first piece of one."""
