"""Finding acts: with an encoder that knows a few words by heart, and with the packaged one what any must give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from tocsin.coding.acts import Act, Encoder, find_acts, load_cutter, load_encoder, read_passages
from tocsin.coding.acts.encoder import Array, Labels
from tocsin.coding.acts.pieces import LONGEST, TRIGGER

CUTTER = load_cutter()
LABELS = Labels(
    triggers=("", "ASSAULT", "CONSULT"),
    status=("actual", "planned", "denied"),
    modes=("", "artillery"),
    pairs=("ASSAULT",),
    roles=("actor", "actor_opens", "target", "target_opens"),
    records=("event",),
    sha256="",
)


class ByHeart(Encoder):
    """Takes words for acts and parties wherever they stand, and keeps count of what it was given to read."""

    def __init__(self, first: Mapping[str, float], second: Mapping[str, float] | None = None) -> None:
        self.labels = LABELS
        self._first = {_opening(word): share for word, share in first.items()}
        self._second = {_opening(word): share for word, share in (second or first).items()}
        self._talks = _opening("talks")
        self._sides = [{i for word in side.split() for i in _ids(word)} for side in ("The army guards", "rebels")]
        self._opens = {_opening(word) for word in ("the", "guards", "rebels")}
        self.passages: list[list[int]] = []
        self.asked: list[list[int]] = []

    def heads(self, passes: Sequence[list[int]], names: Sequence[str]) -> list[dict[str, Array]]:
        if "trigger" in names:
            self.passages += passes
            return [self._read(ids) for ids in passes]
        self.asked += passes
        return [self._asked(ids) for ids in passes]

    def _read(self, ids: list[int]) -> dict[str, Array]:
        told = np.stack([self._told(i, self._first) for i in ids])
        return {"trigger": told, "records": np.full((len(ids), 1), -9.0, np.float32)}

    def _told(self, piece: int, shares: Mapping[int, float]) -> Array:
        share = shares.get(piece, 0.01)
        root = 2 if piece == self._talks else 1
        told = np.full(3, 1e-6)
        told[0], told[root] = 1 - share, share
        return np.asarray(np.log(told), np.float32)

    def _asked(self, ids: list[int]) -> dict[str, Array]:
        root = np.stack([self._told(behind, self._second) for behind in [*ids[1:], 0]])
        roles = np.full((len(ids), 4), -9.0, np.float32)
        for place, piece in enumerate(ids):
            for column, side in ((0, self._sides[0]), (2, self._sides[1])):
                if piece in side:
                    roles[place, column] = 9
                    roles[place, column + 1] = 9 if piece in self._opens else -9
        status = np.tile(np.array([0, 2, 1], np.float32), (len(ids), 1))
        mode = np.tile(np.array([0, 1], np.float32), (len(ids), 1))
        return {"root": root, "status": status, "mode": mode, "roles": roles}


def _ids(word: str) -> list[int]:
    return CUTTER.cut(word).ids[1:-1]


def _opening(word: str) -> int:
    return _ids(word)[0]


def found(encoder: Encoder, text: str, *sentences: str, threshold: float = 0.5) -> list[Act]:
    wanted = sentences or (text,)
    return acts_in(encoder, text, [(a := text.index(s), a + len(s)) for s in wanted], threshold=threshold)


def acts_in(encoder: Encoder, text: str, sentences: list[tuple[int, int]], **options: Any) -> list[Act]:
    return find_acts(encoder, CUTTER, text, read_passages(encoder, CUTTER, text, sentences), **options)


def words(text: str, act: Act) -> tuple[str, list[str], list[str]]:
    told = [[text[a:b] for a, b in spans] for spans in (act.actors, act.targets)]
    return text[slice(*act.trigger)], told[0], told[1]


def test_an_act_is_told_with_its_parties_and_the_likeliest_of_each() -> None:
    text = "The army shelled rebels."
    (act,) = found(ByHeart({"shelled": 0.9}), text)
    assert words(text, act) == ("shelled", ["The army"], ["rebels"])
    assert (act.root, act.mode, act.status) == ("ASSAULT", "artillery", "planned")
    assert [status for status, _ in act.statuses] == ["planned", "denied", "actual"]
    assert sum(share for _, share in act.statuses) == pytest.approx(1)


def test_places_count_in_the_whole_text_whatever_stands_in_it() -> None:
    text = "\U0001f6a8 “Fête” à São Tomé…\n\nThe army’s rebels — “shelled” in Zoë’s naïve café \U0001f6a8 held talks."
    first, second = found(ByHeart({"shelled": 0.9, "talks": 0.8}), text, text.split("\n\n")[1])
    assert words(text, first) == ("shelled", ["The army"], ["rebels"])
    assert words(text, second) == ("talks", ["The army"], ["rebels"])
    assert second.root == "CONSULT"


def test_acts_come_in_the_order_of_the_text_each_with_the_parties_of_its_own_sentence() -> None:
    text = "Guards shelled it. The rebels went on with talks. It rained. The army shelled Goma."
    acts = found(ByHeart({"shelled": 0.9, "talks": 0.7}), text, *(s + "." for s in text.rstrip(".").split(". ")))
    assert [words(text, act) for act in acts] == [
        ("shelled", ["Guards"], []),
        ("talks", [], ["rebels"]),  # "The" alone names nobody
        ("shelled", ["The army"], []),
    ]


@pytest.mark.parametrize(("first", "second", "told"), [(0.9, 0.4, True), (0.9, 0.05, False), (0.25, 0.9, True)])
def test_a_word_has_to_convince_in_both_readings(first: float, second: float, told: bool) -> None:
    encoder = ByHeart({"shelled": first}, {"shelled": second})
    acts = found(encoder, "They shelled Goma.")
    assert bool(acts) is told
    assert [a.probability for a in acts] == [pytest.approx((first + second) / 2, abs=0.01)] * told
    assert len(found(encoder, "They shelled Goma.", threshold=0)) == 1


def test_only_words_worth_it_are_asked_for_each_marked_in_its_sentence_alone() -> None:
    encoder = ByHeart({"shelled": 0.9, "talks": 0.1})
    found(encoder, "They shelled Goma. Talks went on.", "They shelled Goma.", "Talks went on.")
    (asked,) = encoder.asked
    at = CUTTER.place_of(TRIGGER, asked)
    assert asked[at + 1] == _opening("shelled")
    assert len(asked) == len(CUTTER.cut("They shelled Goma.").ids) + 2


def test_a_party_is_cut_where_another_opens_behind_a_comma_and_by_no_mark_or_small_word() -> None:
    text = "The army guards fought rebels, rebels fought."
    (act,) = found(ByHeart({"army": 0.9}), text)
    assert words(text, act) == ("army", ["The army guards"], ["rebels", "rebels"])
    (act,) = found(ByHeart({"shelled": 0.9}), text := "Guards of the army shelled them.")
    assert words(text, act) == ("shelled", ["Guards of the army"], [])


def test_a_word_of_many_pieces_is_told_whole_and_once() -> None:
    text = "Rebels bombarded Ouagadougou-Nord."
    assert len(_ids("Ouagadougou")) > 1
    (act,) = found(ByHeart({"Ouagadougou": 0.9}), text)
    assert text[slice(*act.trigger)] == "Ouagadougou"


def test_sentences_are_read_together_while_they_fit_and_follow_each_other() -> None:
    encoder = ByHeart({})
    sentences = [f"Sentence {number} says that nothing at all happened anywhere today." for number in range(30)]
    text = " ".join(sentences)
    found(encoder, text, *sentences)
    assert 1 < len(encoder.passages) < 10
    assert all(len(ids) <= 130 for ids in encoder.passages)
    assert sum(len(ids) - 2 for ids in encoder.passages) == sum(map(CUTTER.count, sentences))
    apart = ByHeart({})
    found(apart, "One is here. Two was left out. Three is here.", "One is here.", "Three is here.")
    assert len(apart.passages) == 2


def test_a_sentence_longer_than_a_pass_is_read_as_far_as_it_goes() -> None:
    text = "The army shelled Goma, " + "and it rained on and on, " * 60 + "and rebels shelled Bukavu."
    encoder = ByHeart({"shelled": 0.9})
    (act,) = found(encoder, text)
    assert text[slice(*act.trigger)] == "shelled"
    assert act.trigger[0] < 20
    assert [len(ids) for ids in encoder.passages] == [LONGEST]


@pytest.mark.parametrize("text", ["", " \n ", "\U0001f6a8", "…", "[SEP] [unused5] [MASK] [unused6]", "\u0301\u200b"])
def test_where_nothing_is_said_nothing_is_found(text: str) -> None:
    assert acts_in(ByHeart({"shelled": 0.9}), text, []) == []
    assert acts_in(ByHeart({"shelled": 0.9}), text, [(0, len(text))]) == []
    assert all(0 <= a < b <= len(text) for act in found(load_encoder(), text, threshold=0) for a, b in [act.trigger])


TEXT = (
    "The Defence Minister said on Monday that Zoë’s “café” in São Tomé had reopened \U0001f6a8. "
    "Hours later government troops backed by Ruritanian jets bombed Ghurab — and rebels killed two mayors. "
    "The two presidents will meet in Geneva, and the Syldavian parliament denied having cut off aid to Borduria. "
    "The harvest was good. Police arrested forty protesters, while unions called a strike and urged talks…"
)


def sentences_of(text: str) -> list[tuple[int, int]]:
    ends = [i + 1 for i, letter in enumerate(text) if letter in ".…"]
    return [(a if a == 0 else a + 1, b) for a, b in zip([0, *ends], ends, strict=False)]


@pytest.fixture(scope="module")
def acts() -> list[Act]:
    return acts_in(load_encoder(), TEXT, sentences_of(TEXT), threshold=0)


def test_spans_are_words_of_the_sentence_that_tells_the_act(acts: list[Act]) -> None:
    assert acts
    for act in acts:
        start, end = next(s for s in sentences_of(TEXT) if s[0] <= act.trigger[0] < s[1])
        for a, b in (act.trigger, *act.actors, *act.targets):
            assert start <= a < b <= end
            assert TEXT[a:b] == TEXT[a:b].strip()
        assert 0 <= act.probability <= 1
        assert act.status == act.statuses[0][0]
        for side in (act.actors, act.targets):
            assert list(side) == sorted(side)
            assert all(one[1] <= other[0] for one, other in pairwise(side))
    assert [act.trigger for act in acts] == sorted({act.trigger for act in acts})


def test_the_same_text_has_the_same_acts_every_time_and_in_capitals(acts: list[Act]) -> None:
    assert acts_in(load_encoder(), TEXT, sentences_of(TEXT), threshold=0) == acts
    assert len(TEXT.upper()) == len(TEXT)
    for text in (TEXT.upper(), TEXT.lower()):
        assert acts_in(load_encoder(), text, sentences_of(TEXT), threshold=0) == acts


def test_a_plain_act_is_found_and_the_threshold_only_drops(acts: list[Act]) -> None:
    sure = acts_in(load_encoder(), TEXT, sentences_of(TEXT))
    assert sure == [act for act in acts if act.probability >= 0.5]
    assert "ASSAULT" in {act.root for act in sure}
