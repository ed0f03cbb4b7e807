"""The bundled sample is complete, marked for what it is, and varied in the ways that its README promises."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tocsin.sample import sample_paths

REPORTS, META = sample_paths()
ROWS = {row["doc"]: row for row in map(json.loads, META.read_text("utf-8").splitlines())}
FILES = {file.stem: file for file in sorted(REPORTS.iterdir())}


def body(name: str) -> str:
    raw = FILES[name].read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def named(start: str) -> str:
    return next(name for name in FILES if name.startswith(start))


def shingles(text: str, size: int = 5) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}


def test_every_report_has_its_row_and_every_row_its_report() -> None:
    assert set(ROWS) == set(FILES)
    assert len(FILES) >= 36


def test_every_row_says_that_it_was_written_for_the_sample_and_no_text_does() -> None:
    assert {row["note"] for row in ROWS.values()} == {"written for the sample"}
    assert not [name for name in FILES if "written for the sample" in body(name)]


def test_dates_are_days_of_the_crisis_and_two_reports_have_none() -> None:
    dated = [date.fromisoformat(row["published"]) for row in ROWS.values() if row.get("published")]
    assert len(dated) == len(ROWS) - 2
    assert date(2023, 7, 26) <= min(dated) <= max(dated) <= date(2024, 12, 31)


@pytest.mark.parametrize("name", FILES)
def test_length(name: str) -> None:
    assert 150 <= len(body(name).split()) <= 450


def test_datelines_agree_with_the_day_of_publication() -> None:
    """A dateline such as "NIAMEY, August 6" is that day's, or the day before's where another outlet copied it."""
    checked = 0
    for name, row in ROWS.items():
        found = re.match(r"[A-ZÀ-Ý' ]+, ([A-Z][a-z]+) (\d+)", body(name))
        if found and row.get("published"):
            day = date.fromisoformat(row["published"])
            written = {(d.strftime("%B"), str(d.day)) for d in (day, day - timedelta(days=1))}
            assert found.groups() in written, name
            checked += 1
    assert checked >= 8


def test_one_report_is_a_copy_and_one_nearly() -> None:
    assert body(named("03")) == body(named("04"))
    first, second = shingles(body(named("24"))), shingles(body(named("25")))
    assert 0.5 < len(first & second) / len(first | second) < 1


def test_a_rewriting_shares_the_news_but_not_the_words() -> None:
    assert "850" in body(named("08")) and "850" in body(named("09"))
    assert len(shingles(body(named("08"))) & shingles(body(named("09")))) < 5


def test_three_reports_are_in_french_and_coded_by_hand() -> None:
    french = sorted(name for name, row in ROWS.items() if row["lang"] == "fr")
    assert [name[:2] for name in french] == ["42", "43", "44"]
    assert {row["lang"] for row in ROWS.values()} == {"en", "fr"}
    gold = Path(__file__).parents[1] / "evaluation/gold/sample"
    for name in french:
        for line in (gold / f"{name}.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            assert body(name)[record["start"] : record["end"]] == record["evidence"]


def test_one_report_is_not_utf8_and_one_is_a_web_page() -> None:
    with pytest.raises(UnicodeDecodeError):
        FILES[named("17")].read_bytes().decode("utf-8")
    assert [file.suffix for file in FILES.values() if file.suffix != ".txt"] == [".html"]


def test_outlets_are_those_that_the_readme_calls_invented() -> None:
    readme = Path(META.parent, "README.md").read_text("utf-8")
    table = readme[readme.index("| outlet") : readme.index("What to look for")]
    assert not sorted({row["outlet"] for row in ROWS.values() if row["outlet"] not in table})
