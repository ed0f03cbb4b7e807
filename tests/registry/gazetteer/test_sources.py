import zipfile
from pathlib import Path

import pytest

from tocsin.errors import GazetteerError, RegistryError
from tocsin.registry.gazetteer import Place
from tocsin.registry.gazetteer.dump import check_table, dump_rows, unit_file_names
from tocsin.registry.gazetteer.ged import ged_rows
from tocsin.registry.gazetteer.latin import worth_keeping
from tocsin.registry.gazetteer.material import silent
from tocsin.registry.gazetteer.merge import joined
from tocsin.registry.gazetteer.middles import Middles
from tocsin.registry.gazetteer.supplement import read_supplement
from tocsin.registry.gazetteer.types import Row
from tocsin.registry.gazetteer.units import unit_names

GED = Path(__file__).parents[4] / "shared/data/ucdp"


def line(number: int, name: str, code: str = "P.PPL", latitude: str = "13.5") -> str:
    kind, feature = code.split(".")
    fields = [str(number), name, name, "XYZ,Altname", latitude, "2.1", kind, feature, "NE", "", "09", "1", "", "", "70"]
    return "\t".join([*fields, "", "", "Africa/Niamey", "2020-01-01"]) + "\n"


def read(path: Path, known: frozenset[str] = frozenset()) -> list[Row]:
    return list(dump_rows(path, known, {}, silent))


def test_a_geonames_table_is_read_from_text_and_zip(tmp_path: Path) -> None:
    text = tmp_path / "NE.txt"
    text.write_text(
        line(1, "Aba") + line(2, "Old Aba", "P.PPLH") + line(3, "Hotel", "S.HTL") + line(4, "Wadi", "H.WAD")
    )
    with zipfile.ZipFile(tmp_path / "NE.zip", "w") as packed:
        packed.write(text, "NE.txt")
        packed.writestr("readme.txt", "read me" * 1000)
    rows = read(tmp_path / "NE.zip")
    assert [(row.place.id, row.place.kind) for row in rows] == [("gn:1", "city"), ("gn:4", "water")]
    assert rows[0].place.country == "NER"
    assert rows[0].place.admin2 == "NE.09.1"
    assert rows[0].names == (("Aba", True), ("Altname", False))
    assert [row.place.id for row in read(text, frozenset({"gn:1"}))] == ["gn:4"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"one\ttwo\n", "2 columns instead of 19"),
        ("a.txt", b"\x00\x01\n", "binary"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"\xff\xfe\n", "UTF-8"),
        ("a.zip", b"PK nothing", "no zip file"),
        ("a.txt", line(1, "Aba", latitude="north").encode(), "line 1"),
    ],
)
def test_a_wrong_file_is_said_in_one_line(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=said):
        check_table(path)


def test_unit_files_give_names_by_id(tmp_path: Path) -> None:
    path = tmp_path / "admin1CodesASCII.txt"
    path.write_text("NE.09\tTillabéri Region\tTillaberi Region\t2595293\n", encoding="utf-8")
    assert unit_file_names((path,)) == {"gn:2595293": ("Tillabéri Region", "Tillaberi Region", "Tillabéri")}
    path.write_text("NE.09\tTillabéri\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="line 1"):
        unit_file_names((path,))


def test_ucdp_places_are_read_past_the_second_heading(tmp_path: Path) -> None:
    path = tmp_path / "ged.csv"
    path.write_text(
        "where_prec,where_coordinates,adm_1,latitude,longitude,country\n"
        ",#loc+name,#adm1+name,#geo+lat,#geo+lon,#country+name\n"
        "1.0,Aba village,Tillaberi region,14.1,1.2,Niger (Old Niger)\n"
        "1,Aba village,Tillaberi region,14.1,1.2,Niger (Old Niger)\n"
        "6.0,Niger,,17,9,Niger (Old Niger)\n"
    )
    (row,) = ged_rows(path, {"niger": "NER"}, {("NER", "tillaberi"): "NE.09"})
    assert (row.place.name, row.place.country, row.place.admin1) == ("Aba", "NER", "NE.09")
    assert row.names == (("Aba", True), ("Aba village", True))


@pytest.mark.skipif(not GED.is_dir(), reason="the shared UCDP files are not beside the checkout")
def test_ucdp_files_as_they_are_published_can_be_read() -> None:
    rows = ged_rows(GED / "hdx_ucdp_ged201_NGA_events.csv", {"nigeria": "NGA"}, {("NGA", "borno"): "NG.27"})
    assert len(rows) > 500
    assert any(row.place.name == "Maiduguri" and row.place.admin1 == "NG.27" for row in rows)


def test_codes_and_transliterations_are_no_names() -> None:
    kept = worth_keeping(["NIM", "Niamey", "nyamy", "Ниамей", "https://x.org/Y", "Nyamé", "Niamey"])
    assert kept == ("Niamey", "Nyamé")


def test_units_go_by_their_name_with_and_without_what_they_are() -> None:
    assert {name for name, _ in unit_names("Borno", "State", ())} == {"Borno", "Borno State"}
    assert {name for name, _ in unit_names("Adair County", "", ())} == {"Adair County", "Adair"}
    assert {name for name, _ in unit_names("Département de Say", "", ())} == {"Département de Say", "Say"}


def test_a_middle_lies_among_its_towns_across_the_date_line() -> None:
    middles = Middles(0.1)
    for longitude in (179.0, -179.0):
        middles.add("FJI", -17.0, longitude, 100)
    point = middles.point("FJI")
    assert point is not None and abs(abs(point[1]) - 180.0) < 0.01
    assert middles.population("FJI") == 200
    assert middles.point("NER") is None


def test_two_rows_of_one_place_become_one_with_the_names_of_both() -> None:
    town = Row(Place("gn:1", "Inata", "city", 14.3, -1.3, "BFA"), (("Inata", True),))
    again = Row(Place("ts:inata", "Inata", "city", 14.31, -1.31, "BFA"), (("Inata", True), ("Inata mine", True)))
    far = Row(Place("ts:inata-2", "Inata", "city", 12.0, -4.0, "BFA"), (("Inata", True),))
    rows = list(joined([town], [again, far], {"gn:1": ("Inataa",)}))
    assert [row.place.id for row in rows] == ["gn:1", "ts:inata-2"]
    assert {name for name, _ in rows[0].names} == {"Inata", "Inata mine", "Inataa"}


def test_a_wrong_row_of_the_supplement_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("source: own\nplaces:\n- {name: Aba, kind: city, lat: 95, lon: 2, country: NER}\n")
    with pytest.raises(RegistryError, match=r"a\.yaml.*Aba.*95"):
        read_supplement(tmp_path)
