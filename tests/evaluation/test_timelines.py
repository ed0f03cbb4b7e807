"""Date-F1: which days a timeline keeps, held against what journalists kept."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from evaluation.timelines import Article, choose, date_f1, day_counts, measure_timelines, read_timeline, read_topics
from tocsin.errors import UsageError

RULE = "-" * 32


def write(file: Path, *days: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{day}\nWhat happened . \n{RULE}\n" for day in days))


def named(article: Article) -> list[str]:
    return [word for word in article.text.split() if word.startswith("20")]


def test_a_timeline_is_read_and_other_text_is_none() -> None:
    assert read_timeline(f"2011-04-22\nOne .\nTwo .\n{RULE}\n2011-04-22\nThree .\n") == {
        "2011-04-22": "One .\nTwo .\nThree ."
    }
    assert read_timeline("A report of 2011-04-22.") == {}
    assert read_timeline("2011-13-45\nNo such day.") == {}


def test_as_many_days_as_the_gold_has_inside_its_range() -> None:
    counts = day_counts(
        [Article("2011-01-02", "2011-01-05 2011-01-05"), Article("2011-01-05", ""), Article("2010-01-01", "")], named
    )
    assert counts == {"2011-01-02": 1, "2011-01-05": 2, "2010-01-01": 1}
    assert choose(counts, {"2011-01-01": "", "2011-01-05": ""}) == {"2011-01-02", "2011-01-05"}
    assert choose(counts, {"2011-01-05": ""}) == {"2011-01-05"}


def test_date_f1() -> None:
    assert date_f1({"a", "b"}, {"b", "c"}) == 0.5
    assert date_f1({"a"}, set()) == 0


def test_without_articles_there_is_only_what_people_come_to(tmp_path: Path) -> None:
    write(tmp_path / "one" / "bbc.txt", "2011-01-01", "2011-01-02", "2011-01-03")
    write(tmp_path / "one" / "ap.txt", "2011-01-02", "2011-01-03", "2011-01-04")
    found = measure_timelines(tmp_path, named)
    assert (found["date_f1"], found["timelines"], found["topics"], found["articles"]) == (None, 2, 1, 0)
    assert found["date_f1_humans"] == 1.0  # over the days that both span
    assert found["date_f1_pooled"] == pytest.approx(4 / 5)


@pytest.mark.parametrize(
    "where", ["one/articles.jsonl", "one/articles.jsonl.gz", "articles/one.jsonl", "one/articles/a.jsonl"]
)
def test_articles_are_found_where_they_may_lie(tmp_path: Path, where: str) -> None:
    write(tmp_path / "one" / "bbc.txt", "2011-01-01", "2011-01-03")
    rows = [{"date": "2011-01-03T09:00", "text": "since 2011-01-01"}, {"published": "2011-01-02", "text": "2011-01-03"},
            {"date": "", "text": "2011-01-02"}, {"date": "2011-01-03", "text": "since 2011-01-01"}]  # fmt: skip
    file = tmp_path / where
    file.parent.mkdir(exist_ok=True)
    text = "\n".join(map(json.dumps, rows)) + "\n"
    file.write_bytes(gzip.compress(text.encode()) if file.suffix == ".gz" else text.encode())
    found = measure_timelines(tmp_path, named)
    assert (found["articles"], found["date_f1"], found["by_timeline"]) == (2, 1.0, {"one/bbc": 1.0})


def test_text_files_have_their_day_in_the_name(tmp_path: Path) -> None:
    write(tmp_path / "one" / "bbc.txt", "2011-01-01")
    write(tmp_path / "one" / "articles" / "2011-01-01" / "a.txt")
    (tmp_path / "one" / "articles" / "2011-01-01" / "a.txt").write_text("A report.")
    (tmp_path / "one" / "articles" / "undated.txt").write_text("Another.")
    assert measure_timelines(tmp_path, named)["articles"] == 1


def test_a_folder_without_timelines_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("Nothing here.")
    assert read_topics(tmp_path) == {}
    with pytest.raises(UsageError, match="holds no timeline"):
        measure_timelines(tmp_path, named)
