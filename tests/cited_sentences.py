"""Holds the sentences of a brief against the records that they cite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tocsin.export.briefing.prose import voice
from tocsin.records import Record, plain
from tocsin.records.actor import base
from tocsin.records.brief import Brief, Cite, Sentence
from tocsin.registry import Registry
from tocsin.store import Filter, Project

_QUOTED = re.compile(r"“[^”]*”")
_OF_THE_BRIEF = re.compile(r"\d+ (?:independent )?origins|unsure, [\d.]+|sure [\d.]+")
_DATE = re.compile(r"(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)")
_NUMBER = re.compile(r"\d[\d,]*")


def faults(brief: Brief, project: Project, registry: Registry) -> Iterator[str]:
    """Whatever a sentence says that no record which it cites holds; nothing where all is well."""
    notes = {note.number: note for note in brief.notes}
    for section in brief.sections:
        for sentence in section.sentences:
            if not sentence.notes:
                yield f"cites nothing: {sentence.text}"
            cites = [cite for number in sentence.notes if (cite := notes[number].cite)]
            records = [_record(project, cite) for cite in cites]
            for cite, record in zip(cites, records, strict=True):
                if record is None:
                    yield f"cites a record that is not there: {cite}"
                elif record.evidence != cite.words or cite.words not in project.document(cite.doc).text:
                    yield f"does not quote its record: {cite}"
            yield from _unheld(sentence, [record for record in records if record], cites, registry)


def _record(project: Project, cite: Cite) -> Record | None:
    return next(iter(project.records(Filter(documents=(cite.doc,), ids=(cite.record,)))), None)


def _unheld(sentence: Sentence, records: list[Record], cites: list[Cite], registry: Registry) -> Iterator[str]:
    if not records:
        return
    held = " ".join(record.to_json() for record in records) + " ".join(
        f"{cite.published} {cite.outlet}" for cite in cites
    )
    for quoted in _QUOTED.findall(sentence.text):
        words = quoted[1:-1].removesuffix(" …").removesuffix("…")
        if words and not any(words in plain(record.to_json().replace('\\"', '"')) for record in records):
            yield f"quotes what no record has, {words!r}: {sentence.text}"
    said = _OF_THE_BRIEF.sub("", _QUOTED.sub("", sentence.text))
    days = {f"{date.fromisoformat(day):%B}" for day in re.findall(r"\d{4}-\d{2}-\d{2}", held)}
    for _, month in _DATE.findall(said):
        if month not in days:
            yield f"tells a month that no record has, {month}: {sentence.text}"
    numbers = set(re.findall(r"\d+", held.replace(",", ""))) | {n.lstrip("0") for n in re.findall(r"\d+", held)}
    for number in _NUMBER.findall(said):
        if number.replace(",", "") not in numbers:
            yield f"tells a number that no record has, {number}: {sentence.text}"
    for code in registry.states:
        name = voice(code, registry).removeprefix("the ")
        if (
            re.search(rf"\b{re.escape(name)}\b", said)
            and not re.search(rf"\b{base(code)}\b", held)
            and name not in held
        ):
            yield f"names {name}, whom no record has: {sentence.text}"
