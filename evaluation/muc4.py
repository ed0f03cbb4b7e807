"""Scores records against the keys of MUC-3/4: incidents of violence in 1,500 reports from Latin America.

What incident a record tells, of which type and at which stage, is said in :mod:`evaluation.muc4_incidents`.

**Pairing.** Incidents and templates of a document are paired one to one: those of one type first, then those that share
more fills. A pair of different types must share a fill. ``incident_*`` counts pairs of one type as right, over all
incidents and all templates; ``incident_strict_f1`` wants a fill of theirs told besides, where the template has any.
``type_accuracy`` and ``stage_accuracy`` are shares of all pairs. Where the key allows several types or stages (``/``)
any is right. An optional template counts for nobody unless it is paired.

**String fills.** Perpetrators are slots 9 and 10, victims 18 and 19 (a person named and described is one), targets 12.
A fill is told where the head of any of its alternatives (:mod:`evaluation.muc4_heads`) is among the words of a record
of the paired incident: of its evidence, its ``names``, and what its actors (for perpetrators) or targets (for the
others) stand for: the registry's names of the code, and the plain words for its sector (``SLV.MIL`` is "army",
"soldiers"). An organisation must besides have been coded: where ``actors`` is empty none is told; nobody has a code for
"two hooded men". Optional fills (``?``, or ``-`` as an alternative) count only where told. Predicted are the fills told
and each actor (for perpetrators) or target (for victims, and for targets) whose record tells none, so that spurious
incidents cost precision; records have no field for things or unknown persons, so precision is lenient for these. F1 is
micro-averaged over documents, templates missed included.

``false_alarm`` is the share of documents without a template for which an incident is recorded. Many tell of fighting
that the task leaves out, or of violence of long ago, so it is above what a reader would call false.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evaluation.muc4_casing import Casing
from evaluation.muc4_heads import words_of
from evaluation.muc4_incidents import Incident, incidents_of
from evaluation.muc4_keys import SLOTS, Fill, Slot, Template, read_keys
from evaluation.muc4_text import Text, read_texts
from evaluation.scoring import RecordDict, f1, ratio
from tocsin.coding import Coder
from tocsin.read import Reader
from tocsin.records import Document
from tocsin.records.actor import base, sector
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
SECTORS = {
    "MIL": words_of("army armed forces military soldiers troops"),
    "COP": words_of("police policemen security guards"),
    "GOV": words_of("government authorities officials"),
    "REB": words_of("guerrillas rebels terrorists subversives extremists insurgents"),
    "CVL": words_of("civilians people persons population"),
}
"""What a sector of an actor's code stands for where the evidence has only a pronoun."""


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


def _code(ids: list[str], texts: dict[str, Text], registry: Registry, *, casing: bool) -> dict[str, list[RecordDict]]:
    reader, coder = Reader(registry, gazetteer=open_gazetteer()), Coder(registry)
    cased = Casing(registry, reader.model.nlp).cased if casing else str
    found = {}
    for doc in ids:
        text = texts[doc]
        reading = reader.read(Document(doc, text.written(cased), published=text.published, lang="en"))
        found[doc] = [record.to_dict() for record in coder.code(reading)]
    return found


def _names(registry: Registry) -> dict[str, frozenset[str]]:
    """The words of every name of a state, its people, a group or an organisation, by its code."""
    found: dict[str, set[str]] = {}
    for surface, entries in registry.entries.items():
        for entry in entries:
            if entry.kind in ("state", "demonym", "group", "organisation"):
                found.setdefault(entry.code, set()).update(words_of(surface))
    return {code: frozenset(words) for code, words in found.items()}


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
        parties = record["actors" if slot == "perpetrator" else "targets"]
        words = words_of(" ".join([record["evidence"], *record.get("names", ())]))
        words = words.union(
            *(self.names.get(base(p), frozenset()) | SECTORS.get(sector(p), frozenset()) for p in parties)
        )
        return (fill.kind != "organisation" or bool(parties)) and fill.told_by(words)

    def _count_missed(self, slot: Slot, templates: list[Template]) -> None:
        self.n[f"{slot}.key"] += sum(not fill.optional for template in templates for fill in template.fills[slot])

    def _count(self, incident: Incident, pair: tuple[Template, dict[Slot, list[Fill]]] | None) -> None:
        template, told = pair if pair is not None else (None, _nothing())
        if template is not None:
            self.n["right_type"] += incident.type in template.types
            self.n["strict"] += incident.type in template.types and (
                any(told.values()) or not any(template.fills.values())
            )
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
        "incident_strict_f1": f1(n["strict"], n["templates"], n["incidents"]),
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
