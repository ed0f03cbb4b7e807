"""The status alone: accuracy, facts told from the rest, and what is mistaken for what."""

from __future__ import annotations

import pytest

from evaluation.status import figures


def test_facts_count_as_one_and_mistakes_are_listed_by_number() -> None:
    found = figures(
        [
            ("actual", "ongoing"),
            ("actual", "actual"),
            ("planned", "actual"),
            ("planned", "demanded"),
            ("planned", "demanded"),
            ("denied", "denied"),
        ]
    )
    assert found["events"] == 6
    assert found["status_accuracy"] == pytest.approx(3 / 6)
    assert found["exact_accuracy"] == pytest.approx(2 / 6)
    assert found["fact"] == {"gold": 2, "precision": pytest.approx(2 / 3), "recall": 1.0, "f1": pytest.approx(0.8)}
    assert found["statuses"]["planned"] == {"gold": 3, "precision": None, "recall": 0.0, "f1": 0.0}
    assert found["mistaken"] == [
        {"gold": "planned", "coded": "demanded", "events": 2},
        {"gold": "planned", "coded": "actual", "events": 1},
    ]


def test_nothing_matched_gives_no_figure() -> None:
    assert figures([])["status_accuracy"] is None
