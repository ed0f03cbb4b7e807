from __future__ import annotations

import json
from pathlib import Path

from evaluation.actors import measure_actors

TEXT = "Niger's junta expelled the envoy. It thanked Mali."


def gold(folder: Path, *actors: list[str]) -> Path:
    (folder / "texts").mkdir()
    (folder / "texts" / "d.txt").write_text(TEXT, encoding="utf-8")
    spans = [(0, 13), (34, 36), (45, 49)]
    marked = [
        {"start": start, "end": end, "actor": actor, "kind": "role", "priority": "must"}
        for (start, end), actor in zip(spans, actors, strict=True)
    ]
    (folder / "aliases.json").write_text(json.dumps({"d": marked}), encoding="utf-8")
    return folder


def test_shares_by_code_and_in_full_and_a_row_a_mention(tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    found = measure_actors(gold(tmp_path, ["NER.GOV"], ["NER.MIL"], ["BEN"]), out=out)
    assert (round(found["alias_code"], 3), round(found["alias_full"], 3)) == (0.667, 0.333)
    rows = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["doc", "start", "end", "actor"]
    assert rows[1:3] == [["d", "0", "13", "NER.GOV"], ["d", "34", "36", "NER.GOV"]]


def test_gold_without_a_sector_asks_for_none(tmp_path: Path) -> None:
    found = measure_actors(gold(tmp_path, ["NER"], ["NER"], ["MLI"]))
    assert found["alias_full"] == 1.0
