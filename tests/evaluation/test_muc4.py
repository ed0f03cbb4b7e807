"""Incidents are paired with templates by type and by what they share; fills are told by the words of the evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evaluation.muc4 import Outcome, figures
from evaluation.muc4_casing import Casing
from evaluation.muc4_heads import head_of, words_of
from evaluation.muc4_incidents import incidents_of, stage_of, type_of
from evaluation.muc4_keys import Template, read_keys
from evaluation.muc4_text import plain_text, read_texts
from tocsin.errors import UsageError
from tocsin.read.model import DEFAULT_MODEL, load_model
from tocsin.registry import load_registry

KEY = """\
;;; the depot was left out
0.  MESSAGE: ID                     DEV-MUC3-9001 (AB)
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  BOMBING / ATTACK
5.  INCIDENT: STAGE OF EXECUTION    ATTEMPTED
9.  PERP: INDIVIDUAL ID             ? "TWO HOODED MEN"
10. PERP: ORGANIZATION ID           "ORANGE COLUMN" / "OC"
12. PHYS TGT: ID                    "A FERRY OWNED BY THE PORT" /
                                    "FERRY"
                                    "\\"LA PERLA\\" KIOSKS"
18. HUM TGT: NAME                   "ANA MARIA LUGO PAZ"
19. HUM TGT: DESCRIPTION            "PILOT": "ANA MARIA LUGO PAZ"
                                    "PASSENGERS"

0.  MESSAGE: ID                     DEV-MUC3-9001 (AB)
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
4.  INCIDENT: TYPE                  KIDNAPPING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
9.  PERP: INDIVIDUAL ID             -
18. HUM TGT: NAME                   "TOMAS QUIN"

0.  MESSAGE: ID                     DEV-MUC3-9002 (AB)
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""
TEXT = """\
DEV-MUC3-9001 (AB)

   PUERTO SOL, 4 MAR 90 (XYZ) -- [REPORT] [TEXT] TWO HOODED MEN OF THE
ORANGE COLUMN [OC] TRIED TO BLOW UP A FERRY. [WORDS INDISTINCT]

   NOBODY WAS HURT.


DEV-MUC3-9002 (AB)

   PUERTO SOL, NO DATE -- [TEXT] THE RAINS HAVE COME.
"""


@pytest.fixture
def templates(tmp_path: Path) -> list[Template]:
    (tmp_path / "key-dev").write_text(KEY, encoding="utf-8")
    return read_keys(tmp_path)["DEV-MUC3-9001"]


def event(evidence: str, **fields: Any) -> dict[str, Any]:
    plain = {"type": "event", "event_type": "ASSAULT", "status": "actual", "mode": "", "actors": [], "targets": []}
    return {**plain, "evidence": evidence, **fields}


def test_a_key_has_alternatives_optional_fills_and_named_persons_once(templates: list[Template]) -> None:
    first, second = templates
    assert (first.types, first.stages) == (frozenset({"BOMBING", "ATTACK"}), frozenset({"ATTEMPTED"}))
    assert [fill.optional for fill in first.fills["perpetrator"]] == [True, False]
    assert [fill.alternatives[-1] for fill in first.fills["target"]] == ["FERRY", "LA PERLA KIOSKS"]
    lugo, passengers = first.fills["victim"]
    assert lugo.told_by(words_of("the pilot"))
    assert lugo.told_by(words_of("Captain Lugo"))
    assert not passengers.told_by(words_of("Captain Lugo"))
    assert second.optional
    assert second.fills["perpetrator"] == ()


def test_a_document_without_an_incident_has_no_template(tmp_path: Path) -> None:
    (tmp_path / "key-dev").write_text(KEY, encoding="utf-8")
    assert read_keys(tmp_path)["DEV-MUC3-9002"] == []
    with pytest.raises(UsageError, match="no file named key"):
        read_keys(tmp_path / "elsewhere")


@pytest.mark.parametrize(
    ("string", "kind", "text", "told"),
    [
        ("BUSES OWNED BY THE CITY", "description", "a bus was burned", True),
        ("BUSES OWNED BY THE CITY", "description", "the city hall", False),
        ("POLICEMEN", "description", "a policeman", True),
        ("ANA MARIA LUGO PAZ", "person", "Mayor Lugo", True),
        ("ANA LUGO", "person", "Ana Paz", False),
        ("ORANGE COLUMN OF THE SOUTH", "organisation", "the Orange Column", True),
        ("ORANGE COLUMN OF THE SOUTH", "organisation", "a column of tanks", False),
    ],
)
def test_a_string_is_known_by_its_head(string: str, kind: Any, text: str, told: bool) -> None:
    head = head_of(string, kind)
    assert head is not None
    assert head.is_in(words_of(text)) is told


@pytest.mark.parametrize(
    ("record", "kind", "stage"),
    [
        (event("a bomb went off"), "BOMBING", "ACCOMPLISHED"),
        (event("a truck exploded", mode="explosives", status="planned"), "BOMBING", "THREATENED"),
        (event("the banker was taken", mode="abduct"), "KIDNAPPING", "ACCOMPLISHED"),
        (event("they burned two buses"), "ARSON", "ACCOMPLISHED"),
        (event("two men tried to shoot the mayor"), "ATTACK", "ATTEMPTED"),
        (event("a clash left two dead"), "", "ACCOMPLISHED"),
        (event("nobody shot him", status="denied"), "ATTACK", ""),
        (event("they vowed to kill the judges", event_type="THREATEN"), "ATTACK", "THREATENED"),
        (event("he threatened to resign", event_type="THREATEN"), "", "THREATENED"),
        (event("the union struck", event_type="PROTEST"), "", "ACCOMPLISHED"),
    ],
)
def test_mode_and_words_tell_the_type_and_status_the_stage(record: dict[str, Any], kind: str, stage: str) -> None:
    assert (type_of(record), stage_of(record)) == (kind, stage)


def test_records_without_common_parties_are_two_incidents() -> None:
    records = [event("a", actors=["x"]), event("b"), event("c", actors=["y"]), event("d", status="denied")]
    assert [[r["evidence"] for r in i.records] for i in incidents_of(records)] == [["a", "b"], ["c"]]


def test_pairs_are_scored_on_type_stage_and_fills(templates: list[Template]) -> None:
    hit = event("the Orange Column tried to bomb a ferry", actors=["orange-column"], targets=["SOL.CVL"])
    loose = event("soldiers burned a hut", actors=["SOL.MIL"], targets=["SOL.CVL"])
    outcome = Outcome(templates, incidents_of([hit, loose]), {})
    found = figures([outcome])
    assert (found["templates"], found["incidents"]) == (1, 2)
    assert (found["incident_precision"], found["incident_recall"]) == (0.5, 1)
    assert (found["type_accuracy"], found["stage_accuracy"]) == (1, 1)
    assert (found["perpetrator_precision"], found["perpetrator_recall"]) == (0.5, 1)
    assert (found["target_recall"], found["victim_recall"]) == (0.5, 0)


def test_an_organisation_must_be_coded_and_may_be_named_by_the_registry(templates: list[Template]) -> None:
    silent = Outcome(templates, incidents_of([event("hooded men of the Orange Column bombed a ferry")]), {})
    assert [fill.kind for fill in silent.pairs[0][1]["perpetrator"]] == ["description"]
    assert figures([silent])["perpetrator_recall"] == 0.5
    named = event("it bombed a ferry", actors=["orange-column.REB"])
    assert figures([Outcome(templates, incidents_of([named]), {"orange-column": frozenset({"oc"})})])[
        "perpetrator_recall"
    ] == pytest.approx(1)


def test_a_pair_of_two_types_must_share_a_fill_and_an_optional_template_counts_only_where_paired(
    templates: list[Template],
) -> None:
    other = Outcome(templates, incidents_of([event("they burned a ferry")]), {})
    assert (other.n["pairs"], other.n["right_type"], other.n["templates"]) == (1, 0, 1)
    assert figures([Outcome(templates, incidents_of([event("a bomb went off")]), {})])["incident_strict_f1"] == 0
    apart = Outcome(templates, incidents_of([event("they burned a hut")]), {})
    assert (apart.n["pairs"], apart.n["templates"]) == (0, 1)
    both = Outcome(templates, incidents_of([event("Quin was kidnapped")]), {})
    assert (both.n["right_type"], both.n["templates"]) == (1, 2)


def test_an_incident_where_the_key_has_none_is_a_false_alarm() -> None:
    results = [Outcome([], incidents_of([event("he was shot")]), {}), Outcome([], [], {})]
    assert figures(results)["false_alarm"] == 0.5


def test_texts_lose_their_lines_datelines_and_remarks(tmp_path: Path) -> None:
    (tmp_path / "dev-muc3-9001").write_text(TEXT, encoding="utf-8")
    sunk, rains = read_texts(tmp_path).values()
    assert sunk.body == "TWO HOODED MEN OF THE ORANGE COLUMN (OC) TRIED TO BLOW UP A FERRY.\n\nNOBODY WAS HURT."
    assert (sunk.place, sunk.published) == ("PUERTO SOL", "1990-03-04")
    assert rains.written(str.lower) == "PUERTO SOL - the rains have come."
    assert plain_text("   NO DATELINE HERE.") == ("", "", "NO DATELINE HERE.")


def test_names_keep_their_capitals() -> None:
    casing = Casing(load_registry(), load_model(DEFAULT_MODEL).nlp)
    shouted = "POLICEMEN IN EL SALVADOR SAID RAMIREZ LED THE XQRT. THE (ZQU) BOMBED SAN MARTIN ON 3 MAY. IT MAY STOP."
    cased = "Policemen in El Salvador said Ramirez led the XQRT. The (ZQU) bombed San Martin on 3 May. It may stop."
    assert casing.cased(shouted) == cased
