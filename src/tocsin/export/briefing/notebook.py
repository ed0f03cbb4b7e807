"""Numbers the records that sentences rest on, in the order in which they are cited."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.records import Incident, Report
from tocsin.records.alert import Cited
from tocsin.records.brief import Cite, Note
from tocsin.records.contradiction import Voice
from tocsin.records.ledger.said import Said
from tocsin.records.telling import in_time

PER_SENTENCE = 4
"""Notes that one sentence has room for: one from each origin, the surest first."""


class Notebook:
    """The notes so far."""

    def __init__(self) -> None:
        self._cites: dict[tuple[str, str], Note] = {}
        self._credits: dict[str, Note] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """All of them by number."""
        return tuple(sorted((*self._cites.values(), *self._credits.values()), key=lambda note: note.number))

    def records(self, cites: Iterable[Cite]) -> tuple[int, ...]:
        """Their numbers; a record that was cited before keeps its own."""
        numbers = []
        for cite in cites:
            key = cite.doc, cite.record
            if key not in self._cites:
                self._cites[key] = Note(self._next(), cite)
            numbers.append(self._cites[key].number)
        return tuple(sorted(set(numbers)))

    def credit(self, credit: str) -> tuple[int, ...]:
        """The number of a set of imported figures."""
        if credit not in self._credits:
            self._credits[credit] = Note(self._next(), None, credit)
        return (self._credits[credit].number,)

    def _next(self) -> int:
        return len(self._cites) + len(self._credits) + 1


def of_incident(incident: Incident) -> list[Cite]:
    """Its best report, the one that came first, and one of each other origin."""
    best = incident.best
    first = next((one for one in in_time(incident.reports) if one.published == incident.told[0]), best)
    others = [
        next((one for one in source.reports if one.standing == best.standing), source.reports[0])
        for source in incident.sources
        if source.origin not in (best.source, first.source)
    ]
    once = {(one.doc, one.record): one for one in (best, first, *others)}
    return [_of_report(one) for one in once.values()][:PER_SENTENCE]


def of_said(said: Iterable[Said]) -> list[Cite]:
    """Words on an entry of a ledger, one of each origin."""
    found = {one.source: one for one in reversed(list(said))}
    return [of_word(one) for one in list(found.values())[::-1][:PER_SENTENCE]]


def of_word(said: Said) -> Cite:
    """One word on an entry of a ledger."""
    return Cite(
        said.doc, said.record, said.evidence, said.outlet, said.told, said.holders, said.source, said.confidence
    )


def of_voice(voice: Voice) -> Cite:
    """One side's word in a contradiction."""
    return Cite(voice.doc, voice.record, voice.evidence, voice.outlet, voice.published, voice.holders, voice.source)


def of_cited(cited: Cited) -> Cite:
    """One record that an alert rests on."""
    return Cite(
        cited.doc, cited.record, cited.words, cited.outlet, cited.published, cited.holders, cited.source, cited.sure
    )


def _of_report(report: Report) -> Cite:
    return Cite(
        report.doc, report.record, report.evidence, report.outlet, report.published, report.holders, report.source,
        report.fact,
    )  # fmt: skip
