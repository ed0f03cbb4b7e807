"""How far two coders agree: by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.articles import text_hash
from training.acts.agreement import agreement
from training.acts.corpus import Passage
from training.acts.markup import parse_line

LINES = (
    "[a1 The army] [1 shelled] [t1 Goma]. || 1 ASSAULT artillery actual",
    "[a1 Zenda] will [1 free] [t1 two monks] and [2 pay] [t2 them]. || 1 RETREAT release planned; 2 AID - planned",
    "It rained in Zenda. || -",
    "The [1 raid] was over. || 1 ASSAULT - again",
    "Nobody else read this [1 raid]. || 1 ASSAULT - actual",
)


def second(*coded: tuple[int, list[list[Any]]]) -> str:
    rows = [{"sha256": text_hash(parse_line(LINES[n]).text)[:16], "acts": acts} for n, acts in coded]
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def passages() -> list[Passage]:
    return [Passage(str(n), (parse_line(line),)) for n, line in enumerate(LINES)]


def row(trigger: list[int], root: str, status: str, actors: list[list[int]], targets: list[list[int]]) -> list[Any]:
    return [trigger, root, "", status, root, actors, targets]


def test_agreement_counts_what_both_found_and_what_they_made_of_it(tmp_path: Path, passages: list[Passage]) -> None:
    file = tmp_path / "second.jsonl"
    shelled = row([9, 16], "ASSAULT", "ongoing", [[4, 8]], [[17, 21]])
    free = row([11, 15], "RETREAT", "planned", [[0, 5]], [])
    rained = row([3, 9], "ASSAULT", "actual", [], [])
    raid = row([4, 8], "ASSAULT", "actual", [], [])
    stranger = '{"sha256": "0000000000000000", "acts": []}\n'
    file.write_text(second((0, [shelled]), (1, [free]), (2, [rained]), (3, [raid])) + stranger, encoding="utf-8")
    assert agreement(passages, file) == {
        "sentences": 4,
        "act_or_none": 0.5,
        "acts_f1": 0.667,  # two of three and of three: what only one calls a second mention counts for nobody
        "root": 1.0,
        "status": 0.5,
        "actors": 1.0,
        "targets": 0.5,
    }


def test_the_same_labels_agree_and_none_agree_on_nothing(tmp_path: Path, passages: list[Passage]) -> None:
    file = tmp_path / "second.jsonl"
    same = [
        (
            n,
            [row(spans([a.trigger])[0], a.root, a.status, spans(a.actors), spans(a.targets)) for a in s.acts],
        )
        for n, p in enumerate(passages)
        for s in p.sentences
    ]
    file.write_text(second(*same), encoding="utf-8")
    figures = agreement(passages, file)
    assert figures.pop("sentences") == len(LINES)
    assert set(figures.values()) == {1.0}
    file.write_text("", encoding="utf-8")
    assert set(agreement(passages, file).values()) == {0}


def spans(found: Any) -> list[list[int]]:
    return [[span.start, span.end] for span in found]
