"""Who claims what, by words: brat files as they come, stretches as they are marked, and scores by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluation import attribution
from evaluation.attribution import Article, Marked, find_marked, list_errors, measure_attribution, read_articles
from evaluation.cli import commands
from tocsin.errors import UsageError

Span = tuple[int, int]
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
TEXT = "“We lost,” Mayor Zoë Lindqvist has said, “but\nfairly.” Reportedly the clerk wept."


def stretch(name: str, kind: str, *parts: str, text: str = TEXT) -> str:
    offsets = ";".join(f"{text.index(part)} {text.index(part) + len(part)}" for part in parts)
    return f"{name}\t{kind} {offsets}\t{' '.join(parts)}"


ANN = "\n".join(
    (
        stretch("T1", "Source", "Mayor Zoë Lindqvist"),
        stretch("T2", "Cue", "has said"),
        stretch("T3", "Content", "“We lost,”", "“but\nfairly.”"),
        stretch("T4", "Attribution", "has said"),
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
        "#1\tAnnotatorNotes T4\tIs this one?",
        stretch("T5", "Cue", "Reportedly"),
        stretch("T6", "Content", "the clerk"),
        stretch("T7", "Content", "wept"),
        stretch("T8", "Attribution-no-source", "Reportedly"),
        "E2\tAttribution-no-source:T8 Content:T6 Content2:T7 Cue:T5",
        stretch("T9", "Discard", "wept"),
        "E3\tAttribution-no-source:T8",
        "",
    )
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "paper_2016-05-04_a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "text" / "unmarked.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "paper_2016-05-04_a_0a1b.ann").write_text(ANN, encoding="utf-8")
    return tmp_path


def words(text: str, marked: tuple[Span, ...]) -> list[str]:
    return [text[a:b] for a, b in marked]


def test_stretches_in_parts_over_line_breaks_and_notes_are_read(folder: Path) -> None:
    (article,) = read_articles(folder)
    said, wept = article.gold
    assert (article.id, article.text) == ("paper_2016-05-04_a", TEXT)
    assert words(TEXT, said.content) == ["“We lost,”", "“but\nfairly.”"]
    assert (words(TEXT, said.source), words(TEXT, said.cue)) == (["Mayor Zoë Lindqvist"], ["has said"])
    assert (wept.source, words(TEXT, wept.content)) == ((), ["the clerk", "wept"])


def test_the_annotator_nearest_to_the_others_speaks_for_a_text(folder: Path) -> None:
    for name, content in (("2c3d", "the clerk wept"), ("4e5f", "clerk wept"), ("6a7b", "Reportedly")):
        lines = (stretch("T1", "Content", content), "E1\tAttribution-no-source:T1 Content:T1", "")
        (folder / "attributions" / f"paper_2016-05-04_a_{name}.ann").write_text("\n".join(lines), encoding="utf-8")
    (article,) = read_articles(folder)
    assert [words(TEXT, one.content) for one in article.gold] == [["the clerk wept"]]


def test_what_is_no_such_folder_or_file_is_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "attributions" / "paper_2016-05-04_a_0a1b.ann").write_text("E1\tContent:T9\n", encoding="utf-8")
    with pytest.raises(UsageError, match="T9"):
        read_articles(folder)
    with pytest.raises(UsageError, match="no text"):
        read_articles(tmp_path / "text")


def test_figures_and_table_by_hand(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def spans(*parts: str) -> tuple[Span, ...]:
        return tuple((TEXT.index(part), TEXT.index(part) + len(part)) for part in parts)

    lost = Marked(spans("Lindqvist"), spans("said"), spans("We lost"))
    fairly = Marked(spans("Lindqvist"), (), spans("but\nfairly"))
    other = Marked((), spans("Reportedly"), spans("Mayor Zoë"))
    monkeypatch.setattr(attribution, "find_marked", lambda _: iter([(lost, fairly, other)]))
    figures = measure_attribution(folder, out=tmp_path / "out.tsv", errors=1)
    assert figures == {
        "texts": 1,
        "attributions": 2,
        "found": 3,
        "source_f1": 0.5,  # 1 word of 3
        "cue_f1": 0.8,  # 2 words of 3
        "content_f1": pytest.approx(8 / 13),  # 4 of the 7 marked, 2 beside them
        "source_exact_f1": 0.0,
        "cue_exact_f1": 0.5,
        "content_exact_f1": 0.0,
        "source_precision": 1.0,
        "cue_precision": 1.0,
        "content_precision": pytest.approx(4 / 6),
        "source_recall": pytest.approx(1 / 3),
        "cue_recall": pytest.approx(2 / 3),
        "content_recall": pytest.approx(4 / 7),
        "paired_f1": 0.4,  # one half of a quotation in two parts; the other half is left over
        "source_right": 1.0,
        "texts_of_two": 0,
        "annotators_source_f1": None,
        "annotators_cue_f1": None,
        "annotators_content_f1": None,
    }
    assert capsys.readouterr().out.splitlines() == [
        "paper_2016-05-04_a\tmissed\t– | Reportedly | the clerk … wept",
        "paper_2016-05-04_a\tspurious\t– | Reportedly | Mayor Zoë",
    ]
    rows = (tmp_path / "out.tsv").read_text(encoding="utf-8").splitlines()
    assert rows[:3] == [
        "text\tkind\tstart\tend",
        "paper_2016-05-04_a\tsource\t21\t30",
        "paper_2016-05-04_a\tcue\t35\t39",
    ]
    assert len(rows) == 1 + 2 + 2 + 3


def test_punctuation_is_no_word_and_the_wrong_source_counts() -> None:
    text = "Osman: “We won.” Lindqvist"
    gold = Marked(((0, 5),), ((5, 6),), ((7, 16),))
    right, wrong = Marked(((0, 5),), (), ((8, 14),)), Marked(((17, 26),), (), ((8, 14),))
    figures = attribution.score([Article("a", text, (gold,))] * 2, [(right,), (wrong,)])
    assert (figures["content_exact_f1"], figures["cue_f1"], figures["cue_recall"]) == (1.0, 1.0, None)
    assert figures["source_right"] == figures["source_exact_f1"] == 0.5
    assert list(list_errors([Article("a", text, (gold,))], [(right,)], 5)) == []


CODED = (
    "Ines Lindqvist, the mayor of Berlin, has said that the bridge is safe. According to Karl Osman, it was shut. "
    "The engineer who reported that the pillars were cracked resigned. "
    "Lindqvist called for a new bridge. “We will build it,” she said. “We start soon.” "
    "The old one, the engineers said, would never hold. "
    "Even the mayor went on to say that it was a risk."
)
EXPECTED: list[tuple[str, ...]] = [
    ("Ines Lindqvist, the mayor of Berlin", "has said", "that the bridge is safe"),
    ("Karl Osman", "According to", "it was shut"),
    ("who", "reported", "that the pillars were cracked"),
    ("Lindqvist", "called for", "a new bridge"),
    ("she", "said", "“We will build it,”", "“We start soon.”"),
    ("the engineers", "said", "The old one,", ", would never hold"),
    ("the mayor", "went on to say", "that it was a risk"),
]


def test_what_the_coder_finds_is_cut_as_polnear_marks_it() -> None:
    (found,) = find_marked([Article("paper_2016-05-04_a", CODED, ())])
    cut = [tuple(CODED[a:b].strip() for kind in attribution.KINDS for a, b in getattr(one, kind)) for one in found]
    assert cut == EXPECTED


def test_the_command_prints_one_line_of_json(folder: Path) -> None:
    result = CliRunner().invoke(commands, ["attribution", str(folder), "--limit", "1"])
    assert result.exit_code == 0
    figures = json.loads(result.output)
    assert (figures["texts"], figures["attributions"]) == (1, 2)
    assert figures["content_recall"] > 0


@pytest.mark.shared
def test_every_stretch_of_the_benchmark_lies_in_its_text() -> None:
    folder = SHARED / "polnear" / "dev"
    if not folder.is_dir():
        pytest.skip("the benchmark is not beside this checkout")
    articles = read_articles(folder)
    assert len(articles) == len(list((folder / "text").glob("*.txt")))
    for article in articles:
        for one in article.gold:
            assert all(0 <= a < b <= len(article.text) for a, b in (*one.source, *one.cue, *one.content))


def test_a_second_annotator_is_measured_as_a_program_is() -> None:
    both = Marked(((0, 4),), (), ((5, 14),))
    half = Marked(((0, 4),), (), ((5, 9),))
    figures = attribution.annotators([Article("a", "Rome will burn", (both,), (half,)), Article("b", "Rome", ())])
    assert figures["texts_of_two"] == 1
    assert figures["annotators_source_f1"] == 1.0
    assert figures["annotators_content_f1"] == pytest.approx(2 / 3)
