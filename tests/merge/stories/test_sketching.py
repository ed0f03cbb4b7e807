"""What a sketch draws from a text, what furniture is, and how groups are linked."""

from __future__ import annotations

from datetime import date

import pytest

from tocsin.merge.stories import Corpus, repeated_lines, sketch
from tocsin.merge.stories.compare import NAMES, compare
from tocsin.merge.stories.days import day_of, nearest_date
from tocsin.merge.stories.furniture import without
from tocsin.merge.stories.link import average_link
from tocsin.merge.stories.propose import propose
from tocsin.merge.stories.words import fold
from tocsin.records import Document


def of(text: str, title: str = "", published: str = "2031-03-12", source: str = "") -> Document:
    return Document("a", text, title, "gazette.example", published, source=source)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A seven-year-old boy", {7}),
        ("Ida Marn, 16, lives here", {16}),
        ("a man aged 40", {40}),
        ("un homme de 31 ans", {31}),
        ("the house was 120 years old", set()),
        ("on March 3, 2014, he fled", set()),
    ],
)
def test_ages(text: str, ages: set[int]) -> None:
    assert sketch(of(text)).ages == ages


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It happened on Friday.", date(2031, 3, 7)),
        ("It happened on Wednesday.", date(2031, 3, 12)),
        ("It happened on March 3.", date(2031, 3, 3)),
        ("It happened on 3 March 2029.", date(2029, 3, 3)),
        ("It happened on Dec. 30 in fog", date(2030, 12, 30)),
        ("C'était le 3 mars.", date(2031, 3, 3)),
    ],
)
def test_days_that_the_text_names(text: str, day: date) -> None:
    assert sketch(of(text)).days == ({day.toordinal()} if "Dec." not in text else set())


def test_without_a_date_no_day_is_named() -> None:
    found = sketch(of("It happened on Friday.", published=""))
    assert (found.day, found.days) == (None, frozenset())


def test_days_that_do_not_exist_are_none() -> None:
    assert day_of("soon") is None
    assert nearest_date(2, 30, date(2031, 3, 1).toordinal()) is None


def test_streets_names_and_the_address() -> None:
    source = "https://gazette.example/2031/03/09/girl-wounded-at-stall/"
    found = sketch(of("Shots in the 5300 block of Old Mill Road hit Ida Marn.", "Girl wounded", source=source))
    assert "mill" in found.streets
    assert found.houses == {"5300"}
    assert ("ida", "marn") in found.full_names
    assert found.address == ("stall",)
    assert "girl" in found.people


def test_words_are_folded() -> None:
    assert [fold(word) for word in ("Shots", "Marn's", "glass", "gas")] == ["shot", "marn", "glass", "gas"]


def test_lines_under_unlike_headlines_weeks_apart_are_furniture() -> None:
    notice = "Sign in to read on."
    pages = [
        Document("a", f"{notice}\nA bridge fell.", "Bridge falls", published="2031-01-01"),
        Document("b", f"{notice}\nA vote was held.", "Parliament votes", published="2031-02-01"),
        Document("c", "A bridge fell.\nThe trial began.", "Bridge trial begins", published="2031-06-01"),
        Document("d", "A vote was held.", "Deputies have voted", published="2031-02-02"),
        Document("e", f"{notice}\nUndated."),
    ]
    furniture = repeated_lines(pages)
    assert furniture == {notice}
    assert without(pages[0].text, furniture) == "A bridge fell."


def test_average_link_joins_no_two_groups_by_one_pair() -> None:
    alike = {(0, 1): 5.0, (2, 3): 5.0, (1, 2): 4.0}
    assert average_link(4, alike, -6.0, 0.0) == [[0, 1], [2, 3]]
    assert average_link(4, alike, 0.0, 0.0) == [[0, 1, 2, 3]]
    assert average_link(3, {}, -6.0, 0.0) == [[0], [1], [2]]


def test_only_what_shares_rare_words_is_proposed() -> None:
    texts = ["The Lantern Bar in Tessive burned.", "Fire at the Lantern Bar.", "Parliament passed a budget."]
    sketches = [sketch(Document(str(number), text)) for number, text in enumerate(texts)]
    corpus = Corpus.of(sketches)
    assert propose(corpus, [corpus.profile(one) for one in sketches]) == [(0, 1)]


def test_every_feature_has_a_value_and_none_depends_on_the_order() -> None:
    sketches = [sketch(of("Ida Marn, 16, was shot in Tessive.")), sketch(of("Shots in Tessive hit a girl of 16."))]
    corpus = Corpus.of(sketches)
    one, other = (corpus.profile(drawn) for drawn in sketches)
    assert len(compare(corpus, one, other)) == len(NAMES)
    assert compare(corpus, one, other) == pytest.approx(compare(corpus, other, one))
