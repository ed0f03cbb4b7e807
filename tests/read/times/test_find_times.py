from __future__ import annotations

import time
from itertools import pairwise

import pytest

from tocsin.read.model import load_model
from tocsin.read.times import find_times
from tocsin.records import TimeExpression

FRIDAY = "2024-04-19"


def times(text: str, published: str = FRIDAY) -> list[TimeExpression]:
    return list(find_times(load_model().nlp(text), published))


def bounds(text: str, published: str = FRIDAY) -> list[tuple[str, str, str]]:
    return [(t.text, t.first, t.last) for t in times(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Rebels struck on July 26, 2023.", "on July 26, 2023", "2023-07-26", "2023-07-26"),
        ("Rebels struck on 26 July 2023.", "on 26 July 2023", "2023-07-26", "2023-07-26"),
        ("Rebels struck on Wednesday, Feb. 8, 2023.", "on Wednesday, Feb. 8, 2023", "2023-02-08", "2023-02-08"),
        ("Rebels struck on 26/07/2023.", "on 26/07/2023", "2023-07-26", "2023-07-26"),
        ("Rebels struck on 03/04/2023.", "on 03/04/2023", "2023-03-04", "2023-04-03"),
        ("Rebels struck on 2023-07-26.", "on 2023-07-26", "2023-07-26", "2023-07-26"),
        ("Rebels struck in July 2023.", "in July 2023", "2023-07-01", "2023-07-31"),
        ("Rebels struck in 2012.", "in 2012", "2012-01-01", "2012-12-31"),
        ("Rebels ruled the coast in the 1990s.", "in the 1990s", "1990-01-01", "1999-12-31"),
        ("The 2012 accord failed.", "2012", "2012-01-01", "2012-12-31"),
        ("Rebels struck in early January 2024.", "in early January 2024", "2024-01-01", "2024-01-10"),
        ("Rebels struck in mid-March 2024.", "in mid-March 2024", "2024-03-11", "2024-03-20"),
        ("Rebels struck in late February 2024.", "in late February 2024", "2024-02-21", "2024-02-29"),
        ("They fought from May to July 2022.", "from May to July 2022", "2022-05-01", "2022-07-31"),
        ("They fought between 2011 and 2013.", "between 2011 and 2013", "2011-01-01", "2013-12-31"),
        ("They fought on May 3-5, 2022.", "on May 3-5, 2022", "2022-05-03", "2022-05-05"),
    ],
)
def test_a_full_date_needs_no_publication_date(text: str, words: str, first: str, last: str) -> None:
    assert bounds(text, "") == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Rebels struck yesterday.", "yesterday", "2024-04-18", "2024-04-18"),
        ("Rebels struck on Tuesday.", "on Tuesday", "2024-04-16", "2024-04-16"),
        ("Rebels struck on Friday.", "on Friday", "2024-04-19", "2024-04-19"),
        ("Rebels struck last Friday.", "last Friday", "2024-04-12", "2024-04-12"),
        ("Rebels struck late on Saturday night.", "on Saturday night", "2024-04-13", "2024-04-13"),
        ("The envoys will meet on Tuesday.", "on Tuesday", "2024-04-23", "2024-04-23"),
        ("The vote is scheduled for Tuesday.", "for Tuesday", "2024-04-23", "2024-04-23"),
        ("Envoys plan to meet on Monday next.", "on Monday next", "2024-04-22", "2024-04-22"),
        ("Troops must leave by September 15.", "by September 15", "2024-04-19", "2024-09-15"),
        ("Rebels struck in July.", "in July", "2023-07-01", "2023-07-31"),
        ("The envoys will meet in July.", "in July", "2024-07-01", "2024-07-31"),
        ("He left in early January.", "in early January", "2024-01-01", "2024-01-10"),
        ("He condemned last May's killings.", "last May", "2023-05-01", "2023-05-31"),
        ("Police opened the file last month.", "last month", "2024-03-01", "2024-03-31"),
        ("Police opened the file earlier this month.", "earlier this month", "2024-04-01", "2024-04-19"),
        ("Police opened the file late last year.", "late last year", "2023-09-01", "2023-12-31"),
        ("Police opened the file two weeks ago.", "two weeks ago", "2024-04-01", "2024-04-07"),
        ("Police opened the file three years ago.", "three years ago", "2021-01-01", "2021-12-31"),
        ("Forty have died in the past two days.", "in the past two days", "2024-04-17", "2024-04-19"),
        ("Forty have died over the last decade.", "over the last decade", "2014-04-19", "2024-04-19"),
        ("Forty have died since March 19.", "since March 19", "2024-03-19", "2024-04-19"),
        ("Troops are heading there next week.", "next week", "2024-04-22", "2024-04-28"),
        ("The curfew began at 9 p.m. Tuesday.", "at 9 p.m. Tuesday", "2024-04-16", "2024-04-16"),
        ("The curfew will last until May 3.", "until May 3", "", "2024-05-03"),
    ],
)
def test_a_relative_date_counts_from_publication_as_the_tense_says(
    text: str, words: str, first: str, last: str
) -> None:
    assert bounds(text) == [(words, first, last)]


@pytest.mark.parametrize(
    "text",
    ["Rebels struck in July.", "Rebels struck on Tuesday.", "Rebels struck last week.", "Rebels struck yesterday."],
)
def test_nothing_is_invented_without_a_publication_date(text: str) -> None:
    (found,) = times(text, "")
    assert (found.first, found.last) == ("", "")


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Deaths rose in 2023 compared to the previous year.", "the previous year", "2022-01-01", "2022-12-31"),
        ("In 2012 he fled. A year later he was back.", "A year later", "2013-01-01", "2013-12-31"),
        ("He fled on 26 July 2023. Two days later he was back.", "Two days later", "2023-07-28", "2023-07-28"),
        (
            "He fled on 26 July 2023. The following month he was back.",
            "The following month",
            "2023-08-01",
            "2023-08-31",
        ),
        ("He fled on 26 July 2023. The next day he was back.", "The next day", "2023-07-27", "2023-07-27"),
        ("He fled a day before 26 July 2023.", "a day before", "2023-07-25", "2023-07-25"),
        ("He fled in 2012. In March of that year he was back.", "In March of that year", "2012-03-01", "2012-03-31"),
    ],
)
def test_the_date_told_before_is_the_anchor(text: str, words: str, first: str, last: str) -> None:
    assert (words, first, last) in bounds(text, "")


def test_counting_in_days_from_a_year_says_nothing() -> None:
    assert ("Two days later", "", "") in bounds("He fled in 2012. Two days later he was back.", "")


def test_since_then_runs_to_the_publication() -> None:
    assert ("Since then", "2024-03-02", FRIDAY) in bounds("He fled on March 2, 2024. Since then forty have died.")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They have fought for several years.", "PXY"),
        ("It ended a nearly 6-year insurgency.", "P6Y"),
        ("They held the bridge for two hours.", "PT2H"),
        ("They patrol the river every day.", "P1D"),
        ("They agreed a five-day truce.", "P5D"),
    ],
)
def test_a_length_has_a_value_and_no_bounds(text: str, value: str) -> None:
    assert [(t.value, t.first, t.last) for t in times(text)] == [(value, "", "")]


@pytest.mark.parametrize(
    "text",
    [
        "The 44-year-old was freed.",
        "He paid $2012 for it.",
        "Some 2,000 people fled.",
        "About 2000 troops came.",
        "Theresa May wept.",
        "She may leave.",
        "The Sunday Times wrote so.",
        "They march on the capital.",
    ],
)
def test_ages_sums_counts_and_names_are_no_dates(text: str) -> None:
    assert times(text) == []


def test_a_preposition_of_the_dated_noun_is_left_out() -> None:
    assert bounds("He skipped Thursday's summit in the 2012 accord city.")[0][0] == "Thursday"


def test_offsets_are_the_text_and_no_span_crosses_a_line() -> None:
    text = "He fled in\nJuly 2023 and on May\n3.\r\nHe came back two weeks\nago."
    for found in times(text):
        assert text[found.start : found.end] == found.text
        assert not set(found.text) & set("\r\n")


def test_text_order_without_overlap() -> None:
    found = times("On Monday, in July 2023, since March 19, two days later, he met them from May to July.")
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_odd_dates_do_no_harm() -> None:
    assert times("On 31 February 2023 and 45/99/2023 and 9999-99-99.", "not a date") is not None
    assert times("", "") == []


def test_a_long_text_is_read_in_linear_time() -> None:
    parse = load_model().nlp(
        "Rebels struck on Tuesday, two days after the vote in March 2012, and will meet next week. " * 200
    )
    begun = time.process_time()
    assert len(find_times(parse, FRIDAY)) >= 180
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Troops are arriving in the port on Wednesday.", "2024-04-24"),
        ("The talks begin Wednesday.", "2024-04-24"),
        ("The court set the vote for Wednesday.", "2024-04-24"),
        ("It approaches a Wednesday deadline.", "2024-04-24"),
        ("The envoys met Wednesday.", "2024-04-17"),
    ],
)
def test_a_bare_weekday_lies_where_the_verb_looks(text: str, first: str) -> None:
    assert [t.first for t in times(text)] == [first]


def test_told_on_a_sunday_this_week_lies_ahead() -> None:
    assert bounds("Envoys will meet this week.", "2024-04-21")[0][2] == "2024-04-28"


def test_a_day_that_is_a_name_has_its_year() -> None:
    assert bounds("He was held after the Sept. 11 attacks.")[0][1].startswith("2001-09-1")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Patrols stopped days before March 3, 2024.", "days before"),
        ("Years before 2019 the post was closed.", "Years before"),
        ("Traffic fell 72 hours before Sunday.", "72 hours before"),
    ],
)
def test_a_span_before_a_date_that_counts_no_days_stays_undated(text: str, words: str) -> None:
    assert (words, "", "") in bounds(text)


def test_the_past_weekend_is_the_one_before_publication() -> None:
    assert ("over the past weekend", "2024-04-13", "2024-04-14") in bounds("Rebels struck over the past weekend.")


@pytest.mark.parametrize("text", ["They fled after the fall of the city.", "The party daily Tribune praised him."])
def test_words_with_another_sense_date_nothing(text: str) -> None:
    assert times(text) == []


def test_a_part_of_a_day_is_told_once() -> None:
    assert bounds("He left late in the evening of 5 March.") == [
        ("in the evening of 5 March", "2024-03-05", "2024-03-05")
    ]


def test_a_word_that_one_expression_holds_is_not_told_again_by_the_next() -> None:
    assert [(t.text, t.value) for t in times("A year after 2011 it lapsed.")] == [
        ("A year after", "2012"),
        ("2011", "2011"),
    ]
