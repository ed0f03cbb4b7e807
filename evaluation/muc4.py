"""Scores records against the keys of MUC-3/4: incidents of violence in 1,500 reports from Latin America.

**From records to incidents.** A record is an incident where it is an event that

- is ASSAULT, but for a fight of two armed sides (by mode or words), the breaking up of a crowd, or the taking of a
  place, which the task leaves out; or is COERCE, THREATEN or PROTEST, and its words name an act below;
- has a status that gives it a stage: ``actual`` and ``ongoing`` are ACCOMPLISHED, or ATTEMPTED where the evidence says
  attempted, foiled, thwarted, defused; ``planned``, ``expected``, ``possible``, ``conditional`` and the root THREATEN
  are THREATENED. What is denied, demanded, hoped for or discussed is no incident.

Its type follows from the mode (``abduct`` KIDNAPPING; ``explosives``, ``suicide-attack``, ``airstrike``, ``missile``,
``drone`` BOMBING), else from the first of these lists with a word in the evidence: kidnap, hostage → KIDNAPPING; burn,
fire set, arson → ARSON; bomb, dynamite, explode, blow up → BOMBING; rob, steal, loot → ROBBERY; stoppage →
FORCED WORK STOPPAGE; else it is an ATTACK. Records of one document with the same type and stage are one incident,
unless both name actors, or both name targets, and none in common: a report comes back to its incident, and the keys
have it once.

**Pairing.** Incidents and templates of a document are paired one to one: those of one type first, then those that share
more fills. A pair of different types must share a fill. ``incident_*`` counts pairs of one type as right, over all
incidents and all templates; ``type_accuracy`` and ``stage_accuracy`` are shares of all pairs. Where the key allows
several types or stages (``/``) any is right. An optional template counts for nobody unless it is paired.

**String fills.** Perpetrators are slots 9 and 10, victims 18 and 19 (a person named and described is one), targets 12.
A fill is told where the evidence or the ``names`` of a record of the paired incident hold the head of any of its
alternatives (:mod:`evaluation.muc4_heads`); an organisation also where the registry has it among the names of an actor.
A perpetrator must besides have been coded: one whose record has no ``actors`` is not told. Optional fills (``?``, or
``-`` as an alternative) count only where told. Predicted are the fills told and each actor (for perpetrators) or target
(for victims, and for targets) whose record tells none, so that spurious incidents cost precision; records have no field
for things, so precision is lenient for these. F1 is micro-averaged over documents, templates missed included.

``false_alarm`` is the share of documents without a template for which an incident is recorded. Many tell of fighting
that the task leaves out, or of violence of long ago, so it is above what a reader would call false.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.muc4_casing import Casing
from evaluation.muc4_heads import words_of
from evaluation.muc4_keys import SLOTS, Fill, Slot, Template, read_keys
from evaluation.muc4_text import read_texts
from evaluation.scoring import RecordDict, f1, ratio
from tocsin.coding import Coder
from tocsin.read import Reader
from tocsin.records import Document
from tocsin.records.actor import base
from tocsin.registry import Registry, load_registry
from tocsin.registry.gazetteer import open_gazetteer

COLUMNS = (
    "doc",
    "incident",
    "type",
    "stage",
    "actors",
    "targets",
    "key",
    "perpetrator",
    "victim",
    "target",
    "evidence",
)
STAGES = {
    "ACCOMPLISHED": ("actual", "ongoing"),
    "THREATENED": ("planned", "expected", "possible", "conditional"),
}
LEFT_OUT = frozenset({"clash", "crowd-control", "seize", "siege", "cleansing"})
MODES = {
    "abduct": "KIDNAPPING",
    **dict.fromkeys(("explosives", "suicide-attack", "airstrike", "missile", "drone"), "BOMBING"),
}
WORDS = {
    "KIDNAPPING": r"kidnap|abduct|hostage",
    "ARSON": r"arson|burn|torch|set\b.{0,60}\b(?:on fire|fire to|ablaze|afire)|firebomb|incendiar",
    "BOMBING": r"bomb|dynamit|explo|grenade|detonat|blew up|blown up|blow up|blowing up|\bmines?\b|\bblast",
    "ROBBERY": r"\brob(?:s|bed|bing|bery|beries)?\b|steal|stole|loot|assaulted a bank",
    "FORCED WORK STOPPAGE": r"stoppage|armed strike|transport(?:ation)? strike",
}
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


def measure_muc4(folder: Path, *, casing: bool = True, limit: int = 0, out: Path | None = None) -> dict[str, Any]:
    """Figures over the documents below ``folder``, or over ``limit`` of them spread evenly over all."""
    keys, texts = read_keys(folder), read_texts(folder)
    ids = sorted(keys.keys() & texts.keys())
    ids = [ids[n * len(ids) // limit] for n in range(limit)] if 0 < limit < len(ids) else ids
    registry = load_registry()
    found = {doc: incidents_of(records) for doc, records in _code(ids, texts, registry, casing=casing).items()}
    names = _names(registry)
    results = {doc: Outcome(keys[doc], found[doc], names) for doc in ids}
    if out is not None:
        write_predictions(out, results)
    return figures(results.values())


def _code(
    ids: list[str], texts: dict[str, tuple[str, str]], registry: Registry, *, casing: bool
) -> dict[str, list[RecordDict]]:
    reader, coder = Reader(registry, gazetteer=open_gazetteer()), Coder(registry)
    cased = Casing(registry, reader.model.nlp).cased if casing else str
    found = {}
    for doc in ids:
        text, published = texts[doc]
        reading = reader.read(Document(doc, cased(text), published=published, lang="en"))
        found[doc] = [record.to_dict() for record in coder.code(reading)]
    return found


def _names(registry: Registry) -> dict[str, frozenset[str]]:
    """The words of every name of an actor, by its code."""
    found: dict[str, set[str]] = {}
    for surface, entries in registry.entries.items():
        for entry in entries:
            if entry.kind in ("group", "organisation"):
                found.setdefault(entry.code, set()).update(words_of(surface))
    return {code: frozenset(words) for code, words in found.items()}


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
    if record["type"] != "event" or root not in ("ASSAULT", "COERCE", "THREATEN", "PROTEST"):
        return ""
    if root == "ASSAULT" and mode in MODES:
        return MODES[mode]
    named = next((kind for kind, words in WORDS.items() if re.search(words, evidence)), "")
    if root == "PROTEST":
        return named if named == "FORCED WORK STOPPAGE" else ""
    if root == "ASSAULT" and not named:
        return "" if mode in LEFT_OUT or re.search(FIGHT, evidence) else "ATTACK"
    return named or ("ATTACK" if root == "THREATEN" and re.search(VIOLENT, evidence) else "")


def stage_of(record: RecordDict) -> str:
    """The stage of execution that root, status and evidence tell; empty for what is not told as done or to come."""
    if record.get("event_type") == "THREATEN":
        return "THREATENED"
    stage = next((stage for stage, statuses in STAGES.items() if record.get("status") in statuses), "")
    tried = re.search(ATTEMPT, record["evidence"], re.IGNORECASE)
    return "ATTEMPTED" if stage == "ACCOMPLISHED" and tried else stage


class Outcome:
    """Incidents of one document paired with its templates, and what is counted of them."""

    def __init__(self, templates: list[Template], incidents: list[Incident], names: dict[str, frozenset[str]]) -> None:
        self.incidents = incidents
        self.names = names
        self.pairs = self._pair(templates)
        self.n: Counter[str] = Counter()
        paired = {id(template) for template, _ in self.pairs.values()}
        required = [template for template in templates if not template.optional or id(template) in paired]
        self.n["documents"] = 1
        self.n["templates"] = len(required)
        self.n["incidents"] = len(incidents)
        self.n["pairs"] = len(self.pairs)
        self.n["empty"] = not templates
        self.n["alarms"] = not templates and bool(incidents)
        for slot in SLOTS:
            self._count_missed(slot, [template for template in required if id(template) not in paired])
        for number, incident in enumerate(incidents):
            self._count(incident, self.pairs.get(number))

    def _pair(self, templates: list[Template]) -> dict[int, tuple[Template, dict[Slot, list[Fill]]]]:
        offers = []
        for i, incident in enumerate(self.incidents):
            for t, template in enumerate(templates):
                told = {slot: self._told(slot, template, incident) for slot in SLOTS}
                same, shared = incident.type in template.types, sum(map(len, told.values()))
                if same or shared:
                    stage = incident.stage in template.stages
                    offers.append(((not same, -shared, not stage, template.optional, i, t), told))
        pairs: dict[int, tuple[Template, dict[Slot, list[Fill]]]] = {}
        used: set[int] = set()
        for (*_, i, t), told in sorted(offers, key=lambda offer: offer[0]):
            if i not in pairs and t not in used:
                used.add(t)
                pairs[i] = (templates[t], told)
        return pairs

    def _told(self, slot: Slot, template: Template, incident: Incident) -> list[Fill]:
        return [f for f in template.fills[slot] if any(self._tells(slot, record, f) for record in incident.records)]

    def _tells(self, slot: Slot, record: RecordDict, fill: Fill) -> bool:
        words = words_of(" ".join([record["evidence"], *record.get("names", ())]))
        if slot != "perpetrator":
            return fill.told_by(words)
        named = words.union(*(self.names.get(base(actor), frozenset()) for actor in record["actors"]))
        return bool(record["actors"]) and fill.told_by(named)

    def _count_missed(self, slot: Slot, templates: list[Template]) -> None:
        self.n[f"{slot}.key"] += sum(not fill.optional for template in templates for fill in template.fills[slot])

    def _count(self, incident: Incident, pair: tuple[Template, dict[Slot, list[Fill]]] | None) -> None:
        template, told = pair if pair is not None else (None, _nothing())
        if template is not None:
            self.n["right_type"] += incident.type in template.types
            self.n["right_stage"] += incident.stage in template.stages
        for slot in SLOTS:
            fills = template.fills[slot] if template is not None else ()
            self.n[f"{slot}.key"] += sum(not fill.optional or fill in told[slot] for fill in fills)
            self.n[f"{slot}.told"] += len(told[slot])
            self.n[f"{slot}.predicted"] += len(told[slot]) + self._wrong(slot, incident, told)

    def _wrong(self, slot: Slot, incident: Incident, told: dict[Slot, list[Fill]]) -> int:
        """Actors, or targets, whose records tell no fill; a target may be told as victim or as thing."""
        key = "actors" if slot == "perpetrator" else "targets"
        sides: tuple[Slot, ...] = ("perpetrator",) if slot == "perpetrator" else ("victim", "target")
        right = {
            party
            for record in incident.records
            if any(self._tells(side, record, fill) for side in sides for fill in told[side])
            for party in record[key]
        }
        return len(incident.parties(key) - right)


def _nothing() -> dict[Slot, list[Fill]]:
    return {slot: [] for slot in SLOTS}


def figures(results: Iterable[Outcome]) -> dict[str, Any]:
    """The counts of all documents as the figures of the module's docstring."""
    n = sum((outcome.n for outcome in results), Counter[str]())
    slots = {
        f"{slot}_{name}": value
        for slot in SLOTS
        for name, value in (
            ("f1", f1(n[f"{slot}.told"], n[f"{slot}.key"], n[f"{slot}.predicted"])),
            ("precision", ratio(n[f"{slot}.told"], n[f"{slot}.predicted"])),
            ("recall", ratio(n[f"{slot}.told"], n[f"{slot}.key"])),
        )
    }
    return {
        "documents": n["documents"],
        "templates": n["templates"],
        "incidents": n["incidents"],
        "incident_f1": f1(n["right_type"], n["templates"], n["incidents"]),
        "incident_precision": ratio(n["right_type"], n["incidents"]),
        "incident_recall": ratio(n["right_type"], n["templates"]),
        "type_accuracy": ratio(n["right_type"], n["pairs"]),
        **slots,
        "stage_accuracy": ratio(n["right_stage"], n["pairs"]),
        "documents_without_template": n["empty"],
        "false_alarm": ratio(n["alarms"], n["empty"]),
    }


def write_predictions(path: Path, results: dict[str, Outcome]) -> None:
    """One row an incident, with the type of the template that it is paired with and the fills that it tells."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        for doc, outcome in results.items():
            for number, incident in enumerate(outcome.incidents):
                template, told = outcome.pairs.get(number, (None, _nothing()))
                parties = (" ".join(sorted(incident.parties(key))) for key in ("actors", "targets"))
                key = " / ".join(sorted(template.types)) if template is not None else ""
                fills = (" | ".join(fill.alternatives[0] for fill in told[slot]) for slot in SLOTS)
                evidence = " | ".join(record["evidence"] for record in incident.records)
                writer.writerow((doc, number + 1, incident.type, incident.stage, *parties, key, *fills, evidence))
