"""The labelled French articles are joined with their texts by the end of their address."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.articles import text_hash
from evaluation.french import GOLD, join_french, measure_french
from tocsin.errors import UsageError

TEXTS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "french_news" / "dev.tsv"
TEXT = "L'armée a repris Gao."
EVENT = {"type": "event", "start": 0, "end": 20, "event_type": "ASSAULT", "status": "actual"}


def written(folder: Path, text: str) -> tuple[Path, Path]:
    texts, labels = folder / "texts.tsv", folder / "labels.jsonl"
    texts.write_text(f"category\theadline\ttext\turl\nx\tGao\t{text}\thttps://example.org/afrique/monde-1\n", "utf-8")
    label = {"doc": "fr-monde-1", "split": "train", "text_sha256": text_hash(TEXT), "records": [EVENT]}
    labels.write_text(json.dumps(label) + "\n", encoding="utf-8")
    return texts, labels


def test_labels_and_texts_come_together(tmp_path: Path) -> None:
    texts, labels = written(tmp_path, TEXT)
    ((document,), gold) = join_french(texts, "train", labels)
    assert (document.id, document.lang, document.title) == ("fr-monde-1", "fr", "Gao")
    assert gold["fr-monde-1"][0]["evidence"] == "L'armée a repris Gao"


def test_another_text_is_refused(tmp_path: Path) -> None:
    texts, labels = written(tmp_path, "L'armée a quitté Gao.")
    with pytest.raises(UsageError, match="not the one that was labelled"):
        join_french(texts, "train", labels)


def test_errors_of_what_is_kept_back_are_not_shown(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kept back"):
        measure_french("dev", texts=tmp_path / "none.tsv", errors=3)


@pytest.mark.skipif(not TEXTS.is_file(), reason="the French articles are not beside this checkout")
def test_every_label_finds_its_text() -> None:
    labelled = [json.loads(line)["doc"] for line in GOLD.read_text("utf-8").splitlines()]
    found = [document.id for split in ("train", "dev") for document in join_french(TEXTS, split)[0]]
    assert sorted(found) == sorted(labelled)
