from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.articles import text_hash
from training.acts.agreement import agreement
from training.acts.check import check, count_labels
from training.acts.corpus import LABELS, WRITTEN, Passage
from training.acts.markup import parse_line

ACCUSED = "[a1 Oslo] [1 accused] [t1 Bergen] of theft. || 1 ACCUSE allege actual"


def written(folder: Path, *lines: str) -> Path:
    path = folder / "sentences.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_the_coded_sentences_keep_to_the_format() -> None:
    seen: dict[str, str] = {}
    counts = [check(path, None, seen) for path in sorted(WRITTEN.glob("*.txt"))]
    assert not [fault for count in counts for fault in count.wrong]
    assert sum(count.sentences for count in counts) >= 6000


def test_the_french_sentences_keep_to_the_format() -> None:
    seen: dict[str, str] = {}
    counts = [check(path, None, seen) for path in sorted((WRITTEN.parent / "french").glob("*.txt"))]
    assert not [fault for count in counts for fault in count.wrong]
    assert sum(count.sentences for count in counts) >= 1500


def test_the_card_gives_the_counts_of_today() -> None:
    card = (WRITTEN.parent / "CARD.md").read_text("utf-8")
    counts = {path.name: check(path) for path in WRITTEN.glob("*.txt")} | {LABELS.name: count_labels(LABELS)}
    for name, count in counts.items():
        assert f"| `{name}` | {count.sentences:,} | {count.silent:,} | {count.roots.total():,} |" in card


def test_a_good_line_is_counted(tmp_path: Path) -> None:
    count = check(written(tmp_path, "# a remark", "", ACCUSED, "It rained in Oslo. || -"))
    assert (count.sentences, count.silent, dict(count.roots), count.wrong) == (2, 1, {"ACCUSE": 1}, [])


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (ACCUSED.replace("[1 accused]", "accused"), "act 1 has 0 trigger marks"),
        (ACCUSED.replace("ACCUSE", "BLAME"), "unknown root"),
        (ACCUSED.partition(" || ")[0], "no ' || '"),
    ],
)
def test_a_line_that_breaks_the_format_is_named(tmp_path: Path, line: str, fault: str) -> None:
    (found,) = check(written(tmp_path, "It rained. || -", line)).wrong
    assert found.startswith("sentences.txt:2: ")
    assert fault in found


def test_a_sentence_is_coded_once(tmp_path: Path) -> None:
    (found,) = check(written(tmp_path, ACCUSED, ACCUSED)).wrong
    assert found == "sentences.txt:2: the sentence of sentences.txt:1 again"


def test_a_mode_of_another_root_is_noted_and_counted(tmp_path: Path) -> None:
    count = check(written(tmp_path, ACCUSED.replace("allege", "airstrike")))
    assert count.odd == ["sentences.txt:1: ACCUSE has no mode 'airstrike'"]
    assert count.sentences == 1


def test_a_sentence_has_to_be_its_original(tmp_path: Path) -> None:
    path = written(tmp_path, f"one\t{ACCUSED}", f"two\t{ACCUSED}", f"three\t{ACCUSED}")
    count = check(path, {"one": "Oslo accused Bergen of theft.", "two": "Oslo accused Bergen of arson."})
    assert count.sentences == 1
    assert ["differs from the original at 23" in count.wrong[0], "no original" in count.wrong[1]] == [True, True]


def test_agreement_counts_shared_words_and_what_is_said_of_them(tmp_path: Path) -> None:
    first = parse_line(
        "[a1 Oslo] [1 accused] [t1 Bergen] and [2 expelled] it. || 1 ACCUSE - actual; 2 SANCTION - actual"
    )
    row = [[5, 12], "REQUEST", "", "actual", "REQUEST", [[0, 4]], []]
    second = tmp_path / "second.jsonl"
    second.write_text(json.dumps({"sha256": text_hash(first.text)[:16], "acts": [row]}) + "\n", encoding="utf-8")
    figures = agreement([Passage("one", (first,))], second)
    assert figures == {
        "sentences": 1,
        "act_or_none": 1.0,
        "acts_f1": 0.667,
        "root": 0.0,
        "status": 1.0,
        "actors": 1.0,
        "targets": 0.0,
    }
