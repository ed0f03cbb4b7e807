"""Ten places, for tests that need no more."""

from collections.abc import Iterable

from tocsin.registry.gazetteer import Place
from tocsin.registry.gazetteer.material import Material
from tocsin.registry.gazetteer.types import Row, Source

ROWS = (
    Row(Place("gn:1", "Tera", "city", 14.0, 0.75, "NER", "NE.09", "NE.09.1", 29000, "tiny"), (("Téra", True),)),
    Row(Place("gn:2", "Tera", "city", 41.9, -5.9, "ESP", "ES.55", "", 300, "tiny"), (("Tera", True),)),
    Row(Place("gn:3", "Tillabéri", "admin1", 14.2, 1.4, "NER", "NE.09", "", 300000, "tiny"), (("Tillabéri", True),)),
    Row(Place("gn:4", "Niger", "country", 17.0, 9.0, "NER", population=24_000_000, source="tiny"), (("Niger", True),)),
    Row(
        Place("gn:5", "Saint-Louis", "city", 16.0, -16.5, "SEN", "SN.14", "", 250000, "tiny"), (("Saint-Louis", True),)
    ),
    Row(Place("gn:6", "Rome", "city", 41.9, 12.5, "ITA", "IT.07", "", 1000, "tiny"), (("Rome", True), ("Roma", False))),
    Row(Place("gn:7", "Roma", "city", -26.6, 148.8, "AUS", "AU.04", "", 900, "tiny"), (("Roma", True),)),
    Row(Place("gn:8", "Bani Bangou", "city", 15.04, 2.7, "NER", "NE.09", "", 9000, "tiny"), (("Bani Bangou", True),)),
    Row(Place("gn:9", "Taveuni", "city", -16.8, -179.98, "FJI", "", "", 9000, "tiny"), (("Taveuni", True),)),
    Row(Place("ts:base-x-ner", "Base X", "site", 13.5, 2.2, "NER", "NE.09", source="tiny"), (("Base X", True),)),
)


def material(rows: Iterable[Row] = ROWS, digest: str = "a") -> Material:
    return Material(digest, (Source("tiny", "CC0"),), lambda _: rows)
