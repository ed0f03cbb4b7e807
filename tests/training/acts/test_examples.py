"""What the encoder learns from: every label at the piece it belongs to."""

from __future__ import annotations

import random

import pytest

from tocsin.coding.acts import load_cutter
from tocsin.coding.acts.pieces import ACTOR, LONGEST, TARGET, TRIGGER, marked
from training.acts.corpus import Passage
from training.acts.examples import IGNORED, Asked, asked, decoy, epoch, pairs, plain, telling_words
from training.acts.labels import MODE_NAMES, PAIRS, STATUS_NAMES, TRIGGERS
from training.acts.markup import Coded, parse_line

CUTTER = load_cutter()
SHELLED = parse_line(
    "\U0001f6a8 [a1 The naïve army], [a1 guards] and [a1,t2 “Zoë”] [1 shelled] [t1 Ouagadougou-Nord] "
    "before [a2 monks] would [2 meet] them. || 1 ASSAULT artillery actual; 2 CONSULT meet planned p=AGREE"
)
RAIN = parse_line("It rained on the army. || -")
RAID = parse_line("The [1 raid] was over. || 1 ASSAULT - again")
TALKS = parse_line("[r1 Zenda] and [r1 Ruritania] opened [1 talks]. || 1 CONSULT - ongoing")
LATE = parse_line(f"{'It rained and ' * 100}[a1 the army] [1 shelled] [t1 Goma]. || 1 ASSAULT - actual")


def told(text: str, pieces: list[int]) -> str:
    """The letters under some pieces of a text."""
    spans = CUTTER.cut(text).spans
    return " ".join(text[slice(*spans[p])] for p in pieces)


def test_the_first_piece_of_a_telling_word_says_what_it_tells_wherever_its_sentence_stands() -> None:
    sentences = (RAIN, SHELLED, RAID, TALKS)
    example = plain(CUTTER, sentences)
    text = " ".join(s.text for s in sentences)
    spans = CUTTER.cut(text).spans
    assert example.ids == CUTTER.cut(text).ids
    labels = [(text[a:].split(" ")[0], t) for (a, _), t in zip(spans, example.triggers, strict=True) if t]
    assert labels == [
        ("shelled", TRIGGERS.index("ASSAULT")),
        ("meet", TRIGGERS.index("CONSULT")),
        ("raid", IGNORED),
        ("talks.", TRIGGERS.index("CONSULT")),
    ]


def test_each_act_is_asked_for_with_its_word_marked_and_its_parties_told() -> None:
    first, second = asked(CUTTER, SHELLED)
    text = marked(SHELLED.text, {TRIGGER: (start := SHELLED.text.index("shelled"), start + 7)})
    assert first.ids == CUTTER.cut(text).ids
    assert told(text, [first.place]) == TRIGGER[0]
    assert (first.root, first.status) == (TRIGGERS.index("ASSAULT"), STATUS_NAMES.index("actual"))
    assert MODE_NAMES[first.mode] == "artillery"
    assert told(text, first.roles[0]) == "The naïve army guards “ Zoë ”"
    assert told(text, first.roles[1]) == "The guards “"
    assert "".join(told(text, first.roles[2]).split()) == "Ouagadougou-Nord"
    assert len(first.roles[3]) == 1
    text = marked(SHELLED.text, {TRIGGER: (start := SHELLED.text.index("meet"), start + 4)})
    assert (told(text, second.roles[0]), told(text, second.roles[2])) == ("monks", "“ Zoë ”")
    assert STATUS_NAMES[second.status] == "planned"


def test_a_mark_within_a_party_is_no_part_of_it() -> None:
    (example,) = asked(CUTTER, parse_line("[a1 The [1 raid] planners] won. || 1 ASSAULT - planned"))
    text = "The [unused5] raid [unused6] planners won."
    assert told(text, example.roles[0]) == "The raid planners"
    assert told(text, example.roles[1]) == "The"


@pytest.mark.parametrize("sentence", [RAIN, RAID, LATE])
def test_nothing_is_asked_where_nothing_is_told_or_read(sentence: Coded) -> None:
    assert asked(CUTTER, sentence) == []
    assert pairs(CUTTER, sentence) == []
    assert len(plain(CUTTER, (sentence,)).ids) <= LONGEST


def test_pairs_mark_one_actor_and_its_targets_with_the_reading_of_plover() -> None:
    first, second = pairs(CUTTER, SHELLED)
    where = {name: SHELLED.text.index(name) for name in ("The naïve army", "Ouagadougou-Nord", "monks", "“Zoë”")}
    spans = {name: (start, start + len(name)) for name, start in where.items()}
    text = marked(SHELLED.text, {ACTOR: spans["The naïve army"], TARGET: spans["Ouagadougou-Nord"]})
    assert first.ids == CUTTER.cut(text).ids
    assert (told(text, [first.actor]), told(text, [first.target])) == (ACTOR[0], TARGET[0])
    assert first.root == PAIRS.index("ASSAULT")
    text = marked(SHELLED.text, {ACTOR: spans["monks"], TARGET: spans["“Zoë”"]})
    assert (second.ids, second.root) == (CUTTER.cut(text).ids, PAIRS.index("AGREE"))


def test_coordinated_targets_are_one_and_others_stay_apart() -> None:
    (example,) = pairs(
        CUTTER, parse_line("[a1 Zenda] [1 aided] [t1 monks], [t1 nuns] and [t1 poets]. || 1 AID - actual")
    )
    assert example.ids == CUTTER.cut("[unused1] Zenda [unused2] aided [unused3] monks, nuns and poets [unused4].").ids
    (example,) = pairs(CUTTER, parse_line("[a1 Zenda] [1 aided] [t1 monks] more than [t1 nuns]. || 1 AID - actual"))
    assert example.ids == CUTTER.cut("[unused1] Zenda [unused2] aided [unused3] monks [unused4] more than nuns.").ids


def test_a_decoy_is_a_word_that_tells_elsewhere() -> None:
    telling = telling_words((SHELLED, LATE, TALKS))
    assert telling == {"shelled"}
    rng = random.Random(1)
    assert decoy(CUTTER, SHELLED, telling, rng) is None
    other = parse_line("Guests Shelled peas, [1 shelled] Goma. || 1 ASSAULT - actual")
    found = decoy(CUTTER, other, telling, rng)
    assert found == Asked(
        CUTTER.cut("Guests [unused5] Shelled [unused6] peas, shelled Goma.").ids,
        2,
        0,
        IGNORED,
        IGNORED,
        ([], [], [], []),
    )


def test_a_round_reads_every_sentence_once_and_is_drawn_by_its_seed_alone() -> None:
    passages = [Passage("article", (RAIN, SHELLED, RAID, TALKS))] + [Passage(str(n), (SHELLED,)) for n in range(40)]
    one, same, other = (epoch(CUTTER, passages, random.Random(seed)) for seed in (1, 1, 2))
    assert one == same
    assert one != other
    for drawn in (one, other):
        labels = [label for example in drawn.plain for label in example.triggers]
        assert labels.count(TRIGGERS.index("ASSAULT")) == 41
        assert labels.count(TRIGGERS.index("CONSULT")) == 42
        assert any(len(example.ids) > 1.5 * len(CUTTER.cut(SHELLED.text).ids) for example in drawn.plain)
        assert 20 < sum(example.root > 0 for example in drawn.asked) < 83
        assert 20 < len(drawn.pairs) < 83
