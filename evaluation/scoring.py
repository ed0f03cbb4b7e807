"""Scores predicted records against gold by the rules of the record contract ("How it is scored").

A prediction can match a gold record of the same document and type whose evidence it overlaps; pairs are one to one.
*Found* is matched; *right* is matched and right in what an analyst would quote. Records of priority ``may`` count on
neither side.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import date
from typing import Any

RecordDict = dict[str, Any]

TYPES = ("event", "statement", "forecast", "agreement", "posture", "relation", "indicator", "dispute")
FACT = {"actual", "ongoing"}
SYMMETRIC = {"AGREE", "CONSULT", "COOPERATE"}
FIELDS = {
    "event": ("event_type", "status", "country", "holders", "numbers"),
    "statement": ("quote",),
    "forecast": ("status", "holders"),
    "agreement": ("state",),
    "posture": ("state", "host", "element", "count"),
    "relation": ("change",),
    "indicator": ("direction", "value"),
    "dispute": (),
}
"""Compared one by one on matched pairs."""
DECISIVE = {
    "event": ("event_type", "status"),
    "forecast": ("status",),
    "agreement": ("state",),
    "posture": ("host", "element", "state"),
    "relation": ("change",),
    "indicator": ("direction",),
}
"""What must be right for a record to count as right, beside its parties."""
PARTIES = {
    "event": ("actors", "targets"),
    "statement": ("speaker",),
    "agreement": ("parties",),
    "posture": ("owner",),
    "relation": ("pair",),
}
RESAMPLES = 300


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Shared characters over the shorter span; 0 where they share under a quarter of what they cover together."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    if shared <= 0 or shared * 4 < max(a[1], b[1]) - min(a[0], b[0]):
        return 0.0
    return shared / max(1, min(a[1] - a[0], b[1] - b[0]))


def meets(gold: RecordDict, prediction: RecordDict) -> float:
    """The best overlap of a prediction with a gold record's evidence or one of its other mentions."""
    spans = [(gold["start"], gold["end"]), *(tuple(span) for span in gold.get("also") or [])]
    return max(overlap((prediction["start"], prediction["end"]), span) for span in spans)


def as_list(value: Any) -> list[Any]:
    """A list as it is, anything else as a list of one, nothing as an empty one."""
    if isinstance(value, list):
        return value
    return [value] if value else []


def codes(record: RecordDict, key: str, *, full: bool = False) -> frozenset[str]:
    """Parties of a record, by country or organisation code, or with sectors."""
    value = [*as_list(record.get("a")), *as_list(record.get("b"))] if key == "pair" else as_list(record.get(key))
    return frozenset(str(v).lower() if full else str(v).lower().split(".")[0] for v in value)


def fold(record: RecordDict, key: str) -> Any:
    """A field's value as it is compared."""
    value = record.get(key)
    if value in (None, [], {}, ""):
        return ""
    if key in ("holders", "country", "host"):
        return frozenset(str(v).lower().split(".")[0] for v in as_list(value))
    if isinstance(value, (list, dict)):
        return json.dumps(value, sort_keys=True)
    return str(value).strip().lower()


def right(gold: RecordDict, prediction: RecordDict) -> bool:
    """Whether kind, status and first party agree."""
    for key in DECISIVE.get(gold["type"], ()):
        a, b = fold(gold, key), fold(prediction, key)
        if a != b and not (key == "status" and {a, b} <= FACT):
            return False
    party = PARTIES.get(gold["type"], ())
    if not party:
        return True
    if gold.get("event_type") in SYMMETRIC:
        ours, theirs = (codes(r, "actors") | codes(r, "targets") for r in (gold, prediction))
    else:
        ours, theirs = codes(gold, party[0]), codes(prediction, party[0])
    return bool(ours & theirs) or ours == theirs


def match(golds: list[RecordDict], predictions: list[RecordDict]) -> list[tuple[RecordDict, RecordDict]]:
    """One-to-one pairs of one document and type: right pairs first, then the more agreeing, then the better overlap."""
    pairs = []
    for g, gold in enumerate(golds):
        for p, prediction in enumerate(predictions):
            best = meets(gold, prediction)
            if best >= 0.5:
                agree = sum(fold(gold, k) == fold(prediction, k) != "" for k in DECISIVE.get(gold["type"], ()))
                agree += sum(bool(codes(gold, k) & codes(prediction, k)) for k in PARTIES.get(gold["type"], ()))
                off = abs((gold["end"] - gold["start"]) - (prediction["end"] - prediction["start"]))
                pairs.append((-right(gold, prediction), -agree, -best, off, g, p))
    used_g: set[int] = set()
    used_p: set[int] = set()
    matched = []
    for *_, g, p in sorted(pairs):
        if g not in used_g and p not in used_p:
            used_g.add(g)
            used_p.add(p)
            matched.append((golds[g], predictions[p]))
    return matched


def dated_right(gold: RecordDict, prediction: RecordDict) -> bool:
    """Whether the predicted interval lies inside the gold one, or shares at least half of what they cover together."""
    try:
        a, b = _interval(gold)
        c, d = _interval(prediction)
    except (KeyError, ValueError, TypeError):
        return False
    shared = min(b, d) - max(a, c) + 1
    return (a <= c and d <= b) or shared * 2 >= max(b, d) - min(a, c) + 1


def _interval(record: RecordDict) -> tuple[int, int]:
    first = date.fromisoformat(record["date_start"])
    last = date.fromisoformat(record.get("date_end") or record["date_start"])
    return first.toordinal(), last.toordinal()


class Tally:
    """Every count of one document, and the records that went wrong."""

    def __init__(self, golds: list[RecordDict], predictions: list[RecordDict]) -> None:
        self.n: Counter[Any] = Counter()
        self.missed: list[RecordDict] = []
        self.wrong: list[tuple[RecordDict, RecordDict]] = []
        self.spurious: list[RecordDict] = []
        self.pairs: list[tuple[RecordDict, RecordDict]] = []
        for kind in TYPES:
            self._of_type(kind, [r for r in golds if r["type"] == kind], [r for r in predictions if r["type"] == kind])

    def _of_type(self, kind: str, wanted: list[RecordDict], offered: list[RecordDict]) -> None:
        matched = match(wanted, offered)
        by_gold = {id(g): p for g, p in matched}
        by_prediction = {id(p): g for g, p in matched}
        for gold in wanted:
            self._gold(kind, gold, found=id(gold) in by_gold)
        for prediction in offered:
            gold_of = by_prediction.get(id(prediction))
            self.n[kind, "predicted"] += gold_of is None or gold_of.get("priority") != "may"
            if gold_of is None:
                self.spurious.append(prediction)
        for gold, prediction in matched:
            if gold.get("priority") != "may":
                self._pair(kind, gold, prediction)
        if kind == "event":
            self._false_facts(wanted, offered, by_prediction)

    def _gold(self, kind: str, gold: RecordDict, *, found: bool) -> None:
        if gold.get("priority") == "may":
            return
        must = gold.get("priority") == "must"
        self.n[kind, "gold"] += 1
        self.n[kind, "must"] += must
        self.n[kind, "must_found"] += must and found
        if not found:
            self.missed.append(gold)

    def _pair(self, kind: str, gold: RecordDict, prediction: RecordDict) -> None:
        self.pairs.append((gold, prediction))
        is_right = right(gold, prediction)
        self.n[kind, "found"] += 1
        self.n[kind, "right"] += is_right
        if not is_right:
            self.wrong.append((gold, prediction))
        for key in FIELDS[kind]:
            if key in gold or key in prediction:
                self.n[f"{kind}.{key}", "n"] += 1
                self.n[f"{kind}.{key}", "same"] += fold(gold, key) == fold(prediction, key)
        for key in PARTIES.get(kind, ()):
            self._party(kind, key, gold, prediction)
        if kind == "event":
            self.n["dates", "n"] += bool(gold.get("date_start") or prediction.get("date_start"))
            self.n["dates", "same"] += dated_right(gold, prediction)
            self.n["attributed", "n"] += bool(gold.get("holders"))
            self.n["attributed", "same"] += bool(gold.get("holders") and prediction.get("holders"))

    def _party(self, kind: str, key: str, gold: RecordDict, prediction: RecordDict) -> None:
        for full in (False, True):
            a, b = codes(gold, key, full=full), codes(prediction, key, full=full)
            name = f"{kind}.{key}" + (".full" if full else "")
            self.n[name, "both"] += len(a & b)
            self.n[name, "of_gold"] += len(a)
            self.n[name, "of_predicted"] += len(b)

    def _false_facts(self, wanted: list[RecordDict], offered: list[RecordDict], paired: dict[int, RecordDict]) -> None:
        loose = [p for p in offered if p.get("status") in FACT and paired.get(id(p), {}).get("status") not in FACT]
        for gold in wanted:
            if gold.get("priority") != "may" and gold.get("status") not in FACT:
                self.n["open", "n"] += 1
                self.n["open", "false"] += any(meets(gold, p) >= 0.5 for p in loose)


def f1(hit: float, gold: float, predicted: float) -> float:
    """Harmonic mean of precision and recall from counts; 1 where there is nothing to find and nothing was found."""
    return 2 * hit / (gold + predicted) if gold + predicted else 1.0


def ratio(part: float, whole: float) -> float | None:
    """A share, or nothing where there is no whole."""
    return part / whole if whole else None


def headline(n: Counter[Any]) -> dict[str, float | None]:
    """The figures by which the coder is judged."""
    keys = ("gold", "predicted", "found", "right", "must", "must_found")
    total = {k: sum(n[kind, k] for kind in TYPES) for k in keys}
    full = [kind for kind in TYPES if n[kind, "gold"] >= 20]
    return {
        "f1": f1(total["right"], total["gold"], total["predicted"]),
        "f1_found": f1(total["found"], total["gold"], total["predicted"]),
        "f1_mean": ratio(sum(f1(n[k, "right"], n[k, "gold"], n[k, "predicted"]) for k in full), len(full)),
        "must_recall": ratio(total["must_found"], total["must"]),
        "status_accuracy": ratio(n["event.status", "same"], n["event.status", "n"]),
        "false_facts": ratio(n["open", "false"], n["open", "n"]),
        "unattributed": ratio(n["attributed", "n"] - n["attributed", "same"], n["attributed", "n"]),
        "event_dates": ratio(n["dates", "same"], n["dates", "n"]),
    }


def intervals(tallies: list[Tally]) -> dict[str, list[float] | None]:
    """90 % intervals of the headline figures, by resampling documents."""
    draw = random.Random(0)
    samples = [headline(total(draw.choices(tallies, k=len(tallies)))) for _ in range(RESAMPLES)]
    found: dict[str, list[float] | None] = {}
    for key in samples[0]:
        values = sorted(v for s in samples if (v := s[key]) is not None)
        found[key] = [values[len(values) // 20], values[-len(values) // 20 - 1]] if values else None
    return found


def total(tallies: list[Tally]) -> Counter[Any]:
    """The counts of several documents together."""
    return sum((t.n for t in tallies), Counter())
