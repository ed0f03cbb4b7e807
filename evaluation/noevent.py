"""Measures false alarms: sentences that tell no act by our codebook, and how many of them are coded as an event.

The sentences are class 0 of cameo_class (ConfliBERT), statements and what is neutral to its coders. Our codebook does
code some of them, demands and calls above all. Two coders read all 240 apart from each other and agreed on 218; what
either of them codes is taken out, ``gold/noevent.jsonl`` has its hash.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from evaluation.articles import text_hash
from evaluation.coding import code_documents
from tocsin.errors import UsageError
from tocsin.records import Document

CODED = Path(__file__).with_name("gold") / "noevent.jsonl"


def measure_noevent(path: Path, *, out: Path | None = None, errors: int = 0) -> dict[str, Any]:
    """The share of sentences without an act in which an event is recorded."""
    sentences = read_sentences(path)
    documents = [Document(f"n{number}", text, "", "", "", "en") for number, text in enumerate(sentences)]
    coded = code_documents(documents)
    events = {doc: [r for r in records if r["type"] == "event"] for doc, records in coded.items()}
    if out:
        lines = ["sentence\tevents", *(f"{d.id[1:]}\t{len(events[d.id])}" for d in documents)]
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    alarms = [d for d in documents if events[d.id]]
    for document in alarms[:errors]:
        print(f"{document.text}\n   {[(e['event_type'], e['evidence']) for e in events[document.id]]}")
    return {
        "sentences": len(documents),
        "false_alarm": round(len(alarms) / len(documents), 4),
        "said_to_be_fact": round(
            sum(any(e["status"] in {"actual", "ongoing"} for e in events[d.id]) for d in alarms) / len(documents), 4
        ),
    }


def read_sentences(path: Path) -> list[str]:
    """The sentences of class 0 that tell no act by the codebook."""
    coded = {json.loads(line)["sha256"] for line in CODED.read_text(encoding="utf-8").splitlines()}
    rows = [line.rpartition("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if not any(label == "0" for _, _, label in rows):
        raise UsageError(f"{path}: no line ends in a tab and the class 0")
    return [text for text, _, label in rows if label == "0" and text_hash(text)[:16] not in coded]
