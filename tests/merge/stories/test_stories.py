"""What is one story and what is not, on texts written for it."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from told_stories import ALL, ELSEWHERE, HARBOUR, MARKET

from tocsin.merge.stories import Corpus, Likeness, Profile, Story, group_stories, likeness, sketch
from tocsin.merge.stories.weigh import HIDDEN, SURE, load_weights
from tocsin.records import Document


def members(stories: tuple[Story, ...]) -> set[frozenset[str]]:
    return {frozenset(story.docs) for story in stories}


def profiles(*documents: Document) -> tuple[Corpus, list[Profile]]:
    sketches = [sketch(document) for document in ALL]
    corpus = Corpus.of(sketches)
    return corpus, [corpus.profile(sketch(document)) for document in documents]


def weighed(one: Document, other: Document, *, names: bool = False) -> Likeness:
    corpus, both = profiles(one, other)
    return likeness(corpus, both[0], both[1], names=names)


def test_two_incidents_of_one_city_and_week_are_two_stories() -> None:
    assert members(group_stories(ALL)) == {
        frozenset(document.id for document in HARBOUR),
        frozenset(document.id for document in MARKET),
        frozenset({ELSEWHERE.id}),
    }


def test_members_stand_in_the_order_of_publication() -> None:
    harbour = next(story for story in group_stories(ALL) if "harbour-1" in story.docs)
    assert harbour.docs == ("harbour-1", "harbour-2", "harbour-3")


def test_neither_the_order_of_documents_nor_one_given_twice_matters() -> None:
    wanted = group_stories(ALL)
    for seed in range(5):
        shuffled = [*ALL, ALL[0]]
        random.Random(seed).shuffle(shuffled)
        assert group_stories(shuffled) == wanted


def test_a_story_keeps_its_id_while_its_members_stay() -> None:
    alone = group_stories(MARKET)
    among = [story for story in group_stories(ALL) if story.docs == alone[0].docs]
    assert [story.id for story in among] == [alone[0].id]
    assert alone[0].id != group_stories(HARBOUR)[0].id


def test_a_city_with_a_like_incident_each_day_is_no_single_story() -> None:
    week = {
        "Abel Rusk": (21, "Alder Street", "in a quarrel over a parked van", "The van's owner, a plumber, was held."),
        "Bruno Tarn": (34, "Birch Avenue", "as he closed his bakery", "Flour covered the floor; the till was gone."),
        "Carl Vint": (19, "Cedar Road", "by two riders on a scooter", "A helmet was found beside the canal."),
        "Dario Wex": (47, "Doven Lane", "on the stairs of the library", "Readers hid between shelves for an hour."),
        "Emil Yarl": (28, "Elmar Drive", "during a game of cards", "Neighbours had complained of gambling."),
        "Fritz Zoll": (62, "Farrow Court", "while he walked his dog", "The terrier led a jogger to him."),
        "Gero Apt": (25, "Gorse Place", "in a barber's chair", "Two customers fled through the back window."),
    }
    told = []
    for day, (victim, (age, street, how, more)) in enumerate(week.items(), 1):
        for outlet, title, text in (
            ("a", f"Man, {age}, shot {how}", f"MARROW CITY — A {age}-year-old man was shot {how} on {street}. {more}"),
            ("b", f"{victim} killed {how}", f"{victim}, {age}, died of shots on {street} in Marrow City. {more}"),
        ):
            told.append(Document(f"{victim}-{outlet}", text, title, outlet, f"2031-05-{day:02}"))
    assert members(group_stories(told)) == {frozenset({f"{victim}-a", f"{victim}-b"}) for victim in week}


def test_a_round_up_glues_nothing_together() -> None:
    text = " ".join(document.text for document in (HARBOUR[0], MARKET[0]))
    round_up = Document("round-up", text, "Weekend violence in Tessive", "gazette.example", "2031-03-10")
    found = members(group_stories([*ALL, round_up]))
    assert not any({"harbour-1", "market-1"} <= story for story in found)


def test_nothing_tells_no_story() -> None:
    assert group_stories([]) == ()
    empty = [Document(name, "", "", published="2031-01-01") for name in "ab"]
    assert members(group_stories(empty)) == {frozenset("a"), frozenset("b")}


def test_undated_documents_can_be_of_a_story() -> None:
    undated = replace(HARBOUR[1], published="")
    found = members(group_stories([HARBOUR[0], undated, *MARKET, ELSEWHERE]))
    assert frozenset({"harbour-1", "harbour-2"}) in found


def test_likeness_is_the_same_both_ways_and_says_why() -> None:
    found = weighed(HARBOUR[0], HARBOUR[1])
    assert found == weighed(HARBOUR[1], HARBOUR[0])
    assert found.log_odds > load_weights().threshold > weighed(HARBOUR[0], MARKET[0]).log_odds
    total = load_weights().start + sum(reason.part for reason in found.reasons)
    assert found.log_odds == pytest.approx(max(-SURE, min(SURE, total)))
    assert all(abs(one.part) >= abs(other.part) for one, other in pairwise(found.reasons))
    assert 0.5 < found.probability <= 1


def test_reasons_hide_names_unless_asked() -> None:
    shown = {word for reason in weighed(HARBOUR[0], HARBOUR[1]).reasons for word in reason.words}
    assert HIDDEN in shown
    assert not shown & {"brenn", "oskar", "oskar brenn"}
    asked = {word for reason in weighed(HARBOUR[0], HARBOUR[1], names=True).reasons for word in reason.words}
    assert "brenn" in asked
