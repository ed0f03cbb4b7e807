"""Which language a text is in: as it says, else as its words tell, else English."""

from __future__ import annotations

import pytest

from tocsin.read import language_of
from tocsin.records import Document

FRENCH = "L'armée a repris la ville aux rebelles jeudi, selon le ministère de la Défense."
ENGLISH = "The army took the town back from rebels on Thursday, the Ministry of Defence said."
SPANISH = "El ejército recuperó el jueves la ciudad de manos de los rebeldes, según el Ministerio de Defensa."


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        (FRENCH, "", "fr"),
        (ENGLISH, "", "en"),
        (SPANISH, "", "es"),
        (ENGLISH, "fr", "fr"),
        (FRENCH, "en", "en"),
        ("Gao, Mali.", "", "en"),
        ("", "", "en"),
        ("Coup d'État: Niamey, Ouagadougou, Bamako, N'Djamena, Libreville, Conakry, Khartoum", "", "en"),
        (
            "M. Dupont, of the Médecins sans Frontières mission in the Côte d'Ivoire, said that he was at home.",
            "",
            "en",
        ),
    ],
)
def test_language(text: str, said: str, found: str) -> None:
    assert language_of(Document("d", text, lang=said)) == found
