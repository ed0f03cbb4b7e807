"""What a brief tells: what is new, what weighs most first, each thing once, and the rest counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tocsin.export.briefing import write_brief
from tocsin.merge.incidents import incident_of
from tocsin.records import Incident, Report
from tocsin.records.brief import Choice, Material, Scope
from tocsin.records.figure import Beside, Change, Figure, Quoted
from tocsin.records.ledger.indicator import IndicatorEntry
from tocsin.records.ledger.said import Said
from tocsin.records.outlook import CountryOutlook, Gain, MonthOutlook, Outlook, Skill
from tocsin.registry import load_registry
from tocsin.watch.brief import choose
from tocsin.watch.brief.choose import is_background, weight

SCOPE = Scope("2024-03-11", "2024-03-17", sure=0.5)
STATES = ("MLI", "NER", "USA")


def told(
    name: str, root: str = "ASSAULT", *, day: str = "2024-03-12", out: str = "2024-03-13", **more: Any
) -> Incident:
    """One incident by one report, or by as many as ``origins`` says."""
    killed: Mapping[str, tuple[float, float]] = {"killed": (more.pop("killed"),) * 2} if "killed" in more else {}
    last, origins = more.pop("last", day), more.pop("origins", 1)
    common: dict[str, Any] = {
        "actors": ("MLI.REB",),
        "targets": ("MLI.MIL",),
        "country": "MLI",
        "fact": 0.9,
        "evidence": name,
    } | more
    reports = [
        Report(f"{name}-{at}", f"r-{name}-{at}", root, "actual", date_start=day, date_end=last, published=out,
               numbers=killed, origin=f"{name}-{at}", outlet=f"Outlet {at}", **common)
        for at in range(origins)
    ]  # fmt: skip
    return incident_of(reports)


def chosen(*incidents: Incident, scope: Scope = SCOPE) -> Choice:
    return choose(Material(incidents=incidents), scope, STATES)


def test_news_is_what_was_first_told_in_this_time() -> None:
    old, new = told("old", out="2024-03-09", killed=90), told("new")
    assert chosen(old, new).new == (new,)


def test_what_is_long_past_is_background() -> None:
    assert is_background(told("years ago", day="2013-01-01", last="2024-03-01"))
    assert is_background(told("last autumn", day="2023-10-07"))
    assert not is_background(told("last week", day="2024-03-05"))
    assert not is_background(told("no day", day=""))
    assert chosen(told("last autumn", day="2023-10-07", killed=1200)).first == ()


def test_more_dead_more_origins_deeds_and_facts_weigh_more() -> None:
    plain = told("plain")
    assert weight(told("many dead", killed=40)) > weight(plain)
    assert weight(told("three tell", origins=3)) > weight(plain)
    assert weight(plain) > weight(told("words", "REQUEST"))
    assert weight(plain) > weight(told("claim", holders=("MLI.GOV",)))
    assert weight(plain) > weight(told("unsure", fact=0.5))
    assert weight(plain) > weight(told("at home", actors=("MLI.GOV",)))


def test_one_act_is_told_once_and_the_rest_is_counted() -> None:
    first, again = told("first", killed=9), told("again", day="2024-03-14")
    other = told("other", targets=("USA.MIL",))
    made = chosen(first, again, other)
    assert [one.id for topic in made.topics for one in topic.incidents] == [first.id, other.id]
    assert (made.told, len(made.new)) == (2, 3)


def test_what_is_too_unsure_is_counted_and_never_leads() -> None:
    made = chosen(told("clear"), told("doubtful", "COERCE", fact=0.6), told("wild", fact=0.3))
    assert [one.best.evidence for one in made.first] == ["clear"]
    assert made.unsure == 1
    assert not chosen(told("nobody", actors=())).first


def test_countries_by_what_weighs_most_and_those_without_a_place_by_their_state() -> None:
    made = chosen(
        told("in Mali", killed=50), told("talks", "AGREE", country="", actors=("USA.GOV",), targets=("NER.GOV",)),
        told("pact", "AGREE", country="", actors=("eco",), targets=("wagner-group",)),
    )  # fmt: skip
    assert [topic.country for topic in made.topics] == ["MLI", "USA", ""]


def test_a_count_stands_beside_a_quoted_figure_with_its_credit() -> None:
    words = Said("d", "r", "indicator", 0, 9, "up by 38 percent", told="2024-03-12")
    entry = IndicatorEntry("i", "deaths", (38, 38), "", "percent", "up", "in 2023", "2022", "", ("acled",), (words,))
    now, before = (
        Figure("deaths", "UCDP", "country", ("MLI",), year, value, definition="best estimate", credit="Credit line.")
        for year, value in (("2023", 126.0), ("2022", 100.0))
    )
    quoted = Quoted("deaths", 38, "percent", "up", "in 2023", "2022", "", ("acled",), "up by 38 percent", "d", "r", "",
                    "2024-03-12", 1, "deaths", ("2023",), ("MLI",))  # fmt: skip
    material = Material(indicators=(entry,), beside=(Beside(quoted, (Change(now, before),)),))
    brief = write_brief(material, choose(material, SCOPE, STATES), load_registry())
    section = next(one for one in brief.sections if one.title == "Figures quoted")
    assert [one.look for one in section.sentences] == ["claim", "figure"]
    assert "+26.0 % against 2022" in section.sentences[1].text
    assert brief.notes[section.sentences[1].notes[0] - 1].credit == "Credit line."


def test_an_outlook_is_told_only_for_months_still_to_come_and_says_what_it_is_from() -> None:
    worse = Skill(48, 1, tuple(Gain(name, 0.5, 0.4, 0.0, 0.2) for name in ("log_crps", "ign")))
    months = tuple(
        MonthOutlook(f"2024-{at:02d}", at, "history", 0.0, 1.0, 0.5, (9, 20, 31, 40, 118), worse) for at in range(1, 13)
    )
    country = CountryOutlook("MLI", "some", 500.0, months, worse, counted=True)
    outlook = Outlook(
        "UCDP", "Credit.", "deaths", "2023-12", ("2022-12",), (0.05, 0.25, 0.5, 0.75, 0.95), (country,), worse
    )
    material = Material(incidents=(told("in Mali"),), outlook=outlook)
    brief = write_brief(material, choose(material, SCOPE, STATES), load_registry())
    text = brief.sections[-1].sentences[0].text
    assert text.startswith("Mali: 31 in April 2024 (nine in ten: 9 to 118), by the last 12 months as they were")
    assert "did not beat" in text
    late = Scope("2025-03-11", "2025-03-17", countries=("MLI",))
    after = write_brief(material, choose(material, late, STATES), load_registry())
    assert all(section.title != "Deaths that UCDP may count" for section in after.sections)
