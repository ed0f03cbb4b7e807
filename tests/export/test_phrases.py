"""Every phrase is whole, and no tense of one can be taken for another."""

from __future__ import annotations

import pytest

from tocsin.export.phrases import phrase, phrases
from tocsin.export.wording import headline, what
from tocsin.records.event import ROOTS, STATUSES

from .test_wording import NOT_FACTS, make

MODES = [tuple(key.split("/")) for key in phrases()["modes"]]


def test_every_root_has_its_phrase_and_every_phrase_its_root() -> None:
    assert set(phrases()["roots"]) == set(ROOTS)
    assert {root for root, _ in MODES} <= set(ROOTS)
    for parts in [*phrases()["roots"].values(), *phrases()["modes"].values()]:
        assert len(parts) == 4
        assert all(isinstance(part, str) and part for part in parts)
        assert len(set(parts[:3])) == 3


@pytest.mark.parametrize("status", NOT_FACTS)
def test_no_mode_reads_as_done_where_it_is_not(status: str) -> None:
    for root, mode in MODES:
        done = what(make("event", event_type=root, mode=mode, status="actual"))
        assert done not in headline(make("event", event_type=root, mode=mode, status=status))


def test_a_mode_without_a_phrase_is_told_in_brackets() -> None:
    assert phrase("ASSAULT", "no-such-mode")[0] == phrase("ASSAULT", "")[0] + " (no such mode)"
    assert len({phrase("ASSAULT", "clash")[n] for n in range(3)}) == 3
    assert len(STATUSES) == len(NOT_FACTS) + 2
