"""Measures the coder on the labelled French articles, whose texts lie beside the checkout and are not shipped."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.articles import read_labels, text_hash
from evaluation.records import measure
from evaluation.scoring import RecordDict
from tocsin.errors import UsageError
from tocsin.records import Document

GOLD = Path(__file__).with_name("gold") / "french.jsonl"
TEXTS = Path("../shared/data/french_news/dev.tsv")
OUTLET = "BBC Afrique"


def measure_french(
    split: str, *, texts: Path = TEXTS, out: Path | None = None, by: str | None = None, errors: int = 0
) -> dict[str, Any]:
    """The figures of `records` over one split of the labelled French articles; ``dev`` names no error."""
    if split == "dev" and errors:
        raise UsageError("the errors of the split 'dev' are not looked at: it is kept back")
    documents, wanted = join_french(texts, split)
    return {"split": split, **measure(documents, wanted, out=out, by=by, errors=errors)}


def join_french(texts: Path, split: str, labels_in: Path = GOLD) -> tuple[list[Document], dict[str, list[RecordDict]]]:
    """The labelled articles with their records. A text that has changed since it was labelled is an error."""
    labels = read_labels(split, labels_in)
    documents: list[Document] = []
    gold: dict[str, list[RecordDict]] = {}
    for doc, row in _rows(texts):
        label = labels.get(doc)
        if label is None or doc in gold:
            continue
        text = row["text"]
        if text_hash(text) != label["text_sha256"]:
            raise UsageError(f"{doc}: the text is not the one that was labelled")
        documents.append(Document(doc, text, row["headline"], OUTLET, lang="fr"))
        gold[doc] = [{**r, "doc": doc, "evidence": text[r["start"] : r["end"]]} for r in label["records"]]
    if len(documents) < len(labels):
        raise UsageError(f"{texts} lacks {', '.join(sorted(set(labels) - gold.keys()))}")
    return documents, gold


def _rows(texts: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The articles of a tab-separated file, each with its id: the end of its address."""
    with texts.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            yield f"fr-{row['url'].rsplit('/', 1)[-1]}", row
