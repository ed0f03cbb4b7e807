"""Measures the coder on texts with gold records."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from evaluation.articles import join
from evaluation.coding import code_documents
from evaluation.scoring import FIELDS, PARTIES, TYPES, RecordDict, Tally, f1, headline, intervals, ratio, total
from evaluation.texts import read_documents, read_gold
from tocsin.errors import UsageError
from tocsin.records import Document

COLUMNS = (
    "doc",
    "type",
    "start",
    "end",
    "event_type",
    "status",
    "state",
    "actors",
    "targets",
    "speaker",
    "holders",
    "country",
    "evidence",
)


def measure_records(
    gold: Path,
    texts: Path,
    meta: Path | None,
    *,
    out: Path | None = None,
    docs: str = "*",
    lang: str = "en",
    by: str | None = None,
    errors: int = 0,
) -> dict[str, Any]:
    """The headline figures with their 90 % intervals, figures by type, and the share of valid evidence."""
    wanted = read_gold(gold)
    documents = list(read_documents(texts, meta, set(wanted), docs, lang))
    if not documents:
        raise UsageError(f"no text of {texts} has gold records in {gold}")
    return measure(documents, wanted, out=out, by=by, errors=errors)


def measure_articles(
    articles: Path, split: str, *, out: Path | None = None, by: str | None = None, errors: int = 0
) -> dict[str, Any]:
    """The same over the labelled articles of one split, joined with their texts."""
    documents, wanted = join(articles, split)
    return {"split": split, **measure(documents, wanted, out=out, by=by, errors=errors)}


def measure(
    documents: list[Document],
    wanted: dict[str, list[RecordDict]],
    *,
    out: Path | None = None,
    by: str | None = None,
    errors: int = 0,
) -> dict[str, Any]:
    """Code documents and score them against their gold records."""
    predicted = code_documents(documents)
    if out is not None:
        write_predictions(out, [r for records in predicted.values() for r in records])
    tallies = [Tally(wanted[d.id], predicted[d.id]) for d in documents]
    valid = [d.text[r["start"] : r["end"]] == r["evidence"] for d in documents for r in predicted[d.id]]
    _show(by, documents_of=[d.id for d in documents], tallies=tallies)
    _list_errors(tallies, errors)
    n = total(tallies)
    return {
        "documents": len(documents),
        "records": len(valid),
        "evidence_valid": ratio(sum(valid), len(valid)),
        **headline(n),
        "types": {kind: _of_type(n, kind) for kind in TYPES if n[kind, "gold"] or n[kind, "predicted"]},
        "fields": fields(n),
        "interval_90": intervals(tallies),
    }


def _of_type(n: Counter[Any], kind: str) -> dict[str, Any]:
    gold, predicted, found, is_right = (n[kind, k] for k in ("gold", "predicted", "found", "right"))
    return {
        "gold": gold,
        "predicted": predicted,
        "precision": ratio(found, predicted),
        "recall": ratio(found, gold),
        "f1_found": f1(found, gold, predicted),
        "f1": f1(is_right, gold, predicted),
    }


def fields(n: Counter[Any]) -> dict[str, float | None]:
    """Of records found: how often a field is right, and F1 of the parties, by code and, full, by sector."""
    names = [f"{kind}.{field}" for kind in TYPES for field in FIELDS[kind]]
    found = {name: ratio(n[name, "same"], n[name, "n"]) for name in names if n[name, "n"]}
    for kind, parties in PARTIES.items():
        for name in (f"{kind}.{party}{full}" for party in parties for full in ("", ".full")):
            if n[name, "of_gold"] or n[name, "of_predicted"]:
                found[name] = f1(n[name, "both"], n[name, "of_gold"], n[name, "of_predicted"])
    return found


def write_predictions(path: Path, records: list[RecordDict]) -> None:
    """Predictions as tab-separated values with a header; lists as JSON."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        for record in records:
            writer.writerow([_cell(record.get(column, "")) for column in COLUMNS])


def _cell(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else str(value)


def _show(by: str | None, documents_of: list[str], tallies: list[Tally]) -> None:
    if by == "doc":
        for doc, tally in zip(documents_of, tallies, strict=True):
            print(doc, json.dumps({k: v and round(v, 3) for k, v in headline(tally.n).items()}))
    if by == "type":
        n = total(tallies)
        for kind in TYPES:
            print(f"{kind:10}", json.dumps({k: v if v is None else round(v, 3) for k, v in _of_type(n, kind).items()}))
    if by == "status":
        confusion = Counter(
            (g.get("status"), p.get("status")) for t in tallies for g, p in t.pairs if g["type"] == "event"
        )
        for (is_, said), count in sorted(confusion.items(), key=lambda item: -item[1]):
            print(f"gold {is_!s:12} predicted {said!s:12} {count}")


def _list_errors(tallies: list[Tally], errors: int) -> None:
    missed = [r for t in tallies for r in t.missed][:errors]
    spurious = [r for t in tallies for r in t.spurious][:errors]
    for label, records in (("missed", missed), ("spurious", spurious)):
        for record in records:
            print(f"{label:9} {_brief(record)}", file=sys.stderr)
    for gold, prediction in [pair for t in tallies for pair in t.wrong][:errors]:
        print(f"wrong     {_brief(prediction)} | gold {_brief(gold)}", file=sys.stderr)


def _brief(record: RecordDict) -> str:
    keys = ("doc", "type", "event_type", "status", "state", "change", "actors", "speaker", "owner", "host", "element")
    return " ".join(str(record[k]) for k in keys if record.get(k)) + f" «{record['evidence'][:110]}»"
