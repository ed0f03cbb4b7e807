"""Reference data by the same periods, and quoted figures read as far as their words go."""

from __future__ import annotations

from typing import Any

from ledger_records import told

from tocsin.export.figuring import difference
from tocsin.merge.ledgers.indicators import indicators
from tocsin.records.figure import Beside, Change, Quoted
from tocsin.records.reference import HeldSet, ReferenceEvent, ReferenceMonth, ReferenceSet
from tocsin.registry import load_registry
from tocsin.watch.indicators import (
    Asked,
    chosen,
    count_events,
    count_months,
    counting,
    read_quoted,
    reference_figure,
)

SAHEL = ("BFA", "MLI", "NER")


def held(family: Any = "ucdp-country-month", version: str = "23.1", countries: tuple[str, ...] = SAHEL) -> HeldSet:
    source = ReferenceSet(family, version, "UCDP deaths", "CC BY 4.0", "UCDP.", "deaths of all types", "first day")
    return HeldSet(source, 0, 1, "2010-01", "2023-12", countries, "", finished=True)


def test_months_are_added_up_over_the_area_and_nothing_is_known_beyond_the_files() -> None:
    asked = Asked(countries=SAHEL)
    rows = [
        ReferenceMonth("BFA", "2022-01", 100),
        ReferenceMonth("MLI", "2022-05", 300),
        ReferenceMonth("BFA", "2023-01", 250),
        ReferenceMonth("MLI", "2023-12", 250),
        ReferenceMonth("TCD", "2023-01", 9),
    ]
    counted = count_months(rows, asked)
    now, then, later = (reference_figure("deaths", SAHEL, y, counted, held(), asked) for y in ("2023", "2022", "2024"))
    assert now and then and later
    assert Change(now, then).percent == 25.0
    assert later.value is None
    assert (now.credit, now.licence) == ("UCDP.", "CC BY 4.0")
    assert reference_figure("protests", SAHEL, "2023", counted, held(), asked) is None


def test_events_count_in_the_period_in_which_they_begin() -> None:
    rows = [
        ReferenceEvent(
            "1", "state-based", country="NER", date_start="2022-12-30", date_end="2023-01-02", low=1, best=2, high=5
        ),
        ReferenceEvent(
            "2", "one-sided", country="NER", date_start="2023-02-01", date_end="2023-02-01", low=3, best=3, high=3
        ),
    ]
    counted = count_events(rows, Asked())
    assert counted["deaths", ("NER",), "2022"] == (2.0, 1.0, 5.0)
    assert counted["events", ("NER",), "2023"] == (1.0, 1.0, 1.0)


def test_of_each_family_the_newest_edition_that_speaks_of_the_place_counts() -> None:
    old, new = held("ucdp-ged", "20.1", ("NGA",)), held("ucdp-ged", "23.1", ("CAF",))
    lead = HeldSet(ReferenceSet("gdelt", "2.0", "", "", "", "", "", "lead"), 9, 0, "", "", ("NGA",), "", finished=True)
    editions = counting([lead, old, new, held("ucdp-ged", "9.1", ("CAF", "NGA"))])
    assert [one.source.version for one in chosen(editions, ("CAF",), Asked())] == ["23.1"]
    assert [one.source.version for one in chosen(editions, ("NGA",), Asked())] == ["20.1"]
    assert [one.source.version for one in chosen(editions, ("CAF", "NGA"), Asked())] == ["9.1"]
    assert chosen(editions, ("MLI",), Asked()) == ()


def quoted(words: str, **fields: Any) -> Quoted:
    common: dict[str, Any] = {"metric": "conflict fatalities", "value": (38, 38), "unit": "percent", "direction": "up"}
    common |= {"source": ("acled",), "period": "in 2023"} | fields
    (entry,) = indicators([told("indicator", words, **common)])
    return read_quoted(entry, load_registry())


def test_the_home_of_whoever_measured_is_no_scope() -> None:
    words = "fatalities surged by 38% in 2023 compared to the previous year, according to the US-based monitor"
    one = quoted(words, scope="US")
    assert (one.scope, one.countries, one.years) == ("", (), ("2023", "2022"))
    assert (one.counted, one.baseline, one.published) == ("deaths", "previous year", "")


def test_a_region_is_its_countries_and_a_country_itself() -> None:
    assert set(SAHEL) <= set(quoted("fatalities in the Sahel rose by 38%", scope="the Sahel").countries)
    assert quoted("fatalities in Mali rose by 38%", scope="Mali").countries == ("MLI",)


def test_how_the_two_differ_is_said_from_their_fields_and_neither_replaces_the_other() -> None:
    asked = Asked(countries=SAHEL)
    counted = count_months([ReferenceMonth("BFA", "2022-01", 100), ReferenceMonth("BFA", "2023-01", 126)], asked)
    figures = [reference_figure("deaths", SAHEL, year, counted, held(), asked) for year in ("2023", "2022")]
    assert figures[0]
    change = Change(figures[0], figures[1])
    registry = load_registry()
    other = difference(Beside(quoted("fatalities in Mali rose by 38%", scope="Mali"), (change,)), registry)
    assert "Mali" in other and "deaths of all types, in Burkina Faso, Mali and Niger" in other
    assert "+26.0 %" in other and "The direction is the same" in other
    assert "Scope differs" in other and "neither is put in the other's place" in other
    fallen = difference(Beside(quoted("fatalities fell", direction="down"), (change,)), registry)
    assert "The direction is another." in fallen and "a scope that the words do not tell" in fallen
    assert "Nothing is known here" in difference(Beside(quoted("fatalities rose"), ()), registry)
