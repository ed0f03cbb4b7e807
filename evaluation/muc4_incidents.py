"""Says which incidents of MUC-3/4 the records of a document tell: their type and their stage of execution.

A record is an incident where it is an event that

- is ASSAULT, but for a fight of two armed sides (by mode or words), the breaking up of a crowd, a siege or the taking
  of a place, which the task leaves out; or THREATEN with violent words; or COERCE, where its words tell of kidnapping,
  robbery or a stoppage, but for arrests; or PROTEST, where they tell of a stoppage;
- has a status that gives it a stage: ``actual`` and ``ongoing`` are ACCOMPLISHED, ``planned``, ``expected`` and the
  root THREATEN are THREATENED; ``actual``, ``ongoing``, ``possible`` and ``denied`` are ATTEMPTED where the evidence
  says attempted, tried, foiled, thwarted, defused. What else is denied, demanded, hoped for, discussed, possible or
  conditional is no incident.

Its type follows from the mode (``abduct`` KIDNAPPING; ``explosives``, ``suicide-attack``, ``airstrike``, ``missile``,
``drone`` BOMBING), else from the first of these lists with a word in the evidence: kidnap, hostage → KIDNAPPING; burn,
fire set, arson → ARSON; bomb, dynamite, explode, blow up → BOMBING; rob, steal, loot → ROBBERY; stoppage →
FORCED WORK STOPPAGE; else it is an ATTACK. Records of one document with the same type and stage are one incident,
unless both name actors, or both name targets, and none in common: a report comes back to its incident, and the keys
have it once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.scoring import RecordDict

STAGES = {
    "ACCOMPLISHED": ("actual", "ongoing"),
    "THREATENED": ("planned", "expected"),
}
TRIED = ("actual", "ongoing", "possible", "denied")
"""Statuses that an attempt may have: what was foiled is denied, what somebody tried to do possible."""
LEFT_OUT = frozenset({"clash", "crowd-control", "seize", "siege", "arrest"})
MODES = {
    "abduct": "KIDNAPPING",
    **dict.fromkeys(("explosives", "suicide-attack", "airstrike", "missile", "drone"), "BOMBING"),
}
WORDS = {
    "KIDNAPPING": r"kidnap|abduct|hostage",
    "ARSON": r"arson|burn|torch|set\b.{0,60}\b(?:on fire|fire to|ablaze|afire)|firebomb|incendiar",
    "BOMBING": r"bomb|dynamit|explo[ds]|grenade|detonat|blew up|blown up|blow up|blowing up|\bmines?\b|\bblast",
    "ROBBERY": r"\brob(?:s|bed|bing|bery|beries)?\b|steal|stole|loot|assaulted a bank",
    "FORCED WORK STOPPAGE": r"stoppage|armed strike|transport(?:ation)? strike",
}
NAMED: dict[str, tuple[str, ...]] = {
    "ASSAULT": tuple(WORDS),
    "THREATEN": tuple(WORDS),
    "COERCE": ("KIDNAPPING", "ROBBERY", "FORCED WORK STOPPAGE"),
    "PROTEST": ("FORCED WORK STOPPAGE",),
}
"""The roots that can tell an incident, and the kinds whose words they must have if it is no mere attack."""
VIOLENT = r"attack|kill|murder|assassin|death|die\b|execut|shoot|shot|massacre|ambush|violence"
ATTEMPT = r"attempt|tried|tries|foil|thwart|frustrat|defus|deactivat|disarmed|fail|avert|unsuccessful|abort|escaped"
FIGHT = r"\bclash|\bcombat|\bfight|\bfought|\bbattle|\bskirmish|\bconfrontation|\boffensive|\bwar\b"
"""Words of a fight between armed sides, which is no incident unless its words name one of the kinds above."""


@dataclass(slots=True)
class Incident:
    """Records of one document that tell one incident."""

    type: str
    stage: str
    records: list[RecordDict]

    def parties(self, key: str) -> set[str]:
        """Actors or targets of all its records."""
        return {party for record in self.records for party in record[key]}


def incidents_of(records: Iterable[RecordDict]) -> list[Incident]:
    """The incidents that the records of one document tell, in text order."""
    found: list[Incident] = []
    for record in records:
        kind, stage = type_of(record), stage_of(record)
        if not kind or not stage:
            continue
        same = next((i for i in found if (i.type, i.stage) == (kind, stage) and _can_be_one(i, record)), None)
        if same is None:
            found.append(Incident(kind, stage, [record]))
        else:
            same.records.append(record)
    return found


def _can_be_one(incident: Incident, record: RecordDict) -> bool:
    sides = [(incident.parties(key), set(record[key])) for key in ("actors", "targets")]
    return all(not ours or not theirs or ours & theirs for ours, theirs in sides)


def type_of(record: RecordDict) -> str:
    """The type of incident that an event tells; empty where it tells none of the task's."""
    root, mode, evidence = record.get("event_type", ""), record.get("mode", ""), record["evidence"].lower()
    if record["type"] != "event" or root not in NAMED or mode in LEFT_OUT:
        return ""
    if root == "ASSAULT" and mode in MODES:
        return MODES[mode]
    named = next((kind for kind, words in WORDS.items() if re.search(words, evidence)), "")
    if named or root not in ("ASSAULT", "THREATEN"):
        return named if named in NAMED[root] else ""
    attack = re.search(VIOLENT, evidence) if root == "THREATEN" else not re.search(FIGHT, evidence)
    return "ATTACK" if attack else ""


def stage_of(record: RecordDict) -> str:
    """The stage of execution that root, status and evidence tell; empty for what is not told as done or to come."""
    status = record.get("status", "")
    if record.get("event_type") == "THREATEN":
        return "THREATENED"
    if status in TRIED and re.search(ATTEMPT, record["evidence"], re.IGNORECASE):
        return "ATTEMPTED"
    return next((stage for stage, statuses in STAGES.items() if status in statuses), "")
