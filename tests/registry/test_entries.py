"""What the shipped registry makes of names that are easily mixed up."""

from __future__ import annotations

import pytest

from tocsin.registry import Registry, load_registry


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def codes(registry: Registry, surface: str, kind: str | None = None) -> set[str]:
    return {entry.code for entry in registry.lookup(surface) if kind in (None, entry.kind)}


@pytest.mark.parametrize(
    ("surface", "code"),
    [
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Nigerien", "NER"),
        ("Nigeriens", "NER"),
        ("Nigerian", "NGA"),
        ("nigérien", "NER"),
        ("nigérian", "NGA"),
        ("Guinea", "GIN"),
        ("Guinea-Conakry", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Papua New Guinea", "PNG"),
        ("Bissau-Guinean", "GNB"),
        ("DR Congo", "COD"),
        ("DRC", "COD"),
        ("Congo-Kinshasa", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("Republic of the Congo", "COG"),
        ("Democratic Republic of the Congo", "COD"),
        ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("Georgia", "GEO"),
        ("South Sudan", "SSD"),
        ("Sudan", "SDN"),
        ("North Korea", "PRK"),
        ("South Korea", "KOR"),
        ("Burma", "MMR"),
        ("Cape Verde", "CPV"),
        ("Cabo Verde", "CPV"),
        ("Swaziland", "SWZ"),
        ("Eswatini", "SWZ"),
        ("UAE", "ARE"),
        ("CAR", "CAF"),
        ("Ivorians", "CIV"),
        ("ivoirienne", "CIV"),
        ("Guinean", "GIN"),
        ("guinéens", "GIN"),
        ("Equatorial Guinean", "GNQ"),
        ("Equatoguineans", "GNQ"),
        ("équatoguinéen", "GNQ"),
        ("équato-guinéen", "GNQ"),
        ("bissau-guinéen", "GNB"),
        ("Papua New Guineans", "PNG"),
        ("nigérienne", "NER"),
        ("nigériane", "NGA"),
        ("sud-soudanais", "SSD"),
        ("South Sudanese", "SSD"),
        ("dominicain", "DOM"),
        ("dominiquais", "DMA"),
        ("centrafricain", "CAF"),
        ("Basotho", "LSO"),
        ("Batswana", "BWA"),
        ("Sahrawi", "ESH"),
        ("Burkinabe", "BFA"),
        ("Burkinabè", "BFA"),
        ("Emiratis", "ARE"),
        ("Frenchmen", "FRA"),
        ("Britons", "GBR"),
        ("Kosovo", "XKX"),
        ("Palestinians", "PSE"),
        ("Kiev", "UKR"),
        ("Kyiv", "UKR"),
        ("Sana'a", "YEM"),
        ("Agadez", "NER"),
        ("Goma", "COD"),
    ],
)
def test_a_name_belongs_to_one_country(registry: Registry, surface: str, code: str) -> None:
    assert codes(registry, surface) == {code}


@pytest.mark.parametrize("surface", ["Korean", "Koreans"])
def test_a_korean_may_be_from_north_or_south(registry: Registry, surface: str) -> None:
    assert registry.lookup(surface) == ()


@pytest.mark.parametrize("surface", ["Congo", "Congolese", "congolaise"])
def test_the_two_congos_share_a_short_name(registry: Registry, surface: str) -> None:
    assert codes(registry, surface) == {"COD", "COG"}
    assert surface in registry.ambiguous


def test_dominicans_come_from_two_countries(registry: Registry) -> None:
    assert codes(registry, "Dominicans") == {"DMA", "DOM"}


@pytest.mark.parametrize("surface", ["Cote d'Ivoire", "Cote d’Ivoire", "Côte d'Ivoire", "Côte d’Ivoire", "Ivory Coast"])
def test_accents_and_apostrophes_do_not_matter(registry: Registry, surface: str) -> None:
    assert codes(registry, surface) == {"CIV"}


@pytest.mark.parametrize("surface", ["US", "U.S.", "USA", "U.S.A.", "America", "the United States", "United States"])
def test_the_united_states_has_many_short_names(registry: Registry, surface: str) -> None:
    assert codes(registry, surface) == {"USA"}


@pytest.mark.parametrize("surface", ["us", "is", "au", "who", "West", "west", "mali"])
def test_case_and_article_keep_common_words_out(registry: Registry, surface: str) -> None:
    assert registry.lookup(surface) == ()


@pytest.mark.parametrize(
    ("surface", "acting"),
    [
        ("the Kremlin", "RUS.GOV"),
        ("Kremlin", "RUS.GOV"),
        ("The Kremlin", "RUS.GOV"),
        ("Foggy Bottom", "USA.GOV"),
        ("the White House", "USA.GOV"),
        ("the Pentagon", "USA.GOV"),
        ("Capitol Hill", "USA.LEG"),
        ("FBI", "USA.COP"),
        ("CIA", "USA.GOV"),
        ("the Élysée", "FRA.GOV"),
        ("the Elysee", "FRA.GOV"),
        ("Quai d’Orsay", "FRA.GOV"),
        ("Knesset", "ISR.LEG"),
        ("the IDF", "ISR.MIL"),
        ("the Duma", "RUS.LEG"),
        ("Bundestag", "DEU.LEG"),
        ("IRGC", "IRN.MIL"),
        ("Nigerian Air Force", "NGA.MIL"),
        ("Carabinieri", "ITA.COP"),
        ("Storting", "NOR.LEG"),
        ("Jatiya Sangsad", "BGD.LEG"),
        ("Federal Constitutional Court", "DEU.JUD"),
        ("Forces armées maliennes", "MLI.MIL"),
        ("Gérald Darmanin", "FRA.GOV"),
        ("El-Ghassim Wane", "UNO"),
        ("Azawad Liberation Front", "azawad-liberation-front"),
        ("Katiba Macina", "katiba-macina"),
        ("Niamey", "NER.GOV"),
        ("Washington", "USA.GOV"),
        ("Niger", "NER.GOV"),
        ("the West", "west"),
        ("NATO", "NAT"),
        ("UN Security Council", "UNO"),
        ("MINUSMA", "UNO"),
        ("CEDEAO", "ECO"),
        ("Agadez", "NER"),
        ("Al-Qaida", "al-qaeda"),
        ("al Qaeda", "al-qaeda"),
        ("IS", "islamic-state"),
        ("Daesh", "islamic-state"),
        ("Hizbullah", "hezbollah"),
        ("Ansar Allah", "houthis"),
        ("the Wall Street Journal", "wall-street-journal"),
        ("AFP", "agence-france-presse"),
        ("Vladimir Putin", "RUS.GOV"),
        ("Abubakar Shekau", "boko-haram"),
        ("Abdul-Malik al-Houthi", "houthis"),
    ],
)
def test_who_acts_behind_a_name(registry: Registry, surface: str, acting: str) -> None:
    assert [entry.acting for entry in registry.lookup(surface)][:1] == [acting]


def test_a_region_is_no_country(registry: Registry) -> None:
    (sahel,) = registry.lookup("the Sahel") or registry.lookup("Sahel")
    assert (sahel.kind, sahel.code, sahel.acting) == ("region", "", "")


def test_every_iso_code_has_its_state(registry: Registry) -> None:
    assert len(registry.states) == 250
    assert {"XKX", "PSE", "TWN", "ESH", "SSD"} <= set(registry.states)


def test_the_registry_is_large_enough_to_be_of_use(registry: Registry) -> None:
    assert len(registry.groups) >= 500
    assert len(registry.outlets) >= 450
    assert len(registry.offices) >= 2000
    assert len(registry.ontology.roots) == 16


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("army", "MIL"),
        ("junta", "GOV"),
        ("gendarmerie", "COP"),
        ("lawmaker", "LEG"),
        ("prosecutor", "JUD"),
        ("opposition leader", "OPP"),
        ("militant", "REB"),
        ("villager", "CVL"),
        ("newspaper", "MED"),
        ("analyst", "EXP"),
        ("charity", "NGO"),
        ("firm", "BUS"),
        ("imam", "REL"),
    ],
)
def test_roles_have_sectors(registry: Registry, noun: str, sector: str) -> None:
    assert registry.roles[noun] == sector


def test_unidentified_gunmen_have_no_sector(registry: Registry) -> None:
    assert "gunman" not in registry.roles
    assert "gunmen" not in registry.roles


def held(registry: Registry, person: str, day: str) -> set[str]:
    return {
        office.actor
        for office in registry.offices
        if office.person == person and office.since <= day and (not office.until or day <= office.until)
    }


def test_offices_are_dated(registry: Registry) -> None:
    assert held(registry, "Mohamed Bazoum", "2022-05-01") == {"NER.GOV"}
    assert held(registry, "Mohamed Bazoum", "2023-09-01") == set()
    assert held(registry, "Mark Rutte", "2023-01-01") == {"NLD.GOV"}
    assert held(registry, "Mark Rutte", "2025-01-01") == {"NAT"}


def test_a_judgement_of_control_names_who_made_it_and_when(registry: Registry) -> None:
    judged = [outlet for outlet in registry.outlets.values() if outlet.control]
    assert {outlet.id for outlet in judged} >= {"tass", "xinhua"}
    assert all(outlet.control_source in registry.sources and outlet.as_of for outlet in judged)
    assert registry.outlets["tass"].state_controlled
    assert not any(outlet.state_controlled for outlet in registry.outlets.values() if not outlet.control)
