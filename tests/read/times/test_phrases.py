"""Phrases of the kinds that reports use, published on a Friday, each with all that its words say."""

from __future__ import annotations

import pytest

from tocsin.read.model import load_model
from tocsin.read.times import find_times

FRIDAY = "2024-04-19"


def found(text: str) -> list[tuple[str, str, str, str]]:
    return [(t.text, t.value, t.first, t.last) for t in find_times(load_model().nlp(text), FRIDAY)]


DAYS = [
    ("Gunmen stormed the post on Tuesday.", "on Tuesday", "2024-04-16", "2024-04-16", "2024-04-16"),
    ("The envoy will land on Tuesday.", "on Tuesday", "2024-04-23", "2024-04-23", "2024-04-23"),
    ("The loan is due on Monday.", "on Monday", "2024-04-22", "2024-04-22", "2024-04-22"),
    ("Ministers will meet on Monday in the capital.", "on Monday", "2024-04-22", "2024-04-22", "2024-04-22"),
    ("The envoy had been due to fly out on Monday.", "on Monday", "2024-04-15", "2024-04-15", "2024-04-15"),
    ("The bloc gave the officers until Sunday to free him.", "until Sunday", "2024-04-21", "", "2024-04-21"),
    ("The convoy left at 9 a.m. on Thursday.", "at 9 a.m. on Thursday", "2024-04-18T09:00", "2024-04-18", "2024-04-18"),
    ("They met on the morning of 6 April.", "on the morning of 6 April", "2024-04-06TMO", "2024-04-06", "2024-04-06"),
    ("He fled mid-afternoon on Tuesday.", "mid-afternoon on Tuesday", "2024-04-16TAF", "2024-04-16", "2024-04-16"),
    ("He left at 9.30 p.m. on Thursday.", "at 9.30 p.m. on Thursday", "2024-04-18T21:30", "2024-04-18", "2024-04-18"),
    (
        "They left at three in the afternoon on Thursday.",
        "at three in the afternoon on Thursday",
        "2024-04-18T15:00",
        "2024-04-18",
        "2024-04-18",
    ),
    ("Shots rang out on Tuesday. In the morning, troops came.", "In the morning", "2024-04-16TMO", "", ""),
    ("The page was changed on Thu April 18, 2024.", "on Thu April 18, 2024", "2024-04-18", "2024-04-18", "2024-04-18"),
    ("The general spoke on Thursday night.", "on Thursday night", "2024-04-18TNI", "2024-04-18", "2024-04-18"),
    ("The camp was emptied on Christmas Eve.", "on Christmas Eve", "2023-12-24", "2023-12-24", "2023-12-24"),
    ("The mission ends on 31 December.", "on 31 December", "2024-12-31", "2024-12-31", "2024-12-31"),
    ("Troops must be gone by September 15.", "by September 15", "2024-09-15", "2024-04-19", "2024-09-15"),
    ("They have camped there since March 19.", "since March 19", "2024-03-19", "2024-03-19", "2024-04-19"),
]
PERIODS = [
    ("Officers took power in July.", "in July", "2023-07", "2023-07-01", "2023-07-31"),
    ("The vote was put off until December.", "until December", "2024-12", "", "2024-12-31"),
    ("He was freed in early January.", "in early January", "2024-01", "2024-01-01", "2024-01-10"),
    ("Raiders came in mid-March.", "in mid-March", "2024-03", "2024-03-11", "2024-03-20"),
    ("They signed in November last year.", "in November last year", "2023-11", "2023-11-01", "2023-11-30"),
    ("The junta said last year that it would go.", "last year", "2023", "2023-01-01", "2023-12-31"),
    ("Late last month the guards fled.", "Late last month", "2024-03", "2024-03-21", "2024-03-31"),
    ("Talks resumed earlier this week.", "earlier this week", "2024-W16", "2024-04-15", "2024-04-19"),
    ("They met over the weekend.", "over the weekend", "2024-W15-WE", "2024-04-13", "2024-04-14"),
    ("They will meet over the weekend.", "over the weekend", "2024-W16-WE", "2024-04-20", "2024-04-21"),
    ("The 2012 agreement failed.", "2012", "2012", "2012-01-01", "2012-12-31"),
    ("By late 2012 the north had fallen.", "By late 2012", "2012", "", "2012-12-31"),
    ("Rebels came in the summer of 2022.", "in the summer of 2022", "2022-SU", "2022-06-01", "2022-08-31"),
    ("The front began in the late 1980s.", "in the late 1980s", "198", "1987-01-01", "1989-12-31"),
    ("It was drawn in the 19th century.", "in the 19th century", "18", "1800-01-01", "1899-12-31"),
    ("It has stood empty since '82.", "since '82", "1982", "1982-01-01", "2024-04-19"),
    ("Sales fell in the last quarter.", "in the last quarter", "2024-Q1", "2024-01-01", "2024-03-31"),
    ("They came in the first week of March.", "in the first week of March", "2024-W10", "2024-03-04", "2024-03-10"),
    ("Officials said that last week a camp fell.", "last week", "2024-W15", "2024-04-08", "2024-04-14"),
    ("Nurses struck this past week.", "this past week", "2024-W15", "2024-04-08", "2024-04-14"),
    ("Fuel costs rose in the latest fiscal year.", "in the latest fiscal year", "2023", "2023-01-01", "2023-12-31"),
    ("Costs rose in the quarter ended Dec. 31.", "in the quarter", "2023-Q4", "2023-10-01", "2023-12-31"),
    ("The mission stays until at least 2026.", "until at least 2026", "2026", "", "2026-12-31"),
    ("It will last into the summer.", "into the summer", "2024-SU", "2024-06-01", "2024-08-31"),
    ("The mine closed more than ten years ago.", "more than ten years ago", "2014", "", "2014-12-31"),
    ("The mine opened less than two years ago.", "less than two years ago", "2022", "2022-01-01", FRIDAY),
    ("A 2011 study told of it.", "2011", "2011", "2011-01-01", "2011-12-31"),
    ("The mine closed a year and a half ago.", "a year and a half ago", "2022", "2022-01-01", "2022-12-31"),
    ("The wall was built 3,000 years ago.", "3,000 years ago", "PAST_REF", "", ""),
    ("The fort was built a century ago.", "a century ago", "1924", "1914-01-01", "1934-12-31"),
    ("They fought in 1988-89.", "in 1988-89", "1988/1989", "1988-01-01", "1989-12-31"),
    (
        "Forty died between May and July 2023.",
        "between May and July 2023",
        "2023-05/2023-07",
        "2023-05-01",
        "2023-07-31",
    ),
    (
        "Raids fell in the first half of this year.",
        "in the first half of this year",
        "2024-H1",
        "2024-01-01",
        "2024-06-30",
    ),
    ("The minister came two weeks ago.", "two weeks ago", "2024-W14", "2024-04-01", "2024-04-07"),
]
SPANS = [
    (
        "Forty died between May 2023, when the siege began, and July 3, 2023.",
        "between May 2023, when the siege began, and July 3, 2023",
        "2023-05/2023-07-03",
        "2023-05-01",
        "2023-07-03",
    ),
    ("In the past two weeks, forty have died.", "In the past two weeks", "P2W", "2024-04-05", "2024-04-19"),
    ("Over the next six months troops will go.", "Over the next six months", "P6M", "2024-04-19", "2024-10-19"),
    (
        "Raids in the first three months of 2024 fell.",
        "in the first three months of 2024",
        "P3M",
        "2024-01-01",
        "2024-03-31",
    ),
    ("He was held for 18 months.", "for 18 months", "P18M", "", ""),
    ("They called a two-day meeting.", "two-day", "P2D", "", ""),
    ("They have fought for years.", "for years", "PXY", "", ""),
    ("The council meets every Thursday.", "every Thursday", "XXXX-WXX-4", "", ""),
    ("The board meets twice a week.", "twice a week", "P1W", "", ""),
    ("They spoke hours after the raid.", "hours after", "PTXH", "", ""),
    ("One day they will return.", "One day", "FUTURE_REF", "", ""),
    ("It was the worst single-day toll.", "single-day", "P1D", "", ""),
    ("Talks may last two to six days.", "two", "P2D", "", ""),
    (
        "They fought over the past two-and-a-half years.",
        "over the past two-and-a-half years",
        "P2.5Y",
        "2021-10-19",
        FRIDAY,
    ),
    ("They waited half an hour.", "half an hour", "PT30M", "", ""),
    ("It lasted a year and a half.", "a year and a half", "P1.5Y", "", ""),
    ("They broke the month-long siege.", "month-long", "P1M", "", ""),
    ("It prints a daily bulletin.", "daily", "P1D", "", ""),
    ("Two days after rebels struck the camp, the guards fled.", "Two days after", "P2D", "", ""),
]
TOLD = [
    ("Deaths rose in 2023 compared to the previous year.", "the previous year", "2022", "2022-01-01", "2022-12-31"),
    ("A week after the 26 July coup, borders shut.", "A week after", "2023-W31", "2023-07-31", "2023-08-06"),
    (
        "He fell on 26 July 2023. Two days later the bloc met.",
        "Two days later",
        "2023-07-28",
        "2023-07-28",
        "2023-07-28",
    ),
    (
        "He fell on 26 July 2023. The following month it met.",
        "The following month",
        "2023-08",
        "2023-08-01",
        "2023-08-31",
    ),
    ("They struck on March 3. The same day, troops came.", "The same day", "2024-03-03", "2024-03-03", "2024-03-03"),
    ("It was signed in 2021, and a year later it lapsed.", "a year later", "2022", "2022-01-01", "2022-12-31"),
    ("A day after the raid on March 3, troops came.", "A day after", "2024-03-04", "2024-03-04", "2024-03-04"),
    ("Prices rose 3% from the previous month.", "from the previous month", "2024-03", "2024-03-01", "2024-03-31"),
    (
        "They took power in the 26 July coup. A week after the coup, borders shut.",
        "A week after",
        "2023-W31",
        "2023-07-31",
        "2023-08-06",
    ),
    (
        "The coup of 26 July 2023 shocked all. Two days after the coup the bloc met.",
        "Two days after",
        "2023-07-28",
        "2023-07-28",
        "2023-07-28",
    ),
    (
        "The raid of 3 March and the raid of 5 April went on. Two days after the raid it met.",
        "Two days after",
        "P2D",
        "",
        "",
    ),
    (
        "He rules since the coup of July 26, 2023.",
        "since the coup of July 26, 2023",
        "2023-07-26",
        "2023-07-26",
        FRIDAY,
    ),
]


@pytest.mark.parametrize(("text", "words", "value", "first", "last"), DAYS + PERIODS + SPANS + TOLD)
def test_newsroom_phrase(text: str, words: str, value: str, first: str, last: str) -> None:
    assert (words, value, first, last) in found(text)
