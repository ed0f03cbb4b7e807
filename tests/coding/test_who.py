from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from tocsin.coding.who import Resolution, Who
from tocsin.read import Reader
from tocsin.records import Document
from tocsin.records.reading import Written
from tocsin.registry import Office, load_registry

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
OFFICES = (
    Office("Karim Dossou", ("Dossou",), "BEN.GOV", "president", "2016-04-06", "2021-05-01"),
    Office("Jean Okou", ("Okou",), "CIV.GOV", "president", "2010-01-01", "2015-12-31"),
    Office("Jean Okou", ("Okou",), "TGO.GOV", "minister", "2018-01-01", ""),
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(dataclasses.replace(load_registry(), offices=OFFICES))


def ask(reader: Reader, text: str, phrase: str, *, published: str = "", acting: bool = True) -> Resolution:
    """What a phrase stands for; "it@2" is the second "it" of the text."""
    words, _, count = phrase.partition("@")
    start = -1
    for _ in range(int(count or 1)):
        start = text.index(words, start + 1)
    reading = reader.read(Document("t", text, published=published))
    span = reading.parse.char_span(start, start + len(words), alignment_mode="expand")
    assert span is not None
    return Who(reading, reader.registry).actors(span.root, acting=acting)


@pytest.mark.parametrize(
    ("text", "phrase", "actors"),
    [
        ("The French accused Ivorians of delay.", "The French", ["FRA.GOV"]),
        ("The French accused Ivorians of delay.", "Ivorians", ["CIV.CVL"]),
        ("The Kremlin said Washington would wait.", "Kremlin", ["RUS.GOV"]),
        ("The Kremlin said Washington would wait.", "Washington", ["USA.GOV"]),
        ("Chadian troops crossed the border.", "troops", ["TCD.MIL"]),
        ("Togo's opposition met Kenya's parliament.", "opposition", ["TGO.OPP"]),
        ("Togo's opposition met Kenya's parliament.", "parliament", ["KEN.LEG"]),
        ("The junta government in Mali expelled them.", "government", ["MLI.GOV"]),
        ("Iran-backed rebels in Yemen attacked.", "rebels", ["YEM.REB"]),
        ("U.S.-supported fighters in Syria fled.", "fighters", ["SYR.REB"]),
        ("The Turkish-led coalition advanced.", "coalition", ["TUR.MIL"]),
        ("A former U.S. official disagreed.", "official", ["USA"]),
        ("A U.S. fighter crossed the border.", "fighter", ["USA.MIL"]),
        ("Kenya fended off an attack by rebels.", "rebels", ["KEN.REB"]),
        ("American soldiers fought rebels.", "rebels", []),
        ("The U.S. said that the United States and Syria spoke of rebels.", "rebels", ["SYR.REB"]),
        ("Mali said coalition soldiers had come.", "soldiers", []),
        ("The Turkish-led coalition came to Mali. Coalition soldiers died.", "Coalition soldiers", ["TUR.MIL"]),
        ("North Korea spoke. Norway would put pressure on the North.", "the North", ["PRK.GOV"]),
        ("Mali's army holds the North.", "the North", []),
        ("Gaza militants fired rockets.", "militants", ["PSE.REB"]),
        ("Rebels fought in Somalia. Norway sent aid into the country.", "the country", ["SOM.GOV"]),
        ("Kenya's president spoke of Norway's king after threatening him.", "him", ["NOR.GOV"]),
        ("A senior Israeli military official disagreed.", "official", ["ISR.MIL"]),
        ("Analysts said the front would hold.", "Analysts", ["EXP"]),
        ("Unidentified gunmen in Nigeria killed a farmer.", "gunmen", []),
        ("The U.N. envoy for Libya resigned.", "envoy", ["UNO"]),
        ("The Nigerian army said Nigerien troops came.", "army", ["NGA.MIL"]),
        ("The Nigerian army said Nigerien troops came.", "troops", ["NER.MIL"]),
        ("Millions of Egyptians marched.", "Millions", ["EGY.CVL"]),
        ("Rights groups condemned the raid in Kenya.", "groups", ["NGO"]),
        ("State television in Togo showed the raid.", "television", ["TGO.MED"]),
        ("Togo sent troops. The prefecture denied it.", "prefecture", ["TGO.GOV"]),
        ("Togo closed the road. A European diplomat said it was calm.", "diplomat", []),
        ("Togo closed the road. The region's army chiefs met.", "chiefs", []),
        ("Togo closed the road. An elder from the valley said so.", "elder", ["TGO.CVL"]),
        ("A spokesman for the Hamas movement spoke.", "spokesman", ["hamas"]),
        ("Kenya closed the road. The head of a porters' guild spoke.", "head", []),
        ("The Omega Relief Fund spoke in Kenya. The fund gave no date.", "fund", ["omega-relief-fund"]),
        ("Gulf states accused Iran.", "Gulf states", ["gulf-cooperation-council"]),
        ("A Mali expert spoke.", "expert", ["EXP"]),
        ("The head of the Nairobi-based Institute of Peace spoke.", "head", ["KEN.EXP"]),
        ("The head of Kenya's Wisdom Council spoke.", "head", ["KEN.GOV"]),
        ("In Washington, Democrats waited.", "Democrats", ["USA.LEG"]),
        ("Republican senators waited.", "senators", ["USA.LEG"]),
        ("NTV, one of Togo's main TV channels, said that it was over.", "NTV", ["TGO.MED"]),
        ("Togo lost two posts. Protesters camped outside the French base.", "Protesters", ["TGO.CVL"]),
        ("Togo and Mali met. Two countries sent no one.", "countries", []),
        ("We asked the police on the Kenyan side.", "police", ["KEN.COP"]),
        ("The three states of the African Union met.", "states", ["AFU"]),
        ("Kenya lost an election. Lawyers for the former president spoke.", "Lawyers", ["KEN.CVL"]),
        ("ECOWAS, the European Union and Kenya continue to wait.", "Union", ["ECO", "EUR", "KEN.GOV"]),
        ("Togo and the West met. Togo's army fought the insurgents.", "insurgents", ["TGO.REB"]),
        ("A leader of the Kenyan Workers Front spoke.", "leader", ["KEN.OPP"]),
        ("Niger lies far away. The military government revoked its accord with Washington.", "government", ["NER.GOV"]),
        ("Georgian rebels regrouped. Tbilisi shelled the pro-Russian insurgents.", "insurgents", ["GEO.REB"]),
        ("Reuters reported the news.", "Reuters", ["reuters"]),
        ("Washington warned Niger. The West African nation expelled its troops.", "nation", ["NER.GOV"]),
        ("Saudi Arabia and the United States met. The oil-rich kingdom cut output.", "kingdom", ["SAU.GOV"]),
        ("Jordan and Kenya met. The Gulf emirate stayed away.", "emirate", []),
        ("Niger expelled troops of its former colonial power.", "power", ["FRA.GOV"]),
        ("Kenya trades with five coastal states, namely Togo, Ghana and Benin.", "states", []),
        (
            "Kenya trades with three coastal states, namely Togo, Ghana and Benin.",
            "states",
            ["TGO.GOV", "GHA.GOV", "BEN.GOV"],
        ),
        ("Mali, Niger and Togo signed. The trio left.", "trio", ["MLI.GOV", "NER.GOV", "TGO.GOV"]),
        ("The two Koreas agreed to talk.", "Koreas", ["PRK.GOV", "KOR.GOV"]),
        ("North and South Korea agreed to talk.", "Korea", ["PRK.GOV", "KOR.GOV"]),
        ("North and South Korean leaders met.", "leaders", ["PRK.GOV", "KOR.GOV"]),
        ("The USS Falmer sailed past Iran.", "Falmer", ["USA.MIL"]),
        ("The EU and Turkey agreed. Brussels will pay.", "Brussels", ["EUR"]),
        ("Belgium and the EU agreed. Brussels will pay.", "Brussels", ["BEL.GOV"]),
        ("ECOWAS met in Abuja. Member states agreed to send troops.", "states", ["ECO"]),
        ("Kenya's parliament met. The body passed a law.", "body", ["KEN.LEG"]),
        ("In Kenya, Kenyan forces fought Hamas, officials said.", "officials", ["KEN.GOV"]),
        ("Hamas attacked Kenya. The jihadist group claimed it.", "group", ["hamas"]),
        ("Togo's president met his counterpart from Ghana.", "counterpart", ["GHA.GOV"]),
        ("Mali's army and Russian mercenaries attacked.", "mercenaries", ["RUS.REB"]),
        ("The Bank of Zorgouna raised rates.", "Bank", ["bank-of-zorgouna"]),
        (
            "Niger's junta met U.S. officials. If the military wants war, Washington will leave.",
            "military",
            ["NER.MIL"],
        ),
        ("Human Rights Watch condemned the arrest.", "Watch", ["human-rights-watch"]),
        ("Dario Lunt said nothing.", "Dario Lunt", []),
        ("The army of the republic marched.", "army", []),
    ],
)
def test_a_phrase_by_itself(reader: Reader, text: str, phrase: str, actors: list[str]) -> None:
    assert list(ask(reader, text, phrase).actors) == actors


@pytest.mark.parametrize(
    ("text", "phrase", "actors", "names"),
    [
        ("Saudi Foreign Minister Faisal Harbi spoke.", "Faisal Harbi", ["SAU.GOV"], ["Faisal Harbi"]),
        ("Secretary of State Lena Ford spoke.", "Lena Ford", ["USA.GOV"], ["Lena Ford"]),
        ("Gen. Tomas Vela, Peru's army chief, spoke. Vela left.", "Vela@2", ["PER.MIL"], ["Tomas Vela"]),
        ("Former Malian minister Oumar Keita spoke. Keita left.", "Keita@2", ["MLI"], ["Oumar Keita"]),
        ("A U.N. spokesman, Hans Lund, spoke. Lund left.", "Lund@2", ["UNO"], ["Hans Lund"]),
        ("Colombia's defense minister, Diego Rojas, said he would stay.", "he", ["COL.GOV"], ["Diego Rojas"]),
    ],
)
def test_persons_stand_for_their_role(
    reader: Reader, text: str, phrase: str, actors: list[str], names: list[str]
) -> None:
    found = ask(reader, text, phrase)
    assert (list(found.actors), list(found.names)) == (actors, names)


@pytest.mark.parametrize(
    ("published", "actors"), [("2018-02-03", ["BEN.GOV"]), ("2022-02-03", ["BEN"]), ("", ["BEN.GOV"])]
)
def test_an_office_counts_at_the_documents_date(reader: Reader, published: str, actors: list[str]) -> None:
    assert list(ask(reader, "Karim Dossou spoke at length.", "Dossou", published=published).actors) == actors


@pytest.mark.parametrize(
    ("first", "last", "actors"),
    [
        ("2018-01-01", "2018-03-01", ["BEN.GOV"]),
        ("2022-01-01", "2022-03-01", ["BEN"]),
        ("2020-01-01", "2023-01-01", ["BEN"]),
        ("2020-01-01", "", ["BEN.GOV"]),
    ],
)
def test_an_office_counts_where_the_interval_of_an_undated_text_lies_in_it(
    reader: Reader, first: str, last: str, actors: list[str]
) -> None:
    reading = dataclasses.replace(reader.read(Document("t", "Dossou spoke at length.")), written=Written(first, last))
    assert list(Who(reading, reader.registry).actors(reading.parse[0]).actors) == actors


def test_of_two_offices_none_is_guessed_without_a_date(reader: Reader) -> None:
    assert ask(reader, "Jean Okou spoke at length.", "Okou").actors == ()


def test_an_ousted_president_is_the_government_in_the_ouster_and_the_bare_country_after_it(reader: Reader) -> None:
    text = "Soldiers ousted President Karim Dossou on Monday. Dossou remains in custody."
    assert ask(reader, text, "Dossou").actors == ("BEN.GOV",)
    assert ask(reader, text, "Dossou@2").actors == ("BEN",)


@pytest.mark.parametrize(
    ("text", "phrase", "actors"),
    [
        ("Niger's junta spoke. The junta said it would not wait.", "The junta", ["NER.GOV"]),
        ("Niger's junta spoke. The junta said it would not wait.", "it", ["NER.GOV"]),
        ("Boko Haram attacked Maiduguri. The group later fled, and its leader spoke.", "The group", ["boko-haram"]),
        ("Boko Haram attacked Maiduguri. The group later fled, and its leader spoke.", "leader", ["boko-haram"]),
        ("Rwanda and Burundi closed their border. Both countries blamed each other.", "their", ["RWA.GOV", "BDI.GOV"]),
        (
            "Rwanda and Burundi closed their border. Both countries blamed each other.",
            "Both countries",
            ["RWA.GOV", "BDI.GOV"],
        ),
        ("Rwanda and Burundi closed their border. Both countries blamed each other.", "other", ["RWA.GOV", "BDI.GOV"]),
        ("Mali, Niger and Togo signed. The three countries will meet.", "countries", ["MLI.GOV", "NER.GOV", "TGO.GOV"]),
        ("Rebels who control towns in Cameroon clashed with the police.", "who", ["CMR.REB"]),
        ("In Peru, soldiers blocked roads.", "soldiers", ["PER.MIL"]),
        ("It is unclear whether Mali agreed.", "It", []),
    ],
)
def test_later_words_find_what_was_named(reader: Reader, text: str, phrase: str, actors: list[str]) -> None:
    assert list(ask(reader, text, phrase).actors) == actors


def test_conjuncts_come_together(reader: Reader) -> None:
    text = "Burkina Faso, Mali and Niger left the bloc."
    assert ask(reader, text, "Burkina Faso").actors == ("BFA.GOV", "MLI.GOV", "NER.GOV")
    assert ask(reader, text, "Burkina Faso", acting=False).actors == ("BFA", "MLI", "NER")


def test_we_are_the_speakers_side(reader: Reader) -> None:
    reading = reader.read(Document("t", "“We will stay,” said Peru's president."))
    who = Who(reading, reader.registry)
    given = Resolution(("COL.GOV",), ("Ana Rojas",))
    assert who.actors(reading.parse[1], speaker=given).actors == ("COL.GOV",)
    assert who.actors(reading.parse[1]).actors == ("PER.GOV",)


@pytest.mark.parametrize(
    ("text", "phrase", "why"),
    [
        ("Niger's junta spoke.", "junta", "Niger's junta = NER.GOV: role 'junta' of Niger"),
        ("The junta in Bamako spoke.", "junta", "The junta = MLI.GOV: role 'junta' in Bamako"),
        (
            "Niger is poor. In Niger, all was calm. The police said so.",
            "police",
            "The police = NER.COP: role 'police', country of the text's frame (Niger, named twice)",
        ),
        ("Niger's junta spoke. It left.", "It", "It = NER.GOV: named before, by role 'junta' of Niger"),
        ("Dario Lunt said nothing.", "Dario Lunt", "Dario Lunt = nobody told: Dario Lunt: no role is told"),
    ],
)
def test_every_resolution_says_why(reader: Reader, text: str, phrase: str, why: str) -> None:
    assert ask(reader, text, phrase).why == why


@pytest.mark.skipif(not GOLD.is_dir(), reason="the shared gold texts are not here")
def test_most_mentions_of_the_founding_texts_are_resolved() -> None:
    reader = Reader(load_registry())
    right = total = 0
    for doc, mentions in json.loads((GOLD / "aliases.json").read_text(encoding="utf-8")).items():
        reading = reader.read(Document(doc, (GOLD / "texts" / f"{doc}.txt").read_text(encoding="utf-8-sig")))
        who = Who(reading, reader.registry)
        for mention in mentions:
            span = reading.parse.char_span(mention["start"], mention["end"], alignment_mode="expand")
            assert span is not None
            found = {actor.split(".")[0] for actor in who.actors(span.root).actors}
            right += found == {actor.split(".")[0] for actor in mention["actor"]}
            total += 1
    assert right / total >= 0.85


@pytest.mark.parametrize(
    ("text", "phrase", "actors"),
    [
        ("The Baltic states of Estonia, Latvia and Lithuania objected.", "states", ["EST", "LVA", "LTU"]),
        ("The countries of Peru, Chile and Bolivia signed. Their leaders met.", "countries", ["PER", "CHL", "BOL"]),
        ("The nations of Kenya, Uganda and Rwanda signed. They waited.", "They", ["KEN", "UGA", "RWA"]),
    ],
)
def test_a_plural_for_states_stands_for_those_behind_it(
    reader: Reader, text: str, phrase: str, actors: list[str]
) -> None:
    assert list(ask(reader, text, phrase, acting=False).actors) == actors
