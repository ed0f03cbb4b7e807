"""Turns attributions into statements: somebody is quoted or reported as saying something."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.records import Reading, Statement

from .attribution import Attribution


def code_statements(reading: Reading, attributions: Iterable[Attribution]) -> list[Statement]:
    """A statement for each attribution that is one, in text order. A speaker left open by the text stays empty."""
    return [_statement(reading, attribution) for attribution in attributions if attribution.is_statement]


def _statement(reading: Reading, attribution: Attribution) -> Statement:
    return Statement.of(
        reading.text,
        doc=reading.document.id,
        start=attribution.start,
        end=attribution.end,
        speaker=attribution.speakers,
        names=attribution.names,
        holders=attribution.holders,
        quote=attribution.quote,
        addressee=attribution.addressee,
        ambiguous=attribution.ambiguous,
        why=f"{attribution.cue}: {attribution.why}" if attribution.cue else attribution.why,
    )
