"""What is claimed, planned or denied never reads as fact, whoever says it."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tocsin.export.figures import location, written
from tocsin.export.naming import actor_name, one_line
from tocsin.export.standing import mark
from tocsin.export.wording import HEARSAY, OWN_VOICE, headline, marks, quantity, what, who_says
from tocsin.records import (
    TYPES,
    Agreement,
    Dispute,
    Event,
    Forecast,
    Indicator,
    Posture,
    Record,
    Relation,
    Statement,
    Written,
)
from tocsin.records.event import FACTS, ROOTS, STATUSES
from tocsin.registry.types import Group, Ontology, Registry, State

TEXT = "The garrison at Velmora was attacked, officials of the coast said on Monday."
HOLDERS: list[tuple[str, ...]] = [
    (),
    ("unnamed",),
    ("NER.GOV",),
    ("the-herald", "USA.GOV"),
    ("the-herald", "unnamed"),
    ("EXP",),
]
NOT_FACTS = sorted(set(STATUSES) - FACTS)
FIELDS: dict[str, dict[str, Any]] = {
    "event": {"event_type": "ASSAULT", "status": "actual", "actors": ("boko-haram",), "targets": ("NER.MIL",)},
    "statement": {"speaker": ("NER.GOV",), "quote": "direct", "names": ("Ada Moru",)},
    "forecast": {"outcome": "the garrison", "status": "possible"},
    "agreement": {"name": "Coast Pact", "parties": ("NER", "MLI"), "state": "signed"},
    "posture": {"owner": ("USA.MIL",), "host": "NER", "element": "troops", "state": "present", "count": (250, None)},
    "relation": {"a": ("NER",), "b": ("FRA",), "change": "worse"},
    "indicator": {"metric": "attacks", "value": (10, 99), "direction": "up", "period": "in May"},
    "dispute": {"topic": "who held the garrison", "sides": (("NER.GOV",), ("boko-haram",))},
}


def make(kind: str, **fields: Any) -> Record:
    return TYPES[kind].of(TEXT, doc="d1", start=0, end=37, **(FIELDS[kind] | fields))


@pytest.fixture(scope="module")
def registry() -> Registry:
    states = {"NER": State("NER", ("Niger",)), "USA": State("USA", ("United States",))}
    groups = {"boko-haram": Group("boko-haram", ("Boko Haram",))}
    return Registry(Ontology({}, {}), states, {}, groups, {}, (), {}, {}, "test")


def test_a_claim_names_who_says_so_and_a_report_the_outlet(registry: Registry) -> None:
    assert headline(make("event", holders=("NER.GOV",)), registry).startswith(
        "Niger’s government says: Boko Haram used violence"
    )
    assert headline(make("event", holders=("unnamed",)), registry).startswith("reported (unnamed source): ")
    assert headline(make("event"), registry).startswith("The outlet reports: ")
    assert who_says(make("event", holders=("the-herald", "USA.GOV")), registry) == (
        "The Herald, citing United States’ government, says"
    )


def test_two_who_may_speak_together_or_one_of_the_other_are_not_called_a_chain(registry: Registry) -> None:
    assert who_says(make("event", holders=("NER.GOV", "USA")), registry) == (
        "According to Niger’s government and United States"
    )
    assert who_says(make("event", holders=("boko-haram", "USA")), registry).startswith("According to Boko Haram and")
    assert "citing" in who_says(make("event", holders=("NER.MED", "USA")), registry)
    assert "citing an unnamed source" in who_says(make("event", holders=("the-herald", "unnamed")), registry)


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("holders", HOLDERS[1:])
def test_a_held_record_never_speaks_in_the_outlets_voice(kind: str, holders: tuple[str, ...]) -> None:
    line = headline(make(kind, holders=holders))
    assert not line.startswith(OWN_VOICE)
    assert line.partition(": ")[0] == who_says(make(kind, holders=holders))
    assert mark(make(kind, holders=holders)).claim
    assert "●" not in marks(make(kind, holders=holders)) and "◉" not in marks(make(kind, holders=holders))


@pytest.mark.parametrize(("status", "holders", "root"), list(itertools.product(NOT_FACTS, HOLDERS, ROOTS)))
def test_what_did_not_happen_never_reads_as_done(status: str, holders: tuple[str, ...], root: str) -> None:
    fact = what(make("event", event_type=root, status="actual"))
    record = make("event", event_type=root, status=status, holders=holders)
    assert fact not in headline(record)
    assert what(record).partition(": ")[0] in {
        "planned, not done", "expected, not yet so", "demanded, not done", "hoped for", "under discussion",
        "possible, not confirmed", "only under a condition", "said not to be so",
    }  # fmt: skip
    assert marks(record)[0] not in "●◉○"


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_a_mark_of_its_own_words(status: str) -> None:
    others = {marks(make("event", status=other)) for other in STATUSES if other != status}
    assert marks(make("event", status=status)) not in others


def test_only_what_the_outlet_itself_tells_has_a_filled_mark() -> None:
    assert marks(make("event")) == "● happened"
    assert marks(make("event", holders=("NER.GOV",))) == "○ claim: happened"
    assert marks(make("event", holders=("unnamed",))) == "○ claim, unnamed source: happened"
    assert marks(make("event", status="denied", holders=("NER.GOV",))) == "✕ claim: denied"


def test_a_statement_is_its_speakers(registry: Registry) -> None:
    line = headline(make("statement", holders=("NER.GOV",)), registry)
    assert line == "Niger’s government (Ada Moru) says: “The garrison at Velmora was attacked,”"
    assert headline(make("statement", speaker=())).startswith(HEARSAY)
    assert headline(make("statement", holders=("the-herald", "NER.GOV"))).startswith(
        "The Herald, citing NER’s government (Ada Moru), says"
    )


@pytest.mark.parametrize("state", ["proposed", "negotiating", "unknown"])
def test_an_agreement_not_made_says_so(state: str) -> None:
    record = make("agreement", state=state)
    assert "signed" not in headline(record)
    assert mark(record).standing != "fact"


@pytest.mark.parametrize(("state", "words"), [("past", "formerly, not now: "), ("proposed", "proposed, not there: ")])
def test_forces_that_are_not_there_are_not_shown_as_there(state: str, words: str) -> None:
    assert what(make("posture", state=state)).startswith(words)
    assert mark(make("posture", state=state)).standing != "fact"


def test_an_indicator_belongs_to_its_source() -> None:
    record = make("indicator", source=("acled",))
    assert headline(record) == "Acled says: attacks: 10 to 99, going up, in May"
    assert mark(record).claim


def test_each_type_has_its_line(registry: Registry) -> None:
    lines = {kind: what(make(kind), registry) for kind in TYPES}
    assert lines["forecast"] == "forecast, possible, not confirmed: “the garrison”"
    assert lines["agreement"] == "agreement signed: “Coast Pact” of Niger and MLI"
    assert lines["posture"] == "troops (at least 250) of United States (armed forces) in Niger"
    assert lines["relation"] == "Niger and FRA are drifting apart"
    assert (
        lines["dispute"] == "disputed, both cannot hold: who held the garrison (Niger (government) against Boko Haram)"
    )
    assert {type(make(kind)) for kind in TYPES} == {
        Event, Statement, Forecast, Agreement, Posture, Relation, Indicator, Dispute
    }  # fmt: skip


def test_dates_place_and_numbers_stand_in_the_line() -> None:
    record = make(
        "event",
        place="Velmora",
        date_start="2031-05-04",
        date_end="2031-05-05",
        numbers={"killed": (3, 3), "injured": (None, 9)},
    )
    assert what(record).endswith(", place: Velmora, 2031-05-04 to 2031-05-05; killed: 3; injured: at most 9")
    assert what(make("event", date_text="on Monday")).endswith(", “on Monday”")


def test_nothing_in_a_text_can_turn_or_break_the_line() -> None:
    record = make("event", place="Vel\x1b[31m\u202emora\n\tport")
    assert headline(record).endswith("place: Vel[31mmora port")
    assert one_line("a\u2066b\u2069\x00 \r\n c") == "ab c"


def test_unknown_actors_keep_their_code() -> None:
    assert actor_name("XKX.GOV") == "XKX (government)"
    assert actor_name("boko-haram") == "Boko Haram"
    assert actor_name("unnamed") == "unnamed source"


def test_quantities() -> None:
    assert [quantity(b) for b in [(1100, 1100), (None, None), (0.5, 0.5)]] == ["1,100", "number not told", "0.5"]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2024-01-04", "2024-06-30", "between 2024-01-04 and 2024-06-30"),
        ("2023-07-26", "", "on 2023-07-26 or later"),
        ("", "2024-06-30", "on 2024-06-30 or earlier"),
        ("2024-01-04", "2024-01-04", "on 2024-01-04"),
        ("", "", ""),
    ],
)
def test_when_an_undated_text_was_written_is_an_interval(first: str, last: str, said: str) -> None:
    assert written(Written(first, last)) == said


def test_coordinates_say_how_exact_they_are() -> None:
    event = make("event", latitude=14.2071, longitude=1.4542, place_precision="admin1")
    assert isinstance(event, Event)
    assert location(event) == "14.21, 1.45 (middle of the province)"
    assert location(event.model_copy(update={"latitude": None})) == ""
