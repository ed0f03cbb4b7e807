"""Measures who is who: actor codes of marked mentions, and of the actor fields of gold records."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.articles import article_rows, text_hash
from evaluation.coding import code_documents
from evaluation.scoring import RecordDict, as_list, f1, match, ratio
from evaluation.texts import read_documents, read_gold
from tocsin.coding.who import Who
from tocsin.errors import UsageError
from tocsin.read import Reader
from tocsin.records import Document
from tocsin.registry import load_registry

LABELS = Path(__file__).with_name("gold") / "mentions.jsonl"
FIELDS = {
    "event": ("actors", "targets"),
    "statement": ("speaker",),
    "agreement": ("parties",),
    "posture": ("owner",),
}


@dataclass(frozen=True, slots=True)
class Marked:
    """One mention of gold, and what the program makes of it."""

    doc: str
    start: int
    end: int
    kind: str
    priority: str
    actors: frozenset[str]
    found: frozenset[str]
    why: str = ""

    def right(self, *, full: bool) -> bool:
        """Whether both name the same actors, by code or in full; gold without a sector asks none."""
        if not full:
            return {_code(a) for a in self.actors} == {_code(a) for a in self.found}
        bare = {a for a in self.actors if "." not in a}
        found = {_code(a) if _code(a) in bare else a for a in self.found}
        return self.actors == found


def measure_actors(
    folder: Path, *, articles: Path | None = None, split: str = "test", out: Path | None = None, errors: int = 0
) -> dict[str, Any]:
    """Shares over ``folder/aliases.json``, over the fields of ``folder/records``, over the marks in ``articles``."""
    aliases = json.loads((folder / "aliases.json").read_text(encoding="utf-8"))
    documents = list(_documents(folder, set(aliases)))
    if not documents:
        raise UsageError(f"no text in {folder / 'texts'} has mentions in {folder / 'aliases.json'}")
    marked = list(_resolve(documents, aliases))
    if out is not None:
        write_predictions(out, marked)
    result: dict[str, Any] = {"mentions": len(marked), **_shares(marked, "alias"), "by": _by(marked)}
    kept: list[Marked] = []
    if articles is not None:
        kept = list(_resolve(*_labelled(articles, split)))
        result |= {"split": split, "kept_mentions": len(kept), **_shares(kept, "mention"), "kept_by": _by(kept)}
    if (folder / "records").is_dir():
        result["fields"] = _fields(folder)
    _list_errors([*marked, *kept], errors)
    return result


def _documents(folder: Path, wanted: set[str]) -> Iterator[Document]:
    meta = folder / "meta.jsonl"
    return read_documents(folder / "texts", meta if meta.is_file() else None, wanted, lang="en")


def _resolve(documents: Iterable[Document], wanted: dict[str, list[RecordDict]]) -> Iterator[Marked]:
    registry = load_registry()
    reader = Reader(registry)
    for document in documents:
        who = Who(reader.read(document), registry)
        for mention in wanted[document.id]:
            found = who.at(mention["start"], mention["end"])
            yield Marked(
                document.id,
                mention["start"],
                mention["end"],
                mention.get("kind", ""),
                mention.get("priority", "must"),
                frozenset(as_list(mention["actor"])),
                frozenset(found.actors),
                found.why,
            )


def _labelled(articles: Path, split: str) -> tuple[list[Document], dict[str, list[RecordDict]]]:
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    labels = {row["doc"]: row for row in rows if row["split"] == split}
    documents = []
    for row in article_rows(articles):
        if row["id"] not in labels:
            continue
        if text_hash(row["text"]) != labels[row["id"]]["text_sha256"]:
            raise UsageError(f"{row['id']}: the text is not the one that was marked")
        documents.append(Document(row["id"], row["text"], row["title"], row["source"], row["date"][:10], "en"))
    return documents, {doc: row["mentions"] for doc, row in labels.items()}


def _shares(marked: list[Marked], name: str) -> dict[str, float | None]:
    """Over ``must`` and ``should``; the rest counts for nobody."""
    counted = [m for m in marked if m.priority != "may"]
    figures = {
        "code": ratio(sum(m.right(full=False) for m in counted), len(counted)),
        "full": ratio(sum(m.right(full=True) for m in counted), len(counted)),
    }
    spoken = [m for m in counted if m.found]
    precision = ratio(sum(m.right(full=False) for m in spoken), len(spoken))
    names = {"code": f"{name}_code" if name == "alias" else f"{name}_accuracy", "full": f"{name}_full"}
    return {names["code"]: figures["code"], names["full"]: figures["full"], f"{name}_precision": precision}


def _by(marked: list[Marked]) -> dict[str, list[int]]:
    """Right by code, right in full and all, for each kind and each priority."""
    n: Counter[tuple[str, str]] = Counter()
    for m in marked:
        for key in (m.kind, m.priority):
            n[key, "all"] += 1
            n[key, "code"] += m.right(full=False)
            n[key, "full"] += m.right(full=True)
    return {key: [n[key, "code"], n[key, "full"], n[key, "all"]] for key in sorted({key for key, _ in n}) if key}


def _fields(folder: Path) -> dict[str, Any]:
    """Two ways to look at one thing.

    ``paired``: predicted records paired with gold ones as the scorer pairs them, precision, recall and F1 of each
    field. ``reached``: the share of gold actors that some phrase in the sentence of the gold evidence resolves to,
    whatever the coders find there: an upper bound for the field that hangs on resolution alone.
    """
    gold = read_gold(folder / "records")
    documents = list(_documents(folder, set(gold)))
    predicted = code_documents(documents)
    n: Counter[tuple[str, str]] = Counter()
    for document in documents:
        for kind, keys in FIELDS.items():
            wanted = [r for r in gold[document.id] if r["type"] == kind]
            pairs = match(wanted, [r for r in predicted[document.id] if r["type"] == kind])
            for g, p in pairs:
                if g.get("priority") != "may":
                    _count_pair(n, keys, g, p)
    _count_reached(n, documents, gold)
    return {
        key: {
            "precision": ratio(n[key, "both"], n[key, "predicted"]),
            "recall": ratio(n[key, "both"], n[key, "gold"]),
            "f1": f1(n[key, "both"], n[key, "gold"], n[key, "predicted"]),
            "full_f1": f1(n[key, "both_full"], n[key, "gold_full"], n[key, "predicted_full"]),
            "reached": ratio(n[key, "reached"], n[key, "sought"]),
        }
        for key in (*(k for keys in FIELDS.values() for k in keys), "all")
    }


def _count_pair(n: Counter[tuple[str, str]], keys: tuple[str, ...], gold: RecordDict, predicted: RecordDict) -> None:
    for key in keys:
        for suffix, form in (("", _code), ("_full", str)):
            a, b = ({form(v) for v in as_list(r.get(key))} for r in (gold, predicted))
            for name in (key, "all"):
                n[name, "both" + suffix] += len(a & b)
                n[name, "gold" + suffix] += len(a)
                n[name, "predicted" + suffix] += len(b)


def _count_reached(n: Counter[tuple[str, str]], documents: list[Document], gold: dict[str, list[RecordDict]]) -> None:
    registry = load_registry()
    reader = Reader(registry)
    for document in documents:
        reading = reader.read(document)
        who = Who(reading, registry)
        for record in gold[document.id]:
            keys = FIELDS.get(record["type"], ())
            if not keys or record.get("priority") == "may":
                continue
            span = reading.parse.char_span(record["start"], record["end"], alignment_mode="expand")
            if span is None:
                continue
            near = [
                t
                for t in reading.parse[span[0].sent.start : span[-1].sent.end]
                if t.pos_ in ("NOUN", "PROPN", "PRON", "ADJ")
            ]
            codes = {_code(a) for t in near for a in who.actors(t).actors}
            for key in keys:
                wanted = {_code(v) for v in as_list(record.get(key))}
                for name in (key, "all"):
                    n[name, "reached"] += len(wanted & codes)
                    n[name, "sought"] += len(wanted)


def write_predictions(path: Path, marked: Iterable[Marked]) -> None:
    """One row a mention, several actors with blanks between them, nothing where none is told."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
        writer.writerow(("doc", "start", "end", "actor"))
        writer.writerows((m.doc, m.start, m.end, " ".join(sorted(m.found))) for m in marked)


def _list_errors(marked: list[Marked], errors: int) -> None:
    for m in [m for m in marked if not m.right(full=True)][:errors]:
        sort = "code" if not m.right(full=False) else "sector"
        wanted, found = " ".join(sorted(m.actors)), " ".join(sorted(m.found))
        print(f"{sort:6} {m.doc}:{m.start}-{m.end} {m.priority} gold {wanted} | {found} | {m.why}", file=sys.stderr)


def _code(actor: str) -> str:
    return actor.partition(".")[0]
