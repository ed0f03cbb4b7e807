"""Judgements are never changed or taken back; what stands is what each analyst said last."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.records import Judgement, Record


def standing_judgements(record: Record, judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """The last verdict of each user on a record; comments leave verdicts standing.

    Of two of one second the later in the iterable counts: the store gives them oldest first.
    """
    found: dict[str, Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: j.created_at):
        if judgement.verdict != "comment" and judgement.is_of(record):
            found[judgement.user] = judgement
    return found
