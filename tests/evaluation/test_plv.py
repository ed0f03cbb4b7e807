"""The PLV benchmark: rows as they are written, and scores by hand."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from evaluation import plv
from evaluation.plv import QUADS, Row, macro_f1, measure_plv, predict, read_rows, to_pieces
from tocsin.coding.acts import load_cutter
from tocsin.coding.acts.encoder import Array
from tocsin.coding.acts.pieces import ACTOR, TARGET
from tocsin.errors import UsageError

ROOTS = tuple(QUADS)
KNOWN = {"shelled": "ASSAULT", "aided": "AID", "met": "CONSULT", "accused": "ASSAULT"}
ROWS = (
    ("a7", "<s>Zenda</s> shelled <t>Goma</t>.", "ASSAULT", "4"),
    ("b8", "<t>Goma</t> was aided by <s>Zenda</s>.", "AID", "2"),
    ("c9", "<s>Zenda</s> met <t>“Goma”</t>.", "CONSULT", "1"),
    ("d0", "<s>Zenda</s> accused <t>Goma</t>.", "ACCUSE", "3"),
)


class ByHeart:
    """Tells each sentence's root from the word between its parties, and one of them wrong."""

    labels = SimpleNamespace(pairs=ROOTS)

    def pairs(self, passes: Sequence[list[int]], actors: Sequence[int], targets: Sequence[int]) -> Array:
        cutter = load_cutter()
        shares = np.full((len(passes), len(ROOTS)), 0.01, np.float32)
        for row, ids in enumerate(passes):
            assert (actors[row], targets[row]) == (cutter.place_of(ACTOR, ids), cutter.place_of(TARGET, ids))
            assert actors[row]
            assert targets[row]
            for word, root in KNOWN.items():
                if set(cutter.cut(word).ids[1:-1]) <= set(ids):
                    shares[row, ROOTS.index(root)] = 0.9
        return shares


def write(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter="\t", lineterminator="\n").writerows([header, *rows])
    return path


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(plv, "load_encoder", ByHeart)
    return write(tmp_path / "plv.tsv", ("uid", "marked_sentence", "gold_root", "gold_penta"), ROWS)


def test_figures_are_means_over_the_labels_of_the_gold(file: Path) -> None:
    found = measure_plv(file)
    # ASSAULT is right once and said twice: 2/3; ACCUSE is missed: 0; so are their quads.
    assert found == {"sentences": 4, "root_f1": 0.6667, "quad_f1": 0.6667, "binary_f1": 1.0}


def test_the_table_names_each_sentence_by_its_id(file: Path, tmp_path: Path) -> None:
    measure_plv(file, out=tmp_path / "out.tsv")
    lines = (tmp_path / "out.tsv").read_text(encoding="utf-8").splitlines()
    assert lines == ["uid\troot\tquad", "a7\tASSAULT\t4", "b8\tAID\t2", "c9\tCONSULT\t1", "d0\tASSAULT\t4"]


def test_without_a_column_uid_the_first_is_the_id_and_without_gold_nothing_is_scored(
    file: Path, tmp_path: Path
) -> None:
    bare = write(tmp_path / "bare.tsv", ("", "sentence_id", "marked_sentence"), [("0", "17", ROWS[0][1])])
    assert [row.uid for row in read_rows(bare)] == ["0"]
    assert measure_plv(bare, out=tmp_path / "out.tsv") == {"sentences": 1}
    assert (tmp_path / "out.tsv").read_text(encoding="utf-8") == "uid\troot\tquad\n0\tASSAULT\t4\n"


def test_a_sentence_is_marked_where_only_its_parties_are_given(tmp_path: Path) -> None:
    rows = [("1", "Goma (east) met Zenda, and Zenda left.", "Zenda", "Goma (east)")]
    file = write(tmp_path / "x.tsv", ("uid", "sentence", "source", "target"), rows)
    assert read_rows(file) == [Row("1", "<t>Goma (east)</t> met <s>Zenda</s>, and Zenda left.", "", "")]


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    for content in ("", "uid\ttext\n1\tx\n", "uid\tsentence\tsource\n1\tx\ty\n"):
        (tmp_path / "x.tsv").write_text(content, encoding="utf-8")
        with pytest.raises(UsageError, match="header"):
            read_rows(tmp_path / "x.tsv")


def test_marks_become_pieces_and_quads_are_sums() -> None:
    assert to_pieces("<s>A</s> met <t>B</t>") == "[unused1] A [unused2] met [unused3] B [unused4]"

    class Torn(ByHeart):
        def pairs(self, passes: Any, actors: Any, targets: Any) -> Array:
            likely = {"AID": 0.3, "SANCTION": 0.25, "COERCE": 0.25}
            return np.array([[likely.get(root, 0.0) for root in ROOTS]], np.float32)

    torn: Any = Torn()
    (found,) = predict([Row("1", ROWS[0][1], "", "")], torn)
    assert (found.root, found.quad) == ("AID", 4)


def test_macro_f1_by_hand() -> None:
    assert macro_f1(["a", "a", "b", "c"], ["a", "b", "b", "b"]) == pytest.approx((2 / 3 + 1 / 2 + 0) / 3, abs=1e-4)
    assert macro_f1([1, 2], [1, 2]) == 1
    assert macro_f1([], []) == 0


def test_the_packaged_encoder_gives_every_row_a_root_of_its_quads(tmp_path: Path) -> None:
    file = write(tmp_path / "plv.tsv", ("uid", "marked_sentence"), [row[:2] for row in ROWS])
    assert measure_plv(file, out=tmp_path / "out.tsv") == {"sentences": 4}
    rows = [line.split("\t") for line in (tmp_path / "out.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    assert [uid for uid, _, _ in rows] == ["a7", "b8", "c9", "d0"]
    assert all(root in QUADS and quad in {"1", "2", "3", "4"} for _, root, quad in rows)
