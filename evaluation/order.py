"""Measures the order of time that is found without dates, and counts how often each kind of clue is right.

Two sorts of material. ``gold/orders.yaml`` holds small sets of texts written for this, with their records: that
measures the order alone. ``gold/order_articles.json`` names dated articles on one subject, two to four a set (pairs
alike by TF-IDF, two to 120 days apart); they are coded with their dates hidden, so that it measures order and coding
together. Sets are ``tune`` or ``test``. Weights are counted on both sorts of ``tune``: in a hundred pairs of articles
most kinds of clue turn up once or never, and half of what turns up is a record that was coded wrongly.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from evaluation.articles import article_rows
from tocsin.errors import UsageError
from tocsin.merge.order import before, time_order
from tocsin.merge.order.weights import WEIGHTS
from tocsin.records import TYPES, Document, Record, Reported, record_from_json

SETS = Path(__file__).with_name("gold") / "orders.yaml"
ARTICLES = SETS.with_name("order_articles.json")
RIGHT_BEFORE, WRONG_BEFORE = 2, 1
"""What a kind of clue is credited with before any count: each was thought of because things mostly go that way."""
_LISTS = frozenset({"actors", "targets", "holders", "parties", "owner", "a", "b", "speaker", "names"})
_DEFAULTS: Mapping[str, Mapping[str, Any]] = {"statement": {"quote": "indirect"}, "indicator": {"metric": "unknown"}}


@dataclass(frozen=True, slots=True)
class OrderSet:
    """Texts on one subject, and their true order: ranks, the texts of one rank in no order."""

    id: str
    ranks: tuple[tuple[str, ...], ...]
    reported: tuple[Reported, ...]

    def truth(self) -> Iterator[tuple[str, str, int]]:
        """Every pair of documents: -1 where the first came first, 1 where the second did, 0 where nothing tells."""
        rank = {doc: i for i, docs in enumerate(self.ranks) for doc in docs}
        for a, b in combinations(sorted(rank), 2):
            yield a, b, (rank[a] > rank[b]) - (rank[a] < rank[b])


def written_sets(split: str, file: Path = SETS) -> list[OrderSet]:
    """The sets that were written for this."""
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))["sets"]
    return [_written(row) for row in rows if row["split"] == split]


def article_sets(articles: Path, split: str, coded: Path | None = None) -> list[OrderSet]:
    """Sets of articles, coded with their dates hidden. ``coded`` keeps the records for the next time."""
    rows = [row for row in json.loads(ARTICLES.read_text(encoding="utf-8")) if row["split"] == split]
    wanted = {doc for row in rows for doc in row["dates"]}
    texts = {row["id"]: row for row in article_rows(articles) if row["id"] in wanted}
    if missing := sorted(wanted - set(texts)):
        raise UsageError(f"{articles} lacks {', '.join(missing[:5])}: is it the file that the sets were drawn from?")
    reported = _coded(texts, coded)
    found = []
    for row in rows:
        days = sorted(set(row["dates"].values()))
        ranks = tuple(tuple(sorted(doc for doc, day in row["dates"].items() if day == one)) for one in days)
        found.append(OrderSet(row["id"], ranks, tuple(r for docs in ranks for doc in docs for r in reported[doc])))
    return found


def measure_order(sets: Sequence[OrderSet]) -> dict[str, Any]:
    """Of the pairs that have an order: how many are decided, and of these how many rightly; and sets that are right."""
    count: Counter[str] = Counter()
    for one in sets:
        found = time_order(one.reported).rank
        verdicts = [
            _verdict(truth, (found.get(a, 0) > found.get(b, 0)) - (found.get(a, 0) < found.get(b, 0)))
            for a, b, truth in one.truth()
        ]
        count.update(verdicts)
        count["sets right"] += set(verdicts) <= {"right", "tie"}
    ordered = count["right"] + count["wrong"] + count["open"]
    return {
        "sets": len(sets),
        "sets_right": count["sets right"],
        "pairs": ordered,
        "decided": (count["right"] + count["wrong"]) / max(1, ordered),
        "accuracy": count["right"] / max(1, count["right"] + count["wrong"]),
        "ties_right": count["tie"],
        "ties_invented": count["invented"],
    }


def fit_weights(sets: Sequence[OrderSet], out: Path = WEIGHTS) -> dict[str, Any]:
    """Count how often each kind of clue is right, and write the weights."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for one in sets:
        for a, b, truth in one.truth():
            for clue in before(*(_of(one.reported, doc) for doc in (a, b))) if truth else ():
                (right if (clue.earlier == a) == (truth < 0) else wrong)[clue.kind] += 1
    kinds = sorted({*right, *wrong, *json.loads(out.read_text(encoding="utf-8"))["weights"]})
    weights = {kind: _weight(right[kind], wrong[kind]) for kind in kinds}
    counted = {kind: [right[kind], wrong[kind]] for kind in kinds}
    source = f"right and wrong on {len(sets)} sets, written ones and dated articles whose dates were hidden; credited "
    source += f"before any count: {RIGHT_BEFORE} and {WRONG_BEFORE}"
    told = {"counted": source, "clues": counted, "weights": weights}
    out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return {"sets": len(sets), "clues": counted}


def _weight(right: int, wrong: int) -> float:
    """Log-odds; what is wrong as often as right says nothing, and a clue that misleads is not turned round."""
    return max(0.0, round(math.log((right + RIGHT_BEFORE) / (wrong + WRONG_BEFORE)), 2))


def _verdict(truth: int, found: int) -> str:
    if truth == 0:
        return "tie" if found == 0 else "invented"
    return "open" if found == 0 else "right" if found == truth else "wrong"


def _of(reported: Iterable[Reported], doc: str) -> list[Reported]:
    return [one for one in reported if one.doc == doc]


def _written(row: Mapping[str, Any]) -> OrderSet:
    name = row["id"]
    ranks = tuple(tuple(f"{name}-{d}" for d in (one if isinstance(one, list) else [one])) for one in row["order"])
    reported = [Reported(r) for doc, lines in row["docs"].items() for r in _records(f"{name}-{doc}", lines)]
    return OrderSet(name, ranks, tuple(reported))


def _records(doc: str, lines: Sequence[str]) -> Iterator[Record]:
    sentences = [line.split(" | ")[0] for line in lines]
    text = ". ".join(sentences)
    for line, sentence in zip(lines, sentences, strict=True):
        start = text.index(sentence)
        for told in line.split(" | ")[1:]:
            kind, *fields = told.split()
            values: dict[str, Any] = dict(_DEFAULTS.get(kind, {}))
            for name, _, value in (field.partition("=") for field in fields):
                _put(values, name, value)
            yield TYPES[kind].of(text, doc=doc, start=start, end=start + len(sentence), **values)


def _put(values: dict[str, Any], name: str, value: str) -> None:
    if name.isupper():
        values["event_type"] = name
    elif name in {"killed", "released"}:
        values["numbers"] = {name: (int(value), int(value))}
    elif name == "count":
        values[name] = (int(value), int(value))
    elif name in _LISTS:
        values[name] = tuple(one.replace("+", " ") for one in value.split(",") if one)
    else:
        values[name] = value.replace("+", " ")


def _coded(texts: Mapping[str, Mapping[str, Any]], coded: Path | None) -> dict[str, list[Reported]]:
    known: dict[str, dict[str, Any]] = {}
    if coded is not None and coded.is_file():
        rows = (json.loads(line) for line in coded.read_text(encoding="utf-8").splitlines())
        known = {row["doc"]: row for row in rows}
    fresh = [row for doc, row in sorted(texts.items()) if doc not in known]
    if fresh:
        known |= {row["doc"]: row for row in _code(fresh, coded)}
    return {
        doc: [
            Reported(record_from_json(json.dumps(r), row["text"]), "", "", known[doc]["first"], known[doc]["last"])
            for r in known[doc]["records"]
        ]
        for doc, row in texts.items()
    }


def _code(rows: Sequence[Mapping[str, Any]], coded: Path | None) -> Iterator[dict[str, Any]]:
    from tocsin.analyst import analyst  # noqa: PLC0415 - loads the language model
    from tocsin.records import Briefing  # noqa: PLC0415
    from tocsin.settings import load_settings  # noqa: PLC0415

    run = analyst(Briefing(load_settings().model))
    for row in rows:
        found = run(Document(id=row["id"], text=row["text"], title=row["title"], outlet=row["source"]))
        kept = {
            "doc": row["id"],
            "first": found.written.first,
            "last": found.written.last,
            "records": [r.to_dict() for r in found.records],
        }
        if coded is not None:
            with coded.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(kept) + "\n")
        yield kept
