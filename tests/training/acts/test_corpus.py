"""The coded sentences: how they are read, and that those which are shipped are sound and our own."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluation.articles import text_hash
from evaluation.plv import read_rows
from evaluation.roles import read_tagged
from tocsin.registry import load_registry
from training.acts.corpus import LABELS, WRITTEN, Passage, read_real, read_written
from training.acts.labels import MODES
from training.acts.markup import AGAIN, STATUSES, BadMark, Coded, Span, parse_line

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data"
TEXT = "ZENDA -- Ruritanian guards freed two monks. The “abbot” thanked them. It rained."
RUN = 9
"""Words in a row from which two sentences are no longer alike by chance."""


def label(start: int, end: int, *acts: list[object]) -> dict[str, object]:
    return {"start": start, "end": end, "sha256": text_hash(TEXT[start:end])[:16], "acts": list(acts)}


def test_written_sentences_are_read_file_by_file_without_remarks(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("# a remark\n\nIt rained. || -\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("They [1 met]. || 1 CONSULT meet actual\n", encoding="utf-8")
    found = read_written(tmp_path)
    assert [p.source for p in found] == ["a:1", "b:3"]
    assert [p.sentences[0].text for p in found] == ["They met.", "It rained."]
    (tmp_path / "c.txt").write_text("It rained.\n", encoding="utf-8")
    with pytest.raises(BadMark):
        read_written(tmp_path)


def test_real_sentences_are_joined_with_their_articles_and_none_with_another_text(tmp_path: Path) -> None:
    act: list[object] = [[18, 23], "RETREAT", "release", "actual", "YIELD", [[0, 17]], [[24, 33]]]
    first, second = label(9, 43, act), label(44, 69)
    changed = {**label(70, 80), "sha256": "0" * 16}
    labels, articles = tmp_path / "labels.jsonl", tmp_path / "articles.jsonl.gz"
    labels.write_text(json.dumps({"id": "x", "sentences": [first, second, changed]}) + "\n", encoding="utf-8")
    with gzip.open(articles, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps({"id": name, "text": TEXT}) + "\n" for name in ("w", "x"))
    (passage,) = read_real(articles, labels)
    assert passage.source == "x"
    assert [s.text for s in passage.sentences] == [TEXT[9:43], TEXT[44:69]]
    (found,) = passage.sentences[0].acts
    words = [TEXT[9:43][s.start : s.end] for s in (found.trigger, *found.actors, *found.targets)]
    assert words == ["freed", "Ruritanian guards", "two monks"]
    assert (found.root, found.mode, found.status, found.plover) == ("RETREAT", "release", "actual", "YIELD")


def written() -> Iterator[tuple[str, str]]:
    for path in sorted(WRITTEN.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                yield f"{path.name}:{number}", line


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    return read_written()


def test_every_written_line_follows_the_format() -> None:
    broken = {}
    for place, line in written():
        try:
            parse_line(line)
        except BadMark as error:
            broken[place] = str(error)
    assert not broken


def test_every_mode_is_in_the_codebook_or_the_ontology(passages: list[Passage]) -> None:
    roots = load_registry().ontology.roots
    acts = [(p.source, act) for p in passages for s in p.sentences for act in s.acts if act.mode]
    assert not [(place, a.root, a.mode) for place, a in acts if a.mode not in {*MODES[a.root], *roots[a.root].modes}]


def test_no_sentence_is_written_twice(passages: list[Passage]) -> None:
    counts = Counter(" ".join(s.text.lower().split()) for p in passages for s in p.sentences)
    assert not [text for text, count in counts.items() if count > 1]


def test_marks_stand_around_whole_words(passages: list[Passage]) -> None:
    odd = [(p.source, s.text[m.start : m.end]) for p in passages for s in p.sentences for m in cut(s)]
    assert not odd


def cut(sentence: Coded) -> list[Span]:
    """Marks that are empty, or begin or end in a blank or within a word."""
    text = sentence.text
    marks = [m for act in sentence.acts for m in (act.trigger, *act.actors, *act.targets)]
    return [
        m
        for m in marks
        if text[m.start : m.end].strip() != text[m.start : m.end]
        or m.start == m.end
        or re.match(r"\w\w", text[max(0, m.start - 1) : m.start + 1])
        or re.match(r"\w\w", text[m.end - 1 : m.end + 1])
    ]


def test_labels_of_real_sentences_fit_the_codebook_and_hold_no_words() -> None:
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    sentences = [s for row in rows for s in row["sentences"]]
    assert {key for s in sentences for key in s} == {"start", "end", "sha256", "acts"}
    for sentence in sentences:
        assert re.fullmatch("[0-9a-f]{16}", sentence["sha256"])
        for trigger, root, _, status, _, actors, targets in sentence["acts"]:
            assert root in MODES
            assert status in {*STATUSES, AGAIN}
            spans = [trigger, *actors, *targets]
            assert all(0 <= a < b <= sentence["end"] - sentence["start"] for a, b in spans)


@pytest.mark.shared
def test_no_written_sentence_is_copied_from_a_benchmark(passages: list[Passage]) -> None:
    files = [SHARED / "plv" / "PLV_train.tsv"]
    files += [SHARED / "cameo_class" / "train.minus_PLV_test.tsv", SHARED / "cameo_ner" / "train.minus_PLV_test.txt"]
    if not all(file.is_file() for file in files):
        pytest.skip("the benchmarks are not beside this checkout")
    plv, classes, tagged = files
    theirs = {run for row in read_rows(plv) for run in runs(re.sub("</?[st]>", "", row.marked))}
    for line in classes.read_text(encoding="utf-8").splitlines():
        theirs |= runs(line.rpartition("\t")[0])
    for sentence in read_tagged(tagged):
        theirs |= runs(" ".join(sentence.tokens))
    assert len(theirs) > 10_000
    assert not [(p.source, run) for p in passages for s in p.sentences for run in runs(s.text) & theirs]


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
