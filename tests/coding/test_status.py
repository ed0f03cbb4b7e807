"""A thing demanded, planned, denied, feared or conditional never comes out as fact."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from tocsin.coding.acts import Act
from tocsin.coding.candidate import Candidate
from tocsin.coding.candidates import weighed
from tocsin.coding.lexical import DECIDED
from tocsin.coding.patterns import Pattern
from tocsin.coding.status import StatusReading, status_of
from tocsin.coding.triggers import Trigger
from tocsin.coding.who import Resolution
from tocsin.read import Reader
from tocsin.records import Document, Event

Code = Callable[..., list[Event]]
Parse = Callable[[str], Doc]


@pytest.fixture
def parse(reader: Reader) -> Parse:
    return lambda text: reader.read(Document("d", text, published="2024-04-19")).parse


@pytest.mark.parametrize(
    ("text", "root", "status"),
    [
        ("French troops left Niger.", "RETREAT", "actual"),
        ("French troops are leaving Niger.", "RETREAT", "ongoing"),
        ("French troops will leave Niger.", "RETREAT", "planned"),
        ("French troops are to leave Niger in May.", "RETREAT", "planned"),
        ("French troops are set to withdraw from Niger.", "RETREAT", "planned"),
        ("French troops may leave Niger.", "RETREAT", "possible"),
        ("French troops did not leave Niger.", "RETREAT", "denied"),
        ("French troops have never left Niger.", "RETREAT", "denied"),
        ("French troops have yet to leave Niger.", "RETREAT", "denied"),
        ("French troops would leave Niger if the junta asked.", "RETREAT", "conditional"),
        ("Protesters demanded that French troops leave Niger.", "RETREAT", "demanded"),
        ("The junta urged French troops to leave Niger.", "RETREAT", "demanded"),
        ("The junta hopes that French troops leave Niger.", "RETREAT", "hoped"),
        ("Paris denied that French troops left Niger.", "RETREAT", "denied"),
        ("France refused to withdraw troops from Niger.", "RETREAT", "denied"),
        ("France plans to withdraw troops from Niger.", "RETREAT", "planned"),
        ("France failed to withdraw troops from Niger.", "RETREAT", "denied"),
        ("France is considering withdrawing troops from Niger.", "RETREAT", "discussed"),
        ("Crowds called for the withdrawal of French troops.", "RETREAT", "demanded"),
        ("The planned withdrawal of French troops worries Chad.", "RETREAT", "planned"),
        ("Poland fears that Russian troops will attack its border posts.", "ASSAULT", "possible"),
        ("Perhaps Russia attacked Poland.", "ASSAULT", "possible"),
        ("Talks between Mali and Algeria would continue on Monday.", "CONSULT", "conditional"),
        ("Reports that French troops left Niger were false.", "RETREAT", "denied"),
        ("It is not true that French troops left Niger.", "RETREAT", "denied"),
        ("There is no evidence that Rwanda armed the rebels.", "AID", "possible"),
        ("Turkey stopped short of accusing Syria.", "ACCUSE", "denied"),
        ("It is unclear whether Hezbollah attacked Israel.", "ASSAULT", "possible"),
        ("Kenya fears that Somalia will attack Ethiopia.", "ASSAULT", "possible"),
        ("Chad hopes that French troops will leave.", "RETREAT", "hoped"),
        ("A military coup in Bolivia was foiled.", "COERCE", "denied"),
        ("Ethiopia has not ruled out talks with Eritrea.", "CONSULT", "possible"),
        ("Ethiopia has not asked for peace talks with Eritrea in Nairobi.", "CONSULT", "denied"),
    ],
)
def test_status_follows_what_governs_the_act(events: Code, text: str, root: str, status: str) -> None:
    found = [e for e in events(text) if e.event_type == root]
    assert found, [(e.event_type, e.evidence) for e in events(text)]
    assert [e.status for e in found] == [status]


def test_a_decision_that_is_itself_the_act_is_done(events: Code) -> None:
    (event,) = [
        e for e in events("Niger decided to end its pact with the United States.") if e.event_type == "SANCTION"
    ]
    assert event.status == "actual"


def test_a_denial_outside_undoes_a_plan_inside(events: Code) -> None:
    found = events("Paris denied that it plans to attack Niger.")
    assert [e.status for e in found if e.event_type == "ASSAULT"] == ["denied"]


def test_a_reason_told_beside_a_supposition_stays_a_fact(events: Code) -> None:
    text = "France may leave Chad because Mali has expelled the French ambassador."
    assert [e.status for e in events(text) if e.event_type == "SANCTION"] == ["actual"]


def test_what_is_dated_after_its_report_is_no_fact(events: Code) -> None:
    text = "The ministers meet in Accra, Ghana, on 30 April 2024, after which France withdraws its troops from Chad."
    assert all(not e.is_fact for e in events(text, published="2024-04-19") if e.date_start > "2024-04-19")


def test_not_saying_is_not_denying(events: Code) -> None:
    found = events("The ministry did not say that Mali attacked the camp.")
    assert {e.status for e in found if e.event_type == "ASSAULT"} <= {"possible"}


@pytest.mark.parametrize("verb", ["demanded", "planned", "denied", "feared", "rejected", "discussed", "proposed"])
def test_nothing_governed_by_an_open_verb_is_a_fact(events: Code, verb: str) -> None:
    found = events(f"The government {verb} an attack on the rebels in Mali.")
    assert [e.evidence for e in found if e.event_type == "ASSAULT" and e.is_fact] == []


@pytest.mark.parametrize(
    ("text", "root", "status"),
    [
        # What a deal or a saying holds is a plan.
        ("The two sides signed a deal that would send Kenyan troops to Haiti.", "MOBILIZE", "planned"),
        ("The general did say that Kenyan troops would leave Haiti.", "RETREAT", "planned"),
        ("Kenya will try to send troops to Haiti.", "MOBILIZE", "planned"),
        # What somebody would like.
        ("Poland would like Germany to send troops to Lithuania.", "MOBILIZE", "demanded"),
        # Conditions without "if".
        ("France will send troops to Chad only after the rebels disarm.", "MOBILIZE", "conditional"),
        # A claim is no demand, an undecided question no denial.
        ("Kenya insisted that its troops left Haiti.", "RETREAT", "actual"),
        ("The report suggests that Kenyan troops attacked villagers.", "ASSAULT", "possible"),
        ("Kenya declined to say whether its troops attacked villagers.", "ASSAULT", "possible"),
        ("Kenya is considering whether to send troops to Haiti.", "MOBILIZE", "discussed"),
        # Undone, or not to be done.
        ("Kenya found it impossible to withdraw troops from Haiti.", "RETREAT", "denied"),
        ("The paper told of a protest in Lagos that never happened.", "PROTEST", "denied"),
        # What goes on.
        ("Kenya has begun joint patrols with Uganda.", "COOPERATE", "ongoing"),
        ("Rebels have shelled Goma for several weeks.", "ASSAULT", "ongoing"),
        ("Kenyan police raided the town, arresting five activists.", "COERCE", "actual"),
    ],
)
def test_status_follows_the_construction(events: Code, text: str, root: str, status: str) -> None:
    found = {e.status for e in events(text) if e.event_type == root}
    assert found == {status}, [(e.event_type, e.status, e.evidence, e.why) for e in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Uganda plans to end the attacks on villagers by rebels in Congo.",
        "Uganda called for an investigation into the attacks on villagers by rebels in Congo.",
        "Uganda urged talks despite the attacks on villagers by rebels in Congo.",
        'The envoy called the attacks on villagers by rebels in Congo "a crime".',
    ],
)
def test_what_is_taken_for_granted_stays_a_fact(parse: Parse, text: str) -> None:
    assert status_of(_word(parse(text), "attacks")).status in {"actual", "ongoing"}


def test_a_threat_under_a_condition_is_made_and_its_deed_conditional(parse: Parse) -> None:
    doc = parse("Chad has been threatening to leave the mission unless the donors pay.")
    assert status_of(_word(doc, "threatening"), speech=True).status in {"actual", "ongoing"}
    assert status_of(_word(doc, "leave")).status == "conditional"


def test_a_participle_behind_a_plan_is_planned(parse: Parse) -> None:
    doc = parse("Kenya will leave Haiti in May, ending the mission.")
    assert status_of(_word(doc, "ending")).status == "planned"


def test_what_is_scheduled_or_weighed_is_no_fact(parse: Parse) -> None:
    assert status_of(_word(parse("A summit in Nairobi is scheduled for Monday."), "scheduled")).status == "planned"
    assert status_of(_word(parse("Kenya is reconsidering its aid to Somalia."), "reconsidering")).status == "discussed"


def test_a_semicolon_parts_two_sentences(parse: Parse) -> None:
    doc = parse("Rebels have attacked Goma; Uganda appears to be preparing for a long war.")
    assert status_of(_word(doc, "attacked")).status == "actual"


def _word(doc: Doc, word: str) -> Token:
    return next(t for t in doc if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "unsettled"),
    [
        ("Chad moved guns to the border to help the rebels.", "help", True),
        ("The general's decision to shell the port drew fire from Cairo.", "shell", True),
        ("Oman has led efforts to arm the tribes since May.", "arm", True),
        ("Togo plans to arm the tribes.", "arm", False),
        ("Togo's decision not to arm the tribes was praised.", "arm", False),
    ],
)
def test_words_for_what_is_done_and_for_what_lies_ahead_settle_nothing(
    parse: Parse, text: str, word: str, *, unsettled: bool
) -> None:
    token = next(t for t in parse(text) if t.text == word)
    assert status_of(token).unsettled is unsettled


def test_what_somebody_is_threatened_for_is_done(parse: Parse) -> None:
    token = next(t for t in parse("The rebels threatened Uganda for sending its army to Goma.") if t.text == "sending")
    assert status_of(token).status in {"actual", "ongoing"}


@pytest.mark.parametrize(
    ("reading", "shares", "status"),
    [
        (
            StatusReading("planned", "'decision'", unsettled=True),
            {"actual": 0.65, "ongoing": 0.3, "planned": 0.05},
            "actual",
        ),
        (StatusReading("planned", "'decision'", unsettled=True), {"planned": 0.5, "actual": 0.5}, "planned"),
        (StatusReading("planned", "'plans'"), {"actual": 0.99, "planned": 0.01}, "planned"),
        (StatusReading("actual", "told"), {"demanded": 0.4, "actual": 0.3, "planned": 0.3}, "demanded"),
        (StatusReading("actual", DECIDED), {"planned": 0.99, "actual": 0.01}, "actual"),
    ],
)
def test_a_fact_needs_both_unless_the_words_of_the_parse_settle_nothing(
    parse: Parse, reading: StatusReading, shares: dict[str, float], status: str
) -> None:
    assert weighed(_told(parse, reading, shares)).status.status == status


@pytest.mark.parametrize(
    ("by_parse", "shares", "or_else"),
    [
        ("actual", {"actual": 0.6, "planned": 0.3, "demanded": 0.1}, "planned"),
        ("actual", {"planned": 0.6, "actual": 0.4}, "actual"),
        ("actual", {"actual": 0.9, "planned": 0.1}, ""),
        ("planned", {"actual": 0.9, "planned": 0.1}, "actual"),
        ("planned", {"actual": 0.4, "planned": 0.6}, ""),
    ],
)
def test_where_two_statuses_can_be_read_the_other_is_told(
    parse: Parse, by_parse: str, shares: dict[str, float], or_else: str
) -> None:
    assert weighed(_told(parse, StatusReading(by_parse, "told"), shares)).or_else == or_else


def _told(parse: Parse, reading: StatusReading, shares: dict[str, float]) -> Candidate:
    word = parse("Chad left.")[1]
    ordered = tuple(sorted(shares.items(), key=lambda pair: -pair[1]))
    act = Act((5, 9), "RETREAT", "", ordered[0][0], (), (), 0.9, ordered)
    pattern = Pattern.model_construct(words=("leave",), root="RETREAT", mode="", noun=False, speech=False)
    return Candidate(Trigger(word, pattern, (), (), act=act), 0, 9, reading, Resolution(), Resolution())
