"""One deed through its stages: what records say of it, and whether two of them speak of one."""

from __future__ import annotations

from .act import FACT_STAGES, Act, acts
from .denial import denies, denying, involved
from .same import MUTUAL, day, deed_keys, horizon, same_deed

__all__ = [
    "FACT_STAGES",
    "MUTUAL",
    "Act",
    "acts",
    "day",
    "deed_keys",
    "denies",
    "denying",
    "horizon",
    "involved",
    "same_deed",
]
