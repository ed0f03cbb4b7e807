"""An undated text is dated from inside: what it tells sets an interval, and words stand for each bound."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.read import DEFAULT_MODEL, load_model
from tocsin.read.dating import date_document
from tocsin.read.times import find_times
from tocsin.records import Written
from tocsin.registry import load_registry

Dating = Callable[[str], Written]


@pytest.fixture(scope="module")
def dating() -> Dating:
    nlp, registry = load_model(DEFAULT_MODEL).nlp, load_registry()

    def date_text(text: str) -> Written:
        parse = nlp(text)
        return date_document(parse, find_times(parse), (), (), registry)

    return date_text


def test_a_text_that_tells_nothing_stays_undated(dating: Dating) -> None:
    assert dating("The two sides traded fire near the bridge. Nobody was hurt, an officer said.") == Written()


def test_a_full_date_told_as_past_sets_the_first_bound(dating: Dating) -> None:
    written = dating("The bridge was blown up on 12 March 2019, the army said.")
    assert "2019-03-01" <= written.first <= "2019-03-13"
    assert any(clue.bound in ("first", "both") and "12 March 2019" in clue.text for clue in written.clues)


def test_every_clue_is_in_the_text_and_says_why(dating: Dating) -> None:
    text = "President Emmanuel Macron said on Tuesday, Nov. 6, that troops left in 2018."
    written = dating(text)
    assert written.clues
    for clue in written.clues:
        assert text[clue.start : clue.end] == clue.text
        assert clue.why


def test_who_names_an_event_writes_after_it(dating: Dating) -> None:
    written = dating("Niger's ruling military junta asked the envoys to leave.")
    assert written.first >= "2023-06"
    assert written.last == "" or written.last > "2024-06-30"


def test_an_incumbent_bounds_both_ends(dating: Dating) -> None:
    written = dating(
        "Secretary of State John Kerry, Defense Secretary Chuck Hagel and President Barack Obama met on Sunday."
    )
    assert written.first >= "2013-01"
    assert "2014-06" <= written.last <= "2018-12"


def test_one_who_is_named_as_former_dates_the_text_after_the_office(dating: Dating) -> None:
    written = dating("Former President Barack Obama and former Prime Minister David Cameron spoke at the dinner.")
    assert written.first >= "2016-01"


def test_what_is_to_come_does_not_open_the_interval(dating: Dating) -> None:
    written = dating("The vote is due in May 2020, President Donald Trump said on Tuesday after talks on 3 February.")
    assert "2017" < written.first < "2020-06"
    assert len(written.first) == 10


def test_a_month_without_a_year_lies_in_the_last_twelve_months_of_a_known_event(dating: Dating) -> None:
    short = dating("The putschists in Niger took power in July. Niger's military junta said so on Friday.")
    long = dating("The putschists in Niger took power. Niger's military junta said so on Friday.")
    assert short.first >= "2023-07"
    assert short.last
    assert not long.last or short.last <= long.last
