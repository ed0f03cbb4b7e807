from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.places import detection_f1, error_auc, score_places, write_predictions
from evaluation.toponyms import Article, GoldPlace, corpora, read_articles
from tocsin.errors import UsageError
from tocsin.records import PlaceName

LGL = """<articles><article docid="1"><domain>news.example.ca</domain><text>A flood hit Gao and Mali.</text><toponyms>
<toponym><start>12</start><end>15</end><phrase>Gao</phrase><gaztag geonameid="1"><name>Gao</name><fcode>PPLA</fcode>
<lat>16.27</lat><lon>-0.04</lon></gaztag></toponym>
<toponym><start>20</start><end>24</end><phrase>Mali</phrase><gaztag><name>Republic of Mali</name><fcode>PCLI</fcode>
<lat>18</lat><lon>-2</lon></gaztag></toponym></toponyms></article></articles>"""
VIRUS = """<articles><article><text>A flood hit Gao.</text><locations><location><name>Gao</name><start>13</start>
<end>16</end><lat>16.27</lat><lon>-0.04</lon></location></locations></article>
<article><text>Nothing.</text></article></articles>"""


def test_lgl_and_its_kin_are_read(tmp_path: Path) -> None:
    (tmp_path / "TR-News.xml").write_text(LGL)
    article = corpora(tmp_path)["TR-News"][0]
    assert article.domain == "news.example.ca"
    assert [(p.phrase, p.feature, p.latitude) for p in article.gold] == [("Gao", "PPLA", 16.27), ("Mali", "PCLI", 18.0)]


def test_offsets_that_count_from_one_are_told_by_the_phrases(tmp_path: Path) -> None:
    file = tmp_path / "GeoVirus.xml"
    file.write_text(VIRUS)
    articles = read_articles(file)
    assert [(p.start, p.end) for p in articles[0].gold] == [(12, 15)]
    assert articles[1].gold == ()


def test_a_folder_without_a_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        corpora(tmp_path)


def _found(start: int, end: int, latitude: float, longitude: float, precision: str = "place") -> PlaceName:
    return PlaceName(start, end, "", latitude=latitude, longitude=longitude, precision=precision)  # type: ignore[arg-type]


def test_units_count_as_met_whatever_their_middle_and_towns_by_distance() -> None:
    gold = (GoldPlace(0, 3, "Gao", 16.27, -0.04, feature="PPLA"), GoldPlace(8, 12, "Mali", 18.0, -2.0, feature="PCLI"))
    far = [(_found(0, 3, 20.0, -0.04), _found(8, 12, 14.0, -5.0, "country"))]
    figures = score_places([Article("Gao and Mali", gold)], far)
    assert figures["all_acc161"] == 0.5
    assert figures["all_acc161_raw"] == 0.0
    assert figures["detection_f1"] == 1.0


def test_what_is_not_resolved_counts_against_all_but_not_against_the_resolved() -> None:
    gold = (GoldPlace(0, 3, "Gao", 16.27, -0.04), GoldPlace(8, 13, "Kidal", 18.44, 1.41), GoldPlace(20, 23, "Ber"))
    figures = score_places([Article("Gao and Kidal", gold)], [(_found(0, 3, 16.3, 0.0), PlaceName(8, 13, "Kidal"))])
    assert (figures["mentions"], figures["resolved"]) == (2, 1)
    assert (figures["all_acc161"], figures["resolved_acc161"]) == (0.5, 1.0)


def test_detection_counts_exact_spans() -> None:
    article = Article("Gao Region", (GoldPlace(0, 10, "Gao Region"),))
    assert detection_f1([article], [(_found(0, 3, 1.0, 1.0),)]) == 0.0
    assert detection_f1([article], [(_found(0, 10, 1.0, 1.0),)]) == 1.0


def test_error_auc_runs_from_best_to_worst() -> None:
    assert error_auc([0.0, 0.0]) == 0.0
    assert error_auc([20_039.0, 20_039.0]) == pytest.approx(1.0)
    assert error_auc([5.0]) is None


def test_predictions_hold_only_places_with_a_point(tmp_path: Path) -> None:
    file = tmp_path / "out.tsv"
    write_predictions(file, [(), (_found(0, 3, 16.27, -0.04), PlaceName(8, 13, "Kidal"))])
    assert file.read_text() == "doc\tstart\tend\tlatitude\tlongitude\n1\t0\t3\t16.27\t-0.04\n"
