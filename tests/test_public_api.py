"""What programs may call: this list, and it loads nothing heavy before it is asked."""

from __future__ import annotations

import subprocess
import sys

import pytest

import tocsin

PUBLIC = [
    "Agreement",
    "Dispute",
    "Event",
    "Forecast",
    "Indicator",
    "Posture",
    "Project",
    "Record",
    "Relation",
    "Statement",
    "TocsinError",
    "__version__",
    "code",
    "incidents",
    "ledger",
    "read_record",
    "timeline",
]


def test_the_list_is_the_list() -> None:
    assert sorted(tocsin.__all__) == PUBLIC
    assert dir(tocsin) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_name_is_there_and_says_what_it_is(name: str) -> None:
    thing = getattr(tocsin, name)
    assert name == "__version__" or thing.__doc__


def test_other_names_are_errors() -> None:
    with pytest.raises(AttributeError, match="no attribute 'recode'"):
        _ = tocsin.recode


def test_importing_loads_nothing_heavy() -> None:
    script = "import sys, tocsin; print([m for m in ('spacy', 'sqlalchemy', 'pydantic', 'rich') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"


def test_a_text_is_coded_and_its_records_read_back() -> None:
    text = "Soldiers of the Nigerien army attacked rebels near Agadez on Thursday. “We will not leave,” France said."
    records = tocsin.code(text, published="2023-07-28", doc="wire")
    assert records
    for record in records:
        assert record.doc == "wire"
        assert text[record.start : record.end] == record.evidence
        assert tocsin.read_record(record.to_json(), text) == record
