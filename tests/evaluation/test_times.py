from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.times import Tag, measure_times, pairs, read_timeml, scores

_TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="TIME" value="2024-04-19T09:00" functionInDocument="CREATION_TIME">April 19</TIMEX3></DCT>
<TITLE>Talks in <TIMEX3 tid="t9" type="DATE" value="2024-05">May</TIMEX3></TITLE>
<TEXT>
R&amp;D <EVENT eid="e1">stopped</EVENT> <SIGNAL>in</SIGNAL> <TIMEX3 tid="t1" type="DATE" value="2023-07">July
</TIMEX3>and<TIMEX3 tid="t2" type="DURATION" value="P1D"/>
<TIMEX3 tid="t3" type="DATE" value="2024-04-18">yesterday</TIMEX3>.
</TEXT></TimeML>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.1.tml").write_text(_TIMEML, encoding="utf-8")
    return tmp_path


def test_offsets_count_the_decoded_text_with_its_first_line_break(folder: Path) -> None:
    text = read_timeml(folder / "sub" / "a.1.tml")
    assert (text.name, text.published, text.content[:5]) == ("a.1", "2024-04-19", "\nR&D ")
    assert [(text.content[t.start : t.end], t.value) for t in text.tags] == [
        ("July\n", "2023-07"),
        ("yesterday", "2024-04-18"),
    ]


def test_the_table_holds_what_was_scored(folder: Path) -> None:
    result = measure_times(folder, folder / "out.tsv")
    assert (result["gold"], result["relaxed_f1"], result["value_f1"]) == (2, 1, 1)
    assert result["strict_f1"] == 0.5  # the line break is no part of "July"
    content = read_timeml(folder / "sub" / "a.1.tml").content
    header, *rows = [line.split("\t") for line in (folder / "out.tsv").read_text(encoding="utf-8").splitlines()]
    assert header == ["doc", "start", "end", "value"]
    assert [(doc, content[int(a) : int(b)], value) for doc, a, b, value in rows] == [
        ("a.1", "July", "2023-07"),
        ("a.1", "yesterday", "2024-04-18"),
    ]


def test_each_expression_is_matched_once() -> None:
    gold = [Tag(0, 10, "2024"), Tag(20, 24, "P1D")]
    found = [Tag(0, 4, "2024"), Tag(5, 10, "2024"), Tag(20, 24, "P2D")]
    assert pairs(gold, found) == (2, 3, 2, 1, 1)
    assert scores([pairs(gold, found)])["relaxed_f1"] == 0.8
