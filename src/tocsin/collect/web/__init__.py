"""Fetching: politely, from public addresses alone, and never more than was asked for of a web that may be hostile."""

from __future__ import annotations

from .addresses import canonical, host_of, join, parse_address, shown
from .naming import web_id
from .own_address import own_address
from .policy import AGENT, Answer, Policy
from .robots import Rules
from .rounds import Wanted, visit
from .web import Web

__all__ = [
    "AGENT",
    "Answer",
    "Policy",
    "Rules",
    "Wanted",
    "Web",
    "canonical",
    "host_of",
    "join",
    "own_address",
    "parse_address",
    "shown",
    "visit",
    "web_id",
]
