from __future__ import annotations

import pytest

from tocsin.coding.lexicon import event_lexicons, lexicon_digest, load_lexicon
from tocsin.coding.patterns import noun_patterns, verb_patterns
from tocsin.errors import RegistryError
from tocsin.records.event import ROOTS, STATUSES


def test_every_root_has_a_lexicon_with_its_reason() -> None:
    assert {load_lexicon(name)["root"] for name in event_lexicons()} == set(ROOTS)
    assert all(load_lexicon(name)["why"].strip() for name in event_lexicons())


def test_every_pattern_can_be_read_and_no_word_became_a_truth_value() -> None:
    for patterns in (*verb_patterns().values(), *noun_patterns().values()):
        for pattern in patterns:
            assert all(isinstance(word, str) and word == word.lower() for word in pattern.words)


def test_the_most_particular_pattern_comes_first() -> None:
    for patterns in verb_patterns().values():
        weights = [pattern.weight for pattern in patterns]
        assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("part", ["verbs", "nouns", "nouns_for", "adjectives", "modals", "ahead", "predicates"])
def test_the_status_lexicon_speaks_of_statuses(part: str) -> None:
    classes = load_lexicon("status")[part]
    assert set(classes) <= {*STATUSES, "same"}
    assert all(isinstance(word, str) for words in classes.values() for word in words)


def test_a_missing_lexicon_is_a_clear_error() -> None:
    with pytest.raises(RegistryError, match="no-such"):
        load_lexicon("no-such")


def test_the_digest_is_short_and_steady() -> None:
    assert len(lexicon_digest()) == 12
    assert lexicon_digest() == lexicon_digest()
