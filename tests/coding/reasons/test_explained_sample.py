"""No record is without an explanation: every record of the sample's reports, by words that stand in its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from tocsin import pipeline
from tocsin.analyst import analyst
from tocsin.collect import read_meta
from tocsin.export.explaining import told
from tocsin.records import Briefing, Document, Explanation, Failure
from tocsin.registry import load_registry
from tocsin.sample import sample_paths
from tocsin.settings import load_settings

Told = Mapping[str, tuple[Document, tuple[Explanation, ...]]]


@pytest.fixture(scope="module")
def sample() -> Told:
    reports, meta = sample_paths()
    settings = load_settings()
    read = [found for found in pipeline.collect([reports], read_meta(meta), settings) if not isinstance(found, Failure)]
    explain = analyst(Briefing(settings.model)).explain
    return {document.id: (document, explain(document)) for document, _ in read}


def test_every_record_has_its_type_explained_by_words_of_its_text(sample: Told) -> None:
    assert sum(len(found) for _, found in sample.values()) > 500
    for document, found in sample.values():
        for one in found:
            type_ = one.parts[0]
            assert type_.field == "type" and type_.value and type_.reasons, one
            assert type_.words, f"{document.id}: {one.type} {one.evidence.text!r} rests on no words"


def test_words_stand_in_the_text_and_in_the_stretch_around_them(sample: Told) -> None:
    for document, found in sample.values():
        for words in (w for one in found for p in one.parts for w in p.words):
            assert document.text[words.start : words.end] == words.text != ""
            assert words.around[0] <= words.start < words.end <= words.around[1]
            assert "\n" not in document.text[slice(*words.around)]


def test_every_field_that_is_filled_rests_on_words_or_says_why_not(sample: Told) -> None:
    bare = Counter(
        part.field
        for _, found in sample.values()
        for one in found
        for part in one.parts
        if part.value and not part.words and part.field != "place"
    )
    assert sum(bare.values()) <= 20, bare


def test_every_reason_has_its_sentence(sample: Told) -> None:
    registry = load_registry()
    for _, found in sample.values():
        for one in found:
            for part in told(one, registry):
                assert part.value and part.reasons
                assert not [s for s in (*part.reasons, *part.changes) if "{" in s or not s.strip()]


def test_explained_are_the_records_that_a_run_makes(sample: Told) -> None:
    coder = analyst(Briefing(load_settings().model))
    for document, found in list(sample.values())[:3]:
        records = coder(document).records
        assert [one.record for one in found] == [record.id for record in records]
        assert [(one.confidence, one.coder) for one in found] == [(r.confidence, r.version) for r in records]
