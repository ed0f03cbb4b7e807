"""Thirty attacks in one city in one week, each told by two or three outlets, stay thirty."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from tocsin.merge import merge_reports
from tocsin.records import Report

SITES = (
    "Sahafi hotel", "Bakara market", "Hamarweyne police post", "Jazeera camp", "Lido beach", "Hodan clinic",
    "Wadajir checkpoint", "Yaqshid school", "Karan bus station", "Dayniile bridge", "Maka road", "Zoobe junction",
    "Taleh street", "Afgooye gate", "Villa Soomaaliya", "Howlwadaag court", "Shibis mosque", "Abdiaziz harbour",
    "Boondheere museum", "Waaberi barracks", "Kaxda well", "Xamar stadium", "Digfeer hospital", "Medina airport",
    "Isgoyska pharmacy", "Bulo tearoom", "Sinay garage", "Towfiq madrasa", "Fagah power plant", "Sanca warehouse",
)  # fmt: skip
WAYS = (
    ("Car bomb killed {n} {whom} near the {site}", "{n} {whom} died as a van laden with explosives blew up at {site}"),
    ("Gunmen shot dead {n} {whom} outside the {site}", "{n} {whom} were killed by men with pistols close to {site}"),
    ("Mortar shells hit the {site}, killing {n} {whom}", "Shelling of {site} left {n} {whom} dead"),
    ("A roadside mine killed {n} {whom} by the {site}", "{n} {whom} died as their lorry struck a mine at {site}"),
)  # fmt: skip


def week() -> list[tuple[int, Report]]:
    """Each attack with its reports: same city, same parties, four or five a day, tolls from one to five."""
    told = []
    for number, site in enumerate(SITES):
        day, toll = date(2024, 5, 6) + timedelta(days=number % 7), number % 5 + 1
        target, whom = (("SOM.MIL",), "soldiers") if number % 2 else (("SOM.CVL",), "people")
        for teller in range(2 + number % 2):
            words = WAYS[number % 4][teller % 2].format(n=toll, whom=whom, site=site)
            report = Report(
                f"d{number}-{teller}", f"r{number}-{teller}", "ASSAULT", "actual", ("al-shabaab",), target,
                country="SOM", date_start=day.isoformat(), date_end=day.isoformat(),
                numbers={"killed": (toll + (teller == 2), toll + (teller == 2))}, outlet=f"O{teller}",
                published=(day + timedelta(days=teller % 2)).isoformat(), place="Mogadishu", admin1="Banaadir",
                latitude=2.04, longitude=45.34, place_precision="place", evidence=words,
                title=("Attack in Mogadishu", f"Somalia: {whom} killed", f"Mogadishu: {site} hit")[teller],
            )  # fmt: skip
            told.append((number, report))
    return told


def test_thirty_attacks_in_one_week_do_not_become_one() -> None:
    attack = {report.record: number for number, report in week()}
    incidents = merge_reports(report for _, report in week())
    mixed = [i for i in incidents if len({attack[report.record] for report in i.reports}) > 1]
    assert not mixed, Counter(len(i.reports) for i in incidents)
    whole = [i for i in incidents if len(i.reports) == 2 + attack[i.reports[0].record] % 2]
    assert len(whole) >= 24, len(whole)


def test_attacks_told_with_no_word_of_their_own_are_not_chained_through_the_week() -> None:
    bare = [report._replace(evidence="An attack killed people", title="") for _, report in week()]
    for incident in merge_reports(bare):
        assert incident.first == incident.last
