"""Holds the floors: figures below which no change may fall, each with a digest of the data that it was taken on."""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evaluation.actors import measure_actors
from evaluation.attribution import measure_attribution
from evaluation.confidence import measure_confidence
from evaluation.copies import measure_copies
from evaluation.dates import measure_dates
from evaluation.event_places import measure_event_places
from evaluation.founding import measure_founding
from evaluation.french import measure_french
from evaluation.incidents import measure_incidents
from evaluation.noevent import measure_noevent
from evaluation.pairs_of_reports import measure_pairs
from evaluation.places import measure_places
from evaluation.plv import measure_plv
from evaluation.records import measure_articles, measure_records
from evaluation.roles import measure_roles
from evaluation.stories import measure_stories
from evaluation.times import measure_times
from evaluation.traps import measure_traps
from tocsin.errors import UsageError

FILE = Path(__file__).with_name("floors.json")
ROOT = FILE.parent.parent
MARGIN = 0.02
"""The parser adds its numbers in another order on another processor, which turns a few parses in a thousand."""
EXACT = {"clusters_found", "evidence_valid", "false_merges", "order_right", "violations"}
LOWER_IS_BETTER = {
    "ece",
    "ece_fact",
    "false_alarm",
    "false_facts",
    "false_merges",
    "said_to_be_fact",
    "unattributed",
    "violations",
}


def check_floors(*, quick: bool, raise_: bool, only: str = "") -> dict[str, Any]:
    """Measure each floor again. ``below`` names figures that fell, ``changed`` data that are no longer the floor's."""
    floors = json.loads(FILE.read_text(encoding="utf-8"))
    below: list[str] = []
    changed: list[str] = []
    skipped: list[str] = []
    measured: dict[str, dict[str, Any]] = {}
    for name, floor in floors.items():
        if (quick and not floor["quick"]) or (only and name != only):
            continue
        paths = [ROOT / path for path in floor["data"]]
        if not all(path.exists() for path in paths):
            skipped.append(name)
            print(f"{name}: passed over, {', '.join(floor['data'])} is not here", file=sys.stderr)
            continue
        if digest(paths) != floor["digest"]:
            changed.append(name)
            print(f"{name}: the data are not those that the floor was measured on", file=sys.stderr)
            continue
        figures = _measure(floor)
        measured[name] = {key: figures[key] for key in floor["figures"]}
        below += _compare(name, floor["figures"], figures)
        if raise_:
            floor["figures"] = {key: _better(key, old, figures[key]) for key, old in floor["figures"].items()}
    if raise_:
        FILE.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return {"measured": measured, "below": below, "changed": changed, "skipped": skipped}


def _measure(floor: dict[str, Any]) -> dict[str, Any]:
    paths = [ROOT / path for path in floor["data"]]
    if floor["measure"] == "records":
        return measure_records(paths[0], paths[1], paths[2] if len(paths) > 2 else None, lang=floor.get("lang", "en"))
    if floor["measure"] == "articles":
        return measure_articles(paths[0], floor["split"])
    if floor["measure"] == "traps":
        return measure_traps(paths[0].parent)
    by_name = CIRCUMSTANCES | MERGING
    if floor["measure"] in by_name:
        return by_name[floor["measure"]](paths)
    raise UsageError(f"floors.json: no such measure: {floor['measure']}")


CIRCUMSTANCES: dict[str, Callable[[list[Path]], dict[str, Any]]] = {
    "places": lambda paths: measure_places(paths[0]),
    "event-places": lambda paths: measure_event_places(paths[0]),
    "times": lambda paths: measure_times(paths[0]),
    "actors": lambda paths: measure_actors(paths[0], articles=paths[1]),
    "dates": lambda paths: measure_dates(paths[0], split="dev"),
    "plv": lambda paths: measure_plv(paths[0]),
    "roles": lambda paths: measure_roles(paths[0]),
    "noevent": lambda paths: measure_noevent(paths[0]),
    "attribution": lambda paths: measure_attribution(paths[0]),
    "confidence": lambda paths: measure_confidence(paths[0]),
    "french": lambda paths: measure_french("dev", texts=paths[0]),
}
"""Who did what to whom, where and when, who says so, how sure that is, and French, by the measure's name."""
MERGING: dict[str, Callable[[list[Path]], dict[str, Any]]] = {
    "incidents": lambda paths: measure_incidents(paths[0]),
    "stories": lambda paths: measure_stories(paths[0]),
    "copies": lambda paths: measure_copies(paths[0], part="dev", limit=150, hard=()),
    "pairs": lambda paths: measure_pairs(paths[0]),
    "founding": lambda paths: measure_founding(paths[0].parent),
}
"""What is one and what is two, by the measure's name."""


def _compare(name: str, floors: dict[str, float], figures: dict[str, Any]) -> list[str]:
    fallen = []
    for key, floor in floors.items():
        value = figures[key]
        worse = value > floor if key in LOWER_IS_BETTER else value < floor
        print(f"{name}: {key} {value:.4f}, floor {floor:.4f}{'  BELOW' if worse else ''}", file=sys.stderr)
        if worse:
            fallen.append(f"{name}.{key}")
    return fallen


def _better(key: str, old: float, new: float) -> float:
    """The new floor: the figure less what another processor may cost, and never a worse one than before."""
    margin = 0.0 if float(new).is_integer() and key in EXACT else MARGIN
    if key in LOWER_IS_BETTER:
        return min(old, round(new + margin, 2))
    return max(old, math.floor(100 * (new - margin)) / 100)


def digest(paths: list[Path]) -> str:
    """First 16 hex digits of the SHA-256 over the files, by name."""
    found = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                found.update(file.name.encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:16]
