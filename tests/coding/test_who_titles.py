"""Whose people are: by titles that one country has, by what stands beside a name, by the outlet's home."""

from __future__ import annotations

import dataclasses

import pytest

from tocsin.coding.who import Resolution, Who
from tocsin.coding.who.outlet import outlet_home
from tocsin.read import Reader
from tocsin.records import Document
from tocsin.registry import Office, load_registry

OFFICES = (
    Office("Karim Dossou", ("Dossou",), "BEN.GOV", "president", "2016-04-06", "2021-05-01", alone=("Dossou",)),
    Office("Staffan de Meer", ("de Meer",), "UNO", "envoy", "2014-01-01", "", aliases=("Stefan Meer",)),
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(dataclasses.replace(load_registry(), offices=OFFICES))


def ask(reader: Reader, text: str, phrase: str, *, outlet: str = "", published: str = "") -> Resolution:
    start = text.rindex(phrase)
    reading = reader.read(Document("t", text, outlet=outlet, published=published))
    span = reading.parse.char_span(start, start + len(phrase), alignment_mode="expand")
    assert span is not None
    return Who(reading, reader.registry).actors(span.root)


@pytest.mark.parametrize(
    ("text", "phrase", "actors"),
    [
        ("Iran and Iraq met. Rep. Mike Turno said so.", "Turno", ["USA.LEG"]),
        ("Iran met Iraq. Sen. Mike Turno said so. Turno left.", "Turno", ["USA.LEG"]),
        ("Manila spoke. The Philippines waited. Sen. Maria Cruzo said so.", "Cruzo", ["PHL.LEG"]),
        ("Iran and Iraq met. Mike Turno, R-Ohio, said so.", "Turno", ["USA.LEG"]),
        ("Iran and Iraq met. Mike Turno (D-N.Y.) said so.", "Turno", ["USA.LEG"]),
        ("Iran met Iraq. Home Secretary Jane Doty said so.", "Doty", ["GBR.GOV"]),
        ("India met Pakistan, and India gained. Foreign Secretary Ram Doty said so.", "Doty", ["IND.GOV"]),
        ("In Lausanne, Switzerland, Secretary of State Jane Doty told reporters.", "Doty", ["USA.GOV"]),
        ("Doha, Qatar - US officials have signed a deal.", "officials", ["USA.GOV"]),
        ("Kenya spoke. ACLU President Jane Doty said so.", "Doty", ["aclu"]),
        ("Kenya spoke. Oversight Committee Chairman Jim Doty said so.", "Doty", ["USA.LEG"]),
        ("Kenya burned. Coalition spokesman Capt. Jim Doty said so.", "Doty", []),
        ("Kenya spoke. The ambassador said so.", "ambassador", []),
        ("Kenya spoke. Western intelligence officials said so.", "officials", ["west"]),
        ("Diplomats from Peru and Chile said so.", "Diplomats", ["PER.GOV", "CHL.GOV"]),
        ("The US and NATO troops left.", "troops", ["USA.MIL", "NAT"]),
        ("Kenya burned. “No,” said Jim Doty, a 38-year-old engineer from Gaza City.", "Doty", ["PSE.CVL"]),
        ("“No,” said Jim Doty, editor of a prominent Kenyan journal.", "Doty", ["KEN.MED"]),
        ("Jim Doty, an analyst at the Brookings Institution in Beirut, said so.", "Doty", ["LBN.EXP"]),
        ("Kenya burned. Jane Roe died. Her mother, Mary Roe, wept.", "Mary Roe", ["KEN.CVL"]),
        ("The state-run newspaper Al-Ahram reported it.", "newspaper", ["al-ahram"]),
        ("The New York Times was first. The Times has more.", "Times", ["new-york-times"]),
        ("The Reformers met. Staffan De Meer said so.", "De Meer", ["UNO"]),
        ("They called him Beast Dossou. Dossou left.", "Dossou", ["BEN.GOV"]),
        ("President Karim Q. Dossou of Benin spoke. Mr. Dossou's office denied it.", "office", ["BEN.GOV"]),
        ("SEOUL, South Korea -- North Korean state radio on Tuesday announced it.", "SEOUL", ["PRK.MED"]),
        ("Kenya voted. Those surveyed said they would wait.", "Those", ["KEN.CVL"]),
        ("Doha, Qatar - US officials and Hamas leaders have signed a deal.", "Doha", ["USA.GOV", "hamas"]),
        ("Seven American service members died.", "members", ["USA.MIL"]),
        ("The United States and Syria met. America condemned the regime.", "regime", ["SYR.GOV"]),
        ("The army of Kenya has units. The unit was charged.", "unit", []),
        ("Civil liberty groups condemned it.", "groups", ["NGO"]),
        ("Kenya voted. The majority leader said so.", "leader", ["KEN.LEG"]),
        ("They met Stefan Meer in the city.", "Meer", ["UNO"]),
    ],
)
def test_whose_people_are(reader: Reader, text: str, phrase: str, actors: list[str]) -> None:
    assert list(ask(reader, text, phrase, published="2019-05-01").actors) == actors


@pytest.mark.parametrize(
    ("outlet", "actors"), [("", ["SYR.GOV"]), ("Fox News", ["USA.GOV"]), ("BBC News", ["SYR.GOV"])]
)
def test_of_its_own_state_a_paper_says_just_officials(reader: Reader, outlet: str, actors: list[str]) -> None:
    text = "American planes struck in Syria. Syria and the United States did not agree. Officials said so."
    assert list(ask(reader, text, "Officials", outlet=outlet).actors) == actors


@pytest.mark.parametrize(
    ("outlet", "home"),
    [("Fox News", "USA"), ("Fox Online News", "USA"), ("BBC News - World", "GBR"), ("CNN (Web News)", "USA"), ("", "")],
)
def test_an_outlet_is_known_with_its_section(outlet: str, home: str) -> None:
    assert outlet_home(outlet, load_registry()) == home


def test_who_speaks_is_not_whom_he_names(reader: Reader) -> None:
    text = "Kenya's president spoke. “We pray,” he said. Norway's king was safe, he said."
    assert list(ask(reader, text, "he").actors) == ["KEN.GOV"]
