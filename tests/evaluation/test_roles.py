"""Who does it and to whom, by tokens: tags as they are written, spans of tokens, and scores by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import roles
from evaluation.roles import find_roles, measure_roles, paired, read_tagged
from tocsin.coding.acts import Act, load_encoder
from tocsin.errors import UsageError

TAGGED = """The B-S
army I-S
shelled O
Goma B-T
. O

Zenda B-R
and O
Ruritania B-R
met O


It
rained O
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tagged.txt"
    path.write_text(TAGGED, encoding="utf-8")
    return path


def act(text: str, word: str, actors: str = "", targets: str = "", probability: float = 0.9) -> Act:
    def spans(names: str) -> tuple[tuple[int, int], ...]:
        return tuple((at := text.index(name), at + len(name)) for name in names.split("|") if name)

    return Act(spans(word)[0], "AID", "", "actual", spans(actors), spans(targets), probability, (("actual", 1.0),))


def test_tags_are_spans_and_a_mutual_party_is_both(file: Path) -> None:
    first, second, third = read_tagged(file)
    assert (first.tokens, first.parties) == (
        ("The", "army", "shelled", "Goma", "."),
        {"S": ((0, 2),), "T": ((3, 4),)},
    )
    assert second.parties == {"S": ((0, 1), (2, 3)), "T": ((0, 1), (2, 3))}
    assert (third.tokens, third.parties) == (("It", "rained"), {"S": (), "T": ()})


def test_parties_that_touch_are_two_and_a_tag_may_lack_its_beginning(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("A B-S\nB B-S\nC I-S\nD O\nE I-S\nF I-T\n", encoding="utf-8")
    (found,) = read_tagged(file)
    assert found.parties == {"S": ((0, 1), (1, 3), (4, 5)), "T": ((5, 6),)}
    file.write_text("The army B-S\n", encoding="utf-8")
    with pytest.raises(UsageError):
        read_tagged(file)


def test_the_surest_act_with_most_parties_speaks_for_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = ("“", "Zoë", "'s", "army", "shelled", "Goma", "and", "met")
    text = " ".join(tokens)
    acts = [
        act(text, "met", probability=0.95),
        act(text, "shelled", "Zoë 's army|“ Zoë", "oma", probability=0.6),
        act(text, "and", "Goma", probability=0.7),
    ]
    monkeypatch.setattr(roles, "find_acts", lambda *_, **__: acts)
    assert find_roles(load_encoder(), tokens) == {"S": [(1, 4), (0, 2)], "T": [(5, 6)]}
    monkeypatch.setattr(roles, "find_acts", lambda *_, **__: [])
    assert find_roles(load_encoder(), tokens) == {"S": [], "T": []}


def test_found_and_tagged_parties_are_paired_once_the_best_first() -> None:
    assert paired(((0, 4),), [(0, 2), (2, 4)]) == 1
    assert paired(((0, 4),), [(3, 5)]) == 0  # one token of four and two: 1/3
    assert paired(((0, 4), (4, 6)), [(0, 6), (4, 6)]) == 2
    assert paired(((0, 2),), []) == paired((), [(0, 2)]) == 0


def test_figures_and_table_by_hand(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = iter(
        (
            {"S": [(0, 2)], "T": [(2, 4), (4, 5)]},
            {"S": [(0, 1)], "T": []},
            {"S": [(0, 1)], "T": []},
        )
    )
    monkeypatch.setattr(roles, "find_roles", lambda *_: next(found))
    assert measure_roles(file, out=tmp_path / "out.tsv") == {
        "sentences": 3,
        "source_f1": 0.6667,
        "source_precision": 0.6667,
        "source_recall": 0.6667,
        "source_f1_where_tagged": 0.8,
        "target_f1": 0.4,
        "target_precision": 0.5,
        "target_recall": 0.3333,
        "target_f1_where_tagged": 0.4,
    }
    assert (tmp_path / "out.tsv").read_text(encoding="utf-8").splitlines() == [
        "sentence\tstart\tend\trole",
        "0\t0\t2\tS",
        "0\t2\t4\tT",
        "0\t4\t5\tT",
        "1\t0\t1\tS",
        "2\t0\t1\tS",
    ]


def test_spans_of_the_packaged_encoder_lie_in_the_sentence(file: Path, tmp_path: Path) -> None:
    measure_roles(file, out=tmp_path / "out.tsv")
    tokens = [sentence.tokens for sentence in read_tagged(file)]
    for line in (tmp_path / "out.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        sentence, start, end, role = line.split("\t")
        assert 0 <= int(start) < int(end) <= len(tokens[int(sentence)])
        assert role in "ST"


def test_an_empty_file_scores_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("\n", encoding="utf-8")
    assert set(measure_roles(tmp_path / "x.txt").values()) == {0}
